//! What a kind of finding is: a number, a title, what it means, a wrong and a right example.
//!
//! The codes themselves stand in `codes.rs` of the room that raises them, or in the file of their rule;
//! `codes/` knows them all.

use super::{Lang, Severity};

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `ZB203`.
    pub id: &'static str,
    /// How bad it is unless the site's settings say otherwise.
    pub severity: Severity,
    /// The rule whose level `[check]` of site.toml sets, and which an article may answer; none where a text
    /// cannot be read or published as it stands, whatever anybody wants.
    pub rule: Option<&'static str>,
    /// What it is called, short, Chinese and English.
    pub title: (&'static str, &'static str),
    /// Why it matters and what to do, a few sentences, Chinese and English.
    pub meaning: (&'static str, &'static str),
    /// What an editor writes that raises it.
    pub wrong: &'static str,
    /// The same, right.
    pub right: &'static str,
}

impl Code {
    /// The title in one language.
    pub fn title_in(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.title.0,
            Lang::En => self.title.1,
        }
    }

    /// The meaning in one language.
    pub fn meaning_in(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.meaning.0,
            Lang::En => self.meaning.1,
        }
    }

    /// The rule of a row of `family!`, if it names one.
    pub(crate) const fn rule_of(named: &[&'static str]) -> Option<&'static str> {
        match named {
            [rule, ..] => Some(rule),
            [] => None,
        }
    }
}

/// Declares the codes of one family as statics and lists them in `ALL`.
macro_rules! family {
    ($($(#[$doc:meta])* $name:ident = $id:literal $severity:ident $(rule $rule:literal)? { title: $tzh:literal, $ten:literal; meaning: $mzh:literal, $men:literal; wrong: $wrong:literal; right: $right:literal; })*) => {
        $($(#[$doc])* pub static $name: $crate::diagnostic::Code = $crate::diagnostic::Code {
            id: $id,
            severity: $crate::diagnostic::Severity::$severity,
            rule: $crate::diagnostic::Code::rule_of(&[$($rule)?]),
            title: ($tzh, $ten),
            meaning: ($mzh, $men),
            wrong: $wrong,
            right: $right,
        };)*
        /// The codes of this family in the order of their numbers.
        pub static ALL: &[&$crate::diagnostic::Code] = &[$(&$name),*];
    };
}
pub(crate) use family;
