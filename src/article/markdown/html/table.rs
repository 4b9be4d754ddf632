//! Tables: a box that scrolls, a caption, columns by class.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::super::plain::is_caption;
use super::Writer;

/// The columns of the open table and where the writer stands in it.
#[derive(Default)]
pub(super) struct Columns {
    alignments: Vec<Alignment>,
    column: usize,
    part: Part,
    /// Whether its end is still to come.
    pub(super) is_open: bool,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Part {
    #[default]
    Head,
    BeforeBody,
    Body,
}

/// A paragraph that became the caption of the table below it.
struct Caption {
    /// The attribute with its place, if it has one.
    mark: String,
    html: String,
}

impl Writer<'_> {
    pub(super) fn open_table(&mut self, alignments: Vec<Alignment>, range: &Range<usize>) {
        self.table = Columns { alignments, column: 0, part: Part::Head, is_open: true };
        self.tables += 1;
        let caption = self.take_caption();
        self.open("<div", range);
        self.out.push_str(" class=\"data\" role=\"group\" tabindex=\"0\" aria-label=\"");
        let name =
            caption.as_ref().map_or_else(|| format!("表格 {}", self.tables), |caption| label(&caption.html));
        self.out.push_str(&name);
        self.out.push_str("\"><table>\n");
        if let Some(caption) = caption {
            self.out.push_str("<caption");
            self.out.push_str(&caption.mark);
            self.out.push('>');
            self.out.push_str(&caption.html);
            self.out.push_str("</caption>\n");
        }
    }

    /// The paragraph right before the table, if it reads `表1 …`: taken back from the output.
    fn take_caption(&mut self) -> Option<Caption> {
        if self.last_paragraph.end != self.out.len() || self.last_paragraph.is_empty() {
            return None;
        }
        let paragraph = self.out[self.last_paragraph.clone()].strip_prefix("<p")?.strip_suffix("</p>\n")?;
        let (mark, html) = paragraph.split_once('>')?;
        if !is_caption(html) {
            return None;
        }
        let caption = Caption { mark: mark.to_owned(), html: html.to_owned() };
        self.out.truncate(self.last_paragraph.start);
        Some(caption)
    }

    pub(super) fn open_table_head(&mut self, range: &Range<usize>) {
        self.block("<thead>\n");
        self.open("<tr", range);
        self.out.push('>');
    }

    pub(super) fn open_row(&mut self, range: &Range<usize>) {
        self.table.column = 0;
        if self.table.part == Part::BeforeBody {
            self.table.part = Part::Body;
            self.block("<tbody>\n");
        }
        self.open("<tr", range);
        self.out.push('>');
    }

    pub(super) fn open_cell(&mut self, range: &Range<usize>) {
        if self.table.part == Part::Head {
            self.open("<th", range);
            self.out.push_str(" scope=\"col\"");
        } else {
            self.open("<td", range);
        }
        self.out.push_str(match self.table.alignments.get(self.table.column) {
            Some(Alignment::Right) => " class=\"n\">",
            Some(Alignment::Center) => " class=\"c\">",
            _ => ">",
        });
        self.table.column += 1;
    }

    pub(super) fn close_cell(&mut self) {
        self.block(if self.table.part == Part::Head { "</th>" } else { "</td>" });
    }

    pub(super) fn close_table_head(&mut self) {
        self.table.part = Part::BeforeBody;
        self.block("</tr>\n</thead>\n");
    }

    pub(super) fn close_table(&mut self) {
        self.table.is_open = false;
        let end =
            if self.table.part == Part::Body { "</tbody>\n</table></div>\n" } else { "</table></div>\n" };
        self.block(end);
    }
}

/// The words of a caption's HTML, fit for an attribute. Its text is escaped, so that `<` starts a
/// tag and nothing else.
fn label(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        words.push_str(&rest[..open]);
        rest = rest[open..].find('>').map_or("", |close| &rest[open + close + 1..]);
    }
    words.push_str(rest);
    words.replace('"', "&quot;")
}
