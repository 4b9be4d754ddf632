//! The regular files below a folder of the site, in the order of their paths (the only user of
//! walkdir).

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::codes::files as codes;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{SourcePath, SourcePathFault};
use crate::text;

/// A regular file of the site.
pub(super) struct Found {
    /// The site's folder.
    pub root: PathBuf,
    /// The file below it.
    pub path: SourcePath,
}

/// Folders are not entered deeper than this; no editor nests so deep, and a path stays below what
/// file systems take.
const DEEPEST: usize = 64;

/// All regular files below `folder`, without backups, hidden files and the like. A folder that does
/// not exist is empty.
pub(super) fn walk(root: &Path, folder: &str, findings: &mut Vec<Diagnostic>) -> Vec<Found> {
    let start = root.join(folder);
    if start.symlink_metadata().is_err() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let entries = WalkDir::new(&start).follow_links(false).max_depth(DEEPEST).sort_by_file_name();
    for entry in entries.into_iter().filter_entry(|entry| entry.depth() == 0 || !ignored(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => match source_path(root, entry.path()) {
                Ok(path) if entry.file_type().is_file() => found.push(Found { root: root.to_owned(), path }),
                Ok(path) => findings.push(not_a_file(&path)),
                Err(finding) => findings.push(*finding),
            },
            Err(error) => findings.push(unreadable(&error)),
        }
    }
    found
}

/// What editors and systems leave beside files: backups (`a.md~`), swap files, lock files of office
/// programs (`~$a.docx`), hidden files.
fn ignored(entry: &DirEntry) -> bool {
    ignored_name(&entry.file_name().to_string_lossy())
}

/// Whether a file or folder of that name is left beside the site's own.
pub(super) fn ignored_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.starts_with('.')
        || lower.starts_with("~$")
        || lower.ends_with('~')
        || [".swp", ".swo", ".tmp", ".bak"].iter().any(|end| lower.ends_with(end))
        || ["thumbs.db", "desktop.ini"].contains(&lower.as_str())
}

fn source_path(root: &Path, path: &Path) -> Result<SourcePath, Box<Diagnostic>> {
    let relative = path.strip_prefix(root).expect("walking stays below its start");
    SourcePath::from_os(relative).map_err(|fault| {
        let shown = match fault {
            SourcePathFault::NotUnicode(shown) => shown,
            SourcePathFault::Outside => relative.to_string_lossy().into_owned(),
        };
        let message = text!("文件名不是 UTF-8：{shown}", "the file's name is not UTF-8: {shown}");
        let help = text!(
            "给文件改名，最好只用字母、数字和连字符",
            "rename the file, best with letters, digits and hyphens only"
        );
        Box::new(Diagnostic::new(&codes::NAME_NOT_UNICODE, Place::Outside, message).help(help))
    })
}

/// The finding for a symbolic link, a pipe or a device.
pub(super) fn not_a_file(path: &SourcePath) -> Diagnostic {
    let message = text!(
        "{path} 不是普通文件（链接、管道或设备），没有读取",
        "{path} is no regular file (a link, pipe or device) and was not read"
    );
    let help = text!("把文件本身放到这个位置", "put the file itself in this place");
    Diagnostic::new(&codes::NOT_A_FILE, path, message).help(help)
}

fn unreadable(error: &walkdir::Error) -> Diagnostic {
    let shown = error.path().map(|path| path.display().to_string()).unwrap_or_default();
    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    let message = text!("{shown} 无法读取：{reason}", "{shown} cannot be read: {reason}");
    Diagnostic::new(&codes::UNREADABLE, Place::Outside, message)
        .help(text!("检查文件夹权限，然后再试一次", "check the folder's permissions and try again"))
}
