//! What the site consists of: every page with its address, and what its template sees.
//!
//! One file per kind of page. Must not know templates or the disk; the one HTML it handles is that of
//! article bodies, which it asks `article` for when a page is rendered.

mod archive;
mod article;
mod catalogue;
mod category;
mod chart;
mod corrections;
mod every;
mod data;
mod feed;
mod head;
mod home;
mod item;
mod json_ld;
mod kind;
mod links;
mod list;
mod outlines;
mod plain;
mod pager;
mod site;
mod sitemap;
mod terms;
pub mod view;

pub use catalogue::CatalogueSet;
pub use every::{other_pages, pages};
pub use item::item;
pub use site::site_view;

use crate::site::{ArticleId, CategoryId, DataFormat, Published, Site, TermId, TextId};
use crate::source::{OutputPath, Source, Version};
use view::{
    AllTargetsView, ArchiveView, ArticleView, CatalogueView, CorrectionsView, FeedView, HeadView, HomeView,
    ListView, NotFoundView, OutlinesView, PlainView, RedirectView, SitemapView, TermsView, UrlsView,
    WithdrawnView,
};

/// One page of the site: a light value, without its HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it is published.
    pub path: OutputPath,
    /// What it shows.
    pub kind: PageKind,
}

/// What a page shows. Numbers are those of list pages, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageKind {
    /// The home page.
    Home,
    /// A page of a category's list.
    Category(CategoryId, usize),
    /// An article.
    Article(ArticleId),
    /// The tombstone of a withdrawn article.
    Withdrawn(ArticleId),
    /// A plain page, by its place in [`Site::pages`].
    Plain(usize),
    /// All editors.
    Editors,
    /// A page of what an editor edited.
    Editor(TermId, usize),
    /// All tags.
    Tags,
    /// A page of what carries a tag.
    Tag(TermId, usize),
    /// All years.
    Archive,
    /// A page of a year, by its place in [`Site::years`].
    Year(usize, usize),
    /// A page of the catalogue of documents.
    Catalogue(CatalogueSet, usize),
    /// The index of work reports.
    Outlines,
    /// The index of corrections.
    Corrections,
    /// The page for addresses that do not exist.
    NotFound,
    /// 站点地图.
    Sitemap,
    /// sitemap.xml.
    SitemapXml,
    /// robots.txt.
    Robots,
    /// The Atom feed of the site or of a category.
    Feed(Option<CategoryId>),
    /// All targets of all years.
    Targets,
    /// All targets as a file.
    TargetsFile(DataFormat),
    /// The targets of one article as a file.
    ArticleData(ArticleId, DataFormat),
    /// An old address that leads to a page.
    Redirect,
}

impl PageKind {
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
            Self::Home | Self::Feed(_) | Self::Outlines | Self::Corrections => true,
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
}

impl Page {
    /// The version of what its text says; none where it is not the page of one text.
    pub fn version(&self, site: &Site) -> Option<Version> {
        match self.kind {
            PageKind::Article(id) | PageKind::Withdrawn(id) => Some(site.version(id)),
            _ => self.kind.source(site).map(Source::version),
        }
    }
}

/// What a template needs to make a page.
#[derive(Debug)]
pub struct View {
    /// The template's name.
    pub template: &'static str,
    /// What stands before relative addresses on this page.
    pub root: String,
    /// The variable `page`.
    pub head: HeadView,
    /// The variable of the page's kind.
    pub data: Data,
}

/// The variable of a page's kind.
#[derive(Debug)]
pub enum Data {
    /// `home`.
    Home(HomeView),
    /// `list`.
    List(ListView),
    /// `article`.
    Article(Box<ArticleView>),
    /// `withdrawn`.
    Withdrawn(WithdrawnView),
    /// `plain`.
    Plain(PlainView),
    /// `terms`.
    Terms(TermsView),
    /// `archive`.
    Archive(ArchiveView),
    /// `catalogue`.
    Catalogue(CatalogueView),
    /// `outlines`.
    Outlines(OutlinesView),
    /// `corrections`.
    Corrections(CorrectionsView),
    /// `sitemap`.
    Sitemap(SitemapView),
    /// `missing`.
    NotFound(NotFoundView),
    /// `feed`.
    Feed(FeedView),
    /// `urls`.
    Urls(UrlsView),
    /// `targets`.
    Targets(Box<AllTargetsView>),
    /// `redirect`.
    Redirect(RedirectView),
    /// A file that no template makes.
    Bytes(Vec<u8>),
    /// Nothing but `site` and `page`.
    Nothing,
}

/// What the template of a page sees. Bodies become HTML here, and nowhere earlier.
pub fn view(site: &Site, page: &Page) -> View {
    let (template, mut head, data) = match &page.kind {
        PageKind::Home => home::view(site, page),
        PageKind::Category(id, number) => category::view(site, page, *id, *number),
        PageKind::Article(id) => article::view(site, page, *id),
        PageKind::Withdrawn(id) => article::withdrawn(site, page, *id),
        PageKind::Plain(index) => plain::view(site, page, *index),
        PageKind::Editors => terms::editors(site, page),
        PageKind::Editor(id, number) => terms::editor(site, page, *id, *number),
        PageKind::Tags => terms::tags(site, page),
        PageKind::Tag(id, number) => terms::tag(site, page, *id, *number),
        PageKind::Archive => archive::view(site, page),
        PageKind::Year(index, number) => archive::year(site, page, *index, *number),
        PageKind::Catalogue(set, number) => catalogue::view(site, page, *set, *number),
        PageKind::Outlines => outlines::view(site, page),
        PageKind::Corrections => corrections::view(site, page),
        PageKind::NotFound => plain::not_found(site, page),
        PageKind::Sitemap => sitemap::view(site, page),
        PageKind::SitemapXml => sitemap::xml(site, page),
        PageKind::Robots => ("robots.txt", head::bare(page), Data::Nothing),
        PageKind::Feed(category) => feed::view(site, page, *category),
        PageKind::Targets => data::view(site, page),
        PageKind::TargetsFile(format) => bytes(page, data::file(site, *format)),
        PageKind::ArticleData(id, format) => bytes(page, kind::targets::file(site, *id, *format)),
        PageKind::Redirect => plain::redirect(site, page),
    };
    head.json_ld = json_ld::page(site, &page.kind, &head, article_of(site, page, &data));
    // 404.html is served at any address, so only the site's own path can lead on from it.
    let root = if page.kind == PageKind::NotFound {
        site.config.base_url.path().to_owned()
    } else {
        page.path.root()
    };
    View { template, root, head, data }
}

/// A file that no template makes.
fn bytes(page: &Page, bytes: Vec<u8>) -> Parts {
    ("", head::bare(page), Data::Bytes(bytes))
}

/// The article that a page shows.
fn article_of<'a>(site: &'a Site, page: &Page, data: &'a Data) -> Option<(&'a Published, &'a ArticleView)> {
    match (&page.kind, data) {
        (PageKind::Article(id), Data::Article(view)) => Some((site.article(*id), view)),
        _ => None,
    }
}

/// What a kind of page hands to [`view`]: template, head, data.
type Parts = (&'static str, HeadView, Data);
