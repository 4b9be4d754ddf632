//! Clauses beside each other: which of them go on about the one before.

use super::segment::{Joint, Segment};
use super::{phrase, verb, words};

/// Whether what stands before an indicator says more than when and how hard it is tried.
pub(super) fn is_clause(lead: &str) -> bool {
    const LONGEST_LEAD: usize = 12;
    lead.contains(['，', ',']) && lead.chars().count() > LONGEST_LEAD
}

/// Whether a clause goes on about the target before it: `保持安全、稳定、和谐`, `增速均居全市前列`.
pub(super) fn is_more(text: &str, segment: &Segment) -> bool {
    const LONGEST_WORD: usize = 4;
    let word = |part: &str| part.chars().count() <= LONGEST_WORD && words::PREDICATES.start(part).is_some();
    (segment.joint == Joint::Pause && text.split('、').all(word))
        || phrase::phrase(text).is_some_and(|found| words::SAME.holds(found.name))
}

/// Whether a verb that goes down ends a text alone, without a word that says how: 降低, not 持续降低.
pub(super) fn ends_bare(text: &str) -> bool {
    let last = text.rsplit('、').next().unwrap_or(text);
    words::FALLS.end(last).is_some_and(|verb| {
        let name = &last[..last.len() - verb.len()];
        verb::verb_end(name).is_none() && phrase::predicates(name).is_empty()
    })
}

pub(super) fn ends_a_task(text: &str) -> bool {
    ["任务", "目标", "要求", "指标", "计划", "范围", "以内", "之内", "内", "标准", "数"]
        .iter()
        .any(|word| text.trim_end().ends_with(word))
}
