//! The block between `---` lines at the start of a file (the only user of `serde_yaml`).
//!
//! A file is cut at its fences (`fence`), its lines are gone over once for slips of the keyboard
//! (`scan`), the YAML becomes a tree (`node`, `block`), and the tables of keys (`article`,
//! `category`, `page`, `blocks`) read the tree into typed values (`reader`); what must be there is
//! looked for last (`required`).
//!
//! Must not know the site: no other file, no clock, no defaults of site.toml.

mod article;
mod block;
pub(super) mod blocks;
mod category;
pub mod codes;
mod fence;
mod keys;
mod matter;
mod node;
mod page;
mod reader;
mod required;
mod scan;

pub use matter::{
    Answer, Attachment, CategoryMatter, Correction, Cover, Credits, Data, FrontMatter, PageMatter, Places,
    Review, Withdrawn,
};

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Checked, Diagnostic};
use crate::source::{Moment, Source, Span};
use crate::text;
use article::Draft;
use keys::Names;
use reader::Reader;
use required::read;

/// A front matter and where the text behind it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read<T> {
    /// What the front matter says.
    pub matter: T,
    /// Byte range of the Markdown in the source.
    pub body: Range<usize>,
}

/// Reads the front matter of an article.
pub fn article(source: &Source) -> Checked<Read<FrontMatter>> {
    let mut cut = fence::cut(source, &Names::of(article::KEYS));
    let mut draft = Draft {
        matter: FrontMatter::empty(source.span(cut.opening.clone())),
        kind: None,
        blocks: blocks::Blocks::default(),
    };
    let mut reader = Reader::new(source, std::mem::take(&mut cut.found));
    let places = read(&mut draft, article::KEYS, &["title", "date"], &cut, &mut reader);
    draft.matter.title_span = places.of("title").unwrap_or(draft.matter.title_span);
    draft.matter.places = places;
    draft.matter.kind = blocks::join(&mut draft, &mut reader);
    let matter = draft.matter;
    for key in ["updated", "expires"] {
        let later = if key == "updated" { &matter.updated } else { &matter.expires };
        let span = matter.places.of(key);
        reader.found.extend(too_early(matter.date.as_ref(), later.as_ref(), span));
    }
    Checked { value: Read { matter, body: cut.body }, diagnostics: reader.found }
}

/// Reads the front matter of a category's `_index.md`.
pub fn category(source: &Source) -> Checked<Read<CategoryMatter>> {
    let mut cut = fence::cut(source, &Names::of(category::KEYS));
    let mut matter = CategoryMatter::empty(source.span(cut.opening.clone()));
    let mut reader = Reader::new(source, std::mem::take(&mut cut.found));
    matter.places = read(&mut matter, category::KEYS, &["title"], &cut, &mut reader);
    matter.title_span = matter.places.of("title").unwrap_or(matter.title_span);
    Checked { value: Read { matter, body: cut.body }, diagnostics: reader.found }
}

/// Reads the front matter of a page such as `content/about.md`.
pub fn page(source: &Source) -> Checked<Read<PageMatter>> {
    let mut cut = fence::cut(source, &Names::of(page::KEYS));
    let mut matter = PageMatter::empty(source.span(cut.opening.clone()));
    let mut reader = Reader::new(source, std::mem::take(&mut cut.found));
    matter.places = read(&mut matter, page::KEYS, &["title"], &cut, &mut reader);
    matter.title_span = matter.places.of("title").unwrap_or(matter.title_span);
    Checked { value: Read { matter, body: cut.body }, diagnostics: reader.found }
}

/// Compares title and body of an article with the data of its kind.
pub fn compare(matter: &FrontMatter, source: &Source, body: Range<usize>) -> Vec<Diagnostic> {
    crate::article::kind::compare(&matter.title_span, &matter.kind, source, body)
}

/// The keys of an article with their Chinese twins, in the order of the table.
pub fn article_keys() -> impl Iterator<Item = (&'static str, &'static str)> {
    article::KEYS.iter().map(|key| (key.name, key.chinese))
}

/// A later date that lies before the date of publication.
fn too_early(date: Option<&Moment>, later: Option<&Moment>, span: Option<Span>) -> Option<Diagnostic> {
    let (date, later, span) = (date?.date(), later?.date(), span?);
    let written = span.text().to_owned();
    (later < date).then(|| {
        Diagnostic::new(
            &codes::DATE_ORDER,
            span,
            text!("{written} 早于发布日期 {date}", "{written} lies before the date of publication, {date}"),
        )
        .help(text!("核对两个日期的年、月、日", "check year, month and day of both"))
    })
}

impl FrontMatter {
    fn empty(opening: Span) -> Self {
        Self {
            title: String::new(),
            places: Places::new(opening.source()),
            title_span: opening,
            date: None,
            updated: None,
            expires: None,
            credits: Credits::default(),
            source: None,
            source_url: None,
            review: Review::default(),
            summary: None,
            tags: Vec::new(),
            keywords: Vec::new(),
            draft: false,
            pinned: false,
            slug: None,
            aliases: Vec::new(),
            cover: None,
            attachments: Vec::new(),
            corrections: Vec::new(),
            withdrawn: None,
            answers: Vec::new(),
            kind: crate::article::kind::KindData::News,
            extra: BTreeMap::new(),
        }
    }
}

impl CategoryMatter {
    fn empty(opening: Span) -> Self {
        Self {
            title: String::new(),
            places: Places::new(opening.source()),
            title_span: opening,
            description: None,
            keywords: Vec::new(),
            column_type: None,
            weight: 0,
            max_age: None,
            aliases: Vec::new(),
            paginate_by: None,
            extra: BTreeMap::new(),
        }
    }
}

impl PageMatter {
    fn empty(opening: Span) -> Self {
        Self {
            title: String::new(),
            places: Places::new(opening.source()),
            title_span: opening,
            date: None,
            updated: None,
            summary: None,
            keywords: Vec::new(),
            draft: false,
            slug: None,
            aliases: Vec::new(),
            cover: None,
            attachments: Vec::new(),
            extra: BTreeMap::new(),
        }
    }
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod tests;
