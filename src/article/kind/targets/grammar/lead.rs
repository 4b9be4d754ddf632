//! What stands before an indicator and belongs to no name: when, how hard it is tried, words that join.

use super::words::{JOINTS, LEADS, NO_LEADS, WHO};

/// The words in front of an indicator: the length of those that belong to no name.
pub(in crate::article::kind::targets) fn lead(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = text[at..].trim_start_matches([' ', '\u{3000}', '，', ',', '、', '：', ':', '。', '；']);
        let here = text.len() - rest.len();
        let step = if NO_LEADS.start(rest).is_some() {
            None
        } else {
            LEADS
                .start(rest)
                .or_else(|| JOINTS.start(rest))
                .map(str::len)
                .or_else(|| date(rest))
                .or_else(|| who(rest))
        };
        match step {
            Some(length) if length > 0 => at = here + length,
            _ => return here,
        }
    }
}

/// `全镇` before `实现`; that of `全镇生产总值` is a part of the name.
fn who(text: &str) -> Option<usize> {
    let length = WHO.start(text)?.len();
    let rest = &text[length..];
    (LEADS.start(rest).is_some() && NO_LEADS.start(rest).is_none()).then_some(length)
}

/// The part of a lead that is shown: without words that only join.
pub(in crate::article::kind::targets) fn shown_lead(lead: &str) -> String {
    let mut shown = String::new();
    let mut rest = lead;
    let mut own = false;
    while let Some(c) = rest.chars().next() {
        if let Some(word) = LEADS.start(rest) {
            shown.push_str(word);
            rest = &rest[word.len()..];
        } else if let Some(word) = JOINTS.start(rest) {
            rest = &rest[word.len()..];
        } else if let Some(length) = date(rest) {
            // The number of an item is none of its words.
            shown.push_str(Some(&rest[..length]).filter(|date| date.contains('年')).unwrap_or_default());
            rest = &rest[length..];
        } else {
            let joins = matches!(c, '，' | ',' | '、' | '：' | ':' | ' ');
            // Behind words of its own a comma stays: `经济稳中向好，确保`.
            if !joins || own && c != ' ' {
                shown.push(c);
            }
            own = !joins;
            rest = &rest[c.len_utf8()..];
        }
    }
    shown.truncate(shown.trim_end_matches(['，', ',', '、', '：', ':']).len());
    shown
}

/// `2025年`, `到2025年底`, `（一）`, `一、`, `3.` at the start of a text: its length.
fn date(text: &str) -> Option<usize> {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let rest = text.trim_start_matches(['到', '至']);
    let behind = rest.trim_start_matches(digit);
    let count = rest[..rest.len() - behind.len()].chars().count();
    if count == 4 {
        let behind = behind.trim_start().strip_prefix('年')?;
        let behind = ["底前", "末", "底", "度", "内"]
            .iter()
            .find_map(|word| behind.strip_prefix(word))
            .unwrap_or(behind);
        return Some(text.len() - behind.len());
    }
    if (1..=2).contains(&count) && rest.len() == text.len() {
        let behind = behind.strip_prefix(['.', '．', '、', '）', ')'])?;
        return (!behind.starts_with(digit)).then(|| text.len() - behind.len());
    }
    let chinese = |c: char| "一二三四五六七八九十".contains(c);
    if let Some(behind) = text.trim_start_matches(chinese).strip_prefix('、')
        && text.starts_with(chinese)
    {
        return (!behind.starts_with(chinese)).then(|| text.len() - behind.len()); // not 一、二、三产业
    }
    let inner = text.strip_prefix(['（', '('])?;
    let close = inner.find(['）', ')'])?;
    let number = &inner[..close];
    let fine =
        !number.is_empty() && number.chars().count() <= 3 && number.chars().all(|c| digit(c) || chinese(c));
    fine.then(|| {
        text.len() - inner.len()
            + close
            + '）'.len_utf8().min(inner[close..].chars().next().map_or(1, char::len_utf8))
    })
}
