//! The site of one moment and what is wrong with it.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, has_errors};
use crate::page::{Page, PageKind, pages};
use crate::site::Site;
use crate::source::{OutputPath, SourcePath};
use crate::theme::Theme;

/// What is served until the next change.
#[derive(Debug)]
pub struct Snapshot {
    /// Counts the changes since the start.
    pub generation: u64,
    /// The last site that could be published; none when there was none since the start.
    pub shown: Option<Arc<Shown>>,
    /// What is wrong with the files as they are now. With errors among them, they are newer than
    /// [`shown`](Self::shown).
    pub findings: Vec<Diagnostic>,
}

impl Snapshot {
    /// Whether the site as it is now could not be published.
    pub fn broken(&self) -> bool {
        self.shown.is_none() || has_errors(&self.findings)
    }
}

/// A site that is ready to be shown.
pub struct Shown {
    /// The site's folder.
    pub root: PathBuf,
    /// The theme.
    pub theme: Arc<Theme>,
    /// The site.
    pub site: Site,
    pages: Arc<HashMap<OutputPath, PageKind>>,
    /// Where in the theme's assets each of them stands.
    assets: Arc<HashMap<OutputPath, usize>>,
}

/// What has an address.
#[derive(Debug)]
pub enum Found<'a> {
    /// A page, to be rendered.
    Page(Page),
    /// An asset of the theme.
    Asset(&'a [u8]),
    /// A file beside the articles, to be read.
    File(&'a SourcePath),
}

impl Shown {
    pub(super) fn new(root: &Path, theme: Arc<Theme>, site: Site) -> Self {
        let pages = pages(&site).into_iter().map(|page| (page.path, page.kind)).collect();
        let assets =
            theme.assets().iter().enumerate().map(|(index, asset)| (asset.path.clone(), index)).collect();
        Self { root: root.to_owned(), theme, site, pages: Arc::new(pages), assets: Arc::new(assets) }
    }

    /// With another state of a site that consists of the same pages.
    pub(super) fn with(&self, site: Site) -> Self {
        let (pages, assets) = (Arc::clone(&self.pages), Arc::clone(&self.assets));
        Self { root: self.root.clone(), theme: Arc::clone(&self.theme), site, pages, assets }
    }

    /// What stands at an address. This list is all there is: no address leads to the disk.
    pub fn find(&self, path: &OutputPath) -> Option<Found<'_>> {
        if let Some(kind) = self.pages.get(path) {
            return Some(Found::Page(Page { path: path.clone(), kind: kind.clone() }));
        }
        if let Some(index) = self.assets.get(path) {
            return Some(Found::Asset(&self.theme.assets()[*index].bytes));
        }
        self.site.files.get(path).map(|file| Found::File(&file.source))
    }

    /// The bytes of a page, as `build` writes them.
    pub fn render(&self, page: &Page) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.theme.renderer_of_few(&self.site).render(page)
    }

    /// The text that a page is made of, where it is one text.
    pub fn source_of(&self, path: &OutputPath) -> Option<&SourcePath> {
        match self.pages.get(path)? {
            PageKind::Article(id) | PageKind::Withdrawn(id) => {
                Some(self.site.article(*id).article.source.path())
            }
            PageKind::Plain(index) => Some(self.site.pages[*index].page.source.path()),
            PageKind::Category(id, _) => {
                self.site.category(*id).index.as_ref().map(|index| index.source.path())
            }
            _ => None,
        }
    }

    /// The page that shows a text.
    pub fn page_of(&self, source: &SourcePath) -> Option<&OutputPath> {
        let article = || self.site.articles.iter().find(|article| article.article.source.path() == source);
        let page = || self.site.pages.iter().find(|page| page.page.source.path() == source);
        article().map(|article| &article.path).or_else(|| page().map(|page| &page.path))
    }

    /// One page of each kind, to see whether its template works.
    pub(super) fn samples(&self) -> Vec<Page> {
        let mut samples: Vec<Page> = Vec::new();
        for page in pages(&self.site) {
            let same =
                |known: &&Page| std::mem::discriminant(&known.kind) == std::mem::discriminant(&page.kind);
            if samples.iter().rev().find(same).is_none() {
                samples.push(page);
            }
        }
        samples
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Shown({} pages)", self.pages.len())
    }
}
