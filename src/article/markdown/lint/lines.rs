//! The lines of a block of text, how each ends, and runs of those that are alike.

use std::ops::Range;

use super::super::paragraphs::TextBlock;
use super::start::{Start, numbered};
use crate::source::character::is_han;

/// So many characters at the start of a line may be a label that further lines keep clear of.
const LONGEST_LABEL: usize = 3;

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

/// A run of lines of one kind within a paragraph.
#[derive(Clone, Copy)]
pub(super) struct Run<'l, 'a> {
    /// The lines of the paragraph before it.
    pub before: &'l [Line<'a>],
    /// Its own.
    pub lines: &'l [Line<'a>],
    /// The line behind it.
    pub next: Option<&'l Line<'a>>,
}

impl Run<'_, '_> {
    /// From its first character to its last.
    pub(super) fn range(&self) -> Range<usize> {
        let end = self.lines.last().map_or(0, |line| line.at.end);
        self.lines.first().map_or(0, |line| line.at.start)..end
    }

    /// The places of its lines.
    pub(super) fn places(&self) -> Vec<Range<usize>> {
        self.lines.iter().map(|line| line.at.clone()).collect()
    }

    /// The text of its lines, each as `mend` makes it, in the lines where they are.
    pub(super) fn together(&self, mend: impl Fn(&Line<'_>) -> String) -> String {
        self.lines.iter().enumerate().fold(String::new(), |text, (at, line)| {
            let end = if at == 0 { String::new() } else { format!("\n{}", line.prefix) };
            text + &end + &mend(line)
        })
    }

    /// The same with an empty line before each that stands behind another.
    pub(super) fn apart(&self, mend: impl Fn(&Line<'_>) -> String) -> String {
        let begin = match self.before {
            [] => String::new(),
            // The line itself becomes the empty one.
            _ => format!("\n{}", self.lines[0].prefix),
        };
        begin + &paragraphs(self.lines.iter().map(|line| (line.prefix, mend(line))))
    }

    /// Whether its indent stands behind a hard line end for what is above: `注：甲。  ` and `　　乙。`. Two
    /// spaces under a sentence that begins with words begin a paragraph.
    pub(super) fn sets_words_under_words(&self) -> bool {
        let [first, ..] = self.before else { return false };
        let is_sentence = self.before.last().is_some_and(|line| line.text.trim_end().ends_with('。'))
            && first.text.chars().take(LONGEST_LABEL).all(is_han);
        let own = self.lines[0].text;
        let spaces = own.chars().take_while(|c| *c == '\u{3000}').count();
        self.before.last().is_some_and(Line::ends_hard) && !(is_sentence && spaces == 2)
    }

    /// Whether a line of it runs into another.
    pub(super) fn flows(&self) -> bool {
        self.lines[..self.lines.len().saturating_sub(1)].iter().any(|line| line.end == End::Soft)
    }

    /// `1。甲`: numbers with the full stop of an input method behind them.
    pub(super) fn has_full_stops(&self) -> bool {
        let stop = |line: &Line<'_>| {
            numbered(line.text).is_some_and(|(number, _)| line.text[number.len()..].starts_with('。'))
        };
        self.lines.iter().all(stop)
    }

    /// Whether each line of it begins a paragraph.
    pub(super) fn begins_paragraphs(&self) -> bool {
        let within = &self.lines[..self.lines.len().saturating_sub(1)];
        self.before.last().into_iter().chain(within).all(|line| line.end == End::Paragraph)
    }

    /// Whether hard line ends set it apart, so that it stands on the page as it was typed.
    pub(super) fn stands_apart(&self) -> bool {
        self.lines.len() == 1
            && (self.lines[0].ends_hard() || self.before.last().is_some_and(Line::ends_hard))
    }
}

/// Texts with the prefixes of their lines, each as a paragraph of its own; the rows of a table stay
/// together. The first is meant for where it stands and gets no prefix.
pub(super) fn paragraphs<'p>(lines: impl Iterator<Item = (&'p str, String)>) -> String {
    let mut text = String::new();
    let mut before = None;
    for (prefix, words) in lines {
        let start = Start::of(&words);
        match before.replace(start) {
            None => {}
            Some(Start::Bars) if start == Start::Bars => text.extend(["\n", prefix]),
            Some(_) => text.extend(["\n", prefix.trim_end(), "\n", prefix]),
        }
        text.push_str(&words);
    }
    text
}
