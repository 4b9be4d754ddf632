//! What the parser gets to see: the body, with a fill beside every run of `*`, `_` or `~~` that the
//! parser would judge otherwise than the CommonMark CJK-friendly Amendments, section 6.2, do
//! (`**重点。**下文`), and with a `~` hidden where the parser would strike text through, though it means
//! a range (`（一）~（三）`, `8:00~~10:00、14:00~~17:00`). Fills also keep blanks to fill in as they are
//! (`姓名：____，电话：____`). Lines of full-width spaces only are empty lines to it, as they are to the eye.
//!
//! The parser takes a fill for a letter, a space or a mark, and every event is cleaned of it. A body
//! that needs none (nearly all) is borrowed and costs two searches. What the runs ask for is in
//! [`super::flank`].

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

use crate::config::LineEnds;

use super::flank::{AROUND_BLANK, LETTER, Mark, Run, fills, without_fills};
use super::indent::indented_prose;
use super::sign;

/// Stands for a single `~`: a noncharacter, as in every fill.
const HIDDEN_TILDE: &str = "\u{10FFFF}";

/// Their first byte, which hardly any text has.
const FIRST_BYTE: u8 = 0xF4;

/// A body ready for the parser, and the way back from its offsets to those of the body.
pub(super) struct Prepared<'a> {
    body: &'a str,
    /// What to parse.
    pub text: Cow<'a, str>,
    /// What the end of a line means.
    pub line_ends: LineEnds,
    /// Where `text` is longer than the body, rising.
    changes: Vec<Change>,
}

/// A place where the parser's text differs from the body.
struct Change {
    /// Where it begins in the parser's text.
    at: usize,
    /// How many bytes the parser's text is ahead of the body behind it.
    surplus: usize,
}

/// What to put at a place of the body instead of so many bytes.
struct Edit {
    at: usize,
    replaced: usize,
    text: &'static str,
}

impl<'a> Prepared<'a> {
    /// Looks at every run of `*`, `_` and `~`, and at every line that seems empty.
    pub(super) fn new(body: &'a str, line_ends: LineEnds) -> Self {
        let edits = edits(body);
        let mut seen = with_empty_lines(body);
        if line_ends == LineEnds::Paragraphs {
            with_separators(&mut seen);
            for indent in indented_prose(&seen) {
                let empty = "\n".repeat(indent.len());
                seen.to_mut().replace_range(indent, &empty);
            }
        }
        if edits.is_empty() {
            return Self { body, text: seen, line_ends, changes: Vec::new() };
        }
        let mut text = String::with_capacity(body.len() + edits.len() * 4);
        let mut changes = Vec::with_capacity(edits.len());
        let (mut copied, mut surplus) = (0, 0);
        for edit in edits {
            text.push_str(&seen[copied..edit.at]);
            copied = edit.at + edit.replaced;
            surplus += edit.text.len() - edit.replaced;
            changes.push(Change { at: text.len(), surplus });
            text.push_str(edit.text);
        }
        text.push_str(&seen[copied..]);
        Self { body, text: Cow::Owned(text), line_ends, changes }
    }

    /// A range of the prepared text as a range of the body, of whole characters: of a wide space in an empty
    /// line the parser saw several.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        if self.is_the_body() {
            return range;
        }
        let (start, end) = (self.back(range.start), self.back(range.end));
        self.body.floor_char_boundary(start)..self.body.ceil_char_boundary(end)
    }

    fn back(&self, offset: usize) -> usize {
        let behind = self.changes.partition_point(|change| change.at < offset);
        behind.checked_sub(1).map_or(offset, |last| offset - self.changes[last].surplus)
    }

    /// Whether the parser sees the body itself.
    pub(super) fn is_the_body(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }
}

/// A text of the parser's as the author wrote it.
pub(super) fn clean(text: CowStr<'_>) -> CowStr<'_> {
    if memchr::memchr(FIRST_BYTE, text.as_bytes()).is_none() {
        return text;
    }
    without_fills(&text).replace(HIDDEN_TILDE, "~").into()
}

/// An event of the parser's as if it had read the body itself.
pub(super) fn clean_event(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Text(text) => Event::Text(clean(text)),
        Event::Code(text) => Event::Code(clean(text)),
        Event::Html(text) => Event::Html(clean(text)),
        Event::InlineHtml(text) => Event::InlineHtml(clean(text)),
        Event::FootnoteReference(name) => Event::FootnoteReference(clean(name)),
        Event::Start(tag) => Event::Start(clean_tag(tag)),
        other => other,
    }
}

fn clean_tag(tag: Tag<'_>) -> Tag<'_> {
    match tag {
        Tag::Link { link_type, dest_url, title, id } => {
            Tag::Link { link_type, dest_url: clean(dest_url), title: clean(title), id: clean(id) }
        }
        Tag::Image { link_type, dest_url, title, id } => {
            Tag::Image { link_type, dest_url: clean(dest_url), title: clean(title), id: clean(id) }
        }
        Tag::FootnoteDefinition(name) => Tag::FootnoteDefinition(clean(name)),
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Tag::CodeBlock(CodeBlockKind::Fenced(clean(info))),
        other => other,
    }
}

/// The body where lines of nothing but wide spaces hold as many bytes of plain ones.
fn with_empty_lines(body: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(body);
    let mut from = 0;
    for end in memchr::memchr_iter(b'\n', body.as_bytes()).chain([body.len()]) {
        let line = &body[from..end];
        let spaces = line.trim_start_matches([' ', '\t', '>']);
        if spaces.starts_with(is_wide_space) && spaces.chars().all(|c| c == ' ' || is_wide_space(c)) {
            text.to_mut().replace_range(end - spaces.len()..end, &" ".repeat(spaces.len()));
        }
        from = end + 1;
    }
    text
}

/// Ends a line, with as many bytes, where a web editor or a word processor puts a separator.
fn with_separators(text: &mut Cow<'_, str>) {
    for separator in ['\u{2028}', '\u{2029}'] {
        if text.contains(separator) {
            *text = text.replace(separator, "\n  ").into();
        }
    }
}

/// Spaces that word processors put into empty lines and before paragraphs.
pub(super) fn is_wide_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}')
}

/// All that the parser should see otherwise, in the order of the body.
fn edits(body: &str) -> Vec<Edit> {
    let runs = runs(body);
    let mut edits: Vec<Edit> =
        sign::at_line_starts(body).map(|at| Edit { at, replaced: 0, text: LETTER }).collect();
    let signs = edits.len();
    for chain in runs.chunk_by(Run::shares_fill) {
        if chain.iter().all(Run::is_judged_right) {
            continue;
        }
        let Range { start, end } = chain[0].range;
        let insert = |(at, text)| Edit { at, replaced: 0, text };
        match chain[0].mark {
            Mark::Tilde | Mark::Range => {
                edits.extend((start..end).map(|at| Edit { at, replaced: 1, text: HIDDEN_TILDE }));
            }
            Mark::Blank => edits.extend([start, end].into_iter().zip(AROUND_BLANK).map(insert)),
            _ => edits.extend(fills(chain).map(insert)),
        }
    }
    if signs > 0 {
        edits.sort_by_key(|edit| edit.at);
    }
    edits
}

/// The runs of a body that are not escaped.
pub(super) fn runs(body: &str) -> Vec<Run> {
    let bytes = body.as_bytes();
    let has_underscores = memchr::memchr(b'_', bytes).is_some();
    let next_mark = |from: usize| {
        let rest = &bytes[from..];
        if has_underscores {
            rest.iter().position(|byte| matches!(byte, b'*' | b'_' | b'~' | b'\\'))
        } else {
            memchr::memchr3(b'*', b'~', b'\\', rest)
        }
    };
    let mut runs = Vec::new();
    let mut next = 0;
    while let Some(found) = next_mark(next) {
        let start = next + found;
        if bytes[start] == b'\\' {
            next = (start + 2).min(bytes.len()); // an escaped mark is text
            continue;
        }
        let end = start + bytes[start..].iter().take_while(|byte| **byte == bytes[start]).count();
        next = end;
        if let Some(mark) = Mark::of(&body[start..end]) {
            let mut run = Run::new(body, mark, start..end);
            if let Some(last) = runs.last_mut() {
                run.look_at_hidden_tilde(last);
            }
            runs.push(run);
        }
    }
    take_for_ranges(body, &mut runs);
    runs
}

/// Two tildes between digits that would strike text through up to two others between digits mean a range.
fn take_for_ranges(body: &str, runs: &mut [Run]) {
    let is_between_digits = |range: &Range<usize>| {
        body[..range.start].ends_with(|c: char| c.is_ascii_digit())
            && body[range.end..].starts_with(|c: char| c.is_ascii_digit())
    };
    let mut open: Option<&mut Run> = None;
    for close in runs.iter_mut().filter(|run| run.mark == Mark::Tildes) {
        let pair = open.take().filter(|open| !body[open.range.end..close.range.start].contains("\n\n"));
        match pair {
            None => open = Some(close),
            Some(open) if is_between_digits(&open.range) && is_between_digits(&close.range) => {
                open.take_for_range();
                close.take_for_range();
            }
            Some(_) => {}
        }
    }
}
