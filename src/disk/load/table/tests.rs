//! Files as office programs write them.

use std::fs;

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
    let expected =
        vec![(1, vec!["指标", "目标值"]), (3, vec!["地区生产总值", "5.5% 左右"]), (5, vec!["=甲", "4"])];
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
    assert_eq!(
        checked.diagnostics[0].message.en,
        "content/a/a.csv has more than 1000 rows; the rest was not read"
    );
}

#[test]
fn xlsx_cells_keep_their_numbers() {
    let sheet = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c><c r="B1" t="inlineStr"><is><t>目标值</t></is></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>地区生产总值</t></is></c><c r="B3"><v>5.5</v></c></row>
        <row r="4"><c r="A4" t="inlineStr"><is><t>甲</t></is></c><c r="B4"><v>0.30000000000000004</v></c><c r="XFD4"><v>1</v></c></row>
        <row r="5"><c r="A5" t="inlineStr"><is><t>乙</t></is></c><c r="B5"><v>10</v></c></row>
        <row r="1048576"><c r="A1048576" t="inlineStr"><is><t>丙</t></is></c><c r="B1048576" t="e"><v>#DIV/0!</v></c></row>"#;
    let checked = from_book(&path("a.xlsx"), &book(sheet));
    assert_eq!(
        rows(&checked),
        vec![
            (1, vec!["指标", "目标值"]),
            (3, vec!["地区生产总值", "5.5"]),
            (4, vec!["甲", "0.3"]),
            (5, vec!["乙", "10"]),
            (1_048_576, vec!["丙", "#DIV/0!"])
        ]
    );
    let broken = from_book(&path("a.xlsx"), b"PK\x03\x04 no book");
    assert!(
        broken.value.is_none() && broken.diagnostics[0].message.zh.starts_with("content/a/a.xlsx 无法读取")
    );
}

#[test]
fn other_files_are_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("content/a")).unwrap();
    fs::write(folder.path().join("content/a/a.xls"), b"x").unwrap();
    fs::write(folder.path().join("content/a/b.csv"), vec![b' '; 1024 * 1024 + 1]).unwrap();
    let read = tables(folder.path(), &[path("a.xls"), path("b.csv"), path("c.csv")]);
    let messages: Vec<&str> =
        read.values().map(|checked| checked.diagnostics[0].message.zh.as_str()).collect();
    assert_eq!(
        messages[..2],
        ["content/a/a.xls 不是 CSV 或 XLSX 文件", "content/a/b.csv 超过 1 MB，不像目标表"]
    );
    assert!(messages[2].starts_with("content/a/c.csv 无法读取"), "{messages:?}");
}

#[test]
fn percentages_dates_and_merged_cells_are_read() {
    let sheet = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c><c r="B1" t="inlineStr"><is><t>单位</t></is></c><c r="C1" t="inlineStr"><is><t>目标值</t></is></c></row>
        <row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="B2" t="inlineStr"><is><t>人</t></is></c><c r="C2" s="1"><v>0.055</v></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>乙</t></is></c><c r="C3" s="1"><v>1</v></c></row>
        <row r="4"><c r="A4" t="inlineStr"><is><t>丙</t></is></c><c r="C4" s="2"><v>45783</v></c></row>
        <row r="5"><c r="A5" t="inlineStr"><is><t>丁</t></is></c><c r="C5" s="3"><v>1200</v></c></row>"#;
    let merged = r#"<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>"#;
    let checked =
        from_book(&path("a.xlsx"), &book_of(&format!("<sheetData>{sheet}</sheetData>{merged}"), ""));
    assert_eq!(checked.diagnostics, vec![]);
    assert_eq!(
        rows(&checked),
        vec![
            (1, vec!["指标", "单位", "目标值"]),
            (2, vec!["甲", "人", "5.5%"]),
            (3, vec!["乙", "人", "100%"]),
            (4, vec!["丙", "", "2025-05-06"]),
            (5, vec!["丁", "", "1200户"]),
        ]
    );
}

#[test]
fn what_is_hidden_is_never_read() {
    let sheet = r#"<cols><col min="3" max="3" width="9" hidden="1"/></cols><sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c><c r="B1" t="inlineStr"><is><t>目标值</t></is></c><c r="C1" t="inlineStr"><is><t>内部</t></is></c></row>
        <row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>内部口径</t></is></c><c r="B2" t="inlineStr"><is><t>9%</t></is></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>甲</t></is></c><c r="B3" t="inlineStr"><is><t>5%</t></is></c><c r="C3"><v>7</v></c></row></sheetData>"#;
    let checked = from_book(&path("a.xlsx"), &book_of(sheet, ""));
    assert_eq!(rows(&checked), vec![(1, vec!["指标", "目标值"]), (3, vec!["甲", "5%"])]);
    let told: Vec<&str> = checked.diagnostics.iter().map(|finding| finding.message.en.as_str()).collect();
    assert_eq!(told, ["1 rows are hidden and were not read", "1 columns are hidden and were not read"]);
    let all = from_book(&path("a.xlsx"), &book_of(sheet, r#" state="hidden""#));
    assert!(all.value.is_none());
    assert_eq!(all.diagnostics[0].message.en, "all sheets of content/a/a.xlsx are hidden");
}

#[test]
fn sheets_of_spaces_end() {
    let blank: String =
        (1..=3_000).map(|row| format!(r#"<row r="{row}">{}</row>"#, r#"<c s="1"/>"#.repeat(100))).collect();
    let checked = from_book(&path("a.xlsx"), &book(&blank));
    assert!(checked.diagnostics[0].message.en.starts_with("there are too many cells"));
    let huge = from_book(&path("a.xlsx"), &book(&" ".repeat(40 * 1024 * 1024)));
    assert!(huge.value.is_none());
    assert!(huge.diagnostics[0].message.en.contains("unpacks to far more"), "{:?}", huge.diagnostics);
}

/// A book with one sheet, stored without packing.
fn book(rows: &str) -> Vec<u8> {
    book_of(&format!("<sheetData>{rows}</sheetData>"), "")
}

/// A book with one sheet of that content, which may be hidden. Style 1 shows percentages, style 2 dates.
fn book_of(content: &str, state: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{content}</worksheet>"#
    );
    let workbook = format!(
        r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="目标" sheetId="1"{state} r:id="r1"/></sheets></workbook>"#
    );
    zip(&[
        (
            "[Content_Types].xml",
            r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        ("xl/workbook.xml", &workbook),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
        ),
        (
            "xl/styles.xml",
            r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="0&quot;户&quot;"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs></styleSheet>"#,
        ),
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
