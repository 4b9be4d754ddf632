//! What editors meant and Markdown does not understand: findings with the place and the right form.

mod address;
mod link;
mod alert;
mod footnote;
mod heading;
mod mask;
mod star;
mod tag;
mod start;
mod lines;
mod block;
mod rows;
mod foreign;
mod list;
mod table;
mod line;

pub(super) use footnote::Footnotes;
pub(super) use line::Lines;
pub(super) use link::{is_text, unresolved};
pub(super) use star::Stars;
pub(super) use tag::Within;

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Text};
use crate::source::{Source, Span};
use crate::text;

/// So many findings of one kind are told one by one; then the rest is counted. A file with more is
/// of another making altogether, and its editor needs the rule, not a list.
const TOLD_ONE_BY_ONE: usize = 50;

/// The longest words or address, in bytes, that are searched for: keeps searches linear.
const LONGEST: usize = 400;

/// The findings in one body, at places of its source.
pub(super) struct Findings<'a> {
    source: &'a Source,
    /// The body's text.
    body: &'a str,
    /// Where the body starts in the source.
    base: usize,
    told: Vec<Diagnostic>,
    /// How many of each kind there were.
    counts: Vec<(&'static Code, usize)>,
}

impl<'a> Findings<'a> {
    /// None so far.
    pub(super) fn new(source: &'a Source, body: Range<usize>) -> Self {
        Self {
            source,
            body: &source.text()[body.clone()],
            base: body.start,
            told: Vec::new(),
            counts: Vec::new(),
        }
    }

    /// The span of a range of the body, without white space at its ends.
    fn span(&self, range: &Range<usize>) -> Span {
        let text = &self.body[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        let end = (range.start + text.trim_end().len()).max(start);
        self.source.span(start + self.base..end + self.base)
    }

    /// The span of a range of the body, exactly.
    fn exact(&self, range: Range<usize>) -> Span {
        self.source.span(range.start + self.base..range.end + self.base)
    }

    /// The range of the body that covers whole lines from that of `range.start` to that of its end.
    fn whole_lines(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.body[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let inner = self.body[range.clone()].trim_end_matches('\n').len();
        let last = range.start + inner;
        let end = self.body[last..].find('\n').map_or(self.body.len(), |at| last + at);
        start..end
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        let code = diagnostic.code;
        let known = self.counts.iter().position(|(known, _)| *known == code);
        let at = known.unwrap_or_else(|| {
            self.counts.push((code, 0));
            self.counts.len() - 1
        });
        self.counts[at].1 += 1;
        let count = self.counts[at].1;
        if count <= TOLD_ONE_BY_ONE {
            self.told.push(diagnostic);
        }
    }

    /// A finding at a range of the body.
    fn tell(&mut self, code: &'static Code, range: &Range<usize>, message: Text, help: Text) {
        let diagnostic = Diagnostic::new(code, self.span(range), message).help(help);
        self.push(diagnostic);
    }

    /// A finding with the text that mends the range.
    fn mend(
        &mut self,
        code: &'static Code,
        range: Range<usize>,
        message: Text,
        help: Text,
        replacement: String,
    ) {
        self.mend_at(code, &range.clone(), message, help, (range, replacement));
    }

    /// A finding at a place that is mended by a patch to another range.
    fn mend_at(
        &mut self,
        code: &'static Code,
        place: &Range<usize>,
        message: Text,
        help: Text,
        (range, replacement): (Range<usize>, String),
    ) {
        let (place, range) = (self.exact(place.clone()), self.exact(range));
        self.push(Diagnostic::new(code, place, message).help(help).patch(range, replacement));
    }

    /// The marks of quotes and the indents that a line begins with, up to a place in it.
    fn prefix(&self, at: usize) -> &'a str {
        let start = self.body[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = &self.body[start..at];
        &line[..line.len() - line.trim_start_matches([' ', '\t', '>']).len()]
    }

    /// All of them, with a word on those that were only counted.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        for (code, count) in &self.counts {
            if *count > TOLD_ONE_BY_ONE {
                let rest = count - TOLD_ONE_BY_ONE;
                let title = code.title;
                let (zh, en) = (title.0, title.1);
                let mut diagnostic = Diagnostic::new(
                    code,
                    self.source,
                    text!("{zh}：另有 {rest} 处，不再一一列出", "{en}: {rest} more, not listed one by one"),
                );
                diagnostic.severity = code.severity;
                self.told.push(diagnostic);
            }
        }
        self.told
    }
}

/// The start of a text up to the end of its line, or as far as an address may reach.
fn near(text: &str) -> &str {
    let reach = &text[..text.floor_char_boundary(LONGEST)];
    reach.find('\n').map_or(reach, |end| &reach[..end])
}

/// The first words of a text, for a message: one line, at most 20 characters.
fn excerpt(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let mut words: String = line.chars().take(20).collect();
    if words.len() < line.len() {
        words.push('…');
    }
    words
}
