//! What a body holds, as values.

use std::ops::Range;

use crate::source::character::is_han;

/// What a body holds besides its HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The headings in the order of the text.
    pub outline: Vec<Heading>,
    /// The first paragraph as plain text, cut at the end of a sentence; empty without one. A salutation
    /// (`各村、各单位：`) is passed over.
    pub summary: String,
    /// How much there is to read.
    pub count: WordCount,
    /// Links and pictures in the order of the text, those with refused addresses left out.
    pub references: Vec<Reference>,
}

/// A heading of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6, as on the page (1 is the article's title).
    pub level: u8,
    /// Its id on the page, unique and never empty.
    pub id: String,
    /// Its words without marks.
    pub text: String,
    /// Where it stands in the source, in bytes.
    pub span: Range<usize>,
}

/// How much there is to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordCount {
    /// Chinese characters, punctuation not counted.
    pub han: usize,
    /// Runs of other letters and digits.
    pub words: usize,
}

impl WordCount {
    /// Minutes that a reader needs, at least 1: 400 Chinese characters or 200 other words a minute.
    /// These are round numbers of our own choosing for unhurried reading, not a measured standard.
    pub fn reading_minutes(&self) -> usize {
        (self.han + self.words * 2).div_ceil(400).max(1)
    }
}

/// Counts text that comes in pieces: `foo**bar**baz` is one word.
#[derive(Default)]
pub(super) struct Counter {
    pub(super) count: WordCount,
    in_word: bool,
}

impl Counter {
    /// More text.
    pub(super) fn add(&mut self, text: &str) {
        for c in text.chars() {
            if is_han(c) {
                self.count.han += 1;
                self.in_word = false;
            } else if c.is_alphanumeric() {
                self.count.words += usize::from(!self.in_word);
                self.in_word = true;
            } else if !matches!(c, '.' | ',' | '-' | '\'' | '’' | '_') {
                self.in_word = false; // `5.5`, `13,000` and `e-mail` are one word each
            }
        }
    }

    /// A line or a block ends, and with it a word.
    pub(super) fn end_word(&mut self) {
        self.in_word = false;
    }
}

/// What a reference shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A link.
    Link,
    /// A picture with its description.
    Picture {
        /// The words in the brackets.
        alt: String,
    },
}

/// A link or a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Link or picture.
    pub kind: ReferenceKind,
    /// The address as written, entities and escapes resolved.
    pub destination: String,
    /// The address in the source, in bytes; the whole link where the address stands elsewhere.
    pub span: Range<usize>,
}
