//! A public notice: when, where, for whom, whom to ask, until when.

use super::Fact;

/// The points of a notice, in the order written. Until when it holds is the article's `expires`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notice {
    /// 时间, 地点, 对象, 联系, 截止, 岗位 …
    pub facts: Vec<Fact>,
}
