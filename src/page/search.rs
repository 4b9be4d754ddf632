//! The page on which readers search. What they find is told by the index; without a script the archive is here.

use super::archive;
use super::head::head;
use super::view::{HeadView, SearchChoiceView, SearchView};
use crate::article::kind::Kind;
use crate::site::pages::SEARCH;
use crate::site::search::{SearchFile, category_key, kind_key};
use crate::site::{CategoryId, Page, Site};

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
