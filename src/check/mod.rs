//! What is looked at once the whole site is known: links, pictures, menus. Rules return findings and
//! change nothing; `build` runs them too, so an error stops publishing.
//!
//! One rule a file under `rules/`; a rule is its documentation, its codes and a function.

mod rules;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Text};
use crate::site::Site;

/// A rule that looks at the whole site.
pub struct Rule {
    /// Its name, as `[check]` of site.toml writes it.
    pub name: &'static str,
    /// What it looks for.
    pub about: fn() -> Text,
    /// Finds what breaks it.
    pub find: fn(&Site) -> Vec<Diagnostic>,
}

/// All rules, in the order of their names.
pub const RULES: &[&Rule] = &[
    &rules::columns::RULE,
    &rules::documents::RULE,
    &rules::links::RULE,
    &rules::menu::RULE,
    &rules::pictures::RULE,
    &rules::targets::RULE,
];

/// Runs all rules; site.toml may change a rule's severity or switch it off.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    RULES.par_iter().flat_map(|rule| run(rule, site)).collect()
}

fn run(rule: &Rule, site: &Site) -> Vec<Diagnostic> {
    match site.config.check.get(rule.name) {
        Some(None) => Vec::new(),
        Some(Some(severity)) => (rule.find)(site)
            .into_iter()
            .map(|finding| Diagnostic { severity: *severity, ..finding })
            .collect(),
        None => (rule.find)(site),
    }
}
