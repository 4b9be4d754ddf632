//! Characters that would act on a terminal, or hide, made visible. Knows single characters only.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::source::character::is_invisible;

/// The text with every character that a terminal obeys, reorders by or hides written out: control
/// characters as their pictures (`␛`), all others as `<U+202E>`. Tabs and line ends stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\0'..='\u{1f}' if acts(character) => shown.push(picture(character)),
            '\u{7f}' => shown.push('\u{2421}'),
            _ if acts(character) => {
                write!(shown, "<U+{:04X}>", u32::from(character)).expect("a String takes any text");
            }
            _ => shown.push(character),
        }
    }
    Cow::Owned(shown)
}

/// The same on one line: line ends as pictures, tabs as spaces.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    let shown = visible(text);
    if shown.contains(['\n', '\t']) {
        Cow::Owned(shown.replace('\n', "\u{240a}").replace('\t', " "))
    } else {
        shown
    }
}

/// The picture of a C0 control in the block Control Pictures, U+2400 on.
fn picture(control: char) -> char {
    char::from_u32(0x2400 + u32::from(control)).expect("U+2400 to U+241F are characters")
}

/// Whether a character acts on a terminal or cannot be seen.
pub(super) fn acts(character: char) -> bool {
    is_invisible(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown_and_what_is_text_stays() {
        assert_eq!(visible("标题\u{1b}[31m\u{7f}"), "标题␛[31m␡");
        assert_eq!(visible("a\u{202e}b\u{9b}c\u{ffff}"), "a<U+202E>b<U+009B>c<U+FFFF>");
        assert_eq!(visible("零\u{200b}宽\u{feff}"), "零<U+200B>宽<U+FEFF>");
        assert!(matches!(visible("“十四五”规划 👨\u{200d}👩 é\tA\n"), Cow::Borrowed(_)));
        assert_eq!(visible_line("a\nb\tc\r"), "a␊b c␍");
    }
}
