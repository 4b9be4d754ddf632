//! 站点地图 for readers and sitemap.xml for search engines.

use serde::Serialize;

use super::head::{HeadView, bare, head, index_link};
use super::list::CountView;
use super::site::LinkView;
use crate::site::pages::{Audience, INDEXES, SITEMAP};
use crate::site::{CategoryId, Page, PageKind, Site, list_path};

/// `sitemap`: 站点地图.
#[derive(Debug, Clone, Serialize)]
pub struct SitemapView {
    /// The categories as a tree, each with its count.
    pub categories: Vec<SitemapCategoryView>,
    /// Plain pages and indexes.
    pub pages: Vec<LinkView>,
    /// The archive's years.
    pub years: Vec<CountView>,
}

/// A category in the site map.
#[derive(Debug, Clone, Serialize)]
pub struct SitemapCategoryView {
    /// Its title.
    pub title: String,
    /// Its list.
    pub url: String,
    /// Its articles.
    pub count: usize,
    /// Categories inside it.
    pub children: Vec<SitemapCategoryView>,
}

/// `urls`: sitemap.xml.
#[derive(Debug, Clone, Serialize)]
pub struct UrlsView {
    /// Every page that readers should find.
    pub urls: Vec<UrlView>,
}

/// An address of sitemap.xml.
#[derive(Debug, Clone, Serialize)]
pub struct UrlView {
    /// Absolute.
    pub address: String,
    /// Day of the last change.
    pub updated: Option<String>,
}

pub(super) fn view(site: &Site, page: &Page) -> (HeadView, SitemapView) {
    let categories = (0..site.categories.len())
        .map(CategoryId)
        .filter(|id| site.category(*id).parent.is_none())
        .map(|id| branch(site, id))
        .collect();
    let plain = site
        .pages
        .iter()
        .map(|page| LinkView { title: page.page.matter.title.clone(), url: page.path.url() });
    let told = INDEXES.iter().filter(|index| index.told != Audience::Nobody && index.stands(site));
    let feed = LinkView { title: "订阅（Atom）".to_owned(), url: "feed.xml".to_owned() };
    let indexes = told.map(index_link).chain([feed]);
    let years = site
        .years
        .iter()
        .map(|year| CountView {
            title: format!("{}年", year.year),
            url: list_path(&Site::year_folder(year.year), 1).url(),
            count: year.articles.len(),
        })
        .collect();
    let view = SitemapView { categories, pages: plain.chain(indexes).collect(), years };
    (head(site, page, "sitemap", SITEMAP.title.to_owned()), view)
}

fn branch(site: &Site, id: CategoryId) -> SitemapCategoryView {
    let category = site.category(id);
    SitemapCategoryView {
        title: category.title.clone(),
        url: list_path(&category.address, 1).url(),
        count: category.articles.len(),
        children: category.children.iter().map(|child| branch(site, *child)).collect(),
    }
}

/// The pages that search engines should know: texts, first pages of categories, the home page.
pub(super) fn xml(site: &Site, page: &Page) -> (HeadView, UrlsView) {
    let base = &site.config.base_url;
    let mut urls = vec![UrlView { address: base.join(""), updated: site.last_change(None).map(day) }];
    for (index, category) in site.categories.iter().enumerate() {
        let updated = site.last_change(Some(CategoryId(index))).map(day);
        urls.push(UrlView { address: base.join(&list_path(&category.address, 1).pretty_url()), updated });
    }
    for index in INDEXES.iter().filter(|index| index.told == Audience::Everybody && index.stands(site)) {
        urls.push(UrlView { address: base.join(&index.path().pretty_url()), updated: None });
    }
    for plain in site.pages.iter() {
        urls.push(UrlView {
            address: base.join(&plain.path.pretty_url()),
            updated: plain.updated.as_ref().map(day),
        });
    }
    for id in site.listed() {
        let article = site.article(id);
        urls.push(UrlView {
            address: base.join(&article.path.pretty_url()),
            updated: Some(day(&article.changed)),
        });
    }
    debug_assert_eq!(page.kind, PageKind::SitemapXml);
    (bare(page), UrlsView { urls })
}

fn day(stamp: &crate::source::Stamp) -> String {
    stamp.date().to_string()
}
