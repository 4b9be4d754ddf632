//! Tables whose cells span several rows and columns, as rows of equal cells; blocks as the content of a cell.

use super::model::{Block, Inline, Shape, push};
use super::report::Remark;
use crate::text;

/// No table of an article is wider or has more cells.
const WIDEST: usize = 240;
const MOST_CELLS: usize = 100_000;

/// Cells put in their places, where some span several rows and columns.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Vec<Vec<Inline>>>,
    /// For each column, what stands in it and for how many rows more.
    below: Vec<(usize, Vec<Inline>)>,
    merged: usize,
    count: usize,
}

impl Grid {
    pub(super) fn begin_row(&mut self) {
        self.fill_from_above();
        self.rows.push(Vec::new());
    }

    /// Puts a cell into the first free place of the row.
    pub(super) fn put(&mut self, cell: &[Inline], rows: usize, columns: usize) {
        self.fill_from_above();
        let Some(row) = self.rows.last_mut() else { return };
        if self.count + columns > MOST_CELLS || row.len() > WIDEST {
            return;
        }
        self.merged += usize::from(rows > 1 || columns > 1);
        self.count += columns;
        for _ in 0..columns {
            let at = row.len();
            if self.below.len() <= at {
                self.below.resize(at + 1, (0, Vec::new()));
            }
            self.below[at] = (rows - 1, cell.to_vec());
            row.push(cell.to_vec());
        }
    }

    /// Puts what stands above once more, where a cell goes on from the row before.
    pub(super) fn repeat(&mut self, columns: usize) {
        let Some((row, before)) = self.rows.split_last_mut() else { return };
        for _ in 0..columns {
            let above = before.last().and_then(|before| before.get(row.len())).cloned().unwrap_or_default();
            self.count += 1;
            if self.count < MOST_CELLS && row.len() < WIDEST {
                row.push(above);
            }
        }
    }

    /// Notes that a cell goes on in the rows below.
    pub(super) fn note_merge(&mut self) {
        self.merged += 1;
    }

    /// Cells of earlier rows that reach down to the next place.
    fn fill_from_above(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some((left, cell)) = self.below.get_mut(row.len())
            && *left > 0
        {
            *left -= 1;
            self.count += 1;
            row.push(cell.clone());
        }
    }

    /// What is said of merged cells.
    pub(super) fn remark(&self, place: usize) -> Option<Remark> {
        let merged = self.merged;
        (merged > 0).then(|| {
            Remark::changed(
                place,
                text!(
                    "表格里有 {merged} 处合并的单元格，内容填进了每一格",
                    "{merged} merged cells of the table: each of their places holds the words now"
                ),
            )
        })
    }

    /// The rows that are not empty, all of one width.
    pub(super) fn finish(mut self) -> Vec<Vec<Vec<Inline>>> {
        self.fill_from_above();
        let mut rows = self.rows;
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        for row in &mut rows {
            row.resize(width, Vec::new());
        }
        rows
    }
}

/// Blocks as the pieces of one cell: a line for each.
pub(super) fn flattened(blocks: &[Block]) -> Vec<Inline> {
    let mut out = Vec::new();
    flatten(blocks, &mut out);
    out
}

fn flatten(blocks: &[Block], out: &mut Vec<Inline>) {
    for block in blocks {
        if !out.is_empty() && !matches!(out.last(), Some(Inline::Break)) {
            out.push(Inline::Break);
        }
        match &block.shape {
            Shape::Paragraph(inlines, _) | Shape::Heading(_, inlines) => {
                for inline in inlines {
                    push(out, inline.clone());
                }
            }
            Shape::List(start, items) => {
                for (number, item) in (start.unwrap_or(1)..).zip(items) {
                    if !out.is_empty() && !matches!(out.last(), Some(Inline::Break)) {
                        out.push(Inline::Break);
                    }
                    let label = if start.is_some() { format!("{number}. ") } else { "• ".to_owned() };
                    push(out, Inline::plain(&label));
                    for inline in flattened(item) {
                        push(out, inline);
                    }
                }
            }
            Shape::Quote(blocks) => flatten(blocks, out),
            Shape::Table(rows) => {
                for (at, row) in rows.iter().enumerate() {
                    if at > 0 {
                        out.push(Inline::Break);
                    }
                    for (at, cell) in row.iter().enumerate() {
                        push(out, Inline::plain(if at > 0 { "　" } else { "" }));
                        for inline in cell {
                            push(out, inline.clone());
                        }
                    }
                }
            }
            Shape::Code(text) => push(out, Inline::plain(text)),
            Shape::Rule => {}
        }
    }
    while matches!(out.last(), Some(Inline::Break)) {
        out.pop();
    }
}
