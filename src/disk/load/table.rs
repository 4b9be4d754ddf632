//! Tables beside the articles, CSV and XLSX, as cells of text (the only user of csv and calamine).
//!
//! Must not know what the cells mean.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use super::read_bytes;
use crate::article::decode;
use crate::article::kind::codes;
use crate::article::kind::{Row, Table};
use crate::diagnostic::{Checked, Diagnostic, Place};
use crate::source::SourcePath;
use crate::text;

/// A table of targets has some ten kilobytes. More is another file, and a packed XLSX file of more
/// could fill the memory when unpacked.
const LARGEST: u64 = 1024 * 1024;

/// Rows and columns beyond these are not read; no table of targets comes near.
const ROWS: usize = 1000;
const COLUMNS: usize = 40;

/// Reads tables; what cannot be read is told.
pub fn tables(root: &Path, paths: &[SourcePath]) -> BTreeMap<SourcePath, Checked<Option<Table>>> {
    paths.iter().map(|path| (path.clone(), table(root, path))).collect()
}

fn table(root: &Path, path: &SourcePath) -> Checked<Option<Table>> {
    let bytes = match read_bytes(root, path, LARGEST) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            return refused(
                path,
                text!(
                    "{path} 超过 1 MB，不像目标表",
                    "{path} has more than 1 MB and can be no table of targets"
                ),
            );
        }
        Err(finding) => return Checked { value: None, diagnostics: vec![*finding] },
    };
    match path.extension().as_deref() {
        Some("csv") => from_csv(path, &bytes),
        Some("xlsx") => from_xlsx(path, &bytes),
        _ => refused(path, text!("{path} 不是 CSV 或 XLSX 文件", "{path} is neither CSV nor XLSX")),
    }
}

fn refused(path: &SourcePath, message: crate::diagnostic::Text) -> Checked<Option<Table>> {
    let help = text!(
        "在 WPS 或 Excel 里另存为 .xlsx 或 .csv，只放目标",
        "save it as .xlsx or .csv, with nothing but the targets"
    );
    Checked { value: None, diagnostics: vec![Diagnostic::new(&codes::TARGET_FILE, path, message).help(help)] }
}

fn from_csv(path: &SourcePath, bytes: &[u8]) -> Checked<Option<Table>> {
    let mut found = Vec::new();
    let Some(source) = decode::decode(path, bytes).take_into(&mut found) else {
        return Checked { value: None, diagnostics: found };
    };
    let text = source.text();
    let head = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b'\t', b';']
        .into_iter()
        .max_by_key(|mark| (head.bytes().filter(|byte| byte == mark).count(), *mark == b','));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(delimiter.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut at, mut line) = (0, 1);
    for record in reader.records() {
        match record {
            Ok(record) => {
                // A record's position is where the one before ended: blank lines between count, too.
                let start =
                    record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(at);
                let blank = |byte: &&u8| matches!(byte, b'\n' | b'\r');
                let start = start + text.as_bytes()[start..].iter().take_while(blank).count();
                line += text[at..start].matches('\n').count();
                at = start;
                rows.push(Row { line, cells: record.iter().take(COLUMNS).map(clean).collect() });
            }
            Err(error) => {
                let line = error.position().and_then(|at| usize::try_from(at.line()).ok()).unwrap_or(1);
                let message = text!("第 {line} 行无法读取：{error}", "line {line} cannot be read: {error}");
                found.push(Diagnostic::new(&codes::TARGET_FILE, Place::Line(path.clone(), line), message));
            }
        }
        if rows.len() > ROWS {
            break;
        }
    }
    Checked { value: Some(finished(path, rows, &mut found)), diagnostics: found }
}

fn from_xlsx(path: &SourcePath, bytes: &[u8]) -> Checked<Option<Table>> {
    match sheet(bytes) {
        Ok((rows, mut found)) => {
            for finding in &mut found {
                if let Place::Outside = finding.place {
                    finding.place = Place::from(path);
                }
            }
            Checked { value: Some(finished(path, rows, &mut found)), diagnostics: found }
        }
        Err(error) => refused(path, text!("{path} 无法读取：{error}", "{path} cannot be read: {error}")),
    }
}

/// The cells of the first sheet. They are taken one by one: a sheet whose last cell stands in row
/// 1,048,576 must not be laid out whole.
fn sheet(bytes: &[u8]) -> Result<(Vec<Row>, Vec<Diagnostic>), XlsxError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let Some(name) = book.sheet_names().first().cloned() else { return Ok((Vec::new(), Vec::new())) };
    let mut cells = book.worksheet_cells_reader(&name)?;
    let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut found = Vec::new();
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let (Ok(row), Ok(column)) = (usize::try_from(row), usize::try_from(column)) else { continue };
        let text = clean(&words(cell.get_value()));
        if let DataRef::Error(error) = cell.get_value() {
            let line = row + 1;
            let message = text!(
                "第 {line} 行有出错的公式（{error}）",
                "row {line} holds a formula that fails ({error})"
            );
            let help = text!("把公式改成数值再保存", "replace the formula by its value");
            found.push(Diagnostic::new(&codes::TARGET_FILE, Place::Outside, message).help(help));
        }
        if column >= COLUMNS || text.is_empty() {
            continue;
        }
        let cells = rows.entry(row + 1).or_default();
        cells.resize(cells.len().max(column + 1), String::new());
        cells[column] = text;
        if rows.len() > ROWS {
            break;
        }
    }
    Ok((rows.into_iter().map(|(line, cells)| Row { line, cells }).collect(), found))
}

/// What a cell says. Numbers come in their shortest form: 5.5, not 5.500000000000001.
fn words(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        // Sums of a spreadsheet carry the noise of binary fractions behind the 15th digit.
        DataRef::Float(number) => {
            let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(*number);
            rounded.to_string()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::DateTime(_) | DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// The text of a cell on one line. The ' that spreadsheets hide in front of text is taken off.
fn clean(cell: &str) -> String {
    cell.trim().trim_start_matches('\'').split_whitespace().collect::<Vec<_>>().join(" ")
}

fn finished(path: &SourcePath, mut rows: Vec<Row>, found: &mut Vec<Diagnostic>) -> Table {
    if rows.len() > ROWS {
        rows.truncate(ROWS);
        let message = text!(
            "{path} 超过 {ROWS} 行，后面的没有读取",
            "{path} has more than {ROWS} rows; the rest was not read"
        );
        found.push(Diagnostic::new(&codes::TARGET_FILE, path, message));
    }
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    Table { path: path.clone(), rows }
}

#[cfg(test)]
mod tests;
