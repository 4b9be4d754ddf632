//! Every finding of the program by its number, each explaining itself (`zhenbao explain ZB203`).
//!
//! A code is declared in the room that raises it. The first digit of its number says what it is about: ZB0 files,
//! ZB1 site.toml, ZB2 front matter, ZB3 Markdown, ZB4 links and pictures, ZB5 the site as a whole,
//! ZB6 kinds of article, ZB7 themes, ZB8 publishing. A number is never given to another finding.

mod explain;
#[cfg(test)]
mod handbook;
mod reference;

pub use explain::explain;
pub use reference::reference;

use crate::diagnostic::Code;
use crate::{article, check, config, disk, site, theme};

/// All codes in the order of their numbers.
pub fn all() -> Vec<&'static Code> {
    let mut all: Vec<&Code> = config::codes::ALL.to_vec();
    all.extend(article::codes());
    all.extend(site::codes::ALL);
    all.extend(theme::codes::ALL);
    all.extend(check::codes());
    all.extend(disk::codes());
    all.sort_by_key(|code| code.id);
    all
}

/// The code of that number, in any case and with or without `ZB`.
pub fn find(id: &str) -> Option<&'static Code> {
    let id = id.trim().to_uppercase();
    let digits = id.strip_prefix("ZB").unwrap_or(&id);
    all().into_iter().find(|code| &code.id[2..] == digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    #[test]
    fn numbers_are_unique_and_rising() {
        let ids: Vec<&str> = all().iter().map(|code| code.id).collect();
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

    /// What may only warn is a matter of judgement, so that a site may judge otherwise.
    #[test]
    fn every_warning_belongs_to_a_rule() {
        // A link is not followed, a folder was restored: it is told what was done.
        const DONE: [&str; 2] = ["ZB002", "ZB813"];
        let warnings = all().into_iter().filter(|code| code.severity == Severity::Warning);
        let without: Vec<&str> = warnings.filter(|code| code.rule.is_none()).map(|code| code.id).collect();
        assert_eq!(without, DONE);
    }

    /// What is inferred from a text may be wrong: only data against data stops a site.
    #[test]
    fn what_reads_prose_only_warns() {
        for code in article::prose::codes::ALL {
            assert_eq!((code.severity, code.rule.is_some()), (Severity::Warning, true), "{}", code.id);
        }
    }

    #[test]
    fn the_level_of_every_rule_may_be_set() {
        let known = check::rule_names();
        for code in all() {
            assert!(code.rule.is_none_or(|rule| known.contains(&rule)), "{:?} of {}", code.rule, code.id);
        }
        for rule in check::RULES {
            assert!(rule.codes.iter().all(|code| code.rule == Some(rule.name)), "{}", rule.name);
        }
    }

    #[test]
    fn codes_are_found_however_typed() {
        assert_eq!(find("zb101").map(|code| code.id), Some("ZB101"));
        assert_eq!(find("101").map(|code| code.id), Some("ZB101"));
        assert!(find("ZB999").is_none());
    }
}
