//! Pictures and attachments: what is known of them without their bytes, and which are published.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address::{self, Claims};
use super::content::{self, FileInfo};
use super::{ArticleId, Findings, Site, Target};
use crate::article::Article;
use crate::diagnostic::Place;
use crate::source::{OutputPath, SourcePath, Version};

/// A file that is published as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedFile {
    /// Where it lies in the sources.
    pub source: SourcePath,
    /// What is known of it.
    pub info: FileInfo,
}

/// Publishes the files of `static/` as they are.
pub(super) fn claim_statics(
    statics: BTreeMap<SourcePath, FileInfo>,
    claims: &mut Claims,
    findings: &mut Findings,
) -> BTreeMap<OutputPath, PublishedFile> {
    let mut files = BTreeMap::new();
    for (source, info) in statics {
        let place = Place::File(source.clone());
        let address = source.below("static").unwrap_or(source.as_str());
        match OutputPath::new(address) {
            Ok(path) => {
                if claims.claim(&path, place, findings) {
                    files.insert(path, PublishedFile { source, info });
                }
            }
            Err(fault) => findings.push(address::unusable(address, place, &fault)),
        }
    }
    files
}

impl Site {
    /// Publishes the files that published texts refer to: pictures, attachments, covers. A file that
    /// nothing refers to stays at home, and so does what only a draft refers to.
    pub(super) fn claim_files(&mut self, findings: &mut Findings) -> BTreeMap<OutputPath, PublishedFile> {
        let wanted = self.wanted_files();
        let claims = Arc::get_mut(&mut self.claims).expect("nobody shares a site that is not assembled");
        let mut files = BTreeMap::new();
        for source in wanted {
            let place = Place::File(source.clone());
            match address::file_address(&source) {
                Ok(path) if claims.claim(&path, place.clone(), findings) => {
                    let info = self.known_files[&source].clone();
                    files.insert(path, PublishedFile { source, info });
                }
                Ok(_) => {}
                Err(fault) => findings.push(address::unusable(source.file_name(), place, &fault)),
            }
        }
        files
    }

    fn wanted_files(&self) -> BTreeSet<SourcePath> {
        let listed = self.articles.iter().filter(|article| !article.withdrawn());
        let mut wanted: BTreeSet<SourcePath> =
            listed.flat_map(|article| self.files_of(&article.article)).collect();
        let pages = self.pages.iter().map(|page| (&page.page.source, &page.page.body));
        let indexes = self.categories.iter().filter_map(|category| category.index.as_ref());
        for (source, body) in pages.chain(indexes.map(|index| (&index.source, &index.body))) {
            wanted.extend(
                body.references
                    .iter()
                    .filter_map(|reference| self.wanted_file(source.path(), &reference.destination)),
            );
        }
        wanted
    }

    /// The files that an article refers to.
    pub(super) fn files_of(&self, article: &Article) -> Vec<SourcePath> {
        let (matter, from) = (&article.matter, article.source.path());
        let attached = matter.attachments.iter().filter_map(|file| self.attached_file(from, &file.file));
        let cover = matter.cover.iter().map(|cover| cover.image.as_str());
        let linked = article.body.references.iter().map(|reference| reference.destination.as_str());
        let shown = cover.chain(linked).filter_map(|address| self.wanted_file(from, address));
        attached.chain(shown).collect()
    }

    /// What an article says, with what is known of the files it shows: as long as readers see the same, and
    /// the files beside it look the same, this is the same.
    pub fn version(&self, id: ArticleId) -> Version {
        let article = &self.article(id).article;
        let mut files = self.files_of(article);
        files.extend(self.table_of(article));
        if files.is_empty() {
            return article.source.version();
        }
        let known = files.iter().map(|file| {
            let info = self.known_files.get(file).map(|info| (info.size, info.dimensions, info.digest));
            format!("\n{file} {info:?}")
        });
        Version::of(&(article.source.version().to_string() + &known.collect::<String>()))
    }

    /// The file beside an article that its targets are taken from.
    pub fn table_of(&self, article: &Article) -> Option<SourcePath> {
        content::table_of(article)
    }

    /// Every file beside the texts, published or not.
    pub fn known_files(&self) -> impl Iterator<Item = &SourcePath> {
        self.known_files.keys()
    }

    fn wanted_file(&self, from: &SourcePath, address: &str) -> Option<SourcePath> {
        match self.resolve(from, address) {
            Ok(Target::File(file)) => Some(file),
            _ => None,
        }
    }
}
