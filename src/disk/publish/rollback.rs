//! Going back to the previous publication.
//!
//! Must not build anything: it only swaps what was kept.

use std::path::Path;
use std::time::SystemTime;

use super::changes::{Change, Changes};
use super::error::PublishError;
use super::manifest::Manifest;
use super::store::{self, Store};
use super::survey::Tree;
use super::{Durability, Settings, operation, swap, target};

/// What going back did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// The day that the publication which is on line again was built.
    pub built: String,
    /// What readers see of it.
    pub changes: Changes,
}

/// Lets the published site and the newest kept one change places, in one step. Doing it twice leads
/// back to the start.
pub fn rollback(settings: &Settings) -> Result<Return, PublishError> {
    let output = target::examine(settings)?;
    if !Store::place(&output).is_dir() {
        return Err(PublishError::NothingKept(output));
    }
    let store = Store::open(&output)?;
    let live = Tree::survey(&output)?.map(Tree::without_foreign).transpose()?;
    let kept = store.kept()?.pop();
    let Some(tree) = kept.as_deref().map(Tree::survey).transpose()?.flatten() else {
        return Err(PublishError::NothingKept(output));
    };
    let tree = whole(tree)?;
    settings.stop.check()?;
    let changes = Changes::between(live.as_ref().map(|live| &live.manifest), &tree.manifest);
    renew(&store, &tree, &changes)?;
    if settings.durability == Durability::Synced {
        operation::sync_file_system(&tree.folder)?;
    }
    put_back(&store, &tree.folder)?;
    if settings.durability == Durability::Synced {
        operation::sync(output.parent().expect("the top of the file system was refused"))?;
    }
    Ok(Return { built: tree.manifest.built, changes })
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
fn renew(store: &Store, tree: &Tree, changes: &Changes) -> Result<(), PublishError> {
    let now = SystemTime::now();
    for Change { path, .. } in changes.added.iter().chain(&changes.changed) {
        operation::set_modified(&path.to_os(&tree.folder), now)?;
    }
    // Written last, the manifest vouches for the files touched before it.
    let fresh = store.manifest();
    operation::write_file(&fresh, &tree.manifest.to_bytes())?;
    operation::rename(&fresh, &Manifest::place(&tree.folder))
}

fn put_back(store: &Store, tree: &Path) -> Result<(), PublishError> {
    if store::is_vacant(store.output())? {
        return swap::put_first(tree, store.output());
    }
    swap::take_over_attributes(store.output(), tree);
    let old = swap::change_places(store, tree)?;
    if old != tree {
        store.keep(&old)?;
    }
    Ok(())
}
