//! A workbook (.xlsx) as rows of text: the first sheet that is shown, without what is hidden, merged cells
//! filled, percentages as percentages (the only user of calamine).

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::format::Format;
use super::package::{Hidden, Package};
use super::{COLUMNS, ROWS, clean};
use crate::article::kind::Row;
use crate::diagnostic::Text;
use crate::text;

/// Cells beyond these are not looked at: a sheet may hold a million that are blank and only have a colour.
const CELLS: usize = 200_000;

/// Why a workbook gives no table.
pub(super) enum Unread {
    /// It is damaged, or no workbook.
    Damaged(XlsxError),
    /// The package cannot be opened, or unpacks to more than a table of targets can be.
    Package(Text),
    /// Every sheet is hidden.
    AllHidden,
}

impl From<XlsxError> for Unread {
    fn from(error: XlsxError) -> Self {
        Unread::Damaged(error)
    }
}

/// Something about a workbook that its reader should know.
pub(super) struct Remark {
    /// The row, where it is about one.
    pub row: Option<usize>,
    /// What is the matter.
    pub message: Text,
}

/// The rows of the first sheet that is shown. Cells are taken one by one: a sheet whose last cell stands
/// in row 1,048,576 must not be laid out whole.
pub(super) fn rows(bytes: &[u8]) -> Result<(Vec<Row>, Vec<Remark>), Unread> {
    let mut package = Package::open(bytes).map_err(Unread::Package)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let sheets = book.sheets_metadata().to_vec();
    let shown = sheets
        .iter()
        .find(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible);
    let Some(sheet) = shown else { return Err(Unread::AllHidden) };
    let hidden = package.hidden(&sheet.name).unwrap_or_default();
    let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
    let (mut grid, mut remarks) = cells(&mut book, &sheet.name)?;
    remarks.extend(fill(&mut grid, &merged, &hidden));
    remarks.extend(take_out(&mut grid, &hidden));
    let rows = grid.into_iter().map(|(row, cells)| Row { line: row + 1, cells: dense(&cells) });
    Ok((rows.collect(), remarks))
}

/// Texts by row and column, both from 0.
type Grid = BTreeMap<usize, BTreeMap<usize, String>>;

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<(Grid, Vec<Remark>), Unread> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let plain = Format::default();
    let formats: Vec<Format> = cells
        .styles()
        .iter()
        .map(|style| {
            style.number_format.as_ref().map(|format| Format::of(&format.format_code)).unwrap_or_default()
        })
        .collect();
    let (mut grid, mut remarks, mut seen) = (Grid::new(), Vec::new(), 0);
    while let Some((cell, style)) = cells.next_cell_with_style_id()? {
        seen += 1;
        let (row, column) = cell.get_position();
        let (Ok(row), Ok(column)) = (usize::try_from(row), usize::try_from(column)) else { continue };
        if seen > CELLS || grid.len() > ROWS {
            let message = text!(
                "单元格太多，第 {row} 行以后没有读取",
                "there are too many cells; nothing behind row {row} was read"
            );
            remarks.push(Remark { row: None, message });
            break;
        }
        let words = clean(&words(cell.get_value(), formats.get(style).unwrap_or(&plain)));
        if column < COLUMNS && !words.is_empty() {
            grid.entry(row).or_default().insert(column, words);
        }
    }
    Ok((grid, remarks))
}

/// What a cell says.
pub(super) fn words(value: &DataRef<'_>, format: &Format) -> String {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "a cell holds 15 digits at most")]
        DataRef::Int(number) => format.shown(*number as f64),
        DataRef::Float(number) => format.shown(*number),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Puts the text of a merged cell into every cell that it covers, apart from those that are hidden.
fn fill(grid: &mut Grid, merged: &[Dimensions], hidden: &Hidden) -> Option<Remark> {
    let at = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let mut seen = 0;
    for area in merged {
        // Merged cells never lie over each other: of a sound sheet they are fewer than its cells.
        if seen > CELLS {
            let message = text!(
                "合并的单元格互相重叠，后面的没有按合并读取",
                "merged cells lie over each other; the later ones were read as single cells"
            );
            return Some(Remark { row: None, message });
        }
        seen += 1;
        let (top, left) = (at(area.start.0), at(area.start.1));
        if hidden.rows.contains(&top) || hidden.columns.contains(&left) {
            continue;
        }
        let Some(words) = grid.get(&top).and_then(|row| row.get(&left)).cloned() else { continue };
        let rows: Vec<usize> = grid.range(top..=at(area.end.0)).map(|(row, _)| *row).collect();
        for row in rows {
            seen += at(area.end.1).min(COLUMNS - 1).saturating_sub(left);
            for column in left..=at(area.end.1).min(COLUMNS - 1) {
                grid.entry(row).or_default().entry(column).or_insert_with(|| words.clone());
            }
        }
    }
    None
}

/// Takes hidden rows and columns out, and says so.
fn take_out(grid: &mut Grid, hidden: &Hidden) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let rows: Vec<usize> = grid.keys().copied().filter(|row| hidden.rows.contains(row)).collect();
    for row in &rows {
        grid.remove(row);
    }
    if let Some(first) = rows.first() {
        let count = rows.len();
        let message = text!("有 {count} 行是隐藏的，没有读取", "{count} rows are hidden and were not read");
        remarks.push(Remark { row: Some(first + 1), message });
    }
    let mut columns = BTreeSet::new();
    for row in grid.values_mut() {
        columns.extend(row.keys().copied().filter(|column| hidden.columns.contains(column)));
        row.retain(|column, _| !hidden.columns.contains(column));
    }
    if !columns.is_empty() {
        let count = columns.len();
        let message =
            text!("有 {count} 列是隐藏的，没有读取", "{count} columns are hidden and were not read");
        remarks.push(Remark { row: None, message });
    }
    grid.retain(|_, row| !row.is_empty());
    remarks
}

fn dense(cells: &BTreeMap<usize, String>) -> Vec<String> {
    let width = cells.keys().next_back().map_or(0, |last| last + 1);
    (0..width).map(|column| cells.get(&column).cloned().unwrap_or_default()).collect()
}
