//! What is kept in the folder of made pictures: which picture has which forms there, and when it was used last.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// The index's file.
const NAME: &str = "index.json";

/// Forms that nobody used for so long go: 60 days.
const LIFE: u64 = 60;

/// All forms together have so many bytes at most, 2 GiB: some 5,000 photographs.
const MOST: u64 = 2 * 1024 * 1024 * 1024;

/// The index.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Index {
    /// By the paths of pictures.
    pictures: BTreeMap<String, Known>,
    #[serde(skip)]
    changed: Changed,
}

/// Whether the index differs from what is written.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Changed {
    #[default]
    No,
    Yes,
}

/// What is known of a picture.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Known {
    /// How its file looked from outside.
    pub mark: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub digest: String,
    /// Its forms.
    pub files: BTreeMap<String, Kept>,
    /// The day it was used last, since 1970.
    #[serde(default)]
    pub used: u64,
}

/// Where a form lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Kept {
    /// It is the picture as it lies beside the texts.
    Source,
    /// In the folder, with so many bytes.
    Size(u64),
}

impl Index {
    /// The index of a folder; an empty one where there is none that can be read.
    pub fn read(folder: &Path) -> Self {
        fs::read(folder.join(NAME))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    pub fn of(&self, picture: &str) -> Option<&Known> {
        self.pictures.get(picture)
    }

    pub fn put(&mut self, picture: &str, known: Known) {
        self.pictures.insert(picture.to_owned(), known);
        self.changed = Changed::Yes;
    }

    /// These pictures are used today.
    pub fn used<'a>(&mut self, pictures: impl Iterator<Item = &'a str>) {
        let today = today();
        for picture in pictures {
            if let Some(known) = self.pictures.get_mut(picture).filter(|known| known.used != today) {
                known.used = today;
                self.changed = Changed::Yes;
            }
        }
    }

    /// Writes the index down and takes away what nobody needs, if anything is different.
    pub fn write(&mut self, folder: &Path) -> io::Result<()> {
        if self.changed == Changed::No {
            return Ok(());
        }
        self.forget();
        let bytes = serde_json::to_vec(self).expect("texts and numbers are JSON");
        write(&folder.join(NAME), &bytes)?;
        self.prune(folder)
    }

    /// Forgets pictures that were not used for long, and the ones used longest ago where all are too many.
    fn forget(&mut self) {
        let today = today();
        self.pictures.retain(|_, known| today.saturating_sub(known.used) <= LIFE);
        let size = |known: &Known| -> u64 {
            known.files.values().map(|kept| if let Kept::Size(size) = kept { *size } else { 0 }).sum()
        };
        let mut by_age: Vec<(u64, String, u64)> =
            self.pictures.iter().map(|(path, known)| (known.used, path.clone(), size(known))).collect();
        by_age.sort_by(|one, other| other.cmp(one));
        let mut total = 0_u64;
        for (_, path, size) in by_age {
            total += size;
            if total > MOST {
                self.pictures.remove(&path);
            }
        }
    }

    /// Removes the files of which the index does not know, unless another process may just have made them.
    fn prune(&self, folder: &Path) -> io::Result<()> {
        let known: std::collections::BTreeSet<String> = self
            .pictures
            .values()
            .flat_map(|known| {
                known.files.keys().map(|form| format!("{}-{form}", &known.digest[..super::DIGITS]))
            })
            .collect();
        let day_ago = SystemTime::now().checked_sub(Duration::from_hours(24)).unwrap_or(UNIX_EPOCH);
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let old = entry.metadata()?.modified().is_ok_and(|modified| modified < day_ago);
            if old && name != NAME && !known.contains(&name) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

/// Days since 1970 by the system's clock: how long something lay unused has nothing to do with the site's.
fn today() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs() / 86_400
}

/// Writes a file that is there whole or not at all.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let fresh = folder.join(format!("~{}-{name}", std::process::id()));
    fs::write(&fresh, bytes)?;
    fs::rename(&fresh, path)
}
