//! Targets of a year: indicator, verb, value, unit, and the words as they were written.

mod line;
mod table;

pub use line::LineFault;
pub use table::{Row, Table};

use std::fmt;

use super::Decimal;
use crate::source::Span;

/// The targets of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Targets {
    /// The year they are for.
    pub year: Option<i16>,
    /// What growth is measured against, for all that say nothing themselves: `比上年增长`.
    pub basis: Option<String>,
    /// The targets, in order. Those of a table are there once it was read.
    pub items: Vec<Target>,
    /// A CSV or XLSX file beside the article that they stand in, with the place that names it.
    pub table: Option<(String, Span)>,
    /// The block in the front matter.
    pub span: Span,
}

impl Targets {
    /// No targets at all, written at that place.
    pub fn empty(span: Span) -> Self {
        Self { year: None, basis: None, items: Vec::new(), table: None, span }
    }
}

/// One target. Printed, it is the words as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What is measured: `地区生产总值`.
    pub indicator: String,
    /// `增长`, `控制在`, `新增` …, as written.
    pub verb: Option<String>,
    /// What is aimed at.
    pub value: Goal,
    /// `%`, `亿元`, `人` …
    pub unit: Option<String>,
    /// The words that limit the value, as written: `左右`, `以上`, `不低于`, `力争` …
    pub qualifiers: Vec<String>,
    /// What growth is measured against, when the target says so itself.
    pub basis: Option<String>,
    /// What was reached the year before, as written.
    pub last_year: Option<String>,
    /// Everything behind the indicator, as written: `增长 5.5% 左右`.
    pub words: String,
    /// Where it is written, when it is in the front matter.
    pub span: Option<Span>,
}

/// What is aimed at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// `5.5% 左右`.
    About(Decimal),
    /// `1200 人以上`, `不低于 4%`: a floor.
    AtLeast(Decimal),
    /// `4.5% 以内`, `不超过 4.5%`: a ceiling.
    AtMost(Decimal),
    /// A bare number.
    Exactly(Decimal),
    /// `10%—12%`, lower value first.
    Range(Decimal, Decimal),
    /// `与经济增长同步`: what it keeps pace with, as written.
    InStep(String),
    /// `完成上级下达任务`, as written.
    Assigned(String),
}

impl Goal {
    /// The numbers it names: none, one or two.
    pub fn numbers(&self) -> Vec<&Decimal> {
        match self {
            Goal::About(n) | Goal::AtLeast(n) | Goal::AtMost(n) | Goal::Exactly(n) => vec![n],
            Goal::Range(low, high) => vec![low, high],
            Goal::InStep(_) | Goal::Assigned(_) => Vec::new(),
        }
    }
}

impl Target {
    /// Reads one line of natural Chinese: `地区生产总值 增长 5.5% 左右`.
    pub fn parse(text: &str) -> Result<Self, LineFault> {
        line::parse(text)
    }

    /// Whether the verb says that the value goes down: `下降`, `降低`, `减少` …
    pub fn falls(&self) -> bool {
        self.verb.as_deref().is_some_and(|verb| line::FALLING.iter().any(|word| verb.contains(word)))
    }

    /// The value for a chart: below zero when it falls; the middle of a range; none for words.
    pub fn signed(&self) -> Option<f64> {
        let numbers = self.value.numbers();
        #[expect(clippy::cast_precision_loss, reason = "there are two numbers at most")]
        let mean = numbers.iter().map(|n| n.to_f64()).sum::<f64>() / numbers.len() as f64;
        (!numbers.is_empty()).then(|| if self.falls() { -mean } else { mean })
    }
}

/// The target as written.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.indicator, self.words)
    }
}
