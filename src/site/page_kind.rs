//! Every kind of page, and what makes it: one row each.
//!
//! Which pages of a kind a site has, and where they stand, is told in `pages`; what a template sees is the
//! matter of another room.

use super::search::SearchFile;
use super::{ArticleId, CatalogueSet, CategoryId, DataFormat, Site, TermId, TextId};
use crate::diagnostic::Place;
use crate::source::{OutputPath, Source, Version};

/// One page of the site: a light value, without its HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it is published.
    pub path: OutputPath,
    /// What it shows.
    pub kind: PageKind,
}

/// What makes a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Maker {
    /// A template that every theme must have.
    Theme(&'static str),
    /// A template that is built into the program.
    BuiltIn(&'static str),
    /// The program itself, without a template.
    Program,
}

impl Maker {
    /// The template's name.
    pub fn template(self) -> Option<&'static str> {
        match self {
            Self::Theme(name) | Self::BuiltIn(name) => Some(name),
            Self::Program => None,
        }
    }
}

/// Declares the kinds with what makes each, so that no kind is without and none stands in a second list.
macro_rules! page_kinds {
    ($($(#[$doc:meta])+ $name:ident $(($($of:ty),+))? => $maker:expr,)+) => {
        /// What a page shows. Numbers are those of list pages, from 1.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum PageKind {
            $($(#[$doc])+ $name $(($($of),+))?,)+
        }

        impl PageKind {
            /// What makes the pages of each kind.
            const MAKERS: &'static [Maker] = &[$($maker,)+];

            /// What makes a page of this kind.
            pub fn maker(&self) -> Maker {
                match self {
                    $(Self::$name { .. } => $maker,)+
                }
            }
        }
    };
}

page_kinds! {
    /// The home page.
    Home => Maker::Theme("home.html"),
    /// A page of a category's list.
    Category(CategoryId, usize) => Maker::Theme("category.html"),
    /// An article.
    Article(ArticleId) => Maker::Theme("article.html"),
    /// A plain page, by its place in [`Site::pages`].
    Plain(usize) => Maker::Theme("page.html"),
    /// All editors.
    Editors => Maker::Theme("editors.html"),
    /// A page of what an editor edited.
    Editor(TermId, usize) => Maker::Theme("editor.html"),
    /// All tags.
    Tags => Maker::Theme("tags.html"),
    /// A page of what carries a tag.
    Tag(TermId, usize) => Maker::Theme("tag.html"),
    /// All years.
    Archive => Maker::Theme("archive.html"),
    /// A page of a year, by its place in [`Site::years`].
    Year(usize, usize) => Maker::Theme("year.html"),
    /// A page of the catalogue of documents.
    Catalogue(CatalogueSet, usize) => Maker::Theme("catalogue.html"),
    /// The index of work reports.
    Outlines => Maker::Theme("outlines.html"),
    /// The index of corrections.
    Corrections => Maker::Theme("corrections.html"),
    /// The page on which readers search.
    Search => Maker::Theme("search.html"),
    /// 站点地图.
    Sitemap => Maker::Theme("sitemap.html"),
    /// All targets of all years.
    Targets => Maker::Theme("data.html"),
    /// The progress of all projects.
    Progress => Maker::Theme("progress.html"),
    /// The page for addresses that do not exist.
    NotFound => Maker::Theme("404.html"),
    /// The tombstone of a withdrawn article.
    Withdrawn(ArticleId) => Maker::Theme("withdrawn.html"),
    /// sitemap.xml.
    SitemapXml => Maker::BuiltIn("sitemap.xml"),
    /// robots.txt.
    Robots => Maker::BuiltIn("robots.txt"),
    /// The Atom feed of the site or of a category.
    Feed(Option<CategoryId>) => Maker::BuiltIn("feed.xml"),
    /// What a reader is told before leaving the site: a plain page.
    Leaving => Maker::Theme("page.html"),
    /// An old address that leads to a page.
    Redirect => Maker::BuiltIn("redirect.html"),
    /// All targets as a file.
    TargetsFile(DataFormat) => Maker::Program,
    /// A file of the index that readers search.
    SearchFile(SearchFile) => Maker::Program,
    /// The data of one article as a file.
    ArticleData(ArticleId, DataFormat) => Maker::Program,
}

impl PageKind {
    /// The templates that every theme must have.
    pub fn themed() -> impl Iterator<Item = &'static str> {
        let first = |(at, maker): &(usize, &Maker)| !Self::MAKERS[..*at].contains(maker);
        Self::MAKERS.iter().enumerate().filter(first).filter_map(|(_, maker)| match maker {
            Maker::Theme(name) => Some(*name),
            Maker::BuiltIn(_) | Maker::Program => None,
        })
    }

    /// What the page of a text shows.
    pub fn of_text(site: &Site, text: TextId) -> Self {
        match text {
            TextId::Article(id) if site.article(id).withdrawn() => Self::Withdrawn(id),
            TextId::Article(id) => Self::Article(id),
            TextId::Page(index) => Self::Plain(index),
        }
    }

    /// Whether an article stands in the list that a page is, or may stand there.
    pub fn lists(&self, site: &Site, id: ArticleId) -> bool {
        let part = |list: &[ArticleId], number: usize, per_page: usize| {
            list.chunks(per_page).nth(number - 1).is_some_and(|part| part.binary_search(&id).is_ok())
        };
        let per_page = site.config.paginate_by;
        match self {
            Self::Home | Self::Feed(_) | Self::Outlines | Self::Corrections | Self::Progress => true,
            Self::Category(category, number) => {
                let category = site.category(*category);
                part(&category.articles, *number, site.per_page(category))
            }
            Self::Editor(editor, number) => part(&site.editors.list[editor.0].articles, *number, per_page),
            Self::Tag(tag, number) => part(&site.tags.list[tag.0].articles, *number, per_page),
            Self::Year(year, number) => part(&site.years[*year].articles, *number, per_page),
            Self::Catalogue(set, number) => part(set.documents(site), *number, per_page),
            _ => false,
        }
    }

    /// The text that a page is made of, where it is one text.
    pub fn source<'a>(&self, site: &'a Site) -> Option<&'a Source> {
        match self {
            Self::Article(id) | Self::Withdrawn(id) => Some(&site.article(*id).article.source),
            Self::Plain(index) => Some(&site.pages[*index].page.source),
            Self::Category(id, _) => site.category(*id).index.as_ref().map(|index| &index.source),
            _ => None,
        }
    }

    /// What people call the page: only texts have a name of their own.
    pub fn title<'a>(&self, site: &'a Site) -> Option<&'a str> {
        match self {
            Self::Article(id) => Some(&site.article(*id).article.matter.title),
            Self::Plain(index) => Some(&site.pages[*index].page.matter.title),
            _ => None,
        }
    }

    /// Where an editor looks when the page's address clashes with another.
    pub(super) fn place(&self, site: &Site) -> Place {
        match self {
            Self::Category(id, _) | Self::Feed(Some(id)) => site.category(*id).place(),
            Self::ArticleData(id, _) => Place::from(&site.article(*id).article.source),
            _ => self.source(site).map_or(Place::Outside, Place::from),
        }
    }
}

impl Page {
    /// What people call it, if its text has a name of its own.
    pub fn title<'a>(&self, site: &'a Site) -> Option<&'a str> {
        self.kind.title(site)
    }

    /// The version of what its text says; none where it is not the page of one text.
    pub fn version(&self, site: &Site) -> Option<Version> {
        match self.kind {
            PageKind::Article(id) | PageKind::Withdrawn(id) => Some(site.version(id)),
            _ => self.kind.source(site).map(Source::version),
        }
    }
}
