//! Targets without a number: `与经济增长同步`, `完成上级下达任务`, `稳中提质`, `高于全省平均水平`.

use super::super::Goal;
use super::words;

/// A clause as a target in words.
#[derive(Debug)]
pub(super) struct Phrase<'a> {
    pub lead: &'a str,
    pub name: &'a str,
    /// From the end of the name on; the whole clause where the name stands inside.
    pub words: &'a str,
    pub goal: fn(String) -> Goal,
}

/// Reads a clause without a number; `None` when it does not say what is aimed at.
pub(super) fn phrase(text: &str) -> Option<Phrase<'_>> {
    let text = text.trim();
    let in_step = words::in_step(text).map(|at| (at, Goal::InStep as fn(String) -> Goal));
    let task = || words::task(text).map(|at| (at, Goal::Assigned as fn(String) -> Goal));
    let given = || {
        let (_, goal) = task().filter(|(at, _)| text[..*at].trim().is_empty())?;
        words::task_noun(text).map(|name| Phrase { lead: "", name, words: text, goal })
    };
    if in_step.is_none() && let Some(found) = given() {
        return Some(found);
    }
    let stated = words::predicates(text).into_iter().map(|at| (at, Goal::Words as fn(String) -> Goal));
    for (at, goal) in in_step.into_iter().chain(task()).chain(stated) {
        if let Some(found) = named(text, at, goal) {
            return Some(found);
        }
    }
    None
}

/// A clause whose words begin at a place behind its name.
fn named(text: &str, at: usize, goal: fn(String) -> Goal) -> Option<Phrase<'_>> {
    const NO_NAMES: &[char] = &['比', '较', '在', '与', '为', '向', '以', '不', '更', '全', '再', '将', '也'];
    const REGIONS: &[&str] = &["全国", "全省", "全市", "全县", "全区", "全州", "全镇", "全旗"];
    let mut end = at;
    loop {
        let rest = text[..end].trim_end();
        let region = REGIONS.iter().find(|word| rest.len() > word.len() && rest.ends_with(**word)).map(|word| word.len());
        end = rest.len();
        match words::verb_end(rest).map(str::len).or(region) {
            Some(length) => end -= length,
            None => break,
        }
    }
    let lead = words::lead(&text[..end]);
    let name = text[lead..end].trim();
    let fine = name.chars().count() > 1 && !name.ends_with("工作中") && !name.ends_with("执行中") && (!name.starts_with(NO_NAMES) || name.starts_with("全") && name.chars().count() > 3);
    fine.then(|| Phrase { lead: text[..lead].trim(), name, words: text[end..].trim(), goal })
}

/// A clause that begins with its verb: `提高居民基础养老金`.
pub(super) fn object(text: &str) -> Option<Phrase<'_>> {
    let name = words::object(text.trim())?;
    Some(Phrase { lead: "", name, words: text.trim(), goal: Goal::Words })
}
