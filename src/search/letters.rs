//! What a search compares: letters, folded so that what readers take for the same is the same, and the pairs of
//! neighbours by which documents are found. `script/letters.js` does the same to what is typed; both are held
//! together by a test.

use std::ops::Range;

use crate::source::character::{half_width, is_invisible, is_joiner};

/// A piece of text that an index knows by its documents: a pair of neighbouring letters, three letters beside each
/// other that are not Chinese, or a single letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Gram(u64);

/// Bits of a character.
const BITS: u32 = 21;

impl Gram {
    pub(super) fn of(letters: &[char]) -> Self {
        Self(letters.iter().rev().fold(0, |gram, letter| gram << BITS | u64::from(u32::from(*letter))))
    }

    pub(super) fn letters(self) -> impl Iterator<Item = char> {
        let bits = move |place: u32| u32::try_from(self.0 >> (place * BITS) & ((1 << BITS) - 1)).ok();
        (0..3).filter_map(bits).filter(|code| *code != 0).filter_map(char::from_u32)
    }

    pub(super) fn hash(self) -> u32 {
        hash(self.letters())
    }

    pub(super) fn bits(self) -> u64 {
        self.0
    }

    pub(super) fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}

/// FNV-1a over the UTF-16 of some characters, which is what a script has at hand, with its high bits mixed in.
pub(super) fn hash(letters: impl Iterator<Item = char>) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for letter in letters {
        for unit in letter.encode_utf16(&mut [0; 2]) {
            hash = (hash ^ u32::from(*unit)).wrapping_mul(0x0100_0193);
        }
    }
    hash ^ hash >> 15
}

/// A text as it is compared: full-width forms as half-width ones, letters small, without quotes, brackets and the
/// dots of names, which readers leave out, and without space but between Latin words. Lines stay lines.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold(text, |_, letter| out.push(letter));
    out
}

/// Where a text has a phrase, in bytes; both are folded for it. Places do not overlap.
pub fn places(text: &str, phrase: &str) -> Vec<Range<usize>> {
    let wanted = folded(phrase);
    let wanted = wanted.trim();
    if wanted.is_empty() {
        return Vec::new();
    }
    let (mut out, mut from) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    fold(text, |at, letter| {
        out.push(letter);
        from.resize(out.len(), at);
    });
    let end = |at: usize| at + text[at..].chars().next().map_or(0, char::len_utf8);
    out.match_indices(wanted).map(|(at, found)| from[at]..end(from[at + found.len() - 1])).collect()
}

/// Hands on each letter of a folded text with the place of what it was.
fn fold(text: &str, mut push: impl FnMut(usize, char)) {
    let latin = |c: char| c.is_ascii_alphanumeric();
    let (mut space, mut last) = (None, '\n');
    for (at, character) in text.char_indices() {
        let character = half_width(character);
        if character.is_whitespace() && character != '\n' {
            space = Some(at);
        } else if !is_passed_over(character) {
            if let Some(at) = space.take().filter(|_| latin(character) && latin(last)) {
                push(at, ' ');
            }
            last = small(character);
            push(at, last);
        }
    }
}

/// The small form of a letter, where that is one letter.
fn small(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => letter,
    }
}

/// Quotes, brackets and dots of names: `村“两委”` is looked for as 村两委, `金政发〔2025〕3号` without its brackets.
fn is_passed_over(character: char) -> bool {
    matches!(character,
        '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}' | '\u{b7}' | '\u{2018}'..='\u{201f}' | '\u{2022}' | '\u{2027}'
        | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301b}' | '\u{30fb}')
        || (is_invisible(character) && character != '\n')
        || is_joiner(character)
}

/// Letters and digits of any script. Everything else separates, without keeping neighbours apart.
fn is_letter(character: char) -> bool {
    match u32::from(character) {
        0..=0x7f => character.is_ascii_alphanumeric(),
        0xc0..=0x1fff => !matches!(character, '×' | '÷'),
        0x2c00..=0x2dff | 0x2e80..=0x2fdf | 0x3005..=0x3007 => true,
        0x3040..=0x318f | 0x31a0..=0x31bf => {
            !matches!(character, '\u{309b}' | '\u{309c}' | '\u{30a0}' | '\u{30fb}')
        }
        0x3400..=0xfdff | 0xfe70..=0xfefe => true,
        code => code >= 0x10000 && !matches!(code, 0x1f000..=0x1faff),
    }
}

/// Where Chinese begins, whose pairs are rare enough to be told apart by.
const CHINESE: char = '\u{2e80}';

/// The pairs of neighbours in every line of a folded text, and three letters in a row that are not Chinese: pairs
/// of digits are too common to find a telephone number by.
pub(super) fn grams(folded: &str, mut found: impl FnMut(Gram)) {
    let (mut before, mut last) = (None, None);
    for letter in folded.chars() {
        if letter == '\n' {
            (before, last) = (None, None);
        } else if is_letter(letter) {
            if let Some(last) = last {
                found(Gram::of(&[last, letter]));
                if let Some(before) =
                    before.filter(|before| [*before, last, letter].iter().all(|c| *c < CHINESE))
                {
                    found(Gram::of(&[before, last, letter]));
                }
            }
            (before, last) = (last, Some(letter));
        }
    }
}

/// The single letters of a folded text.
pub(super) fn letters(folded: &str) -> impl Iterator<Item = Gram> {
    folded.chars().filter(|letter| is_letter(*letter)).map(|letter| Gram::of(&[letter]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        grams(&folded(text), |gram| found.push(gram.letters().collect()));
        found
    }

    #[test]
    fn what_readers_take_for_the_same_is_the_same() {
        for (text, expected) in [
            ("村“两委”", "村两委"),
            ("金政发〔２０２５〕３号", "金政发2025 3号"),
            ("李　明", "李明"),
            ("WiFi 覆盖", "wifi覆盖"),
            ("new road", "new road"),
            ("《条例》，实施", "条例,实施"),
            ("阿卜杜·热西提", "阿卜杜热西提"),
            ("一\n 二", "一\n二"),
        ] {
            assert_eq!(folded(text), expected.replace("2025 3", "20253"), "{text}");
        }
    }

    #[test]
    fn neighbours_are_pairs_across_marks_and_not_across_lines() {
        assert_eq!(pairs("古樟树"), ["古樟", "樟树"]);
        assert_eq!(pairs("发展。要"), ["发展", "展要"]);
        assert_eq!(pairs("发展\n要"), ["发展"]);
        assert_eq!(pairs("A股"), ["a股"]);
        assert_eq!(pairs("2025年"), ["20", "02", "202", "25", "025", "5年"]);
        assert_eq!(pairs("𠮷野①家"), ["𠮷野", "野家"]);
    }

    #[test]
    fn places_are_those_of_the_text_as_it_is_written() {
        let found = |text: &str, phrase: &str| {
            places(text, phrase).into_iter().map(|place| text[place].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("村“两委”和村两委", "村两委"), ["村“两委", "村两委"]);
        assert_eq!(found("李　明，李明", "李明"), ["李　明", "李明"]);
        assert_eq!(found("用ＷiFi上网", "wifi"), ["ＷiFi"]);
        assert_eq!(found("new  road", "New Road"), ["new  road"]);
        assert_eq!(found("甲\n乙", "甲乙"), Vec::<String>::new());
        assert_eq!(found("镇", "“”"), Vec::<String>::new());
    }

    #[test]
    fn grams_are_told_by_their_letters() {
        let gram = Gram::of(&['𠮷', '野']);
        assert_eq!(gram.letters().collect::<String>(), "𠮷野");
        assert_eq!(gram.hash(), hash("𠮷野".chars()));
        assert_ne!(Gram::of(&['一']), Gram::of(&['一', '一']));
    }
}
