//! What the text of an article says, held beside its data and read for slips: one table of rules.
//!
//! Each rule looks for the few wordings that real texts use and stays silent about others: a finding that is
//! wrong costs more trust than one that is missing. So all of them only warn, have a name under `[check]`, and
//! state in their file what they were tried on. Must know no other article.

pub mod codes;
mod lines;
mod attendance;
mod counted;
mod credits;
mod figures;
mod headings;
mod leavings;
mod numbering;
mod sessions;

pub use credits::{SigningLine, signing_line};
pub use leavings::is_leaving;

use std::ops::Range;

use super::Article;
use super::front_matter::FrontMatter;
use super::kind::{Kind, Targets, read_numeral};
use super::markdown::Heading;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use lines::{Line, lines};

/// A rule that reads prose.
struct Rule {
    /// The kinds of article that it reads.
    of: &'static [Kind],
    find: fn(&Text<'_>) -> Vec<Diagnostic>,
}

/// Kinds with data or an order that a text can be held beside.
const STRUCTURED: &[Kind] = &[Kind::Session, Kind::Outline, Kind::Targets, Kind::Notice, Kind::Document];

/// All rules, in the order of their codes.
const RULES: &[Rule] = &[
    Rule { of: &[Kind::Session], find: sessions::find },
    Rule { of: &[Kind::Session], find: attendance::find },
    Rule { of: STRUCTURED, find: counted::find },
    Rule { of: STRUCTURED, find: numbering::find },
    Rule { of: &[Kind::Targets], find: figures::find },
    Rule { of: &Kind::ALL, find: credits::find },
    Rule { of: &Kind::ALL, find: leavings::find },
    Rule { of: &Kind::ALL, find: headings::find },
];

/// An article as the rules read it.
struct Text<'a> {
    matter: &'a FrontMatter,
    outline: &'a [Heading],
    title: Passage<'a>,
    body: Passage<'a>,
    /// The lines of the body that are neither blank nor code.
    lines: Vec<Line<'a>>,
}

/// Reads title and body of an article.
pub(super) fn read(article: &Article) -> Vec<Diagnostic> {
    let title = article.places.title();
    let body = Passage::new(&article.source, article.body_range());
    let text = Text {
        matter: &article.matter,
        outline: &article.body.outline,
        title: Passage { source: &article.source, start: title.range().start, text: title.text() },
        lines: lines(body.text),
        body,
    };
    let kind = article.matter.kind.kind();
    RULES.iter().filter(|rule| rule.of.contains(&kind)).flat_map(|rule| (rule.find)(&text)).collect()
}

/// Compares the body of an article with targets that were read from a file beside it.
pub fn compare_figures(targets: &Targets, source: &Source, body: Range<usize>) -> Vec<Diagnostic> {
    figures::check(&Passage::new(source, body), targets)
}

/// A part of a source.
struct Passage<'a> {
    source: &'a Source,
    /// Where it begins in the source.
    start: usize,
    text: &'a str,
}

impl<'a> Passage<'a> {
    fn new(source: &'a Source, range: Range<usize>) -> Self {
        Self { source, start: range.start, text: source.text().get(range).unwrap_or_default() }
    }

    fn span(&self, range: Range<usize>) -> Span {
        self.source.span(self.start + range.start..self.start + range.end)
    }
}

/// Where the clause or sentence begins that ends at `at`: behind the last of `stops`, and no further
/// back than a long sentence, so that texts without any stop cost no more than others.
fn beginning(text: &str, at: usize, stops: &[char]) -> usize {
    const LONGEST: usize = 600;
    let from = text.ceil_char_boundary(at.saturating_sub(LONGEST));
    let stop = text[from..at].char_indices().rev().find(|(_, c)| stops.contains(c));
    stop.map_or(from, |(offset, c)| from + offset + c.len_utf8())
}

/// The numeral that ends a text, Chinese or Arabic: its first byte and its value.
fn numeral_before(text: &str) -> Option<(usize, u32)> {
    let start =
        text.char_indices().rev().take(9).take_while(|(_, c)| is_numeral(*c)).last().map(|(at, _)| at)?;
    Some((start, read_numeral(&text[start..])?))
}

/// The numeral that begins a text: its length and its value.
fn numeral_after(text: &str) -> Option<(usize, u32)> {
    let end = text.find(|c| !is_numeral(c)).unwrap_or(text.len());
    Some((end, read_numeral(&text[..end])?))
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || "〇零○一二三四五六七八九十百千两".contains(c)
}

#[cfg(test)]
mod tests;
