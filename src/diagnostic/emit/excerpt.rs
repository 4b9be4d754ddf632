//! The few lines of a source that a drawing shows, cut so that neither a huge file nor an endless line
//! costs or floods anything. Knows spans, no findings.

use std::ops::Range;

use super::screen::{Room, columns_of, width};
use super::visible::visible;
use crate::source::Span;

/// A span of more lines than this is shown by its first line.
const MOST_LINES: usize = 12;
/// How far a line's end is looked for, in bytes: more than the widest line that is shown needs.
const REACH: usize = 800;
/// What stands for the part of a line that was cut.
const CUT: &str = "...";

/// Lines of a source with places marked in them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The lines, harmless to a terminal; they begin with the line of the first place.
    pub(super) text: String,
    /// The places as byte ranges of `text`, in the order they were asked for.
    pub(super) marks: Vec<Range<usize>>,
}

impl Excerpt {
    /// The whole lines that hold all of the spans (of one source), if they are few and short enough.
    pub(super) fn together(spans: &[&Span], room: Room) -> Option<Self> {
        let text = spans.first()?.source().text();
        let first = spans.iter().map(|span| span.range().start).min()?;
        let last = spans.iter().map(|span| span.range().end).max()?;
        if last - first > MOST_LINES * REACH {
            return None;
        }
        let start = line_start(text, first)?;
        let lines = &text[start..line_end(text, last)?];
        let few = lines.split('\n').count() <= MOST_LINES;
        (few && lines.split('\n').all(|line| width(line) <= room.whole)).then(|| Self {
            text: visible(lines).into_owned(),
            marks: spans.iter().map(|span| shown_range(lines, start, span.range())).collect(),
        })
    }

    /// The first line of a span, cut on both sides where it is too wide.
    pub(super) fn alone(span: &Span, room: Room) -> Self {
        let text = span.source().text();
        let Range { start: from, end: to } = span.range();
        let start = line_start(text, from)
            .filter(|start| width(&text[*start..from]) <= room.before)
            .unwrap_or_else(|| from - narrowed(text[..from].chars().rev(), room.before));
        let end = line_end(text, from)
            .filter(|end| width(&text[from..*end]) <= room.behind)
            .unwrap_or_else(|| from + narrowed(text[from..].chars(), room.behind));
        let before = if line_start(text, start) == Some(start) { "" } else { CUT };
        let behind = if line_end(text, end) == Some(end) { "" } else { CUT };
        let piece = &text[start..end];
        let Range { start: from, end: to } = shown_range(piece, start, from..to.min(end));
        let mark = before.len() + from..before.len() + to;
        Self { text: format!("{before}{}{behind}", visible(piece)), marks: vec![mark] }
    }
}

/// Where the line of a place starts, if that is within reach.
fn line_start(text: &str, at: usize) -> Option<usize> {
    let from = text.ceil_char_boundary(at.saturating_sub(REACH)).min(at);
    match text[from..at].rfind('\n') {
        Some(end) => Some(from + end + 1),
        None => (from == 0).then_some(0),
    }
}

/// Where the line of a place ends, if that is within reach.
fn line_end(text: &str, at: usize) -> Option<usize> {
    let to = text.floor_char_boundary(at.saturating_add(REACH)).max(at);
    match text[at..to].find('\n') {
        Some(end) => Some(at + end),
        None => (to == text.len()).then_some(to),
    }
}

/// The bytes of as many characters of one line as fit into so many columns.
fn narrowed(characters: impl Iterator<Item = char>, columns: usize) -> usize {
    let mut left = columns;
    let mut bytes = 0;
    for character in characters.take_while(|character| *character != '\n') {
        let Some(rest) = left.checked_sub(columns_of(character)) else { break };
        left = rest;
        bytes += character.len_utf8();
    }
    bytes
}

/// A range of the source as a range of the shown piece that starts at byte `start` of the source.
fn shown_range(piece: &str, start: usize, range: Range<usize>) -> Range<usize> {
    let moved = |at: usize| visible(&piece[..at - start]).len();
    moved(range.start)..moved(range.end)
}

#[cfg(test)]
mod tests {
    use super::super::Screen;
    use super::*;
    use crate::source::{Source, SourcePath};

    fn source(text: &str) -> Source {
        Source::new(SourcePath::new("content/a.md").unwrap(), text.to_owned())
    }

    fn marked(excerpt: &Excerpt) -> Vec<&str> {
        excerpt.marks.iter().map(|mark| &excerpt.text[mark.clone()]).collect()
    }

    #[test]
    fn short_lines_are_shown_whole() {
        let text = source("一\n二三四\n五\n");
        let span = text.span(7..10);
        let excerpt = Excerpt::together(&[&span], Screen::PLAIN.room()).unwrap();
        assert_eq!(excerpt.text, "二三四");
        assert_eq!(marked(&excerpt), ["三"]);
        assert_eq!(Excerpt::alone(&span, Screen::PLAIN.room()), excerpt);
    }

    #[test]
    fn marks_stay_on_their_characters_behind_controls() {
        let text = source("a\u{1b}[0m\u{202e}标题");
        let at = text.text().find('标').unwrap();
        let excerpt = Excerpt::together(&[&text.span(at..at + 6)], Screen::PLAIN.room()).unwrap();
        assert_eq!(excerpt.text, "a␛[0m<U+202E>标题");
        assert_eq!(marked(&excerpt), ["标题"]);
    }

    #[test]
    fn wide_lines_are_cut_around_the_span() {
        let text = source(&format!("第一行\n{}这里{}\n尾", "字".repeat(500), "后".repeat(500)));
        let at = text.text().find('这').unwrap();
        let span = text.span(at..at + 6);
        assert_eq!(Excerpt::together(&[&span], Screen::PLAIN.room()), None);
        let excerpt = Excerpt::alone(&span, Screen::PLAIN.room());
        assert_eq!(excerpt.text, format!("...{}这里{}...", "字".repeat(20), "后".repeat(48)));
        assert_eq!(marked(&excerpt), ["这里"]);
    }

    #[test]
    fn spans_of_many_lines_show_their_first() {
        let text = source(&"行\n".repeat(40));
        let excerpt = Excerpt::alone(&text.span(4..text.text().len()), Screen::PLAIN.room());
        assert_eq!(excerpt.text, "行");
        assert_eq!(marked(&excerpt), ["行"]);
        assert_eq!(Excerpt::together(&[&text.span(0..text.text().len())], Screen::PLAIN.room()), None);
    }

    #[test]
    fn the_edges_of_a_text_are_places_too() {
        for text in ["", "\n", "字", "字\n", "\r"] {
            let source = source(text);
            for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                let span = source.span(at..at);
                let together = Excerpt::together(&[&span], Screen::PLAIN.room()).unwrap();
                assert_eq!(together, Excerpt::alone(&span, Screen::PLAIN.room()), "{text:?} at {at}");
            }
        }
    }
}
