//! `find`: every place where a name stands, in whatever file, hidden or not.

use std::fs::File;
use std::io::Write as _;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::Site;

/// A name in every kind of place; never twice in one.
fn scattered() -> Site {
    let site = Site::new();
    site.write(
        "content/xinwen/gong.md",
        "---\ntitle: 李小明讲话\ndate: 2025-05-01\nattachments: [李小明名册.csv, 总表.xlsx, 说明.docx, 扫描.pdf]\n---\n\n会上，李　小明发言。\n",
    );
    site.write(
        "content/xinwen/cao.md",
        "---\ntitle: 草稿\ndate: 2025-05-01\ndraft: true\n---\n\n报李小明审。\n",
    );
    site.write("content/xinwen/dai.md", "---\ntitle: 将来\ndate: 2035-05-01\n---\n\n由“李小明”主持。\n");
    site.write("content/xinwen/li.md", "---\ntitle: 无关\ndate: 2025-05-02\n---\n\n李小红、小明。\n");
    site.write("content/xinwen/李小明名册.csv", "姓名,村\n李小明,一村\n");
    site.write("content/xinwen/扫描.pdf", "%PDF-1.4\n");
    package(
        &site,
        "content/xinwen/总表.xlsx",
        &[
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"公开\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"底册\" sheetId=\"2\" state=\"hidden\" r:id=\"r2\"/></sheets></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"/><Relationship Id=\"r2\" Target=\"worksheets/sheet2.xml\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"/></Relationships>",
            ),
            ("xl/worksheets/sheet1.xml", &sheet("B2", "李小明等3人")),
            ("xl/worksheets/sheet2.xml", &sheet("AA7", "李小明 1380000")),
        ],
    );
    package(
        &site,
        "content/xinwen/说明.docx",
        &[
            (
                "word/document.xml",
                "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>第一段</w:t></w:r></w:p><w:p><w:r><w:t>联系人李</w:t></w:r><w:r><w:t>小明 &amp; 王</w:t></w:r><w:del><w:r><w:delText>原为李小明</w:delText></w:r></w:del></w:p></w:body></w:document>",
            ),
            ("word/footer1.xml", "<w:ftr xmlns:w=\"w\"><w:p><w:r><w:t>印：李小明</w:t></w:r></w:p></w:ftr>"),
        ],
    );
    site
}

fn sheet(cell: &str, text: &str) -> String {
    let row: String = cell.chars().filter(char::is_ascii_digit).collect();
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"{row}\"><c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c></row></sheetData></worksheet>"
    )
}

fn package(site: &Site, path: &str, parts: &[(&str, &str)]) {
    let mut writer = ZipWriter::new(File::create(site.path(path)).expect("a file of the test"));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a file of the test");
        writer.write_all(text.as_bytes()).expect("a file of the test");
    }
    writer.finish().expect("a file of the test");
}

/// The file, the place and the text of each line of JSON.
fn places(out: &str) -> Vec<String> {
    out.lines()
        .map(|line| {
            let object: serde_json::Value = serde_json::from_str(line).expect("a file of the test");
            let text = |key: &str| object[key].as_str().unwrap_or_default().to_owned();
            let line = object["line"].as_u64().map(|line| line.to_string()).unwrap_or_default();
            let file = text("file").rsplit('/').next().unwrap_or_default().to_owned();
            format!("{file} {} {line}{} {}", text("in"), text("place"), text("state")).trim_end().to_owned()
        })
        .collect()
}

#[test]
fn a_name_is_found_in_texts_names_and_attachments_hidden_or_not() {
    let site = scattered();
    let said = site.run("find", &["李小明", "--format", "json", "--lang", "en"]);
    assert_eq!(said.code, 0);
    let mut found = places(&said.out);
    found.sort();
    let mut expected = [
        "cao.md text 7 draft",
        "dai.md text 6 scheduled",
        "gong.md front matter 2 public",
        "gong.md front matter 4 public",
        "gong.md text 7 public",
        "李小明名册.csv name",
        "李小明名册.csv text 2",
        "总表.xlsx text 公开!B2",
        "总表.xlsx hidden 底册!AA7",
        "说明.docx text 2",
        "说明.docx hidden 2",
        "说明.docx text footer1",
    ];
    expected.sort_unstable();
    assert_eq!(found, expected);
    assert!(said.err.contains("扫描.pdf"), "{}", said.err);
}

#[test]
fn places_are_narrowed_and_written_for_people_and_for_spreadsheets() {
    let site = scattered();
    let drafts = site.run("find", &["李小明", "--in", "drafts", "--lang", "zh"]);
    assert_eq!(
        drafts.out,
        "content/xinwen/cao.md  《草稿》 草稿\n  7:2 正文  报李小明审。\ncontent/xinwen/dai.md  《将来》 待发布\n  6:3 正文  由“李小明”主持。\n"
    );
    let attached = site.run("find", &["李小明", "--in", "attachments", "--format", "csv", "--lang", "zh"]);
    assert!(attached.out.starts_with("\u{feff}字词,文件,标题,状态,位置,原文\r\n"), "{}", attached.out);
    assert!(
        attached.out.contains("李小明,content/xinwen/总表.xlsx,,,底册!AA7 隐藏的内容,李小明 1380000\r\n")
    );
    assert_eq!(attached.out.lines().count(), 8, "{}", attached.out);
    let nobody = site.run("find", &["王没有", "李没有"]);
    assert_eq!((nobody.code, nobody.out.as_str()), (0, ""));
    assert_eq!(site.run("find", &[]).code, 2);
}

#[test]
fn what_is_online_is_found_and_nothing_else() {
    let site = scattered();
    let none = site.run("find", &["李小明", "--in", "public"]);
    assert_eq!(none.code, 1);
    assert!(none.err.contains("没有发布过的网站"), "{}", none.err);
    site.build(&[]);
    let said = site.run("find", &["李小明", "--in", "public", "--format", "json"]);
    let found = places(&said.out);
    assert!(found.iter().any(|place| place.starts_with("gong.html text")), "{found:#?}");
    assert!(found.iter().any(|place| place.starts_with("总表.xlsx hidden 底册!AA7")), "{found:#?}");
    assert!(!found.iter().any(|place| place.starts_with("cao") || place.starts_with("dai")), "{found:#?}");
    assert!(!found.iter().any(|place| place.contains("t0.js")), "{found:#?}");
}
