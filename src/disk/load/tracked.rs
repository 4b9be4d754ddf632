//! The files of one folder of the site as they were read last. What did not change is not read again.
//!
//! Events of a file system are hints: they may come twice, late, or not at all for a part of what
//! happened. So a hint only says where to look, and what lies there decides.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use rayon::prelude::*;

use super::walk::{self, Found, walk};
use super::{info, read_text, unreadable};
use crate::diagnostic::{Checked, Diagnostic};
use crate::site::FileInfo;
use crate::source::{Source, SourcePath};

/// What is read of a file.
#[derive(Debug)]
enum Kept {
    /// All of it, decoded.
    Text(Checked<Option<Source>>),
    /// Its size and, of pictures, width and height.
    Info(Result<FileInfo, Box<Diagnostic>>),
}

impl Kept {
    fn findings(&self) -> &[Diagnostic] {
        match self {
            Kept::Text(text) => &text.diagnostics,
            Kept::Info(Err(finding)) => std::slice::from_ref(finding.as_ref()),
            Kept::Info(Ok(_)) => &[],
        }
    }
}

/// What tells two states of a file apart without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::disk) struct Mark {
    size: u64,
    modified: Option<SystemTime>,
    /// Number of the file and its time of change, which nobody can set; a rename over a file of the
    /// same size and time shows here.
    system: (u64, i64, i64),
}

impl Mark {
    pub(in crate::disk) fn of(found: &fs::Metadata) -> Self {
        Self { size: found.len(), modified: found.modified().ok(), system: system_mark(found) }
    }
}

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let modified = self.modified.and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
        let (number, seconds, nanoseconds) = self.system;
        write!(f, "{} {:?} {number} {seconds}.{nanoseconds}", self.size, modified.unwrap_or_default())
    }
}

#[cfg(unix)]
fn system_mark(found: &fs::Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt as _;
    (found.ino(), found.ctime(), found.ctime_nsec())
}

#[cfg(not(unix))]
fn system_mark(_: &fs::Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

/// One folder of the site and everything regular below it.
#[derive(Debug)]
pub(super) struct TrackedFiles {
    folder: &'static str,
    files: BTreeMap<SourcePath, (Mark, Kept)>,
    /// The files of which something is told.
    told: BTreeSet<SourcePath>,
    /// Links, pipes, names that are no text: found on the way and not read.
    strange: Vec<Diagnostic>,
}

/// How a file is different from what it was at the look before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// A text that is new or says something else.
    Text(SourcePath),
    /// A text that is gone.
    TextGone(SourcePath),
    /// Another file came, went or changed.
    File,
}

impl Change {
    fn gone(path: SourcePath, kept: &Kept) -> Self {
        match kept {
            Kept::Text(_) => Change::TextGone(path),
            Kept::Info(_) => Change::File,
        }
    }
}

impl TrackedFiles {
    /// Nothing is tracked yet.
    pub(super) fn new(folder: &'static str) -> Self {
        Self { folder, files: BTreeMap::new(), told: BTreeSet::new(), strange: Vec::new() }
    }

    /// Looks at the whole folder and reads what is new or looks different.
    pub(super) fn look_everywhere(&mut self, root: &Path) -> Vec<Change> {
        let mut strange = Vec::new();
        let found = walk(root, self.folder, &mut strange);
        let mut before = std::mem::take(&mut self.files);
        self.told.clear();
        let marks: Vec<(Found, io::Result<Mark>)> = found
            .into_par_iter()
            .map(|found| {
                let mark = fs::symlink_metadata(found.path.to_os(root)).map(|found| Mark::of(&found));
                (found, mark)
            })
            .collect();
        for (found, mark) in &marks {
            if let Err(error) = mark.as_ref()
                && error.kind() != io::ErrorKind::NotFound
            {
                // Such as in a folder that may be listed and not entered: left out, it would be missed.
                strange.push(unreadable(&found.path, error));
            }
        }
        let mut changes = if self.strange == strange { Vec::new() } else { vec![Change::File] };
        let mut stale = Vec::new();
        for (found, mark) in marks {
            // A file that went away since it was found counts as gone.
            let Ok(mark) = mark else { continue };
            match before.remove(&found.path) {
                Some((old, kept)) if old == mark => self.put(found.path, mark, kept),
                old => stale.push((found.path, mark, old.map(|(_, kept)| kept))),
            }
        }
        changes.extend(before.into_iter().map(|(path, (_, gone))| Change::gone(path, &gone)));
        let read: Vec<(SourcePath, Mark, Kept, Option<Change>)> = stale
            .into_par_iter()
            .map(|(path, mark, old)| {
                let (kept, change) = reread(root, &path, old);
                (path, mark, kept, change)
            })
            .collect();
        for (path, mark, kept, change) in read {
            changes.extend(change);
            self.put(path, mark, kept);
        }
        self.strange = strange;
        changes
    }

    /// Looks at one file that something may have happened to. Anything that is not simply a file that
    /// was written, came or went is worth a look everywhere.
    pub(super) fn look_at(&mut self, root: &Path, path: &SourcePath) -> Vec<Change> {
        if below(path, self.folder).split('/').any(walk::ignored_name) {
            return Vec::new();
        }
        match fs::symlink_metadata(path.to_os(root)) {
            Ok(found) if found.is_file() && walk::is_taken(root, path) => {
                let old = self.take(path);
                let (kept, change) = reread(root, path, old);
                self.put(path.clone(), Mark::of(&found), kept);
                change.into_iter().collect()
            }
            Err(_) if self.files.contains_key(path) => {
                let gone = self.take(path);
                gone.map(|gone| Change::gone(path.clone(), &gone)).into_iter().collect()
            }
            Err(_) if !self.holds_below(path) && self.strange.is_empty() => Vec::new(),
            _ => self.look_everywhere(root),
        }
    }

    fn put(&mut self, path: SourcePath, mark: Mark, kept: Kept) {
        if !kept.findings().is_empty() {
            self.told.insert(path.clone());
        }
        self.files.insert(path, (mark, kept));
    }

    fn take(&mut self, path: &SourcePath) -> Option<Kept> {
        self.told.remove(path);
        self.files.remove(path).map(|(_, kept)| kept)
    }

    fn holds_below(&self, folder: &SourcePath) -> bool {
        self.files.keys().any(|path| path.below(folder.as_str()).is_some())
    }

    /// A decoded text.
    pub(super) fn text(&self, path: &SourcePath) -> Option<&Source> {
        match self.files.get(path)? {
            (_, Kept::Text(text)) => text.value.as_ref(),
            _ => None,
        }
    }

    /// The decoded texts in the order of their paths.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Source> {
        self.files.values().filter_map(|(_, kept)| match kept {
            Kept::Text(text) => text.value.as_ref(),
            Kept::Info(_) => None,
        })
    }

    /// What is known of the other files.
    pub(super) fn infos(&self) -> BTreeMap<SourcePath, FileInfo> {
        let info = |(path, (_, kept)): (&SourcePath, &(Mark, Kept))| match kept {
            Kept::Info(Ok(info)) => Some((path.clone(), info.clone())),
            _ => None,
        };
        self.files.iter().filter_map(info).collect()
    }

    /// Puts down more of what is known of files.
    pub(super) fn learn(&mut self, more: BTreeMap<SourcePath, FileInfo>) {
        for (path, info) in more {
            if let Some((_, kept @ Kept::Info(Ok(_)))) = self.files.get_mut(&path) {
                *kept = Kept::Info(Ok(info));
            }
        }
    }

    /// Whether a text stands here, readable or not.
    pub(super) fn has_texts(&self) -> bool {
        self.files.values().any(|(_, kept)| matches!(kept, Kept::Text(_)))
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// The paths of all files, in their order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &SourcePath> + Clone {
        self.files.keys()
    }

    /// What is wrong with files here, without looking at what they say.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Diagnostic> {
        let told = self.told.iter().filter_map(|path| self.files.get(path));
        self.strange.iter().chain(told.flat_map(|(_, kept)| kept.findings()))
    }
}

fn below<'a>(path: &'a SourcePath, folder: &str) -> &'a str {
    path.below(folder).unwrap_or_default()
}

/// Reads a file again. A text that says what it said before stays the very same value.
fn reread(root: &Path, path: &SourcePath, old: Option<Kept>) -> (Kept, Option<Change>) {
    if path.extension().as_deref() == Some("md") && path.below("content").is_some() {
        let text = read_text(root, path);
        return match old {
            Some(Kept::Text(before)) if before == text => (Kept::Text(before), None),
            _ if text.value.is_none() => (Kept::Text(text), Some(Change::TextGone(path.clone()))),
            _ => (Kept::Text(text), Some(Change::Text(path.clone()))),
        };
    }
    // Two pictures of one size are two pictures all the same.
    (Kept::Info(info(root, path)), Some(Change::File))
}
