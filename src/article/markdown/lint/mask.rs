//! Asterisks that stand for what is left out, or for a product, and were taken for marks of emphasis:
//! they vanish from the page.

use std::ops::Range;

use super::super::character::is_han;
use super::{Findings, excerpt, near};
use crate::diagnostic::codes::markdown as codes;
use crate::text;

/// The longest part of a name, in characters, on each side of the comma between two names.
const LONGEST_PART_OF_A_NAME: usize = 2;

/// How many characters before the asterisks a message shows.
const SHOWN_BEFORE: usize = 3;

/// Tells of emphasis at `place` that nobody meant; whether it was that.
pub(super) fn vanished(findings: &mut Findings<'_>, place: &Range<usize>) -> bool {
    let body = findings.body;
    let is_star = |byte: &&u8| **byte == b'*';
    let start = place.start - body.as_bytes()[..place.start].iter().rev().take_while(is_star).count();
    let end = place.end + body.as_bytes()[place.end..].iter().take_while(is_star).count();
    let before = body[..start].chars().next_back().unwrap_or('\n');
    let after = body[end..].chars().next().unwrap_or('\n');
    let whole = &body[start..end];
    if !whole.starts_with('*') || !is_no_emphasis(before, whole.trim_matches('*'), after) {
        return false;
    }
    let words_before = body[..start].char_indices().rev().take_while(|(_, c)| c.is_alphanumeric());
    let from = words_before.take(SHOWN_BEFORE).last().map_or(start, |(at, _)| at);
    let shown = excerpt(near(&body[from..]));
    let right = whole.replace('*', "\\*");
    let example = format!("{before}{right}{after}");
    let example = example.trim();
    findings.mend(
        &codes::VANISHED_STARS,
        start..end,
        text!(
            "“{shown}”里的星号成了强调记号，不会显示",
            "the asterisks of “{shown}” became marks of emphasis and are not shown"
        ),
        text!("每个星号前面加 \\：{example}", "write \\ before each of them: {example}"),
        right,
    );
    true
}

/// `138****1234、139****5678`, `3*4*5`; `张**、李**`; `张*三、李*四`.
fn is_no_emphasis(before: char, words: &str, after: char) -> bool {
    let is_part =
        |name: &str| (1..=LONGEST_PART_OF_A_NAME).contains(&name.chars().count()) && name.chars().all(is_han);
    let names = words.split_once('、').is_some_and(|(end, begin)| is_part(end) && is_part(begin));
    (before.is_ascii_digit() && after.is_ascii_digit())
        || (is_han(before)
            && (names || words.strip_prefix('、').is_some_and(|name| name.starts_with(is_han))))
}
