//! What no article needs, refused before the parser sees it: it would cost out of all proportion.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

/// The deepest nesting of quotes and lists within one line. Browsers stop nesting elements at 512,
/// and readers long before.
const DEEPEST: usize = 60;

/// The widest table, in columns.
const WIDEST: usize = 100;

/// The longest number of a list's item, in digits.
const LONGEST_NUMBER: usize = 9;

/// Why a body is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excess {
    /// Levels of quotes and lists in the line at this byte.
    Depth(usize, usize),
    /// Columns of the table whose delimiter row starts at this byte.
    Columns(usize, usize),
}

impl Excess {
    fn start(self) -> usize {
        match self {
            Self::Depth(_, start) | Self::Columns(_, start) => start,
        }
    }
}

/// The first line that goes beyond the limits. Within a block of code anything may stand.
pub(super) fn excess(body: &str) -> Option<Excess> {
    let bytes = body.as_bytes();
    if bytes.len() <= DEEPEST {
        return None;
    }
    let mut found = Vec::new();
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        let line = &bytes[start..end];
        if line.len() > DEEPEST && line[0].is_ascii() {
            found.extend(excess_of_line(line, start));
        }
        start = end + 1;
    }
    if found.is_empty() {
        return None;
    }
    let code = code_around(body, &found);
    let is_code = |excess: &Excess| {
        let at = excess.start() + prefix(&bytes[excess.start()..]);
        let next = code.partition_point(|block| block.end <= at);
        code.get(next).is_some_and(|block| block.contains(&at))
    };
    found.into_iter().find(|excess| !is_code(excess))
}

fn excess_of_line(line: &[u8], start: usize) -> Option<Excess> {
    let (depth, columns) = (levels(line), delimiter_columns(line));
    if depth > DEEPEST {
        Some(Excess::Depth(depth, start))
    } else if columns > WIDEST {
        Some(Excess::Columns(columns, start))
    } else {
        None
    }
}

/// The blocks of code in a body, read with a letter in the place of each line that goes too far.
fn code_around(body: &str, found: &[Excess]) -> Vec<Range<usize>> {
    let mut tame = String::with_capacity(body.len());
    for excess in found {
        tame.push_str(&body[tame.len()..excess.start()]);
        let line = body[excess.start()..].lines().next().unwrap_or_default();
        let prefix = prefix(line.as_bytes());
        tame.push_str(&line[..prefix]);
        tame.extend(std::iter::repeat_n('x', line.len() - prefix));
    }
    tame.push_str(&body[tame.len()..]);
    let events = Parser::new_ext(&tame, options()).into_offset_iter();
    let blocks = events.filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_))));
    blocks.map(|(_, range)| range).collect()
}

/// The indents and marks of quotes that a line begins with, so many as are allowed, in bytes.
fn prefix(line: &[u8]) -> usize {
    let mut quotes = 0;
    let belongs = |byte: &&u8| {
        quotes += usize::from(**byte == b'>');
        matches!(byte, b' ' | b'\t' | b'>') && quotes <= DEEPEST
    };
    line.iter().take_while(belongs).count()
}

/// How many quote and list marks a line begins with.
fn levels(line: &[u8]) -> usize {
    let mut levels = 0;
    let mut digits = 0;
    let end = rule(line).unwrap_or(line.len());
    for (at, byte) in line[..end].iter().enumerate() {
        let is_mark = match byte {
            b'>' => true,
            b'.' | b')' => (1..=LONGEST_NUMBER).contains(&digits) && ends_mark(line, at),
            b'-' | b'+' | b'*' | b':' => ends_mark(line, at),
            b' ' | b'\t' | b'0'..=b'9' => false,
            _ => break,
        };
        levels += usize::from(is_mark);
        digits = if byte.is_ascii_digit() { digits + 1 } else { 0 };
    }
    levels
}

/// Where the rule begins that a line ends with: `- - -` nests nothing.
fn rule(line: &[u8]) -> Option<usize> {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t');
    let mark = *line.iter().rev().find(|byte| !is_space(byte))?;
    let before = line.iter().rposition(|byte| *byte != mark && !is_space(byte));
    let start = before.map_or(0, |at| at + 1);
    let marks = memchr::memchr_iter(mark, &line[start..]).count();
    (matches!(mark, b'-' | b'*' | b'_') && marks >= 3).then_some(start)
}

fn ends_mark(line: &[u8], at: usize) -> bool {
    matches!(line.get(at + 1), Some(b' ' | b'\t') | None)
}
/// The columns of a line that can be the delimiter row of a table: those between its bars, and those
/// before the first and behind the last where something stands there.
fn delimiter_columns(line: &[u8]) -> usize {
    let row = line.iter().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t' | b'>'));
    let dashes = |part: &[u8]| usize::from(part.contains(&b'-'));
    match (memchr::memchr(b'|', line), memchr::memrchr(b'|', line)) {
        (Some(first), Some(last)) if row => {
            let bars = memchr::memchr_iter(b'|', line).count();
            bars - 1 + dashes(&line[..first]) + dashes(&line[last..])
        }
        _ => 0,
    }
}

/// CommonMark with tables, footnotes, strikethrough, task lists, heading attributes, alerts and
/// definition lists. Not with smart punctuation, mathematics or metadata, which take straight
/// quotes, `$` and `---` for something that a township's news never means.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}
