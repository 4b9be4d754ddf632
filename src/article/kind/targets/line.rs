//! One line of natural Chinese as a target.
//!
//! A line is `indicator verb value unit limit`, with or without spaces. The value is looked for
//! first: behind it stand unit and limit, before it verbs, limits and the indicator.

mod number;

use super::{Goal, Target};
use number::{Found, value};

/// Verbs that say the value goes down.
pub(super) const FALLING: &[&str] = &["下降", "降低", "减少", "压减", "负增长"];

/// Verbs between indicator and value; longer ones first where one begins like another.
const VERBS: &[&str] = &[
    "实际增长",
    "可比增长",
    "同比增长",
    "比上年增长",
    "年均增长",
    "负增长",
    "增长",
    "增加",
    "提高",
    "上升",
    "提升",
    "同比下降",
    "下降",
    "降低",
    "减少",
    "压减",
    "控制在",
    "稳定在",
    "保持在",
    "保持",
    "稳定",
    "达到",
    "完成",
    "实现",
    "突破",
    "新增",
    "新建",
    "改造",
    "不低于",
    "不少于",
    "不高于",
    "不超过",
    "力争",
    "确保",
    "争取",
    "超过",
    "高于",
    "低于",
    "达",
    "为",
];

/// Characters that make one word with a `为` or `达` behind them, which is then no verb.
const INSIDE_WORDS: [char; 5] = ['行', '作', '认', '人', '发'];

/// The longest unit in use is `个百分点`; more than twice that is a sentence, not a unit.
const LONGEST_UNIT: usize = 8;

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

fn with_number(
    line: &str,
    shown: &str,
    found: &Found,
    last_year: Option<String>,
    basis: Option<String>,
) -> Result<Target, LineFault> {
    if found.unit.chars().count() > LONGEST_UNIT {
        return Err(LineFault::Leftover(found.unit.clone()));
    }
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
        let word = limit_at(rest);
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
            trimmed.strip_suffix(**word).is_some_and(|rest| {
                let inside = word.chars().count() == 1 && rest.ends_with(INSIDE_WORDS);
                !rest.trim().is_empty() && !inside
            })
        });
        match word.max_by_key(|word| word.len()) {
            Some(word) => indicator = &trimmed[..trimmed.len() - word.len()],
            None => break,
        }
    }
    let indicator = indicator.trim_end();
    let indicator = if VERBS.contains(&indicator) { "" } else { indicator };
    (indicator, before[indicator.len()..].trim())
}

/// The verb as written and the limit that the words before a value set.
fn verbs(lead: &str, qualifiers: &mut Vec<String>) -> (Option<String>, Option<Limit>) {
    let mut limit = None;
    let mut rest = lead;
    while let Some(c) = rest.chars().next() {
        let length = match limit_at(rest) {
            Some((word, kind)) => {
                qualifiers.push(word.to_owned());
                limit = limit.or(Some(kind));
                word.len()
            }
            None => c.len_utf8(),
        };
        rest = &rest[length..];
    }
    qualifiers.extend(EFFORT.iter().filter(|word| lead.contains(**word)).map(|word| (*word).to_owned()));
    (Some(lead.to_owned()).filter(|lead| !lead.is_empty()), limit)
}

/// The longest limiting word at the start of a text: `不超过`, not `超过`.
fn limit_at(text: &str) -> Option<(&'static str, Limit)> {
    [(FLOORS, Limit::Floor), (CEILINGS, Limit::Ceiling), (ABOUT, Limit::About)]
        .into_iter()
        .flat_map(|(words, kind)| words.iter().map(move |word| (*word, kind)))
        .filter(|(word, _)| text.starts_with(word))
        .max_by_key(|(word, _)| word.len())
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
        ["完成", "控制在", "达到", "实现", "按", "不低于", "不超过"]
            .iter()
            .filter_map(|word| shown.find(word))
            .min()
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

#[cfg(test)]
mod tests;
