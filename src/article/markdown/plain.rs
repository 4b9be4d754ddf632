//! Plain text out of inline events: what a reader reads, without marks, with the line ends of
//! Chinese taken out.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::character::joins_lines;
use super::escape;
use super::heading::{Attributes, attributes};
use super::prepare::Prepared;

/// Collects the text of a heading, a paragraph or a picture's description.
#[derive(Default)]
pub(super) struct Plain {
    text: String,
    broken: bool,
}

impl Plain {
    /// More text.
    pub(super) fn push(&mut self, text: &str) {
        if self.broken {
            if let (Some(before), Some(after)) = (self.text.chars().next_back(), text.chars().next())
                && !(joins_lines(before) && joins_lines(after))
            {
                self.text.push(' ');
            }
            self.broken = false;
        }
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
pub fn plain_text(source_text: &str) -> String {
    if super::limits::excess(source_text).is_some() {
        return String::new();
    }
    let prepared = Prepared::new(source_text);
    let mut lines = String::with_capacity(source_text.len());
    let mut line = Plain::default();
    let mut braces = None;
    for (event, range) in super::parse::events(&prepared.text) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                line.push(&text);
            }
            Event::SoftBreak | Event::HardBreak => line.line_end(),
            Event::End(TagEnd::TableCell) => line.push(" "),
            Event::Start(Tag::Heading { .. }) => {
                end_line(&mut lines, &mut line);
                if let Attributes::Words(words) = attributes(&prepared.text, range) {
                    braces = Some(words);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(words) = braces.take() {
                    line.push(&prepared.text[words]);
                }
                end_line(&mut lines, &mut line);
            }
            Event::Start(tag) if is_block(tag.to_end()) => end_line(&mut lines, &mut line),
            Event::End(tag) if is_block(tag) => end_line(&mut lines, &mut line),
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

fn is_block(tag: TagEnd) -> bool {
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
