//! Plain text out of inline events: what a reader reads, without marks, with the line ends of
//! Chinese taken out.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::edge::Edge;
use super::escape;
use super::heading::{Attributes, attributes};
use super::merge::Mark;
use super::paragraphs::is_block;
use super::prepare::Prepared;
use crate::config::LineEnds;

/// The longest paragraph, in characters, that a table takes for its caption: a line of text.
const LONGEST_CAPTION: usize = 40;

/// Whether a paragraph can be a table's caption: `表1 …`, in one line that is no sentence.
pub(super) fn is_caption(paragraph: &str) -> bool {
    let numbered = paragraph.strip_prefix('表').map_or("", str::trim_start);
    numbered.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        && !paragraph.contains('\n')
        && !paragraph.ends_with(['。', '；', '：'])
        && paragraph.chars().count() <= LONGEST_CAPTION
}

/// `<br>`: a line break within a cell of a table, which Markdown has no other way to write.
pub(super) fn is_line_break(html: &str) -> bool {
    let name = html.strip_prefix('<').and_then(|html| html.strip_suffix('>')).unwrap_or_default();
    name.trim_end_matches(['/', ' ']).eq_ignore_ascii_case("br")
}

/// Collects the text of a heading, a paragraph or a picture's description.
#[derive(Default)]
pub(super) struct Plain {
    text: String,
    broken: bool,
}

impl Plain {
    /// More text.
    pub(super) fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.broken && !self.text.is_empty() && !Edge::behind(&self.text).joins(Edge::before(text)) {
            self.text.push(' ');
        }
        self.broken = false;
        self.text.push_str(text);
    }

    /// The end of a source line: a space, unless Chinese stands on both sides.
    pub(super) fn line_end(&mut self) {
        self.broken = true;
    }

    /// What was collected so far.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// What was collected.
    pub(super) fn into_string(self) -> String {
        self.text
    }
}

/// The body as plain text, a line a block: for search.
pub fn plain_text(source_text: &str, line_ends: LineEnds) -> String {
    if super::limits::excess(source_text).is_some() {
        return String::new();
    }
    let prepared = Prepared::new(source_text, line_ends);
    let mut lines = String::with_capacity(source_text.len());
    let mut line = Plain::default();
    let mut braces = None;
    let mut is_mark = false;
    for (event, range) in super::parse::events(source_text, &prepared) {
        match event {
            // `^^` and `<<` of merged cells are no words.
            Event::Start(Tag::TableCell) => is_mark = Mark::of(&source_text[range]) != Mark::Own,
            Event::Text(_) if is_mark => {}
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                line.push(&text);
            }
            Event::SoftBreak | Event::HardBreak => line.line_end(),
            Event::End(TagEnd::TableCell) => {
                is_mark = false;
                line.push(" ");
            }
            Event::Start(Tag::Heading { .. }) => {
                end_line(&mut lines, &mut line);
                if let Attributes::Words(words) = attributes(source_text, range) {
                    braces = Some(words);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(words) = braces.take() {
                    line.push(&source_text[words]);
                }
                end_line(&mut lines, &mut line);
            }
            Event::Start(tag) if is_block(tag.to_end()) => end_line(&mut lines, &mut line),
            Event::End(tag) if is_block(tag) => end_line(&mut lines, &mut line),
            _ => {}
        }
    }
    end_line(&mut lines, &mut line);
    if escape::may_need_sanitising(source_text) {
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
