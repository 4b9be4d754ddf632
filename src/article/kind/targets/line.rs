//! One line of natural Chinese as a target.

use super::Target;

/// Verbs that say the value goes down.
pub(super) const FALLING: &[&str] = &["下降", "降低", "减少", "压减", "负增长"];

/// Why a line is no target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineFault {
    /// Nothing is written.
    Blank,
    /// There is no value.
    NoValue,
    /// There is no indicator in front of the value.
    NoIndicator,
    /// Words behind the value that mean nothing here.
    Leftover(String),
}

pub(super) fn parse(text: &str) -> Result<Target, LineFault> {
    let _ = text;
    Err(LineFault::Blank)
}
