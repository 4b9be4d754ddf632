//! Verbs before a value: where they end the name of an indicator, and which of them measure a change.

use super::words::{self, ADVERBS, BASES, CHANGES, EFFORTS, FALLS, LEVELS, REACHES};

/// The word that belongs to a verb at the end of what stands before a value.
pub(super) fn verb_end(text: &str) -> Option<&str> {
    let limit = words::limit_before(text).map(|(word, _)| word);
    let level = LEVELS.end(text).and_then(|level| {
        let verb = CHANGES.end(text.strip_suffix(level)?)?;
        text.len().checked_sub(verb.len() + level.len()).map(|at| &text[at..])
    });
    let words = [level, CHANGES.end(text), REACHES.end(text), ADVERBS.end(text), year_of_level(text)];
    let found = words.into_iter().flatten().chain(limit).chain(EFFORTS.end(text)).chain(basis_end(text));
    let word = found.max_by_key(|word| word.len())?;
    (!inside_word(&text[..text.len() - word.len()], word)).then_some(&text[text.len() - word.len()..])
}

/// `2015年的` behind 到 at the end of a text: `跃升到2015年的161亿元`.
fn year_of_level(text: &str) -> Option<&str> {
    let rest = text.strip_suffix('的').unwrap_or(text).strip_suffix('年')?;
    let digits = rest.len() - rest.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let level = &rest[..rest.len() - digits];
    (digits == 4 && level.ends_with(['到', '至', '为'])).then(|| &text[level.len()..])
}

/// `比上年`, `较2024年` at the end of a text.
fn basis_end(text: &str) -> Option<&str> {
    let rest = BASES
        .end(text)
        .map(|word| &text[..text.len() - word.len()])
        .or_else(|| {
            let rest = text.strip_suffix('年')?.trim_end();
            let digits = rest.len() - rest.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            (digits == 4).then(|| &rest[..rest.len() - digits])
        })?
        .trim_end();
    let rest = rest.strip_suffix(['比', '较', '与'])?;
    Some(&text[rest.len()..])
}

/// Whether a short word is the end of a longer one: 行为, 人均, 新增, 占比.
fn inside_word(before: &str, word: &str) -> bool {
    let ends: &[char] = match word {
        "为" => &['行', '作', '认', '人', '因'],
        "达" => &['发', '到'],
        "均" | "平均" => &['人', '户', '亩', '地', '日', '月', '年', '场'],
        "增" => &['年', '倍'],
        "降" => &['沉'],
        "减" => &['节'],
        "各" | "都" => &['首', '成'],
        "升" | "涨" | "要" | "将" | "应" | "也" | "再" | "是" | "不" | "并" => {
            &['主', '需', '重', '必', '供', '响', '对', '反', '毫', '公']
        }
        "占" => &['侵'],
        "在" => &['存', '潜', '所', '现', '正', '内', '外', '实'],
        "保持" => &['土'],
        "控制" => &['险', '总'],
        "目标" => &['的'],
        "计划" => &['年', '项'],
        _ => &[],
    };
    before.ends_with(ends)
}

/// Whether a verb is one of change and not of a level.
pub(in crate::article::kind::targets) fn of_change(verb: &str) -> bool {
    let verb = verb.trim();
    if LEVELS.end(verb).is_some() || ["控制在", "保持在", "稳定在"].iter().any(|word| verb.contains(word))
    {
        return false;
    }
    ["增", "降", "减", "提高", "提升", "上升", "上涨", "回落", "回升", "扩大", "缩小"]
        .iter()
        .any(|word| verb.contains(word))
        && !["新增", "新建"].iter().any(|word| verb.starts_with(word))
}

/// Whether a verb says that the value goes down.
pub(in crate::article::kind::targets) fn falls(verb: &str) -> bool {
    of_change(verb) && FALLS.iter().any(|word| verb.contains(word))
}
