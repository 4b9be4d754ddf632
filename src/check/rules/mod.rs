//! One rule a file.

pub(super) mod columns;
pub(super) mod documents;
pub(super) mod identity;
pub(super) mod links;
pub(super) mod menu;
pub(super) mod pictures;
pub(super) mod placeholders;
pub(super) mod targets;

use crate::article::markdown::Reference;
use crate::site::Site;
use crate::source::Source;

/// Every text that is published, with the references of its body.
fn texts(site: &Site) -> impl Iterator<Item = (&Source, &[Reference])> {
    let articles = site
        .articles
        .iter()
        .map(|article| (&article.article.source, article.article.body.references.as_slice()));
    let pages = site.pages.iter().map(|page| (&page.page.source, page.page.body.references.as_slice()));
    let indexes = site.categories.iter().filter_map(|category| category.index.as_ref());
    let indexes = indexes.map(|index| (&index.source, index.body.references.as_slice()));
    articles.chain(pages).chain(indexes)
}
