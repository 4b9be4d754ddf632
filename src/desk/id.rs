//! What pages call the texts of a site. Must not know where anything is kept.

use crate::source::{Digest, SourcePath};

/// Digits of an id: enough for the few thousand texts of a site.
const ID: usize = 16;

/// What a page calls a text. It tells nothing about where the text lies, and leads nowhere else.
pub fn id(path: &SourcePath) -> String {
    Digest::of(path.as_str().as_bytes()).short(ID)
}
