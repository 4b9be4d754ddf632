//! Articles that wait, categories that fall silent.

use serde_json::{Value, json};

use crate::serve::preview::Shown;
use crate::site::{Category, HeldReason, Published, Site};
use crate::source::SourcePath;

/// An expiry so many days ahead is worth a look.
const SOON: i64 = 7;

/// A category is soon stale when so many days or fewer are left.
const SOON_STALE: i64 = 7;

/// The lists of the board by their names.
pub fn lists(shown: &Shown) -> [(&'static str, Value); 4] {
    let site = &shown.site;
    let held = |wanted: fn(&HeldReason) -> bool| {
        site.held
            .iter()
            .filter(|held| wanted(&held.reason))
            .map(|held| {
                let date = if let HeldReason::Future(date) = &held.reason { date.minute() } else { String::new() };
                json!({ "title": held.title, "file": held.path.as_str(), "date": date, "page": shown.page_of(&held.path).map(|page| page.url()) })
            })
            .collect::<Value>()
    };
    let articles = site.articles.iter().map(AsRef::as_ref);
    let mut expiring: Vec<&Published> = articles.filter(|article| expires_soon(site, article)).collect();
    expiring.sort_by(|a, b| a.expires.cmp(&b.expires).then_with(|| a.path.cmp(&b.path)));
    let expiring = expiring.into_iter().map(|article| {
        json!({
            "title": article.article.matter.title,
            "file": article.article.source.path().as_str(),
            "date": article.expires.as_ref().map(crate::source::Stamp::iso),
            "page": article.path.url(),
        })
    });
    [
        ("drafts", held(|reason| *reason == HeldReason::Draft)),
        ("scheduled", held(|reason| matches!(reason, HeldReason::Future(_)))),
        ("expiring", expiring.collect()),
        ("stale", site.categories.iter().filter_map(|category| stale(site, category)).collect()),
    ]
}

fn expires_soon(site: &Site, article: &Published) -> bool {
    !article.expired
        && !article.withdrawn()
        && article.expires.as_ref().is_some_and(|expires| expires.date().days_since(site.now.date()) <= SOON)
}

/// A category without news for longer than its `_index.md` allows, or nearly.
fn stale(site: &Site, category: &Category) -> Option<Value> {
    let limit = i64::from(category.index.as_ref()?.matter.max_age?);
    let newest = category.articles.first().map(|id| &site.article(*id).date);
    let left = newest.map_or(-1, |date| limit - site.now.date().days_since(date.date()));
    (left <= SOON_STALE).then(|| {
        json!({
            "title": category.title,
            "page": format!("{}/", category.address),
            "days": limit,
            "left": left,
            "date": newest.map(|date| date.date().to_string()),
        })
    })
}

/// Whether the text is seen by readers: `published`, `draft`, `scheduled`, `expired`, `withdrawn`.
pub fn state(shown: &Shown, source: &SourcePath) -> &'static str {
    let article = shown.site.articles.iter().find(|article| article.article.source.path() == source);
    let Some(article) = article else { return "published" };
    if article.article.matter.draft {
        "draft"
    } else if article.date > shown.site.now {
        "scheduled"
    } else if article.withdrawn() {
        "withdrawn"
    } else if article.expired {
        "expired"
    } else {
        "published"
    }
}
