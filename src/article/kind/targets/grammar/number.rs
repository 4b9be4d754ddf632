//! Numbers as they are typed: full-width, with commas or spaces between groups, with a slip in them.

use std::ops::Range;

use crate::article::kind::Decimal;

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slip {
    /// `5。5`: another sign where the point belongs.
    Point,
    /// `1.2E+03`.
    Scientific,
}

/// A number in a text.
#[derive(Debug, Clone)]
pub(super) struct Number {
    /// From the sign or first digit to the last digit.
    pub range: Range<usize>,
    /// What it means, or why that is not certain.
    pub value: Result<Decimal, Slip>,
}

pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// The first number at or behind `from` that is no part of a name such as `PM2.5`, `5G` or `“6210”`, of a
/// date, a ratio or a rank.
pub(super) fn next(text: &str, mut from: usize) -> Option<Number> {
    loop {
        let start = from + text[from..].find(is_digit)?;
        let (end, slip) = extent(text, start);
        if is_amount(text, start, end) {
            let begin = start - sign(text, start);
            let plain: String = text[begin..end].chars().filter(|c| !is_space(*c)).collect();
            let value = match (slip, Decimal::parse(&plain)) {
                (Some(slip), _) => Err(slip),
                (None, Some(decimal)) => Ok(decimal),
                (None, None) => Err(Slip::Point),
            };
            return Some(Number { range: begin..end, value });
        }
        from = end;
    }
}

/// Where a number ends that begins at `start`.
fn extent(text: &str, start: usize) -> (usize, Option<Slip>) {
    let run = |from: usize| from + text[from..].find(|c| !is_digit(c)).unwrap_or(text.len() - from);
    let mut end = run(start);
    let mut slip = None;
    let short = text[start..end].chars().count() <= 3;
    while short && let Some(next) = group(text, end) {
        end = next;
    }
    loop {
        let rest = &text[end..];
        let point = rest.trim_start_matches(is_space);
        let Some(sign) = point.chars().next().filter(|c| matches!(c, '.' | '．' | '。' | '·' | '•'))
        else {
            break;
        };
        let behind = point[sign.len_utf8()..].trim_start_matches(is_space);
        let spaced = point.len() != rest.len() || behind.len() != point.len() - sign.len_utf8();
        if !behind.starts_with(is_digit) || (spaced && !matches!(sign, '.' | '．')) {
            break;
        }
        if !matches!(sign, '.' | '．') {
            slip = Some(Slip::Point);
        }
        end = run(text.len() - behind.len());
    }
    if let Some(exponent) = text[end..].strip_prefix(['E', 'e']) {
        let digits = exponent.trim_start_matches(['+', '-']);
        if digits.starts_with(|c: char| c.is_ascii_digit()) {
            return (run(text.len() - digits.len()), Some(Slip::Scientific));
        }
    }
    (end, slip)
}

/// The end of a further group of exactly three digits behind `,`, `，` or a space.
fn group(text: &str, end: usize) -> Option<usize> {
    let rest = &text[end..];
    let sign = rest.chars().next().filter(|c| matches!(c, ',' | '，' | '\'' | '’') || is_space(*c))?;
    let digits = &rest[sign.len_utf8()..];
    let length: usize = digits.chars().take_while(|c| is_digit(*c)).map(char::len_utf8).sum();
    let behind = digits[length..].chars().next();
    let three = digits[..length].chars().count() == 3;
    (three && behind.is_none_or(|c| c != '年')).then_some(end + sign.len_utf8() + length)
}

/// The length of a sign in front of the number.
fn sign(text: &str, start: usize) -> usize {
    let Some(sign) = text[..start].chars().next_back().filter(|c| matches!(c, '-' | '−' | '－' | '+' | '＋'))
    else {
        return 0;
    };
    let before = text[..start - sign.len_utf8()].trim_end().chars().next_back();
    let joins =
        before.is_some_and(|c| is_digit(c) || matches!(c, '%' | '％' | '‰') || c.is_ascii_alphabetic());
    if joins { 0 } else { sign.len_utf8() }
}

fn is_amount(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let behind = &text[end..];
    let name = before.is_some_and(|c| {
        c.is_ascii_alphabetic()
            || matches!(
                c,
                '_' | '“' | '"' | '‘' | '+' | '/' | '《' | '第' | '前' | ':' | '：' | '︰' | '﹕' | '∶'
            )
    }) && !(before == Some('：') || before == Some(':'))
        && !(before == Some('+') && sign(text, start) > 0);
    let ratio = ['：', ':', '︰', '﹕', '∶', '+', '/', '／'].iter().any(|sign| {
        behind.strip_prefix(*sign).is_some_and(|rest| rest.starts_with(is_digit))
            || before == Some(*sign) && text[..start - sign.len_utf8()].ends_with(is_digit)
    });
    let quoted = behind.starts_with(['”', '"', '’', '》']);
    let whole = !text[start..end].contains('.');
    let date =
        whole && behind.trim_start().starts_with(['年', '月', '日', '号']) && !behind.starts_with("年均");
    let letters: String = behind.chars().take_while(char::is_ascii_alphabetic).collect();
    let latin = !letters.is_empty() && super::words::measure(behind).is_none();
    !(name || ratio || quoted || date || latin)
}
