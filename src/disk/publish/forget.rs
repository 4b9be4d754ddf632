//! Taking addresses back out of kept publications, where going back would bring people's data on line again.
//!
//! Must not know why they are taken back.

use super::error::PublishError;
use super::manifest::{Manifest, Record};
use super::store::Store;
use super::tree::Tree;
use super::{PublishSettings, content, operation, target};
use crate::disk::Below;
use crate::source::OutputPath;

/// Gives these addresses in every kept publication the content that they have in the published site, or none
/// where it has none; how many files that changed. Killed half-way, the next time does the rest.
pub fn forget(settings: &PublishSettings, paths: &[OutputPath]) -> Result<usize, PublishError> {
    let output = target::examine(settings)?;
    if paths.is_empty() || !Store::place(&output).is_dir() {
        return Ok(0);
    }
    let store = Store::open(&output)?;
    let Some(live) = Tree::read(&output)? else { return Ok(0) };
    let mut changed = 0;
    for folder in store.kept()? {
        if let Some(tree) = Tree::read(&folder)? {
            changed += forget_in(&store, &live, &tree, paths)?;
        }
    }
    Ok(changed)
}

fn forget_in(store: &Store, live: &Tree, tree: &Tree, paths: &[OutputPath]) -> Result<usize, PublishError> {
    let mut records: Vec<Record> = Vec::with_capacity(tree.manifest.files().len());
    let mut changed = 0;
    for record in tree.manifest.files() {
        let now = live.find(&record.path).map(|(record, _)| record);
        if !paths.contains(&record.path) || now.is_some_and(|now| now.digest == record.digest) {
            records.push(record.clone());
            continue;
        }
        changed += 1;
        let place = record.path.to_os(&tree.folder);
        operation::remove_file(&place)?;
        if let Some(now) = now {
            content::copy(Below { folder: &live.folder, path: record.path.as_str() }, &place, None)?;
            records.push(now.clone());
        }
    }
    if changed > 0 {
        let manifest = Manifest::new(&tree.manifest.generator, &tree.manifest.built, records)?;
        operation::write_file(&store.manifest(), &manifest.to_bytes())?;
        operation::rename(&store.manifest(), &Manifest::place(&tree.folder))?;
    }
    Ok(changed)
}
