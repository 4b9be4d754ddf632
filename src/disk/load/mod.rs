//! Reads a site from the disk, once: settings, theme, sources, and what is known of other files.
//!
//! Only regular files inside the site's folder are read. Symbolic links, pipes and devices are
//! reported and skipped; names and contents that cannot be understood are findings, never a stop.

pub(super) mod codes;
mod active;
mod digest;
mod name;
mod walk;
mod tracked;
mod theme;
mod folder;
mod table;

pub use folder::{Folder, FolderChanges, Hints, Settings, place_below};
pub use table::{Passage, PassagePlace, Sight, attachment_text, passages, read_table, tables};
pub use theme::read_theme;
pub(super) use tracked::Mark;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, Metadata};
use std::io::{self, BufReader, Read as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::article::decode;
use crate::config::accepted::{self, Accepted};
use crate::config::{self, Config};
use crate::diagnostic::{Checked, Diagnostic, Place, Severity, Text};
use crate::disk::{Below, words_of};
use crate::picture::{Look, PictureRefusal};
use crate::site::FileInfo;
use crate::source::{Digest, Source, SourcePath};
use crate::text;

/// A text of more bytes is no article but another file under its name, or carries pictures inside. The longest reports
/// have some hundred kilobytes; what is read of a text takes up to three hundred times its size while it is parsed.
const LARGEST_TEXT: u64 = 1024 * 1024;

/// A drawing of more bytes: maps of townships have some megabytes.
const LARGEST_DRAWING: u64 = 8 * 1024 * 1024;

/// The site cannot be read at all: no such folder, no permission.
#[derive(Debug)]
pub struct LoadError {
    /// What could not be read.
    pub path: PathBuf,
    /// The system's reason.
    pub error: io::Error,
}

impl LoadError {
    /// What somebody is told.
    pub fn message(&self) -> Text {
        let (path, Text { zh, en }) = (self.path.display(), words_of(&self.error));
        text!("{path} 无法读取：{zh}", "{path} cannot be read: {en}")
    }
}

/// The folders and files below a site's folder that hold its sources, which nothing may be published into.
pub fn source_folders(root: &Path) -> Vec<PathBuf> {
    ["content", "themes", "templates", "static", config::FILE]
        .into_iter()
        .map(|name| root.join(name))
        .collect()
}

/// Where the texts of a site are that its editors write: site.toml and the Markdown files of `content/`.
pub fn texts(root: &Path) -> Vec<SourcePath> {
    let found = walk::walk(root, "content", &mut Vec::new()).into_iter().map(|found| found.path);
    let settings = SourcePath::new(config::FILE).ok().filter(|_| root.join(config::FILE).is_file());
    settings
        .into_iter()
        .chain(found.filter(|path| path.extension().is_some_and(|ending| ending == "md")))
        .collect()
}

/// The folder's `site.toml`, read and checked.
fn read_config(root: &Path, findings: &mut Vec<Diagnostic>) -> Option<Config> {
    let path = SourcePath::new(config::FILE).expect("a plain name");
    match fs::symlink_metadata(path.to_os(root)) {
        Ok(metadata) if metadata.is_file() => {}
        Ok(_) => {
            let mut finding = walk::not_a_file(&path);
            finding.severity = Severity::Error;
            findings.push(finding);
            return None;
        }
        Err(_) => {
            let folder = root.display();
            let message = text!(
                "{folder} 里没有 site.toml，不是镇报的网站",
                "{folder} holds no site.toml and is no site of zhenbao"
            );
            let help = text!(
                "到网站的文件夹里运行，或者用 --root 指定；新建网站用 zhenbao init",
                "run it in the site's folder or name it with --root; zhenbao init makes a new site"
            );
            findings.push(Diagnostic::new(&codes::MISSING, Place::Outside, message).help(help));
            return None;
        }
    }
    let source = read_text(root, &path).take_into(findings)?;
    let mut config = config::read(&source).take_into(findings)?;
    config.check.accepted = read_accepted(root, findings);
    Some(config)
}

/// The warnings that the site accepts; none without a file.
pub fn read_accepted(root: &Path, findings: &mut Vec<Diagnostic>) -> Accepted {
    let path = SourcePath::new(accepted::FILE).expect("a plain name");
    if fs::symlink_metadata(path.to_os(root)).is_err() {
        return Accepted::default();
    }
    match read_text(root, &path).take_into(findings) {
        Some(source) => Accepted::read(&source, findings),
        None => Accepted::default(),
    }
}

fn read_text(root: &Path, path: &SourcePath) -> Checked<Option<Source>> {
    read_text_of(root, path, LARGEST_TEXT)
}

/// The text of a file of so many bytes at most.
fn read_text_of(root: &Path, path: &SourcePath, most: u64) -> Checked<Option<Source>> {
    match read_bytes(root, path, most) {
        Ok(Some(bytes)) => decode::decode(path, &bytes),
        Ok(None) => Checked { value: None, diagnostics: vec![too_large(path, most)] },
        Err(finding) => Checked { value: None, diagnostics: vec![*finding] },
    }
}

/// The content of a regular file; `None` if it has more bytes than `most`.
fn read_bytes(root: &Path, path: &SourcePath, most: u64) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
    let (file, found) = open(root, path)?;
    let mut bytes = Vec::with_capacity(usize::try_from(found.len().min(most)).unwrap_or_default());
    // It may be growing: its length of a moment ago is no limit.
    file.take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| Box::new(unreadable(path, &error)))?;
    Ok((u64::try_from(bytes.len()).is_ok_and(|length| length <= most)).then_some(bytes))
}

fn open(root: &Path, path: &SourcePath) -> Result<(File, Metadata), Box<Diagnostic>> {
    match (Below { folder: root, path: path.as_str() }).open() {
        Ok(Some(found)) => Ok(found),
        // It was a file a moment ago: somebody exchanges files while they are read.
        Ok(None) => {
            let mut finding = walk::not_a_file(path);
            finding.severity = Severity::Error;
            Err(Box::new(finding))
        }
        Err(error) => Err(Box::new(unreadable(path, &error))),
    }
}

fn too_large(path: &SourcePath, most: u64) -> Diagnostic {
    let most = most / (1024 * 1024);
    let message = text!(
        "{path} 超过 {most} MB，文本文件不能这么大，没有读取",
        "{path} has more than {most} MB, too much for a text, and was not read"
    );
    let help = text!(
        "贴在正文里的图片要另存为文件；内容很长就拆成几个文件",
        "save pictures inside the text as files of their own; split a text that is too long"
    );
    Diagnostic::new(&codes::TOO_LARGE, path, message).help(help)
}

pub(super) fn unreadable(path: &SourcePath, error: &io::Error) -> Diagnostic {
    let Text { zh, en } = words_of(error);
    let message = text!("{path} 无法读取：{zh}", "{path} cannot be read: {en}");
    Diagnostic::new(&codes::UNREADABLE, path, message)
        .help(text!("检查文件权限，然后再试一次", "check the file's permissions and try again"))
}

/// A file of the program's own that cannot be written.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let path = path.display();
    let message = text!("{path} 无法写入：{error}", "{path} cannot be written: {error}");
    Diagnostic::new(&codes::UNREADABLE, Place::Outside, message)
        .help(text!("检查磁盘空间和文件夹权限", "check the space on the disk and the folder's permissions"))
}

/// Size and, of pictures, how they look; of pixels only the header is read.
fn info(root: &Path, path: &SourcePath) -> Result<FileInfo, Box<Diagnostic>> {
    let extension = path.extension().unwrap_or_default();
    if extension == "svg" {
        return drawing(root, path);
    }
    if !PICTURES.contains(&extension.as_str()) {
        let (_, found) = open(root, path)?;
        return Ok(FileInfo { size: found.len(), picture: None, digest: None });
    }
    let (file, found) = open(root, path)?;
    let look = Look::at(&mut BufReader::new(file)).unwrap_or(Look::Refused(PictureRefusal::Broken));
    Ok(FileInfo { size: found.len(), picture: Some(look), digest: None })
}

/// What is known of an SVG picture, which has to be harmless.
fn drawing(root: &Path, path: &SourcePath) -> Result<FileInfo, Box<Diagnostic>> {
    let text = read_text_of(root, path, LARGEST_DRAWING);
    let (fault, look) = match text.value {
        Some(source) => (active::fault(path, source.text()), Look::at_drawing(source.text().as_bytes())),
        None => (text.diagnostics.into_iter().next(), Look::Refused(PictureRefusal::Broken)),
    };
    match fault {
        Some(fault) => Err(Box::new(fault)),
        None => Ok(FileInfo { size: open(root, path)?.1.len(), picture: Some(look), digest: None }),
    }
}

/// Names of files that somebody may want to show as a picture; what they are is told by their bytes.
const PICTURES: [&str; 24] = [
    "jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "bmp", "avif", "jxl", "heic", "heif", "tif", "tiff",
    "dng", "cr2", "cr3", "nef", "arw", "raf", "psd", "mp4", "mov", "avi",
];

/// Fills in the digests of the files whose bytes count in what is known of all: of so few that a site full
/// of pictures costs nothing. A file that cannot be read has none; that
/// it cannot be read is told when it is published.
pub fn learn_digests(
    root: &Path,
    counting: &BTreeSet<SourcePath>,
    files: &mut BTreeMap<SourcePath, FileInfo>,
) {
    let wanted: Vec<&SourcePath> = counting.iter().filter(|path| files.contains_key(*path)).collect();
    let digests: Vec<Option<Digest>> = wanted
        .par_iter()
        .map(|path| digest::digest(Below { folder: root, path: path.as_str() }).ok())
        .collect();
    for (path, digest) in wanted.into_iter().zip(digests) {
        if let Some(info) = files.get_mut(path) {
            info.digest = digest;
        }
    }
}

#[cfg(test)]
mod tests;
