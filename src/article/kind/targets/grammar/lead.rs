//! What stands before an indicator and belongs to no name: when, how hard it is tried, words that join.

use super::words::{JOINTS, LEADS, NO_LEADS};

/// The words in front of an indicator: the length of those that belong to no name.
pub(in crate::article::kind::targets) fn lead(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = text[at..].trim_start_matches([' ', '\u{3000}', '，', ',', '、', '：', ':', '。', '；']);
        let here = text.len() - rest.len();
        let step = if NO_LEADS.start(rest).is_some() {
            None
        } else {
            LEADS.start(rest).or_else(|| JOINTS.start(rest)).map(str::len).or_else(|| date(rest))
        };
        match step {
            Some(length) if length > 0 => at = here + length,
            _ => return here,
        }
    }
}

/// The part of a lead that is shown: without words that only join.
pub(in crate::article::kind::targets) fn shown_lead(lead: &str) -> String {
    let mut shown = String::new();
    let mut rest = lead;
    while let Some(c) = rest.chars().next() {
        if let Some(word) = LEADS.start(rest) {
            shown.push_str(word);
            rest = &rest[word.len()..];
        } else if let Some(word) = JOINTS.start(rest) {
            rest = &rest[word.len()..];
        } else if let Some(length) = date(rest) {
            shown.push_str(&rest[..length]);
            rest = &rest[length..];
        } else {
            if !matches!(c, '，' | ',' | '、' | '：' | ':' | ' ') {
                shown.push(c);
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    shown
}

/// `2025年`, `到2025年底`, `（一）`, `3.` at the start of a text: its length.
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
    let inner = text.strip_prefix(['（', '('])?;
    let close = inner.find(['）', ')'])?;
    let number = &inner[..close];
    let fine = !number.is_empty()
        && number.chars().count() <= 3
        && number.chars().all(|c| digit(c) || "一二三四五六七八九十".contains(c));
    fine.then(|| {
        text.len() - inner.len()
            + close
            + '）'.len_utf8().min(inner[close..].chars().next().map_or(1, char::len_utf8))
    })
}
