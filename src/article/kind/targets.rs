//! Targets of a year: indicator, verb, value, unit, and the words as they were written.

mod grammar;
mod findings;
mod table;

pub use grammar::{Doubt, Reading};
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
    /// What stands before the indicator and is no part of it: `力争全年`.
    pub lead: Option<String>,
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
    /// What was reached in the year itself, as written.
    pub actual: Option<String>,
    /// Which share of the target was reached, as written: `102%`.
    pub completion: Option<String>,
    /// Its place among others, as written: `全县第3位`.
    pub rank: Option<String>,
    /// 预期性 or 约束性, as written.
    pub nature: Option<String>,
    /// Everything behind the indicator, as written: `增长 5.5% 左右`; the whole clause where the
    /// indicator stands inside: `实现 850 人稳定脱贫`.
    pub words: String,
    /// What the text goes on to say of it, with the comma: `，力争更好结果`.
    pub remark: Option<String>,
    /// A note that has a place of its own: 备注.
    pub note: Option<String>,
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
    /// `稳中提质`, `高于全省平均水平`: any other words, as written.
    Words(String),
}

impl Goal {
    /// The numbers it names: none, one or two.
    pub fn numbers(&self) -> Vec<&Decimal> {
        match self {
            Goal::About(n) | Goal::AtLeast(n) | Goal::AtMost(n) | Goal::Exactly(n) => vec![n],
            Goal::Range(low, high) => vec![low, high],
            Goal::InStep(_) | Goal::Assigned(_) | Goal::Words(_) => Vec::new(),
        }
    }
}

impl Target {
    /// Reads a line of natural Chinese, or a paragraph of several targets: `地区生产总值 增长 5.5% 左右`.
    pub fn read(text: &str) -> Reading {
        grammar::read(text)
    }

    /// Reads a text that holds one target and nothing that is not understood.
    pub fn parse(text: &str) -> Option<Self> {
        let reading = grammar::read(text);
        let [target] = <[Self; 1]>::try_from(reading.targets).ok()?;
        reading.doubts.is_empty().then_some(target)
    }

    /// A target with nothing but its indicator, its words and what they aim at.
    pub fn new(indicator: &str, words: &str, value: Goal) -> Self {
        Self {
            indicator: indicator.to_owned(),
            lead: None,
            verb: None,
            value,
            unit: None,
            qualifiers: Vec::new(),
            basis: None,
            last_year: None,
            actual: None,
            completion: None,
            rank: None,
            nature: None,
            words: words.trim().to_owned(),
            remark: None,
            note: None,
            span: None,
        }
    }

    /// Whether the verb says that the value goes down: `下降`, `降低`, `减少` …
    pub fn falls(&self) -> bool {
        self.verb.as_deref().is_some_and(grammar::falls)
    }

    /// Whether the verb is one of change, which can be measured against the year before, and not one of a
    /// level: `增长`, not `提高到`.
    pub fn changes(&self) -> bool {
        self.verb.as_deref().is_some_and(grammar::of_change)
    }

    /// What stands before the indicator, without words that only join: `力争全年`, not `其中`.
    pub fn shown_lead(&self) -> String {
        self.lead.as_deref().map(grammar::shown_lead).unwrap_or_default()
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
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        let shown = format!("{}{} {}{}", part(&self.lead), self.indicator, self.words, part(&self.remark));
        f.write_str(shown.trim_end())
    }
}
