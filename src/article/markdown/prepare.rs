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

/// A run of `*` or `~~`, what it should be able to do, and the fills that make the parser agree.
struct Run {
    range: Range<usize>,
    wanted: Flanks,
    previous_is_mark: bool,
    next_is_mark: bool,
    before: Fill,
    after: Fill,
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Fill {
    None,
    Put,
}

impl<'a> Prepared<'a> {
    /// Looks at every run of `*` and of two `~` that touches a CJK character.
    pub(super) fn new(body: &'a str) -> Self {
        let mut runs = runs(body);
        if runs.iter().all(|run| run.before == Fill::None && run.after == Fill::None) {
            return Self { text: Cow::Borrowed(body), fills: Vec::new() };
        }
        settle_neighbours(&mut runs);
        let mut text = String::with_capacity(body.len() + runs.len() * 2 * FILL.len_utf8());
        let mut fills = Vec::new();
        let mut copied = 0;
        for run in &runs {
            text.push_str(&body[copied..run.range.start]);
            copied = run.range.end;
            for (fill, behind) in [(run.before, &body[run.range.clone()]), (run.after, "")] {
                if fill == Fill::Put {
                    fills.push(text.len());
                    text.push(FILL);
                }
                text.push_str(behind);
            }
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

/// The runs of a body that are not escaped.
fn runs(body: &str) -> Vec<Run> {
    let bytes = body.as_bytes();
    let mut runs = Vec::new();
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
        if mark == b'*' || end - start == 2 {
            runs.push(run(body, start..end));
        }
    }
    runs
}

/// Judges one run by the characters around it.
fn run(body: &str, range: Range<usize>) -> Run {
    let mut behind = body[..range.start].chars().rev();
    let last = behind.next().unwrap_or('\n');
    // A variation selector belongs to the character it varies.
    let previous = if is_variation_selector(last) { behind.next().unwrap_or(last) } else { last };
    let next = body[range.end..].chars().next().unwrap_or('\n');
    let wide = is_cjk(previous) || is_cjk(next) || previous != last || is_ideographic_selector(last);
    let cjk = |c: char| wide && (is_cjk(c) || is_shared_mark(c) || is_ideographic_selector(c));
    let (previous_space, next_space) = (last.is_whitespace(), next.is_whitespace());
    let (previous_is_mark, next_is_mark) = (is_punctuation(last), is_punctuation(next));
    let previous_foreign = is_punctuation(previous) && !cjk(previous);
    let next_foreign = next_is_mark && !cjk(next);
    let seen = Flanks {
        left: !next_space && (!next_is_mark || previous_space || previous_is_mark),
        right: !previous_space && (!previous_is_mark || next_space || next_is_mark),
    };
    let wanted = if wide {
        Flanks {
            left: !next_space && (!next_foreign || previous_space || previous_foreign || cjk(previous)),
            right: !previous_space && (!previous_foreign || next_space || next_foreign || cjk(next)),
        }
    } else {
        seen
    };
    let fill = |needed| if needed { Fill::Put } else { Fill::None };
    let (missing_left, missing_right) = (wanted.left && !seen.left, wanted.right && !seen.right);
    Run {
        range,
        wanted,
        previous_is_mark,
        next_is_mark,
        before: fill(missing_right || (missing_left && wanted.right && previous_is_mark)),
        after: fill(missing_left || (missing_right && wanted.left && next_is_mark)),
    }
}

/// A fill between two runs that touch (`**~~旧文。~~**新文`) changes what the parser sees beside both:
/// the other run may then need one on its far side.
fn settle_neighbours(runs: &mut [Run]) {
    for at in (1..runs.len()).rev() {
        let (left, right) = runs.split_at_mut(at);
        let (Some(left), Some(right)) = (left.last_mut(), right.first()) else { continue };
        if left.range.end == right.range.start
            && right.before == Fill::Put
            && left.wanted.right
            && left.previous_is_mark
        {
            left.before = Fill::Put;
        }
    }
    for at in 1..runs.len() {
        let (left, right) = runs.split_at_mut(at);
        let (Some(left), Some(right)) = (left.last(), right.first_mut()) else { continue };
        if left.range.end == right.range.start
            && left.after == Fill::Put
            && right.wanted.left
            && right.next_is_mark
        {
            right.after = Fill::Put;
        }
    }
}

/// The selectors U+FE00 to U+FE0E, all but the one that asks for an emoji.
fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0E}')
}

fn is_ideographic_selector(c: char) -> bool {
    matches!(c, '\u{E0100}'..='\u{E01EF}')
}
