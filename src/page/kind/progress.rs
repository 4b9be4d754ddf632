//! 项目进展: the projects of a year, how far each has come, and what was told of it before.

use serde::Serialize;
use serde_json::{Value, json};

use super::cells::{DownloadView, csv, json as to_json};
use super::fact::{FactView, day, facts, in_words};
use crate::article::kind::{Fact, Progress, Share, Step, Task, TaskState};
use crate::site::{ArticleId, DataFormat, Site};
use crate::source::Zone;

/// `article.progress`: the projects of a year (进展).
#[derive(Debug, Clone, Serialize)]
pub struct ProgressView {
    /// The year of the projects.
    pub year: i16,
    /// What is said of all of them.
    pub facts: Vec<FactView>,
    /// How many projects are in which state; states that none is in are left out.
    pub states: Vec<StateView>,
    /// The projects in order.
    pub tasks: Vec<TaskView>,
    /// The projects for WPS and Excel.
    pub csv: DownloadView,
    /// The projects for programs.
    pub json: DownloadView,
}

/// How many projects are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateView {
    /// `done`, `under_way`, `late`, `not_begun` or `stopped`.
    pub key: &'static str,
    /// 已完成, 推进中, 滞后, 未开工 or 已停止.
    pub words: &'static str,
    /// How many.
    pub count: usize,
}

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskView {
    /// What is done.
    pub name: String,
    /// Where it stands in its article; only on the page of all projects.
    pub url: Option<String>,
    /// The state in the words of the office.
    pub state: String,
    /// The key of the state: see `StateView`.
    pub state_key: &'static str,
    /// How far it has come, in words: `60%`.
    pub share: Option<String>,
    /// The same in percent without the sign, for the width of a bar, where it is a number.
    pub width: Option<String>,
    /// 责任单位, 时限, 投资 and what else is said.
    pub facts: Vec<FactView>,
    /// What was told of it, newest first.
    pub steps: Vec<StepView>,
}

/// A report on a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepView {
    /// When.
    pub date: Option<String>,
    /// How far it had come and what had been done.
    pub words: String,
}

/// The projects of an article with their files.
pub fn progress(
    site: &Site,
    id: ArticleId,
    progress: &Progress,
    [csv, json]: [DownloadView; 2],
) -> ProgressView {
    ProgressView {
        year: year(site, id, progress),
        facts: facts(&progress.facts, &site.config.zone),
        states: states(progress.tasks.iter()),
        tasks: progress.tasks.iter().map(|one| task(one, &site.config.zone)).collect(),
        csv,
        json,
    }
}

/// The year as written, else that of the article.
pub fn year(site: &Site, id: ArticleId, progress: &Progress) -> i16 {
    progress.year.unwrap_or_else(|| site.article(id).date.date().year())
}

/// How many projects are in which state.
pub fn states<'a>(tasks: impl Iterator<Item = &'a Task>) -> Vec<StateView> {
    let of: Vec<TaskState> = tasks.map(|task| TaskState::of(task.state_now())).collect();
    let count = |state: TaskState| of.iter().filter(|other| **other == state).count();
    let all =
        TaskState::ALL.into_iter().map(|(state, key, words)| StateView { key, words, count: count(state) });
    all.filter(|state| state.count > 0).collect()
}

/// A project as templates see it.
pub fn task(task: &Task, zone: &Zone) -> TaskView {
    let share = task.share_now();
    TaskView {
        name: task.name.clone(),
        url: None,
        state: task.state_now().to_owned(),
        state_key: key(task),
        share: share.map(|share| share.words.clone()),
        width: share.and_then(|share| share.tenths).map(percent),
        facts: facts(&task.facts, zone).into_iter().chain(updated(task)).collect(),
        steps: task.steps.iter().rev().map(step).collect(),
    }
}

/// The day of the last report.
fn updated(task: &Task) -> Option<FactView> {
    let last = task.steps.iter().rev().find_map(|step| step.date);
    last.map(|moment| day("更新", &moment.date().to_string()))
}

fn key(task: &Task) -> &'static str {
    let now = TaskState::of(task.state_now());
    TaskState::ALL.iter().find(|(state, ..)| *state == now).map_or("", |(_, key, _)| key)
}

/// `33.5`, `60`.
fn percent(tenths: u16) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        part => format!("{}.{part}", tenths / 10),
    }
}

fn step(step: &Step) -> StepView {
    let share = step.share.as_ref().map(|share| format!("进度{}", share.words));
    let all: Vec<String> = [share, step.state.clone(), step.words.clone()].into_iter().flatten().collect();
    StepView { date: step.date.map(|date| date.date().to_string()), words: all.join("，") }
}

const HEADINGS: [&str; 6] = ["项目", "状态", "进度", "更新日期", "最新进展", "其他"];

/// The projects as a file; what is read from it is what was written.
pub fn file(site: &Site, id: ArticleId, progress: &Progress, format: DataFormat) -> Vec<u8> {
    let zone = &site.config.zone;
    match format {
        DataFormat::Csv => {
            let head = HEADINGS.map(str::to_owned).to_vec();
            let rows: Vec<Vec<String>> = progress.tasks.iter().map(|task| cells(task, zone)).collect();
            csv(std::iter::once(&head).chain(&rows))
        }
        DataFormat::Json => {
            let published = site.article(id);
            to_json(&json!({
                "title": published.article.matter.title,
                "year": year(site, id, progress),
                "url": site.config.base_url.join(&published.path.pretty_url()),
                "projects": progress.tasks.iter().map(|task| object(task, zone)).collect::<Vec<_>>(),
            }))
        }
    }
}

fn cells(task: &Task, zone: &Zone) -> Vec<String> {
    let last = task.steps.last();
    let said = |fact: &Fact| format!("{}：{}", fact.label, in_words(&fact.value, zone));
    vec![
        task.name.clone(),
        task.state_now().to_owned(),
        task.share_now().map(|share| share.words.clone()).unwrap_or_default(),
        last.and_then(|step| step.date).map(|date| date.date().to_string()).unwrap_or_default(),
        last.and_then(|step| step.words.clone()).unwrap_or_default(),
        task.facts.iter().map(said).collect::<Vec<_>>().join("；"),
    ]
}

fn object(task: &Task, zone: &Zone) -> Value {
    let share = |share: Option<&Share>| {
        share.map(|share| match share.tenths {
            Some(tenths) => json!(f64::from(tenths) / 10.0),
            None => json!(share.words),
        })
    };
    let steps = task.steps.iter().map(|step| {
        json!({
            "date": step.date.map(|date| date.date().to_string()),
            "progress": share(step.share.as_ref()),
            "state": step.state,
            "text": step.words,
        })
    });
    let said: Value =
        task.facts.iter().map(|fact| (fact.label.clone(), json!(in_words(&fact.value, zone)))).collect();
    json!({
        "name": task.name,
        "state": key(task),
        "state_in_words": task.state_now(),
        "progress": share(task.share_now()),
        "facts": said,
        "updates": steps.collect::<Vec<_>>(),
    })
}
