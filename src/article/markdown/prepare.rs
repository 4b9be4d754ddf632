//! What the parser gets to see: the body, with a mark beside every `*` and `~` run that CommonMark
//! would not let open or close next to Chinese punctuation (`**重点。**下文`).
//!
//! The rules are those of the CommonMark CJK-friendly Amendments, section 6.2. Where they differ
//! from CommonMark, a [`FILL`] is put beside the run: the parser takes it for a letter, and every
//! event is cleaned of it. A body that needs none (nearly all) is borrowed and costs one search.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::CowStr;

use super::character::{FILL, is_cjk, is_punctuation, is_shared_mark};

/// A body ready for the parser, and the way back from its offsets to those of the body.
pub(super) struct Prepared<'a> {
    /// What to parse.
    pub text: Cow<'a, str>,
    /// Where each [`FILL`] stands in `text`, rising.
    fills: Vec<usize>,
}

/// What a delimiter run may do.
#[derive(PartialEq, Eq, Clone, Copy)]
struct Flanks {
    left: bool,
    right: bool,
}

impl<'a> Prepared<'a> {
    /// Looks at every run of `*` and of two `~` that touches a CJK character.
    pub(super) fn new(body: &'a str) -> Self {
        let bytes = body.as_bytes();
        let mut text = String::new();
        let mut fills = Vec::new();
        let mut copied = 0;
        let mut next = 0;
        while let Some(found) = memchr::memchr3(b'*', b'~', b'\\', &bytes[next..]) {
            let start = next + found;
            let mark = bytes[start];
            if mark == b'\\' {
                next = (start + 2).min(bytes.len()); // an escaped mark is text
                continue;
            }
            let end = start + bytes[start..].iter().take_while(|byte| **byte == mark).count();
            next = end;
            if mark == b'~' && end - start != 2 {
                continue;
            }
            let Some((before, after)) = fill_sides(&body[..start], &body[end..]) else { continue };
            text.push_str(&body[copied..start]);
            if before {
                fills.push(text.len());
                text.push(FILL);
            }
            text.push_str(&body[start..end]);
            if after {
                fills.push(text.len());
                text.push(FILL);
            }
            copied = end;
        }
        if fills.is_empty() {
            return Self { text: Cow::Borrowed(body), fills };
        }
        text.push_str(&body[copied..]);
        Self { text: Cow::Owned(text), fills }
    }

    /// A range of the prepared text as a range of the body.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        if self.fills.is_empty() {
            return range.clone();
        }
        let back =
            |offset: usize| offset - self.fills.partition_point(|fill| *fill < offset) * FILL.len_utf8();
        back(range.start)..back(range.end)
    }

    /// Whether marks were put in.
    pub(super) fn is_changed(&self) -> bool {
        !self.fills.is_empty()
    }

    /// A text of an event without the marks.
    pub(super) fn clean<'t>(&self, text: CowStr<'t>) -> CowStr<'t> {
        if self.fills.is_empty() || !text.contains(FILL) {
            return text;
        }
        text.replace(FILL, "").into()
    }
}

/// Whether a fill is needed before and behind a run; `None` when the parser judges it rightly.
fn fill_sides(before: &str, after: &str) -> Option<(bool, bool)> {
    let mut behind = before.chars().rev();
    let last = behind.next()?;
    // A variation selector belongs to the character it varies.
    let previous = if is_variation_selector(last) { behind.next().unwrap_or(last) } else { last };
    let next = after.chars().next()?;
    let wide = is_cjk(previous) || is_cjk(next);
    if !wide && !is_ideographic_selector(last) {
        return None;
    }
    let cjk = |c: char| is_cjk(c) || is_shared_mark(c) || is_ideographic_selector(c);
    let (previous_space, next_space) = (last.is_whitespace(), next.is_whitespace());
    let (previous_mark, next_mark) = (is_punctuation(last), is_punctuation(next));
    let previous_foreign = is_punctuation(previous) && !cjk(previous);
    let next_foreign = next_mark && !cjk(next);
    let seen = Flanks {
        left: !next_space && (!next_mark || previous_space || previous_mark),
        right: !previous_space && (!previous_mark || next_space || next_mark),
    };
    let wanted = Flanks {
        left: !next_space && (!next_foreign || previous_space || previous_foreign || cjk(previous)),
        right: !previous_space && (!previous_foreign || next_space || next_foreign || cjk(next)),
    };
    if seen == wanted {
        return None;
    }
    let missing_left = wanted.left && !seen.left;
    let missing_right = wanted.right && !seen.right;
    let fill_before = missing_right || (missing_left && wanted.right && previous_mark);
    let fill_after = missing_left || (missing_right && wanted.left && next_mark);
    (fill_before || fill_after).then_some((fill_before, fill_after))
}

/// The selectors U+FE00 to U+FE0E, all but the one that asks for an emoji.
fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0E}')
}

fn is_ideographic_selector(c: char) -> bool {
    matches!(c, '\u{E0100}'..='\u{E01EF}')
}
