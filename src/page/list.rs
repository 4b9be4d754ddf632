//! What all lists share: the articles of one page, by month.

use serde::Serialize;

use super::head::HeadView;
use super::pager::{PagerView, pager};
use super::site::LinkView;
use crate::site::{ArticleId, Page, Site};

/// `list`: a page of a category, an editor, a tag or a year.
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    /// The list's name.
    pub title: String,
    /// What it holds, in a sentence.
    pub description: String,
    /// HTML of the list's own text, on its first page only.
    #[serde(skip)]
    pub content: Option<String>,
    /// All articles of the list, on all its pages.
    pub count: usize,
    /// The date of the newest of them.
    pub updated: Option<String>,
    /// The articles that are pinned, on the first page of a category only; they stand among the months, too.
    #[serde(skip)]
    pub pinned: Vec<ArticleId>,
    /// The articles of this page by month, newest first.
    #[serde(skip)]
    pub months: Vec<MonthView>,
    /// The pages of this list.
    pub pager: PagerView,
    /// Categories inside this one.
    pub children: Vec<CountView>,
    /// The category above this one.
    pub parent: Option<LinkView>,
    /// The list's feed.
    pub feed: Option<String>,
    /// The counts of the list by year, newest first, with the archive's page.
    pub years: Vec<CountView>,
}

/// The articles of one month on a list page.
#[derive(Debug, Clone, Serialize)]
pub struct MonthView {
    /// The year.
    pub year: i16,
    /// The month from 1.
    pub month: i8,
    /// The articles.
    #[serde(skip)]
    pub items: Vec<ArticleId>,
}

/// A link with a count of articles.
#[derive(Debug, Clone, Serialize)]
pub struct CountView {
    /// The words.
    pub title: String,
    /// Where they lead.
    pub url: String,
    /// How many articles are there.
    pub count: usize,
}

/// A list, before it is cut into pages.
pub(super) struct List<'a> {
    pub folder: &'a str,
    pub title: &'a str,
    pub description: String,
    pub articles: &'a [ArticleId],
    pub per_page: usize,
}

/// Page `number` of a list, with what lists have in common.
pub(super) fn page(site: &Site, list: &List<'_>, number: usize) -> ListView {
    let start = (number - 1) * list.per_page;
    let end = (start + list.per_page).min(list.articles.len());
    ListView {
        title: list.title.to_owned(),
        description: list.description.clone(),
        content: None,
        count: list.articles.len(),
        updated: list.articles.first().map(|id| site.article(*id).date.iso()),
        pinned: Vec::new(),
        months: months(site, &list.articles[start..end]),
        pager: pager(list.folder, number, list.articles.len(), list.per_page),
        children: Vec::new(),
        parent: None,
        feed: None,
        years: Vec::new(),
    }
}

/// The head of a list page: the number in the title, neighbours for `<link rel>`.
pub(super) fn head(site: &Site, page: &Page, kind: &'static str, view: &ListView) -> HeadView {
    let number = view.pager.number;
    let mut head = super::head::head(site, page, kind, view.title.clone());
    if number > 1 {
        head.title = format!("{}（第{number}页）", view.title);
    }
    if !view.description.is_empty() {
        head.description.clone_from(&view.description);
    }
    head.previous.clone_from(&view.pager.previous);
    head.next.clone_from(&view.pager.next);
    head
}

fn months(site: &Site, articles: &[ArticleId]) -> Vec<MonthView> {
    let mut months: Vec<MonthView> = Vec::new();
    for id in articles {
        let date = site.article(*id).date.date();
        if months.last().is_none_or(|last| (last.year, last.month) != (date.year(), date.month())) {
            months.push(MonthView { year: date.year(), month: date.month(), items: Vec::new() });
        }
        months.last_mut().expect("one was just pushed where none fitted").items.push(*id);
    }
    months
}
