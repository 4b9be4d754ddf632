//! The index of work reports: by year, each with the first two levels of its headings.

use super::article::toc;
use super::head::head;
use super::view::{HeadView, OutlineReportView, OutlineYearView, OutlinesView, TocView};
use crate::site::pages::OUTLINES;
use crate::site::{Page, Site};

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
