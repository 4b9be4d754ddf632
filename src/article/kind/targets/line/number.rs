//! The number or range in a line, with its unit.

use std::ops::Range;

use super::limit_at;
use crate::article::kind::Decimal;

/// A number or a range in a line.
pub(super) struct Found {
    /// From the first digit to the last character of the unit.
    pub range: Range<usize>,
    pub low: Decimal,
    pub high: Option<Decimal>,
    pub unit: String,
}

/// The last number of a line that is not part of a name such as `“6210”` or a year.
pub(super) fn value(line: &str) -> Option<Found> {
    let mut best = None;
    let mut at = 0;
    while let Some((number, end)) = next_number(line, at) {
        let rest = &line[end..];
        let named = rest.starts_with(['”', '"', '》', '年']) && !rest.starts_with("年均");
        if !named {
            let unit = unit_at(rest);
            let next = end + unit.len();
            let second = joined(line, next)
                .and_then(|start| next_number(line, start).filter(|(range, _)| range.start == start));
            let low = Decimal::parse(&line[number.clone()]);
            match (low, second) {
                (Some(low), Some((high, high_end))) => {
                    let last_unit = unit_at(&line[high_end..]);
                    best = Decimal::parse(&line[high]).map(|high| Found {
                        range: number.start..high_end + last_unit.len(),
                        low,
                        high: Some(high),
                        unit: if last_unit.is_empty() { unit } else { last_unit }.trim().to_owned(),
                    });
                    at = high_end;
                    continue;
                }
                (Some(low), None) => {
                    best = Some(Found {
                        range: number.start..next,
                        low,
                        high: None,
                        unit: unit.trim().to_owned(),
                    });
                }
                (None, _) => {}
            }
        }
        at = end;
    }
    best
}

/// The next number at or behind `from`, with its sign, and where it ends.
fn next_number(line: &str, from: usize) -> Option<(Range<usize>, usize)> {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let start = from + line[from..].find(digit)?;
    let mut end = start;
    let rest = &line[start..];
    for (at, c) in rest.char_indices() {
        let follows = rest[at + c.len_utf8()..].starts_with(digit);
        if digit(c) || (matches!(c, '.' | '．' | ',') && follows) {
            end = start + at + c.len_utf8();
        } else {
            break;
        }
    }
    let sign = line[..start].chars().next_back().filter(|c| matches!(c, '-' | '−' | '－'));
    let before = sign.map(|sign| &line[..start - sign.len_utf8()]);
    let signed =
        before.is_some_and(|before| !before.ends_with(|c: char| digit(c) || matches!(c, '%' | '％')));
    let begin = if signed { start - sign.map_or(0, char::len_utf8) } else { start };
    Some((begin..end, end))
}

/// Where the second number of a range begins, if a dash or 至 stands at `at`.
fn joined(line: &str, at: usize) -> Option<usize> {
    let rest = line[at..].trim_start();
    let after = rest
        .strip_prefix("——")
        .or_else(|| rest.strip_prefix(['—', '–', '-', '~', '～', '至', '到', '－']))?;
    let after = after.trim_start();
    after
        .starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
        .then(|| line.len() - after.len())
}

/// The unit at the start of a text, with the space before it.
fn unit_at(rest: &str) -> &str {
    let content = rest.trim_start();
    let lead = rest.len() - content.len();
    let mut end = 0;
    for (at, c) in content.char_indices() {
        let limit = limit_at(&content[at..]).is_some() || content[at..].starts_with("之间");
        let joint = matches!(
            c,
            '—' | '–' | '-' | '~' | '～' | '至' | '到' | '－' | '，' | ',' | '。' | '（' | '(' | '、' | '的'
        );
        if limit || joint || c.is_whitespace() || c.is_ascii_digit() {
            break;
        }
        end = at + c.len_utf8();
        if matches!(c, '%' | '％' | '‰') && !content[end..].starts_with('点') {
            break;
        }
    }
    if end == 0 { "" } else { &rest[..lead + end] }
}
