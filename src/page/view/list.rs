//! What templates of lists see. Articles in them are ids; in their place the theme puts the
//! [`ItemView`] that was built once and is shared by all lists.

use serde::Serialize;

use super::{LinkView, PictureView, TilesView};
use crate::site::ArticleId;

/// An article in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ItemView {
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Its date.
    pub date: String,
    /// The first words of it, or its own summary.
    pub summary: String,
    /// Its category.
    pub category: LinkView,
    /// Its kind: `news`, `session`, `outline`, `targets`, `notice`, `document`.
    pub kind: &'static str,
    /// The picture that stands for it.
    pub cover: Option<PictureView>,
    /// Whether its editor put it on top.
    pub pinned: bool,
    /// Whether its expiry has passed.
    pub expired: bool,
    /// Whether it is in force: it has an expiry that has not passed.
    pub in_force: bool,
}

/// `home`.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// The headline: the newest pinned article, else the newest.
    #[serde(skip)]
    pub lead: Option<ArticleId>,
    /// 图片新闻: the newest articles with a picture, up to four; none where there are fewer than two.
    #[serde(skip)]
    pub pictures: Vec<ArticleId>,
    /// Headings of the lead's own contents, deep links under the headline (up to three).
    pub lead_links: Vec<LinkView>,
    /// The categories that have articles, in their order.
    #[serde(skip)]
    pub sections: Vec<SectionView>,
    /// The newest targets.
    pub tiles: Option<TilesView>,
    /// The date of the newest article.
    pub updated: Option<String>,
}

/// A category on the home page.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// The category.
    pub category: LinkView,
    /// Its newest articles.
    #[serde(skip)]
    pub items: Vec<ArticleId>,
}

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

/// `list.pager`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PagerView {
    /// This page's number from 1.
    pub number: usize,
    /// How many pages there are.
    pub total: usize,
    /// Articles on a full page.
    pub per_page: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The numbers to show: the first, the last and those around this page.
    pub pages: Vec<PagerEntry>,
}

/// A number in the pager.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PagerEntry {
    /// The page's number.
    pub number: usize,
    /// Its address.
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
    /// Whether numbers are left out before this one.
    pub gap: bool,
}

/// `missing`: the page for addresses that do not exist.
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundView {
    /// The newest articles.
    #[serde(skip)]
    pub items: Vec<ArticleId>,
}
