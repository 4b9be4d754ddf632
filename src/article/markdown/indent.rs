//! Paragraphs that an editor indents with four spaces or a tab, which the parser takes for code.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use crate::source::character::is_han;

/// What lines of code and of tables begin with.
const OPENING: &[char] = &['{', '}', '<', '$', '`', '|', '#', '/', '｜'];

/// What lines of code end with.
const CLOSING: &[char] = &['{', '}', ';', '|', '｜'];

/// The indents of lines that the parser would take for code, though they are prose: of blocks outside of
/// lists and quotes that are mostly Chinese.
pub(super) fn indented_prose(text: &str) -> Vec<Range<usize>> {
    if !lines(text, 0)
        .any(|(_, line)| line.starts_with("    ") || line.trim_start_matches(' ').starts_with('\t'))
    {
        return Vec::new();
    }
    let mut depth = 0_usize;
    let mut found = Vec::new();
    for (event, range) in Parser::new_ext(text, super::limits::options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) if depth == 0 => {
                found.extend(indents(text, &range));
                depth += 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

/// The indents of a block of code, if it is prose.
fn indents(text: &str, block: &Range<usize>) -> Vec<Range<usize>> {
    let start = text[..block.start].rfind('\n').map_or(0, |end| end + 1);
    let block = &text[start..block.end];
    let words = || lines(block, start).filter(|(_, line)| !line.trim().is_empty());
    if !is_prose(block) || words().any(|(_, line)| is_code(line.trim())) {
        return Vec::new();
    }
    words().map(|(at, line)| at..at + indent(line)).collect()
}

fn lines(text: &str, base: usize) -> impl Iterator<Item = (usize, &str)> {
    let offset = move |line: &str| base + (line.as_ptr() as usize - text.as_ptr() as usize);
    text.split('\n').map(move |line| (offset(line), line))
}

/// The length of the white space a line begins with.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn is_prose(block: &str) -> bool {
    let han = block.chars().filter(|c| is_han(*c)).count();
    han > block.chars().filter(char::is_ascii_alphabetic).count()
}

fn is_code(line: &str) -> bool {
    line.starts_with(OPENING) || line.ends_with(CLOSING)
}
