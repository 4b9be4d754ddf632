//! Named texts and the small values that point into them: sources, spans, paths, dates.
//!
//! Must not know what a text means: no Markdown, no YAML, no site.

pub mod character;
mod date;
pub mod difference;
mod digest;
mod folded;
#[cfg(test)]
pub(crate) mod generated;
mod path;
#[cfg(test)]
pub(crate) mod property;

pub use date::{Date, DateFault, Moment, Stamp, Zone};
pub use digest::{Digest, Digester, Version, base64};
pub use folded::{composed, folded_name};
pub use path::{
    OutputPath, OutputPathFault, SourcePath, SourcePathFault, decode_address, encode_address, encode_segment,
};

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A text with the path it was read from. Cloning is cheap: all clones share one text.
#[derive(Clone)]
pub struct Source(Arc<Inner>);

struct Inner {
    path: SourcePath,
    text: String,
    version: OnceLock<Version>,
}

impl Source {
    /// A text under its path. `text` is what the file says after decoding: UTF-8, no byte order
    /// mark, lines ended by `\n`.
    pub fn new(path: SourcePath, text: String) -> Self {
        Self(Arc::new(Inner { path, text, version: OnceLock::new() }))
    }

    /// Where the text was read from, relative to the site's root.
    pub fn path(&self) -> &SourcePath {
        &self.0.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// What tells this text from another one under the same path. Kept once it was asked for: the preview
    /// asks all texts after every save.
    pub fn version(&self) -> Version {
        *self.0.version.get_or_init(|| Version::of(self.text()))
    }

    /// A place in this text, in bytes. A range beyond the text, or inside a character, is moved to
    /// the nearest place that exists, so that a span can always be shown.
    pub fn span(&self, range: Range<usize>) -> Span {
        let text = self.text();
        let start = text.floor_char_boundary(range.start.min(text.len()));
        let end = text.ceil_char_boundary(range.end.clamp(start, text.len()));
        Span { source: self.clone(), range: start..end }
    }

    /// The span of the line (without its end) that holds byte `offset`.
    pub fn line_span(&self, offset: usize) -> Span {
        let text = self.text();
        let offset = text.floor_char_boundary(offset.min(text.len()));
        let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
        self.span(start..end)
    }

    /// Line and column of a byte offset, both counted from 1, the column in characters.
    pub fn position(&self, offset: usize) -> Position {
        let text = self.text();
        let before = &text[..text.floor_char_boundary(offset.min(text.len()))];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Position {
            line: memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({}, {} bytes)", self.path(), self.text().len())
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || (self.path() == other.path() && self.text() == other.text())
    }
}

impl Eq for Source {}

/// Line and column, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line number from 1.
    pub line: usize,
    /// Column in characters from 1.
    pub column: usize,
}

/// A place in a source: a byte range that lies inside the text, on character borders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    source: Source,
    range: Range<usize>,
}

impl Span {
    /// The text this span points into.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Byte range within the source.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The characters that the span covers.
    pub fn text(&self) -> &str {
        &self.source.text()[self.range.clone()]
    }

    /// Line and column of the first character.
    pub fn position(&self) -> Position {
        self.source.position(self.range.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new(SourcePath::new("content/a.md").unwrap(), text.to_owned())
    }

    #[test]
    fn positions_count_characters() {
        let text = source("标题\n日期: 无\n");
        let at = text.text().find('无').unwrap();
        assert_eq!(text.position(at), Position { line: 2, column: 5 });
        assert_eq!(text.position(9999), Position { line: 3, column: 1 });
    }

    #[test]
    fn spans_never_cut_a_character() {
        let text = source("金山镇");
        assert_eq!(text.span(1..4).text(), "金山");
        assert_eq!(text.span(5..400).text(), "山镇");
        assert_eq!(text.line_span(100).text(), "金山镇");
    }
}
