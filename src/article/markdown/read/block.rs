//! Paragraphs, headings and items: where their text ends, and what is wrong with it.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use super::super::body::Heading;
use super::super::heading::{Attributes, attributes, level_on_page};
use super::super::plain::Plain;
use super::{Reader, TextOf};
use crate::source::character::is_bidi_control;

impl Reader<'_> {
    pub(super) fn words(&mut self, text: &str) {
        if let Some((_, heading, _)) = &mut self.heading {
            heading.push(text);
        }
        if let Some(picture) = &mut self.picture {
            picture.words.push(text);
        } else {
            self.counter.add(text);
            self.summary.push(text);
        }
    }

    pub(super) fn line_end(&mut self) {
        self.counter.end_word();
        if let Some((_, heading, _)) = &mut self.heading {
            heading.line_end();
        }
        if let Some(picture) = &mut self.picture {
            picture.words.line_end();
        } else {
            self.summary.line_end();
        }
    }

    /// Text that an entity may have made: a control of writing direction is not seen in the body then.
    pub(super) fn entity(&mut self, range: &Range<usize>, text: &str) {
        let written = &self.text[range.clone()];
        if written.starts_with('&')
            && let Some(control) = text.chars().find(|c| is_bidi_control(*c))
            && !written.contains(control)
        {
            self.findings.bidi_control(range.clone(), control);
        }
    }

    /// A block begins or ends: what was text until here belongs together.
    pub(super) fn end_block(&mut self) {
        self.counter.end_word();
        self.stars.end_block(&mut self.findings);
        self.text_of = TextOf::Other;
    }

    /// Looks for brackets that the parser takes for text.
    pub(super) fn brackets(&mut self, place: &Range<usize>) {
        if self.has_empty_brackets {
            self.findings.empty_brackets(place);
        }
        if self.has_wide_brackets {
            self.findings.wide_brackets(place);
        }
        self.footnotes.paragraph(self.text, place);
    }
}

impl<'a> Reader<'a> {
    pub(super) fn start_heading(&mut self, range: Range<usize>) {
        let attributes: Attributes<'a> = attributes(self.text, range.clone());
        self.heading = Some((range, Plain::default(), attributes));
    }

    pub(super) fn end_heading(&mut self, written: HeadingLevel) {
        let Some((place, mut text, attributes)) = self.heading.take() else { return };
        let explicit = match &attributes {
            Attributes::Read { id, .. } => *id,
            Attributes::Words(words) => {
                text.push(&self.text[words.clone()]);
                self.findings.heading_words(words);
                None
            }
            Attributes::None => None,
        };
        if !self.findings.no_heading(&place) {
            self.findings.heading(&place, written as u8, self.level);
        }
        let text = text.into_string();
        let id = self.ids.assign(&text, explicit);
        let level = level_on_page(written);
        self.level = Some(level);
        let end = place.start + self.text[place.clone()].trim_end().len();
        self.body.outline.push(Heading {
            level,
            id,
            text: text.trim().to_owned(),
            span: place.start + self.base..end + self.base,
        });
    }
}
