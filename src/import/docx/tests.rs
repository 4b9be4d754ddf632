//! Documents made here, of the features that public test documents of converters have.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

use super::*;
use crate::import::model::{Block, Shape};
use crate::import::{markdown, report::Fate};

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#;

/// A package of these parts, packed as word processors do.
pub(in crate::import) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A document with this body, and other parts with the types of their relations.
fn document(body: &str, others: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut relations = String::new();
    for (at, (name, kind, _)) in others.iter().enumerate() {
        let _ = write!(
            relations,
            r#"<Relationship Id="r{at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{name}"/>"#
        );
    }
    relations.push_str(r#"<Relationship Id="web" Type="http://x/hyperlink" Target="https://www.example.gov.cn/" TargetMode="External"/>"#);
    let relations = format!(r"<Relationships>{relations}</Relationships>");
    let roots = r#"<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let mut parts: Vec<(String, Vec<u8>)> = vec![
        ("_rels/.rels".to_owned(), roots.as_bytes().to_vec()),
        ("word/document.xml".to_owned(), document.into_bytes()),
        ("word/_rels/document.xml.rels".to_owned(), relations.into_bytes()),
    ];
    for (name, _, text) in others {
        parts.push((format!("word/{name}"), text.replace("<ROOT", &format!("<ROOT {W}")).into_bytes()));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    package(&parts)
}

fn imported(bytes: &[u8], revisions: Revisions) -> Result<Imported, Text> {
    read(Package::open(bytes)?, revisions)
}

/// The Markdown of a document with that body and those parts.
fn markdown_of(body: &str, others: &[(&str, &str, &str)]) -> String {
    let read = imported(&document(body, others), Revisions::Refuse).unwrap();
    markdown::body(&read.blocks, &read.notes)
}

fn lines(body: &str, others: &[(&str, &str, &str)]) -> Vec<String> {
    let read = imported(&document(body, others), Revisions::Refuse).unwrap();
    read.blocks.iter().map(Block::words).collect()
}

fn told(imported: &Imported, fate: Fate) -> Vec<String> {
    let remarks = imported.remarks.iter().filter(|remark| remark.fate == fate);
    remarks.map(|remark| format!("{} {}", remark.place, remark.message.zh)).collect()
}

fn p(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}

/// A paragraph of a list.
fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

fn level(at: u32, start: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

/// One definition for each of the lists of levels, with an instance of the same number; `more` follows.
fn numbering(lists: &[String], more: &str) -> String {
    let mut out = String::from("<ROOT>");
    for (at, levels) in (1..).zip(lists) {
        let _ = write!(out, r#"<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>"#);
    }
    for at in 1..=lists.len() {
        let _ = write!(out, r#"<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>"#);
    }
    format!("{out}{more}</ROOT>")
}

#[test]
fn every_automatic_number_is_written_out() {
    let lists = [
        level(0, 1, "chineseCountingThousand", "第%1条", ""),
        level(0, 1, "chineseCounting", "（%1）", ""),
        level(0, 1, "decimal", "%1.", ""),
        level(0, 1, "decimalEnclosedCircle", "%1", ""),
        level(0, 1, "japaneseCounting", "%1、", r#"<w:suff w:val="nothing"/>"#),
    ];
    let numbering = numbering(&lists, "");
    let mut body = String::new();
    for list in 1..=5 {
        for text in ["甲", "乙", "丙"] {
            body.push_str(&item(list, 0, text));
        }
    }
    let written = lines(&body, &[("numbering.xml", "numbering", &numbering)]);
    assert_eq!(
        written,
        [
            "第一条　甲",
            "第二条　乙",
            "第三条　丙",
            "（一）甲",
            "（二）乙",
            "（三）丙",
            "1. 甲",
            "2. 乙",
            "3. 丙",
            "①甲",
            "②乙",
            "③丙",
            "一、甲",
            "二、乙",
            "三、丙"
        ]
    );
}

#[test]
fn levels_restarts_starts_and_overrides_count_as_word_does() {
    let deep = [
        level(0, 1, "chineseCounting", "第%1章", ""),
        level(1, 1, "chineseCounting", "第%2条", r#"<w:lvlRestart w:val="0"/>"#),
        level(2, 1, "decimal", "%1.%3", "<w:isLgl/>"),
        level(3, 3, "lowerLetter", "%4)", ""),
    ]
    .concat();
    let more = r#"<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:lvlOverride></w:num>"#;
    let numbering = numbering(&[deep], more);
    let body = [
        item(1, 0, "甲"),
        item(1, 1, "乙"),
        item(1, 1, "丙"),
        item(1, 0, "丁"),
        item(1, 1, "不重来"),
        item(1, 2, "法定"),
        item(1, 3, "从三起"),
        item(1, 3, "四"),
        item(1, 2, "又一"),
        item(1, 3, "重来"),
        // Another instance of the same list goes on, one with a start of its own begins there, once.
        item(2, 0, "接着"),
        item(3, 0, "另起"),
        item(3, 0, "再"),
        item(4, 0, "罗马"),
        item(0, 0, "没有编号"),
    ]
    .concat();
    let written = lines(&body, &[("numbering.xml", "numbering", &numbering)]);
    assert_eq!(
        written,
        [
            "第一章　甲",
            "第一条　乙",
            "第二条　丙",
            "第二章　丁",
            "第三条　不重来",
            "2.1 法定",
            "c) 从三起",
            "d) 四",
            "2.2 又一",
            "c) 重来",
            "第三章　接着",
            "第七章　另起",
            "第八章　再",
            "IX. 罗马",
            "没有编号"
        ]
    );
}

#[test]
fn numbers_come_by_styles_too() {
    let list = [
        level(0, 1, "chineseCounting", "%1、", r#"<w:pStyle w:val="h1"/>"#),
        level(1, 1, "chineseCounting", "（%2）", r#"<w:pStyle w:val="h2"/>"#),
    ]
    .concat();
    let linked = format!(
        r#"<ROOT><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="公文"/>{list}</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="公文"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="2"/></w:num></ROOT>"#
    );
    let styles = r#"<ROOT><w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:basedOn w:val="h1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="h2a"><w:name w:val="我的标题"/><w:basedOn w:val="h2"/></w:style></ROOT>"#;
    let styled = |style: &str, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let body = [
        styled("h1", "总则"),
        styled("h1", "分则"),
        styled("h2", "其一"),
        styled("h2a", "其二"),
        p("正文。"),
    ]
    .concat();
    let parts = [("numbering.xml", "numbering", linked.as_str()), ("styles.xml", "styles", styles)];
    // The second level has no list of its own: it counts on that of its base, on the level that names its style.
    assert_eq!(
        markdown_of(&body, &parts),
        "## 一、总则\n\n## 二、分则\n\n### （一）其一\n\n### （二）其二\n\n正文。\n"
    );
}

#[test]
fn bullets_stand_in_each_other() {
    let list = [level(0, 1, "bullet", "●", ""), level(1, 1, "bullet", "○", "")].concat();
    let body = [item(1, 0, "甲"), item(1, 1, "乙"), item(1, 1, "丙"), item(1, 0, "丁")].concat();
    let numbering = numbering(&[list], "");
    let written = markdown_of(&body, &[("numbering.xml", "numbering", &numbering)]);
    assert_eq!(written, "- 甲\n  - 乙\n  - 丙\n- 丁\n");
}

#[test]
fn tracked_changes_stop_the_import_or_are_made() {
    let body = r#"<w:p><w:r><w:t>应到</w:t></w:r><w:ins w:author="甲" w:id="1"><w:r><w:t>代表</w:t></w:r></w:ins><w:del w:author="乙" w:id="2"><w:r><w:delText>九十四</w:delText></w:r></w:del><w:r><w:t>95名</w:t></w:r></w:p>
        <w:p><w:pPr><w:rPr><w:del w:author="乙" w:id="3"/></w:rPr></w:pPr><w:r><w:t>上半句，</w:t></w:r></w:p><w:p><w:r><w:t>下半句。</w:t></w:r></w:p>
        <w:tbl><w:tr><w:trPr><w:del w:author="乙" w:id="4"/></w:trPr><w:tc><w:p><w:r><w:t>删去的行</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>留下</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>二</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#;
    let bytes = document(body, &[]);
    let refusal = imported(&bytes, Revisions::Refuse).unwrap_err().zh;
    assert!(refusal.starts_with("有 4 处修订没有定稿"), "{refusal}");
    for change in ["第 1 段：甲加“代表”", "第 1 段：乙删“九十四”"] {
        assert!(refusal.contains(change), "{refusal}");
    }
    let made = imported(&bytes, Revisions::Accept).unwrap();
    let written: Vec<String> = made.blocks.iter().map(Block::words).collect();
    assert_eq!(written[..2], ["应到代表95名", "上半句，下半句。"]);
    assert!(matches!(&made.blocks[2].shape, Shape::Table(rows) if rows.len() == 1));
    assert_eq!(told(&made, Fate::Changed)[0], "0 接受了 4 处修订");
}

#[test]
fn what_is_not_carried_over_is_named() {
    let body = r#"<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>正文</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>内部说明</w:t></w:r><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>待定</w:t></w:r>
        <w:r><w:t>姓名</w:t></w:r><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">      </w:t></w:r></w:p>
        <w:p><w:r><w:object><o:OLEObject xmlns:o="o" ProgID="Excel.Sheet.12"/></w:object></w:r><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>
        <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>第一章……1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#;
    let comments = r#"<ROOT><w:comment w:id="0" w:author="丙"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment></ROOT>"#;
    let header = r"<ROOT><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></ROOT>";
    let footer = r"<ROOT><w:p><w:r><w:t>1</w:t></w:r></w:p></ROOT>";
    let parts = [
        ("comments.xml", "comments", comments),
        ("header1.xml", "header", header),
        ("footer1.xml", "footer", footer),
    ];
    let read = imported(&document(body, &parts), Revisions::Refuse).unwrap();
    assert_eq!(read.blocks[0].words(), "正文待定姓名____");
    assert_eq!(
        told(&read, Fate::Dropped),
        [
            "1 隐藏的文字：内部说明",
            "2 嵌入的对象（Excel.Sheet.12）",
            "0 目录（网页会自己生成）",
            "0 丙的批注：请核对",
            "0 页眉：内部资料"
        ]
    );
    assert_eq!(told(&read, Fate::Doubtful), ["1 涂了颜色的文字：待定", "1 没有填的空：正文待定姓名____"]);
    assert_eq!(told(&read, Fate::Changed), ["2 公式写成了一行：a+b"]);
    let text: String = read.blocks.iter().map(Block::words).collect();
    assert!(!text.contains("第一章"), "{text}");
}

#[test]
fn boxes_notes_links_and_merged_cells_come_over() {
    let inside = p("框里的话。");
    let body = format!(
        r#"<w:p><w:r><w:t>见</w:t></w:r><w:hyperlink r:id="web"><w:r><w:t>县政府网站</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id="2"/></w:r>
        <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:anchor></w:drawing></mc:Choice>
        <mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc></w:tr>
        <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr>
        <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"#,
        p("表头"),
        p("甲村"),
        p("1"),
        p("2")
    );
    let notes = r#"<ROOT><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>数据来自统计站。</w:t></w:r></w:p></w:footnote></ROOT>"#;
    assert_eq!(
        markdown_of(&body, &[("footnotes.xml", "footnotes", notes)]),
        "见[县政府网站](https://www.example.gov.cn/)[^1]\n\n框里的话。\n\n| 表头 | 表头 |\n| --- | --- |\n| 甲村 | 1 |\n| 甲村 | 2 |\n\n[^1]: 数据来自统计站。\n"
    );
}

#[test]
fn pictures_come_out_and_those_of_other_programs_are_named() {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n....";
    let blip = |id: &str| {
        format!(
            r#"<w:drawing><wp:inline><wp:docPr id="1" descr="会场"/><a:graphic><a:blip r:embed="{id}"/></a:graphic></wp:inline></w:drawing>"#
        )
    };
    let body = format!(
        r"<w:p><w:r>{}</w:r></w:p><w:p><w:r>{}</w:r></w:p><w:p><w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        blip("png"),
        blip("emf"),
        blip("emf"),
        blip("png")
    );
    let relations = r#"<Relationships><Relationship Id="png" Type="x/image" Target="media/image1.jpeg"/><Relationship Id="emf" Type="x/image" Target="media/image2.emf"/></Relationships>"#;
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let bytes = package(&[
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/media/image1.jpeg", PNG),
        ("word/media/image2.emf", b"\x01\x00\x00\x00EMF"),
    ]);
    let read = imported(&bytes, Revisions::Refuse).unwrap();
    // What calls itself a JPEG is named as the PNG that it is.
    assert_eq!(markdown::body(&read.blocks, &[]), "![会场](picture-1.png)\n\n![会场](picture-1.png)\n");
    assert_eq!(read.enclosed.len(), 1);
    assert_eq!(told(&read, Fate::Dropped), ["2 不是网页能显示的图片：image2.emf"]);
}

#[test]
fn lines_within_a_paragraph_and_fields_of_links_are_understood() {
    let body = r#"<w:p><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>
        <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://a.cn/b"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>链接</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>10m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>"#;
    assert_eq!(markdown_of(body, &[]), "第一行\n\n第二行\n\n[链接](https://a.cn/b)10m²\n");
}

#[test]
fn hostile_documents_are_refused_by_name() {
    let why = |bytes: &[u8]| imported(bytes, Revisions::Refuse).unwrap_err().zh;
    let bomb = package(&[("word/document.xml", &vec![b' '; 40 * 1024 * 1024])]);
    assert!(bomb.len() < 200_000);
    assert_eq!(why(&bomb), "word/document.xml 解压后超过 16 MB，不像文档");
    let laughs = format!(
        r#"<!DOCTYPE a [<!ENTITY a "{}"><!ENTITY b "&a;&a;">]><w:document {W}>&b;</w:document>"#,
        "x".repeat(99)
    );
    assert_eq!(
        why(&package(&[("word/document.xml", laughs.as_bytes())])),
        "word/document.xml 自定义了实体，正常的文档没有"
    );
    let deep =
        format!("<w:document {W}><w:body>{}</w:body></w:document>", "<w:tbl><w:tr><w:tc>".repeat(5_000));
    assert_eq!(why(&package(&[("word/document.xml", deep.as_bytes())])), "word/document.xml 的标签不正常");
    let wide = format!(
        "<w:document {W} {}/>",
        (0..20_000).map(|n| format!("a{n}=\"\"")).collect::<Vec<_>>().join(" ")
    );
    assert_eq!(why(&package(&[("word/document.xml", wide.as_bytes())])), "word/document.xml 的标签不正常");
    let whole = document(&p("甲").repeat(400), &[]);
    assert!(why(&whole[..whole.len() / 2]).starts_with("文件损坏"), "{}", why(&whole[..whole.len() / 2]));
    assert!(why(&package(&[("word/document.xml", b"<w:document>")])).contains("损坏"));
    assert_eq!(
        why(&package(&[("_rels/.rels", b"<Relationships/>")])),
        "压缩包里没有正文（word/document.xml）"
    );
}

/// Styles and lists that lead back to themselves end.
#[test]
fn circles_end() {
    let styles = r#"<ROOT><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></ROOT>"#;
    let numbering = r#"<ROOT><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="x"/><w:styleLink w:val="x"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></ROOT>"#;
    let body = r#"<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"#;
    assert_eq!(
        lines(body, &[("styles.xml", "styles", styles), ("numbering.xml", "numbering", numbering)]),
        ["甲"]
    );
}
