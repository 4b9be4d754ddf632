//! What the last publication said of addresses: which name stood at which. A name that comes later never takes
//! an address over from another, whatever the dates of its articles.

use std::collections::HashMap;

use super::Site;
use crate::source::{OutputPath, Version};

/// Names and their addresses as they were published last; empty where nothing was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Witness {
    folders: HashMap<String, Holders>,
    texts: Vec<PublishedText>,
}

/// A text as it was published last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedText {
    /// Its page.
    pub path: OutputPath,
    /// Its title.
    pub title: Option<String>,
    /// What it said.
    pub version: Version,
}

/// The names of one folder: `editors`, `tags`, `catalogue/topic`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holders {
    slugs: HashMap<String, String>,
    names: HashMap<String, String>,
}

impl Witness {
    /// From the published lists of names (the page of each, and whose it is) and the published texts.
    pub fn of<'a>(lists: impl Iterator<Item = (&'a OutputPath, &'a str)>, texts: Vec<PublishedText>) -> Self {
        let mut folders: HashMap<String, Holders> = HashMap::new();
        for (path, name) in lists {
            let place = path.as_str().strip_suffix("/index.html").and_then(|list| list.rsplit_once('/'));
            if let Some((folder, slug)) = place {
                let holders = folders.entry(folder.to_owned()).or_default();
                holders.slugs.insert(name.to_owned(), slug.to_owned());
                holders.names.insert(slug.to_owned(), name.to_owned());
            }
        }
        Self { folders, texts }
    }

    /// The names of a folder.
    pub(super) fn holders(&self, folder: &str) -> Holders {
        self.folders.get(folder).cloned().unwrap_or_default()
    }
}

impl Site {
    /// The texts as they were published last.
    pub fn texts_published_last(&self) -> &[PublishedText] {
        &self.witness.texts
    }
}

impl Holders {
    /// Where a name stood.
    pub(super) fn slug(&self, name: &str) -> Option<&str> {
        self.slugs.get(name).map(String::as_str)
    }

    /// Whose address it was.
    pub(super) fn name(&self, slug: &str) -> Option<&str> {
        self.names.get(slug).map(String::as_str)
    }
}
