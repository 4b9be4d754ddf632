//! 站点地图 for readers and sitemap.xml for search engines.

use super::head::{bare, head};
use super::view::{CountView, LinkView, SitemapCategoryView, SitemapView, UrlView, UrlsView};
use super::{Data, Page, PageKind, Parts, catalogue, corrections, outlines};
use crate::site::{CategoryId, Site, list_path};

pub(super) fn view(site: &Site, page: &Page) -> Parts {
    let categories = (0..site.categories.len())
        .map(CategoryId)
        .filter(|id| site.category(*id).parent.is_none())
        .map(|id| branch(site, id))
        .collect();
    let plain = site
        .pages
        .iter()
        .map(|page| LinkView { title: page.page.matter.title.clone(), url: page.path.url() });
    let indexes = [
        ("编辑", "editors/index.html"),
        ("标签", "tags/index.html"),
        ("归档", "archive/index.html"),
        ("订阅（Atom）", "feed.xml"),
    ];
    let indexes = kinds(site)
        .into_iter()
        .chain(indexes)
        .map(|(title, url)| LinkView { title: title.to_owned(), url: url.to_owned() });
    let years = site
        .years
        .iter()
        .map(|year| CountView {
            title: format!("{}年", year.year),
            url: format!("archive/{}/index.html", year.year),
            count: year.articles.len(),
        })
        .collect();
    let view = SitemapView { categories, pages: plain.chain(indexes).collect(), years };
    ("sitemap.html", head(site, page, "sitemap", "站点地图".to_owned()), Data::Sitemap(view))
}

/// The indexes that stand only where there is something to list.
fn kinds(site: &Site) -> Vec<(&'static str, &'static str)> {
    let data = site.series.years.first().map(|_| (super::data::TITLE, super::kind::targets::ALL_TARGETS));
    let catalogue = (!site.documents.list.is_empty()).then_some((catalogue::TITLE, "catalogue/index.html"));
    let outlines = site.outlines.first().map(|_| (outlines::TITLE, outlines::PATH));
    let corrections = site.corrected.first().map(|_| (corrections::TITLE, corrections::PATH));
    data.into_iter().chain(catalogue).chain(outlines).chain(corrections).collect()
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
pub(super) fn xml(site: &Site, page: &Page) -> Parts {
    let base = &site.config.base_url;
    let mut urls = vec![UrlView { address: base.join(""), updated: site.last_change(None).map(day) }];
    for (index, category) in site.categories.iter().enumerate() {
        let updated = site.last_change(Some(CategoryId(index))).map(day);
        urls.push(UrlView { address: base.join(&list_path(&category.address, 1).pretty_url()), updated });
    }
    for (_, path) in kinds(site) {
        let address = path.trim_end_matches("index.html");
        urls.push(UrlView { address: base.join(address), updated: None });
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
    ("sitemap.xml", bare(page), Data::Urls(UrlsView { urls }))
}

fn day(stamp: &crate::source::Stamp) -> String {
    stamp.date().to_string()
}
