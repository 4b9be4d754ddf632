//! An article as lists show it.

use super::article::cover;
use super::site::category_link;
use super::view::ItemView;
use crate::site::{ArticleId, Site};

/// What lists show of an article.
pub fn item(site: &Site, id: ArticleId) -> ItemView {
    let published = site.article(id);
    let matter = &published.article.matter;
    ItemView {
        title: matter.title.clone(),
        url: published.path.url(),
        date: published.date.iso(),
        summary: summary(published).to_owned(),
        category: category_link(site.category(published.category)),
        kind: matter.kind.kind().name(),
        cover: cover(site, published),
        pinned: matter.pinned,
        expired: published.expired,
        in_force: published.expires.is_some() && !published.expired,
    }
}

/// The summary as written, or the first paragraph's.
pub(super) fn summary(published: &crate::site::Published) -> &str {
    published.article.matter.summary.as_deref().unwrap_or(&published.article.body.summary)
}
