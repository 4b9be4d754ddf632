//! The site of one moment and what is wrong with it.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::material::PreviewMaterial;
use crate::article::CategoryIndex;
use crate::diagnostic::{Checked, Diagnostic};
use crate::edition::attachment_text;
use crate::search;
use crate::site::pages::{other_pages, pages};
use crate::site::search::SearchFile;
use crate::site::{
    Held, Neighbours, Page, PageKind, ParsedText, Published, PublishedFile, Site, TextId, list_path,
};
use crate::source::{OutputPath, SourcePath};
use crate::theme::Theme;

/// What is served until the next change.
#[derive(Debug)]
pub struct Snapshot {
    /// Counts the changes since the start.
    pub generation: u64,
    /// The last site that could be published; none when there was none since the start.
    pub shown: Option<Arc<Shown>>,
    /// Whether that is the site as the files are now.
    pub newest: bool,
    /// What is wrong with the files as they are now.
    pub findings: Vec<Diagnostic>,
    /// Every text that could be read, in the order of their paths.
    pub texts: Arc<[SourcePath]>,
    /// What the site as the files are now is made of; none while settings or theme cannot be used.
    pub material: Option<Arc<PreviewMaterial>>,
}

impl Snapshot {
    /// Whether the site as it is now could not be published.
    pub fn broken(&self) -> bool {
        !self.newest
    }

    /// Where the shown site stands: the path of its `base_url`.
    pub fn start(&self) -> Option<&str> {
        Some(self.shown.as_ref()?.site.config.base_url.path())
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
    /// The pages that are not each the page of one text, once somebody asked for one: those of texts are found
    /// by the site.
    others: OnceLock<HashMap<OutputPath, PageKind>>,
    /// The shards of the index, once somebody searched: they need all texts.
    shards: OnceLock<HashMap<SearchFile, Vec<u8>>>,
    /// Where in the theme's assets each of them stands.
    assets: HashMap<OutputPath, usize>,
}

/// What has an address.
#[derive(Debug)]
pub enum Found<'a> {
    /// A page, to be rendered.
    Page(Page),
    /// An asset of the theme.
    Asset(&'a [u8]),
    /// A file beside the articles, to be read.
    File(&'a PublishedFile),
}

impl Shown {
    /// The site with another version of one text, or with one that is new.
    pub fn with(material: &PreviewMaterial, text: &ParsedText) -> Checked<Self> {
        let shown = |site| Self::new(&material.root, Arc::clone(&material.theme), site);
        material.site_with(text).map(shown)
    }

    pub(super) fn new(root: &Path, theme: Arc<Theme>, site: Site) -> Self {
        let assets =
            theme.assets().iter().enumerate().map(|(index, asset)| (asset.path.clone(), index)).collect();
        Self { root: root.to_owned(), theme, site, others: OnceLock::new(), shards: OnceLock::new(), assets }
    }

    /// What stands at an address. This list is all there is: no address leads to the disk.
    pub fn find(&self, path: &OutputPath) -> Option<Found<'_>> {
        if let Some(index) = self.assets.get(path) {
            return Some(Found::Asset(&self.theme.assets()[*index].bytes));
        }
        if let Some(file) = self.site.files.get(path) {
            return Some(Found::File(file));
        }
        self.page(path.clone()).map(Found::Page)
    }

    /// The text that would stand at an address if it were not held back. `find` says which of the site's files
    /// a request asks for, given which there are.
    pub fn held_at(
        &self,
        find: impl Fn(&dyn Fn(&OutputPath) -> bool) -> Option<OutputPath>,
    ) -> Option<&Held> {
        let at = |path: &OutputPath| {
            let stands = |held: &&Held| held.reason.is_unpublished() && held.address.as_ref() == Some(path);
            self.site.held.iter().find(stands)
        };
        at(&find(&|path| at(path).is_some())?)
    }

    /// The bytes of a page, as `build` writes them.
    pub fn render(&self, page: &Page) -> Result<Vec<u8>, Box<Diagnostic>> {
        match page.kind {
            PageKind::SearchFile(file) => Ok(self.search_file(file)),
            _ => self.theme.renderer_of_few(&self.site).render(page),
        }
    }

    fn search_file(&self, file: SearchFile) -> Vec<u8> {
        let attachments = |path: &SourcePath| attachment_text(&self.site, &self.root, path);
        if let Some(bytes) = search::file(&self.site, &attachments, file) {
            return bytes;
        }
        let shard =
            |file: SearchFile, bytes: Vec<u8>| matches!(file, SearchFile::Shard(..)).then_some((file, bytes));
        let all = || search::write(&self.site, &attachments, &shard).into_iter().flatten().collect();
        self.shards.get_or_init(all).get(&file).cloned().unwrap_or_default()
    }

    /// The files that a page is made of: its text, and the table that its targets are taken from.
    pub fn files_of(&self, page: &Page) -> Vec<SourcePath> {
        let table = match page.kind {
            PageKind::Article(id) => self.site.table_of(&self.site.article(id).article),
            _ => None,
        };
        page.kind.source(&self.site).map(|source| source.path().clone()).into_iter().chain(table).collect()
    }

    /// The page that shows a file: that of a text, the list of the category that it stands for, or the page
    /// of the article whose targets it holds.
    pub fn page_of(&self, source: &SourcePath) -> Option<OutputPath> {
        let category = || {
            let index = |index: &CategoryIndex| index.source.path() == source;
            let category =
                self.site.categories.iter().find(|category| category.index.as_ref().is_some_and(index))?;
            Some(list_path(&category.address, 1))
        };
        let table = || {
            // Few files have a digest: a glance at one tells of most that they are no table.
            self.site.file(source)?.digest.as_ref()?;
            let shows = |article: &&Published| self.site.table_of(&article.article).as_ref() == Some(source);
            self.site.articles.iter().find(shows).map(|article| article.path.clone())
        };
        self.site.text(source).map(|text| self.site.page_of(text).clone()).or_else(category).or_else(table)
    }

    /// The pages that show a text: its own and the parts of lists that it stands in, and its neighbours', which
    /// link to it.
    pub(super) fn showing(&self, source: &SourcePath) -> Vec<Page> {
        let Some(TextId::Article(id)) = self.site.text(source) else {
            return self.page_of(source).and_then(|path| self.page(path)).into_iter().collect();
        };
        let Neighbours { older, newer } = self.site.neighbours(id);
        let texts = [Some(id), older, newer].into_iter().flatten();
        let texts = texts.filter_map(|id| self.page(self.site.article(id).path.clone()));
        let lists = self.others().iter().filter(|(_, kind)| kind.lists(&self.site, id));
        texts.chain(lists.map(|(path, kind)| Page { path: path.clone(), kind: kind.clone() })).collect()
    }

    fn others(&self) -> &HashMap<OutputPath, PageKind> {
        let all = || other_pages(&self.site).into_iter().map(|page| (page.path, page.kind)).collect();
        self.others.get_or_init(all)
    }

    /// The page at an address, if there is one.
    pub fn page(&self, path: OutputPath) -> Option<Page> {
        let text = self.site.text_at(&path).map(|text| PageKind::of_text(&self.site, text));
        let kind = text.or_else(|| self.others().get(&path).cloned())?;
        Some(Page { path, kind })
    }

    /// One page of each kind, and one of each kind of article, to see whether their templates work.
    pub(super) fn samples(&self) -> Vec<Page> {
        let kind_of_article = |kind: &PageKind| match kind {
            PageKind::Article(id) => Some(self.site.article(*id).article.matter.kind.kind()),
            _ => None,
        };
        let mut seen = Vec::new();
        let mut first = |page: &Page| {
            let kind = (std::mem::discriminant(&page.kind), kind_of_article(&page.kind));
            let first = !seen.contains(&kind);
            seen.extend(first.then_some(kind));
            first
        };
        pages(&self.site).into_iter().filter(|page| first(page)).collect()
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Shown({} articles)", self.site.articles.len())
    }
}
