//! The variable `page`: what stands in the head and above the content of a page.
//!
//! The government head tags follow the annex 网页设计规范 of 国办发〔2017〕47号: three of the site on
//! every page, four of the column on lists and articles, and those of the content on articles.

use serde::Serialize;

use super::site::{LinkView, category_link};
use crate::config::Role;
use crate::site::pages::Index;
use crate::site::{Category, CategoryId, Page, Published, Site};

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

/// The head of a page that has a title; lists and articles add to it.
pub(super) fn head(site: &Site, page: &Page, kind: &'static str, title: String) -> HeadView {
    let pretty = page.path.pretty_url();
    let section = page.path.as_str().split('/').next().unwrap_or_default();
    HeadView {
        kind,
        description: site.config.description.clone(),
        url: page.path.url(),
        canonical: site.config.base_url.join(&pretty),
        meta: site_tags(site),
        breadcrumb: vec![home_link(), LinkView { title: title.clone(), url: page.path.url() }],
        section: if section == "index.html" { String::new() } else { section.to_owned() },
        feeds: vec![LinkView { title: site.config.title.clone(), url: "feed.xml".to_owned() }],
        title,
        json_ld: String::new(),
        csp: String::new(),
        previous: None,
        next: None,
    }
}

/// The head of what no reader sees as a page: robots.txt and the like.
pub(super) fn bare(page: &Page) -> HeadView {
    HeadView { url: page.path.url(), ..HeadView::default() }
}

pub(super) fn home_link() -> LinkView {
    LinkView { title: "首页".to_owned(), url: "index.html".to_owned() }
}

/// The link to a page that a site has once.
pub(super) fn index_link(index: &Index) -> LinkView {
    LinkView { title: index.title.to_owned(), url: index.path().url() }
}

fn site_tags(site: &Site) -> Vec<MetaView> {
    let identity = &site.config.identity;
    let or = |value: &str, other: &str| if value.is_empty() { other.to_owned() } else { value.to_owned() };
    let mut tags = vec![
        MetaView { name: "SiteName", content: or(&identity.site_name, &site.config.title) },
        MetaView { name: "SiteDomain", content: or(&identity.site_domain, site.config.base_url.host()) },
    ];
    push(&mut tags, "SiteIDCode", &identity.site_id_code);
    tags
}

/// Adds a category's tags, feed and place in the breadcrumb.
pub(super) fn add_category(head: &mut HeadView, site: &Site, id: CategoryId) {
    let category = site.category(id);
    let matter = category.index.as_ref().map(|index| &index.matter);
    let keywords = matter.map(|matter| matter.keywords.join(",")).unwrap_or_default();
    let column_type = matter.and_then(|matter| matter.column_type.as_deref()).unwrap_or_default();
    add_column(head, &category.title, category.description(), &keywords, column_type);
    let feed = LinkView { title: category.title.clone(), url: format!("{}/feed.xml", category.address) };
    head.feeds.insert(0, feed);
}

/// Adds the four tags of a column, those that are known.
pub(super) fn add_column(
    head: &mut HeadView,
    name: &str,
    description: &str,
    keywords: &str,
    column_type: &str,
) {
    push(&mut head.meta, "ColumnName", name);
    push(&mut head.meta, "ColumnDescription", description);
    push(&mut head.meta, "ColumnKeywords", keywords);
    push(&mut head.meta, "ColumnType", column_type);
}

/// From the home page down to a category.
pub(super) fn trail(site: &Site, category: &Category) -> Vec<LinkView> {
    let mut trail = vec![category_link(category)];
    let mut around = category.parent;
    while let Some(id) = around {
        let parent = site.category(id);
        trail.push(category_link(parent));
        around = parent.parent;
    }
    trail.push(home_link());
    trail.reverse();
    trail
}

/// Adds the tags of an article's content. `image` is absolute.
pub(super) fn add_content(
    head: &mut HeadView,
    site: &Site,
    published: &Published,
    summary: &str,
    image: Option<&str>,
) {
    let matter = &published.article.matter;
    let words = if matter.keywords.is_empty() { &matter.tags } else { &matter.keywords };
    let credits = &matter.credits;
    let author =
        if credits.authors.is_empty() { site.names(published, Role::Editor) } else { &credits.authors };
    push(&mut head.meta, "ArticleTitle", &matter.title);
    push(&mut head.meta, "PubDate", &published.date.minute());
    push(&mut head.meta, "ContentSource", site.source_of(published).unwrap_or_default());
    push(&mut head.meta, "Keywords", &words.join(","));
    push(&mut head.meta, "Author", &author.join(" "));
    push(&mut head.meta, "Description", summary);
    push(&mut head.meta, "Image", image.unwrap_or_default());
    push(&mut head.meta, "Url", &site.config.base_url.join(&published.path.pretty_url()));
}

fn push(tags: &mut Vec<MetaView>, name: &'static str, content: &str) {
    if !content.is_empty() {
        tags.push(MetaView { name, content: content.to_owned() });
    }
}
