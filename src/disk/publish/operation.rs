//! Every change that publishing makes on the disk, one function each, so that tests can break
//! each of them (see `faults`).
//!
//! A file is never written in place: it is made under a new name, so that whoever reads the old one
//! goes on reading it. Must not know what the files are.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::SystemTime;

use super::error::{Action, PublishError};
#[cfg(test)]
use super::faults::step;

#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "tests let each operation fail")]
fn step() -> io::Result<()> {
    Ok(())
}

/// Makes a file that must not exist yet, with the folders above it. Trying first and making folders
/// only when one is missing costs nothing in the common case and needs no memory of what was made.
pub fn create_file(path: &Path) -> Result<File, PublishError> {
    let create = || step().and_then(|()| File::create_new(path));
    match create() {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            create_folders(path.parent().expect("a file lies in a folder"))?;
            create()
        }
        result => result,
    }
    .map_err(|cause| PublishError::system(Action::Create, path, cause))
}

/// Appends to a file that [`create_file`] made.
pub fn write(file: &mut File, path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    step()
        .and_then(|()| file.write_all(bytes))
        .map_err(|cause| PublishError::system(Action::Write, path, cause))
}

/// Makes a file with its whole content.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let mut file = create_file(path)?;
    write(&mut file, path, bytes)
}

/// Makes a folder and those above it, as far as they are missing.
pub fn create_folders(path: &Path) -> Result<(), PublishError> {
    step()
        .and_then(|()| fs::create_dir_all(path))
        .map_err(|cause| PublishError::system(Action::Create, path, cause))
}

/// Makes a folder that only this user may look into, if it is missing.
pub fn create_private_folder(path: &Path) -> Result<(), PublishError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    step()
        .and_then(|()| builder.create(path))
        .map_err(|cause| PublishError::system(Action::Create, path, cause))
}

/// Gives a file another time of modification.
pub fn set_modified(path: &Path, time: SystemTime) -> Result<(), PublishError> {
    step()
        .and_then(|()| File::open(path)?.set_modified(time))
        .map_err(|cause| PublishError::system(Action::Write, path, cause))
}

/// Gives an open file another time of modification.
pub fn stamp(file: &File, path: &Path, time: SystemTime) -> Result<(), PublishError> {
    step()
        .and_then(|()| file.set_modified(time))
        .map_err(|cause| PublishError::system(Action::Write, path, cause))
}

/// Moves a file or folder; a file of the new name is replaced.
pub fn rename(from: &Path, to: &Path) -> Result<(), PublishError> {
    step().and_then(|()| fs::rename(from, to)).map_err(|cause| PublishError::system(Action::Move, to, cause))
}

/// Moves a file, making the folders above its new place when they are missing.
pub fn move_file(from: &Path, to: &Path) -> Result<(), PublishError> {
    match step().and_then(|()| fs::rename(from, to)) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            create_folders(to.parent().expect("a file lies in a folder"))?;
            rename(from, to)
        }
        result => result.map_err(|cause| PublishError::system(Action::Move, to, cause)),
    }
}

/// What became of an [`exchange`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exchange {
    /// The two folders have swapped places, in one step.
    Done,
    /// This system or file system has no such step; nothing was changed.
    Unavailable,
}

/// Lets two folders swap places in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub fn exchange(ours: &Path, theirs: &Path) -> Result<Exchange, PublishError> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    #[cfg(test)]
    if super::faults::without_exchange() {
        return Ok(Exchange::Unavailable);
    }
    let result = step()
        .and_then(|()| renameat_with(CWD, ours, CWD, theirs, RenameFlags::EXCHANGE).map_err(io::Error::from));
    match result {
        Ok(()) => Ok(Exchange::Done),
        Err(cause) => match cause.raw_os_error().map(Errno::from_raw_os_error) {
            Some(error) if [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP].contains(&error) => {
                Ok(Exchange::Unavailable)
            }
            _ => Err(PublishError::system(Action::Move, theirs, cause)),
        },
    }
}

/// Lets two folders swap places in one step: not known on this system.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature on every system")]
pub fn exchange(_ours: &Path, _theirs: &Path) -> Result<Exchange, PublishError> {
    Ok(Exchange::Unavailable)
}

/// Removes a file; one that is gone already is fine.
pub fn remove_file(path: &Path) -> Result<(), PublishError> {
    forgiving(step().and_then(|()| fs::remove_file(path)), path)
}

/// Removes an empty folder; one that is gone already is fine.
pub fn remove_folder(path: &Path) -> Result<(), PublishError> {
    forgiving(step().and_then(|()| fs::remove_dir(path)), path)
}

/// Removes a folder with all that it holds; symbolic links are removed, not followed.
pub fn remove_tree(path: &Path) -> Result<(), PublishError> {
    forgiving(step().and_then(|()| fs::remove_dir_all(path)), path)
}

fn forgiving(result: io::Result<()>, path: &Path) -> Result<(), PublishError> {
    match result {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
            Err(PublishError::system(Action::Remove, path, cause))
        }
        _ => Ok(()),
    }
}

/// Waits until everything written to the file system of `folder` has reached the disk. One call
/// instead of one a file: 10,000 of those take minutes on a spinning disk.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub fn sync_file_system(folder: &Path) -> Result<(), PublishError> {
    step()
        .and_then(|()| rustix::fs::syncfs(File::open(folder)?).map_err(io::Error::from))
        .map_err(|cause| PublishError::system(Action::Sync, folder, cause))
}

/// Waits until everything written has reached the disk. Where a system has no call for a whole file
/// system, the one for all of them does.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub fn sync_file_system(folder: &Path) -> Result<(), PublishError> {
    #[cfg(unix)]
    rustix::fs::sync();
    sync(folder)
}

/// Waits until a file, or the names in a folder, have reached the disk.
pub fn sync(path: &Path) -> Result<(), PublishError> {
    if cfg!(windows) {
        return Ok(()); // needs another way to open a file there, and knows none for folders
    }
    step()
        .and_then(|()| File::open(path)?.sync_all())
        .map_err(|cause| PublishError::system(Action::Sync, path, cause))
}
