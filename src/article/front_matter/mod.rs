//! The block between `---` lines at the start of a file (the only user of `serde_yaml`).
//!
//! A file is cut at its fences (`fence`), its lines are gone over once for slips of the keyboard
//! (`scan`), the YAML becomes a tree (`node`, `block`), and the tables of keys (`article`,
//! `category`, `page`, `blocks`) read the tree into typed values (`reader`); what must be there is
//! looked for last (`required`).
//!
//! Must not know the site: no other file, no clock, no defaults of site.toml.

pub mod codes;
mod matter;
mod names;
mod input;
mod node;
mod scan;
mod reader;
mod pictures;
pub(super) mod blocks;
mod article;
mod category;
mod page;
mod block;
mod fence;
mod required;
pub mod form;

pub use input::{Input, KeyWords};
pub use matter::{
    Attachment, CategoryMatter, Correction, Cover, Credits, FreeData, FrontMatter, PageMatter, Places,
    Review, RuleAnswer, Video, Withdrawn,
};

pub use scan::plain_or_quoted;

use std::ops::Range;

use crate::diagnostic::{Checked, Diagnostic};
use crate::source::{Moment, Source, Span};
use crate::text;
use article::Draft;
use reader::Reader;
use reader::keys::{Key, names, words};
use required::read;

/// A front matter and where the text behind it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read<T> {
    /// What the front matter says.
    pub matter: T,
    /// Where it says so.
    pub places: Places,
    /// Byte range of the Markdown in the source.
    pub body: Range<usize>,
}

/// Reads the front matter of an article.
pub fn article(source: &Source) -> Checked<Read<FrontMatter>> {
    let mut cut = fence::cut(source, &names(article::KEYS));
    let mut draft = Draft::default();
    let mut reader = Reader::new(source, std::mem::take(&mut cut.found));
    let places = read(&mut draft, article::KEYS, &["title", "date"], &cut, &mut reader);
    let Draft { mut matter, kind, blocks } = draft;
    matter.kind = blocks::join(kind, blocks, (&places, matter.expires), &mut reader);
    for (key, later) in [("updated", &matter.updated), ("expires", &matter.expires)] {
        reader.found.extend(too_early(matter.date.as_ref(), later.as_ref(), places.of(key)));
    }
    Checked { value: Read { matter, places, body: cut.body }, diagnostics: reader.found }
}

/// Reads the front matter of a category's `_index.md`.
pub fn category(source: &Source) -> Checked<Read<CategoryMatter>> {
    titled(source, category::KEYS)
}

/// Reads the front matter of a page such as `content/about.md`.
pub fn page(source: &Source) -> Checked<Read<PageMatter>> {
    titled(source, page::KEYS)
}

/// Reads a front matter that must have a title and no more.
fn titled<T: Default>(source: &Source, keys: &'static [Key<T>]) -> Checked<Read<T>> {
    let mut cut = fence::cut(source, &names(keys));
    let mut matter = T::default();
    let mut reader = Reader::new(source, std::mem::take(&mut cut.found));
    let places = read(&mut matter, keys, &["title"], &cut, &mut reader);
    Checked { value: Read { matter, places, body: cut.body }, diagnostics: reader.found }
}

/// The name of a key in the language in which a file writes its own: a help that names it speaks as the file does.
pub fn as_typed<'k>(source: &Source, english: &'k str, chinese: &'k str) -> &'k str {
    let front = source.text().split("\n---").next().unwrap_or_default();
    let top = front.lines().filter(|line| !line.starts_with([' ', '\t', '-', '#']));
    let mut keys = top.filter_map(|line| line.split_once(':')).map(|(key, _)| key);
    if keys.any(|key| !key.is_ascii()) { chinese } else { english }
}

/// The keys of an article, of a category's `_index.md` and of a page, each in the order of its table.
pub fn keys() -> [Vec<KeyWords>; 3] {
    [words(article::KEYS), words(category::KEYS), words(page::KEYS)]
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

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod tests;
