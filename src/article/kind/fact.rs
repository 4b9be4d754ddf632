//! Labelled values: what the box of a kind shows without the program knowing more of it.

use crate::source::Moment;

/// A value with the label that the office gave it: 联系电话, 公开方式.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The label in Chinese.
    pub label: String,
    /// What stands behind it.
    pub value: FactValue,
}

/// What stands behind a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// Words.
    Words(String),
    /// A day, or a moment.
    Moment(Moment),
    /// Words with telephone numbers in them.
    Contact(String),
}

impl FactValue {
    /// The words, where they are words.
    pub fn text(&self) -> Option<&str> {
        match self {
            FactValue::Words(words) | FactValue::Contact(words) => Some(words),
            FactValue::Moment(_) => None,
        }
    }
}

impl Fact {
    /// Words under a label.
    pub fn words(label: impl Into<String>, words: impl Into<String>) -> Self {
        Self { label: label.into(), value: FactValue::Words(words.into()) }
    }
}
