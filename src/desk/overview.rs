//! What the first page shows: kinds and categories to write in, texts with their titles, what was typed and not
//! saved.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

use super::drafts::kept_texts;
use super::id::id;
use crate::article::kind::Kind;
use crate::command::category::usual_category;
use crate::diagnostic::Lang;
use crate::serve::Snapshot;
use crate::site::{Category, Site};
use crate::source::SourcePath;

/// The articles that are listed, the newest first; others are found by their titles.
const LATEST: usize = 2000;

/// What the first page shows: kinds and categories to write in, drafts that were typed and not saved, texts.
pub fn overview(snapshot: &Snapshot, root: &Path, lang: Lang) -> Value {
    let site = snapshot.shown.as_ref().map(|shown| &shown.site);
    let kinds = Kind::ALL.map(|kind| {
        let (name, chinese, category) = (kind.name(), kind.chinese(), usual_category(kind));
        json!({ "name": name, "chinese": chinese, "category": category })
    });
    json!({
        "title": site.map(|site| &site.config.title),
        "start": snapshot.start(),
        "broken": snapshot.broken(),
        "kinds": kinds,
        "categories": site.map(categories),
        "kept": kept_texts(snapshot, root),
        "texts": texts(snapshot, site),
        "lang": match lang { Lang::Zh => "zh", Lang::En => "en" },
    })
}

fn categories(site: &Site) -> Value {
    let one =
        |category: &Category| json!({ "folder": category.folder.below("content"), "title": category.title });
    site.categories.iter().map(one).collect()
}

/// Every text with its title, the newest article first; behind them those that are no part of the site as it is
/// shown, by their files.
fn texts(snapshot: &Snapshot, site: Option<&Site>) -> Value {
    let mut all = site.map(texts_of).unwrap_or_default();
    let known: BTreeSet<String> =
        all.iter().filter_map(|one| Some(one["file"].as_str()?.to_owned())).collect();
    let others = snapshot.texts.iter().filter(|path| !known.contains(path.as_str())).take(LATEST);
    let titles: BTreeMap<SourcePath, String> =
        snapshot.material.iter().flat_map(|material| material.titles()).collect();
    let title = |path: &SourcePath| {
        let title = titles.get(path).map(String::as_str).filter(|title| !title.is_empty());
        title.unwrap_or(path.as_str()).to_owned()
    };
    all.extend(others.map(|path| entry(path, &title(path), "other", &Value::Null)));
    Value::Array(all)
}

fn texts_of(site: &Site) -> Vec<Value> {
    let articles = site.articles.iter().take(LATEST).map(|one| {
        let (source, matter) = (&one.article.source, &one.article.matter);
        let state = crate::serve::state(site, source.path());
        let date = one.date.date().to_string();
        entry(source.path(), &matter.title, state, &Value::from(date))
    });
    let later = site.held.iter().filter(|held| held.reason.is_unpublished());
    let later = later.map(|held| entry(&held.path, &held.title, "scheduled", &Value::Null));
    let pages = site.pages.iter().map(|one| {
        let page = &one.page;
        entry(page.source.path(), &page.matter.title, "page", &Value::Null)
    });
    let indexes = site.categories.iter().filter_map(|category| {
        let index = category.index.as_ref()?;
        Some(entry(index.source.path(), &category.title, "category", &Value::Null))
    });
    later.chain(articles).chain(pages).chain(indexes).collect()
}

fn entry(path: &SourcePath, title: &str, state: &str, date: &Value) -> Value {
    json!({ "id": id(path), "file": path.as_str(), "title": title, "date": date, "state": state })
}
