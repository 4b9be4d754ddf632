//! The regular files below a folder of the site, in the order of their paths (the only user of
//! walkdir).

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::name;
use crate::diagnostic::{Diagnostic, Place, Severity, Text};
use crate::disk::load::codes;
use crate::disk::words_of;
use crate::source::SourcePath;
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

/// What lies in the place of a folder.
pub(super) enum Way {
    /// Nothing.
    Absent,
    /// A folder, and folders on the way to it.
    Folder,
    /// There or on the way something that is no folder: a link to one, for instance.
    Strange(SourcePath),
    /// There or on the way something that the system does not let us look at.
    Closed(SourcePath, io::Error),
}

/// What lies in the place of a folder of the site. Links are not followed.
pub(super) fn way(root: &Path, folder: &str) -> Way {
    let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
    for end in ends {
        let Ok(place) = SourcePath::new(&folder[..end]) else { return Way::Absent };
        match fs::symlink_metadata(place.to_os(root)) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Way::Strange(place),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Way::Absent;
            }
            Err(error) => return Way::Closed(place, error),
        }
    }
    Way::Folder
}

/// All regular files below `folder`, without backups, hidden files and the like. A folder that does
/// not exist is empty. What cannot be taken is told once; a folder among it is not entered.
pub(super) fn walk(root: &Path, folder: &str, findings: &mut Vec<Diagnostic>) -> Vec<Found> {
    let mut found = Vec::new();
    match way(root, folder) {
        Way::Folder => {}
        Way::Absent => return found,
        Way::Strange(place) => {
            findings.push(not_a_folder(&place));
            return found;
        }
        Way::Closed(place, error) => {
            findings.push(super::unreadable(&place, &error));
            return found;
        }
    }
    let walk = WalkDir::new(root.join(folder)).follow_links(false).follow_root_links(false);
    let walk = walk.max_depth(DEEPEST).sort_by_file_name();
    let mut entries = walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !ignored(entry));
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                findings.push(unreadable(&error));
                continue;
            }
        };
        match take(root, &entry) {
            Ok(Some(path)) => found.push(Found { root: root.to_owned(), path }),
            Ok(None) => {}
            Err(finding) => {
                findings.push(*finding);
                if entry.file_type().is_dir() {
                    entries.skip_current_dir();
                }
            }
        }
    }
    found
}

/// The path of a regular file; `None` for a folder.
fn take(root: &Path, entry: &DirEntry) -> Result<Option<SourcePath>, Box<Diagnostic>> {
    let relative = entry.path().strip_prefix(root).expect("walking stays below its start");
    if let Some(finding) = name::fault(relative) {
        return Err(Box::new(finding));
    }
    let path = SourcePath::from_os(relative).expect("its name is fit, and so are those around it");
    match entry.file_type() {
        kind if kind.is_dir() && entry.depth() == DEEPEST => Err(Box::new(too_deep(&path))),
        kind if kind.is_dir() => Ok(None),
        kind if kind.is_file() => Ok(Some(path)),
        _ => Err(Box::new(not_a_file(&path))),
    }
}

/// Whether walking would come to this file of `content/` or `static/`.
pub(super) fn is_taken(root: &Path, path: &SourcePath) -> bool {
    let folder = path.parent();
    path.as_str().split('/').count() <= DEEPEST + 1
        && path.as_str().split('/').all(name::is_fit)
        && folder.is_some_and(|folder| matches!(way(root, folder.as_str()), Way::Folder))
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
        || (lower.starts_with('#') && lower.ends_with('#'))
        || [".swp", ".swo", ".tmp", ".bak"].iter().any(|end| lower.ends_with(end))
        || ["thumbs.db", "desktop.ini"].contains(&lower.as_str())
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

/// The finding for something in the place of a folder. All that the site has there would be missing.
pub(super) fn not_a_folder(path: &SourcePath) -> Diagnostic {
    let message = text!(
        "{path} 不是文件夹（而是链接、文件或设备），里面的内容没有读取",
        "{path} is no folder (but a link, file or device); nothing in it was read"
    );
    let help = text!("把文件夹本身放到这个位置", "put the folder itself in this place");
    let mut finding = Diagnostic::new(&codes::NOT_A_FILE, path, message).help(help);
    finding.severity = Severity::Error;
    finding
}

fn too_deep(path: &SourcePath) -> Diagnostic {
    let top: Vec<&str> = path.as_str().split('/').take(3).collect();
    let top = top.join("/");
    let message = text!(
        "{top} 里的文件夹套了 {DEEPEST} 层，再往里的文件没有读取",
        "the folders in {top} are nested {DEEPEST} levels deep; files further inside were not read"
    );
    let help = text!("把文件移到上层的文件夹", "move the files to a folder further up");
    Diagnostic::new(&codes::TOO_DEEP, path, message).help(help)
}

fn unreadable(error: &walkdir::Error) -> Diagnostic {
    let shown = error.path().map(|path| path.display().to_string()).unwrap_or_default();
    let Text { zh, en } = error.io_error().map_or_else(|| text!("{error}", "{error}"), words_of);
    let message = text!("{shown} 无法读取：{zh}", "{shown} cannot be read: {en}");
    Diagnostic::new(&codes::UNREADABLE, Place::Outside, message)
        .help(text!("检查文件夹权限，然后再试一次", "check the folder's permissions and try again"))
}
