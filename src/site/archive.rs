//! The archive: articles by year and month.

use std::sync::Arc;

use super::{ArticleId, Published};

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
pub(super) fn years(articles: &[Arc<Published>]) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for (index, article) in articles.iter().enumerate().filter(|(_, article)| !article.withdrawn()) {
        let date = article.date.date();
        if years.last().is_none_or(|last| last.year != date.year()) {
            years.push(Year { year: date.year(), articles: Vec::new(), months: Vec::new() });
        }
        let year = years.last_mut().expect("one was just pushed where none fitted");
        if year.months.last().is_none_or(|last| last.month != date.month()) {
            year.months.push(Month { month: date.month(), start: year.articles.len(), count: 0 });
        }
        year.months.last_mut().expect("one was just pushed where none fitted").count += 1;
        year.articles.push(ArticleId(index));
    }
    years
}
