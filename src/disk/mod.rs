//! The only room that touches files: loading a site, publishing it, creating one.

pub mod create;
pub mod load;
pub mod publish;

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::diagnostic::Code;

/// What this room finds.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    [load::codes::ALL, publish::codes::ALL].into_iter().flatten().copied()
}

/// Opens a file for reading if it is a regular one; `None` for anything else. A link is not followed, a
/// pipe without a writer does not wait, and what was opened is looked at, not what lay there before.
fn open_if_regular(path: &Path) -> io::Result<Option<(File, Metadata)>> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt as _;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        options.custom_flags(flags.bits().cast_signed());
    }
    match options.open(path) {
        Ok(file) => file.metadata().map(|found| found.is_file().then_some((file, found))),
        Err(_) if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Opens a regular file for reading; its length, and a tag that changes with its content. A link is
/// not followed. `None` when there is no such file.
pub fn open_regular(path: &Path) -> Option<(File, u64, String)> {
    let (file, found) = open_if_regular(path).ok()??;
    let tag = tag(&found);
    Some((file, found.len(), tag))
}

/// Length and time of a file.
fn tag(found: &Metadata) -> String {
    let modified = found.modified().unwrap_or(UNIX_EPOCH).duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}-{:x}", found.len(), modified.as_nanos())
}
