//! A session of a township people's congress, and what the law makes checkable
//! (地方各级人民代表大会和地方各级人民政府组织法, as amended 2022).

use super::{Fact, FactValue};
use crate::source::{Moment, Span};

/// One session: 第 `congress` 届 … 第 `meeting` 次会议.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Session {
    /// 届, from 1.
    pub congress: Option<u32>,
    /// 次, from 1.
    pub meeting: Option<u32>,
    /// When it opened.
    pub opened: Option<Moment>,
    /// When it closed.
    pub closed: Option<Moment>,
    /// Where it was held.
    pub place: Option<String>,
    /// Who came.
    pub deputies: Deputies,
    /// What else is said of the session: 列席, 特邀, 主持, 议案, 建议, in the order written.
    pub facts: Vec<Fact>,
    /// Its meetings, in the order of their kinds.
    pub sittings: Vec<Sitting>,
    /// What was on the agenda, in order.
    pub agenda: Vec<Point>,
    /// The ballots of all votes together.
    pub ballots: Ballots,
    /// Who was elected.
    pub elected: Vec<Election>,
    /// Votes on reports and resolutions.
    pub votes: Vec<Ballot>,
    /// 民生实事 chosen by vote, in order.
    pub projects: Vec<Project>,
    /// 民生实事 that stood for the vote and were not chosen.
    pub not_chosen: Vec<Project>,
    /// How offices were judged (满意度测评).
    pub evaluations: Vec<Evaluation>,
    /// The block in the front matter.
    pub span: Option<Span>,
}

/// Attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deputies {
    /// 应到: all deputies.
    pub expected: Option<u32>,
    /// 请假: excused.
    pub excused: Option<u32>,
    /// 实到: present.
    pub present: Option<u32>,
}

impl Deputies {
    /// How many came: as written, or what is left of the expected without the excused.
    pub fn attending(&self) -> Option<u32> {
        self.present.or_else(|| self.expected?.checked_sub(self.excused?))
    }

    /// Whether 应到 − 请假 = 实到; `None` when one of the three is missing.
    pub fn adds_up(&self) -> Option<bool> {
        let (expected, excused, present) = (self.expected?, self.excused?, self.present?);
        Some(expected.checked_sub(excused) == Some(present))
    }

    /// The fewest deputies that make a session valid: two thirds of all (组织法 art. 14).
    pub fn quorum(&self) -> Option<u32> {
        let expected = u64::from(self.expected?);
        u32::try_from((2 * expected).div_ceil(3)).ok()
    }

    /// The fewest votes that elect or decide: more than half of all deputies (组织法 art. 25).
    pub fn majority(&self) -> Option<u32> {
        Some(self.expected? / 2 + 1)
    }
}

/// One meeting within a session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sitting {
    /// What met.
    pub kind: SittingKind,
    /// What it is called, where that is written.
    pub name: Option<String>,
    /// When it met.
    pub time: Option<FactValue>,
    /// Who came to it.
    pub deputies: Deputies,
    /// Who presided, where it met and what else is said, in the order written.
    pub facts: Vec<Fact>,
    /// What it dealt with, in order.
    pub agenda: Vec<Point>,
}

/// What met in a session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SittingKind {
    /// 预备会议, before the session is opened.
    Preparatory,
    /// 主席团会议.
    Presidium,
    /// 全体会议.
    #[default]
    Plenary,
    /// 分团审议: a delegation or a group.
    Group,
}

/// One point of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Point {
    /// What it is about.
    pub item: String,
    /// 报告人, 时间, 主持, in the order written.
    pub facts: Vec<Fact>,
}

/// Ballots that were handed out and came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ballots {
    /// 发出.
    pub issued: Option<u32>,
    /// 收回.
    pub returned: Option<u32>,
    /// 有效.
    pub valid: Option<u32>,
    /// 无效.
    pub void: Option<u32>,
}

/// One election.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Election {
    /// The post: `副镇长`.
    pub post: String,
    /// How many were to be elected.
    pub seats: Option<u32>,
    /// Who was elected, in order.
    pub names: Vec<String>,
    /// The votes each got, in the order of the names.
    pub votes: Vec<u32>,
    /// The ballots of this election.
    pub ballots: Ballots,
    /// 候选人, 差额, 得票率, 未当选, in the order written.
    pub facts: Vec<Fact>,
}

/// One vote on a report or resolution.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ballot {
    /// What was voted on.
    pub item: String,
    /// 赞成.
    pub in_favour: Option<u32>,
    /// 反对.
    pub against: Option<u32>,
    /// 弃权.
    pub abstained: Option<u32>,
    /// The ballots of this vote.
    pub ballots: Ballots,
    /// 结果, 赞成率, in the order written.
    pub facts: Vec<Fact>,
}

/// One project for people's livelihood (民生实事).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    /// What will be done.
    pub name: String,
    /// The votes it got: those for it, where it was voted on by itself.
    pub votes: Option<u32>,
    /// 反对.
    pub against: Option<u32>,
    /// 弃权.
    pub abstained: Option<u32>,
    /// 投资, 责任单位, 完成时限, in the order written.
    pub facts: Vec<Fact>,
}

/// How an office, a report or an official was judged by the deputies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evaluation {
    /// Who or what was judged.
    pub item: String,
    /// 满意, 基本满意, 不满意, 满意率, in the order written.
    pub facts: Vec<Fact>,
}

#[cfg(test)]
mod tests {
    use super::Deputies;

    #[test]
    fn two_thirds_and_more_than_half_are_of_all_deputies() {
        let of = |expected| Deputies { expected: Some(expected), ..Deputies::default() };
        assert_eq!((of(95).quorum(), of(95).majority()), (Some(64), Some(48)));
        assert_eq!((of(96).quorum(), of(96).majority()), (Some(64), Some(49)));
        assert_eq!((of(u32::MAX).quorum(), of(1).majority()), (Some(2_863_311_530), Some(1)));
    }

    #[test]
    fn attendance_adds_up_or_not() {
        let of = |expected, excused, present| Deputies {
            expected: Some(expected),
            excused: Some(excused),
            present: Some(present),
        };
        assert_eq!(of(95, 4, 91).adds_up(), Some(true));
        assert_eq!(of(95, 4, 90).adds_up(), Some(false));
        assert_eq!(of(4, 95, 0).adds_up(), Some(false));
        assert_eq!(Deputies { expected: Some(95), excused: Some(4), present: None }.attending(), Some(91));
    }
}
