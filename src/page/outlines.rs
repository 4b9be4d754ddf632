//! The index of work reports: by year, each with the first two levels of its headings.

use serde::Serialize;

use super::head::{HeadView, head};
use super::toc::{TocView, toc};
use crate::site::pages::OUTLINES;
use crate::site::{Page, Site};

/// `outlines`: the index of work reports.
#[derive(Debug, Clone, Serialize)]
pub struct OutlinesView {
    /// Newest first.
    pub years: Vec<OutlineYearView>,
}

/// The work reports of a year.
#[derive(Debug, Clone, Serialize)]
pub struct OutlineYearView {
    /// The year.
    pub year: i16,
    /// Its reports, newest first.
    pub reports: Vec<OutlineReportView>,
}

/// A work report in the index.
#[derive(Debug, Clone, Serialize)]
pub struct OutlineReportView {
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Its date.
    pub date: String,
    /// The first two levels of its headings.
    pub parts: Vec<TocView>,
}

pub(super) fn view(site: &Site, page: &Page) -> (HeadView, OutlinesView) {
    let mut years: Vec<OutlineYearView> = Vec::new();
    for id in site.outlines.iter().copied() {
        let published = site.article(id);
        let year = published.date.date().year();
        if years.last().is_none_or(|last| last.year != year) {
            years.push(OutlineYearView { year, reports: Vec::new() });
        }
        let report = OutlineReportView {
            title: published.article.matter.title.clone(),
            url: published.path.url(),
            date: published.date.iso(),
            parts: toc(&published.article.body.outline).into_iter().map(two_levels).collect(),
        };
        years.last_mut().expect("one was just pushed where none fitted").reports.push(report);
    }
    let mut head = head(site, page, "outlines", OUTLINES.title.to_owned());
    "历年政府工作报告和人大工作报告的提纲，按年份排列。".clone_into(&mut head.description);
    (head, OutlinesView { years })
}

fn two_levels(part: TocView) -> TocView {
    let children = part.children.into_iter().map(|item| TocView { children: Vec::new(), ..item }).collect();
    TocView { children, ..part }
}
