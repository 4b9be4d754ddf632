//! What a publication would change, without writing anything.
//!
//! Must not make, move or remove a file.

use super::changes::Changes;
use super::content;
use super::error::PublishError;
use super::manifest::Manifest;
use super::target;
use super::tree::Tree;
use super::{Destination, Entry, Origin, PublishSettings, entry};
use crate::disk::Below;
use crate::source::{Digest, OutputPath};

/// A publication that is only looked at: takes files as a [`Stage`](super::Stage) does and says what
/// they would change.
#[derive(Debug)]
pub struct Comparison {
    settings: PublishSettings,
    live: Option<Tree>,
}

impl Comparison {
    /// Looks at the published site. What would stop a publication stops a comparison.
    pub fn open(settings: PublishSettings) -> Result<Self, PublishError> {
        let output = target::examine(&settings)?;
        let live = Tree::read(&output)?.map(Tree::without_foreign).transpose()?;
        Ok(Self { settings, live })
    }

    /// What these entries and nothing else would change.
    pub fn changes(self, entries: Vec<Entry>) -> Result<Changes, PublishError> {
        self.settings.stop.check()?;
        let records = entries.into_iter().map(|entry| entry.record).collect();
        let manifest = Manifest::new(&self.settings.generator, &self.settings.built, records)?;
        Ok(Changes::between(self.live.as_ref().map(|live| &live.manifest), &manifest))
    }
}

impl Destination for Comparison {
    fn put(&self, path: &OutputPath, bytes: &[u8], title: Option<&str>) -> Result<Entry, PublishError> {
        self.settings.stop.check()?;
        let size = u64::try_from(bytes.len()).expect("memory is smaller than 2^64 bytes");
        Ok(entry(path, (Digest::of(bytes), size), title, Origin::Incoming))
    }

    fn copy(&self, path: &OutputPath, file: Below<'_>, title: Option<&str>) -> Result<Entry, PublishError> {
        self.settings.stop.check()?;
        Ok(entry(path, content::digest_of_file(file)?, title, Origin::Incoming))
    }
}
