//! A public notice: when, where, for whom, whom to ask.

use crate::source::Moment;

/// The points of a notice, as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notice {
    /// When it happens or holds, in words: `4 月 1 日至 30 日`.
    pub period: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Whom it concerns.
    pub audience: Option<String>,
    /// Whom to ask: a name, an office, a telephone number.
    pub contact: Option<String>,
    /// From when it holds. Until when is the article's `expires`.
    pub effective: Option<Moment>,
}
