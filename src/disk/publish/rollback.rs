//! Going back to an earlier publication.
//!
//! Must not build anything: it only swaps what was kept.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::changes::Changes;
use super::error::PublishError;
use super::manifest::Manifest;
use super::store::{self, Store};
use super::texts::{self, Change, Texts};
use super::tree::Tree;
use super::{Durability, PublishSettings, operation, seal, swap, target};

/// How far to go back, and what may come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Back {
    /// Which of the kept publications: 1 is the one that was on line last.
    pub steps: usize,
    /// Whether texts may come back that are not on line now.
    pub returning: Returning,
}

/// Whether texts may come back that were taken off line since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returning {
    /// Going back stops and asks.
    Ask,
    /// It is meant.
    Meant,
}

/// A publication that can be gone back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// When it was published.
    pub published: SystemTime,
    /// How many texts it has.
    pub texts: usize,
    /// What going back to it would do to the texts.
    pub changes: Texts,
}

/// What going back did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// When the publication that is on line again was published.
    pub published: SystemTime,
    /// What readers see of it.
    pub changes: Changes,
}

/// The publications that can be gone back to, the one that was on line last first. Nothing is changed.
pub fn publications(settings: &PublishSettings) -> Result<Vec<Kept>, PublishError> {
    let output = target::examine(settings)?;
    let live = Manifest::read(&output)?;
    let kept = kept(&store::kept_beside(&output)?)?.into_iter().map(|(published, _, manifest)| Kept {
        published,
        texts: manifest.files().iter().filter(|record| record.title.is_some()).count(),
        changes: Texts::between(live.as_ref(), &manifest),
    });
    Ok(kept.collect())
}

/// Kept folders with the moment and the manifest of their publication, the latest first.
fn kept(folders: &[PathBuf]) -> Result<Vec<(SystemTime, PathBuf, Manifest)>, PublishError> {
    let mut kept = Vec::new();
    for folder in folders.iter().rev() {
        if let Some(manifest) = Manifest::read(folder)? {
            kept.push((seal::published(folder), folder.clone(), manifest));
        }
    }
    kept.sort_by_key(|(published, ..)| std::cmp::Reverse(*published));
    Ok(kept)
}

/// Lets the published site and a kept one change places, in one step. Doing it twice leads back to the
/// start.
pub fn rollback(settings: &PublishSettings, back: Back) -> Result<Return, PublishError> {
    let output = target::examine(settings)?;
    if !Store::place(&output).is_dir() {
        return Err(PublishError::NothingKept(output));
    }
    let store = Store::open(&output)?;
    let live = Tree::read(&output)?.map(Tree::without_foreign).transpose()?;
    let kept = kept(&store.kept()?)?;
    let wanted = back.steps.checked_sub(1).and_then(|at| kept.get(at));
    let Some((published, folder, _)) = wanted else {
        return Err(if kept.is_empty() {
            PublishError::NothingKept(output)
        } else {
            PublishError::NotKept { steps: back.steps, kept: kept.len() }
        });
    };
    let Some(tree) = Tree::read(folder)? else { return Err(PublishError::NothingKept(output)) };
    let tree = whole(tree)?;
    settings.stop.check()?;
    let changes = Changes::between(live.as_ref().map(|live| &live.manifest), &tree.manifest);
    if back.returning == Returning::Ask && live.is_some() && *published < seal::published(&output) {
        refuse_returning(&changes.texts)?;
    }
    renew(&store, &tree, &changes, *published)?;
    if settings.durability == Durability::Synced {
        operation::sync_file_system(&tree.folder)?;
    }
    put_back(&store, &tree.folder)?;
    if settings.durability == Durability::Synced {
        operation::sync(output.parent().expect("the top of the file system was refused"))?;
    }
    Ok(Return { published: *published, changes })
}

/// Nothing that was taken off line comes back without a question: a text may have been withdrawn for a
/// reason that still holds.
fn refuse_returning(texts: &Texts) -> Result<(), PublishError> {
    if texts.added.is_empty() {
        return Ok(());
    }
    Err(PublishError::Returning(texts::titles(&texts.added)))
}

/// Refuses a kept publication that somebody changed: going back must not publish what was never
/// published.
fn whole(tree: Tree) -> Result<Tree, PublishError> {
    let mut altered: Vec<String> = tree.altered().map(|record| record.path.to_string()).collect();
    if altered.is_empty() {
        return tree.without_foreign();
    }
    altered.extend(tree.foreign().iter().cloned());
    altered.sort_unstable();
    Err(PublishError::KeptDamaged { folder: tree.folder, files: altered })
}

/// Gives what readers will see change the present time, or browsers and upload tools that compare
/// times would take the older file for the one they have.
fn renew(store: &Store, tree: &Tree, changes: &Changes, published: SystemTime) -> Result<(), PublishError> {
    let now = SystemTime::now();
    for Change { path, .. } in changes.added.iter().chain(&changes.changed) {
        operation::set_modified(&path.to_os(&tree.folder), now)?;
    }
    // Written last, the manifest vouches for the files touched before it.
    let fresh = store.manifest();
    operation::write_file(&fresh, &tree.manifest.to_bytes())?;
    operation::rename(&fresh, &Manifest::place(&tree.folder))?;
    seal::put(&tree.folder, None, published, &store.seal())
}

fn put_back(store: &Store, tree: &Path) -> Result<(), PublishError> {
    if store::is_vacant(store.output())? {
        return swap::put_first(tree, store.output());
    }
    swap::take_over_attributes(store.output(), tree);
    let old = swap::change_places(store, tree)?;
    // Also where it stands among the kept ones already: it is the youngest of them now.
    store.keep(&old)
}
