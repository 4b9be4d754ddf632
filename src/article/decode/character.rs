//! Characters that were lost, or that only one computer shows. Must not know where in a text they stand.

use encoding_rs::GB18030;

use super::codes;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use crate::text;

/// So many of a text are told one by one.
const TOLD: usize = 20;

/// The findings for private characters and for U+FFFD.
pub fn doubtful(source: &Source) -> Vec<Diagnostic> {
    if !may_hold_any(source.text().as_bytes()) {
        return Vec::new();
    }
    let text = source.text();
    let doubtful = |(at, c): &(usize, char)| match *c {
        char::REPLACEMENT_CHARACTER => true,
        // A bullet of a symbol font, which the lint of Markdown knows.
        '\u{f000}'..='\u{f0ff}' => !text[..*at].trim_end_matches([' ', '\t', '\u{3000}']).ends_with('\n'),
        other => is_private(other),
    };
    let found = text.char_indices().filter(doubtful);
    found.take(TOLD).map(|(at, c)| finding(source.span(at..at + c.len_utf8()), c)).collect()
}

/// A quick look that may say yes too often, never no: U+E000 to U+F8FF and U+FFFD begin with EE and EF.
fn may_hold_any(bytes: &[u8]) -> bool {
    memchr::memchr3(0xEE, 0xEF, 0xF3, bytes).is_some() || memchr::memchr(0xF4, bytes).is_some()
}

fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

fn finding(span: Span, character: char) -> Diagnostic {
    if character == char::REPLACEMENT_CHARACTER {
        let message = text!(
            "这里有字丢了，只剩“\u{fffd}”",
            "a character was lost here; “\u{fffd}” stands in its place"
        );
        return Diagnostic::new(&codes::LOST_CHARACTER, span, message)
            .help(text!("对照原稿补上", "take it from the original"));
    }
    let number = u32::from(character);
    let message = text!(
        "私用区的字符 U+{number:04X}，别人的电脑上显示不出来",
        "the private character U+{number:04X} does not show on other computers"
    );
    let found = Diagnostic::new(&codes::PRIVATE_USE, span.clone(), message);
    match public(character) {
        Some(right) => {
            let code = u32::from(right);
            found
                .help(text!("改成“{right}”（U+{code:04X}）", "write {right} (U+{code:04X})"))
                .patch(span, right)
        }
        None => found.help(text!(
            "对照原稿换成正式的字；没有这个字就用同音字加说明",
            "put the true character in its place, from the original"
        )),
    }
}

/// Additions of GBK whose characters lie beyond U+FFFF.
const BEYOND: [(u16, char); 6] = [
    (0xE816, '\u{20087}'),
    (0xE817, '\u{20089}'),
    (0xE818, '\u{200CC}'),
    (0xE831, '\u{215D7}'),
    (0xE83B, '\u{2298F}'),
    (0xE855, '\u{241FE}'),
];

/// The character that GB 18030-2022 has in the place where GBK and GB 18030-2000 had a private one: the
/// vertical signs at A6D9 to A6F3 and the 80 additions at FE50 to FEA0 (GB 18030-2022, tables of
/// two-byte characters; U+E78D to U+E796 and U+E815 to U+E864 in the mappings of 2000).
fn public(private: char) -> Option<char> {
    let number = u16::try_from(u32::from(private)).ok()?;
    // Six of the additions have places beyond two bytes of Unicode, and kept their private ones in the mapping.
    if let Some((_, right)) = BEYOND.iter().find(|(private, _)| *private == number) {
        return Some(*right);
    }
    let bytes = match number {
        0xE78D..=0xE793 => [0xA6, u8::try_from(0xD9 + number - 0xE78D).ok()?],
        0xE794..=0xE795 => [0xA6, u8::try_from(0xEC + number - 0xE794).ok()?],
        0xE796 => [0xA6, 0xF3],
        // 7F is no second byte.
        0xE815..=0xE843 => [0xFE, u8::try_from(0x50 + number - 0xE815).ok()?],
        0xE844..=0xE864 => [0xFE, u8::try_from(0x80 + number - 0xE844).ok()?],
        _ => return None,
    };
    let decoded = GB18030.decode_without_bom_handling_and_without_replacement(&bytes)?;
    decoded.chars().next().filter(|right| !is_private(*right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_characters_have_the_places_of_2022() {
        for (private, right) in [
            ('\u{e863}', '䶮'),
            ('\u{e81e}', '龴'),
            ('\u{e826}', '龵'),
            ('\u{e843}', '龹'),
            ('\u{e844}', '䜣'),
            ('\u{e864}', '龻'),
            ('\u{e816}', '𠂇'),
            ('\u{e78d}', '︐'),
            ('\u{e796}', '︙'),
        ] {
            assert_eq!(public(private), Some(right), "U+{:04X}", u32::from(private));
        }
        assert_eq!(public('\u{e000}'), None);
        assert_eq!(public('\u{f8ff}'), None);
    }
}
