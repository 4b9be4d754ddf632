//! Bytes as editors save them become text: UTF-8, GB18030 (with GBK), UTF-16; with or without a
//! byte order mark; any line ends. Losslessly, or refused by name.
//!
//! Must not know what the text means. The only user of `encoding_rs`.

use std::borrow::Cow;
use std::str::Utf8Error;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::markdown::is_noncharacter;
use crate::diagnostic::codes::files;
use crate::diagnostic::{Checked, Diagnostic, Place};
use crate::source::{Source, SourcePath};
use crate::text;

/// The share of code units, in percent, whose high byte must look like Chinese or ASCII before text
/// without a mark counts as UTF-16. Rare signs and emoji take the rest.
const UTF_16_SHARE: usize = 90;

/// So many Chinese characters in a row that are valid UTF-8 do not occur in GB18030 by chance.
const UTF_8_RUN: usize = 3;

/// The text of a file: without a byte order mark, lines ended by `\n`. `None` when the bytes are no
/// text in a known encoding; the finding then names the line of the first bad byte.
///
/// The rules in order: a byte order mark; strict UTF-8; UTF-16 by the look of its bytes; strict
/// GB18030. Nothing is ever replaced by U+FFFD. Text that was guessed comes with a warning.
pub fn decode(path: &SourcePath, bytes: &[u8]) -> Checked<Option<Source>> {
    let mut diagnostics = Vec::new();
    let value = decoded(path, bytes, &mut diagnostics).and_then(|text| {
        refuse_forbidden(path, &text, &mut diagnostics)?;
        let text = plain_controls(path, plain_line_ends(text), &mut diagnostics);
        Some(Source::new(path.clone(), text.into_owned()))
    });
    Checked { value, diagnostics }
}

fn decoded<'b>(
    path: &SourcePath,
    bytes: &'b [u8],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Cow<'b, str>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = &bytes[mark..];
        let text = strict(encoding, rest);
        if text.is_none() {
            let line = if encoding == UTF_8 { bad_line(rest) } else { bad_utf_16_line(encoding, rest) };
            diagnostics.push(unknown(path, line, encoding.name()));
        }
        return text;
    }
    let utf_8 = std::str::from_utf8(bytes);
    if let Ok(text) = utf_8
        && !text.contains('\0')
        && !is_short_gbk(bytes)
    {
        return Some(text.into());
    }
    let guessed = guess(bytes, utf_8);
    match guessed {
        Some((encoding, text)) => {
            diagnostics.push(guessed_encoding(path, encoding, &text));
            Some(text)
        }
        None if utf_8.is_ok() => utf_8.ok().map(Cow::Borrowed),
        None => {
            diagnostics.push(unknown(path, bad_line(bytes), "UTF-8"));
            None
        }
    }
}

/// UTF-16 or GB18030 without a mark.
fn guess<'b>(bytes: &'b [u8], utf_8: Result<&str, Utf8Error>) -> Option<(&'static Encoding, Cow<'b, str>)> {
    for encoding in [UTF_16LE, UTF_16BE] {
        if looks_like_utf_16(bytes, encoding)
            && let Some(text) = strict(encoding, bytes)
            && !text.chars().any(|c| c == '\0' || is_noncharacter(c))
        {
            return Some((encoding, text));
        }
    }
    if utf_8.is_ok() && bytes.contains(&0) {
        return None;
    }
    if has_utf_8_run(bytes) {
        return None; // UTF-8 that was cut or damaged, or mixed with GBK: it would come out garbled
    }
    strict(GB18030, bytes).filter(|text| !text.contains('\0')).map(|text| (GB18030, text))
}

fn strict<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Option<Cow<'b, str>> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes)
}

/// Whether valid UTF-8 is rather GBK: `通知` in GBK (CD A8 D6 AA) is two Greek and Arabic letters in
/// UTF-8. So it is when everything beyond ASCII is pairs of the part of GB 2312 in daily use, at
/// least two of them in a row somewhere.
fn is_short_gbk(bytes: &[u8]) -> bool {
    let Some(mut at) = bytes.iter().position(|byte| !byte.is_ascii()) else { return false };
    let mut in_a_row = 0;
    let mut longest = 0;
    while at < bytes.len() {
        match bytes[at..] {
            [lead, ..] if lead.is_ascii() => {
                in_a_row = 0;
                at += 1;
            }
            // Signs in rows 1 to 3, the 3,755 commonest characters in rows 16 to 55.
            [0xA1..=0xA3 | 0xB0..=0xD7, 0xA1..=0xFE, ..] => {
                in_a_row += 1;
                longest = longest.max(in_a_row);
                at += 2;
            }
            _ => return false,
        }
    }
    longest >= 2
}

/// Whether the high bytes look like Chinese text in UTF-16: ASCII (00), Chinese characters (4E to
/// 9F), their punctuation (20, 30, FF).
fn looks_like_utf_16(bytes: &[u8], encoding: &'static Encoding) -> bool {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return false;
    }
    let high = usize::from(encoding == UTF_16LE);
    let likely = |byte: u8| matches!(byte, 0 | 0x20 | 0x30 | 0x4E..=0x9F | 0xFF);
    let units = bytes.len() / 2;
    let count = |side: usize| bytes.iter().skip(side).step_by(2).filter(|byte| likely(**byte)).count();
    let (mine, other) = (count(high), count(1 - high));
    // Without one ASCII character (a line end, a digit) it is no article.
    let ascii = bytes.iter().skip(high).step_by(2).any(|byte| *byte == 0);
    ascii && mine * 100 >= units * UTF_16_SHARE && mine > other
}

/// Whether the bytes hold several Chinese characters in a row in UTF-8.
fn has_utf_8_run(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let run = rest
            .chunks_exact(3)
            .take(UTF_8_RUN)
            .take_while(|unit| matches!(unit, [0xE3..=0xE9 | 0xEF, 0x80..=0xBF, 0x80..=0xBF]))
            .count();
        if run == UTF_8_RUN {
            return true;
        }
        at += 1;
    }
    false
}

/// The line (from 1) of the first byte that is not UTF-8.
fn bad_line(bytes: &[u8]) -> usize {
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    line_at(&bytes[..valid])
}

/// The line of the first lone surrogate, or of the half unit at the end.
fn bad_utf_16_line(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let units = bytes.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if encoding == UTF_16LE { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    });
    1 + char::decode_utf16(units).map_while(Result::ok).filter(|c| *c == '\n').count()
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

/// Refuses U+0000 and noncharacters.
fn refuse_forbidden(path: &SourcePath, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<()> {
    let before = diagnostics.len();
    // One for each line at most, and no more than a page of them.
    let mut last_line = 0;
    if !may_hold_forbidden(text.as_bytes()) {
        return Some(());
    }
    for (at, c) in text.char_indices().filter(|(_, c)| *c == '\0' || is_noncharacter(*c)) {
        let line = line_at(&text.as_bytes()[..at]);
        if line == last_line || diagnostics.len() >= before + 20 {
            continue;
        }
        last_line = line;
        let code = u32::from(c);
        diagnostics.push(
            Diagnostic::new(
                &files::FORBIDDEN_CHARACTER,
                Place::Line(path.clone(), line),
                text!("第 {line} 行有字符 U+{code:04X}，它不能出现在文本里", "line {line} holds U+{code:04X}, which no text may hold"),
            )
            .help(text!("删掉这个字符；如果文件打开是乱码，请用原来的软件另存为 UTF-8", "delete the character; if the file looks garbled, save it as UTF-8 in the program it came from")),
        );
    }
    (diagnostics.len() == before).then_some(())
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
    let Some(first) = text.find(bad) else { return text };
    let line = line_at(&text.as_bytes()[..first]);
    let code = text[first..].chars().next().map_or(0, u32::from);
    let count = text.chars().filter(|c| bad(*c)).count();
    diagnostics.push(
        Diagnostic::new(
            &files::CONTROL_CHARACTER,
            Place::Line(path.clone(), line),
            text!("第 {line} 行有控制字符 U+{code:04X}（全文共 {count} 个），已换成空格", "line {line} holds the control character U+{code:04X} ({count} in the file), replaced by a space"),
        )
        .help(text!("在这一行删掉看不见的字符，需要换行就按回车", "delete the invisible character in this line; press Enter where a new line is meant")),
    );
    text.replace(bad, " ").into()
}

fn unknown(path: &SourcePath, line: usize, tried: &str) -> Diagnostic {
    Diagnostic::new(
        &files::UNKNOWN_ENCODING,
        Place::Line(path.clone(), line),
        text!(
            "第 {line} 行有无法识别的字节：不是完整的 {tried} 文本，也不能按 GB18030 无损读取",
            "line {line} holds bytes that cannot be read: this is no complete {tried} text, and no GB18030 either"
        ),
    )
    .help(text!("用原来的软件打开文件，检查这一行，再另存为 UTF-8", "open the file in the program it came from, check this line, and save it as UTF-8"))
}

fn guessed_encoding(path: &SourcePath, encoding: &'static Encoding, text: &str) -> Diagnostic {
    let name = if encoding == GB18030 { "GB18030 (GBK)" } else { encoding.name() };
    let shown: String = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_ascii() && !line.is_empty())
        .unwrap_or_default()
        .chars()
        .take(30)
        .collect();
    Diagnostic::new(
        &files::GUESSED_ENCODING,
        path,
        text!("文件按 {name} 读取，内容如“{shown}”", "the file was read as {name}; it says “{shown}”"),
    )
    .help(text!(
        "核对网页上的文字；另存为 UTF-8 就不再提示",
        "check the page; saved as UTF-8 the file is read without guessing"
    ))
}

#[cfg(test)]
mod tests;
