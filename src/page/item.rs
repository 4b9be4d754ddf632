//! An article as lists show it.

use super::links::{picture, shown};
use super::site::category_link;
use super::view::{FocusView, ItemView, PictureView};
use crate::site::{ArticleId, Published, Site};

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
