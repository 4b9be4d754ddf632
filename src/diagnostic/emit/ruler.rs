//! Lines and columns of many places in one pass: findings come sorted, so each place is counted on
//! from the one before it. Knows sources, no findings.

use crate::source::{Position, Source};

/// Counts lines and columns onwards. Going back in a text starts again at its first line.
#[derive(Clone, Default)]
pub(super) struct Ruler<'a> {
    last: Option<(&'a Source, usize, Position)>,
}

impl<'a> Ruler<'a> {
    /// Line and column, from 1, of a byte offset on a character border.
    pub(super) fn position(&mut self, source: &'a Source, offset: usize) -> Position {
        let start = Position { line: 1, column: 1 };
        let (from, before) = match &self.last {
            Some((last, at, position)) if same_text(last, source) && *at <= offset => (*at, *position),
            _ => (0, start),
        };
        let between = &source.text()[from..offset];
        let position = match between.rfind('\n') {
            Some(end) => Position {
                line: before.line + memchr::memchr_iter(b'\n', between.as_bytes()).count(),
                column: between[end + 1..].chars().count() + 1,
            },
            None => Position { line: before.line, column: before.column + between.chars().count() },
        };
        self.last = Some((source, offset, position));
        position
    }
}

/// Whether two sources share one text in memory; comparing texts would cost a pass over the file.
pub(super) fn same_text(one: &Source, other: &Source) -> bool {
    std::ptr::eq(one.text(), other.text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourcePath;

    #[test]
    fn it_counts_like_the_source_in_any_order() {
        let text = "标题\n日期: 无\n\n\na 中 b\n";
        let source = Source::new(SourcePath::new("content/a.md").unwrap(), text.to_owned());
        let offsets: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        let mut ruler = Ruler::default();
        for at in offsets.iter().chain(offsets.iter().rev()) {
            assert_eq!(ruler.position(&source, *at), source.position(*at), "offset {at}");
        }
    }
}
