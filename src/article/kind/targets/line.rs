//! One line of natural Chinese as a target.
//!
//! A line is `indicator verb value unit limit`, with or without spaces. The value is looked for
//! first: behind it stand unit and limit, before it verbs, limits and the indicator.

use std::ops::Range;

use super::{Goal, Target};
use crate::article::kind::Decimal;

/// Verbs that say the value goes down.
pub(super) const FALLING: &[&str] = &["下降", "降低", "减少", "压减", "负增长"];

/// Verbs between indicator and value; longer ones first where one begins like another.
const VERBS: &[&str] = &[
    "实际增长", "可比增长", "同比增长", "比上年增长", "年均增长", "负增长", "增长", "增加", "提高", "上升", "提升",
    "同比下降", "下降", "降低", "减少", "压减", "控制在", "稳定在", "保持在", "保持", "稳定", "达到", "完成", "实现",
    "突破", "新增", "新建", "改造", "不低于", "不少于", "不高于", "不超过", "力争", "确保", "争取", "超过", "高于",
    "低于", "达", "为",
];

/// What limits the value, before or behind it.
const FLOORS: &[&str] = &["以上", "不低于", "不少于", "超过", "突破", "高于", "至少"];
const CEILINGS: &[&str] = &["以内", "以下", "之内", "不高于", "不超过", "低于", "至多"];
const ABOUT: &[&str] = &["左右", "上下", "约", "大约"];

/// Words that stand before a value without limiting it.
const EFFORT: &[&str] = &["力争", "确保", "争取"];

/// Words that say the target is set from above.
const ASSIGNED: &[&str] = &["下达", "上级任务", "上级目标", "目标任务", "考核任务", "控制范围"];

/// Words that say it keeps pace with something.
const IN_STEP: &[&str] = &["同步", "相适应", "持平", "相当"];

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
    /// A range from high to low.
    Reversed,
    /// A floor and a ceiling for one number.
    Contrary,
}

pub(super) fn parse(text: &str) -> Result<Target, LineFault> {
    let line = text.trim().trim_end_matches(['。', '；', ';', '，', ',', '、']).trim_end();
    if line.is_empty() {
        return Err(LineFault::Blank);
    }
    let (line_before, last_year, basis) = asides(line);
    match value(line_before) {
        Some(found) => with_number(line, line_before, &found, last_year, basis),
        None => in_words(line, line_before, last_year, basis),
    }
}

/// Takes `（上年 5.2%）` and `（比上年）` off the end.
fn asides(line: &str) -> (&str, Option<String>, Option<String>) {
    let (mut rest, mut last_year, mut basis) = (line, None, None);
    while let Some(before) = rest.strip_suffix(['）', ')']) {
        let Some(open) = before.rfind(['（', '(']) else { break };
        let inner = before[open..].trim_start_matches(['（', '(']).trim();
        let former = ["上年实际", "上年完成", "上年", "去年", "上一年"]
            .into_iter()
            .find_map(|word| inner.strip_prefix(word))
            .map(|value| value.trim_matches([' ', '为', '：', ':', '增', '长']).trim());
        match former {
            Some(value) if value.contains(|c: char| c.is_ascii_digit()) => last_year = Some(value.to_owned()),
            _ => basis = Some(inner.to_owned()),
        }
        rest = before[..open].trim_end();
    }
    if rest.is_empty() { (line, None, None) } else { (rest, last_year, basis) }
}

/// A number or a range in a line.
struct Found {
    /// From the first digit to the last character of the unit.
    range: Range<usize>,
    low: Decimal,
    high: Option<Decimal>,
    unit: String,
}

/// The last number of a line that is not part of a name such as `“6210”` or a year.
fn value(line: &str) -> Option<Found> {
    let mut best = None;
    let mut at = 0;
    while let Some((number, end)) = next_number(line, at) {
        let rest = &line[end..];
        let named = rest.starts_with(['”', '"', '》', '年']) && !rest.starts_with("年均");
        if !named {
            let unit = unit_at(rest);
            let next = end + unit.len();
            let second = joined(line, next).and_then(|start| {
                next_number(line, start).filter(|(range, _)| range.start == start)
            });
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
                    best = Some(Found { range: number.start..next, low, high: None, unit: unit.trim().to_owned() });
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
    let signed = before.is_some_and(|before| !before.ends_with(|c: char| digit(c) || matches!(c, '%' | '％')));
    let begin = if signed { start - sign.map_or(0, char::len_utf8) } else { start };
    Some((begin..end, end))
}

/// Where the second number of a range begins, if a dash or 至 stands at `at`.
fn joined(line: &str, at: usize) -> Option<usize> {
    let rest = line[at..].trim_start();
    let after = rest.strip_prefix("——").or_else(|| rest.strip_prefix(['—', '–', '-', '~', '～', '至', '到', '－']))?;
    let after = after.trim_start();
    after.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)).then(|| line.len() - after.len())
}

/// The unit at the start of a text, with the space before it.
fn unit_at(rest: &str) -> &str {
    let content = rest.trim_start();
    let lead = rest.len() - content.len();
    let mut end = 0;
    for (at, c) in content.char_indices() {
        let limit = [FLOORS, CEILINGS, ABOUT, &["之间", "的"][..]]
            .concat()
            .iter()
            .any(|word| content[at..].starts_with(word));
        let joint = matches!(c, '—' | '–' | '-' | '~' | '～' | '至' | '到' | '－' | '，' | ',' | '。' | '（' | '(' | '、');
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

fn with_number(
    line: &str,
    shown: &str,
    found: &Found,
    last_year: Option<String>,
    basis: Option<String>,
) -> Result<Target, LineFault> {
    let mut qualifiers = Vec::new();
    let behind = limits_behind(&shown[found.range.end..], &mut qualifiers)?;
    let before = shown[..found.range.start].trim_end();
    let (indicator, lead) = split_indicator(before);
    let (verb, ahead) = verbs(lead, &mut qualifiers);
    if indicator.is_empty() {
        return Err(LineFault::NoIndicator);
    }
    let limit = match (ahead, behind) {
        (Some(ahead), Some(behind)) if ahead != behind && behind != Limit::About && ahead != Limit::About => {
            return Err(LineFault::Contrary);
        }
        (ahead, behind) => ahead.filter(|limit| *limit != Limit::About).or(behind).or(ahead),
    };
    let number = found.low.clone();
    let value = match (&found.high, limit) {
        (Some(high), _) if number.compare(high).is_gt() => return Err(LineFault::Reversed),
        (Some(high), _) => Goal::Range(number, high.clone()),
        (None, Some(Limit::Floor)) => Goal::AtLeast(number),
        (None, Some(Limit::Ceiling)) => Goal::AtMost(number),
        (None, Some(Limit::About)) => Goal::About(number),
        (None, None) => Goal::Exactly(number),
    };
    Ok(Target {
        indicator: indicator.to_owned(),
        verb,
        value,
        unit: Some(found.unit.clone()).filter(|unit| !unit.is_empty()),
        qualifiers,
        basis,
        last_year,
        words: words_behind(line, indicator),
        span: None,
    })
}

/// Everything behind the indicator, as written.
fn words_behind(line: &str, indicator: &str) -> String {
    line[indicator.len()..].trim_start().to_owned()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Limit {
    Floor,
    Ceiling,
    About,
}

/// The limits behind a value; anything else there is a fault.
fn limits_behind(text: &str, qualifiers: &mut Vec<String>) -> Result<Option<Limit>, LineFault> {
    let mut rest = text.trim();
    let mut limit = None;
    while !rest.is_empty() {
        rest = rest.trim_start_matches(['的', '之', ' ', '间', '，', ',']);
        let word = [(FLOORS, Limit::Floor), (CEILINGS, Limit::Ceiling), (ABOUT, Limit::About)]
            .into_iter()
            .find_map(|(words, kind)| {
                words.iter().find(|word| rest.starts_with(**word)).map(|word| (*word, kind))
            });
        match word {
            Some((word, kind)) => {
                qualifiers.push(word.to_owned());
                if limit.is_some_and(|known| known != kind && known != Limit::About && kind != Limit::About) {
                    return Err(LineFault::Contrary);
                }
                limit = limit.filter(|known| *known != Limit::About).or(Some(kind));
                rest = rest[word.len()..].trim_start();
            }
            None if rest.is_empty() => break,
            None => return Err(LineFault::Leftover(rest.to_owned())),
        }
    }
    Ok(limit)
}

/// Splits what stands before a value into the indicator and the verbs and limits behind it.
fn split_indicator(before: &str) -> (&str, &str) {
    let mut indicator = before;
    loop {
        let trimmed = indicator.trim_end();
        let word = VERBS.iter().chain(FLOORS).chain(CEILINGS).chain(ABOUT).filter(|word| {
            trimmed.strip_suffix(**word).is_some_and(|rest| !rest.trim().is_empty())
        });
        match word.max_by_key(|word| word.len()) {
            Some(word) => indicator = &trimmed[..trimmed.len() - word.len()],
            None => break,
        }
    }
    let indicator = indicator.trim_end();
    (indicator, before[indicator.len()..].trim())
}

/// The verb as written and the limit that the words before a value set.
fn verbs(lead: &str, qualifiers: &mut Vec<String>) -> (Option<String>, Option<Limit>) {
    let mut limit = None;
    for (words, kind) in [(FLOORS, Limit::Floor), (CEILINGS, Limit::Ceiling), (ABOUT, Limit::About)] {
        if let Some(word) = words.iter().find(|word| lead.contains(**word)) {
            qualifiers.push((*word).to_owned());
            limit = limit.or(Some(kind));
        }
    }
    qualifiers.extend(EFFORT.iter().filter(|word| lead.contains(**word)).map(|word| (*word).to_owned()));
    (Some(lead.to_owned()).filter(|lead| !lead.is_empty()), limit)
}

/// `居民收入增长 与经济增长同步`, `粮食产量 完成上级下达任务`.
fn in_words(
    line: &str,
    shown: &str,
    last_year: Option<String>,
    basis: Option<String>,
) -> Result<Target, LineFault> {
    let in_step = IN_STEP.iter().any(|word| shown.contains(word));
    let assigned = ASSIGNED.iter().any(|word| shown.contains(word));
    let start = if in_step {
        shown.find(['与', '和', '同', '跟'])
    } else if assigned {
        ["完成", "控制在", "达到", "实现", "按", "不低于", "不超过"].iter().filter_map(|word| shown.find(word)).min()
    } else {
        return Err(LineFault::NoValue);
    };
    let start = start.unwrap_or_else(|| shown.find([' ', '\u{3000}']).unwrap_or(0));
    let before = shown[..start].trim_end();
    let (indicator, lead) = split_indicator(before);
    if indicator.is_empty() {
        return Err(LineFault::NoIndicator);
    }
    let words = shown[start..].trim().to_owned();
    Ok(Target {
        indicator: indicator.to_owned(),
        verb: Some(lead.to_owned()).filter(|lead| !lead.is_empty()),
        value: if in_step { Goal::InStep(words) } else { Goal::Assigned(words) },
        unit: None,
        qualifiers: Vec::new(),
        basis,
        last_year,
        words: words_behind(line, indicator),
        span: None,
    })
}
