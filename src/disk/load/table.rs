//! Tables beside the articles, CSV and XLSX, as cells of text (the only user of csv and calamine).
//!
//! Must not know what the cells mean.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use super::unreadable;
use crate::article::decode;
use crate::article::kind::{Row, Table};
use crate::diagnostic::codes::kinds as codes;
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
    let place = path.to_os(root);
    let bytes = match fs::metadata(&place).and_then(|metadata| if metadata.len() > LARGEST { Ok(None) } else { fs::read(&place).map(Some) }) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return refused(path, text!("{path} 超过 1 MB，不像目标表", "{path} has more than 1 MB and can be no table of targets")),
        Err(error) => return Checked { value: None, diagnostics: vec![unreadable(path, &error)] },
    };
    match path.extension().as_deref() {
        Some("csv") => from_csv(path, &bytes),
        Some("xlsx") => from_xlsx(path, &bytes),
        _ => refused(path, text!("{path} 不是 CSV 或 XLSX 文件", "{path} is neither CSV nor XLSX")),
    }
}

fn refused(path: &SourcePath, message: crate::diagnostic::Text) -> Checked<Option<Table>> {
    let help = text!("在 WPS 或 Excel 里另存为 .xlsx 或 .csv，只放目标", "save it as .xlsx or .csv, with nothing but the targets");
    Checked { value: None, diagnostics: vec![Diagnostic::new(&codes::TARGET_FILE, path, message).help(help)] }
}

fn from_csv(path: &SourcePath, bytes: &[u8]) -> Checked<Option<Table>> {
    let mut found = Vec::new();
    let Some(source) = decode::decode(path, bytes).take_into(&mut found) else {
        return Checked { value: None, diagnostics: found };
    };
    let head = source.text().lines().next().unwrap_or_default();
    let delimiter = [b',', b'\t', b';'].into_iter().max_by_key(|mark| (head.bytes().filter(|byte| byte == mark).count(), *mark == b','));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(delimiter.unwrap_or(b','))
        .from_reader(source.text().as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().and_then(|at| usize::try_from(at.line()).ok()).unwrap_or(1);
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
            let message = text!("第 {line} 行有出错的公式（{error}）", "row {line} holds a formula that fails ({error})");
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
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
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
        let message = text!("{path} 超过 {ROWS} 行，后面的没有读取", "{path} has more than {ROWS} rows; the rest was not read");
        found.push(Diagnostic::new(&codes::TARGET_FILE, path, message));
    }
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    Table { path: path.clone(), rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(name: &str) -> SourcePath {
        SourcePath::new(&format!("content/a/{name}")).unwrap()
    }

    fn rows(checked: &Checked<Option<Table>>) -> Vec<(usize, Vec<&str>)> {
        let table = checked.value.as_ref().unwrap();
        table.rows.iter().map(|row| (row.line, row.cells.iter().map(String::as_str).collect())).collect()
    }

    #[test]
    fn csv_comes_as_editors_save_it() {
        let plain = "\u{feff}指标,目标值\r\n\r\n地区生产总值,\"5.5%\n左右\"\r\n'=甲, 4 \r\n";
        let expected = vec![(1, vec!["指标", "目标值"]), (3, vec!["地区生产总值", "5.5% 左右"]), (5, vec!["=甲", "4"])];
        assert_eq!(rows(&from_csv(&path("a.csv"), plain.as_bytes())), expected);
        let tabs = from_csv(&path("a.csv"), "指标\t目标值\n甲\t1,200 人\n".as_bytes());
        assert_eq!(rows(&tabs)[1].1, ["甲", "1,200 人"]);
    }

    #[test]
    fn csv_in_gbk_is_read_and_told() {
        let gbk = b"\xD6\xB8\xB1\xEA,\xC4\xBF\xB1\xEA\n\xBE\xCD\xD2\xB5,5%\n";
        let checked = from_csv(&path("a.csv"), gbk);
        assert_eq!(rows(&checked), vec![(1, vec!["指标", "目标"]), (2, vec!["就业", "5%"])]);
        assert_eq!(checked.diagnostics.len(), 1);
    }

    #[test]
    fn too_many_rows_are_cut_and_told() {
        let long = "甲,5%\n".repeat(ROWS + 5);
        let checked = from_csv(&path("a.csv"), long.as_bytes());
        assert_eq!(checked.value.unwrap().rows.len(), ROWS);
        assert_eq!(checked.diagnostics[0].message.en, "content/a/a.csv has more than 1000 rows; the rest was not read");
    }

    #[test]
    fn xlsx_cells_keep_their_numbers() {
        let sheet = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c><c r="B1" t="inlineStr"><is><t>目标值</t></is></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>地区生产总值</t></is></c><c r="B3"><v>5.5</v></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>甲</t></is></c><c r="B4"><v>0.30000000000000004</v></c><c r="XFD4"><v>1</v></c></row>
            <row r="5"><c r="A5" t="inlineStr"><is><t>乙</t></is></c><c r="B5"><v>10</v></c></row>
            <row r="1048576"><c r="A1048576" t="inlineStr"><is><t>丙</t></is></c><c r="B1048576" t="e"><v>#DIV/0!</v></c></row>"#;
        let checked = from_xlsx(&path("a.xlsx"), &book(sheet));
        assert_eq!(
            rows(&checked),
            vec![(1, vec!["指标", "目标值"]), (3, vec!["地区生产总值", "5.5"]), (4, vec!["甲", "0.3"]), (5, vec!["乙", "10"]), (1_048_576, vec!["丙"])]
        );
        assert_eq!(checked.diagnostics[0].message.en, "row 1048576 holds a formula that fails (#DIV/0!)");
        let broken = from_xlsx(&path("a.xlsx"), b"PK\x03\x04 no book");
        assert!(broken.value.is_none() && broken.diagnostics[0].message.zh.starts_with("content/a/a.xlsx 无法读取"));
    }

    #[test]
    fn other_files_are_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("content/a")).unwrap();
        fs::write(folder.path().join("content/a/a.xls"), b"x").unwrap();
        fs::write(folder.path().join("content/a/b.csv"), vec![b' '; 1024 * 1024 + 1]).unwrap();
        let read = tables(folder.path(), &[path("a.xls"), path("b.csv"), path("c.csv")]);
        let messages: Vec<&str> = read.values().map(|checked| checked.diagnostics[0].message.zh.as_str()).collect();
        assert_eq!(messages[..2], ["content/a/a.xls 不是 CSV 或 XLSX 文件", "content/a/b.csv 超过 1 MB，不像目标表"]);
        assert!(messages[2].starts_with("content/a/c.csv 无法读取"), "{messages:?}");
    }

    /// A book with one sheet, stored without packing.
    fn book(rows: &str) -> Vec<u8> {
        let sheet = format!(r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#);
        zip(&[
            ("[Content_Types].xml", r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#),
            ("_rels/.rels", r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
            ("xl/workbook.xml", r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="目标" sheetId="1" r:id="r1"/></sheets></workbook>"#),
            ("xl/_rels/workbook.xml.rels", r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
            ("xl/worksheets/sheet1.xml", &sheet),
        ])
    }

    fn zip(files: &[(&str, &str)]) -> Vec<u8> {
        let (mut out, mut directory) = (Vec::new(), Vec::new());
        let size = |length: usize| u32::try_from(length).unwrap().to_le_bytes();
        for (name, text) in files {
            let start = size(out.len());
            let mut head = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0x50];
            head.extend(checksum(text.as_bytes()).to_le_bytes());
            head.extend(size(text.len()));
            head.extend(size(text.len()));
            head.extend([u8::try_from(name.len()).unwrap(), 0, 0, 0]);
            out.extend(b"PK\x03\x04");
            out.extend(&head);
            out.extend(name.bytes().chain(text.bytes()));
            directory.extend(b"PK\x01\x02\x14\x00");
            directory.extend(&head);
            directory.extend([0; 10]);
            directory.extend(start);
            directory.extend(name.bytes());
        }
        let (start, length, count) = (size(out.len()), size(directory.len()), u8::try_from(files.len()).unwrap());
        out.extend(&directory);
        out.extend(b"PK\x05\x06\x00\x00\x00\x00");
        out.extend([count, 0, count, 0]);
        out.extend(length);
        out.extend(start);
        out.extend([0, 0]);
        out
    }

    /// CRC-32 as ZIP files want it.
    fn checksum(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
        })
    }
}
