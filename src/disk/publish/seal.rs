//! The seal of a publication: which manifest this program put there, and up to when it knows the files
//! beside it to be what the manifest says.
//!
//! A file that was changed later than its manifest shows in the time of its last change. But whoever
//! touches the manifest afterwards (a backup, a change of owner, a copy) makes it the younger one, and the
//! change would go unseen for ever. So the manifest's own identity is noted beside it: a manifest that is
//! no longer that very file vouches for nothing, and every file is read. Must not know what is published.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::error::PublishError;
use super::manifest::Manifest;
use super::operation;
use crate::disk::Below;
use crate::source::OutputPath;

/// The name of the file in the folder of the manifest.
pub const NAME: &str = "seal";

/// A seal is one short line.
const LONGEST: u64 = 200;

/// Until when a folder's files are known to be what its manifest says; `None` when nobody knows.
pub fn vouched(folder: &Path) -> Option<SystemTime> {
    let text = read(folder)?;
    let mut words = text.split_whitespace();
    let sealed = words.next()? == Manifest::identity(folder)?.to_string();
    moment(words.next()?).filter(|_| sealed)
}

/// When a publication went on line for the first time; of one that nobody sealed, when its manifest came
/// there.
pub fn published(folder: &Path) -> SystemTime {
    let noted = read(folder).and_then(|text| moment(text.split_whitespace().nth(2)?));
    let came = || Manifest::identity(folder).map(|identity| identity.time());
    noted.or_else(came).unwrap_or(SystemTime::UNIX_EPOCH)
}

fn read(folder: &Path) -> Option<String> {
    let path = format!("{}/{NAME}", OutputPath::RESERVED);
    let (file, _) = Below { folder, path: &path }.open().ok()??;
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    Some(text)
}

fn moment(nanoseconds: &str) -> Option<SystemTime> {
    let nanoseconds = u64::from_str_radix(nanoseconds, 16).ok()?;
    Some(SystemTime::UNIX_EPOCH + Duration::from_nanos(nanoseconds))
}

/// Seals the manifest of a folder. Files changed later than `until` are read at the next look; without
/// that moment the manifest's own counts. `published`
/// is when it went on line first, `draft` is a place on the same file system for the new seal.
pub fn put(
    folder: &Path,
    until: Option<SystemTime>,
    published: SystemTime,
    draft: &Path,
) -> Result<(), PublishError> {
    let Some(identity) = Manifest::identity(folder) else { return Ok(()) };
    let nanoseconds =
        |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_nanos();
    let until = nanoseconds(until.unwrap_or_else(|| identity.time()));
    let published = nanoseconds(published);
    operation::remove_file(draft)?;
    operation::write_file(draft, format!("{identity} {until:x} {published:x}\n").as_bytes())?;
    operation::rename(draft, &place(folder))
}

/// Where the seal of a folder lies.
pub fn place(folder: &Path) -> PathBuf {
    folder.join(OutputPath::RESERVED).join(NAME)
}
