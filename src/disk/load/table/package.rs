//! The package of a workbook: how much it unpacks to, and which rows and columns of a sheet are hidden, which
//! calamine does not tell (the only user of zip and quick-xml).

use std::collections::BTreeSet;
use std::io::{BufReader, Cursor, Read};

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::COLUMNS;
use crate::diagnostic::Text;
use crate::text;

/// What a packed table of a megabyte may unpack to. Spreadsheets pack to a tenth; a thousandth is a trap.
const UNPACKED: u64 = 32 * 1024 * 1024;

/// Files in a package. A workbook has some ten, and a few more for each sheet.
const PARTS: usize = 2_000;

/// What is hidden in a sheet, from 0.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    pub rows: BTreeSet<usize>,
    pub columns: BTreeSet<usize>,
}

pub(super) struct Package<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Package<'a> {
    /// Opens a package and unpacks it once without keeping anything: what it says of its sizes may be wrong.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Text> {
        let unread =
            |error: &dyn std::fmt::Display| text!("文件损坏：{error}", "the file is damaged: {error}");
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unread(&error))?;
        let mut left = UNPACKED;
        for at in 0..archive.len() {
            let part = archive.by_index(at).map_err(|error| unread(&error))?;
            let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
            left = left.saturating_sub(read.map_err(|error| unread(&error))?);
            if left == 0 || at > PARTS {
                return Err(text!(
                    "解压后太大，不像目标表",
                    "it unpacks to far more than a table of targets"
                ));
            }
        }
        Ok(Self(archive))
    }

    /// The rows and columns of a sheet that are hidden; `None` when the sheet is not found.
    pub(super) fn hidden(&mut self, sheet: &str) -> Option<Hidden> {
        let id = self.find("xl/workbook.xml", |element| {
            (name(element) == "sheet" && attribute(element, "name").as_deref() == Some(sheet))
                .then(|| attribute(element, "id"))
                .flatten()
        })?;
        let target = self.find("xl/_rels/workbook.xml.rels", |element| {
            (attribute(element, "Id").as_deref() == Some(&id)).then(|| attribute(element, "Target")).flatten()
        })?;
        let path = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        };
        let mut hidden = Hidden::default();
        let mut next_row = 0;
        self.each(&path, |element| match name(element).as_str() {
            "row" => {
                let row = attribute(element, "r")
                    .and_then(|row| row.parse::<usize>().ok())
                    .map_or(next_row, |row| row.saturating_sub(1));
                next_row = row.saturating_add(1);
                if is_hidden(element, "ht") {
                    hidden.rows.insert(row);
                }
            }
            "col" if is_hidden(element, "width") => {
                let end = |key| attribute(element, key).and_then(|column| column.parse::<usize>().ok());
                if let (Some(first), Some(last)) = (end("min"), end("max")) {
                    hidden.columns.extend(first.saturating_sub(1)..last.min(COLUMNS));
                }
            }
            _ => {}
        })?;
        Some(hidden)
    }

    /// The names of its parts.
    pub(super) fn parts(&self) -> Vec<String> {
        self.0.file_names().flatten().map(std::borrow::Cow::into_owned).collect()
    }

    /// The paragraphs of a part of a document, each with what was struck out in it; `None` when the part is
    /// missing or damaged.
    pub(super) fn paragraphs(&mut self, path: &str) -> Option<Vec<(String, String)>> {
        let part = self.0.by_name(path).ok()?;
        let mut reader = Reader::from_reader(BufReader::new(part.take(UNPACKED)));
        let (mut buffer, mut found) = (Vec::new(), Vec::new());
        let (mut text, mut struck, mut inside) = (String::new(), String::new(), String::new());
        loop {
            let out = match inside.as_str() {
                "t" => Some(&mut text),
                "delText" => Some(&mut struck),
                _ => None,
            };
            match reader.read_event_into(&mut buffer).ok()? {
                Event::Text(words) => {
                    if let Some(out) = out {
                        out.push_str(&words.xml10_content());
                    }
                }
                Event::GeneralRef(reference) => {
                    if let Some(out) = out {
                        out.push_str(&referred(&reference));
                    }
                }
                Event::Start(element) => inside = name(&element),
                Event::Empty(element) if matches!(name(&element).as_str(), "tab" | "br") => text.push(' '),
                Event::End(element) => {
                    inside.clear();
                    if element.local_name().as_ref() == "p" {
                        found.push((std::mem::take(&mut text), std::mem::take(&mut struck)));
                    }
                }
                Event::Eof => return Some(found),
                _ => {}
            }
            buffer.clear();
        }
    }

    /// The first answer that an element of a part gives.
    fn find(&mut self, path: &str, mut ask: impl FnMut(&BytesStart<'_>) -> Option<String>) -> Option<String> {
        let mut found = None;
        self.each(path, |element| {
            if found.is_none() {
                found = ask(element);
            }
        })?;
        found
    }

    /// Shows every element of a part in its order; `None` when the part is missing or damaged.
    fn each(&mut self, path: &str, mut show: impl FnMut(&BytesStart<'_>)) -> Option<()> {
        let part = self.0.by_name(path).ok()?;
        let mut reader = Reader::from_reader(BufReader::new(part.take(UNPACKED)));
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer).ok()? {
                Event::Start(element) | Event::Empty(element) => show(&element),
                Event::Eof => return Some(()),
                _ => {}
            }
            buffer.clear();
        }
    }
}

/// The characters of `&amp;` or `&#20013;`.
fn referred(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => character.to_string(),
        _ => resolve_predefined_entity(&reference.xml10_content()).unwrap_or_default().to_owned(),
    }
}

fn name(element: &BytesStart<'_>) -> String {
    element.local_name().as_ref().to_owned()
}

/// An attribute by its name without prefix: `r:id` is `id`.
fn attribute(element: &BytesStart<'_>, key: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|found| found.key.local_name().as_ref() == key)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// Hidden, or of no size.
fn is_hidden(element: &BytesStart<'_>, size: &str) -> bool {
    let yes = attribute(element, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true"));
    yes || attribute(element, size).and_then(|size| size.parse::<f64>().ok()).is_some_and(|size| size <= 0.0)
}
