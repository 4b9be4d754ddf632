//! The site held in memory: read once, kept true to the folder, rendered page by page when asked for.
//!
//! One thread edits: it holds what was read and parsed, and after a change makes a new [`Snapshot`].
//! All others read the snapshot of the moment. What is kept (sources, parsed texts) is a function of
//! the files alone; with an empty memory the same snapshot comes out, only later.

mod material;
mod snapshot;
mod proof;
mod editing;

pub use editing::{Editing, Update};
pub use snapshot::{Found, Shown, Snapshot};

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::source::OutputPath;

/// The snapshot of the moment, shared by all threads.
#[derive(Debug)]
pub struct CurrentSnapshot {
    snapshot: RwLock<Arc<Snapshot>>,
    /// Pages that could not be rendered when they were asked for, until the editing thread has taken note.
    suspects: Mutex<Vec<OutputPath>>,
}

impl CurrentSnapshot {
    /// Begins with a first snapshot.
    pub fn new(first: Snapshot) -> Self {
        Self { snapshot: RwLock::new(Arc::new(first)), suspects: Mutex::default() }
    }

    /// The snapshot of the moment.
    pub fn get(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another in its place. The old one is handed back, so that it is dropped by a thread that
    /// nobody waits for.
    pub fn set(&self, next: Snapshot) -> Arc<Snapshot> {
        let next = Arc::new(next);
        std::mem::replace(&mut *self.snapshot.write().unwrap_or_else(PoisonError::into_inner), next)
    }

    /// Notes that a page could not be rendered.
    pub fn suspect(&self, page: &OutputPath) {
        self.suspects.lock().unwrap_or_else(PoisonError::into_inner).push(page.clone());
    }

    /// The pages noted since the last time.
    pub fn suspects(&self) -> Vec<OutputPath> {
        std::mem::take(&mut *self.suspects.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
