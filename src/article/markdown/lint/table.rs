//! Tables that lose cells or take in text, and what runs through the whole body: rows that stand apart.

use std::ops::Range;

use super::lines::{End, Line};
use super::rows::{cells, rows_apart, rows_as_text, rows_behind};
use super::start::Start;
use super::{Findings, excerpt};
use crate::article::markdown::codes;
use crate::article::markdown::merge::{Cell, Mark, merged};
use crate::diagnostic::counted;
use crate::text;

/// The longest cell, in characters, of a row without bars at its ends: more is a text.
const LONGEST_BARE_CELL: usize = 20;

/// What stands between cells.
const BARS: [char; 2] = ['|', '｜'];

/// The tables and the rows read so far.
#[derive(Default)]
pub(in super::super) struct Tables {
    /// The open table, or the one before.
    table: Table,
    /// Paragraphs of rows with nothing but empty lines between them.
    apart: Apart,
}

/// A table that is one.
#[derive(Default)]
struct Table {
    columns: usize,
    /// Where it ended, if it did.
    end: Option<usize>,
    /// Rows without any bar.
    without_bars: usize,
    /// Its rows in the body, the header first.
    rows: Vec<Range<usize>>,
}

/// Rows in paragraphs.
#[derive(Default)]
struct Apart {
    rows: Vec<Range<usize>>,
    paragraphs: usize,
    /// The end and the columns of the table in front of them.
    behind: Option<(usize, usize)>,
}

impl Tables {
    /// A table begins.
    pub(in super::super) fn open(&mut self, columns: usize) {
        self.table = Table { columns, ..Table::default() };
    }

    /// The table ended here.
    pub(in super::super) fn close(&mut self, findings: &mut Findings<'_>, end: usize) {
        self.table.end = Some(end);
        astray(findings, &std::mem::take(&mut self.table.rows));
    }

    /// A row of the open table.
    pub(in super::super) fn row(&mut self, findings: &mut Findings<'_>, range: &Range<usize>) {
        self.table.rows.push(range.clone());
        let row = findings.body[range.clone()].trim_end();
        let bars = memchr::memchr_iter(b'|', row.as_bytes()).count();
        if is_row_with_full_width_bars(row, self.table.columns) {
            full_width_bars(findings, range.start..range.start + row.len());
        } else if bars == 0 && self.table.columns > 1 && !row.is_empty() {
            self.table.without_bars += 1;
            if self.table.without_bars == 1 {
                text_as_row(findings, range.start..range.start + row.len());
            }
        } else if bars >= self.table.columns {
            lost_cells(findings, range, self.table.columns);
        }
    }

    /// Looks at a paragraph; whether it is nothing but rows.
    pub(super) fn paragraph(&mut self, findings: &mut Findings<'_>, lines: &[Line<'_>]) -> bool {
        let [first, ..] = lines else { return false };
        if self.table.columns > 0 && self.table.end.is_none() {
            broken_off(findings, first, std::mem::take(&mut self.table).columns);
            return true;
        }
        let alone = lines.len() == 1 && !first.text.trim_end().ends_with(BARS);
        let rows = !alone && lines.iter().all(|line| line.start == Start::Bars);
        if !rows && !is_row_of_tabs(lines) {
            return false;
        }
        let follows = |end: usize| end <= first.at.start && is_empty(&findings.body[end..first.at.start]);
        if !self.apart.rows.last().is_some_and(|last| follows(last.end)) {
            let behind = self.table.end.filter(|end| follows(*end)).map(|end| (end, self.table.columns));
            let done = std::mem::replace(&mut self.apart, Apart { behind, ..Apart::default() });
            done.tell(findings);
        }
        self.apart.paragraphs += 1;
        self.apart.rows.extend(lines.iter().map(|line| line.at.clone()));
        true
    }

    /// The body ended.
    pub(super) fn finish(&mut self, findings: &mut Findings<'_>) {
        std::mem::take(&mut self.apart).tell(findings);
    }
}

impl Apart {
    fn tell(self, findings: &mut Findings<'_>) {
        match (self.behind, self.paragraphs) {
            (_, 0) => {}
            (Some((end, columns)), _) if rows_behind(findings, &self.rows, end, columns) => {}
            (_, 1) if self.is_sentence(findings) => {}
            (_, 1) => rows_as_text(findings, &self.rows),
            _ => rows_apart(findings, &self.rows),
        }
    }
}

impl Apart {
    /// A single line with a tab in it is no table.
    fn is_sentence(&self, findings: &Findings<'_>) -> bool {
        matches!(self.rows.as_slice(), [row] if !findings.body[row.clone()].contains(BARS))
    }
}

/// `甲村\t1`: a line alone that is cells with tabs between them.
fn is_row_of_tabs(lines: &[Line<'_>]) -> bool {
    let [line] = lines else { return false };
    line.text.trim_end().contains('\t')
        && line.start == Start::Plain
        && line.text.split('\t').filter(|cell| !cell.trim().is_empty()).all(is_short_cell)
}

/// Whether nothing stands between two blocks but empty lines and the marks of quotes.
fn is_empty(gap: &str) -> bool {
    gap.chars().all(|c| matches!(c, '\n' | ' ' | '\t' | '>'))
}

/// Rows without bars at their ends, or with tabs instead of bars, if the paragraph can be nothing else:
/// as many short cells in every line, without the marks of sentences.
pub(super) fn bare_rows<'a>(findings: &mut Findings<'_>, lines: &[Line<'a>]) -> bool {
    let [first, _, ..] = lines else { return false };
    let has_bars = first.text.contains(BARS);
    let between: &[char] = if has_bars { &BARS } else { &['\t'] };
    // Words of different length are set one under the other with several tabs.
    let is_typed = |cell: &&str| has_bars || !cell.trim().is_empty();
    // A bar only at the end of each row stands behind its last cell.
    let content = |text: &'a str| if has_bars { text.trim_end().trim_end_matches(BARS) } else { text };
    let cells = |text: &str| text.split(between).filter(is_typed).count();
    let columns = cells(content(first.text));
    let is_row = |line: &Line<'a>| {
        // Behind the number of an item a word processor puts a tab.
        let begins_as_row = has_bars || (line.start == Start::Plain && !line.text.ends_with('\t'));
        let content = content(line.text);
        let has_cells =
            cells(content) == columns && content.split(between).filter(is_typed).all(is_short_cell);
        begins_as_row && has_cells && line.end != End::Hard
    };
    if columns < 2 || !lines.iter().all(is_row) {
        return false;
    }
    let rows: Vec<Range<usize>> = lines.iter().map(|line| line.at.clone()).collect();
    rows_as_text(findings, &rows);
    true
}

/// Words of a cell, and no sentence, address or code.
fn is_short_cell(cell: &str) -> bool {
    let cell = cell.trim();
    !cell.is_empty()
        && cell.chars().count() <= LONGEST_BARE_CELL
        && !cell.contains(['。', '；', '：', '`', '[', ']', '\\', '<', '|', '｜'])
        && !cell.split(':').any(|part| part.ends_with(char::is_alphabetic) && part.len() < cell.len())
}

/// `|甲｜1|`, `｜甲｜1｜`: whether a row has the cells of its table only with its full-width bars.
fn is_row_with_full_width_bars(row: &str, columns: usize) -> bool {
    row.contains('｜')
        && (row.starts_with('｜') || cells(row).len() < columns)
        && cells(&row.replace('｜', "|")).len() == columns
}

fn full_width_bars(findings: &mut Findings<'_>, range: Range<usize>) {
    let row = &findings.body[range.clone()];
    let (shown, right) = (excerpt(row), row.replace('｜', "|"));
    let short = excerpt(&right);
    findings.mend(
        &codes::FULL_WIDTH_PIPES,
        range,
        text!(
            "“{shown}”没有分成格子：｜ 是全角竖线",
            "“{shown}” is not divided into cells: ｜ is a full-width bar"
        ),
        text!("用半角竖线：{short}", "use half-width bars: {short}"),
        right,
    );
}

/// Marks of merged cells that no cell takes in.
fn astray(findings: &mut Findings<'_>, rows: &[Range<usize>]) {
    let places = |row: &Range<usize>| -> Vec<Range<usize>> {
        let cells = cells(findings.body[row.clone()].trim_end()).into_iter();
        cells.map(|cell| row.start + cell.start..row.start + cell.end).collect()
    };
    let places: Vec<Vec<Range<usize>>> = rows.iter().map(places).collect();
    let mark = |cell: &Range<usize>| Mark::of(&findings.body[cell.clone()]);
    let marks: Vec<Vec<Mark>> = places.iter().map(|row| row.iter().map(mark).collect()).collect();
    if marks.iter().flatten().all(|mark| *mark == Mark::Own) {
        return;
    }
    let outcome = merged(&marks);
    for (place, cell) in places.iter().flatten().zip(outcome.iter().flatten()) {
        if *cell == Cell::Astray {
            let shown = findings.body[place.clone()].trim().to_owned();
            findings.tell(
                &codes::ASTRAY_MERGE,
                place,
                text!("“{shown}”没有可以合并的格子，照原样显示", "{shown} has no cell to merge with and shows as typed"),
                text!(
                    "^^ 与上一行的格子合并，<< 与左边的格子合并，合起来要是长方形；表头下面第一行不能写 ^^",
                    "^^ merges with the cell above, << with the one before, together a rectangle; no ^^ right under the header"
                ),
            );
        }
    }
}

/// Text in cells beyond the header's would be lost.
fn lost_cells(findings: &mut Findings<'_>, range: &Range<usize>, columns: usize) {
    let row = findings.body[range.clone()].trim_end();
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
    findings.tell(
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

/// A line right under a table is one of its rows.
fn text_as_row(findings: &mut Findings<'_>, range: Range<usize>) {
    let row = &findings.body[range.clone()];
    let shown = excerpt(row);
    let mended = format!("\n{}{row}", findings.prefix(range.start));
    findings.mend(
        &codes::TEXT_IN_TABLE,
        range,
        text!(
            "“{shown}”紧接着表格，成了表格的一行",
            "“{shown}” stands right under a table and became a row of it"
        ),
        text!(
            "上面空一行；如果本来就是一行数据，格子之间写 |",
            "leave an empty line above; if it is a row, write | between its cells"
        ),
        mended,
    );
}

/// A paragraph within a table: the parser takes no more rows that lack cells by the hundred thousand.
fn broken_off(findings: &mut Findings<'_>, first: &Line<'_>, columns: usize) {
    let shown = excerpt(first.text);
    findings.tell(
        &codes::TABLE_TOO_WIDE,
        &first.at,
        text!(
            "表格到“{shown}”这一行断了：前面各行缺的格子太多",
            "the table breaks off at “{shown}”: the rows before lack too many cells"
        ),
        text!(
            "每行写满 {columns} 格，或拆成几张表",
            "write all {columns} cells of each row, or split the table"
        ),
    );
}
