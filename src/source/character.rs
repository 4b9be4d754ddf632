//! Classes of characters, each once: what is Chinese, what is a mark, what nobody sees, and full-width forms
//! as input methods type them. Must not know what a text is for.

/// Whether a character is written in the CJK scripts or is one of their wide marks: East Asian
/// Width W, F or H without emoji, or Hangul (CommonMark CJK-friendly Amendments, 2.1).
pub fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11FF}' | '\u{2329}'..='\u{232A}' | '\u{2630}'..='\u{2637}' | '\u{268A}'..='\u{268F}'
        | '\u{20A9}' | '\u{2E80}'..='\u{303E}' | '\u{3041}'..='\u{3247}' | '\u{3250}'..='\u{A4CF}'
        | '\u{A960}'..='\u{A97C}' | '\u{AC00}'..='\u{D7FB}' | '\u{F900}'..='\u{FAFF}' | '\u{FE10}'..='\u{FE19}'
        | '\u{FE30}'..='\u{FE6B}' | '\u{FF01}'..='\u{FFEE}' | '\u{16FE0}'..='\u{18DFF}' | '\u{1AFF0}'..='\u{1B2FB}'
        | '\u{1D300}'..='\u{1D376}' | '\u{1F200}' | '\u{1F202}'..='\u{1F219}' | '\u{1F21B}'..='\u{1F22E}'
        | '\u{1F230}'..='\u{1F231}' | '\u{1F237}' | '\u{1F23B}'..='\u{1F248}' | '\u{1F260}'..='\u{1F265}'
        | '\u{20000}'..='\u{3FFFD}')
}

/// Han characters, the unit in which Chinese text is counted: the ideograph blocks with their
/// extensions and 〇.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

/// Hangul, which is CJK and written with spaces.
pub fn is_hangul(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' | '\u{FFA0}'..='\u{FFDC}')
}

/// Unicode punctuation and symbols (general categories P and S) in the blocks that stand next to
/// Chinese text; as the parser sees them.
pub fn is_punctuation(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    let code = u32::from(c);
    PUNCTUATION
        .binary_search_by(|(first, last)| {
            if *last < code {
                std::cmp::Ordering::Less
            } else if *first > code {
                std::cmp::Ordering::Greater
            } else {
                std::cmp::Ordering::Equal
            }
        })
        .is_ok()
}

/// Bidirectional controls: they let a text show in another order than it is written (`gpj.exe` as
/// `exe.jpg`), and Chinese never needs them.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Code points that Unicode reserves for inner use of programs.
pub fn is_noncharacter(c: char) -> bool {
    matches!(u32::from(c), 0xFDD0..=0xFDEF) || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether a character has no place in a published page: it would make a feed ill-formed, or turn
/// the order of the text around.
pub fn is_unpublishable(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || is_bidi_control(c) || is_noncharacter(c)
}

/// Whether nobody sees a character, and Chinese never needs it: what [`is_unpublishable`], and of Unicode's
/// `Default_Ignorable_Code_Point` what shapes nothing (a soft hyphen, a zero-width space, fillers, tags). Joiners
/// and selectors of variants are none: they make emoji and rare forms of characters.
pub fn is_invisible(c: char) -> bool {
    is_unpublishable(c)
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}' | '\u{200B}'
            | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Zero-width joiner and non-joiner.
pub fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// The characters of a text that nobody sees and that make it another text, with their byte offsets: the
/// [invisible](is_invisible) ones, and joiners beside letters that never join (Chinese, Latin, digits).
pub fn invisible(text: &str) -> impl Iterator<Item = (usize, char)> {
    let never_joins = |c: char| c.is_ascii() || is_cjk(c);
    let beside = move |at: usize, c: char| {
        let (before, behind) = (text[..at].chars().next_back(), text[at + c.len_utf8()..].chars().next());
        before.is_none_or(never_joins) || behind.is_none_or(never_joins)
    };
    text.char_indices().filter(move |(at, c)| is_invisible(*c) || (is_joiner(*c) && beside(*at, *c)))
}

/// A full-width letter, digit, sign or space as its ASCII one; any other character as it is.
pub fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).expect("U+0021 to U+007E are characters")
        }
        '\u{3000}' => ' ',
        _ => character,
    }
}

/// A text with every full-width letter, digit, sign and space as its ASCII one.
pub fn half_width_text(text: &str) -> String {
    text.chars().map(half_width).collect()
}

/// Ranges of the categories P and S from Unicode 14.
#[rustfmt::skip]
const PUNCTUATION: &[(u32, u32)] = &[
    (0xa1, 0xa9), (0xab, 0xac), (0xae, 0xb1), (0xb4, 0xb4), (0xb6, 0xb8), (0xbb, 0xbb), (0xbf, 0xbf), (0xd7, 0xd7),
    (0xf7, 0xf7), (0x2010, 0x2027), (0x2030, 0x205e), (0x207a, 0x207e), (0x208a, 0x208e), (0x20a0, 0x20c0),
    (0x2100, 0x2101), (0x2103, 0x2106), (0x2108, 0x2109), (0x2114, 0x2114), (0x2116, 0x2118), (0x211e, 0x2123),
    (0x2125, 0x2125), (0x2127, 0x2127), (0x2129, 0x2129), (0x212e, 0x212e), (0x213a, 0x213b), (0x2140, 0x2144),
    (0x214a, 0x214d), (0x214f, 0x214f), (0x218a, 0x218b), (0x2190, 0x2426), (0x2440, 0x244a), (0x249c, 0x24e9),
    (0x2500, 0x2775), (0x2794, 0x2b73), (0x2b76, 0x2b95), (0x2b97, 0x2bff), (0x2ce5, 0x2cea), (0x2cf9, 0x2cfc),
    (0x2cfe, 0x2cff), (0x2d70, 0x2d70), (0x2e00, 0x2e2e), (0x2e30, 0x2e5d), (0x2e80, 0x2e99), (0x2e9b, 0x2ef3),
    (0x2f00, 0x2fd5), (0x2ff0, 0x2ffb), (0x3001, 0x3004), (0x3008, 0x3020), (0x3030, 0x3030), (0x3036, 0x3037),
    (0x303d, 0x303f), (0x309b, 0x309c), (0x30a0, 0x30a0), (0x30fb, 0x30fb), (0x3190, 0x3191), (0x3196, 0x319f),
    (0x31c0, 0x31e3), (0x3200, 0x321e), (0x322a, 0x3247), (0x3250, 0x3250), (0x3260, 0x327f), (0x328a, 0x32b0),
    (0x32c0, 0x33ff), (0x4dc0, 0x4dff), (0xfe10, 0xfe19), (0xfe30, 0xfe52), (0xfe54, 0xfe66), (0xfe68, 0xfe6b),
    (0xff01, 0xff0f), (0xff1a, 0xff20), (0xff3b, 0xff40), (0xff5b, 0xff65), (0xffe0, 0xffe6), (0xffe8, 0xffee),
    (0xfffc, 0xfffd), (0x1f000, 0x1f02b), (0x1f030, 0x1f093), (0x1f0a0, 0x1f0ae), (0x1f0b1, 0x1f0bf),
    (0x1f0c1, 0x1f0cf), (0x1f0d1, 0x1f0f5), (0x1f10d, 0x1f1ad), (0x1f1e6, 0x1f202), (0x1f210, 0x1f23b),
    (0x1f240, 0x1f248), (0x1f250, 0x1f251), (0x1f260, 0x1f265), (0x1f300, 0x1f6d7), (0x1f6dd, 0x1f6ec),
    (0x1f6f0, 0x1f6fc), (0x1f700, 0x1f773), (0x1f780, 0x1f7d8), (0x1f7e0, 0x1f7eb), (0x1f7f0, 0x1f7f0),
    (0x1f800, 0x1f80b), (0x1f810, 0x1f847), (0x1f850, 0x1f859), (0x1f860, 0x1f887), (0x1f890, 0x1f8ad),
    (0x1f8b0, 0x1f8b1), (0x1f900, 0x1fa53), (0x1fa60, 0x1fa6d), (0x1fa70, 0x1fa74), (0x1fa78, 0x1fa7c),
    (0x1fa80, 0x1fa86), (0x1fa90, 0x1faac), (0x1fab0, 0x1faba), (0x1fac0, 0x1fac5), (0x1fad0, 0x1fad9),
    (0x1fae0, 0x1fae7), (0x1faf0, 0x1faf6), (0x1fb00, 0x1fb92), (0x1fb94, 0x1fbca),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_full_width_forms_change() {
        let narrowed: String = "Ａ１：／（　）中。a".chars().map(half_width).collect();
        assert_eq!(narrowed, "A1:/( )中。a");
    }

    #[test]
    fn what_nobody_sees_is_found_and_what_shapes_something_is_not() {
        let found = |text: &str| invisible(text).map(|(at, c)| (at, u32::from(c))).collect::<Vec<_>>();
        assert_eq!(found("李\u{200B}明\u{61C}"), [(3, 0x200B), (9, 0x61C)]);
        assert_eq!(found("李\u{200D}明，a\u{200C}b"), [(3, 0x200D), (13, 0x200C)]);
        assert_eq!(found("👩\u{200D}👧 ❤\u{FE0F} 葛\u{E0100} می\u{200C}خواهم 甲　乙\t丙\n"), []);
        let hidden = ('\0'..=char::MAX).filter(|c| is_unpublishable(*c)).all(is_invisible);
        assert!(hidden, "what may not be published is told wherever it stands");
    }
}
