//! The archive: articles by year and month.

use super::{ArticleId, Published};
use crate::source::Stamp;

/// A year that has articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// Its articles, newest first.
    pub articles: Vec<ArticleId>,
    /// Its months that have articles, newest first.
    pub months: Vec<Month>,
}

/// A month that has articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// From 1.
    pub month: i8,
    /// How many of the year's articles are newer than this month's first.
    pub start: usize,
    /// Its articles.
    pub count: usize,
}

/// Groups articles, newest first, by year and month of the site's zone.
pub(super) fn years(articles: &[Published]) -> Vec<Year> {
    let listed = articles.iter().enumerate().filter(|(_, article)| !article.withdrawn());
    group(listed.map(|(index, article)| (ArticleId(index), month_of(&article.date))))
}

fn month_of(date: &Stamp) -> (i16, i8) {
    let date = date.date();
    (date.year(), date.month())
}

/// Groups articles, newest first, of which year and month are known.
fn group(dated: impl Iterator<Item = (ArticleId, (i16, i8))>) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for (id, (of_year, of_month)) in dated {
        if years.last().is_none_or(|last| last.year != of_year) {
            years.push(Year { year: of_year, articles: Vec::new(), months: Vec::new() });
        }
        let year = years.last_mut().expect("one was just pushed where none fitted");
        if year.months.last().is_none_or(|last| last.month != of_month) {
            year.months.push(Month { month: of_month, start: year.articles.len(), count: 0 });
        }
        year.months.last_mut().expect("one was just pushed where none fitted").count += 1;
        year.articles.push(id);
    }
    years
}
