//! Sentences in both languages. A value in a sentence may be anything an author typed, of any length.

use std::fmt::{self, Write};

/// The languages that messages are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

/// One sentence in both languages. Build it with [`text!`](crate::text).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The sentence in one language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// One sentence behind another, in each language.
impl std::ops::Add for Text {
    type Output = Text;

    fn add(self, behind: Text) -> Text {
        Text { zh: self.zh + &behind.zh, en: self.en + &behind.en }
    }
}

/// A [`Text`] from two format strings that may capture variables:
/// `text!("没有第 {month} 个月", "there is no month {month}")`. A value that would flood the message is
/// shown by its two ends.
#[macro_export]
macro_rules! text {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::diagnostic::Text {
            zh: $crate::diagnostic::sentence($zh, format_args!($zh)),
            en: $crate::diagnostic::sentence($en, format_args!($en)),
        }
    };
}

/// A number of things in English: `1 error`, `2 errors`.
pub fn counted(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// A value of more characters than this is shown by its two ends.
const LONGEST: usize = 400;
/// How many characters are shown of a longer one: of its start, and of its end.
const ENDS: (usize, usize) = (120, 40);

/// A format string filled in; what [`text!`](crate::text) makes its sentences with.
pub fn sentence(form: &str, filled: fmt::Arguments<'_>) -> String {
    let mut sentence = Sentence { form, out: String::with_capacity(form.len() + 16) };
    sentence.write_fmt(filled).expect("a String takes any text");
    sentence.out
}

/// A sentence in the making. Its own words come in the same way as values do, but stand in the form.
struct Sentence<'a> {
    form: &'a str,
    out: String,
}

impl Write for Sentence<'_> {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        match ends(piece) {
            Some((start, end)) if !self.form.contains(piece) => write!(self.out, "{start}…{end}"),
            _ => self.out.write_str(piece),
        }
    }
}

/// The two ends of a text that is too long for a message.
fn ends(text: &str) -> Option<(&str, &str)> {
    let nth = |count: usize| text.char_indices().nth(count).map(|(at, _)| at);
    nth(LONGEST)?;
    let from_end = text.char_indices().rev().nth(ENDS.1 - 1).map(|(at, _)| at)?;
    Some((&text[..nth(ENDS.0)?], &text[from_end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_too_long_are_shown_by_their_ends() {
        let address = format!("头{}尾", "长".repeat(10_000));
        let told = text!("链接的目标不存在：{address}，{{完}}", "no target: {address}, {{end}}");
        assert_eq!(
            told.zh,
            format!("链接的目标不存在：头{}…{}尾，{{完}}", "长".repeat(119), "长".repeat(39))
        );
        assert!(told.en.starts_with("no target: 头长") && told.en.ends_with("长尾, {end}"), "{}", told.en);
    }

    #[test]
    fn sentences_and_ordinary_values_stay_whole() {
        let value = "值".repeat(LONGEST);
        assert_eq!(text!("{value}", "{value}!").en, format!("{value}!"));
        let own = "the program's own words ".repeat(LONGEST);
        assert_eq!(sentence(&own, format_args!("{own}")), own);
    }
}
