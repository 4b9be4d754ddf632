//! What an article's body says: one pass over its events, which collects values and findings.

mod block;
mod reference;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::body::{Body, Counter, ReferenceKind};
use super::escape;
use super::heading::{Attributes, Ids};
use super::limits;
use super::lint::{Findings, Footnotes, Lines, Stars, Within, unresolved};
use super::paragraphs::{TextBlock, is_block};
use super::parse::{self, Definition, Reading, Unresolved};
use super::plain::{Plain, is_line_break};
use super::prepare::Prepared;
use super::summary::{Standing, Summary};
use crate::config::LineEnds;
use crate::diagnostic::Checked;
use crate::source::Source;
use reference::{Definitions, OpenPicture};

/// Reads the part of `source` that is the body: outline, summary, counts, references, and all
/// findings with their places in the source.
pub fn read(source: &Source, body: Range<usize>, line_ends: LineEnds) -> Checked<Body> {
    let text = &source.text()[body.clone()];
    let mut findings = Findings::new(source, body.clone());
    if let Some(excess) = limits::excess(text) {
        findings.excess(excess);
        return Checked { value: Body::default(), diagnostics: findings.finish() };
    }
    let prepared = Prepared::new(text, line_ends);
    let mut reader = Reader::new(text, body.start, findings);
    let brackets = parse::read(text, &prepared, &mut reader);
    reader.finish(brackets)
}

struct Reader<'a> {
    /// The body as written.
    text: &'a str,
    /// Where the body starts in the source.
    base: usize,
    /// Where it ends but for white space.
    content_end: usize,
    body: Body,
    counter: Counter,
    findings: Findings<'a>,
    lines: Lines,
    stars: Stars,
    ids: Ids,
    /// The open heading: its place, its words, what stands in braces.
    heading: Option<(Range<usize>, Plain, Attributes<'a>)>,
    /// The level of the heading before, on the page.
    level: Option<u8>,
    picture: Option<OpenPicture>,
    summary: Summary,
    /// The quotes, alerts and footnotes around.
    around: Vec<Standing>,
    /// What the open block of text is.
    text_of: TextOf,
    within: Within,
    footnotes: Footnotes,
    definitions: Definitions,
    has_empty_brackets: bool,
    has_wide_brackets: bool,
}

/// What kind of block text stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
enum TextOf {
    /// A block of code.
    Code,
    /// Any other.
    Other,
}

impl<'a> Reading<'a> for Reader<'a> {
    fn define(&mut self, definition: Definition) {
        self.definitions.add(definition);
    }

    fn text(&mut self, block: &TextBlock) {
        self.lines.text(&mut self.findings, block);
        self.brackets(&block.place);
    }

    fn see(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Text(text) => {
                if self.text_of != TextOf::Code {
                    self.stars.text(self.text, &range);
                    self.findings.office_tags(&range);
                    self.entity(&range, &text);
                    self.web_addresses(&range, &text);
                }
                self.words(&text);
            }
            Event::Code(text) | Event::Html(text) => self.words(&text),
            Event::InlineHtml(html) => {
                let is_break = self.within == Within::Cell && is_line_break(&html);
                if is_break {
                    return self.line_end();
                }
                if !html.starts_with("</") {
                    self.findings.raw_html(&range, self.within);
                }
                self.words(&html);
            }
            Event::SoftBreak | Event::HardBreak => self.line_end(),
            Event::FootnoteReference(name) => self.footnotes.call(&name),
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, &range),
            _ => {}
        }
    }
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, base: usize, findings: Findings<'a>) -> Self {
        let has = |needle: &str| memchr::memmem::find(text.as_bytes(), needle.as_bytes()).is_some();
        Self {
            text,
            base,
            content_end: text.trim_end().len(),
            body: Body::default(),
            counter: Counter::default(),
            findings,
            lines: Lines::default(),
            stars: Stars::new(text),
            ids: Ids::default(),
            heading: None,
            level: None,
            picture: None,
            summary: Summary::default(),
            around: Vec::new(),
            text_of: TextOf::Other,
            within: Within::Text,
            footnotes: Footnotes::new(text),
            definitions: Definitions::default(),
            has_empty_brackets: has("[]("),
            has_wide_brackets: ["【", "】", "［", "］"].iter().any(|bracket| has(bracket)),
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        if is_text_apart(tag.to_end()) {
            self.end_block();
        }
        match tag {
            Tag::Paragraph => self.summary.start(self.around.last().copied().unwrap_or(Standing::Own)),
            Tag::BlockQuote(kind) => {
                if kind.is_none() {
                    self.findings.no_alert(&range);
                }
                let note = self.around.contains(&Standing::Note);
                self.around.push(if note { Standing::Note } else { Standing::Quoted });
            }
            Tag::Emphasis | Tag::Strong => self.stars.emphasis(&mut self.findings, &range),
            Tag::Heading { .. } => self.start_heading(range),
            Tag::Link { link_type: LinkType::Autolink, .. } if self.findings.office_tag(range.start) => {}
            Tag::Link { link_type, dest_url, id, .. } if link_type != LinkType::Email => {
                self.reference(ReferenceKind::Link, dest_url, &id, &range);
            }
            Tag::Image { dest_url, id, .. } => self.start_picture(dest_url, &id, &range),
            Tag::Table(alignments) => self.lines.tables.open(alignments.len()),
            Tag::CodeBlock(kind) => {
                self.text_of = TextOf::Code;
                match kind {
                    CodeBlockKind::Indented => self.findings.indented_code(&range),
                    CodeBlockKind::Fenced(words) => {
                        self.findings.words_on_fence(&range, &words);
                        self.findings.fenced_code(&range, self.content_end);
                    }
                }
            }
            Tag::TableCell => self.within = Within::Cell,
            Tag::HtmlBlock => self.findings.raw_html(&range, Within::Text),
            Tag::FootnoteDefinition(name) => {
                self.around.push(Standing::Note);
                self.footnotes.define(&name, range);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph => {
                self.summary.end();
            }
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.around.pop();
            }
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::Image => self.end_picture(),
            TagEnd::TableHead | TagEnd::TableRow => self.lines.tables.row(&mut self.findings, range),
            TagEnd::TableCell => self.within = Within::Text,
            TagEnd::Table => self.lines.tables.close(&mut self.findings, range.end),
            _ => {}
        }
        if is_text_apart(tag) {
            self.end_block();
        }
    }

    fn finish(mut self, brackets: Vec<Unresolved>) -> Checked<Body> {
        std::mem::take(&mut self.footnotes).tell(&mut self.findings);
        std::mem::take(&mut self.definitions).tell(&mut self.findings);
        unresolved(&mut self.findings, brackets);
        self.lines.finish(&mut self.findings);
        self.body.count = self.counter.count;
        self.body.summary = self.summary.into_string();
        if escape::may_need_sanitising(self.text) {
            self.findings.bidi_controls();
            sanitise(&mut self.body);
        }
        Checked { value: self.body, diagnostics: self.findings.finish() }
    }
}

/// Whether text on both sides of a tag belongs to different words.
fn is_text_apart(tag: TagEnd) -> bool {
    is_block(tag) || tag == TagEnd::TableCell
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
