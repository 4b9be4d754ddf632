//! Writing new source files: a whole new site, a new article. Never overwrites anything.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::Below;
use crate::source::SourcePath;

/// Why nothing was created.
#[derive(Debug)]
pub enum CreateFault {
    /// The folder for a new site holds something already.
    NotEmpty(PathBuf),
    /// There is a file of that name already.
    Exists(PathBuf),
    /// A link stands in the place of a folder: what lies behind it is not read either.
    Link(PathBuf),
    /// The operating system refuses.
    System(PathBuf, io::Error),
}

/// Whether a new site can be written into a folder: one that is empty or does not exist yet.
pub fn vacant(folder: &Path) -> Result<(), CreateFault> {
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(false) => Err(CreateFault::NotEmpty(folder.to_owned())),
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(CreateFault::System(folder.to_owned(), error))
        }
        _ => Ok(()),
    }
}

/// Writes a new site into a folder that is empty or does not exist yet.
pub fn site(folder: &Path, files: &[(SourcePath, String)]) -> Result<(), CreateFault> {
    vacant(folder)?;
    fs::create_dir_all(folder).map_err(|error| CreateFault::System(folder.to_owned(), error))?;
    files.iter().try_for_each(|(path, text)| file(folder, path, text).map(drop))
}

/// Writes one new file of a site, with its folders, and says where it lies.
pub fn file(root: &Path, path: &SourcePath, content: impl AsRef<[u8]>) -> Result<PathBuf, CreateFault> {
    let target = path.to_os(root);
    let fault = |error: io::Error| match error.kind() {
        ErrorKind::AlreadyExists => CreateFault::Exists(target.clone()),
        _ => CreateFault::System(target.clone(), error),
    };
    let folders = target.ancestors().skip(1).take_while(|folder| *folder != root);
    if let Some(link) = folders.into_iter().find(|folder| folder.is_symlink()) {
        return Err(CreateFault::Link(link.to_owned()));
    }
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(fault)?;
    }
    let mut created = OpenOptions::new().write(true).create_new(true).open(&target).map_err(fault)?;
    if let Err(error) = created.write_all(content.as_ref()) {
        // Half a file would be taken for an article, and a second try would find it in its way.
        let _ = fs::remove_file(&target);
        return Err(fault(error));
    }
    Ok(target)
}

/// Whether a folder is the root of a site.
pub fn is_site(root: &Path) -> bool {
    root.join("site.toml").is_file()
}

/// What a category calls itself: the start of its `_index.md`; nothing where that cannot be read as a text.
pub fn category_index(root: &Path, folder: &str) -> Option<String> {
    let path = format!("content/{folder}/_index.md");
    String::from_utf8(super::read_regular(Below { folder: root, path: &path }).ok()??).ok()
}

/// The names of the folders in `content/`, sorted: the site's categories. Hidden ones and names that
/// are not Unicode are none.
pub fn category_folders(root: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root.join("content"))? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if entry.file_type()?.is_dir() && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(path: &str) -> SourcePath {
        SourcePath::new(path).unwrap()
    }

    #[test]
    fn a_site_is_created_in_an_empty_folder_only() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("new/site");
        let files = [(path("site.toml"), "a".to_owned()), (path("content/b/_index.md"), "b".to_owned())];
        site(&root, &files).unwrap();
        assert!(is_site(&root));
        assert_eq!(fs::read_to_string(root.join("content/b/_index.md")).unwrap(), "b");
        assert_eq!(category_folders(&root).unwrap(), ["b"]);
        assert!(matches!(site(&root, &files), Err(CreateFault::NotEmpty(at)) if at == root));
        let file = root.join("site.toml");
        assert!(matches!(site(&file, &files), Err(CreateFault::System(..))));
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (root, elsewhere) = (folder.path().join("site"), folder.path().join("elsewhere"));
        fs::create_dir(&root).unwrap();
        fs::create_dir(&elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, root.join("content")).unwrap();
        let made = file(&root, &path("content/b/a.md"), "one");
        assert!(matches!(made, Err(CreateFault::Link(at)) if at == root.join("content")));
        assert_eq!(fs::read_dir(elsewhere).unwrap().count(), 0);
    }

    #[test]
    fn a_file_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let made = file(folder.path(), &path("content/a.md"), "one").unwrap();
        let again = file(folder.path(), &path("content/a.md"), "two");
        assert!(matches!(again, Err(CreateFault::Exists(at)) if at == made));
        assert_eq!(fs::read_to_string(made).unwrap(), "one");
    }
}
