//! The only room that touches files: loading a site, publishing it, creating one.

pub mod create;
pub mod load;
pub mod publish;

use std::fs::{File, Metadata};
use std::path::Path;
use std::time::UNIX_EPOCH;

/// Opens a regular file for reading; its length, and a tag that changes with its content. A link is
/// not followed. `None` when there is no such file.
pub fn open_regular(path: &Path) -> Option<(File, u64, String)> {
    let (file, found) = publish::open_regular(path).ok()?;
    let tag = tag(&found);
    Some((file, found.len(), tag))
}

/// Length and time of a file.
fn tag(found: &Metadata) -> String {
    let modified = found.modified().unwrap_or(UNIX_EPOCH).duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}-{:x}", found.len(), modified.as_nanos())
}
