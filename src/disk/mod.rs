//! The only room that touches files: loading a site, publishing it, creating one.

pub mod create;
pub mod load;
pub mod publish;

use std::fs::File;
use std::path::Path;

/// Opens a regular file for reading; its length, and a tag that changes with its content. A link is
/// not followed. `None` when there is no such file.
pub fn open_regular(path: &Path) -> Option<(File, u64, String)> {
    let (file, found) = publish::open_regular(path).ok()?;
    let modified = found.modified().ok()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Some((file, found.len(), format!("{:x}-{:x}", found.len(), modified.as_nanos())))
}
