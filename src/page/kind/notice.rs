//! 要点: the points of a notice.

use super::fact::facts;
use crate::article::kind::Notice;
use crate::page::view::NoticeView;
use crate::source::Zone;

/// The box of a notice.
pub fn notice(notice: &Notice, zone: &Zone) -> NoticeView {
    NoticeView { facts: facts(&notice.facts, zone) }
}
