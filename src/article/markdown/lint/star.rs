//! Asterisks that made nothing bold. Two of them may also stand for what is left out (`张**`,
//! `138****1234`), so only what cannot be meant otherwise is told.

use std::ops::Range;

use super::mask::vanished;
use super::{Findings, excerpt, near};
use crate::article::markdown::codes;
use crate::source::character::is_han;
use crate::text;

/// Runs of asterisks that are text in the open block, as places of the body.
#[derive(Default)]
pub(in super::super) struct Stars {
    /// Where the block's first text stands.
    start: Option<usize>,
    half: Vec<Range<usize>>,
    full: Vec<Range<usize>>,
    /// Whether the body holds full-width ones at all.
    has_full: bool,
    told: Reported,
}

/// Whether something was said of the open block: one sentence is enough.
#[derive(Default, PartialEq, Eq)]
enum Reported {
    #[default]
    Nothing,
    Something,
}

/// A run with the characters on both sides.
struct Sides {
    run: Range<usize>,
    before: char,
    after: char,
}

impl Stars {
    /// None so far in this body.
    pub(in super::super) fn new(body: &str) -> Self {
        Self {
            has_full: memchr::memmem::find(body.as_bytes(), "＊＊".as_bytes()).is_some(),
            ..Self::default()
        }
    }

    /// Text of the block at this place of the body.
    pub(in super::super) fn text(&mut self, body: &str, place: &Range<usize>) {
        self.start.get_or_insert(place.start);
        let text = &body[place.clone()];
        for at in memchr::memchr_iter(b'*', text.as_bytes()) {
            let at = place.start + at;
            match self.half.last_mut() {
                Some(run) if run.end == at => run.end = at + 1,
                _ if is_escaped(body, at) => {}
                _ => self.half.push(at..at + 1),
            }
        }
        if !self.has_full {
            return;
        }
        for (at, mark) in text.match_indices('＊') {
            let at = place.start + at;
            match self.full.last_mut() {
                Some(run) if run.end == at => run.end = at + mark.len(),
                _ => self.full.push(at..at + mark.len()),
            }
        }
    }

    /// Emphasis at this place.
    pub(in super::super) fn emphasis(&mut self, findings: &mut Findings<'_>, place: &Range<usize>) {
        if self.told == Reported::Nothing && vanished(findings, place) {
            self.told = Reported::Something;
        }
    }

    /// The block ends: tells of its first pair or of its first half of one.
    pub(in super::super) fn end_block(&mut self, findings: &mut Findings<'_>) {
        let Some(start) = self.start.take() else { return };
        let told = std::mem::take(&mut self.told) == Reported::Something;
        let (half, full) = (std::mem::take(&mut self.half), std::mem::take(&mut self.full));
        if told || (half.is_empty() && full.is_empty()) {
            return;
        }
        let body = findings.body;
        let half: Vec<Sides> = half.into_iter().map(|run| sides(body, &whole_run(body, run))).collect();
        let full: Vec<Sides> = full.into_iter().map(|run| sides(body, &run)).collect();
        let half = half.iter().filter(|sides| (2..=3).contains(&sides.run.len())).collect::<Vec<_>>();
        let full = full.iter().filter(|sides| sides.run.len() == 2 * '＊'.len_utf8()).collect::<Vec<_>>();
        let is_pair = |(open, close): &(&Sides, &Sides)| {
            open.run.len() == close.run.len() && !body[open.run.end..close.run.start].trim().is_empty()
        };
        let first = half.windows(2).map(|pair| (pair[0], pair[1])).find(is_pair);
        if let Some((open, close)) = first.filter(|(open, close)| open.has_spaces_within(close, start)) {
            spaces_within(findings, &open.run, &close.run);
        } else if let Some((open, close)) = first.filter(|(open, close)| open.has_marks_within(close)) {
            letters_around(findings, &open.run, &close.run);
        } else if let Some(open) = half.first().filter(|open| open.run.start == start && open.opens()) {
            half_a_pair(findings, &open.run);
        } else if let Some(pair) = full.windows(2).find(|pair| pair[0].is_pair_around_words(pair[1])) {
            full_width(findings, &pair[0].run, &pair[1].run);
        }
    }
}

impl Sides {
    /// `** 重点 **`, with any space or the end of a line; at the start of a block one is enough to tell it
    /// from `张** 李**`.
    fn has_spaces_within(&self, close: &Self, start: usize) -> bool {
        let (open, close) = (self.after.is_whitespace(), close.before.is_whitespace());
        if self.run.start == start { open || close } else { open && close }
    }

    /// `GDP**“十连增”**目标`, `**电话:**0794`: a mark within, a letter or digit outside.
    fn has_marks_within(&self, close: &Self) -> bool {
        let cannot_open = self.before.is_alphanumeric() && is_mark(self.after);
        let cannot_close = is_mark(close.before) && close.after.is_alphanumeric();
        let is_within = !self.after.is_whitespace() && !close.before.is_whitespace();
        is_within && (cannot_open || (cannot_close && self.opens()))
    }

    /// `＊＊重点＊＊`; not `张＊＊、李＊＊`.
    fn is_pair_around_words(&self, close: &Self) -> bool {
        !self.before.is_alphanumeric() && self.opens() && !close.before.is_whitespace()
    }

    /// Whether words follow.
    fn opens(&self) -> bool {
        is_han(self.after) || self.after.is_alphanumeric() || matches!(self.after, '“' | '《' | '（' | '【')
    }
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

/// A part of the run may have become emphasis: `**重点*内容`.
fn whole_run(body: &str, part: Range<usize>) -> Range<usize> {
    let is_star = |byte: &&u8| **byte == b'*';
    let before = body.as_bytes()[..part.start].iter().rev().take_while(is_star).count();
    let behind = body.as_bytes()[part.end..].iter().take_while(is_star).count();
    part.start - before..part.end + behind
}

fn sides(body: &str, run: &Range<usize>) -> Sides {
    let before = body[..run.start].chars().next_back().unwrap_or('\n');
    let after = body[run.end..].chars().next().unwrap_or('\n');
    Sides { run: run.clone(), before, after }
}

fn is_escaped(body: &str, at: usize) -> bool {
    body.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

fn spaces_within(findings: &mut Findings<'_>, open: &Range<usize>, close: &Range<usize>) {
    let body = findings.body;
    let (stars, inside) = (&body[open.clone()], &body[open.end..close.start]);
    // Between lines of a quote stand its marks.
    let is_around = |c: char| c.is_whitespace() || (c == '>' && inside.contains('\n'));
    let words = inside.trim_matches(is_around);
    // The end of a line stays between the words and what follows them in the next.
    let behind = &inside[inside.trim_end_matches(is_around).len()..];
    let is_followed = body[close.end..].starts_with(|c| c != '\n');
    let behind = if behind.contains('\n') && is_followed { behind } else { "" };
    let right = format!("{stars}{words}{stars}{behind}");
    let line = near(&findings.body[open.start..]);
    let shown = excerpt(if line.len() > open.len() { line } else { words });
    // Both marks are to be seen, however many the words are.
    let more = if words.contains('\n') && !excerpt(words).ends_with('…') { "…" } else { "" };
    let short = format!("{stars}{}{more}{stars}", excerpt(words));
    findings.mend_at(
        &codes::LITERAL_STARS,
        open,
        text!("“{shown}”的 ** 会原样显示", "the ** of “{shown}” are shown as typed"),
        text!(
            "里侧不留空格、不换行：{short}；要显示星号就写 \\*",
            "leave no spaces or line ends on the inner side: {short}; write \\* for the character itself"
        ),
        (open.start..close.end, right),
    );
}

fn letters_around(findings: &mut Findings<'_>, open: &Range<usize>, close: &Range<usize>) {
    let body = findings.body;
    let space = |c: Option<char>| if c.is_some_and(char::is_alphanumeric) { " " } else { "" };
    let before = space(body[..open.start].chars().next_back());
    let behind = space(body[close.end..].chars().next());
    let right = format!("{before}{}{behind}", &body[open.start..close.end]);
    let shown = excerpt(near(&body[open.start..]));
    findings.mend_at(
        &codes::LITERAL_STARS,
        open,
        text!(
            "“{shown}”的 ** 会原样显示：里侧是标点，外侧紧接着字母或数字",
            "the ** of “{shown}” are shown as typed: punctuation within, letters or digits right outside"
        ),
        text!(
            "在 ** 外侧空一格，或用全角标点",
            "leave a space outside the **, or use full-width punctuation"
        ),
        (open.start..close.end, right),
    );
}

fn half_a_pair(findings: &mut Findings<'_>, open: &Range<usize>) {
    let shown = excerpt(near(&findings.body[open.start..]));
    findings.tell(
        &codes::LITERAL_STARS,
        open,
        text!(
            "“{shown}”的 ** 会原样显示：这一段里没有与它成对的 **",
            "the ** of “{shown}” are shown as typed: the paragraph has no second **"
        ),
        text!(
            "在重点文字后面补上 **，每一段各写各的；要显示星号就写 \\*",
            "write ** behind the words too, in each paragraph; write \\* for the character itself"
        ),
    );
}

fn full_width(findings: &mut Findings<'_>, open: &Range<usize>, close: &Range<usize>) {
    let words = findings.body[open.end..close.start].trim();
    let right = format!("**{words}**");
    let (shown, short) = (excerpt(near(&findings.body[open.start..])), excerpt(&right));
    findings.mend_at(
        &codes::LITERAL_STARS,
        &(open.start..close.end),
        text!(
            "“{shown}”的 ＊＊ 会原样显示：是全角星号",
            "the ＊＊ of “{shown}” are shown as typed: they are full-width"
        ),
        text!("用半角星号：{short}", "use half-width ones: {short}"),
        (open.start..close.end, right),
    );
}
