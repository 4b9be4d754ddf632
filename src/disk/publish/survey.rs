//! What really lies in a published folder, compared with what its manifest says.
//!
//! Names and sizes are looked at, contents only where a file was touched after its manifest was
//! written: a look at 10,000 files costs milliseconds. `verify` is the thorough one. Must not know
//! why it is asked.

use std::fs::{self, DirEntry, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use super::content;
use super::content::last_touched;
use super::error::{Action, PublishError};
use super::manifest::{Manifest, Record};
use crate::source::OutputPath;

/// How often the site may be published anew while it is being looked at.
const ATTEMPTS: usize = 5;

/// What became of a file since it was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is what the manifest says; its time of modification.
    Intact(SystemTime),
    /// Its content is another.
    Changed,
    /// It is gone.
    Missing,
}

/// A published folder with its manifest and the state of each file.
#[derive(Debug)]
pub struct Tree {
    pub folder: PathBuf,
    pub manifest: Manifest,
    /// In the order of the manifest's files.
    states: Vec<State>,
    /// Whether files were touched, though not changed, since the manifest was written.
    pub touched: Touched,
    /// Files, links, devices that the manifest does not know, sorted.
    foreign: Vec<String>,
    /// All folders below, each after the one that holds it, with that of the manifest.
    pub folders: Vec<PathBuf>,
}

/// Whether files were touched since the manifest was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touched {
    Yes,
    No,
}

impl Tree {
    /// Looks at a folder; `None` when it carries no manifest. Looks again when another publication
    /// took its place meanwhile.
    pub fn survey(folder: &Path) -> Result<Option<Self>, PublishError> {
        let place = Manifest::place(folder);
        for _ in 0..ATTEMPTS {
            let before = Manifest::identity(folder);
            let tree = Self::survey_once(folder, &place);
            if Manifest::identity(folder) == before {
                return tree;
            }
        }
        Err(PublishError::Unsteady(folder.to_owned()))
    }

    fn survey_once(folder: &Path, place: &Path) -> Result<Option<Self>, PublishError> {
        let Some(manifest) = Manifest::read(folder)? else { return Ok(None) };
        let written =
            fs::symlink_metadata(place).map_err(|cause| PublishError::system(Action::Read, place, cause))?;
        let mut tree = Self {
            folder: folder.to_owned(),
            states: vec![State::Missing; manifest.files().len()],
            manifest,
            touched: Touched::No,
            foreign: Vec::new(),
            folders: Vec::new(),
        };
        tree.walk(last_touched(&written))?;
        tree.foreign.sort_unstable();
        Ok(Some(tree))
    }

    /// Lists the folders level by level, those of one level at once; the order of what is found is
    /// that of the folders, whatever the number of threads.
    fn walk(&mut self, written: SystemTime) -> Result<(), PublishError> {
        let mut level = vec![(self.folder.clone(), String::new())];
        while !level.is_empty() {
            let listings: Vec<Listing> = level
                .par_iter()
                .map(|(folder, prefix)| Listing::read(&self.manifest, folder, prefix, written))
                .collect::<Result<_, _>>()?;
            level.clear();
            for listing in listings {
                for (index, state, touched) in listing.known {
                    self.states[index] = state;
                    if touched == Touched::Yes {
                        self.touched = Touched::Yes;
                    }
                }
                self.foreign.extend(listing.foreign);
                self.folders.extend(listing.folders.iter().map(|(folder, _)| folder.clone()));
                level.extend(listing.folders);
            }
        }
        Ok(())
    }

    /// What the manifest and the disk say about a path.
    pub fn find(&self, path: &OutputPath) -> Option<(&Record, State)> {
        let index = self.manifest.position(path.as_str())?;
        Some((&self.manifest.files()[index], self.states[index]))
    }

    /// The files that are not what the manifest says, in its order.
    pub fn altered(&self) -> impl Iterator<Item = &Record> {
        self.manifest
            .files()
            .iter()
            .zip(&self.states)
            .filter(|(_, state)| !matches!(state, State::Intact(_)))
            .map(|(record, _)| record)
    }

    /// The tree, if nothing foreign is in it.
    pub fn without_foreign(self) -> Result<Self, PublishError> {
        if self.foreign.is_empty() {
            return Ok(self);
        }
        Err(PublishError::Foreign { folder: self.folder, files: self.foreign })
    }

    /// The foreign files, sorted.
    pub fn foreign(&self) -> &[String] {
        &self.foreign
    }
}

/// What one folder holds.
#[derive(Default)]
struct Listing {
    /// Files of the manifest by their index.
    known: Vec<(usize, State, Touched)>,
    foreign: Vec<String>,
    /// Folders with the prefix of the paths in them.
    folders: Vec<(PathBuf, String)>,
}

impl Listing {
    fn read(
        manifest: &Manifest,
        folder: &Path,
        prefix: &str,
        written: SystemTime,
    ) -> Result<Self, PublishError> {
        let failed = |cause| PublishError::system(Action::Read, folder, cause);
        let mut listing = Self::default();
        for item in fs::read_dir(folder).map_err(failed)? {
            let item = item.map_err(failed)?;
            let name = item.file_name();
            let relative = format!("{prefix}{}", name.to_string_lossy());
            let kind = item.file_type().map_err(failed)?;
            let known = name.to_str().and_then(|_| manifest.position(&relative)).filter(|_| kind.is_file());
            if kind.is_dir() {
                listing.folders.push((item.path(), format!("{relative}/")));
            } else if let Some(index) = known {
                let found = item.metadata().map_err(failed)?;
                let (state, touched) = judge(&manifest.files()[index], &item, &found, written)?;
                listing.known.push((index, state, touched));
            } else if !is_own(&relative) {
                listing.foreign.push(relative);
            }
        }
        Ok(listing)
    }
}

/// A file of another size was changed. One touched after the manifest was written may have been:
/// only then its content is read. The system's own time of change counts, which, unlike the time of
/// modification, nobody can set.
fn judge(
    record: &Record,
    item: &DirEntry,
    found: &Metadata,
    written: SystemTime,
) -> Result<(State, Touched), PublishError> {
    if found.len() != record.size {
        return Ok((State::Changed, Touched::No));
    }
    let path = || item.path();
    let modified = found.modified().map_err(|cause| PublishError::system(Action::Read, &path(), cause))?;
    if last_touched(found) <= written {
        return Ok((State::Intact(modified), Touched::No));
    }
    if content::digest_of_file(&path())?.0 == record.digest {
        Ok((State::Intact(modified), Touched::Yes))
    } else {
        Ok((State::Changed, Touched::Yes))
    }
}

fn is_own(relative: &str) -> bool {
    relative.strip_prefix(OutputPath::RESERVED) == Some("/manifest.json")
}
