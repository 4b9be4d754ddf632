//! Mending a source file in place: the old text is kept, the new one takes its place in one step. Must not
//! know what is mended.

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use super::create::{self, CreateFault};
use super::history;
use super::{Below, read_regular};
use crate::article::decode;
use crate::config::accepted;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::repair::{Edit, step};
use crate::source::{Source, SourcePath};

/// So often a text is looked at again: what mends one slip may uncover the next. No real text needs more
/// than three.
const PASSES: usize = 50;

/// Finds what is wrong with one text.
pub type FindFaults<'f> = &'f dyn Fn(&Source) -> Vec<Diagnostic>;

/// Makes every certain repair of a file, and says which. The file keeps its encoding, its byte order mark and its
/// line ends. Nothing is written where nothing can be mended, or where the file is none that can be read.
pub fn mend(root: &Path, path: &SourcePath, find: FindFaults<'_>) -> Result<Vec<Diagnostic>, CreateFault> {
    let file = Below { folder: root, path: path.as_str() };
    let fault = |error| CreateFault::System(file.to_os(), error);
    let Some(old) = read_regular(file).map_err(fault)? else { return Ok(Vec::new()) };
    let (new, made) = mended(path, &old, find);
    if !made.is_empty() {
        replace(root, path, (&old, &new))?;
    }
    Ok(made)
}

/// Puts new bytes in the place of the old ones of a file, in one step, and keeps the old ones. Nothing is written
/// where the file holds something else than the old bytes by now.
pub fn replace(root: &Path, path: &SourcePath, (old, new): (&[u8], &[u8])) -> Result<(), CreateFault> {
    let file = Below { folder: root, path: path.as_str() };
    history::keep(root, path, old)?;
    exchange(file, old, new).map_err(|error| CreateFault::System(file.to_os(), error))
}

/// Writes the list of accepted warnings, in the place of an older one.
pub fn accept(root: &Path, text: &str) -> Result<(), CreateFault> {
    let file = Below { folder: root, path: accepted::FILE };
    match read_regular(file) {
        Ok(Some(old)) => {
            exchange(file, &old, text.as_bytes()).map_err(|error| CreateFault::System(file.to_os(), error))
        }
        _ => create::file(root, &SourcePath::new(accepted::FILE).expect("a plain name"), text).map(drop),
    }
}

/// The bytes of a file after its repairs.
fn mended(path: &SourcePath, bytes: &[u8], find: FindFaults<'_>) -> (Vec<u8>, Vec<Diagnostic>) {
    let mut bytes = bytes.to_vec();
    let mut all = Vec::new();
    for _ in 0..PASSES {
        let Some(source) = decode::decode(path, &bytes).value else { break };
        let (edits, found): (Vec<Edit>, Vec<Diagnostic>) = step(&source, find).into_iter().unzip();
        match decode::spliced(&bytes, &edits) {
            Some(new) if !edits.is_empty() => bytes = new,
            _ => break,
        }
        all.extend(found);
    }
    (bytes, all)
}

/// Puts new bytes in the place of the old ones: whole, or not at all. Refused when somebody saved the file
/// meanwhile.
fn exchange(below: Below<'_>, old: &[u8], new: &[u8]) -> io::Result<()> {
    let file = &below.to_os();
    let permissions = fs::metadata(file)?.permissions();
    put_whole(file, new, |beside| {
        fs::set_permissions(beside, permissions)?;
        match read_regular(below)? {
            Some(now) if now == old => Ok(()),
            _ => Err(io::Error::from(ErrorKind::ResourceBusy)),
        }
    })
}

/// Puts bytes under a name once they have reached the disk, as a file beside it that `ready` looked at: whatever
/// stops it, the name leads to the old file or to the new one, whole.
pub(super) fn put_whole(
    file: &Path,
    bytes: &[u8],
    ready: impl FnOnce(&Path) -> io::Result<()>,
) -> io::Result<()> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let beside = file.with_file_name(format!(".{name}.tmp"));
    let moved =
        write_synced(&beside, bytes).and_then(|()| ready(&beside)).and_then(|()| fs::rename(&beside, file));
    if moved.is_err() {
        let _ = fs::remove_file(&beside);
    }
    moved
}

/// A file whose bytes have reached the disk.
fn write_synced(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut made = fs::File::create(file)?;
    made.write_all(bytes)?;
    made.sync_data()
}

#[cfg(test)]
mod tests {
    use super::history::{HISTORY, KEPT, numbered};
    use super::*;
    use crate::diagnostic::{Code, Severity};
    use crate::text;

    static BAD: Code = Code {
        id: "ZB203",
        severity: Severity::Error,
        rule: None,
        title: ("坏", "bad"),
        meaning: ("坏", "bad"),
        wrong: "x",
        right: "y",
    };

    /// Every `x` is wrong and becomes `y`.
    fn find(source: &Source) -> Vec<Diagnostic> {
        let places = source.text().match_indices('x').map(|(at, _)| source.span(at..at + 1));
        places.map(|span| Diagnostic::new(&BAD, span.clone(), text!("坏", "bad")).patch(span, "y")).collect()
    }

    #[test]
    fn old_texts_are_kept_and_bounded() {
        let folder = tempfile::tempdir().unwrap();
        let path = SourcePath::new("content/a/b.md").unwrap();
        fs::create_dir_all(folder.path().join("content/a")).unwrap();
        let file = path.to_os(folder.path());
        for round in 0..KEPT + 3 {
            fs::write(&file, format!("{round} x\r\nx x")).unwrap();
            assert_eq!(mend(folder.path(), &path, &find).unwrap().len(), 3);
            assert_eq!(fs::read_to_string(&file).unwrap(), format!("{round} y\r\ny y"));
        }
        assert!(mend(folder.path(), &path, &find).unwrap().is_empty());
        let kept = numbered(&folder.path().join(HISTORY).join("content/a/b.md")).unwrap();
        assert_eq!(kept.len(), KEPT);
        let oldest = fs::read_to_string(&kept[0].1).unwrap();
        assert_eq!((kept[0].0, oldest.as_str()), (4, "3 x\r\nx x"));
        let beside: Vec<_> = fs::read_dir(folder.path().join("content/a")).unwrap().collect();
        assert_eq!(beside.len(), 1, "{beside:?}");
    }

    #[test]
    fn a_file_that_was_saved_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        fs::write(&file, "newer").unwrap();
        assert!(exchange(Below { folder: folder.path(), path: "a.md" }, b"old", b"new").is_err());
        assert_eq!(fs::read_to_string(&file).unwrap(), "newer");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
