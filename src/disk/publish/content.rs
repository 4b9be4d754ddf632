//! Reading and writing the content of files: hashed while it passes.
//!
//! Must not know manifests or where a file belongs.

use std::fs::{File, Metadata};
use std::io::Read as _;
use std::path::Path;
use std::time::SystemTime;

use super::error::{Action, PublishError};
use super::operation;
use crate::disk::Below;
use crate::source::{Digest, Digester};

/// How much of a file is held in memory at once.
const CHUNK: usize = 64 * 1024;

/// How often a source that changes while being read is read again.
const ATTEMPTS: usize = 3;

/// Opens a regular file for reading.
pub fn open_regular(file: Below<'_>) -> Result<(File, Metadata), PublishError> {
    match file.open() {
        Ok(Some(found)) => Ok(found),
        Ok(None) => Err(PublishError::NotRegular(file.to_os())),
        Err(cause) => Err(PublishError::system(Action::Read, &file.to_os(), cause)),
    }
}

/// The digest and length of a file's content.
pub fn digest_of_file(file: Below<'_>) -> Result<(Digest, u64), PublishError> {
    steadily(file, |open, length| stream(open, file, length, |_| Ok(())))
}

/// Copies a file's content into a new file; the digest and length of what was written. The new file
/// has the given time of modification, or the present one.
pub fn copy(from: Below<'_>, to: &Path, time: Option<SystemTime>) -> Result<(Digest, u64), PublishError> {
    let mut copy: Option<File> = None;
    steadily(from, |file, length| {
        if copy.take().is_some() {
            operation::remove_file(to)?; // the copy of a moment ago was not steady
        }
        let mut fresh = operation::create_file(to)?;
        let content = stream(file, from, length, |bytes| operation::write(&mut fresh, to, bytes))?;
        if let Some(time) = time {
            operation::stamp(&fresh, to, time)?;
        }
        copy = Some(fresh);
        Ok(content)
    })
}

/// Reads a file until two looks, before and after, agree on its size and time.
fn steadily(
    place: Below<'_>,
    mut read: impl FnMut(&File, u64) -> Result<(Digest, u64), PublishError>,
) -> Result<(Digest, u64), PublishError> {
    for _ in 0..ATTEMPTS {
        let (file, before) = open_regular(place)?;
        let content = read(&file, before.len())?;
        let failed = |cause| PublishError::system(Action::Read, &place.to_os(), cause);
        let after = file.metadata().map_err(failed)?;
        if content.1 == after.len() && before.modified().ok() == after.modified().ok() {
            return Ok(content);
        }
    }
    Err(PublishError::Unsteady(place.to_os()))
}

/// Reads a file of this length; one byte more shows that it is growing, and a file that grows as fast as it
/// is read would never end.
fn stream(
    file: &File,
    place: Below<'_>,
    length: u64,
    mut pass: impl FnMut(&[u8]) -> Result<(), PublishError>,
) -> Result<(Digest, u64), PublishError> {
    let mut file = file.take(length.saturating_add(1));
    let mut buffer = vec![0; CHUNK];
    let (mut digester, mut size) = (Digester::default(), 0);
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok((digester.finish(), size)),
            Ok(length) => {
                digester.update(&buffer[..length]);
                size += u64::try_from(length).expect("memory is smaller than 2^64 bytes");
                pass(&buffer[..length])?;
            }
            Err(cause) if cause.kind() == std::io::ErrorKind::Interrupted => {}
            Err(cause) => return Err(PublishError::system(Action::Read, &place.to_os(), cause)),
        }
    }
}

/// When a file was changed, renamed or put there.
#[cfg(unix)]
pub fn last_touched(found: &Metadata) -> SystemTime {
    use std::os::unix::fs::MetadataExt as _;
    use std::time::Duration;

    let nanoseconds = Duration::from_nanos(u64::try_from(found.ctime_nsec()).unwrap_or(0));
    match u64::try_from(found.ctime()) {
        Ok(seconds) => SystemTime::UNIX_EPOCH + Duration::from_secs(seconds) + nanoseconds,
        Err(_) => SystemTime::UNIX_EPOCH,
    }
}

/// When a file was changed.
#[cfg(not(unix))]
pub fn last_touched(found: &Metadata) -> SystemTime {
    found.modified().unwrap_or(SystemTime::UNIX_EPOCH)
}
