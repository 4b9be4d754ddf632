//! Lines of a text by their bytes.

use std::ops::Range;

/// Where the line of a byte begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Where the line of a byte ends, before its line end.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}

/// The end of the last line in a range that is neither blank nor a comment; its start where there is none.
pub(super) fn content_end(text: &str, range: Range<usize>) -> usize {
    let mut end = range.start;
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        let content = line.trim();
        if !content.is_empty() && !content.starts_with('#') {
            end = at + line.trim_end_matches('\n').len();
        }
        at += line.len();
    }
    end
}

/// Whether nothing but spaces stands before a byte on its line.
pub(super) fn is_first(text: &str, at: usize) -> bool {
    text[line_start(text, at)..at].bytes().all(|byte| byte == b' ')
}
