//! The tombstone of a withdrawn article.

use serde::Serialize;

use super::head::{HeadView, head, trail};
use super::site::{LinkView, category_link};
use crate::site::{ArticleId, Page, Site};

/// `withdrawn`: what stands where an article was taken back (撤稿).
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawnView {
    /// When it was withdrawn.
    pub date: String,
    /// Why, as the editor wrote it.
    pub reason: String,
    /// The category it stood in.
    pub category: LinkView,
}

/// The title of a tombstone.
pub(super) const WITHDRAWN: &str = "文章已撤下";

pub(super) fn view(site: &Site, page: &Page, id: ArticleId) -> (HeadView, WithdrawnView) {
    let published = site.article(id);
    let withdrawn = published.article.matter.withdrawn.clone().unwrap_or_default();
    let category = site.category(published.category);
    // The title is part of what was withdrawn: the tombstone does not repeat it.
    let mut head = head(site, page, "withdrawn", WITHDRAWN.to_owned());
    head.breadcrumb = trail(site, category);
    let view = WithdrawnView {
        date: withdrawn.date.map(|date| date.in_zone(&site.config.zone).iso()).unwrap_or_default(),
        reason: withdrawn.reason.unwrap_or_default(),
        category: category_link(category),
    };
    (head, view)
}
