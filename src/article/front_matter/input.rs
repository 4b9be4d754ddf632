//! How the value of a key is put in by somebody who fills in a form. The tables of keys say it beside each key,
//! so that what is asked for and what is read are one list. Must not know a form.

/// A key as the handbook tells of it and as a form asks for it.
pub struct KeyWords {
    /// The English name.
    pub name: &'static str,
    /// The Chinese name.
    pub chinese: &'static str,
    /// Other words for it.
    pub also: &'static [&'static str],
    /// What is to be written, in Chinese; empty where that says no more than the name.
    pub about: &'static str,
    /// How it is put in.
    pub input: Input,
}

impl KeyWords {
    /// Whether a word is one of its two names.
    pub fn is_named(&self, word: &str) -> bool {
        self.name == word || self.chinese == word
    }

    /// Every word for it.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        [self.name, self.chinese].into_iter().chain(self.also.iter().copied())
    }

    /// Whether a word means it.
    pub fn is(&self, word: &str) -> bool {
        self.is_named(word) || self.also.contains(&word)
    }
}

/// What a form asks for.
#[derive(Clone, Copy)]
pub enum Input {
    /// Words in one line.
    Line,
    /// Words in several lines.
    Paragraph,
    /// A day, perhaps with a time.
    Moment,
    /// A whole number.
    Number,
    /// Yes or no.
    Switch,
    /// Names of people.
    People,
    /// Short words, several of them.
    Items,
    /// Longer texts, one a line.
    Lines,
    /// One of these words, in Chinese and English.
    Choice(fn() -> Vec<(&'static str, &'static str)>),
    /// The name of a file beside the text.
    File,
    /// Values under keys of their own.
    Map(fn() -> Vec<KeyWords>),
    /// A table, with a column a key.
    Rows(fn() -> Vec<KeyWords>),
    /// Nothing: it is written by hand.
    Raw,
}
