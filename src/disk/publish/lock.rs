//! One publication at a time: a lock that the system itself releases when its holder dies.
//!
//! Must not know what it guards.

use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::content::last_touched;
use super::error::{Action, PublishError};
use super::operation;

/// How often the folder of the lock may vanish under our hands because another run is tidying up.
const ATTEMPTS: usize = 100;

/// A lock held by this process.
#[derive(Debug)]
pub struct Lock {
    place: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock in a folder, making the folder when it is missing.
    pub fn take(folder: &Path, output: &Path) -> Result<Self, PublishError> {
        let place = folder.join("lock");
        for _ in 0..ATTEMPTS {
            // Private, so that a web server which serves the folder above does not publish what was
            // withdrawn.
            operation::create_private_folder(folder)?;
            let mut file = match open(&place) {
                Ok(file) => file,
                Err(cause) if cause.kind() == io::ErrorKind::NotFound => continue,
                Err(_) if is_in_the_way(&place) => {
                    operation::remove_file(&place)?;
                    continue;
                }
                Err(cause) => return Err(PublishError::system(Action::Create, &place, cause)),
            };
            let busy = |process| PublishError::Busy { output: output.to_owned(), process };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(busy(holder(&mut file))),
                // Some network drives know no locks. There the number of the process has to do.
                Err(TryLockError::Error(_)) => {
                    if let Some(process) = holder(&mut file).filter(|process| is_alive(*process)) {
                        return Err(busy(Some(process)));
                    }
                }
            }
            if is_in_the_way(&place) {
                operation::remove_file(&place)?;
                continue;
            }
            if is_still_at(&file, &place) {
                // The number is for messages only; a disk too full for it is found out soon enough.
                let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
                return Ok(Self { place, file });
            }
        }
        Err(PublishError::Busy { output: output.to_owned(), process: None })
    }

    /// When it was taken, by the clock of the file system.
    pub fn taken(&self) -> SystemTime {
        self.file.metadata().map_or(SystemTime::UNIX_EPOCH, |found| last_touched(&found))
    }

    /// Removes the file; the lock itself is held until it is dropped.
    pub fn remove(&self) -> Result<(), PublishError> {
        operation::remove_file(&self.place)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Said aloud, not left to closing the file: a child process that is just being started may
        // hold a copy of it for a moment.
        let _ = self.file.unlock();
    }
}

/// Opens the file of the lock, which is made when there is none; what stands in its place is not followed,
/// and not waited for.
fn open(place: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt as _;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(place)
}

/// Whether something stands in the place of the lock that this program never puts there: a link, a pipe, or
/// a file that has another name elsewhere. Nothing is written to it; that name of it goes.
fn is_in_the_way(place: &Path) -> bool {
    #[cfg(unix)]
    let shared = |found: &Metadata| std::os::unix::fs::MetadataExt::nlink(found) > 1;
    #[cfg(not(unix))]
    let shared = |_: &Metadata| false;
    fs::symlink_metadata(place).is_ok_and(|found| !found.is_dir() && (!found.is_file() || shared(&found)))
}

/// The process that wrote its number into the lock.
fn holder(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.take(20).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

#[cfg(unix)]
fn is_alive(process: u32) -> bool {
    use rustix::process::{Pid, test_kill_process};

    i32::try_from(process).ok().and_then(Pid::from_raw).is_some_and(|pid| {
        process != std::process::id() && test_kill_process(pid) != Err(rustix::io::Errno::SRCH)
    })
}

#[cfg(not(unix))]
fn is_alive(process: u32) -> bool {
    process != std::process::id()
}

/// Whether the locked file is the one that now lies there: between opening and locking, another run
/// may have ended and removed it.
#[cfg(unix)]
fn is_still_at(file: &File, place: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    match (file.metadata(), fs::symlink_metadata(place)) {
        (Ok(ours), Ok(there)) => ours.ino() == there.ino() && ours.dev() == there.dev(),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still_at(_file: &File, place: &Path) -> bool {
    fs::symlink_metadata(place).is_ok()
}
