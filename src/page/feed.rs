//! Atom feeds (RFC 4287): the whole text of the newest articles, with absolute addresses.

use super::head::bare;
use super::item::summary;
use super::kind::targets::plain_table;
use super::links::Links;
use super::view::{FeedEntryView, FeedView, HeadView};
use crate::article::kind::Kind;
use crate::article::markdown::to_html;
use crate::config::Role;
use crate::site::{ArticleId, CategoryId, Page, Site, list_path};
use crate::source::Stamp;

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
