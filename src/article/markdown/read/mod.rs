//! What an article's body says: one pass over its events, which collects values and findings.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd};

use super::address::{Address, judge};
use super::body::{Body, Heading, Reference, ReferenceKind};
use super::escape;
use super::heading::{Attributes, Ids, attributes, level_on_page};
use super::limits;
use super::lint::{BrokenLinks, Findings, Footnotes, Lines};
use super::plain::Plain;
use super::prepare::Prepared;
use super::summary::Summary;
use crate::diagnostic::Checked;
use crate::source::Source;

/// Reads the part of `source` that is the body: outline, summary, counts, references, and all
/// findings with their places in the source.
pub fn read(source: &Source, body: Range<usize>) -> Checked<Body> {
    let text = &source.text()[body.clone()];
    let mut findings = Findings::new(source, body.clone());
    if let Some(excess) = limits::excess(text) {
        findings.excess(excess);
        return Checked { value: Body::default(), diagnostics: findings.finish() };
    }
    let prepared = Prepared::new(text);
    let mut broken = BrokenLinks::default();
    let mut reader = Reader::new(text, body.start, &prepared, findings);
    let mut note = |link| broken.note(&link);
    let parser =
        Parser::new_with_broken_link_callback(&prepared.text, super::parse::options(), Some(&mut note));
    reader.definitions(&parser);
    for (event, range) in parser.into_offset_iter() {
        reader.event(event, range);
    }
    reader.finish(broken)
}

struct Reader<'a> {
    /// The body as written.
    text: &'a str,
    /// Where the body starts in the source.
    base: usize,
    prepared: &'a Prepared<'a>,
    body: Body,
    findings: Findings<'a>,
    lines: Lines,
    ids: Ids,
    /// The open heading: its place in the parser's text, its words, what stands in braces.
    heading: Option<(Range<usize>, Plain, Attributes<'a>)>,
    /// The level of the heading before, on the page.
    level: u8,
    /// The words of the open picture, and whether it is among the references.
    picture: Option<(Plain, Listed)>,
    /// Pictures within the open picture's words.
    depth: usize,
    summary: Summary,
    columns: usize,
    footnotes: Footnotes,
    /// Definitions of links that were not used yet: by label in lower case the address and the place.
    definitions: BTreeMap<String, (String, Range<usize>)>,
    has_empty_brackets: bool,
    has_black_brackets: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Listed {
    Yes,
    No,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, base: usize, prepared: &'a Prepared<'a>, findings: Findings<'a>) -> Self {
        let has = |needle: &str| memchr::memmem::find(text.as_bytes(), needle.as_bytes()).is_some();
        Self {
            text,
            base,
            prepared,
            body: Body::default(),
            findings,
            lines: Lines::default(),
            ids: Ids::default(),
            heading: None,
            level: 1,
            picture: None,
            depth: 0,
            summary: Summary::default(),
            columns: 0,
            footnotes: Footnotes::new(text),
            definitions: BTreeMap::new(),
            has_empty_brackets: has("[]("),
            has_black_brackets: has("】(") || has("】（"),
        }
    }

    fn definitions<F: pulldown_cmark::BrokenLinkCallback<'a>>(&mut self, parser: &Parser<'a, F>) {
        for (label, definition) in parser.reference_definitions().iter() {
            let place = self.prepared.original(&definition.span);
            self.definitions.insert(label.to_lowercase(), (definition.dest.to_string(), place));
        }
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Text(text) => {
                if text.starts_with("**") {
                    self.stars(&text, &range);
                }
                self.words(&text);
            }
            Event::Code(text) | Event::Html(text) => self.words(&text),
            Event::InlineHtml(html) => {
                if !html.starts_with("</") {
                    let place = self.prepared.original(&range);
                    self.findings.raw_html(&place);
                }
                self.words(&html);
            }
            Event::SoftBreak | Event::HardBreak => self.line_end(),
            Event::FootnoteReference(name) => {
                self.footnotes.call(&name);
            }
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, &range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.summary.start(),
            Tag::Heading { .. } => {
                let attributes = attributes(&self.prepared.text, range.clone());
                self.heading = Some((range, Plain::default(), attributes));
            }
            Tag::Link { link_type, dest_url, id, .. } => {
                self.use_definition(&id);
                if link_type != LinkType::Email {
                    self.reference(ReferenceKind::Link, dest_url, &range);
                }
            }
            Tag::Image { dest_url, id, .. } => {
                self.use_definition(&id);
                if self.picture.is_some() {
                    self.depth += 1;
                    return;
                }
                let listed = self.reference(ReferenceKind::Picture { alt: String::new() }, dest_url, &range);
                self.picture = Some((Plain::default(), listed));
            }
            Tag::Table(alignments) => self.columns = alignments.len(),
            Tag::CodeBlock(kind) => {
                let place = self.prepared.original(&range);
                match kind {
                    CodeBlockKind::Indented => self.findings.indented_code(&place),
                    CodeBlockKind::Fenced(_) => self.findings.fenced_code(&place),
                }
            }
            Tag::HtmlBlock => {
                let place = self.prepared.original(&range);
                self.findings.raw_html(&place);
            }
            Tag::FootnoteDefinition(name) => {
                let place = self.prepared.original(&range);
                self.footnotes.define(&name, place);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph => {
                self.summary.end();
                let place = self.prepared.original(range);
                self.paragraph(&place);
            }
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::Image if self.depth > 0 => self.depth -= 1,
            TagEnd::Image => self.end_picture(),
            TagEnd::TableHead | TagEnd::TableRow => {
                let place = self.prepared.original(range);
                self.findings.row(&place, self.columns);
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        self.body.count.add(text);
        if let Some((_, heading, _)) = &mut self.heading {
            heading.push(text);
        }
        if let Some((alt, _)) = &mut self.picture {
            alt.push(text);
        } else {
            self.summary.push(text);
        }
    }

    fn line_end(&mut self) {
        if let Some((_, heading, _)) = &mut self.heading {
            heading.line_end();
        }
        if let Some((alt, _)) = &mut self.picture {
            alt.line_end();
        } else {
            self.summary.line_end();
        }
    }

    fn stars(&mut self, text: &str, range: &Range<usize>) {
        let place = self.prepared.original(range);
        if !text.starts_with("***") && self.text[place.clone()].starts_with("**") {
            self.findings.stars(&place);
        }
    }

    fn paragraph(&mut self, place: &Range<usize>) {
        self.lines.paragraph(&mut self.findings, place);
        if self.has_empty_brackets {
            self.findings.empty_brackets(place);
        }
        if self.has_black_brackets {
            self.findings.black_brackets(place);
        }
        self.footnotes.paragraph(self.text, place);
    }

    fn end_heading(&mut self, written: HeadingLevel) {
        let Some((range, mut text, attributes)) = self.heading.take() else { return };
        let place = self.prepared.original(&range);
        let explicit = match &attributes {
            Attributes::Read { id, .. } => *id,
            Attributes::Words(words) => {
                text.push(&self.prepared.text[words.clone()]);
                self.findings.heading_words(&self.prepared.original(words));
                None
            }
            Attributes::None => None,
        };
        self.findings.heading(&place, written as u8, self.level);
        let text = text.into_string();
        let id = self.ids.assign(&text, explicit);
        self.level = level_on_page(written);
        let end = place.start + self.text[place.clone()].trim_end().len();
        self.body.outline.push(Heading {
            level: self.level,
            id,
            text: text.trim().to_owned(),
            span: place.start + self.base..end + self.base,
        });
    }

    fn use_definition(&mut self, label: &str) {
        if !label.is_empty() && !self.definitions.is_empty() {
            self.definitions.remove(&label.to_lowercase());
        }
    }

    fn reference(&mut self, kind: ReferenceKind, destination: CowStr<'a>, range: &Range<usize>) -> Listed {
        let destination = self.prepared.clean(destination).into_string();
        let mut span = self.prepared.original(range);
        if judge(&destination) == Address::Filtered {
            self.findings.filtered(&span, &destination);
            return Listed::No;
        }
        if let Some(at) = self.text[span.clone()].rfind(&destination)
            && !destination.is_empty()
        {
            let start = span.start + at;
            span = start..start + destination.len();
        }
        let span = span.start + self.base..span.end + self.base;
        self.body.references.push(Reference { kind, destination, span });
        Listed::Yes
    }

    fn end_picture(&mut self) {
        let Some((words, listed)) = self.picture.take() else { return };
        if listed == Listed::Yes
            && let Some(Reference { kind: ReferenceKind::Picture { alt }, .. }) = self
                .body
                .references
                .iter_mut()
                .rev()
                .find(|reference| matches!(reference.kind, ReferenceKind::Picture { .. }))
        {
            *alt = words.into_string();
        }
    }

    fn finish(mut self, broken: BrokenLinks) -> Checked<Body> {
        std::mem::take(&mut self.footnotes).tell(&mut self.findings);
        for (label, (destination, place)) in std::mem::take(&mut self.definitions) {
            self.findings.unused_definition(&place, &label, &destination);
        }
        broken.tell(&mut self.findings, |range| self.prepared.original(range));
        self.lines.finish(&mut self.findings);
        self.body.summary = self.summary.into_string();
        let unclean = escape::may_need_sanitising(self.text);
        if unclean {
            self.findings.bidi_controls();
        }
        if unclean || self.prepared.is_changed() {
            sanitise(&mut self.body);
        }
        Checked { value: self.body, diagnostics: self.findings.finish() }
    }
}

fn sanitise(body: &mut Body) {
    escape::sanitise(&mut body.summary);
    for heading in &mut body.outline {
        escape::sanitise(&mut heading.text);
    }
    for reference in &mut body.references {
        if let ReferenceKind::Picture { alt } = &mut reference.kind {
            escape::sanitise(alt);
        }
    }
}
