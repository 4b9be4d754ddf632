//! What is published in a folder at the moment: its manifest, read again when another publication took
//! its place.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::disk::publish::{FileIdentity, Manifest, PublishError};

/// How often the site may be published anew while its manifest is being read.
const ATTEMPTS: usize = 5;

/// A folder that a site is published to.
#[derive(Debug)]
pub struct Publication {
    folder: PathBuf,
    known: Mutex<Option<(FileIdentity, Arc<Manifest>)>>,
}

impl Publication {
    /// What is published in a folder, now and later.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, known: Mutex::default() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What tells this publication from others; none when nothing is published.
    pub fn identity(&self) -> Option<FileIdentity> {
        Manifest::identity(&self.folder)
    }

    /// What the folder holds at the moment; `None` when nothing is published there. As long as that is
    /// the same, so is the value behind the pointer.
    pub fn manifest(&self) -> Result<Option<Arc<Manifest>>, PublishError> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        for _ in 0..ATTEMPTS {
            let identity = Manifest::identity(&self.folder);
            if let Some((of, manifest)) = &*known
                && Some(*of) == identity
            {
                return Ok(Some(Arc::clone(manifest)));
            }
            let manifest = Manifest::read(&self.folder)?.map(Arc::new);
            if Manifest::identity(&self.folder) == identity {
                *known = identity.zip(manifest.clone());
                return Ok(manifest);
            }
        }
        Err(PublishError::Unsteady(self.folder.clone()))
    }
}
