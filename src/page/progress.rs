//! /data/progress/: the projects of all years, each with the article that tells of it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::head::{HeadView, head};
use super::kind::progress::{StateView, TaskView, states, task, year};
use crate::article::kind::{KindData, Task};
use crate::site::pages::PROGRESS;
use crate::site::{ArticleId, Page, Site};

/// `progress`: the progress of all projects, by year.
#[derive(Debug, Clone, Serialize)]
pub struct AllProgressView {
    /// The years, newest first.
    pub years: Vec<ProgressYearView>,
}

/// The projects of a year.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressYearView {
    /// The year.
    pub year: i16,
    /// How many projects are in which state; states that none is in are left out.
    pub states: Vec<StateView>,
    /// All projects of that year, each with its article.
    pub tasks: Vec<TaskView>,
}

pub(super) fn view(site: &Site, page: &Page) -> (HeadView, AllProgressView) {
    let mut years: BTreeMap<i16, Vec<(ArticleId, &Task)>> = BTreeMap::new();
    for id in site.progress.iter().copied() {
        if let KindData::Progress(progress) = &site.article(id).article.matter.kind {
            let of_year = years.entry(year(site, id, progress)).or_default();
            of_year.extend(progress.tasks.iter().map(|task| (id, task)));
        }
    }
    let of_year = |(year, tasks): (i16, Vec<(ArticleId, &Task)>)| ProgressYearView {
        year,
        states: states(tasks.iter().map(|(_, task)| *task)),
        tasks: tasks
            .into_iter()
            .map(|(id, one)| TaskView {
                url: Some(site.article(id).path.url()),
                ..task(one, &site.config.zone)
            })
            .collect(),
    };
    let view = AllProgressView { years: years.into_iter().rev().map(of_year).collect() };
    let mut head = head(site, page, "progress", PROGRESS.title.to_owned());
    "历年项目的责任单位、时限和进度。".clone_into(&mut head.description);
    (head, view)
}
