//! What the desk keeps below a site's folder beside its texts: what somebody has typed and not saved yet, and
//! where the desk is open.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::repair::put_whole;
use super::{Below, read_regular};
use crate::source::SourcePath;

/// The folder of all that, below the site's folder.
const FOLDER: &str = ".zhenbao/desk";

/// What a text of the site holds at the moment; `None` where it is no file any more.
pub fn current(root: &Path, path: &SourcePath) -> io::Result<Option<Vec<u8>>> {
    match read_regular(Below { folder: root, path: path.as_str() }) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        read => read,
    }
}

/// Keeps something under a plain name, in the place of what was kept there. After a kill at any moment the old or
/// the new is there, whole. Only this user can read it.
pub fn keep(root: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let file = place(root, name)?;
    fs::create_dir_all(file.parent().expect("it lies in a folder of its own"))?;
    put_whole(&file, bytes, private)
}

/// What is kept under a name; `None` where nothing is.
pub fn kept(root: &Path, name: &str) -> io::Result<Option<Vec<u8>>> {
    let path = format!("{FOLDER}/{name}");
    match read_regular(Below { folder: root, path: &path }) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        read => read,
    }
}

/// The names under which something is kept, sorted.
pub fn names(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root.join(FOLDER)).into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}

/// Lets go what is kept under a name, if anything is.
pub fn forget(root: &Path, name: &str) -> io::Result<()> {
    match fs::remove_file(place(root, name)?) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Where a name is kept. No link is followed on the way there.
fn place(root: &Path, name: &str) -> io::Result<PathBuf> {
    let folder = FOLDER.split('/').fold(root.to_owned(), |path, name| path.join(name));
    let linked = folder.ancestors().take_while(|folder| *folder != root).any(Path::is_symlink);
    if linked || name.contains(['/', '\\']) || name.starts_with('.') {
        return Err(ErrorKind::InvalidInput.into());
    }
    Ok(folder.join(name))
}

#[cfg(unix)]
fn private(file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(file, fs::Permissions::from_mode(0o600))
}

/// Elsewhere a file has the rights of its folder, which is the user's own.
#[cfg(not(unix))]
fn private(_file: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_there_whole_and_goes_when_it_is_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        assert_eq!(kept(root, "a.json").unwrap(), None);
        for text in ["one", "two"] {
            keep(root, "a.json", text.as_bytes()).unwrap();
            assert_eq!(kept(root, "a.json").unwrap().unwrap(), text.as_bytes());
        }
        assert_eq!(names(root), ["a.json"]);
        for name in ["../a", "a/b", ".a", "a\\b"] {
            assert!(keep(root, name, b"").is_err(), "{name}");
        }
        forget(root, "a.json").unwrap();
        forget(root, "a.json").unwrap();
        assert!(names(root).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_kept_behind_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join(".zhenbao")).unwrap();
        assert!(keep(folder.path(), "a.json", b"x").is_err());
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    }
}
