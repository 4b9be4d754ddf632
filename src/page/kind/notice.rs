//! 要点: the points of a notice.

use serde::Serialize;

use super::fact::{FactView, facts};
use crate::article::kind::Notice;
use crate::source::Zone;

/// `article.notice`: the points of a notice. Expiry is the article's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeView {
    /// 时间, 地点, 对象, 联系 and what else it says.
    pub facts: Vec<FactView>,
}

/// The box of a notice.
pub fn notice(notice: &Notice, zone: &Zone) -> NoticeView {
    NoticeView { facts: facts(&notice.facts, zone) }
}
