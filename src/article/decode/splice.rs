//! A file's bytes with pieces of its text replaced: encoding, byte order mark, line ends and every byte
//! outside of the pieces stay as they are.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::{chinese, read};
use crate::diagnostic::repair::Edit;

/// The bytes of a file after replacements, which are in their order and apart, in the text that
/// [`decode`](super::decode) gives of it. `None` when the bytes have no such text.
pub fn spliced(bytes: &[u8], edits: &[Edit]) -> Option<Vec<u8>> {
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        None => (read(bytes).ok()?.guessed.unwrap_or(UTF_8), 0),
    };
    let text = super::separators(super::plain_line_ends(read(bytes).ok()?.text));
    let text = text.replace(|c: char| c.is_control() && !matches!(c, '\n' | '\t'), " ");
    let mut new = bytes[..mark].to_vec();
    let mut at = Position { byte: mark, text: 0 };
    for edit in edits {
        let start = at.forward(bytes, encoding, (&text, edit.range.start))?;
        new.extend_from_slice(&bytes[at.byte..start.byte]);
        at = start.forward(bytes, encoding, (&text, edit.range.end))?;
        new.extend_from_slice(&encoded(&edit.replacement, line_end(bytes, encoding), encoding));
    }
    new.extend_from_slice(&bytes[at.byte..]);
    Some(new)
}

/// A place in a file and in its text.
#[derive(Clone, Copy)]
struct Position {
    byte: usize,
    text: usize,
}

impl Position {
    /// The place at this byte of the text, at or behind this one; `None` inside a character or behind the end.
    fn forward(
        mut self,
        bytes: &[u8],
        encoding: &'static Encoding,
        (whole, text): (&str, usize),
    ) -> Option<Self> {
        while self.text < text {
            let rest = &bytes[self.byte..];
            let unit = unit(rest, encoding)?;
            let character = character(&rest[..unit], encoding)?;
            self.byte += unit;
            match character {
                '\r' => {
                    let behind = &bytes[self.byte..];
                    if let Some(feed) = self::unit(behind, encoding)
                        && self::character(&behind[..feed], encoding) == Some('\n')
                    {
                        self.byte += feed;
                    }
                    self.text += 1;
                }
                // A line break of a word processor is a separator in the text, another control character a space.
                '\u{b}' if whole.get(self.text..)?.starts_with('\u{2028}') => {
                    self.text += '\u{2028}'.len_utf8();
                }
                control if control.is_control() => self.text += 1,
                character => self.text += character.len_utf8(),
            }
        }
        (self.text == text).then_some(self)
    }
}

/// How many bytes the first character takes.
fn unit(bytes: &[u8], encoding: &'static Encoding) -> Option<usize> {
    let length = if encoding == GB18030 {
        chinese::first_length(bytes)?
    } else if encoding == UTF_8 {
        match bytes.first()? {
            0..=0x7F => 1,
            0x80..=0xDF => 2,
            0xE0..=0xEF => 3,
            _ => 4,
        }
    } else {
        let high = bytes.get(usize::from(encoding == UTF_16LE))?;
        if (0xD8..0xDC).contains(high) { 4 } else { 2 }
    };
    (length <= bytes.len()).then_some(length)
}

fn character(unit: &[u8], encoding: &'static Encoding) -> Option<char> {
    encoding.decode_without_bom_handling_and_without_replacement(unit)?.chars().next()
}

/// What ends the first line of a file; a line feed where there is but one line.
fn line_end(bytes: &[u8], encoding: &'static Encoding) -> &'static str {
    let text: Cow<'_, str> = encoding.decode_without_bom_handling(bytes).0;
    match text.find(['\r', '\n']).map(|at| &text[at..]) {
        Some(end) if end.starts_with("\r\n") => "\r\n",
        Some(end) if end.starts_with('\r') => "\r",
        _ => "\n",
    }
}

fn encoded(text: &str, line_end: &str, encoding: &'static Encoding) -> Vec<u8> {
    let text = text.replace('\n', line_end);
    match encoding {
        _ if encoding == UTF_16LE => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        _ if encoding == UTF_16BE => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => encoding.encode(&text).0.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::decode::decode;
    use crate::diagnostic::repair::edited;
    use crate::source::SourcePath;

    /// The text in each form that editors save, with its name.
    fn saved(text: &str) -> Vec<(&'static str, Vec<u8>)> {
        let utf_16 = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect()
        };
        vec![
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-8 with a mark", format!("\u{feff}{text}").into_bytes()),
            ("UTF-16LE", utf_16(u16::to_le_bytes)),
            ("UTF-16BE", utf_16(u16::to_be_bytes)),
            ("GB18030", GB18030.encode(text).0.into_owned()),
        ]
    }

    #[test]
    fn only_the_pieces_change_in_every_encoding() {
        let path = SourcePath::new("content/a/b.md").unwrap();
        for end in ["\n", "\r\n", "\r"] {
            let file = format!(
                "---{end}标题：关于防汛的通知{end}日期: 2025-04-01{end}---{end}正文\u{b}在这里，㐀和𠀀。{end}"
            );
            for (form, bytes) in saved(&file) {
                let source = decode(&path, &bytes).value.unwrap_or_else(|| panic!("{form} is read"));
                let colon = source.text().find('：').unwrap();
                let stop = source.text().rfind('。').unwrap();
                let edits = [
                    Edit { range: colon..colon + 3, replacement: ": ".to_owned() },
                    Edit { range: stop..stop + 3, replacement: "！\n\n新的一段𠮷。".to_owned() },
                ];
                let new = spliced(&bytes, &edits).unwrap_or_else(|| panic!("{form} is spliced"));
                let read = decode(&path, &new).value.unwrap();
                assert_eq!(read.text(), edited(source.text(), &edits), "{form}");
                let expected =
                    file.replace("标题：", "标题: ").replace('。', &format!("！{end}{end}新的一段𠮷。"));
                let forms = saved(&expected);
                let expected = &forms.iter().find(|(name, _)| *name == form).unwrap().1;
                assert_eq!(&new, expected, "{form} with {end:?}");
            }
        }
    }

    #[test]
    fn a_place_that_is_none_is_refused() {
        let edit = |range| [Edit { range, replacement: String::new() }];
        assert_eq!(spliced("中文".as_bytes(), &edit(1..3)), None);
        assert_eq!(spliced("中文".as_bytes(), &edit(3..9)), None);
        assert_eq!(spliced(b"ab", &edit(0..1)).unwrap(), b"b");
    }
}
