//! The block between `---` lines at the start of a file (the only user of serde_yaml).
//!
//! Must not know the site: no other file, no clock, no defaults of site.toml.

mod matter;

pub use matter::{
    Attachment, CategoryMatter, Correction, Cover, Credits, Data, FrontMatter, PageMatter, Places, Review,
    Withdrawn,
};

use std::ops::Range;

use crate::diagnostic::Checked;
use crate::source::Source;

/// A front matter and where the text behind it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read<T> {
    /// What the front matter says.
    pub matter: T,
    /// Byte range of the Markdown in the source.
    pub body: Range<usize>,
}
