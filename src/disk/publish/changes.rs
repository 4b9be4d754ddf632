//! What a publication changes: what is new, what is different, what is gone.
//!
//! Must not touch the disk.

use super::manifest::Manifest;
use super::texts::{Change, Texts};

/// The difference of two publications, each list sorted by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that were not there.
    pub added: Vec<Change>,
    /// Files whose content is another.
    pub changed: Vec<Change>,
    /// Files that are no longer there.
    pub removed: Vec<Change>,
    /// The same for what the texts say.
    pub texts: Texts,
}

impl Changes {
    /// From the published manifest, if there is one, to a new one.
    pub fn between(old: Option<&Manifest>, new: &Manifest) -> Self {
        let mut changes = Self { texts: Texts::between(old, new), ..Self::default() };
        let mut before = old.map_or(&[][..], Manifest::files).iter().peekable();
        for file in new.files() {
            while let Some(gone) = before.next_if(|record| record.path < file.path) {
                changes.removed.push(Change::of(gone));
            }
            match before.next_if(|record| record.path == file.path) {
                None => changes.added.push(Change::of(file)),
                Some(record) if record.digest != file.digest => changes.changed.push(Change::of(file)),
                Some(_) => {}
            }
        }
        changes.removed.extend(before.map(Change::of));
        changes
    }

    /// Whether both publications hold the same.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}
