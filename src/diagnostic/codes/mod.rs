//! Every finding by its number, each explaining itself (`zhenbao explain ZB203`).
//!
//! One file a family: ZB0 files, ZB1 site.toml, ZB2 front matter, ZB3 Markdown, ZB4 links and
//! pictures, ZB5 the site as a whole, ZB6 kinds of article, ZB7 themes, ZB8 publishing. A number is
//! never given to another finding.

pub mod config;
pub mod files;
pub mod front_matter;
pub mod kinds;
pub mod links;
pub mod markdown;
pub mod publish;
pub mod site;
pub mod theme;

use super::{Lang, Severity};

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `ZB203`.
    pub id: &'static str,
    /// How bad it is unless the site's settings say otherwise.
    pub severity: Severity,
    /// The name of the rule, short, Chinese and English.
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
}

/// All codes in the order of their numbers.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [
        files::ALL,
        config::ALL,
        front_matter::ALL,
        markdown::ALL,
        links::ALL,
        site::ALL,
        kinds::ALL,
        theme::ALL,
        publish::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The code of that number, in any case and with or without `ZB`.
pub fn find(id: &str) -> Option<&'static Code> {
    let id = id.trim().to_uppercase();
    let digits = id.strip_prefix("ZB").unwrap_or(&id);
    all().find(|code| &code.id[2..] == digits)
}

/// Declares the codes of one family as constants and lists them in `ALL`.
macro_rules! family {
    ($($(#[$doc:meta])* $name:ident = $id:literal $severity:ident { title: $tzh:literal, $ten:literal; meaning: $mzh:literal, $men:literal; wrong: $wrong:literal; right: $right:literal; })*) => {
        $($(#[$doc])* pub static $name: $crate::diagnostic::Code = $crate::diagnostic::Code {
            id: $id,
            severity: $crate::diagnostic::Severity::$severity,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_unique_and_rising() {
        let ids: Vec<&str> = all().map(|code| code.id).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
        assert!(ids.iter().all(|id| id.len() == 5 && id.starts_with("ZB")), "{ids:?}");
    }

    #[test]
    fn every_code_explains_itself_in_both_languages() {
        for code in all() {
            assert!(!code.title.0.is_empty() && !code.title.1.is_empty(), "{}", code.id);
            assert!(!code.meaning.0.is_empty() && !code.meaning.1.is_empty(), "{}", code.id);
            assert_ne!(code.wrong, code.right, "{}", code.id);
        }
    }

    #[test]
    fn codes_are_found_however_typed() {
        assert_eq!(find("zb101").map(|code| code.id), Some("ZB101"));
        assert_eq!(find("101").map(|code| code.id), Some("ZB101"));
        assert!(find("ZB999").is_none());
    }
}
