//! Tables that lose cells, and rows that made no table.

use std::ops::Range;

use super::{Findings, excerpt};
use crate::diagnostic::codes::markdown as codes;
use crate::diagnostic::counted;
use crate::text;

impl Findings<'_> {
    /// A row of a table with `columns` columns: text in cells beyond them would be lost.
    pub(in super::super) fn row(&mut self, range: &Range<usize>, columns: usize) {
        let row = self.body[range.clone()].trim_end();
        if memchr::memchr_iter(b'|', row.as_bytes()).count() < columns {
            return;
        }
        let found_cells = cells(row);
        let Some(first_lost) = found_cells.get(columns) else { return };
        if found_cells[columns..].iter().all(|cell| row[cell.clone()].trim().is_empty()) {
            return;
        }
        let (found, end) = (found_cells.len(), found_cells.last().map_or(row.len(), |cell| cell.end));
        let lost = excerpt(&row[first_lost.start..end]);
        let missing = found - columns;
        let more = counted(missing, "column");
        let range = range.start + first_lost.start..range.start + end;
        self.tell(
            &codes::EXCESS_CELLS,
            &range,
            text!(
                "这一行有 {found} 格，表头只有 {columns} 列，“{lost}”会丢失",
                "this row has {found} cells and the header only {columns} columns: “{lost}” would be lost"
            ),
            text!(
                "给表头和 |---| 行各补 {missing} 列，或删掉多余的 |；格子里要写竖线就写成 \\|",
                "add {more} to the header and the |---| line, or delete the stray |; write \\| for a bar within a cell"
            ),
        );
    }
}

/// The cells of a row: between bars that no backslash escapes.
fn cells(row: &str) -> Vec<Range<usize>> {
    let start = row.len() - row.trim_start_matches([' ', '\t', '>']).len();
    let start = start + usize::from(row[start..].starts_with('|'));
    let mut cells = Vec::new();
    let mut from = start;
    for bar in memchr::memchr_iter(b'|', row.as_bytes()) {
        if bar < start || row.as_bytes()[..bar].ends_with(b"\\") {
            continue;
        }
        cells.push(from..bar);
        from = bar + 1;
    }
    if !row[from..].trim().is_empty() {
        cells.push(from..row.len());
    }
    cells
}

/// Lines of a paragraph that all begin with a bar.
pub(super) fn rows_as_text(findings: &mut Findings<'_>, range: &Range<usize>) {
    let body = findings.body;
    let text = body[range.clone()].trim_end();
    let rows: Vec<String> =
        text.lines().map(|row| row.trim_start_matches([' ', '\t', '>']).replace('｜', "|")).collect();
    if rows.len() < 2 {
        if text.starts_with('｜') {
            full_width(findings, range.start..range.start + text.len(), &rows);
        }
        return;
    }
    let columns = cells(&rows[0]).len();
    let mended = with_delimiter_row(&rows, columns);
    let range = range.start..range.start + text.len();
    if text.starts_with('｜') {
        return full_width(findings, range, &mended);
    }
    let shown = excerpt(text);
    let delimiters = if is_delimiter_row(&rows[1]) { cells(&rows[1]).len() } else { 0 };
    let row = delimiter_row(columns);
    let message = if delimiters > 0 {
        text!(
            "“{shown}”没有成为表格：表头有 {columns} 列，分隔行有 {delimiters} 列",
            "“{shown}” did not become a table: {columns} columns in the header, {delimiters} in the line of dashes"
        )
    } else {
        text!(
            "“{shown}”没有成为表格：表头下面缺少分隔行",
            "“{shown}” did not become a table: there is no line of dashes under its header"
        )
    };
    findings.mend(
        &codes::MISSING_DELIMITER_ROW,
        range,
        message,
        text!("表头下面一行写 {row}", "write {row} in the line under the header"),
        mended.join("\n"),
    );
}

fn full_width(findings: &mut Findings<'_>, range: Range<usize>, rows: &[String]) {
    let body = findings.body;
    let shown = excerpt(&body[range.clone()]);
    let right = excerpt(&rows[0]);
    findings.mend(
        &codes::FULL_WIDTH_PIPES,
        range,
        text!(
            "“{shown}”没有成为表格：｜ 是全角竖线",
            "“{shown}” did not become a table: ｜ is a full-width bar"
        ),
        text!(
            "用半角竖线，表头下面要有 |---| 行：{right}",
            "use half-width bars, with a line |---| under the header: {right}"
        ),
        rows.join("\n"),
    );
}

fn with_delimiter_row(rows: &[String], columns: usize) -> Vec<String> {
    let rest = if is_delimiter_row(&rows[1]) { &rows[2..] } else { &rows[1..] };
    let mut mended = vec![rows[0].clone(), delimiter_row(columns)];
    mended.extend(rest.iter().cloned());
    mended
}

fn delimiter_row(columns: usize) -> String {
    format!("|{}", "---|".repeat(columns))
}

/// Whether a row was meant as the line of dashes, with whatever dashes the input method gave.
fn is_delimiter_row(row: &str) -> bool {
    row.contains(['-', '—', '－', '─']) && row.chars().all(|c| "|-—－─:： \t".contains(c))
}
