//! An article as lists show it.

use serde::Serialize;

use super::links::{FocusView, PictureView, picture, shown};
use super::site::{LinkView, category_link};
use crate::site::{ArticleId, Published, Site};

/// An article in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ItemView {
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Its date.
    pub date: String,
    /// The first words of it, or its own summary.
    pub summary: String,
    /// Its category.
    pub category: LinkView,
    /// Its kind: `news`, `session`, `outline`, `targets`, `notice`, `document`.
    pub kind: &'static str,
    /// The picture that stands for it.
    pub cover: Option<PictureView>,
    /// Whether its editor put it on top.
    pub pinned: bool,
    /// Whether its expiry has passed.
    pub expired: bool,
    /// Whether it is in force: it has an expiry that has not passed.
    pub in_force: bool,
}

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

/// The picture that stands for an article.
pub(super) fn cover(site: &Site, published: &Published) -> Option<PictureView> {
    let article = &published.article;
    if let Some(cover) = &article.matter.cover
        && let Some(found) = shown(site, article.source.path(), &cover.image)
    {
        return Some(PictureView {
            alt: cover.alt.clone(),
            focus: cover.focus.map(|(x, y)| FocusView { x, y }),
            ..found
        });
    }
    let (file, alt) = site.first_picture(article)?;
    picture(site, &file, alt)
}
