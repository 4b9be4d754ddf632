//! The lines of a block of text, and how each ends.

use std::ops::Range;

use super::super::paragraphs::TextBlock;
use super::start::Start;

/// A line of a paragraph.
pub(super) struct Line<'a> {
    /// What it begins with.
    pub start: Start,
    /// Its text without the marks of quotes and the indents before it, and without its end.
    pub text: &'a str,
    /// Where that stands in the body.
    pub at: Range<usize>,
    /// The marks of quotes and the indents: what a further line would need too.
    pub prefix: &'a str,
    /// How it ends.
    pub end: End,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The next line goes on in the same line of the page.
    Soft,
    /// With two spaces or a backslash: the next line begins a line of the page.
    Hard,
    /// The next line begins a paragraph.
    Paragraph,
}

impl Line<'_> {
    /// Whether the next line is of the same kind and flows together with this one.
    pub(super) fn goes_on_in(&self, next: &Self) -> bool {
        self.start == next.start && !self.ends_hard()
    }

    pub(super) fn ends_hard(&self) -> bool {
        self.end == End::Hard
    }
}

/// The lines within a range of the body.
pub(super) fn lines<'a>(
    body: &'a str,
    TextBlock { place: range, ends: paragraphs, .. }: &TextBlock,
) -> Vec<Line<'a>> {
    let text = body[range.start..range.end.min(body.len())].trim_end_matches('\n');
    let mut from = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    let read = |to: usize| {
        let (line, start) = (&text[from..to], range.start + from);
        from = to + 1;
        let end = match line {
            _ if line.ends_with("  ") || line.ends_with('\\') => End::Hard,
            _ if paragraphs.binary_search(&(start + line.len())).is_ok() => End::Paragraph,
            _ => End::Soft,
        };
        let text = line.trim_start_matches([' ', '\t', '>']);
        let prefix = line.len() - text.len();
        let at = start + prefix..start + line.len();
        Line { start: Start::of(text), text, at, prefix: &line[..prefix], end }
    };
    ends.map(read).collect()
}
