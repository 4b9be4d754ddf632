//! What the template of a page sees: plain values made for it, never the model. One file per kind of page; a view
//! stands beside what makes it.
//!
//! Every `url` is relative to the site's start and percent-encoded; a template prints `{{ root }}` before it, so
//! that the same page works under any path and from `file://`. Texts are plain text, which templates escape; the few
//! fields that are HTML say so. Dates are `2025-04-01` or `2025-04-01T09:30+08:00`; filters turn them into words.
//! Fields that may be missing are `none`.
//!
//! Must not know templates or the disk; the one HTML it handles is that of article bodies, which it asks `article`
//! for when a page is rendered.

mod site;
mod head;
mod links;
mod toc;
mod pager;
mod list;
mod archive;
mod chart;
mod dataset;
mod item;
mod kind;
mod video;
mod qr;
mod article;
mod withdrawn;
mod catalogue;
mod category;
mod corrections;
mod data;
mod feed;
mod home;
mod json_ld;
mod outlines;
mod plain;
mod progress;
mod search;
mod sitemap;
mod terms;

pub use home::HomeView;
pub use item::item;
pub use kind::csv;
pub use list::ListView;
pub use site::{SiteView, site_view};

use serde::Serialize;

use crate::site::{Page, PageKind, Published, Site};
use archive::ArchiveView;
use article::ArticleView;
use catalogue::CatalogueView;
use corrections::CorrectionsView;
use data::AllTargetsView;
use feed::FeedView;
use head::HeadView;
use outlines::OutlinesView;
use plain::{NotFoundView, PlainView, RedirectView};
use progress::AllProgressView;
use search::SearchView;
use sitemap::{SitemapView, UrlsView};
use terms::TermsView;
use withdrawn::WithdrawnView;

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

/// Declares the variables of pages, each with the view that stands in it.
macro_rules! variables {
    ($($name:ident = $variable:literal $view:ident,)+) => {
        /// The variable of a page's kind.
        #[derive(Debug, Serialize)]
        #[serde(untagged)]
        pub enum Data {
            $(#[doc = concat!("`", $variable, "`.")] $name(Box<$view>),)+
            /// A file that no template makes.
            #[serde(skip)]
            Bytes(Vec<u8>),
            /// Nothing but `site` and `page`.
            #[serde(skip)]
            Nothing,
        }

        impl Data {
            /// The name of the variable, and of the view that stands in it.
            pub fn variable(&self) -> Option<(&'static str, &'static str)> {
                match self {
                    $(Self::$name(_) => Some(($variable, stringify!($view))),)+
                    Self::Bytes(_) | Self::Nothing => None,
                }
            }
        }

        $(impl From<$view> for Data {
            fn from(view: $view) -> Self {
                Self::$name(Box::new(view))
            }
        })+
    };
}

variables! {
    Home = "home" HomeView,
    List = "list" ListView,
    Article = "article" ArticleView,
    Withdrawn = "withdrawn" WithdrawnView,
    Plain = "plain" PlainView,
    Terms = "terms" TermsView,
    Archive = "archive" ArchiveView,
    Catalogue = "catalogue" CatalogueView,
    Outlines = "outlines" OutlinesView,
    Corrections = "corrections" CorrectionsView,
    Search = "search" SearchView,
    Sitemap = "sitemap" SitemapView,
    NotFound = "missing" NotFoundView,
    Feed = "feed" FeedView,
    Urls = "urls" UrlsView,
    Targets = "targets" AllTargetsView,
    Progress = "progress" AllProgressView,
    Redirect = "redirect" RedirectView,
}

/// What the template of a page sees. Bodies become HTML here, and nowhere earlier.
pub fn view(site: &Site, page: &Page) -> View {
    let (mut head, data) = match &page.kind {
        PageKind::Home => parts(home::view(site, page)),
        PageKind::Category(id, number) => parts(category::view(site, page, *id, *number)),
        PageKind::Article(id) => parts(article::view(site, page, *id)),
        PageKind::Withdrawn(id) => parts(withdrawn::view(site, page, *id)),
        PageKind::Plain(index) => parts(plain::view(site, page, *index)),
        PageKind::Editors => parts(terms::editors(site, page)),
        PageKind::Editor(id, number) => parts(terms::editor(site, page, *id, *number)),
        PageKind::Tags => parts(terms::tags(site, page)),
        PageKind::Tag(id, number) => parts(terms::tag(site, page, *id, *number)),
        PageKind::Archive => parts(archive::view(site, page)),
        PageKind::Year(index, number) => parts(archive::year(site, page, *index, *number)),
        PageKind::Catalogue(set, number) => parts(catalogue::view(site, page, *set, *number)),
        PageKind::Outlines => parts(outlines::view(site, page)),
        PageKind::Corrections => parts(corrections::view(site, page)),
        PageKind::Progress => parts(progress::view(site, page)),
        PageKind::NotFound => parts(plain::not_found(site, page)),
        PageKind::Search => parts(search::view(site, page)),
        // What stands in it is known to the room of searching, which makes all of them in one pass.
        PageKind::SearchFile(_) => bytes(page, Vec::new()),
        PageKind::Leaving => parts(plain::leaving(site, page)),
        PageKind::Sitemap => parts(sitemap::view(site, page)),
        PageKind::SitemapXml => parts(sitemap::xml(site, page)),
        PageKind::Robots => (head::bare(page), Data::Nothing),
        PageKind::Feed(category) => parts(feed::view(site, page, *category)),
        PageKind::Targets => parts(data::view(site, page)),
        PageKind::TargetsFile(format) => bytes(page, data::file(site, *format)),
        PageKind::ArticleData(id, format) => bytes(page, kind::export::file(site, *id, *format)),
        PageKind::Redirect => parts(plain::redirect(site, page)),
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

/// What a kind of page hands over: head and data.
type Parts = (HeadView, Data);

fn parts((head, view): (HeadView, impl Into<Data>)) -> Parts {
    (head, view.into())
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
