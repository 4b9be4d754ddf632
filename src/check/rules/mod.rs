//! One rule a file. (No macro declares both module and entry: `cargo fmt` would not see the files. A rule that
//! is not listed is unused, which the compiler tells.)

mod active;
mod answers;
mod columns;
mod copies;
mod dates;
mod documents;
mod files;
mod gongshi;
mod heavy;
mod identity;
mod links;
mod menu;
mod moved;
mod names;
mod picture_use;
mod pictures;
pub(super) mod placeholders;
mod targets;

use super::Rule;
use crate::article;
use crate::site;

/// All rules, in the order of their names.
pub static RULES: &[&Rule] = &[
    &active::RULE,
    &answers::RULE,
    &columns::RULE,
    &copies::RULE,
    &dates::RULE,
    &documents::RULE,
    &files::RULE,
    &gongshi::RULE,
    &heavy::RULE,
    &identity::RULE,
    &links::RULE,
    &menu::RULE,
    &moved::RULE,
    &names::RULE,
    &picture_use::RULE,
    &pictures::RULE,
    &placeholders::RULE,
    &targets::RULE,
];

/// The names of all rules: of those that look at the whole site, and of those that single texts break.
pub fn rule_names() -> Vec<&'static str> {
    let of_codes = article::codes().chain(site::codes::ALL.iter().copied()).filter_map(|code| code.rule);
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).chain(of_codes).collect();
    names.sort_unstable();
    names.dedup();
    names
}
