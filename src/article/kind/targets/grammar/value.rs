//! A value in a text: a number or a range, its unit, and the limits behind it.

use std::ops::Range;

use super::number::{self, Number, Slip, is_digit};
use super::words::{self, Limit, MORE, PARTICLES};
use super::{phrase, verb};
use crate::article::kind::Decimal;

/// The longest unit that is in no table: more is the noun of a sentence.
const LONGEST_UNIT: usize = 5;

/// A number or a range with its unit.
#[derive(Debug, Clone)]
pub(super) struct Value {
    /// From the first digit to the end of the limits.
    pub range: Range<usize>,
    /// The number, the lower one of a range.
    pub low: Result<Decimal, Slip>,
    /// The upper one of a range.
    pub high: Option<Result<Decimal, Slip>>,
    /// Its unit, with `％` as `%`.
    pub unit: Option<String>,
    /// The limits behind it.
    pub limits: Vec<(&'static str, Limit)>,
    /// What stands behind it.
    pub behind: Behind,
    /// Where its last digit ends.
    pub digits: usize,
}

/// A cell of a table with the unit of its column, where it has none of its own: `≥90` and `5—6` become
/// `≥90%` and `5—6%`.
pub(in crate::article::kind::targets) fn with_unit(cell: &str, unit: &str) -> String {
    match next(cell, 0).filter(|value| value.unit.is_none()) {
        Some(value) => format!("{}{unit}{}", &cell[..value.digits], &cell[value.digits..]),
        None => cell.to_owned(),
    }
}

/// What stands behind a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    /// The end of the text or of a clause.
    Border,
    /// A word: `30个停车场`, `500万元以上项目`.
    Word,
}

/// The first value at or behind `from`.
pub(super) fn next(text: &str, from: usize) -> Option<Value> {
    let first = number::next(text, from)?;
    let (first_unit, after_first) = unit(text, first.range.end);
    let after_digits = first.range.end;
    let second = second(text, first.range.end).or_else(|| second(text, after_first));
    let digits = second.as_ref().map_or(first.range.end, |second| second.range.end);
    let (low, high, unit, end) = match second {
        Some(second) => {
            let (second_unit, end) = unit(text, second.range.end);
            (first.value, Some(second.value), second_unit.or(first_unit), end)
        }
        None => (first.value, None, first_unit, after_first),
    };
    let (mut limits, end) = limits(text, end);
    limits.extend(MORE.start(&text[after_digits..]).map(|word| (word, Limit::Floor)));
    let behind = border(&text[end..]);
    Some(Value {
        range: first.range.start..end,
        low,
        high,
        unit: unit.map(|unit| canonical(&unit)),
        limits,
        behind,
        digits,
    })
}

/// Units that differ only by the width of a sign are one.
fn canonical(unit: &str) -> String {
    unit.replace('％', "%")
}

/// The second number of a range, if a dash or 至 stands at `at`.
fn second(text: &str, at: usize) -> Option<Number> {
    let rest = text[at..].trim_start();
    let dashes = ['—', '–', '-', '~', '～', '－', '―', '─', '‐', '〜', '∼', '−', '﹣', '至', '到'];
    let after = rest.strip_prefix("——").or_else(|| rest.strip_prefix(dashes))?.trim_start();
    let start = text.len() - after.len();
    after.starts_with(is_digit).then(|| number::next(text, start)).flatten().filter(|number| {
        number.range.start == start
            || number.range.end > start
                && number.range.start + 3 >= start
                && text[number.range.start..].starts_with(is_digit)
    })
}

/// The unit at a place, and where it ends.
fn unit(text: &str, at: usize) -> (Option<String>, usize) {
    let rest = &text[at..];
    let content = rest.trim_start();
    let start = text.len() - content.len();
    let more = MORE.start(content).map_or(0, str::len);
    if let Some(length) = words::measure(&content[more..]) {
        let end = start + more + length;
        return (Some(text[start + more..end].to_owned()), end);
    }
    if start > at {
        return (None, at);
    }
    let end = content.find(is_border).unwrap_or(content.len());
    let end = limit_in(&content[..end]);
    let word = content[..end].trim_end();
    let known = PARTICLES.start(word).is_some() || verb::verb_end(word).is_some() || phrase::verb_first(word);
    if word.is_empty() || word.chars().count() > LONGEST_UNIT || known || word.starts_with(is_digit) {
        return (None, at);
    }
    (Some(word.to_owned()), start + word.len())
}

/// Where a limit begins in a text, or its end.
fn limit_in(text: &str) -> usize {
    text.char_indices()
        .map(|(at, _)| at)
        .find(|at| words::limit_behind(&text[*at..]).is_some())
        .unwrap_or(text.len())
}

/// The limits at a place, and where they end.
fn limits(text: &str, mut end: usize) -> (Vec<(&'static str, Limit)>, usize) {
    let mut found = Vec::new();
    loop {
        let rest = text[end..].trim_start_matches([' ', '\u{3000}', '的', '之', '间']);
        match words::limit_behind(rest) {
            Some((word, kind)) => {
                found.push((word, kind));
                end = text.len() - rest.len() + word.len();
            }
            None => return (found, end),
        }
    }
}

fn is_border(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '，' | ','
                | '。'
                | '；'
                | ';'
                | '、'
                | '（'
                | '('
                | '）'
                | ')'
                | '！'
                | '—'
                | '–'
                | '～'
                | '~'
                | '至'
                | '到'
                | '的'
                | '和'
                | '与'
                | '及'
                | '”'
        )
}

fn border(rest: &str) -> Behind {
    let rest = rest.trim_start();
    let joined = ["和", "与", "及", "以及", "并"].iter().any(|word| rest.starts_with(word));
    let ended =
        rest.is_empty() || rest.starts_with(['，', ',', '。', '；', ';', '、', '（', '(', '）', ')', '！']);
    if ended || joined || PARTICLES.start(rest).is_some() { Behind::Border } else { Behind::Word }
}
