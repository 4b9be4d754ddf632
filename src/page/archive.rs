//! The archive: all years, and a list for every one.

use serde::Serialize;

use super::head::{HeadView, head, home_link, index_link};
use super::list::{self, List, ListView};
use super::site::LinkView;
use crate::site::pages::ARCHIVE;
use crate::site::{Page, Site, Year, list_path};

/// `archive`: all years.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveView {
    /// Newest first.
    pub years: Vec<ArchiveYearView>,
}

/// A year of the archive.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveYearView {
    /// The year.
    pub year: i16,
    /// Its page.
    pub url: String,
    /// Its articles.
    pub count: usize,
    /// Its months that have articles, newest first: (month, count, address of the place in the list).
    pub months: Vec<ArchiveMonthView>,
}

/// A month of the archive.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveMonthView {
    /// From 1.
    pub month: i8,
    /// Its articles.
    pub count: usize,
    /// The list page on which it begins, with `#month-N`.
    pub url: String,
}

pub(super) fn view(site: &Site, page: &Page) -> (HeadView, ArchiveView) {
    (head(site, page, "archive", ARCHIVE.title.to_owned()), ArchiveView { years: years(site) })
}

/// All years, newest first.
pub(super) fn years(site: &Site) -> Vec<ArchiveYearView> {
    site.years.iter().map(|year| year_view(site, year)).collect()
}

pub(super) fn year(site: &Site, page: &Page, index: usize, number: usize) -> (HeadView, ListView) {
    let year = &site.years[index];
    let (folder, title) = (Site::year_folder(year.year), format!("{}年", year.year));
    let description = format!("{}年发布的文章，共{}篇。", year.year, year.articles.len());
    let list = List {
        folder: &folder,
        title: &title,
        description,
        articles: &year.articles,
        per_page: site.config.paginate_by,
    };
    let view = list::page(site, &list, number);
    let mut head = list::head(site, page, "year", &view);
    head.breadcrumb =
        vec![home_link(), index_link(&ARCHIVE), LinkView { title, url: list_path(&folder, 1).url() }];
    (head, view)
}

fn year_view(site: &Site, year: &Year) -> ArchiveYearView {
    let month = |month: &crate::site::Month| ArchiveMonthView {
        month: month.month,
        count: month.count,
        url: format!(
            "{}#month-{}",
            list_path(&Site::year_folder(year.year), month.start / site.config.paginate_by + 1).url(),
            month.month
        ),
    };
    ArchiveYearView {
        year: year.year,
        url: list_path(&Site::year_folder(year.year), 1).url(),
        count: year.articles.len(),
        months: year.months.iter().map(month).collect(),
    }
}
