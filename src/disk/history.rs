//! The former texts of a site's files: whatever takes the place of a text, the old one is kept. Must not know
//! why a text was replaced.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::create::{self, CreateFault};
use crate::source::SourcePath;

/// Where old texts are kept, below the site's folder.
pub const HISTORY: &str = ".zhenbao/history";

/// So many old texts of one file are kept; the oldest goes first.
pub(super) const KEPT: usize = 20;

/// Puts an old text into the history: `.zhenbao/history/content/renda/a.md/3.md`, numbered from 1.
pub(super) fn keep(root: &Path, path: &SourcePath, bytes: &[u8]) -> Result<(), CreateFault> {
    let folder = path.to_os(&root.join(HISTORY));
    let fault = |error| CreateFault::System(folder.clone(), error);
    let kept = numbered(&folder).map_err(fault)?;
    let next = kept.last().map_or(1, |(number, _)| number + 1);
    let ending = path.extension().map(|ending| format!(".{ending}")).unwrap_or_default();
    let copy = SourcePath::new(&format!("{HISTORY}/{path}/{next}{ending}"))
        .map_err(|_| fault(ErrorKind::InvalidInput.into()))?;
    create::file(root, &copy, bytes)?;
    let surplus = (kept.len() + 1).saturating_sub(KEPT);
    kept[..surplus].iter().try_for_each(|(_, file)| fs::remove_file(file)).map_err(fault)
}

/// A text that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormerText {
    /// Counts the texts of one file, from 1.
    pub number: u64,
    /// When another one took its place.
    pub replaced: SystemTime,
}

/// The kept texts of a file, the latest first.
pub fn former(root: &Path, path: &SourcePath) -> io::Result<Vec<FormerText>> {
    let mut all = Vec::new();
    for (number, file) in numbered(&path.to_os(&root.join(HISTORY)))? {
        all.push(FormerText { number, replaced: fs::metadata(file)?.modified()? });
    }
    all.reverse();
    Ok(all)
}

/// The bytes of a kept text; `None` where there is none of that number.
pub fn former_bytes(root: &Path, path: &SourcePath, number: u64) -> io::Result<Option<Vec<u8>>> {
    let kept = numbered(&path.to_os(&root.join(HISTORY)))?;
    kept.into_iter().find(|(known, _)| *known == number).map(|(_, file)| fs::read(file)).transpose()
}

/// The kept texts of one file, the oldest first.
pub(super) fn numbered(folder: &Path) -> io::Result<Vec<(u64, PathBuf)>> {
    let mut all = Vec::new();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(all),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        let number = path.file_stem().and_then(|stem| stem.to_str()?.parse().ok());
        all.extend(number.map(|number| (number, path)));
    }
    all.sort();
    Ok(all)
}
