//! Rows that made no table, and why.

use std::ops::Range;

use super::{Findings, excerpt};
use crate::article::markdown::codes;
use crate::diagnostic::{Code, Text};
use crate::text;

/// The cells of a row: between bars that no backslash escapes.
pub(super) fn cells(row: &str) -> Vec<Range<usize>> {
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

/// A row with a bar for every run of tabs.
fn tabs_as_bars(row: &str) -> String {
    row.split('\t').filter(|cell| !cell.trim().is_empty()).collect::<Vec<_>>().join("|")
}

/// Rows as they should be.
struct Mended {
    rows: Vec<String>,
    columns: usize,
    /// The second row as it was typed, if it was meant as the line of dashes.
    dashes: Option<String>,
}

impl Mended {
    fn new(findings: &Findings<'_>, rows: &[Range<usize>]) -> Self {
        let body = findings.body;
        let text = |row: &Range<usize>| {
            let row = body[row.clone()].trim_end().replace('｜', "|");
            if row.contains('|') { row } else { tabs_as_bars(&row) }
        };
        let mut rows: Vec<String> = rows.iter().map(text).collect();
        let columns = cells(&rows[0]).len();
        let dashes = (rows.len() > 1 && is_line_of_dashes(&rows[1])).then(|| rows.remove(1));
        let right = line_of_dashes(columns, dashes.as_deref());
        rows.insert(1, right);
        Self { rows, columns, dashes }
    }

    fn line_of_dashes(&self) -> &str {
        &self.rows[1]
    }

    /// The rows one under the other.
    fn text(&self, findings: &Findings<'_>, last: usize) -> String {
        self.rows.join(&format!("\n{}", findings.prefix(last)))
    }

    /// Why they are no table, and what to type.
    fn fault(&self, shown: &str, typed: &str) -> (&'static Code, Text, Text) {
        let row = self.line_of_dashes();
        let (columns, right) = (self.columns, excerpt(&self.rows[0]));
        let under = text!("表头下面一行写 {row}", "write {row} in the line under the header");
        let reason = match &self.dashes {
            _ if typed.contains('｜') => {
                let help = text!(
                    "用半角竖线，表头下面要有 |---| 行：{right}",
                    "use half-width bars, with a line |---| under the header: {right}"
                );
                let reason = text!("｜ 是全角竖线", "｜ is a full-width bar");
                return (&codes::FULL_WIDTH_PIPES, no_table(shown) + reason, help);
            }
            None if !typed.contains('|') => {
                let help = text!(
                    "格子之间写 |：{right}，表头下面一行写 {row}",
                    "write | between cells: {right}, and {row} in the line under the header"
                );
                let reason = text!("各格之间是制表符", "there are tabs between its cells");
                return (&codes::MISSING_DELIMITER_ROW, no_table(shown) + reason, help);
            }
            None => text!("表头下面缺少分隔行", "there is no line of dashes under its header"),
            Some(dashes) if dashes.contains(WRONG_DASHES) => {
                let dashes = excerpt(dashes);
                text!(
                    "分隔行“{dashes}”里不是半角的 -",
                    "the marks of its line “{dashes}” are not the half-width -"
                )
            }
            Some(dashes) => {
                let found = cells(dashes).len();
                text!(
                    "表头有 {columns} 列，分隔行有 {found} 列",
                    "{columns} columns in the header, {found} in the line of dashes"
                )
            }
        };
        (&codes::MISSING_DELIMITER_ROW, no_table(shown) + reason, under)
    }
}

fn no_table(shown: &str) -> Text {
    text!("“{shown}”没有成为表格：", "“{shown}” did not become a table: ")
}

/// Rows one under the other in a paragraph.
pub(super) fn rows_as_text(findings: &mut Findings<'_>, rows: &[Range<usize>]) {
    let range = around(findings, rows);
    let typed = &findings.body[range.clone()];
    if rows.len() < 2 && !typed.starts_with('｜') {
        return;
    }
    if is_line_of_dashes(&findings.body[rows[0].clone()]) {
        return without_header(findings, range, &rows[0]);
    }
    let mended = Mended::new(findings, rows);
    let (code, message, help) = mended.fault(&excerpt(typed), typed);
    let text = if rows.len() < 2 { mended.rows[0].clone() } else { mended.text(findings, range.end) };
    findings.mend(code, range, message, help, text);
}

/// Rows with empty lines between them.
pub(super) fn rows_apart(findings: &mut Findings<'_>, rows: &[Range<usize>]) {
    let range = around(findings, rows);
    if is_line_of_dashes(&findings.body[rows[0].clone()]) {
        return without_header(findings, range, &rows[0]);
    }
    let mended = Mended::new(findings, rows);
    let shown = excerpt(&findings.body[range.clone()]);
    let row = mended.line_of_dashes();
    let help = text!(
        "删掉各行之间的空行，表头下面一行写 {row}",
        "delete the empty lines between the rows, and write {row} in the line under the header"
    );
    let reason = text!("各行之间隔着空行", "there are empty lines between its rows");
    let text = mended.text(findings, range.end);
    findings.mend(&codes::BROKEN_TABLE, range, no_table(&shown) + reason, help, text);
}

/// Rows that begin with the line of dashes.
fn without_header(findings: &mut Findings<'_>, range: Range<usize>, dashes: &Range<usize>) {
    let shown = excerpt(&findings.body[dashes.clone()]);
    findings.tell(
        &codes::MISSING_DELIMITER_ROW,
        &range,
        no_table(&shown) + text!("上面缺少表头", "there is no header above it"),
        text!("在它上面写一行表头，格数与它相同", "write a header above it, with as many cells"),
    );
}

/// Rows right behind a table that ended at `end`; whether they belong to it.
pub(super) fn rows_behind(
    findings: &mut Findings<'_>,
    rows: &[Range<usize>],
    end: usize,
    columns: usize,
) -> bool {
    let mended = Mended::new(findings, rows);
    let range = around(findings, rows);
    let table_end = findings.body[..end].trim_end().len();
    if mended.dashes.is_some() || mended.columns != columns || is_line_of_dashes(&mended.rows[0]) {
        return false;
    }
    let shown = excerpt(&findings.body[range.clone()]);
    let message = text!(
        "从“{shown}”起的几行没有接上前面的表格",
        "the rows from “{shown}” on did not join the table in front of them"
    );
    let end_of_line = format!("\n{}", findings.prefix(range.end));
    let typed = rows.iter().map(|row| format!("{end_of_line}{}", &findings.body[row.clone()]));
    let joined = typed.collect::<String>().replace('｜', "|");
    let help = text!("删掉中间的空行", "delete the empty line between them");
    findings.mend_at(&codes::BROKEN_TABLE, &range.clone(), message, help, (table_end..range.end, joined));
    true
}

fn around(findings: &Findings<'_>, rows: &[Range<usize>]) -> Range<usize> {
    let (first, last) = (&rows[0], &rows[rows.len() - 1]);
    first.start..last.start + findings.body[last.clone()].trim_end().len()
}

/// What the input method gives for dashes and colons.
const WRONG_DASHES: [char; 5] = ['—', '－', '─', '–', '：'];

/// Whether a row was meant as the line of dashes, with whatever dashes the input method gave.
fn is_line_of_dashes(row: &str) -> bool {
    row.contains(['-', '—', '－', '─', '–']) && row.chars().all(|c| "|-—－─–:： \t".contains(c))
}

/// The line of dashes for so many columns; with the colons of a line that has as many.
pub(super) fn line_of_dashes(columns: usize, typed: Option<&str>) -> String {
    let typed = typed.map(|row| cells(row).into_iter().map(|cell| row[cell].trim()).collect::<Vec<_>>());
    let typed = typed.filter(|cells| cells.len() == columns).unwrap_or_else(|| vec!["-"; columns]);
    let colon = |at: bool| if at { ":" } else { "" };
    let dashes = |cell: &&str| {
        format!("{}---{}|", colon(cell.starts_with([':', '：'])), colon(cell.ends_with([':', '：'])))
    };
    format!("|{}", typed.iter().map(dashes).collect::<String>())
}
