//! Tables beside the articles, CSV and workbooks, as cells of text.
//!
//! Must not know what the cells mean.

mod package;
mod format;
mod book;
mod passages;

use std::collections::BTreeMap;
use std::path::Path;

use book::Unread;
pub use passages::{Passage, PassagePlace, Sight, attachment_text, passages};

use super::read_bytes;
use crate::article::decode;
use crate::article::kind::codes;
use crate::article::kind::codes::TABLE_HIDDEN;
use crate::article::kind::{Row, Table};
use crate::diagnostic::{Checked, Diagnostic, Place};
use crate::source::SourcePath;
use crate::text;

/// A table of targets has some ten kilobytes. More is another file, and a packed XLSX file of more
/// could fill the memory when unpacked.
const LARGEST: u64 = 1024 * 1024;

/// How a ZIP package begins, and how a workbook of the years before 2007.
const PACKAGE: &[u8] = b"PK\x03\x04";
const OLD_BOOK: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

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
    read_table(path, &bytes)
}

/// The table in the bytes of a file of that name.
pub fn read_table(path: &SourcePath, bytes: &[u8]) -> Checked<Option<Table>> {
    // What a file is says its beginning: programs write .xls and .et that are packages, or the old format.
    match path.extension().as_deref() {
        Some("csv") => from_csv(path, bytes),
        _ if is_open_document(bytes) => refused(
            path,
            text!(
                "{path} 是 OpenDocument 表格（.ods），看不出隐藏的行列，没有读取",
                "{path} is an OpenDocument sheet (.ods), which does not tell what is hidden; it was not read"
            ),
        ),
        _ if bytes.starts_with(PACKAGE) => from_book(path, bytes),
        _ if bytes.starts_with(OLD_BOOK) => refused(
            path,
            text!(
                "{path} 是旧格式的表格，看不出隐藏的行列和百分比，没有读取",
                "{path} is in the old format, which does not tell what is hidden or a percentage; it was not read"
            ),
        ),
        _ => refused(path, text!("{path} 不是 CSV 或 XLSX 文件", "{path} is neither CSV nor XLSX")),
    }
}

/// An `OpenDocument` package begins with its media type, stored as it is.
fn is_open_document(bytes: &[u8]) -> bool {
    const HEAD: usize = 120;
    const TYPE: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument";
    bytes.starts_with(PACKAGE) && bytes[..bytes.len().min(HEAD)].windows(TYPE.len()).any(|part| part == TYPE)
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
    // Titles above the headings hold no delimiter.
    let head: String = text.lines().take(20).collect();
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

fn from_book(path: &SourcePath, bytes: &[u8]) -> Checked<Option<Table>> {
    let (rows, remarks) = match book::rows(bytes) {
        Ok(read) => read,
        Err(Unread::Damaged(error)) => {
            return refused(path, text!("{path} 无法读取：{error}", "{path} cannot be read: {error}"));
        }
        Err(Unread::Package(why)) => {
            let (zh, en) = (&why.zh, &why.en);
            return refused(path, text!("{path} 无法读取：{zh}", "{path} cannot be read: {en}"));
        }
        Err(Unread::AllHidden) => {
            return refused(path, text!("{path} 的工作表都是隐藏的", "all sheets of {path} are hidden"));
        }
    };
    let told = |remark: book::Remark| {
        let place = remark.row.map_or_else(|| Place::from(path), |row| Place::Line(path.clone(), row));
        Diagnostic::new(&TABLE_HIDDEN, place, remark.message).help(text!(
            "要公布的，取消隐藏后再保存；不公布的，从表里删去",
            "show what is to be published and save again; remove what is not"
        ))
    };
    let mut found: Vec<Diagnostic> = remarks.into_iter().map(told).collect();
    Checked { value: Some(finished(path, rows, &mut found)), diagnostics: found }
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
