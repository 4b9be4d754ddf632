//! Files from outside a site that are to become articles: read as they are, and kept beside the report.
//!
//! Must not know what the files hold.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// Larger files are no texts.
pub const LARGEST: u64 = 128 * 1024 * 1024;

/// Where copies of imported files and their reports lie in a site; nothing of it is published.
pub const FOLDER: &str = ".zhenbao/import";

/// A file's bytes; `None` when it is larger than `largest` or no file at all.
pub fn read(path: &Path, largest: u64) -> io::Result<Option<Vec<u8>>> {
    let file = fs::File::open(path)?;
    let found = file.metadata()?;
    if !found.is_file() || found.len() > largest {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    file.take(largest).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// All files below a folder that are no links and not hidden, sorted.
pub fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let is_shown = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_shown) {
        let entry = entry.map_err(io::Error::from)?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

/// Whether nothing stands at that place yet.
pub fn is_free(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err()
}

/// Adds a line to a file of the import's own, which is made with its folders where it is missing.
pub fn append(path: &Path, line: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::OpenOptions::new().create(true).append(true).open(path)?.write_all(line.as_bytes())
}
