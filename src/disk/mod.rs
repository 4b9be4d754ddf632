//! The only room that touches files: loading a site, publishing it, creating one.

mod below;
pub mod create;
pub mod load;
pub mod publish;

pub use below::Below;

use std::fs::{File, Metadata};
use std::time::UNIX_EPOCH;

use crate::diagnostic::Code;

/// What this room finds.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    [load::codes::ALL, publish::codes::ALL].into_iter().flatten().copied()
}

/// Opens a regular file below a folder for reading; its length, and a tag that changes with its content. No
/// link is followed. `None` when there is no such file.
pub fn open_regular(file: Below<'_>) -> Option<(File, u64, String)> {
    let (file, found) = file.open().ok()??;
    let tag = tag(&found);
    Some((file, found.len(), tag))
}

/// Length and time of a file.
fn tag(found: &Metadata) -> String {
    let modified = found.modified().unwrap_or(UNIX_EPOCH).duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}-{:x}", found.len(), modified.as_nanos())
}
