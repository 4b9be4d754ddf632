//! What the next publication would change, by title: each text's page is rendered and compared with
//! the manifest of what is published.

use std::path::Path;

use rayon::prelude::*;
use serde_json::{Value, json};

use crate::diagnostic::Lang;
use crate::disk::publish::Manifest;
use crate::page::{Page, PageKind};
use crate::serve::preview::Shown;
use crate::site::ArticleId;
use crate::source::{Digest, OutputPath};

/// Titles of one sort that are listed; the rest are counted.
const MOST: usize = 100;

pub(super) fn changes(shown: &Shown, output: &Path, lang: Lang) -> Value {
    let manifest = match Manifest::read(output) {
        Ok(Some(manifest)) => manifest,
        Ok(None) => return json!({ "published": null }),
        Err(error) => {
            return json!({ "published": null, "error": error.to_diagnostic().message.in_lang(lang) });
        }
    };
    let texts = texts(shown);
    let states: Vec<State> = texts.par_iter().map(|(page, _)| state(shown, page, &manifest)).collect();
    let of = |wanted: State| {
        let list = texts.iter().zip(&states).filter(|(_, state)| **state == wanted);
        sort(list.map(|((page, title), _)| (page.path.clone(), *title)).collect())
    };
    let there: std::collections::BTreeSet<&OutputPath> = texts.iter().map(|(page, _)| &page.path).collect();
    let removed = manifest.files().iter().filter(|file| !there.contains(&file.path));
    let removed = removed.filter_map(|file| Some((file.path.clone(), file.title.as_deref()?))).collect();
    json!({
        "published": manifest.built,
        "added": of(State::Added),
        "changed": of(State::Changed),
        "removed": sort(removed),
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Added,
    Changed,
    Same,
}

/// The pages that people know by a title.
fn texts(shown: &Shown) -> Vec<(Page, &str)> {
    let site = &shown.site;
    let articles = site.articles.iter().enumerate().map(|(index, article)| {
        let id = ArticleId(index);
        let kind = if article.withdrawn() { PageKind::Withdrawn(id) } else { PageKind::Article(id) };
        (Page { path: article.path.clone(), kind }, article.article.matter.title.as_str())
    });
    let plain = site.pages.iter().enumerate().map(|(index, page)| {
        (Page { path: page.path.clone(), kind: PageKind::Plain(index) }, page.page.matter.title.as_str())
    });
    articles.chain(plain).collect()
}

fn state(shown: &Shown, page: &Page, manifest: &Manifest) -> State {
    let Some(at) = manifest.position(page.path.as_str()) else { return State::Added };
    match shown.render(page) {
        Ok(bytes) if Digest::of(&bytes) == manifest.files()[at].digest => State::Same,
        _ => State::Changed,
    }
}

fn sort(list: Vec<(OutputPath, &str)>) -> Value {
    let count = list.len();
    let titles: Vec<Value> = list
        .into_iter()
        .take(MOST)
        .map(|(path, title)| json!({ "title": title, "page": path.url() }))
        .collect();
    json!({ "count": count, "list": titles })
}
