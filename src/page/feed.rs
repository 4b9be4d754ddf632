//! Atom feeds (RFC 4287): the whole text of the newest articles, with absolute addresses.

use serde::Serialize;

use super::head::{HeadView, bare};
use super::item::summary;
use super::kind::targets::plain::plain_table;
use super::links::Links;
use crate::article::kind::Kind;
use crate::article::markdown::to_html;
use crate::config::Role;
use crate::site::{ArticleId, CategoryId, Page, Site, list_path};
use crate::source::Stamp;

/// `feed`: an Atom feed (RFC 4287). Its addresses are absolute.
#[derive(Debug, Clone, Serialize)]
pub struct FeedView {
    /// The feed's id and own address.
    pub url: String,
    /// The page the feed belongs to.
    pub page: String,
    /// The feed's title.
    pub title: String,
    /// When anything in it changed last (RFC 3339).
    pub updated: String,
    /// Newest first.
    pub entries: Vec<FeedEntryView>,
}

/// An entry of a feed.
#[derive(Debug, Clone, Serialize)]
pub struct FeedEntryView {
    /// The article's address, also its id.
    pub url: String,
    /// Its title.
    pub title: String,
    /// RFC 3339.
    pub published: String,
    /// RFC 3339.
    pub updated: String,
    /// Its editors, else its source.
    pub authors: Vec<String>,
    /// Its category.
    pub category: String,
    /// Its summary.
    pub summary: String,
    /// HTML of the whole text, with absolute addresses.
    pub content: String,
}

pub(super) fn view(site: &Site, page: &Page, category: Option<CategoryId>) -> (HeadView, FeedView) {
    let base = &site.config.base_url;
    let fresh = |id: &ArticleId| !site.article(*id).stands_back;
    let articles: Vec<ArticleId> = match category {
        None => site.listed().filter(fresh).take(site.config.feed_limit).collect(),
        Some(id) => {
            site.category(id).articles.iter().copied().filter(fresh).take(site.config.feed_limit).collect()
        }
    };
    let title = match category {
        None => site.config.title.clone(),
        Some(id) => format!("{} - {}", site.category(id).title, site.config.title),
    };
    let html = match category {
        None => String::new(),
        Some(id) => list_path(&site.category(id).address, 1).pretty_url(),
    };
    // Articles that were withdrawn or have expired count, so that the moment does not go back when they leave
    // the feed. RFC 4287 wants some moment of an empty feed too. It must not be the clock's, or every build
    // would change the site: the newest change of the whole site, else the beginning of time.
    let updated = site.last_change(category).or_else(|| site.last_change(None)).cloned();
    let updated = updated.unwrap_or_else(|| Stamp::epoch(&site.config.zone));
    let feed = FeedView {
        url: base.join(&page.path.url()),
        page: base.join(&html),
        title,
        updated: updated.rfc3339(),
        entries: articles.iter().map(|id| entry(site, *id)).collect(),
    };
    (bare(page), feed)
}

fn entry(site: &Site, id: ArticleId) -> FeedEntryView {
    let published = site.article(id);
    let url = site.config.base_url.join(&published.path.pretty_url());
    let root = site.config.base_url.as_str();
    let links = Links { site, from: published.article.source.path(), root, page: &url };
    let editors = site.names(published, Role::Editor);
    let authors = if editors.is_empty() {
        site.source_of(published).map(str::to_owned).into_iter().collect()
    } else {
        editors.to_vec()
    };
    let content = match published.article.matter.kind.kind() {
        // A feed that was fetched cannot be taken back, and the list of a 公示 must be.
        Kind::Gongshi => to_html(summary(published), published.article.line_ends, &links),
        _ => plain_table(site, id, &links) + &published.article.html(&links),
    };
    FeedEntryView {
        url,
        title: published.article.matter.title.clone(),
        published: published.date.rfc3339(),
        updated: published.changed.rfc3339(),
        authors,
        category: site.category(published.category).title.clone(),
        summary: summary(published).to_owned(),
        content,
    }
}
