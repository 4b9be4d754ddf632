//! What every template sees: the site, the page's head, and words that lead somewhere.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::{Identity, Organization};

/// `site`, on every page.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// The site's name.
    pub title: String,
    /// One sentence about the site.
    pub description: String,
    /// BCP 47: `zh-CN`.
    pub language: String,
    /// The absolute address of the site's start, ending in `/`.
    pub base_url: String,
    /// One to four characters for the seal.
    pub seal: String,
    /// The superior place.
    pub place: String,
    /// Who runs the site.
    pub organization: Organization,
    /// The site's numbers with the authorities.
    pub identity: Identity,
    /// Whether the site is a demonstration: it has no 网站标识码.
    pub demonstration: bool,
    /// What every page says above all else today; its `section` means nothing.
    pub emergency: Option<MenuView>,
    /// The main navigation.
    pub menu: Vec<MenuView>,
    /// All categories at the top, in their order.
    pub categories: Vec<LinkView>,
    /// The site's feed.
    pub feed: String,
    /// The address of each index that the site has, by its folder: `site.indexes.data` is there where there are
    /// targets, `site.indexes.corrections` where something was corrected; so are `catalogue` and `outlines`.
    /// `editors`, `tags`, `archive` and `sitemap` are always there.
    pub indexes: BTreeMap<&'static str, String>,
    /// Plain pages (about, contact …) in the order of their paths.
    pub pages: Vec<LinkView>,
    /// `zhenbao 0.1.0`.
    pub generator: String,
    /// The day on which the pages are made.
    pub today: String,
}

/// An entry of the main navigation.
#[derive(Debug, Clone, Serialize)]
pub struct MenuView {
    /// What it says.
    pub name: String,
    /// Where it leads; absolute for other sites.
    pub url: String,
    /// Whether it leads out of the site, so that `root` must not be printed before it.
    pub external: bool,
    /// What `page.section` is on the pages that belong to this entry.
    pub section: String,
}

/// Words that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// The words.
    pub title: String,
    /// Where they lead.
    pub url: String,
}

/// A heading in the table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TocView {
    /// The id, for `#id`.
    pub id: String,
    /// The words.
    pub title: String,
    /// Headings below it.
    pub children: Vec<TocView>,
}

/// `page`, on every page: what stands in the head and above the content.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HeadView {
    /// The kind of page: `home`, `category`, `article`, `page`, `editors`, `editor`, `tags`, `tag`,
    /// `archive`, `year`, `catalogue`, `outlines`, `corrections`, `targets`, `sitemap`, `withdrawn`, `404`.
    pub kind: &'static str,
    /// For `<title>`: the page's own title, without the site's.
    pub title: String,
    /// For the description.
    pub description: String,
    /// The address of the page.
    pub url: String,
    /// The absolute address for `<link rel="canonical">`; empty on pages without one (404).
    pub canonical: String,
    /// The government head tags in their order: `SiteName`, `SiteDomain`, `SiteIDCode`, `ColumnName` …
    pub meta: Vec<MetaView>,
    /// From the home page down to this page; the last entry is the page itself.
    pub breadcrumb: Vec<LinkView>,
    /// The first part of the address: tells which menu entry is current. Empty on the home page.
    pub section: String,
    /// What machines read of the page: JSON-LD, safe in a script element. Empty on pages without any.
    #[serde(skip)]
    pub json_ld: String,
    /// The Content-Security-Policy for `<meta http-equiv>`, before any script or stylesheet.
    #[serde(skip)]
    pub csp: String,
    /// Feeds to announce.
    pub feeds: Vec<LinkView>,
    /// The list page before this one, for `<link rel="prev">`.
    pub previous: Option<String>,
    /// The list page after this one.
    pub next: Option<String>,
}

/// One `<meta name content>`.
#[derive(Debug, Clone, Serialize)]
pub struct MetaView {
    /// The name.
    pub name: &'static str,
    /// The content.
    pub content: String,
}
