//! 进展: the projects of a year, how far each has come, and what was told of it before.

use super::{Fact, List, Row, Table};
use crate::article::kind::codes;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{Moment, Span};
use crate::text;

/// The projects of a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// The year of the projects; else that of the article's date.
    pub year: Option<i16>,
    /// The projects in order.
    pub tasks: Vec<Task>,
    /// The file with the projects, and where it is named.
    pub file: Option<(String, Span)>,
    /// What else is said of all of them, in the order written.
    pub facts: Vec<Fact>,
}

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Task {
    /// What is done.
    pub name: String,
    /// How far it has come.
    pub share: Option<Share>,
    /// What state it is in, as written.
    pub state: Option<String>,
    /// 责任单位, 时限, 投资 and what else is said, in the order written.
    pub facts: Vec<Fact>,
    /// What was told of it, oldest first.
    pub steps: Vec<Step>,
}

/// One report on a project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// When.
    pub date: Option<Moment>,
    /// How far it had come.
    pub share: Option<Share>,
    /// What state it was in.
    pub state: Option<String>,
    /// What had been done.
    pub words: Option<String>,
}

/// How far something has come: as written, and in tenths of a percent where that is a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// `60%`, `33.5%`, `主体完工`.
    pub words: String,
    /// From 0 to 1000.
    pub tenths: Option<u16>,
}

/// What the words for a state mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskState {
    /// 未开工.
    NotBegun,
    /// 推进中.
    UnderWay,
    /// 已完成.
    Done,
    /// 滞后.
    Late,
    /// 取消, 暂停.
    Stopped,
}

impl TaskState {
    /// All states with a word for them, in the order of a summary.
    pub const ALL: [(TaskState, &'static str, &'static str); 5] = [
        (TaskState::Done, "done", "已完成"),
        (TaskState::UnderWay, "under_way", "推进中"),
        (TaskState::Late, "late", "滞后"),
        (TaskState::NotBegun, "not_begun", "未开工"),
        (TaskState::Stopped, "stopped", "已停止"),
    ];

    /// What the words of an office mean; what is not known counts as under way.
    pub fn of(words: &str) -> Self {
        Self::known(words).unwrap_or(TaskState::UnderWay)
    }

    /// What the words of an office mean, where that is known.
    pub fn known(words: &str) -> Option<Self> {
        let says = |all: &[&str]| all.iter().any(|word| words.contains(word));
        if says(&["未开工", "未开始", "未启动", "未动工", "待启动", "待开工", "未实施", "筹备", "谋划"])
        {
            Some(TaskState::NotBegun)
        } else if says(&["滞后", "延期", "逾期", "超期", "未完成", "未按期"]) {
            Some(TaskState::Late)
        } else if says(&["取消", "终止", "停止", "暂停", "停工", "调整出"]) {
            Some(TaskState::Stopped)
        } else if says(&[
            "基本完成",
            "部分完成",
            "即将完成",
            "正在",
            "推进",
            "进行",
            "在建",
            "施工",
            "续建",
            "序时",
            "按计划",
            "正常",
            "办理中",
            "实施中",
            "建设中",
            "招标",
            "已开工",
            "已启动",
            "under way",
            "in progress",
            "ongoing",
        ]) {
            Some(TaskState::UnderWay)
        } else if says(&[
            "完成",
            "完工",
            "竣工",
            "办结",
            "交付",
            "投入使用",
            "销号",
            "done",
            "completed",
            "finished",
        ]) {
            Some(TaskState::Done)
        } else {
            None
        }
    }
}

/// A state in words that are not known: it shows as written, and where states are counted it is under way.
pub fn unknown_state(words: &str, place: impl Into<Place>) -> Option<Diagnostic> {
    TaskState::known(words).is_none().then(|| {
        let message = text!(
            "不认识的状态“{words}”，汇总时算作“推进中”",
            "the state “{words}” is not known; it is counted as under way"
        );
        let help = text!(
            "状态写成 已完成、推进中、滞后、未开工、已停止，细节写在“进展”里",
            "write 已完成, 推进中, 滞后, 未开工 or 已停止, and details under `text`"
        );
        Diagnostic::new(&codes::UNKNOWN_STATE, place, message).help(help)
    })
}

impl Share {
    /// Reads `60%`, `60`, `百分之六十`, `完成60%`; other words are kept as words.
    pub fn read(words: &str) -> Self {
        let words = words.trim();
        let tenths = tenths(words);
        let bare = tenths.is_some() && words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        Share { words: if bare { format!("{words}%") } else { words.to_owned() }, tenths }
    }
}

/// The percent in words, in tenths, if they name just one from 0 to 100.
fn tenths(words: &str) -> Option<u16> {
    if let Some(numeral) = words.strip_prefix("百分之") {
        return super::read_numeral(numeral)
            .and_then(|number| u16::try_from(number * 10).ok())
            .filter(|n| *n <= 1000);
    }
    let number: String = words.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let rest: String = words.chars().filter(|c| !c.is_ascii_digit() && *c != '.').collect();
    let plain = ["", "%", "％", "完成%", "已完成%", "完成", "约%", "累计完成%"].contains(&rest.trim());
    let (whole, part) = number.split_once('.').unwrap_or((&number, "0"));
    let whole: u16 = whole.parse().ok().filter(|whole| *whole <= 100)?;
    let part = part.bytes().next().filter(u8::is_ascii_digit).map_or(0, |digit| u16::from(digit - b'0'));
    let tenths = whole * 10 + part;
    (plain && tenths <= 1000).then_some(tenths)
}

impl Task {
    /// How far it has come now: as written, else as was told last.
    pub fn share_now(&self) -> Option<&Share> {
        self.share.as_ref().or_else(|| self.steps.iter().rev().find_map(|step| step.share.as_ref()))
    }

    /// Every state that is written for it.
    pub fn states(&self) -> impl Iterator<Item = &str> {
        self.state.as_deref().into_iter().chain(self.steps.iter().filter_map(|step| step.state.as_deref()))
    }

    /// The words for its state now; where none are written, those that follow from how far it has come.
    pub fn state_now(&self) -> &str {
        let told =
            self.state.as_deref().or_else(|| self.steps.iter().rev().find_map(|step| step.state.as_deref()));
        told.unwrap_or_else(|| match self.share_now().and_then(|share| share.tenths) {
            Some(0) => "未开工",
            Some(1000) => "已完成",
            _ => "推进中",
        })
    }
}

/// Headings of a table of projects by what they mean.
const NAME: [&str; 8] = ["项目", "项目名称", "名称", "事项", "任务", "重点工作", "民生实事", "工作任务"];
const SHARE: [&str; 7] = ["进度", "完成进度", "形象进度", "完成比例", "进度（%）", "完成率", "progress"];
const STATE: [&str; 6] = ["状态", "完成情况", "办理状态", "项目状态", "完成状态", "state"];
const WORDS: [&str; 7] = ["进展", "进展情况", "目前进展", "工作进展", "当前进展", "最新进展", "推进情况"];

impl Progress {
    /// The days on which something was told of a project.
    pub fn reported_on(&self) -> Vec<Moment> {
        self.tasks.iter().flat_map(|task| &task.steps).filter_map(|step| step.date).collect()
    }

    /// The states of a table that are not known, each at its row.
    pub fn unknown_states(table: &Table) -> Vec<Diagnostic> {
        let Some(head) =
            table.rows.iter().find(|row| row.cells.iter().any(|cell| NAME.contains(&cell.as_str())))
        else {
            return Vec::new();
        };
        let Some(column) = head.cells.iter().position(|cell| STATE.contains(&cell.as_str())) else {
            return Vec::new();
        };
        let below = table.rows.iter().filter(|row| row.line > head.line);
        let state = |row: &Row| {
            let words = row.cells.get(column).filter(|words| !words.is_empty())?;
            unknown_state(words, Place::Line(table.path.clone(), row.line))
        };
        below.filter_map(state).collect()
    }

    /// The projects of a table: what a column is not known for becomes a labelled value.
    pub fn tasks_of(table: &Table) -> Option<Vec<Task>> {
        let list = List::of(table);
        let column = |names: &[&str]| list.head.iter().position(|heading| names.contains(&heading.as_str()));
        let name = column(&NAME)?;
        let (share, state, words) = (column(&SHARE), column(&STATE), column(&WORDS));
        let known = [Some(name), share, state, words];
        let rows = list.rows.iter().filter(|row| !row[name].is_empty());
        let task = |row: &Vec<String>| {
            let cell = |at: Option<usize>| at.map(|at| row[at].clone()).filter(|cell| !cell.is_empty());
            let other = row.iter().enumerate().filter(|(at, cell)| {
                !known.contains(&Some(*at))
                    && !cell.is_empty()
                    && !["序号", "编号", ""].contains(&list.head[*at].as_str())
            });
            let step = cell(words).map(|words| Step { words: Some(words), ..Step::default() });
            Task {
                name: row[name].clone(),
                share: cell(share).map(|words| Share::read(&words)),
                state: cell(state),
                facts: other.map(|(at, cell)| Fact::words(list.head[at].clone(), cell.clone())).collect(),
                steps: step.into_iter().collect(),
            }
        };
        Some(rows.map(task).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_numbers_or_words() {
        for (words, tenths) in [
            ("60%", Some(600)),
            ("60", Some(600)),
            ("33.5％", Some(335)),
            ("完成80%", Some(800)),
            ("百分之六十", Some(600)),
            ("100%", Some(1000)),
            ("0", Some(0)),
            ("120%", None),
            ("100.5%", None),
            ("主体完工", None),
            ("3/5", None),
            ("完成招标2个", None),
        ] {
            assert_eq!(Share::read(words).tenths, tenths, "{words}");
        }
        assert_eq!(Share::read("60").words, "60%");
    }

    #[test]
    fn states_are_told_by_the_words_of_offices() {
        for (words, state) in [
            ("已完成", TaskState::Done),
            ("竣工验收", TaskState::Done),
            ("基本完成", TaskState::UnderWay),
            ("正在推进", TaskState::UnderWay),
            ("序时推进", TaskState::UnderWay),
            ("未开工", TaskState::NotBegun),
            ("进度滞后", TaskState::Late),
            ("未完成", TaskState::Late),
            ("暂停", TaskState::Stopped),
        ] {
            assert_eq!(TaskState::of(words), state, "{words}");
        }
    }

    #[test]
    fn other_words_for_a_state_are_told() {
        for words in ["A", "红灯", "三季度", "详见附件"] {
            assert_eq!(
                (TaskState::known(words), TaskState::of(words)),
                (None, TaskState::UnderWay),
                "{words}"
            );
        }
    }

    #[test]
    fn what_was_told_last_counts() {
        let step = |share: &str| Step { share: Some(Share::read(share)), ..Step::default() };
        let task = Task { steps: vec![step("20%"), step("100%")], ..Task::default() };
        assert_eq!((task.share_now().unwrap().words.as_str(), task.state_now()), ("100%", "已完成"));
    }
}
