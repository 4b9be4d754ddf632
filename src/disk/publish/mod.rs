//! Publishing: the only code that writes the output.
//!
//! A new site is brought together beside the output and takes its place in one step; readers see the
//! old site or the new one. Everything that a publication needs besides lies in one folder beside the
//! output (see `store`). Must not know what a site is: it gets paths and bytes.
//!
//! ```text
//! target ─▶ store (lock, what a killed run left) ─▶ survey of the published site
//!    put, copy: what differs goes to incoming/        nothing differs: nothing is written
//! update: the oldest kept publication becomes the new tree ─▶ swap ─▶ the old site is kept
//! ```

pub(super) mod codes;
mod error;
mod operation;
mod content;
mod manifest;
mod seal;
mod texts;
mod changes;
mod tree;
mod lock;
mod store;
mod target;
mod compare;
mod swap;
mod rollback;
mod stop;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod tests;
mod update;
mod verify;
pub mod forget;

pub use changes::Changes;
pub use compare::Comparison;
pub use error::{Action, NamesExhausted, PublishError, Refusal};
pub use manifest::{FileIdentity, Manifest, Record};
pub use rollback::{Back, Kept, Return, Returning, publications, rollback};
pub use stop::Stop;
pub use texts::{Change, Moved, Texts};
pub use verify::{Verification, VerifiedFile, read_published, verify};

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use crate::diagnostic::{Diagnostic, Place};
use crate::disk::Below;
use crate::source::{Digest, OutputPath, Version};
use store::Store;
use tree::{State, Touched, Tree};
use update::{Base, OutputUpdate};

/// How many new files weigh as much as one that has to be copied because its old publication is not
/// used: to copy a file takes about four times as long as to move one and remove another.
const CARRIED_WORTH: usize = 4;

/// What a publication needs to know.
#[derive(Debug, Clone)]
pub struct PublishSettings {
    /// The folder to publish to.
    pub output: PathBuf,
    /// The site's own folder. The output may lie in it, but not be it or lie above it.
    pub root: PathBuf,
    /// Folders and files that the site is made from; the output may not overlap any of them.
    pub sources: Vec<PathBuf>,
    /// The program, for the manifest: `zhenbao 0.1.0`.
    pub generator: String,
    /// The day of the build by the site's clock, for the manifest: ISO 8601.
    pub built: String,
    /// How many earlier publications are kept. With none there is no way back and each publication
    /// costs as much as the site is large.
    pub generations: usize,
    /// Whether to wait for the disk.
    pub durability: Durability,
    /// Raised when somebody asks the program to stop.
    pub stop: Stop,
    /// Whether many texts may go at once.
    pub losses: Losses,
}

/// Whether a publication may take many texts off line at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Losses {
    /// It stops and asks whether that is meant.
    Ask,
    /// It is meant.
    Meant,
}

/// Whether a publication has reached the disk before it is swapped in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// It has: after a power cut the output is the old site or the new one.
    Synced,
    /// It may not have: faster, but after a power cut files of the new site may be empty.
    Fast,
}

/// Takes the files of a site, from many threads at once.
pub trait Destination: Sync {
    /// A file with this content.
    fn put(&self, path: &OutputPath, bytes: &[u8], title: Option<&str>) -> Result<Entry, PublishError>;

    /// A file with the content of another one, which is streamed. Anything but a regular file is
    /// refused.
    fn copy(&self, path: &OutputPath, file: Below<'_>, title: Option<&str>) -> Result<Entry, PublishError>;
}

/// One file of a publication under way, as [`Destination`] took it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    record: Record,
    origin: Origin,
}

/// Where the content of an [`Entry`] lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// In the published site, unchanged.
    Published,
    /// Among the new files.
    Incoming,
}

impl Entry {
    /// Where it lies in the output.
    pub fn path(&self) -> &OutputPath {
        &self.record.path
    }

    /// The SHA-256 of its content.
    pub fn digest(&self) -> Digest {
        self.record.digest
    }

    /// Notes whose list the file is.
    #[must_use]
    pub fn list_of(mut self, name: Option<&str>) -> Self {
        self.record.name = name.map(str::to_owned);
        self
    }

    /// Notes which text the file was made of.
    #[must_use]
    pub fn made_of(mut self, text: Option<Version>) -> Self {
        self.record.text = text;
        self
    }
}

/// What a publication did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// How many files were written, because they are new or different.
    pub written: usize,
    /// How many stayed as they were.
    pub unchanged: usize,
    /// How many were taken away.
    pub removed: usize,
    /// Files that somebody had changed or removed in the output and that were restored or taken away.
    pub restored: Vec<OutputPath>,
    /// What readers see of it.
    pub changes: Changes,
}

impl Account {
    /// What somebody should look at although the site was published.
    pub fn to_diagnostics(&self) -> Vec<Diagnostic> {
        if self.restored.is_empty() {
            return Vec::new();
        }
        let files: Vec<String> = self.restored.iter().map(ToString::to_string).collect();
        let (message, help) = error::restored(&files);
        vec![Diagnostic::new(&codes::FILE_RESTORED, Place::Outside, message).help(help)]
    }
}

/// A publication under way. Dropped without [`commit`](Self::commit), it leaves the published site
/// as it was, and nothing else.
#[derive(Debug)]
pub struct Stage {
    settings: PublishSettings,
    live: Option<Tree>,
    /// How many files were begun among the incoming ones.
    begun: AtomicUsize,
    store: Store,
}

impl Stage {
    /// Makes sure that the output may be published to. Every refusal happens here, before the output
    /// is touched.
    pub fn open(settings: PublishSettings) -> Result<Self, PublishError> {
        let output = target::examine(&settings)?;
        let store = Store::open(&output)?;
        let live = Tree::read(&output)?.map(Tree::without_foreign).transpose()?;
        Ok(Self { settings, live, begun: AtomicUsize::new(0), store })
    }

    /// Publishes: these entries and nothing else. The order does not matter.
    pub fn commit(self, mut entries: Vec<Entry>) -> Result<Account, PublishError> {
        entries.sort_unstable_by(|a, b| a.path().cmp(b.path()));
        let records = entries.iter().map(|entry| entry.record.clone()).collect();
        let manifest = Manifest::new(&self.settings.generator, &self.settings.built, records)?;
        let account = self.account(&entries, &manifest);
        self.settings.stop.check()?;
        if self.settings.losses == Losses::Ask && account.changes.texts.loses_many() {
            let Texts { withdrawn, before, .. } = account.changes.texts;
            return Err(PublishError::ManyLost { lost: texts::titles(&withdrawn), before });
        }
        match &self.live {
            Some(live) if account.changes.is_empty() && account.restored.is_empty() => {
                self.renew_manifest(live, &manifest)?;
            }
            _ => self.replace(&entries, &manifest)?,
        }
        Ok(account)
    }

    fn account(&self, entries: &[Entry], manifest: &Manifest) -> Account {
        let changes = Changes::between(self.live.as_ref().map(|live| &live.manifest), manifest);
        let unchanged = entries.iter().filter(|entry| entry.origin == Origin::Published).count();
        Account {
            written: entries.len() - unchanged,
            unchanged,
            removed: changes.removed.len(),
            restored: self.live.iter().flat_map(Tree::altered).map(|record| record.path.clone()).collect(),
            changes,
        }
    }

    /// Nothing to publish but the day or a title: the published site stays and gets a new manifest.
    fn renew_manifest(&self, live: &Tree, manifest: &Manifest) -> Result<(), PublishError> {
        if *manifest != live.manifest || live.touched == Touched::Yes {
            let fresh = self.store.manifest();
            operation::write_file(&fresh, &manifest.to_bytes())?;
            if self.settings.durability == Durability::Synced {
                operation::sync(&fresh)?;
            }
            operation::rename(&fresh, &Manifest::place(&live.folder))?;
            // What somebody changed since the look at the files is looked at next time.
            seal::put(&live.folder, Some(self.store.opened()), SystemTime::now(), &self.store.seal())?;
        }
        Ok(())
    }

    fn replace(&self, entries: &[Entry], manifest: &Manifest) -> Result<(), PublishError> {
        let live = self.live.as_ref();
        let base = self.base(entries)?;
        let stop = &self.settings.stop;
        let tree = OutputUpdate { store: &self.store, stop, live, base, manifest, entries }.complete()?;
        if self.settings.durability == Durability::Synced {
            operation::sync_file_system(&tree)?;
        }
        swap::swap_in(&self.store, &tree, self.settings.durability)?;
        let kept = self.store.kept().unwrap_or_default();
        for surplus in kept.iter().rev().skip(self.settings.generations) {
            // The site is published; what cannot be removed now is removed after the next publication.
            let _ = update::remove_kept(surplus);
        }
        Ok(())
    }

    /// What becomes the new tree: the oldest kept publication, if this one pushes it out anyway and
    /// more of it can be used than is new; else the incoming files.
    fn base(&self, entries: &[Entry]) -> Result<Base, PublishError> {
        let incoming = entries.iter().filter(|entry| entry.origin == Origin::Incoming).count();
        let kept = self.store.kept()?;
        let pushed_out = kept.first().filter(|_| (1..=kept.len()).contains(&self.settings.generations));
        if let Some(oldest) = pushed_out
            && let Some(tree) = Tree::read(oldest)?
        {
            let tree = tree.without_foreign()?;
            if incoming < (entries.len() - incoming) * CARRIED_WORTH {
                return Ok(Base::Kept(tree));
            }
        }
        let all_used = incoming == self.begun.load(Ordering::Relaxed);
        // Else a file that was put is not to be published, or is only half written.
        Ok(if all_used { Base::Incoming } else { Base::Empty })
    }

    fn is_published(&self, path: &OutputPath, digest: Digest) -> bool {
        self.live
            .as_ref()
            .and_then(|live| live.find(path))
            .is_some_and(|(record, state)| record.digest == digest && matches!(state, State::Intact(_)))
    }
}

impl Destination for Stage {
    fn put(&self, path: &OutputPath, bytes: &[u8], title: Option<&str>) -> Result<Entry, PublishError> {
        self.settings.stop.check()?;
        let digest = Digest::of(bytes);
        let origin = if self.is_published(path, digest) {
            Origin::Published
        } else {
            self.begun.fetch_add(1, Ordering::Relaxed);
            operation::write_file(&path.to_os(&self.store.incoming()), bytes)
                .map_err(|error| error.or_twice(path))?;
            Origin::Incoming
        };
        let size = u64::try_from(bytes.len()).expect("memory is smaller than 2^64 bytes");
        Ok(entry(path, (digest, size), title, origin))
    }

    fn copy(&self, path: &OutputPath, file: Below<'_>, title: Option<&str>) -> Result<Entry, PublishError> {
        self.settings.stop.check()?;
        let (_, found) = content::open_regular(file)?;
        let known = self.live.as_ref().and_then(|live| live.find(path));
        if known.is_some_and(|(record, _)| record.size == found.len()) {
            let content = content::digest_of_file(file)?;
            if self.is_published(path, content.0) {
                return Ok(entry(path, content, title, Origin::Published));
            }
        }
        self.begun.fetch_add(1, Ordering::Relaxed);
        let place = path.to_os(&self.store.incoming());
        let content = content::copy(file, &place, None).map_err(|error| error.or_twice(path))?;
        Ok(entry(path, content, title, Origin::Incoming))
    }
}

fn entry(path: &OutputPath, (digest, size): (Digest, u64), title: Option<&str>, origin: Origin) -> Entry {
    let title = title.map(str::to_owned);
    Entry { record: Record { path: path.clone(), digest, size, title, text: None, name: None }, origin }
}
