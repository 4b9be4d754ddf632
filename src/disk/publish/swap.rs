//! The one moment of a publication: a whole tree takes the place of the published one.
//!
//! Must not know how the tree came about.

use std::fs;
use std::path::{Path, PathBuf};

use super::Durability;
use super::error::{Action, PublishError};
use super::operation::{self, Exchange};
use super::store::{self, Store};

/// Puts `tree`, whole and on the same file system, in the place of the output, and keeps what was
/// there.
pub fn swap_in(store: &Store, tree: &Path, durability: Durability) -> Result<(), PublishError> {
    let output = store.output();
    if store::is_vacant(output)? {
        put_first(tree, output)?;
    } else {
        take_over_attributes(output, tree);
        let ready = store.ready(tree)?;
        operation::rename(tree, &ready)?;
        let old = change_places(store, &ready)?;
        // From here on the new site is published. What cannot be kept now is kept by the next start.
        let _ = store.keep(&old);
    }
    if durability == Durability::Synced {
        operation::sync(output.parent().expect("the top of the file system was refused"))?;
    }
    Ok(())
}

/// Lets a whole tree and the output change places; where the old site lies afterwards.
pub fn change_places(store: &Store, tree: &Path) -> Result<PathBuf, PublishError> {
    let output = store.output();
    match operation::exchange(tree, output)? {
        Exchange::Done => Ok(tree.to_owned()),
        Exchange::Unavailable => {
            let outgoing = store.outgoing();
            operation::rename(output, &outgoing)?;
            if let Err(error) = operation::rename(tree, output) {
                operation::rename(&outgoing, output)?;
                return Err(error);
            }
            Ok(outgoing)
        }
    }
}

/// The first publication: there is nothing to keep, at most an empty folder to replace.
pub fn put_first(tree: &Path, output: &Path) -> Result<(), PublishError> {
    if output.symlink_metadata().is_ok() {
        take_over_attributes(output, tree);
        if cfg!(windows) {
            fs::remove_dir(output).map_err(|cause| PublishError::system(Action::Remove, output, cause))?;
        }
    }
    operation::rename(tree, output)
}

/// Permissions and owner of the output stay as the administrator set them, as far as the system
/// lets this user hand them on.
pub fn take_over_attributes(output: &Path, tree: &Path) {
    let Ok(found) = fs::metadata(output) else { return };
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, chown};
        let _ = chown(tree, Some(found.uid()), Some(found.gid()));
    }
    let _ = fs::set_permissions(tree, found.permissions());
}
