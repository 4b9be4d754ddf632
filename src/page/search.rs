//! The page on which readers search. What they find is told by the index; without a script the archive is here.

use serde::Serialize;

use super::archive::{self, ArchiveYearView};
use super::head::{HeadView, head};
use crate::article::kind::Kind;
use crate::site::pages::SEARCH;
use crate::site::search::{SearchFile, category_key, kind_key};
use crate::site::{CategoryId, Page, Site};

/// `search`: the page on which readers search.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// The script that searches; it finds the index beside itself.
    pub script: String,
    /// Categories to which results can be narrowed.
    pub categories: Vec<SearchChoiceView>,
    /// Kinds of articles that the site has, to which results can be narrowed.
    pub kinds: Vec<SearchChoiceView>,
    /// The archive, newest year first: for years to narrow by, and for readers without a script.
    pub years: Vec<ArchiveYearView>,
}

/// One choice of a list.
#[derive(Debug, Clone, Serialize)]
pub struct SearchChoiceView {
    /// What the script knows it by.
    pub key: String,
    /// What it is called.
    pub title: String,
}

pub(super) fn view(site: &Site, page: &Page) -> (HeadView, SearchView) {
    let head = head(site, page, "search", SEARCH.title.to_owned());
    let categories = (0..site.categories.len()).map(CategoryId).map(|id| {
        let title = &site.category(id).title;
        SearchChoiceView { key: category_key(site, id), title: title.clone() }
    });
    let has = |kind: &Kind| site.listed().any(|id| site.article(id).article.matter.kind.kind() == *kind);
    let kinds = Kind::ALL.into_iter().filter(has);
    let kinds = kinds.map(|kind| SearchChoiceView { key: kind_key(kind), title: kind.chinese().to_owned() });
    let view = SearchView {
        script: SearchFile::Script.path().url(),
        categories: categories.collect(),
        kinds: kinds.collect(),
        years: archive::years(site),
    };
    (head, view)
}
