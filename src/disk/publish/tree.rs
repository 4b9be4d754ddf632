//! What really lies in a published folder, compared with what its manifest says.
//!
//! Names and sizes are looked at, contents only where a file was touched after the moment up to which the
//! manifest vouches for it (see `seal`): a look at 10,000 files costs milliseconds. `verify` is the
//! thorough one. Must not know why it is asked.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use super::content;
use super::content::last_touched;
use super::error::{Action, PublishError};
use super::manifest::{self, Manifest, Record};
use super::seal;
use crate::disk::Below;
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
    /// What file managers leave in folders that somebody looks at.
    pub litter: Vec<PathBuf>,
    /// All folders below, each after the one that holds it, with that of the manifest.
    pub folders: Vec<PathBuf>,
}

/// How deep a look goes.
#[derive(Debug, Clone, Copy)]
enum Depth {
    /// Names, sizes, and the contents that nobody vouches for.
    Contents,
    /// Names and sizes.
    Names,
}

/// Up to when files are known to be what their manifest says.
#[derive(Debug, Clone, Copy)]
enum Vouched {
    /// Nobody knows.
    Never,
    /// Those that were touched no later.
    Until(SystemTime),
    /// Nobody asks.
    Always,
}

impl Vouched {
    fn covers(self, touched: SystemTime) -> bool {
        match self {
            Self::Never => false,
            Self::Until(moment) => touched <= moment,
            Self::Always => true,
        }
    }
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
    pub fn read(folder: &Path) -> Result<Option<Self>, PublishError> {
        Self::look(folder, Depth::Contents)
    }

    /// Looks at the names and sizes in a folder, for whoever reads the contents anyway.
    pub fn survey_names(folder: &Path) -> Result<Option<Self>, PublishError> {
        Self::look(folder, Depth::Names)
    }

    fn look(folder: &Path, depth: Depth) -> Result<Option<Self>, PublishError> {
        for _ in 0..ATTEMPTS {
            let before = Manifest::identity(folder);
            let tree = Self::survey_once(folder, depth);
            if Manifest::identity(folder) == before {
                return tree;
            }
        }
        Err(PublishError::Unsteady(folder.to_owned()))
    }

    fn survey_once(folder: &Path, depth: Depth) -> Result<Option<Self>, PublishError> {
        let Some(manifest) = Manifest::read(folder)? else { return Ok(None) };
        let vouched = match depth {
            Depth::Contents => seal::vouched(folder).map_or(Vouched::Never, Vouched::Until),
            Depth::Names => Vouched::Always,
        };
        let mut tree = Self {
            folder: folder.to_owned(),
            states: vec![State::Missing; manifest.files().len()],
            manifest,
            touched: Touched::No,
            foreign: Vec::new(),
            litter: Vec::new(),
            folders: Vec::new(),
        };
        tree.walk(vouched)?;
        tree.foreign.sort_unstable();
        Ok(Some(tree))
    }

    /// Lists the folders level by level, those of one level at once; the order of what is found is
    /// that of the folders, whatever the number of threads.
    fn walk(&mut self, vouched: Vouched) -> Result<(), PublishError> {
        let mut level = vec![(self.folder.clone(), String::new())];
        while !level.is_empty() {
            let listings: Vec<Listing> = level
                .par_iter()
                .map(|(folder, prefix)| Listing::read(self, folder, prefix, vouched))
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
                self.litter.extend(listing.litter);
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
    litter: Vec<PathBuf>,
    /// Folders with the prefix of the paths in them.
    folders: Vec<(PathBuf, String)>,
}

impl Listing {
    fn read(tree: &Tree, folder: &Path, prefix: &str, vouched: Vouched) -> Result<Self, PublishError> {
        let manifest = &tree.manifest;
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
                let (state, touched) = judge(&manifest.files()[index], &tree.folder, &found, vouched)?;
                listing.known.push((index, state, touched));
            } else if kind.is_file() && is_litter(&relative) {
                listing.litter.push(item.path());
            } else if !is_own(&relative) {
                listing.foreign.push(relative);
            }
        }
        Ok(listing)
    }
}

/// A file of another size was changed. One touched after the moment up to which the manifest vouches for it
/// may have been: only then its content is read. The system's own time of change counts, which, unlike the time of
/// modification, nobody can set.
fn judge(
    record: &Record,
    folder: &Path,
    found: &Metadata,
    vouched: Vouched,
) -> Result<(State, Touched), PublishError> {
    if found.len() != record.size {
        return Ok((State::Changed, Touched::No));
    }
    let file = Below { folder, path: record.path.as_str() };
    let modified =
        found.modified().map_err(|cause| PublishError::system(Action::Read, &file.to_os(), cause))?;
    if vouched.covers(last_touched(found)) {
        return Ok((State::Intact(modified), Touched::No));
    }
    if content::digest_of_file(file)?.0 == record.digest {
        Ok((State::Intact(modified), Touched::Yes))
    } else {
        Ok((State::Changed, Touched::Yes))
    }
}

fn is_own(relative: &str) -> bool {
    let own = relative.strip_prefix(OutputPath::RESERVED).and_then(|rest| rest.strip_prefix('/'));
    own.is_some_and(|name| [manifest::NAME, seal::NAME].contains(&name))
}

/// Whether a file is one that the file managers of macOS and Windows leave in a folder that somebody looks
/// at: no intruder, and nothing to publish.
fn is_litter(relative: &str) -> bool {
    const NAMES: [&str; 4] = [".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini"];
    let name = relative.rsplit('/').next().unwrap_or(relative);
    NAMES.iter().any(|litter| name.eq_ignore_ascii_case(litter))
}
