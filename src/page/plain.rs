//! Plain pages, the page for addresses that do not exist, and redirects.

use serde::Serialize;

use super::head::{HeadView, MetaView, bare, head};
use super::links::Links;
use super::toc::{TocView, toc};
use crate::article::markdown::web_link;
use crate::site::{ArticleId, Page, Site};

/// `plain`: a page outside the categories.
#[derive(Debug, Clone, Serialize)]
pub struct PlainView {
    /// The title.
    pub title: String,
    /// HTML of the body.
    #[serde(skip)]
    pub content: String,
    /// The headings.
    pub toc: Vec<TocView>,
    /// Date of the last change, if one is given.
    pub updated: Option<String>,
}

/// `missing`: the page for addresses that do not exist.
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundView {
    /// The newest articles.
    #[serde(skip)]
    pub items: Vec<ArticleId>,
}

/// `redirect`: an old address.
#[derive(Debug, Clone, Serialize)]
pub struct RedirectView {
    /// The new page's title.
    pub title: String,
    /// The new page.
    pub url: String,
}

/// The title of the page before another site.
const LEAVING: &str = "您将离开本站";

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

/// What a reader is told before leaving the site. The link is plain HTML, so that it leads on without a script.
pub(super) fn leaving(site: &Site, page: &Page) -> (HeadView, PlainView) {
    let address = site.outside.get(&page.path).expect("pages before other sites are listed from them");
    let plain = PlainView {
        title: LEAVING.to_owned(),
        content: web_link(
            &format!(
                "下面的网址不属于“{}”，其内容由该网站负责，本站没有核实。请留意网址，不要在陌生网站填写身份证号、银行卡号和密码。",
                site.config.title
            ),
            address,
            "继续访问：",
        ),
        toc: Vec::new(),
        updated: None,
    };
    let mut head = head(site, page, "page", LEAVING.to_owned());
    head.canonical = String::new();
    head.meta.push(MetaView { name: "robots", content: "noindex".to_owned() });
    (head, plain)
}

pub(super) fn not_found(site: &Site, page: &Page) -> (HeadView, NotFoundView) {
    let mut head = head(site, page, "404", "没有找到这个页面".to_owned());
    head.canonical = String::new();
    (head, NotFoundView { items: site.listed().take(NEWEST).collect() })
}

pub(super) fn redirect(site: &Site, page: &Page) -> (HeadView, RedirectView) {
    let redirect = site.redirects.get(&page.path).expect("pages of redirects are listed from them");
    let title = redirect.title.clone().unwrap_or_else(|| super::withdrawn::WITHDRAWN.to_owned());
    let mut head = bare(page);
    head.canonical = site.config.base_url.join(&redirect.to.pretty_url());
    (head, RedirectView { title, url: redirect.to.url() })
}
