//! Articles that wait, categories that fall silent, pages to look at.

use serde_json::{Value, json};

use crate::site::{Category, Held, HeldReason, Published, Site, TextId, list_path};
use crate::source::{OutputPath, SourcePath, Stamp};

/// An expiry so many days ahead is worth a look.
const SOON: i64 = 7;

/// A category is soon stale when so many days or fewer are left.
const SOON_STALE: i64 = 7;

/// The lists of the board by their names.
pub fn lists(site: &Site) -> [(&'static str, Value); 4] {
    let mut expiring: Vec<&Published> =
        articles(site).filter(|article| expires_soon(site, article)).collect();
    expiring.sort_by(|a, b| a.expires.cmp(&b.expires).then_with(|| a.path.cmp(&b.path)));
    let expiring = expiring.into_iter().map(|article| shown(article, article.expires.as_ref()).1);
    [
        ("drafts", drafts(site)),
        ("scheduled", scheduled(site)),
        ("expiring", expiring.collect()),
        ("stale", site.categories.iter().filter_map(|category| stale(site, category)).collect()),
    ]
}

/// Drafts, whether they are held back or shown because that was asked for, in the order of their files.
fn drafts(site: &Site) -> Value {
    let held = site.held.iter().filter(|held| held.reason == HeldReason::Draft);
    let articles = articles(site).filter(|article| article.article.matter.draft);
    let pages = site.pages.iter().filter(|page| page.page.matter.draft);
    let mut drafts: Vec<(&str, Value)> = held
        .map(|held| waiting(held, None))
        .chain(articles.map(|article| shown(article, None)))
        .chain(
            pages.map(|page| entry(&page.page.matter.title, page.page.source.path(), None, Some(&page.path))),
        )
        .collect();
    drafts.sort_by_key(|(file, _)| *file);
    drafts.into_iter().map(|(_, draft)| draft).collect()
}

/// Articles that are due later, the next one first, whether they are held back or shown because that was
/// asked for.
fn scheduled(site: &Site) -> Value {
    let held = site.held.iter().filter_map(|held| match &held.reason {
        HeldReason::Future(date) => Some((date, waiting(held, Some(date)))),
        _ => None,
    });
    let articles = articles(site).filter(|article| article.date > site.now && !article.article.matter.draft);
    let articles = articles.map(|article| (&article.date, shown(article, Some(&article.date))));
    let mut scheduled: Vec<(&Stamp, (&str, Value))> = held.chain(articles).collect();
    scheduled.sort_by(|(a, (a_file, _)), (b, (b_file, _))| a.cmp(b).then_with(|| a_file.cmp(b_file)));
    scheduled.into_iter().map(|(_, (_, article))| article).collect()
}

fn address(category: &Category) -> String {
    list_path(&category.address, 1).pretty_url()
}

fn articles(site: &Site) -> impl Iterator<Item = &Published> {
    site.articles.iter()
}

/// What is held back has no page.
fn waiting<'a>(held: &'a Held, date: Option<&Stamp>) -> (&'a str, Value) {
    entry(&held.title, &held.path, date, None)
}

fn shown<'a>(article: &'a Published, date: Option<&Stamp>) -> (&'a str, Value) {
    let matter = &article.article.matter;
    entry(&matter.title, article.article.source.path(), date, Some(&article.path))
}

/// A text in a list, by its file.
fn entry<'a>(
    title: &str,
    file: &'a SourcePath,
    date: Option<&Stamp>,
    page: Option<&OutputPath>,
) -> (&'a str, Value) {
    let file = file.as_str();
    (
        file,
        json!({ "title": title, "file": file, "date": date.map(written), "page": page.map(OutputPath::url) }),
    )
}

/// `2025-04-01`, or `2025-04-01 09:30` where a time was given.
fn written(stamp: &Stamp) -> String {
    if stamp.time_given() { stamp.minute() } else { stamp.date().to_string() }
}

/// Every page that people know by a title: the home page, categories, articles from the newest on, plain
/// pages.
pub fn pages(site: &Site) -> Value {
    let page = |title: &str, page: String| json!({ "title": title, "page": page });
    let home = [page(&site.config.title, String::new())];
    let categories = site.categories.iter().map(|category| page(&category.title, address(category)));
    let articles = articles(site).map(|article| page(&article.article.matter.title, article.path.url()));
    let plain = site.pages.iter().map(|plain| page(&plain.page.matter.title, plain.path.url()));
    home.into_iter().chain(categories).chain(articles).chain(plain).collect()
}

fn expires_soon(site: &Site, article: &Published) -> bool {
    is_out(site, article)
        && !article.expired
        && !article.withdrawn()
        && article.expires.as_ref().is_some_and(|expires| expires.date().days_since(site.now.date()) <= SOON)
}

/// Whether readers have an article already: a preview may show drafts and articles of the future.
fn is_out(site: &Site, article: &Published) -> bool {
    !article.article.matter.draft && article.date <= site.now
}

/// A category without news for longer than its `_index.md` allows, or nearly.
fn stale(site: &Site, category: &Category) -> Option<Value> {
    let limit = i64::from(category.index.as_ref()?.matter.max_age?);
    let mut articles = category.articles.iter().map(|id| site.article(*id));
    let newest = articles.find(|article| is_out(site, article)).map(|article| &article.date);
    let left = newest.map_or(-1, |date| limit - site.now.date().days_since(date.date()));
    (left <= SOON_STALE).then(|| {
        json!({
            "title": category.title,
            "page": address(category),
            "days": limit,
            "left": left,
            "date": newest.map(|date| date.date().to_string()),
        })
    })
}

/// Whether the text is seen by readers: `published`, `draft`, `scheduled`, `expired`, `withdrawn`.
pub fn state(site: &Site, source: &SourcePath) -> &'static str {
    match site.text(source) {
        Some(TextId::Page(index)) if site.pages[index].page.matter.draft => "draft",
        Some(TextId::Article(id)) => match site.article(id) {
            article if article.article.matter.draft => "draft",
            article if article.date > site.now => "scheduled",
            article if article.withdrawn() => "withdrawn",
            article if article.expired => "expired",
            _ => "published",
        },
        _ => "published",
    }
}
