//! What is looked at once the whole site is known: links, pictures, menus. Rules return findings and
//! change nothing; `build` runs them too, so an error stops publishing.
//!
//! One rule a file under `rules/`; a rule is its documentation, its codes and a function.

mod meant;
mod rules;

pub use rules::placeholders::words as placeholder;

use rayon::prelude::*;

use crate::config::FILE;
use crate::diagnostic::codes::config as codes;
use crate::diagnostic::{Diagnostic, Text, nearest};
use crate::site::Site;
use crate::source::SourcePath;
use crate::text;

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
    &rules::identity::RULE,
    &rules::links::RULE,
    &rules::menu::RULE,
    &rules::pictures::RULE,
    &rules::placeholders::RULE,
    &rules::targets::RULE,
];

/// Runs all rules; site.toml may change a rule's severity or switch it off.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = RULES.par_iter().flat_map(|rule| run(rule, site)).collect();
    findings.extend(site.config.check.keys().filter_map(|name| unknown(name)));
    findings
}

/// A name under `[check]` that no rule has.
fn unknown(name: &str) -> Option<Diagnostic> {
    if RULES.iter().any(|rule| rule.name == name) {
        return None;
    }
    let file = SourcePath::new(FILE).expect("a plain name");
    let message = text!("[check] 中没有“{name}”这条规则", "[check] knows no rule “{name}”");
    let known = RULES.iter().map(|rule| rule.name).collect::<Vec<_>>().join("、");
    let finding = Diagnostic::new(&codes::UNKNOWN_KEY, &file, message);
    Some(match nearest(name, RULES.iter().map(|rule| rule.name)) {
        Some(near) => finding.help(text!("是不是想写 {near}？", "did you mean {near}?")),
        None => finding.help(text!("可用的规则：{known}", "known rules: {known}")),
    })
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
