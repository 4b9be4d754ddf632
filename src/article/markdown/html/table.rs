//! Tables: a box that scrolls, a caption, columns by class, merged cells.

use std::fmt::Write as _;
use std::ops::{Range, RangeInclusive};

use pulldown_cmark::Alignment;

use super::super::edge::Edge;
use super::super::merge::{Cell, Mark, merged};
use super::super::plain::is_caption;
use super::Writer;

/// A table of so many columns does not fit a sheet upright: 156 mm hold seven of four characters (GB/T 9704: 5.57 mm
/// a character of size 3).
const WIDE: usize = 8;

/// A cell of so many characters stands in one line: `塘里组`, `1234.5万元`, `2025年3月`. A shorter one does anyway.
const SHORT: RangeInclusive<usize> = 3..=8;

/// The columns of the open table and where the writer stands in it.
#[derive(Default)]
pub(super) struct Columns {
    alignments: Vec<Alignment>,
    column: usize,
    /// Where the content of the open cell begins in the output.
    cell: usize,
    part: Part,
    /// The cells written so far, a row each.
    rows: Vec<Vec<Written>>,
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

/// A cell as it stands in what is written.
struct Written {
    mark: Mark,
    place: Range<usize>,
}

/// A paragraph that became the caption of the table below it.
struct Caption {
    /// The attribute with its place, if it has one.
    mark: String,
    html: String,
}

impl Writer<'_> {
    pub(super) fn open_table(&mut self, alignments: Vec<Alignment>, range: &Range<usize>) {
        let wide = if alignments.len() >= WIDE { " broad" } else { "" };
        self.table = Columns { alignments, is_open: true, ..Columns::default() };
        self.tables += 1;
        let caption = self.take_caption();
        self.open("<div", range);
        self.out.push_str(" class=\"data");
        self.out.push_str(wide);
        self.out.push_str("\" role=\"group\" tabindex=\"0\" aria-label=\"");
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
        self.table.rows.push(Vec::new());
        self.open("<tr", range);
        self.out.push('>');
    }

    pub(super) fn open_row(&mut self, range: &Range<usize>) {
        self.table.column = 0;
        self.table.rows.push(Vec::new());
        if self.table.part == Part::BeforeBody {
            self.table.part = Part::Body;
            self.block("<tbody>\n");
        }
        self.open("<tr", range);
        self.out.push('>');
    }

    pub(super) fn open_cell(&mut self, range: &Range<usize>) {
        self.settle_line_end(Edge::Other);
        let start = self.out.len();
        if let Some(row) = self.table.rows.last_mut() {
            row.push(Written { mark: Mark::of(&self.body[range.clone()]), place: start..start });
        }
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
        self.table.cell = self.out.len();
    }

    pub(super) fn close_cell(&mut self) {
        let alignment = self.table.alignments.get(self.table.column - 1);
        let plain = !matches!(alignment, Some(Alignment::Right | Alignment::Center));
        if plain && SHORT.contains(&label(&self.out[self.table.cell..]).chars().count()) {
            self.out.insert_str(self.table.cell - 1, " class=\"s\"");
        }
        self.block(if self.table.part == Part::Head { "</th>" } else { "</td>" });
        if let Some(cell) = self.table.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.place.end = self.out.len();
        }
    }

    pub(super) fn close_table_head(&mut self) {
        self.table.part = Part::BeforeBody;
        self.block("</tr>\n</thead>\n");
    }

    pub(super) fn close_table(&mut self) {
        self.table.is_open = false;
        self.merge_cells();
        let end =
            if self.table.part == Part::Body { "</tbody>\n</table></div>\n" } else { "</table></div>\n" };
        self.block(end);
    }
}

impl Writer<'_> {
    /// Takes out the cells that belong to others, and says how far those reach.
    fn merge_cells(&mut self) {
        let rows = std::mem::take(&mut self.table.rows);
        if rows.iter().flatten().all(|cell| cell.mark == Mark::Own) {
            return;
        }
        let marks: Vec<Vec<Mark>> =
            rows.iter().map(|row| row.iter().map(|cell| cell.mark).collect()).collect();
        let cells = merged(&marks);
        let start = rows.iter().flatten().next().map_or(0, |cell| cell.place.start);
        let written = self.out.split_off(start);
        let mut copied = start;
        for (cell, outcome) in rows.iter().flatten().zip(cells.iter().flatten()) {
            let (until, from) = match outcome {
                Cell::Merged => (cell.place.start, cell.place.end),
                _ => (cell.place.start + "<td".len(), cell.place.start + "<td".len()),
            };
            self.out.push_str(&written[copied - start..until - start]);
            copied = from;
            if let Cell::Shown { rows, columns } = outcome {
                self.span("rowspan", *rows);
                self.span("colspan", *columns);
            }
        }
        self.out.push_str(&written[copied - start..]);
    }

    fn span(&mut self, name: &str, count: usize) {
        if count > 1 {
            let _ = write!(self.out, " {name}=\"{count}\"");
        }
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
