//! What stands in a file beside the articles, piece by piece: lines of texts, cells of workbooks, paragraphs of
//! documents; also what they hide, for whoever has to take a name out of everything.

use std::io::Cursor;
use std::path::Path;

use calamine::{Reader as _, SheetType, SheetVisible, Xlsx};

use super::book::words;
use super::format::Format;
use super::package::{Hidden, Package};
use super::{PACKAGE, clean, read_bytes};
use crate::article::decode;
use crate::source::SourcePath;

/// Larger attachments are scans and films.
const LARGEST: u64 = 32 * 1024 * 1024;

/// Endings of files that are text.
const TEXTS: [&str; 9] = ["md", "txt", "csv", "tsv", "toml", "xml", "json", "vtt", "srt"];

/// A piece of a file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub place: PassagePlace,
    /// What it says, in one line.
    pub text: String,
    /// Whether whoever opens the file sees it at once.
    pub sight: Sight,
}

/// Where in a file a piece stands, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PassagePlace {
    /// A line.
    Line(usize),
    /// A cell of a sheet: `名单!B3`.
    Cell(String),
    /// A paragraph of a document's text.
    Paragraph(usize),
    /// Elsewhere in a document: `header1`, `comments`.
    Part(String),
}

/// Whether whoever opens a file sees something at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// They do.
    Shown,
    /// It stands in a hidden sheet, row or column, in a comment, or was struck out.
    Hidden,
}

/// What readers of a file see, a line each; `None` where its text cannot be read.
pub fn attachment_text(root: &Path, path: &SourcePath) -> Option<String> {
    const INDEXED: [&str; 4] = ["csv", "docx", "txt", "xlsx"];
    let ending = path.extension().filter(|ending| INDEXED.contains(&ending.as_str()));
    let shown = passages(root, ending.map(|_| path)?)?;
    let shown = shown.into_iter().filter(|passage| passage.sight == Sight::Shown);
    Some(shown.map(|passage| passage.text.replace('\n', " ") + "\n").collect())
}

/// What a file says; `None` where its text cannot be read: a scan, a PDF, an old format.
pub fn passages(root: &Path, path: &SourcePath) -> Option<Vec<Passage>> {
    let ending = path.extension().unwrap_or_default();
    let bytes = |(): ()| read_bytes(root, path, LARGEST).ok()?;
    match ending.as_str() {
        "html" | "htm" => lines(path, &bytes(())?).map(|all| all.into_iter().map(without_tags).collect()),
        ending if TEXTS.contains(&ending) => lines(path, &bytes(())?),
        "xlsx" | "xlsm" | "docx" => {
            let bytes = bytes(()).filter(|bytes| bytes.starts_with(PACKAGE))?;
            if ending == "docx" { paragraphs(&bytes) } else { cells(&bytes) }
        }
        _ => None,
    }
}

fn lines(path: &SourcePath, bytes: &[u8]) -> Option<Vec<Passage>> {
    let source = decode::decode(path, bytes).value?;
    let line = |(number, text): (usize, &str)| {
        let place = PassagePlace::Line(number + 1);
        Passage { place, text: text.to_owned(), sight: Sight::Shown }
    };
    Some(source.text().lines().enumerate().map(line).collect())
}

/// A line of HTML as a reader sees it. What stands in a tag is put behind it: an address may hold a name.
fn without_tags(mut passage: Passage) -> Passage {
    let (mut out, mut inside) = (String::new(), String::new());
    for (number, part) in passage.text.split('<').enumerate() {
        match part.split_once('>') {
            Some((tag, text)) if number > 0 => {
                inside.push_str(tag);
                inside.push(' ');
                out.push_str(text);
            }
            _ => out.push_str(part),
        }
    }
    format!("{out}  {inside}").trim_end().clone_into(&mut passage.text);
    passage
}

fn cells(bytes: &[u8]) -> Option<Vec<Passage>> {
    let mut package = Package::open(bytes).ok()?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok()?;
    let mut found = Vec::new();
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let hidden = package.hidden(&sheet.name).unwrap_or_default();
        let mut cells = book.worksheet_cells_reader(&sheet.name).ok()?;
        while let Some((cell, _)) = cells.next_cell_with_style_id().ok()? {
            let (row, column) = cell.get_position();
            let text = clean(&words(cell.get_value(), &Format::default()));
            if !text.is_empty() {
                let place = PassagePlace::Cell(format!("{}!{}{}", sheet.name, letters(column), row + 1));
                let seen = sheet.visible == SheetVisible::Visible && is_seen(&hidden, row, column);
                found.push(Passage { place, text, sight: if seen { Sight::Shown } else { Sight::Hidden } });
            }
        }
    }
    Some(found)
}

fn is_seen(hidden: &Hidden, row: u32, column: u32) -> bool {
    let at = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    !hidden.rows.contains(&at(row)) && !hidden.columns.contains(&at(column))
}

/// The name of a column: A to Z, AA …
fn letters(column: u32) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).expect("below 26"));
    match column / 26 {
        0 => letter.to_string(),
        more => letters(more - 1) + &letter.to_string(),
    }
}

fn paragraphs(bytes: &[u8]) -> Option<Vec<Passage>> {
    const TEXT: &str = "word/document.xml";
    let mut package = Package::open(bytes).ok()?;
    let text = package.paragraphs(TEXT)?;
    let mut found = Vec::new();
    for (number, (text, struck)) in text.into_iter().enumerate() {
        let place = PassagePlace::Paragraph(number + 1);
        found.push(Passage { place: place.clone(), text, sight: Sight::Shown });
        found.push(Passage { place, text: struck, sight: Sight::Hidden });
    }
    for part in package.parts() {
        let Some(name) = part.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml")) else {
            continue;
        };
        if part == TEXT || name.contains('/') {
            continue;
        }
        let kind = name.trim_end_matches(|c: char| c.is_ascii_digit());
        if !["header", "footer", "footnotes", "endnotes", "comments"].contains(&kind) {
            continue;
        }
        let sight = if kind == "comments" { Sight::Hidden } else { Sight::Shown };
        for (text, struck) in package.paragraphs(&part).unwrap_or_default() {
            let place = PassagePlace::Part(name.to_owned());
            found.push(Passage { place, text: format!("{text} {struck}"), sight });
        }
    }
    found.retain(|passage| !passage.text.trim().is_empty());
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_names_of_spreadsheets() {
        let names = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_line_of_html_is_its_text_and_then_its_tags() {
        let text = "<p>镇长<b>李</b>明 1 < 2</p><a href=\"liming.html\">".to_owned();
        let passage = Passage { place: PassagePlace::Line(1), text, sight: Sight::Shown };
        let read = without_tags(passage).text;
        assert!(read.starts_with("镇长李明 1 ") && read.contains("liming.html"), "{read}");
    }
}
