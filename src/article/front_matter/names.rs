//! The words that may stand before a colon, for those who ask only whether a word is one of them. Must not know
//! what is read behind it.

use crate::diagnostic::nearest;
use crate::source::character::{half_width_text, is_invisible};

/// The names of a table, for those who ask only whether a word is one of them.
#[derive(Default)]
pub(super) struct Names(Vec<&'static str>);

impl Names {
    pub fn new(words: impl Iterator<Item = &'static str>) -> Self {
        Self(words.collect())
    }

    /// Whether a word is one of the names.
    pub fn hold(&self, word: &str) -> bool {
        self.0.contains(&word)
    }

    /// Whether a word is one of the names but for what an input method does to it.
    pub fn hold_folded(&self, word: &str) -> bool {
        self.hold(&folded(word))
    }

    /// Whether a word is one of the names, or near enough to be meant as one.
    pub fn mean(&self, word: &str) -> bool {
        let word = folded(word);
        let length = word.chars().count();
        // what is much longer or shorter is not near, and looking closer takes time
        let alike = |name: &&str| name.chars().count().abs_diff(length) <= 2;
        nearest(&word, self.0.iter().copied().filter(alike)).is_some()
    }

    /// The length of the longest name that a line begins with, in letters of any size.
    pub fn begin(&self, line: &str) -> Option<usize> {
        let begins =
            |name: &&&str| line.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name));
        self.0.iter().filter(begins).map(|name| name.len()).max()
    }
}

/// A key without what an input method does to it: spaces inside, full-width letters, capitals; and without
/// what cannot be seen.
pub(super) fn folded(written: &str) -> String {
    let plain = half_width_text(written);
    let seen = |c: &char| !c.is_whitespace() && !is_invisible(*c);
    plain.chars().filter(seen).flat_map(char::to_lowercase).collect()
}
