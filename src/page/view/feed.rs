//! What feeds and sitemap.xml see. Their addresses are absolute.

use serde::Serialize;

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
