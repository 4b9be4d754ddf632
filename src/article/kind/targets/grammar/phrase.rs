//! Targets without a number: `与经济增长同步`, `完成上级下达任务`, `稳中提质`, `高于全省平均水平`.

use super::super::Goal;
use super::words::{ADVERBIAL, CHANGES, FULFILS, IN_STEP, NOUN_ENDS, PREDICATES, REACHES, TASKS};
use super::{lead, verb};

/// What a word processor or a hand puts in front of an item.
const BULLETS: [char; 10] = ['—', '·', '•', '●', '■', '◆', '－', '*', '＊', '▲'];

/// A clause as a target in words.
#[derive(Debug)]
pub(super) struct Phrase<'a> {
    pub lead: &'a str,
    pub name: &'a str,
    /// From the end of the name on; the whole clause where the name stands inside.
    pub words: &'a str,
    /// The verb in front of what is aimed at: `增长`.
    pub verb: &'a str,
    /// What is aimed at: `与经济增长同步`.
    pub aim: &'a str,
    pub goal: fn(String) -> Goal,
}

/// Reads a clause without a number; `None` when it does not say what is aimed at.
pub(super) fn phrase(text: &str) -> Option<Phrase<'_>> {
    let text = text.trim().trim_start_matches(BULLETS).trim_start();
    let in_step = in_step(text).map(|at| (at, Goal::InStep as fn(String) -> Goal));
    let task = || task_at(text).map(|at| (at, Goal::Assigned as fn(String) -> Goal));
    let given = || {
        let (_, goal) = task().filter(|(at, _)| text[..*at].trim().is_empty())?;
        task_noun(text).map(|name| Phrase { lead: "", name, words: text, verb: "", aim: text, goal })
    };
    if text.starts_with(['与', '和', '同', '跟']) && in_step.is_some_and(|(at, _)| at == 0) {
        return None; // it goes on about the target before
    }
    if in_step.is_none()
        && let Some(found) = given()
    {
        return Some(found);
    }
    let stated = predicates(text).into_iter().map(|at| (at, Goal::Words as fn(String) -> Goal));
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
        let region = REGIONS
            .iter()
            .find(|word| rest.len() > word.len() && rest.ends_with(**word))
            .map(|word| word.len());
        end = rest.len();
        match verb::verb_end(rest).map(str::len).or(region) {
            Some(length) => end -= length,
            None => break,
        }
    }
    let lead = lead::lead(&text[..end]);
    let name = text[lead..end].trim();
    let spaced = text[..at].ends_with(char::is_whitespace);
    let fine = (name.chars().count() > 1 || spaced && !name.is_empty())
        && !ADVERBIAL.holds(name)
        && !name.ends_with("工作中")
        && !name.ends_with("执行中")
        && !name.starts_with("率先")
        && !name.ends_with(['且', '并', '、'])
        && (!name.starts_with(NO_NAMES) || name.starts_with("全") && name.chars().count() > 3);
    fine.then(|| Phrase {
        lead: text[..lead].trim(),
        name,
        words: text[end..].trim(),
        verb: text[end..at].trim(),
        aim: text[at..].trim(),
        goal,
    })
}

/// A clause that begins with its verb: `提高居民基础养老金`.
pub(super) fn object(text: &str) -> Option<Phrase<'_>> {
    let text = text.trim();
    let verb = CHANGES.start(text).or_else(|| REACHES.start(text)).or_else(|| PREDICATES.start(text))?;
    let name = text[verb.len()..].trim();
    if name.chars().count() < 2 || name.starts_with('、') || PREDICATES.start(name).is_some() {
        return None;
    }
    Some(Phrase { lead: "", name, words: text.trim(), verb: "", aim: text.trim(), goal: Goal::Words })
}

/// Where the words of a target begin that keeps pace with another: at the 与 before 同步.
pub(super) fn in_step(text: &str) -> Option<usize> {
    let end = IN_STEP.iter().filter_map(|word| text.find(word)).min()?;
    let before = &text[..end];
    let with = before.rfind('与').or_else(|| before.rfind('跟')).or_else(|| {
        before.match_indices(['和', '同']).map(|(at, _)| at).rfind(|at| !before[*at..].starts_with("同比"))
    });
    with.filter(|at| *at < end)
}

/// Where the words of a task begin that is set from above.
pub(super) fn task_at(text: &str) -> Option<usize> {
    let starts =
        FULFILS.iter().flat_map(|word| text.match_indices(word).map(|(at, word)| (at, at + word.len())));
    let of_task =
        |(_, end): &(usize, usize)| !text[*end..].starts_with(NOUN_ENDS) && TASKS.within(&text[*end..]);
    starts.filter(of_task).map(|(at, _)| at).min()
}

/// The noun of a task that no indicator stands before: `节能减排任务` of `完成县里下达的节能减排任务`.
pub(super) fn task_noun(text: &str) -> Option<&str> {
    let noun = match (text.find("下达"), ["按", "根据"].iter().any(|word| text.starts_with(word))) {
        (Some(at), _) => given(&text[at + "下达".len()..]),
        (None, true) => &text[text.find("完成")? + "完成".len()..],
        (None, false) => return None,
    };
    Some(noun.trim()).filter(|noun| noun.chars().count() > 1)
}

/// What is given behind 下达: `的节能减排任务`, `我省碳排放双控目标`.
fn given(text: &str) -> &str {
    match text.find('的') {
        Some(of) if of <= "给我县".len() => &text[of + '的'.len_utf8()..],
        _ => {
            let own = ["给我", "给本", "我", "本", ""]
                .iter()
                .find_map(|word| text.strip_prefix(word))
                .unwrap_or(text);
            if own.len() == text.len() {
                return text;
            }
            own.strip_prefix(['省', '市', '县', '区', '镇', '乡', '州', '盟', '旗']).unwrap_or(own)
        }
    }
}

/// The places where the words about a target may begin that has no number, from the left.
pub(super) fn predicates(text: &str) -> Vec<usize> {
    let starts = PREDICATES.iter().flat_map(|word| text.match_indices(word));
    let quoted = |at: usize| text[..at].matches('“').count() > text[..at].matches('”').count();
    let fine = |(at, word): &(usize, &str)| {
        *at > 0 && !text[at + word.len()..].starts_with(NOUN_ENDS) && !quoted(*at)
    };
    let mut found: Vec<usize> = starts.filter(fine).map(|(at, _)| at).collect();
    found.sort_unstable();
    found.dedup();
    // A clause says what it aims at early; more would only cost time on texts that are none.
    found.truncate(12);
    found
}

/// Whether a noun in front of a predicate is none: 稳定脱贫 is a thing, 森林 is one that 覆盖率提升 speaks of.
pub(super) fn verb_first(text: &str) -> bool {
    PREDICATES.start(text).is_some() || CHANGES.start(text).is_some()
}
