//! What the template of a page sees.
//!
//! One file per kind of page. Must not know templates or the disk; the one HTML it handles is that of
//! article bodies, which it asks `article` for when a page is rendered.

mod archive;
mod article;
mod catalogue;
mod category;
mod chart;
mod corrections;
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

pub use item::item;
pub use site::site_view;

use crate::site::{Page, PageKind, Published, Site};
use view::{
    AllTargetsView, ArchiveView, ArticleView, CatalogueView, CorrectionsView, FeedView, HeadView, HomeView,
    ListView, NotFoundView, OutlinesView, PlainView, RedirectView, SitemapView, TermsView, UrlsView,
    WithdrawnView,
};

/// What a template needs to make a page.
#[derive(Debug)]
pub struct View {
    /// The template's name; empty where the program makes the page itself.
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
    let (mut head, data) = match &page.kind {
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
        PageKind::Robots => (head::bare(page), Data::Nothing),
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
    View { template: page.kind.maker().template().unwrap_or_default(), root, head, data }
}

/// A file that no template makes.
fn bytes(page: &Page, bytes: Vec<u8>) -> Parts {
    (head::bare(page), Data::Bytes(bytes))
}

/// The article that a page shows.
fn article_of<'a>(site: &'a Site, page: &Page, data: &'a Data) -> Option<(&'a Published, &'a ArticleView)> {
    match (&page.kind, data) {
        (PageKind::Article(id), Data::Article(view)) => Some((site.article(*id), view)),
        _ => None,
    }
}

/// What a kind of page hands to [`view`]: head and data.
type Parts = (HeadView, Data);
