//! Names as readers see them: what looks the same folds to the same text (the only user of
//! unicode-normalization).

use unicode_normalization::UnicodeNormalization as _;

/// A name without what readers do not see: space, characters of no width, compatibility forms (Unicode NFKC:
/// full-width letters, radicals in the place of characters). Two names of one folded form look alike.
pub fn folded_name(name: &str) -> String {
    name.nfkc().filter(|character| !character.is_whitespace() && !is_invisible(*character)).collect()
}

/// The composed form of a text (Unicode NFC), in which `é` is one character: computers of Apple name files in the
/// other one.
pub fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// Characters of no width, and variation selectors (default ignorable code points of Unicode, as far as texts hold them).
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_folds_alike() {
        for other in ["李　念", "李 念", "李念\u{200b}", "\u{feff}李念", "李\u{2060}念"] {
            assert_eq!(folded_name(other), "李念", "{other:?}");
        }
        assert_eq!(folded_name("王⽂"), "王文");
        assert_eq!(folded_name("ＡＩ"), "AI");
        assert_ne!(folded_name("李念"), folded_name("李年"));
        assert_eq!(composed("cafe\u{301}"), "café");
    }
}
