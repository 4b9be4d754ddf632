//! Bytes as editors save them become text: UTF-8, GB18030 (with GBK), UTF-16; with or without a
//! byte order mark; any line ends. Losslessly, or refused by name.
//!
//! Must not know what the text means. The only user of `encoding_rs`.

mod chinese;
pub mod codes;
mod character;
mod finding;
mod pasted;
mod splice;

use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

pub use character::doubtful;
pub use chinese::is_in_common_use;
pub use splice::spliced;

use crate::diagnostic::{Checked, Diagnostic};
use crate::source::character::is_noncharacter;
use crate::source::{Source, SourcePath};

/// What a file says.
struct Reading<'b> {
    text: Cow<'b, str>,
    /// The encoding, where the file does not say it and its content does.
    guessed: Option<&'static Encoding>,
}

/// Why nobody can tell what a file says.
enum Refusal {
    /// Bytes in this line that are none of the encoding.
    Damaged(&'static Encoding, usize),
    /// A word in another encoding than the rest of the file.
    Mixed { word: String, encoding: &'static Encoding, rest: &'static Encoding, line: usize },
    /// All of it is Big5, which offices here do not write: saved as something else by mistake.
    Big5,
}

/// The text of a file: without a byte order mark, lines ended by `\n`. `None` when the bytes are no
/// text in a known encoding; the finding then names the line of the first bad byte.
///
/// The rules in order: a byte order mark; strict UTF-8; UTF-16 by the look of its bytes; strict
/// GB18030 that reads as Chinese. Nothing is ever replaced by U+FFFD, and a word in another encoding than the
/// rest is refused. Text that was guessed comes with a warning.
pub fn decode(path: &SourcePath, bytes: &[u8]) -> Checked<Option<Source>> {
    let mut diagnostics = Vec::new();
    let value = match read(bytes) {
        Ok(Reading { text, guessed }) => {
            let text = separators(plain_line_ends(text));
            diagnostics.extend(forbidden(path, &text));
            diagnostics.is_empty().then(|| {
                diagnostics.extend(guessed.map(|encoding| finding::guessed(path, encoding, &text)));
                let text = plain_controls(path, text, &mut diagnostics);
                let source = Source::new(path.clone(), text.into_owned());
                diagnostics.extend(doubtful(&source));
                source
            })
        }
        Err(refusal) => {
            diagnostics.push(finding::refused(path, &refusal));
            None
        }
    };
    Checked { value, diagnostics }
}

/// A name of a file in GBK, as old systems write it into archives. `None` when the bytes are not that.
pub fn gbk_name(bytes: &[u8]) -> Option<String> {
    let gbk = match std::str::from_utf8(bytes) {
        Ok(name) => chinese::is_rather_gbk(name),
        Err(_) => chinese::reads_as_chinese(bytes),
    };
    if gbk { strict(GB18030, bytes).ok().map(Cow::into_owned) } else { None }
}

fn read(bytes: &[u8]) -> Result<Reading<'_>, Refusal> {
    let sure = |text| Reading { text, guessed: None };
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return strict(encoding, &bytes[mark..]).map(sure).map_err(|before| damaged(encoding, &before));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => utf_16(bytes).unwrap_or(Ok(sure(text.into()))),
        Ok(text) if chinese::is_rather_gbk(text) => gbk(bytes),
        Ok(text) => match pasted::gbk_word(text) {
            Some(word) => Err(mixed(bytes, word, [GB18030, UTF_8])),
            None => Ok(sure(text.into())),
        },
        Err(_) => utf_16(bytes).unwrap_or_else(|| gbk(bytes)),
    }
}

/// UTF-16 without a mark; `None` when it does not look like that.
fn utf_16(bytes: &[u8]) -> Option<Result<Reading<'_>, Refusal>> {
    [UTF_16LE, UTF_16BE].into_iter().find_map(|encoding| {
        if !chinese::looks_like_utf_16(bytes, encoding) {
            return None;
        }
        match strict(encoding, bytes) {
            Ok(text) if chinese::is_chinese(&text) => Some(Ok(Reading { text, guessed: Some(encoding) })),
            Err(before) if chinese::is_chinese(&before) => Some(Err(damaged(encoding, &before))),
            _ => None,
        }
    })
}

/// GB18030, or what else the bytes are most like when they are not that.
fn gbk(bytes: &[u8]) -> Result<Reading<'_>, Refusal> {
    if chinese::is_big5(bytes) {
        return Err(Refusal::Big5);
    }
    if chinese::is_mostly_utf_8(bytes) || !chinese::reads_as_chinese(bytes) {
        let before = strict(UTF_8, bytes).err().unwrap_or_default();
        return Err(damaged(UTF_8, &before));
    }
    match (pasted::utf_8_word(bytes), strict(GB18030, bytes)) {
        // A single character may as well come out where bytes are lost.
        (Some(word), _) if word.len() <= 3 => Err(Refusal::Damaged(GB18030, line_at(&bytes[..word.start]))),
        (Some(word), _) => Err(mixed(bytes, word, [UTF_8, GB18030])),
        (None, Ok(text)) => Ok(Reading { text, guessed: Some(GB18030) }),
        (None, Err(before)) => Err(damaged(GB18030, &before)),
    }
}

/// The text of bytes in an encoding, or what comes before the first of them that is none.
fn strict<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Result<Cow<'b, str>, Cow<'b, str>> {
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text);
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut before = String::with_capacity(room.unwrap_or_default());
    let _ = decoder.decode_to_string_without_replacement(bytes, &mut before, true);
    Err(before.into())
}

fn damaged(encoding: &'static Encoding, before: &str) -> Refusal {
    Refusal::Damaged(encoding, line_at(before.as_bytes()))
}

fn mixed(bytes: &[u8], word: Range<usize>, [encoding, rest]: [&'static Encoding; 2]) -> Refusal {
    let line = line_at(&bytes[..word.start]);
    let word = encoding.decode_without_bom_handling(&bytes[word]).0.into_owned();
    Refusal::Mixed { word, encoding, rest, line }
}

/// The number of the line that begins behind the last line end of `before`, whatever ends lines.
fn line_at(before: &[u8]) -> usize {
    let feeds = memchr::memchr_iter(b'\n', before).count();
    let lone_returns =
        memchr::memchr_iter(b'\r', before).filter(|at| before.get(at + 1) != Some(&b'\n')).count();
    1 + feeds + lone_returns
}

fn plain_line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut lines = text.split('\r');
    plain.push_str(lines.next().unwrap_or_default());
    for line in lines {
        plain.push('\n');
        plain.push_str(line.strip_prefix('\n').unwrap_or(line));
    }
    plain.into()
}

/// Line breaks of word processors (U+000B, Shift+Enter) below the front matter as the separator of Unicode.
fn separators(text: Cow<'_, str>) -> Cow<'_, str> {
    if memchr::memchr(0x0B, text.as_bytes()).is_none() {
        return text;
    }
    let inside = text.strip_prefix("---");
    let front = inside.map_or(0, |inside| inside.find("\n---").map_or(text.len(), |end| end + "---".len()));
    let (front, body) = text.split_at(front);
    format!("{front}{}", body.replace('\u{B}', "\u{2028}")).into()
}

/// The finding for U+0000 and noncharacters.
fn forbidden(path: &SourcePath, text: &str) -> Option<Diagnostic> {
    if !may_hold_forbidden(text.as_bytes()) {
        return None;
    }
    let mut found = text.char_indices().filter(|(_, c)| *c == '\0' || is_noncharacter(*c));
    let (first, c) = found.next()?;
    Some(finding::forbidden(path, line_at(&text.as_bytes()[..first]), c, 1 + found.count()))
}

/// A cheap look for U+0000 and noncharacters that may say yes too often, never no. It counts
/// without an early end, so that it runs over many bytes at once.
fn may_hold_forbidden(bytes: &[u8]) -> bool {
    let suspect = bytes.iter().filter(|byte| matches!(byte, 0 | 0xF0..)).count() > 0;
    suspect
        || memchr::memchr_iter(0xEF, bytes)
            .any(|at| matches!(bytes[at..], [_, 0xB7, 0x90..=0xAF, ..] | [_, 0xBF, 0xBE..=0xBF, ..]))
}

/// Replaces control characters by spaces, so that every other character keeps its line and column.
fn plain_controls<'t>(
    path: &SourcePath,
    text: Cow<'t, str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cow<'t, str> {
    let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let suspect = |byte: &u8| matches!(byte, 0..=8 | 11..=31 | 0x7F | 0xC2);
    if text.bytes().filter(|byte| suspect(byte)).count() == 0 {
        return text;
    }
    let Some((first, c)) = text.char_indices().find(|(_, c)| bad(*c)) else { return text };
    let line = line_at(&text.as_bytes()[..first]);
    let count = text.chars().filter(|c| bad(*c)).count();
    diagnostics.push(finding::control(path, line, c, count));
    text.replace(bad, " ").into()
}

#[cfg(test)]
mod tests;
