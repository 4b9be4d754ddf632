//! The numbers under a list on several pages.

use serde::Serialize;

use crate::site::{list_path, page_count};

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

/// Numbers shown on each side of the current one.
const AROUND: usize = 1;

/// The pager of page `number` of a list.
pub(super) fn pager(folder: &str, number: usize, articles: usize, per_page: usize) -> PagerView {
    let total = page_count(articles, per_page);
    let url = |number: usize| list_path(folder, number).url();
    let shown = (1..=total).filter(|other| {
        *other == 1 || *other == total || other.abs_diff(number) <= AROUND || (number < 3 && *other <= 3)
    });
    let mut pages: Vec<PagerEntry> = Vec::new();
    for other in shown {
        let gap = pages.last().is_some_and(|last| last.number + 1 < other);
        pages.push(PagerEntry { number: other, url: url(other), current: other == number, gap });
    }
    PagerView {
        number,
        total,
        per_page,
        previous: (number > 1).then(|| url(number - 1)),
        next: (number < total).then(|| url(number + 1)),
        pages,
    }
}

#[cfg(test)]
mod tests {
    use super::pager;

    fn drawn(number: usize, total: usize) -> String {
        let pager = pager("a", number, total * 10, 10);
        pager
            .pages
            .iter()
            .map(|page| {
                format!(
                    "{}{}{}",
                    if page.gap { "… " } else { "" },
                    page.number,
                    if page.current { "*" } else { "" }
                )
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn first_last_and_near_pages_are_shown() {
        assert_eq!(drawn(1, 1), "1*");
        assert_eq!(drawn(1, 8), "1* 2 3 … 8");
        assert_eq!(drawn(4, 8), "1 … 3 4* 5 … 8");
        assert_eq!(drawn(8, 8), "1 … 7 8*");
        assert_eq!(drawn(2, 3), "1 2* 3");
    }
}
