//! The text of an article against its data: sessions by number, attendance, counted lists, figures.
//!
//! Each check looks for the few wordings that real reports use and stays silent about others: a
//! finding that is wrong costs more trust than one that is missing.

mod attendance;
mod figures;
mod numbering;
mod ordinals;

use std::ops::Range;

use super::{KindData, Targets};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Compares title and body with the data of the kind. News have no data and are not compared.
pub fn compare(title: &Span, data: &KindData, source: &Source, body: Range<usize>) -> Vec<Diagnostic> {
    let text = Passage { source, start: body.start, text: source.text().get(body).unwrap_or_default() };
    let mut found = Vec::new();
    match data {
        KindData::News => return found,
        KindData::Session(session) => {
            let title_passage = Passage { source, start: title.range().start, text: title.text() };
            found.extend(ordinals::check(&title_passage, session));
            found.extend(ordinals::check(&text, session));
            found.extend(attendance::check(&text, session));
        }
        KindData::Targets(targets) => found.extend(figures::check(&text, targets)),
        KindData::Outline | KindData::Notice(_) | KindData::Document(_) => {}
    }
    found.extend(numbering::check(&text));
    found
}

/// Compares the body of an article with targets that were read from a file beside it.
pub fn compare_figures(targets: &Targets, source: &Source, body: Range<usize>) -> Vec<Diagnostic> {
    let text = Passage { source, start: body.start, text: source.text().get(body).unwrap_or_default() };
    figures::check(&text, targets)
}

/// A part of a source.
struct Passage<'a> {
    source: &'a Source,
    /// Where it begins in the source.
    start: usize,
    text: &'a str,
}

impl Passage<'_> {
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
    Some((start, super::read_numeral(&text[start..])?))
}

/// The numeral that begins a text: its length and its value.
fn numeral_after(text: &str) -> Option<(usize, u32)> {
    let end = text.find(|c| !is_numeral(c)).unwrap_or(text.len());
    Some((end, super::read_numeral(&text[..end])?))
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || "〇零○一二三四五六七八九十百千两".contains(c)
}

#[cfg(test)]
mod tests;
