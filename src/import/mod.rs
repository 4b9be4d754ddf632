//! Files of other programs as articles: one reader for each format, one document between them, one writer.
//!
//! Bytes come in, texts and a report go out; `disk` reads and writes. Must not know the site, its categories, nor
//! the clock.

pub mod report;
pub mod model;
pub mod markdown;
mod grid;
mod shifted;
mod pictures;
pub mod text;
pub mod html;
mod package;
mod xml;
mod docx;
mod mhtml;
mod old_word;
pub mod old_site;
pub mod draft;
pub mod recognise;

pub use pictures::settle;

use model::Imported;
use package::Package;

use crate::article::decode::decode;
use crate::diagnostic::{Severity, Text};
use crate::source::{Source, SourcePath};
use crate::text;
use report::Remark;

/// What becomes of changes that a word processor has tracked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revisions {
    /// The file is refused, and they are listed.
    Refuse,
    /// They are made.
    Accept,
}

/// Longer pages are no articles; of plain text a third is long enough.
const LONGEST_TEXT: usize = 24 * 1024 * 1024;

/// Cells set apart with tabs.
const MOST_CELLS: usize = 200_000;

/// Reads a file of whatever format. `Err` says why nobody can.
pub fn read(name: &str, bytes: &[u8], revisions: Revisions) -> Result<Imported, Text> {
    if let Some(refusal) = refused(bytes) {
        return Err(refusal);
    }
    if bytes.starts_with(b"PK") {
        return packed(bytes, revisions);
    }
    if old_word::is_compound(bytes) {
        return old_word::read(bytes);
    }
    if mhtml::is_mhtml(bytes) {
        return mhtml::read(bytes);
    }
    if bytes.len() > LONGEST_TEXT {
        return Err(text!("文本超过 24 MB，不像稿件", "a text of more than 24 MB is no article"));
    }
    let (source, remarks) = decoded(name, bytes)?;
    let is_html = is_html(name, source.text());
    if !is_html
        && (source.text().len() > LONGEST_TEXT / 3 || source.text().matches('\t').count() > MOST_CELLS)
    {
        return Err(text!(
            "文本超过 8 MB，或者表格超过 20 万格，不像稿件",
            "a text of more than 8 MB, or a table of more than 200,000 cells, is no article"
        ));
    }
    let mut imported = if is_html { html::read(source.text())? } else { text::read(source.text()) };
    imported.remarks.splice(0..0, remarks);
    Ok(imported)
}

/// A document in a package, or the name of what else the package is.
fn packed(bytes: &[u8], revisions: Revisions) -> Result<Imported, Text> {
    let package = Package::open(bytes)?;
    if docx::is_document(&package) {
        return docx::read(package, revisions);
    }
    let what = [
        (
            "xl/workbook.xml",
            "Excel 表格（文件名应以 .xlsx 结尾）",
            "a workbook of Excel (its name should end in .xlsx)",
        ),
        ("ppt/presentation.xml", "演示文稿", "a presentation"),
        ("OFD.xml", "OFD 版式文件", "an OFD file"),
        ("content.xml", "OpenDocument 文档", "an OpenDocument file"),
    ];
    let found = what.iter().find(|(part, ..)| package.has(part));
    let (zh, en) = found.map_or(("压缩包", "an archive"), |(_, zh, en)| (*zh, *en));
    Err(text!(
        "这是{zh}，请在 WPS 里另存为 .docx 再导入",
        "this is {en}; save it as .docx in WPS and import that"
    ))
}

/// Formats that hold a text nobody can take out faithfully.
fn refused(bytes: &[u8]) -> Option<Text> {
    let save = |format: &str| {
        text!(
            "这是 {format}，读不出段落；请在 WPS 或 Word 里打开，另存为 .docx 再导入",
            "this is {format}, which tells no paragraphs; open it in WPS or Word, save it as .docx and import that"
        )
    };
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => Some(save("PDF")),
        [b'{', b'\\', b'r', b't', b'f', ..] => Some(save("RTF")),
        [] => Some(text!("文件是空的", "the file is empty")),
        _ => None,
    }
}

/// The text of bytes in any encoding that the program reads.
pub fn decoded(name: &str, bytes: &[u8]) -> Result<(Source, Vec<Remark>), Text> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let path = SourcePath::new(file).or_else(|_| SourcePath::new("text")).expect("it is a plain name");
    let checked = decode(&path, bytes);
    let mut remarks = Vec::new();
    for finding in checked.diagnostics {
        if finding.severity == Severity::Error {
            return Err(finding.message);
        }
        remarks.push(Remark::doubtful(0, finding.message));
    }
    checked.value.map(|source| (source, remarks)).ok_or_else(|| text!("不是文本", "it is no text"))
}

fn is_html(name: &str, text: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let start = text[..text.floor_char_boundary(text.len().min(2_000))].trim_start().to_ascii_lowercase();
    [".html", ".htm", ".shtml", ".xhtml"].iter().any(|ending| lower.ends_with(ending))
        || ["<!doctype html", "<html", "<meta ", "<body", "<!--startfragment"]
            .iter()
            .any(|tag| start.starts_with(tag))
        || start.starts_with("<?xml") && start.contains("<html")
}
