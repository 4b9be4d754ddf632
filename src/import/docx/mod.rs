//! Documents of Word and WPS (.docx, ECMA-376): text with its automatic numbers, tables, notes, links, pictures;
//! what pages alone have, and what somebody should decide, is told.

mod number;
mod numbering;
mod styles;
mod parts;
mod revision;
mod field;
mod reader;
mod run;
mod drawing;
mod paragraph;
mod body;

use std::collections::HashMap;

use super::grid::flattened;
use super::model::{About, Imported, Inline};
use super::package::{LARGEST_PICTURE, Package};
use super::report::{Remark, shortened};
use super::{Revisions, settle, xml};
use crate::diagnostic::Text;
use crate::text;
use parts::{Parts, plain_text};
use reader::Reader;
use revision::FieldsClosed;

/// Whether a package is a document of Word.
pub(super) fn is_document(package: &Package<'_>) -> bool {
    package.has("word/document.xml") || package.names().any(|name| name.starts_with("word/document"))
}

/// Reads a document.
pub(super) fn read(mut package: Package<'_>, revisions: Revisions) -> Result<Imported, Text> {
    let parts = Parts::open(&mut package)?;
    let document = xml::parse(&parts.path, &parts.document)?;
    let trees = parts.trees()?;
    let changes = revision::found(document.root_element());
    if revisions == Revisions::Refuse && !changes.is_empty() {
        return Err(revision::refusal(&changes));
    }
    let mut reader = Reader::new(&trees, &parts.links, revision::fields_are_closed(document.root_element()));
    if !changes.is_empty() {
        let count = changes.len();
        reader
            .remark(Remark::changed(0, text!("接受了 {count} 处修订", "{count} tracked changes were made")));
    }
    reader.document(document.root_element());
    let (mut imported, notes) = reader.finish();
    for note in notes {
        let links = parts.note_links(&note);
        let inlines = trees.note(&note).map(|element| {
            let mut inside = Reader::new(&trees, &links, FieldsClosed::Yes);
            inside.note(element);
            let (read, _) = inside.finish();
            imported.remarks.extend(read.remarks);
            flattened(&read.blocks)
        });
        imported.notes.push(inlines.unwrap_or_else(|| vec![Inline::plain("（注释缺失）")]));
    }
    imported.remarks.extend(comments(&trees));
    imported.remarks.extend(parts.margins.iter().map(|(name, words)| {
        let (name, words) = (name.clone(), shortened(words));
        let Text { zh, en } = name;
        Remark::dropped(0, text!("{zh}：{words}", "{en}: {words}"))
    }));
    imported.about = About { title: None, ..parts.about.clone() };
    take_pictures(&mut imported, &mut package)?;
    Ok(imported)
}

/// Takes the pictures that the text names out of the package.
fn take_pictures(imported: &mut Imported, package: &mut Package<'_>) -> Result<(), Text> {
    let mut names = Vec::new();
    imported.blocks.iter().for_each(|block| super::pictures::names(block, &mut names));
    let mut found: HashMap<String, Vec<u8>> = HashMap::new();
    for name in names {
        if let Some(bytes) = package.part(&name, LARGEST_PICTURE)? {
            found.insert(name, bytes);
        }
    }
    settle(imported, &|name| found.get(name).cloned());
    Ok(())
}

/// What somebody wrote beside the text.
fn comments(trees: &parts::Trees<'_>) -> Vec<Remark> {
    let told = |comment: roxmltree::Node<'_, '_>| {
        let author = xml::attribute(comment, "author").unwrap_or_default().to_owned();
        let words = shortened(&plain_text(comment));
        Remark::dropped(0, text!("{author}的批注：{words}", "a comment of {author}: {words}"))
    };
    trees.comments().map(told).collect()
}

#[cfg(test)]
mod tests;
