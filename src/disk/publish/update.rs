//! Completing a publication: the tree that will be swapped in.
//!
//! The oldest kept publication is brought up to date with what changed, so that the cost follows the
//! change and not the size of the site. Must not know how the tree is swapped in.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use super::content;
use super::error::PublishError;
use super::manifest::Manifest;
use super::operation;
use super::seal;
use super::store::Store;
use super::tree::{State, Tree};
use super::{Entry, Origin, Stop};
use crate::disk::Below;
use crate::source::OutputPath;

/// What a new publication is made of.
pub struct OutputUpdate<'a> {
    pub store: &'a Store,
    /// Heeded until the base is touched; from then on the publication is a matter of moments.
    pub stop: &'a Stop,
    /// The published site, of which unchanged files are carried over.
    pub live: Option<&'a Tree>,
    pub base: Base,
    pub manifest: &'a Manifest,
    /// All files with the place of their content, sorted like the manifest.
    pub entries: &'a [Entry],
}

/// What becomes the new tree.
pub enum Base {
    /// An old publication, brought up to date.
    Kept(Tree),
    /// The incoming files: they are all that is needed.
    Incoming,
    /// A new folder that takes what is needed from the incoming files.
    Empty,
}

/// How an unchanged file gets into the new tree.
enum Carried {
    /// It lies in the base already.
    There,
    /// It lies there with another time of modification than this one.
    Restamp(SystemTime),
    /// It was copied to the incoming files.
    Copied,
}

impl OutputUpdate<'_> {
    /// Makes the new tree; where it lies. Everything that needs room on the disk is written before
    /// the base is touched, so that a full disk costs nothing that is kept.
    pub fn complete(self) -> Result<PathBuf, PublishError> {
        let carried = self.carry()?;
        let tree = match &self.base {
            Base::Incoming => self.store.incoming(),
            Base::Empty => self.move_in(&carried)?,
            Base::Kept(base) => {
                self.clear_away(base, &carried)?;
                self.move_in(&carried)?
            }
        };
        operation::write_file(&Manifest::place(&tree), &self.manifest.to_bytes())?;
        // Nobody else writes to the folder that it was brought together in.
        seal::put(&tree, None, SystemTime::now(), &self.store.seal())?;
        Ok(tree)
    }

    fn carry(&self) -> Result<Vec<Carried>, PublishError> {
        self.entries
            .par_iter()
            .map(|entry| match entry.origin {
                Origin::Incoming => Ok(Carried::Copied),
                Origin::Published => self.carry_one(entry),
            })
            .collect()
    }

    fn carry_one(&self, entry: &Entry) -> Result<Carried, PublishError> {
        let live = self.live.expect("an entry can be published only in a published site");
        let Some((_, State::Intact(modified))) = live.find(entry.path()) else {
            unreachable!("only intact files are taken for published");
        };
        if let Base::Kept(base) = &self.base
            && let Some((record, State::Intact(time))) = base.find(entry.path())
            && record.digest == entry.record.digest
        {
            return Ok(if time == modified { Carried::There } else { Carried::Restamp(modified) });
        }
        self.stop.check()?;
        let from = Below { folder: &live.folder, path: entry.path().as_str() };
        let to = entry.path().to_os(&self.store.incoming());
        let (digest, _) = content::copy(from, &to, Some(modified))?;
        if digest != entry.record.digest {
            return Err(PublishError::Unsteady(from.to_os()));
        }
        Ok(Carried::Copied)
    }

    /// Removes what is gone or will be replaced. From the rename until the swap the base is no
    /// publication any more; a run that ends in between loses it, never the published site.
    fn clear_away(&self, base: &Tree, carried: &[Carried]) -> Result<(), PublishError> {
        let tree = self.store.updating();
        operation::rename(&base.folder, &tree)?;
        operation::remove_file(&Manifest::place(&tree))?;
        operation::remove_file(&seal::place(&tree))?;
        for litter in &base.litter {
            let below = litter.strip_prefix(&base.folder).expect("the survey walks below its folder");
            operation::remove_file(&tree.join(below))?;
        }
        let mut staying = self.entries.iter().zip(carried).peekable();
        for record in base.manifest.files() {
            while staying.next_if(|(entry, _)| entry.path() < &record.path).is_some() {}
            let stays = staying
                .peek()
                .is_some_and(|(entry, how)| entry.path() == &record.path && !matches!(how, Carried::Copied));
            if !stays && !matches!(base.find(&record.path), Some((_, State::Missing))) {
                operation::remove_file(&record.path.to_os(&tree))?;
            }
        }
        self.remove_empty_folders(base, &tree)
    }

    /// Moves in what is new.
    fn move_in(&self, carried: &[Carried]) -> Result<PathBuf, PublishError> {
        let (incoming, tree) = (self.store.incoming(), self.store.updating());
        for (entry, how) in self.entries.iter().zip(carried) {
            let place = entry.path().to_os(&tree);
            match how {
                Carried::There => {}
                Carried::Restamp(time) => operation::set_modified(&place, *time)?,
                Carried::Copied => operation::move_file(&entry.path().to_os(&incoming), &place)?,
            }
        }
        Ok(tree)
    }

    fn remove_empty_folders(&self, base: &Tree, tree: &Path) -> Result<(), PublishError> {
        let mut needed: BTreeSet<PathBuf> = BTreeSet::new();
        let mut last = None;
        for entry in self.entries {
            let folder = entry.path().as_str().rsplit_once('/').map(|(folder, _)| folder);
            if folder != last {
                last = folder;
                let path = entry.path().to_os(tree);
                needed
                    .extend(path.ancestors().skip(1).take_while(|above| *above != tree).map(Path::to_owned));
            }
        }
        for folder in base.folders.iter().rev() {
            let below = folder.strip_prefix(&base.folder).expect("the survey walks below its folder");
            let place = tree.join(below);
            if !needed.contains(&place) && !below.starts_with(OutputPath::RESERVED) {
                operation::remove_folder(&place)?;
            }
        }
        Ok(())
    }
}

/// Removes a kept publication: what its manifest lists and nothing else. A folder with a foreign
/// file in it stays for somebody to look at.
pub fn remove_kept(folder: &Path) -> Result<(), PublishError> {
    match Tree::read(folder)? {
        Some(tree) if tree.foreign().is_empty() => operation::remove_tree(folder),
        Some(_) => Ok(()),
        None => match fs::read_dir(folder).map(|mut items| items.next().is_none()) {
            Ok(true) => operation::remove_folder(folder),
            _ => Ok(()),
        },
    }
}
