//! `zhenbao check`: every finding of the whole site, drafts and articles of the future too; nothing is
//! written.

use std::process::ExitCode;

use super::console::Console;
use super::{FAILED, tally};
use crate::diagnostic::{counted, has_errors};
use crate::edition::{self, Recipe};
use crate::text;

/// What `check` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site.
    pub site: Recipe,
}

/// Checks the site.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    let checked = match edition::rehearse(&options.site) {
        Ok(checked) => checked,
        Err(fault) => {
            console.error(&fault);
            return ExitCode::from(FAILED);
        }
    };
    console.findings(&checked.diagnostics);
    let (errors, warnings) = tally::tally(&checked.diagnostics);
    if has_errors(&checked.diagnostics) {
        tally::refuse(console, &checked.diagnostics, &text!("改好后才能发布", "mend them before publishing"));
        return ExitCode::from(FAILED);
    }
    let articles = checked.value;
    let (checked, counts) = (counted(articles, "article"), tally::tally_in_english((errors, warnings)));
    console.account(&text!(
        "检查了 {articles} 篇文章：错误 {errors} 处，警告 {warnings} 处",
        "{checked} checked: {counts}"
    ))
}
