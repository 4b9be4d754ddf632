//! What no article needs, refused before the parser sees it: it would cost out of all proportion.

/// The deepest nesting of quotes and lists within one line. Browsers stop nesting elements at 512,
/// and readers long before.
const DEEPEST: usize = 60;

/// The widest table, in columns.
const WIDEST: usize = 100;

/// Why a body is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excess {
    /// Levels of quotes and lists in the line at this byte.
    Depth(usize, usize),
    /// Columns of the table whose delimiter row starts at this byte.
    Columns(usize, usize),
}

/// The first line that goes beyond the limits.
pub(super) fn excess(body: &str) -> Option<Excess> {
    let bytes = body.as_bytes();
    if bytes.len() <= DEEPEST {
        return None;
    }
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        let line = &bytes[start..end];
        if line.len() > DEEPEST && line[0].is_ascii() {
            let depth = levels(line);
            if depth > DEEPEST {
                return Some(Excess::Depth(depth, start));
            }
            let columns = delimiter_columns(line);
            if columns > WIDEST {
                return Some(Excess::Columns(columns, start));
            }
        }
        start = end + 1;
    }
    None
}

/// How many quote and list marks a line begins with.
fn levels(line: &[u8]) -> usize {
    let mut levels = 0;
    for (at, byte) in line.iter().enumerate() {
        match byte {
            b'>' => levels += 1,
            b'-' | b'+' | b'*' | b'.' | b')' | b':'
                if matches!(line.get(at + 1), Some(b' ' | b'\t') | None) =>
            {
                levels += 1;
            }
            b' ' | b'\t' | b'0'..=b'9' => {}
            _ => break,
        }
    }
    levels
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
