//! Markdown as HTML, for pages and feeds. Every character of the author's goes through
//! [`super::escape`]; every tag is written here.

mod picture;
mod block;
mod footnote;
mod list;
mod names;
mod table;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::Resolve;
use super::address::{Address, judge};
use super::bare;
use super::edge::Edge;
use super::escape;
use super::heading::Ids;
use super::office::OfficeLines;
use super::plain::is_line_break;
use super::prepare::{Prepared, is_wide_space};

/// The HTML of a body.
pub(super) fn write(body: &str, prepared: &Prepared<'_>, resolve: &dyn Resolve, marks: Marks) -> String {
    let mut writer = Writer::new(body, resolve, marks);
    for (event, range) in super::parse::events(body, prepared) {
        writer.event(event, range);
    }
    writer.finish()
}

/// Whether the tags of blocks say which part of the body they show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// They do not: for pages.
    None,
    /// They do, in the attribute [`PLACE`](super::PLACE).
    Places,
}

/// Writes one event after the other; knows only what is open.
struct Writer<'p> {
    body: &'p str,
    resolve: &'p dyn Resolve,
    marks: Marks,
    out: String,
    ids: Ids,
    /// How the text ends that was written last in this run of inline text, if it was text.
    last: Edge,
    /// Where a line of the source ended, and what stood before, until the next text says whether
    /// a space is meant.
    line_end: Option<(usize, Edge)>,
    heading: Option<block::OpenHeading<'p>>,
    paragraph: Option<block::OpenParagraph>,
    /// Where the last paragraph lies in `out`: it may be a table's caption.
    last_paragraph: Range<usize>,
    picture: Option<picture::OpenPicture>,
    pictures: usize,
    figures: block::Figures,
    names: names::Names,
    /// For each open link, whether an `<a>` was written.
    links: Vec<Anchor>,
    lists: Vec<list::Numbering>,
    table: table::Columns,
    office: OfficeLines,
    tables: usize,
    notes: footnote::Notes,
}

/// Whether a link became one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Anchor {
    Written,
    Filtered,
}

impl<'p> Writer<'p> {
    fn new(body: &'p str, resolve: &'p dyn Resolve, marks: Marks) -> Self {
        Self {
            body,
            resolve,
            marks,
            out: String::with_capacity(body.len() + body.len() / 4 + 64),
            ids: Ids::default(),
            last: Edge::Other,
            line_end: None,
            heading: None,
            paragraph: None,
            last_paragraph: 0..0,
            picture: None,
            pictures: 0,
            figures: block::Figures::default(),
            names: names::Names::default(),
            links: Vec::new(),
            lists: Vec::new(),
            table: table::Columns::default(),
            office: OfficeLines::of(body),
            tables: 0,
            notes: footnote::Notes::default(),
        }
    }

    fn event(&mut self, event: Event<'p>, range: Range<usize>) {
        if self.picture.is_some() {
            return self.inside_picture(&event);
        }
        match event {
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::Code(code) => self.code(&code),
            Event::InlineHtml(html) if self.table.is_open && is_line_break(&html) => self.inline("<br>\n"),
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(&html),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => {
                self.inline("<br>\n");
                if let Some(heading) = &mut self.heading {
                    heading.text.line_end();
                }
            }
            Event::Rule => self.block("<hr>\n"),
            Event::FootnoteReference(name) => self.footnote_reference(&name),
            Event::TaskListMarker(done) => self.inline(if done { list::DONE } else { list::OPEN }),
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
        }
    }

    fn start(&mut self, tag: Tag<'p>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.mark("<em>"),
            Tag::Strong => self.mark("<strong>"),
            Tag::Strikethrough => self.mark("<del>"),
            Tag::Superscript => self.mark("<sup>"),
            Tag::Subscript => self.mark("<sub>"),
            Tag::Link { link_type, dest_url, title, .. } => self.open_link(link_type, &dest_url, &title),
            Tag::Image { dest_url, title, .. } => self.open_picture(dest_url, &title, &range),
            Tag::Paragraph => self.open_paragraph(&range),
            Tag::Heading { .. } => self.open_heading(range),
            Tag::List(first) => self.open_list(first, range),
            Tag::Item => self.open_item(range),
            Tag::FootnoteDefinition(name) => self.open_footnote(&name),
            Tag::Table(alignments) => self.open_table(alignments, &range),
            Tag::TableHead => self.open_table_head(&range),
            Tag::TableRow => self.open_row(&range),
            Tag::TableCell => self.open_cell(&range),
            other => self.open_container(&other, &range),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.mark("</em>"),
            TagEnd::Strong => self.mark("</strong>"),
            TagEnd::Strikethrough => self.mark("</del>"),
            TagEnd::Superscript => self.mark("</sup>"),
            TagEnd::Subscript => self.mark("</sub>"),
            TagEnd::Link => {
                if self.links.pop() == Some(Anchor::Written) {
                    self.mark("</a>");
                }
            }
            TagEnd::Paragraph => self.close_paragraph(),
            TagEnd::Heading(level) => self.close_heading(level),
            TagEnd::List(_) => self.close_list(),
            TagEnd::FootnoteDefinition => self.close_footnote(),
            TagEnd::Table => self.close_table(),
            TagEnd::TableHead => self.close_table_head(),
            TagEnd::TableRow => self.block("</tr>\n"),
            TagEnd::TableCell => self.close_cell(),
            other => self.close_container(other),
        }
    }

    /// Text of a reader's eye: escaped, joined to the line before.
    fn text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push(text);
        }
        self.show(text);
    }

    /// The same, where a heading knows it already.
    fn show(&mut self, text: &str) {
        let text = self.without_indent(text);
        if text.is_empty() {
            return;
        }
        self.settle_line_end(Edge::before(text));
        if self.links.is_empty() && self.heading.is_none() {
            bare::push_linked(&mut self.out, text, self.resolve);
        } else {
            escape::push_text(&mut self.out, text);
        }
        self.last = Edge::behind(text);
    }

    /// Wide spaces at the start of a paragraph are the indent that the page's style gives; `&nbsp;` alone was
    /// asked for.
    fn without_indent<'t>(&mut self, text: &'t str) -> &'t str {
        let Some(paragraph) = &mut self.paragraph else { return text };
        let bare = text.trim_start_matches(is_wide_space);
        let text = match text {
            _ if self.out.len() > paragraph.content => text,
            _ if bare.is_empty() => text.trim_start_matches('\u{3000}'),
            _ => bare,
        };
        if paragraph.holds_only_pictures && !text.trim().is_empty() {
            paragraph.holds_only_pictures = false;
        }
        text
    }

    fn code(&mut self, code: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push(code);
        }
        self.inline("<code>");
        escape::push_text(&mut self.out, code);
        self.out.push_str("</code>");
    }

    /// Raw HTML is shown, not obeyed.
    fn raw_html(&mut self, html: &str) {
        match html.strip_suffix('\n') {
            Some(line) => {
                self.text(line);
                self.out.push_str("<br>\n");
            }
            None => self.text(html),
        }
    }

    fn soft_break(&mut self) {
        if let Some(heading) = &mut self.heading {
            heading.text.line_end();
        }
        self.line_end = Some((self.out.len(), self.last));
    }

    /// Writes the line end that stands open as a newline, unless Chinese stands on both sides.
    fn settle_line_end(&mut self, next: Edge) {
        let Some((at, before)) = self.line_end.take() else { return };
        if !before.joins(next) {
            self.out.insert(at, '\n');
        }
    }

    /// What text is read through, such as `<strong>` or the number of a footnote.
    fn mark(&mut self, tag: &str) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.holds_only_pictures = false;
        }
        self.out.push_str(tag);
    }

    /// Something within a line that is no text.
    fn inline(&mut self, html: &str) {
        self.settle_line_end(Edge::Other);
        if let Some(paragraph) = &mut self.paragraph
            && html != "<br>\n"
        {
            paragraph.holds_only_pictures = false;
        }
        self.out.push_str(html);
        self.last = Edge::Other;
    }

    /// A tag between blocks.
    fn block(&mut self, html: &str) {
        self.settle_line_end(Edge::Other);
        self.out.push_str(html);
        self.last = Edge::Other;
    }

    /// A block's start tag up to its first attribute: `<p`.
    fn open(&mut self, tag: &str, range: &Range<usize>) {
        self.block(tag);
        let mark = self.place_mark(range);
        self.out.push_str(&mark);
    }

    /// The attribute that says which part of the body a block shows, if that is wanted.
    fn place_mark(&self, range: &Range<usize>) -> String {
        match self.marks {
            Marks::None => String::new(),
            Marks::Places => format!(" {}=\"{} {}\"", super::PLACE, range.start, range.end),
        }
    }

    fn open_link(&mut self, kind: LinkType, destination: &str, title: &str) {
        let address = if kind == LinkType::Email { Address::Contact } else { judge(destination) };
        if address == Address::Filtered {
            self.links.push(Anchor::Filtered);
            return;
        }
        self.links.push(Anchor::Written);
        self.mark("<a href=\"");
        let resolved = match address {
            Address::Relative | Address::External => self.resolve.link(destination),
            Address::Contact | Address::Filtered => None,
        };
        if kind == LinkType::Email {
            self.out.push_str("mailto:");
        }
        escape::push_address(&mut self.out, resolved.as_deref().unwrap_or(destination));
        self.out.push('"');
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            escape::push_attribute(&mut self.out, title);
            self.out.push('"');
        }
        self.out.push_str(if address == Address::External { " rel=\"external noopener\">" } else { ">" });
    }

    fn finish(mut self) -> String {
        self.settle_line_end(Edge::Other);
        self.write_footnotes();
        self.out
    }
}
