//! Editors and tags: the index of each, and a list for every one.

use serde::Serialize;

use super::head::{HeadView, head, home_link, index_link};
use super::list::{self, CountView, List, ListView};
use super::site::LinkView;
use crate::site::pages::{EDITORS, Index, TAGS};
use crate::site::{Page, Site, Term, TermId, list_path};

/// `terms`: all editors or all tags.
#[derive(Debug, Clone, Serialize)]
pub struct TermsView {
    /// The page's title: 编辑, 标签.
    pub title: String,
    /// The terms with their counts, most articles first.
    pub terms: Vec<CountView>,
}

pub(super) fn editors(site: &Site, page: &Page) -> (HeadView, TermsView) {
    all(site, page, &EDITORS, &site.editors.list, Site::editor_folder)
}

pub(super) fn tags(site: &Site, page: &Page) -> (HeadView, TermsView) {
    all(site, page, &TAGS, &site.tags.list, Site::tag_folder)
}

pub(super) fn editor(site: &Site, page: &Page, id: TermId, number: usize) -> (HeadView, ListView) {
    let term = &site.editors.list[id.0];
    let name = &term.name;
    let description = format!("{name}编辑的文章，共{}篇。", term.articles.len());
    one(
        site,
        page,
        &Named { term, folder: Site::editor_folder(term), description, index: &EDITORS, kind: "editor" },
        number,
    )
}

pub(super) fn tag(site: &Site, page: &Page, id: TermId, number: usize) -> (HeadView, ListView) {
    let term = &site.tags.list[id.0];
    let name = &term.name;
    let description = format!("标签“{name}”下的文章，共{}篇。", term.articles.len());
    one(
        site,
        page,
        &Named { term, folder: Site::tag_folder(term), description, index: &TAGS, kind: "tag" },
        number,
    )
}

fn all(
    site: &Site,
    page: &Page,
    index: &Index,
    terms: &[Term],
    folder: fn(&Term) -> String,
) -> (HeadView, TermsView) {
    let terms = terms
        .iter()
        .map(|term| CountView {
            title: term.name.clone(),
            url: list_path(&folder(term), 1).url(),
            count: term.articles.len(),
        })
        .collect();
    let title = index.title.to_owned();
    (head(site, page, index.folder, title.clone()), TermsView { title, terms })
}

/// A term and how its list is called.
struct Named<'a> {
    term: &'a Term,
    folder: String,
    description: String,
    /// The index above it.
    index: &'a Index,
    kind: &'static str,
}

fn one(site: &Site, page: &Page, named: &Named<'_>, number: usize) -> (HeadView, ListView) {
    let list = List {
        folder: &named.folder,
        title: &named.term.name,
        description: named.description.clone(),
        articles: &named.term.articles,
        per_page: site.config.paginate_by,
    };
    let mut view = list::page(site, &list, number);
    view.years = years(site, named.term);
    let mut head = list::head(site, page, named.kind, &view);
    head.breadcrumb = vec![
        home_link(),
        index_link(named.index),
        LinkView { title: named.term.name.clone(), url: list_path(&named.folder, 1).url() },
    ];
    (head, view)
}

/// How many articles of a term fall in each year, newest first.
fn years(site: &Site, term: &Term) -> Vec<CountView> {
    let mut years: Vec<(i16, usize)> = Vec::new();
    for id in &term.articles {
        let year = site.article(*id).date.date().year();
        match years.last_mut() {
            Some((last, count)) if *last == year => *count += 1,
            _ => years.push((year, 1)),
        }
    }
    let count = |(year, count): (i16, usize)| CountView {
        title: format!("{year}年"),
        url: list_path(&Site::year_folder(year), 1).url(),
        count,
    };
    years.into_iter().map(count).collect()
}
