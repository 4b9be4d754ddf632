//! What an article's body says: one pass over its events.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::address::{Address, judge};
use super::character::is_han;
use super::escape;
use super::heading::{Attributes, Ids, attributes, level_on_page};
use super::plain::Plain;
use super::prepare::Prepared;
use crate::diagnostic::{Checked, Diagnostic};
use crate::source::Source;

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

    fn add(&mut self, text: &str) {
        let mut in_word = false;
        for c in text.chars() {
            if is_han(c) {
                self.han += 1;
                in_word = false;
            } else if c.is_alphanumeric() {
                self.words += usize::from(!in_word);
                in_word = true;
            } else if !matches!(c, '.' | ',' | '-' | '\'' | '’' | '_') {
                in_word = false; // `5.5`, `13,000` and `e-mail` are one word each
            }
        }
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

/// The longest summary in characters: about three lines of a list on a phone.
const LONGEST_SUMMARY: usize = 120;

/// The longest paragraph, in characters, that ends with a colon and counts as a salutation.
const LONGEST_SALUTATION: usize = 40;

/// Reads the part of `source` that is the body: outline, summary, counts, references, and all
/// findings with their places in the source.
pub fn read(source: &Source, body: Range<usize>) -> Checked<Body> {
    let text = &source.text()[body.clone()];
    let prepared = Prepared::new(text);
    let mut reader = Reader::new(source, body.start, &prepared);
    for (event, range) in super::parse::events(&prepared.text) {
        reader.event(event, range);
    }
    reader.finish(escape::may_need_sanitising(text))
}

/// The body as plain text, a line a block: for search.
pub fn plain_text(source_text: &str) -> String {
    let prepared = Prepared::new(source_text);
    let mut lines = String::with_capacity(source_text.len());
    let mut line = Plain::default();
    for (event, _) in super::parse::events(&prepared.text) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                line.push(&text)
            }
            Event::SoftBreak | Event::HardBreak => line.line_end(),
            Event::End(TagEnd::TableCell) => line.push(" "),
            Event::Start(tag) if is_block(&tag.to_end()) => end_line(&mut lines, &mut line),
            Event::End(tag) if is_block(&tag) => end_line(&mut lines, &mut line),
            _ => {}
        }
    }
    end_line(&mut lines, &mut line);
    if prepared.is_changed() || escape::may_need_sanitising(source_text) {
        escape::sanitise(&mut lines);
    }
    lines
}

fn end_line(lines: &mut String, line: &mut Plain) {
    let text = std::mem::take(line).into_string();
    if !text.trim().is_empty() {
        lines.push_str(text.trim());
        lines.push('\n');
    }
}

fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableCell
    )
}

struct Reader<'a> {
    source: &'a Source,
    base: usize,
    prepared: &'a Prepared<'a>,
    body: Body,
    diagnostics: Vec<Diagnostic>,
    ids: Ids,
    heading: Option<(Range<usize>, Plain, Attributes<'a>)>,
    pictures: Vec<(usize, Plain)>,
    summary: Summary,
}

/// How far the search for the summary is.
enum Summary {
    Waiting,
    Reading(Plain),
    Found,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Source, base: usize, prepared: &'a Prepared<'a>) -> Self {
        Self {
            source,
            base,
            prepared,
            body: Body::default(),
            diagnostics: Vec::new(),
            ids: Ids::default(),
            heading: None,
            pictures: Vec::new(),
            summary: Summary::Waiting,
        }
    }

    /// A range of the parser's text as one of the source.
    fn place(&self, range: &Range<usize>) -> Range<usize> {
        let range = self.prepared.original(range);
        range.start + self.base..range.end + self.base
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.line_end(),
            Event::Start(Tag::Paragraph) => {
                if matches!(self.summary, Summary::Waiting) {
                    self.summary = Summary::Reading(Plain::default());
                }
            }
            Event::End(TagEnd::Paragraph) => self.end_paragraph(),
            Event::Start(Tag::Heading { .. }) => {
                let attributes = attributes(&self.prepared.text, range.clone());
                self.heading = Some((range, Plain::default(), attributes));
            }
            Event::End(TagEnd::Heading(level)) => self.end_heading(level),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let destination = self.prepared.clean(dest_url).into_string();
                if link_type != LinkType::Email && judge(&destination) != Address::Filtered {
                    self.reference(ReferenceKind::Link, destination, &range);
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let destination = self.prepared.clean(dest_url).into_string();
                if self.pictures.is_empty() && judge(&destination) != Address::Filtered {
                    let kind = ReferenceKind::Picture { alt: String::new() };
                    self.reference(kind, destination, &range);
                }
                self.pictures.push((self.body.references.len(), Plain::default()));
            }
            Event::End(TagEnd::Image) => self.end_picture(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.body.count.add(text);
        if let Some((_, heading, _)) = &mut self.heading {
            heading.push(text);
        }
        if let Some((_, alt)) = self.pictures.first_mut() {
            alt.push(text);
        } else if let Summary::Reading(summary) = &mut self.summary {
            summary.push(text);
        }
    }

    fn line_end(&mut self) {
        if let Some((_, heading, _)) = &mut self.heading {
            heading.line_end();
        }
        if let Some((_, alt)) = self.pictures.first_mut() {
            alt.line_end();
        } else if let Summary::Reading(summary) = &mut self.summary {
            summary.line_end();
        }
    }

    fn end_paragraph(&mut self) {
        let Summary::Reading(summary) = &self.summary else { return };
        let text = summary.as_str().trim();
        let salutation = text.ends_with([':', '：']) && text.chars().count() <= LONGEST_SALUTATION;
        if text.is_empty() {
            self.summary = Summary::Waiting;
            return;
        }
        self.body.summary = cut(text).to_owned();
        self.summary = if salutation { Summary::Waiting } else { Summary::Found };
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let Some((range, mut text, attributes)) = self.heading.take() else { return };
        let explicit = match &attributes {
            Attributes::Read { id, .. } => *id,
            Attributes::Words(words) => {
                text.push(" ");
                text.push(&self.prepared.text[words.clone()]);
                None
            }
            Attributes::None => None,
        };
        let text = text.into_string();
        let id = self.ids.assign(&text, explicit);
        let span = self.place(&range);
        self.body.outline.push(Heading {
            level: level_on_page(level),
            id,
            text: text.trim().to_owned(),
            span,
        });
    }

    fn reference(&mut self, kind: ReferenceKind, destination: String, range: &Range<usize>) {
        let mut span = self.place(range);
        if let Some(at) = self.source.text()[span.clone()].rfind(&destination)
            && !destination.is_empty()
        {
            let start = span.start + at;
            span = start..start + destination.len();
        }
        self.body.references.push(Reference { kind, destination, span });
    }

    fn end_picture(&mut self) {
        let Some((index, words)) = self.pictures.pop() else { return };
        if !self.pictures.is_empty() {
            return;
        }
        if let Some(Reference { kind: ReferenceKind::Picture { alt }, .. }) =
            index.checked_sub(1).and_then(|index| self.body.references.get_mut(index))
        {
            *alt = words.into_string();
        }
    }

    fn finish(mut self, unclean: bool) -> Checked<Body> {
        if unclean || self.prepared.is_changed() {
            escape::sanitise(&mut self.body.summary);
            for heading in &mut self.body.outline {
                escape::sanitise(&mut heading.text);
            }
            for reference in &mut self.body.references {
                if let ReferenceKind::Picture { alt } = &mut reference.kind {
                    escape::sanitise(alt);
                }
            }
        }
        Checked { value: self.body, diagnostics: self.diagnostics }
    }
}

/// At most [`LONGEST_SUMMARY`] characters, cut behind the last sentence that fits; without one,
/// behind the last clause; without that, within the text.
fn cut(text: &str) -> &str {
    let Some((end, _)) = text.char_indices().nth(LONGEST_SUMMARY) else { return text };
    let head = &text[..end];
    let behind =
        |marks: &[char]| head.rfind(marks).map(|at| at + head[at..].chars().next().map_or(0, char::len_utf8));
    let sentence =
        behind(&['。', '！', '？', '；', '!', '?']).or_else(|| behind(&['，', '、', ',', '：', ' ']));
    let end = sentence.unwrap_or(head.len());
    let closing: usize = text[end..]
        .chars()
        .take_while(|c| matches!(c, '”' | '’' | '」' | '）' | '》'))
        .map(char::len_utf8)
        .sum();
    &text[..end + closing]
}
