//! Figures in the text that name an indicator of the table.
//!
//! Tried on 27 reports of provinces (2026), each with its own paragraph of targets as data: no finding, so none false;
//! true ones are in the tests alone.

use super::{Passage, Text, codes};
use crate::article::kind::{KindData, Target, Targets};
use crate::diagnostic::Diagnostic;
use crate::text;

/// What a sentence about what is to be reached says.
const AIMS: &[&str] = &["目标", "力争", "确保", "争取", "安排", "计划", "预计", "努力实现"];

/// What a sentence about what was reached says: `一年来…顺利完成全年主要目标任务`.
#[rustfmt::skip]
const RESULTS: &[&str] = &[
    "一年来", "去年", "上年", "过去", "回顾", "预计完成", "完成全年", "顺利完成", "圆满完成", "超额完成",
    "全面完成了", "全年完成", "已完成", "同比", "同期", "累计", "截至", "截止",
];

pub(super) fn find(text: &Text<'_>) -> Vec<Diagnostic> {
    let KindData::Targets(targets) = &text.matter.kind else { return Vec::new() };
    check(&text.body, targets)
}

pub(super) fn check(passage: &Passage<'_>, targets: &Targets) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut start = 0;
    for sentence in passage.text.split_inclusive(['。', '\n', '；']) {
        if speaks_of_targets(sentence, targets.year) {
            for target in &targets.items {
                found.extend(one(passage, start, sentence, target));
            }
        }
        start += sentence.len();
    }
    found
}

/// Whether a sentence is about the targets of the year and not about what was reached before. Rows of
/// a Markdown table are left alone: their columns say what they are.
fn speaks_of_targets(sentence: &str, year: Option<i16>) -> bool {
    let own = year.map(|year| format!("{year}年"));
    let own_spaced = year.map(|year| format!("{year} 年"));
    let names_own = [&own, &own_spaced].into_iter().flatten().any(|year| sentence.contains(year.as_str()));
    let last = year.map(|year| (year - 1).to_string());
    let names_last = last.is_some_and(|year| sentence.contains(&year));
    let says = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    !sentence.trim_start().starts_with('|')
        && !names_last
        && !says(RESULTS)
        && ((names_own && says(AIMS)) || sentence.contains("预期目标") || sentence.contains("主要目标"))
}

fn one(passage: &Passage<'_>, start: usize, sentence: &str, target: &Target) -> Option<Diagnostic> {
    let right = target.value.numbers();
    let at = sentence.find(target.indicator.as_str())?;
    let clause_end =
        sentence[at..].find(['，', ',', '、', '。', '；', '\n']).map_or(sentence.len(), |end| at + end);
    let clause = &sentence[at..clause_end];
    let written = Target::parse(clause)?;
    let numbers = written.value.numbers();
    if right.is_empty()
        || numbers.is_empty()
        || written.indicator != target.indicator
        || plain_unit(&written) != plain_unit(target)
    {
        return None;
    }
    let same =
        right.len() == numbers.len() && right.iter().zip(&numbers).all(|(one, other)| one.same_value(other));
    let place = passage.span(start + at..start + clause_end);
    let (words, indicator) = (&target.words, &target.indicator);
    (!same).then(|| {
        let shown = &written.words;
        let found = Diagnostic::new(
            &codes::OTHER_TARGET,
            place,
            text!(
                "{indicator}：这里是“{shown}”，目标表里是“{words}”",
                "{indicator}: `{shown}` here, `{words}` in the table"
            ),
        )
        .help(text!("核对后改成一致的数字", "check the figure and make both the same"));
        match &target.span {
            Some(data) => found.related(data.clone(), text!("目标表里的写法", "in the table")),
            None => found,
        }
    })
}

/// The unit with a half-width percent sign.
fn plain_unit(target: &Target) -> Option<String> {
    target.unit.as_ref().map(|unit| unit.replace('％', "%"))
}
