//! Plain pages, the page for addresses that do not exist, and redirects.

use super::article::toc;
use super::head::{bare, head};
use super::links::Links;
use super::view::{HeadView, NotFoundView, PlainView, RedirectView};
use crate::site::{Page, Site};

/// Newest articles on the page for missing addresses.
const NEWEST: usize = 6;

pub(super) fn view(site: &Site, page: &Page, index: usize) -> (HeadView, PlainView) {
    let published = &site.pages[index];
    let text = &published.page;
    let root = page.path.root();
    let plain = PlainView {
        title: text.matter.title.clone(),
        content: text.html(&Links { site, from: text.source.path(), root: &root, page: "" }),
        toc: toc(&text.body.outline),
        updated: published.updated.as_ref().map(crate::source::Stamp::iso),
    };
    let mut head = head(site, page, "page", text.matter.title.clone());
    text.matter.summary.as_ref().unwrap_or(&text.body.summary).clone_into(&mut head.description);
    (head, plain)
}

pub(super) fn not_found(site: &Site, page: &Page) -> (HeadView, NotFoundView) {
    let mut head = head(site, page, "404", "没有找到这个页面".to_owned());
    head.canonical = String::new();
    (head, NotFoundView { items: site.listed().take(NEWEST).collect() })
}

pub(super) fn redirect(site: &Site, page: &Page) -> (HeadView, RedirectView) {
    let redirect = site.redirects.get(&page.path).expect("pages of redirects are listed from them");
    let title = redirect.title.clone().unwrap_or_else(|| super::article::WITHDRAWN.to_owned());
    let mut head = bare(page);
    head.canonical = site.config.base_url.join(&redirect.to.pretty_url());
    (head, RedirectView { title, url: redirect.to.url() })
}
