//! `zhenbao theme check`: every template of a theme with a sample of every kind of page.

use std::path::PathBuf;
use std::process::ExitCode;

use super::FAILED;
use super::console::Console;
use super::tally::{tally, tally_in_english};
use crate::diagnostic::{Diagnostic, Text, counted, has_errors, sorted};
use crate::disk::load;
use crate::text;
use crate::theme::Theme;

/// What `theme check` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The folder of `site.toml`, or the one that holds `themes/`.
    pub root: PathBuf,
    /// The theme; else the site's own, with the site's templates and options.
    pub name: Option<String>,
}

/// Checks a theme.
pub fn check(options: &Options, console: &Console) -> ExitCode {
    let mut findings = Vec::new();
    let made = match load_and_check(options, &mut findings) {
        Ok(made) => made,
        Err(fault) => {
            console.error(&fault);
            return ExitCode::from(FAILED);
        }
    };
    let findings = sorted(findings);
    console.findings(&findings);
    let (errors, warnings) = tally(&findings);
    let (pages, counts) = (counted(made, "sample page"), tally_in_english((errors, warnings)));
    let account =
        text!("用样张生成了 {made} 个网页：错误 {errors} 处，警告 {warnings} 处", "{pages} made: {counts}");
    if has_errors(&findings) {
        console.conclusion(&account);
        return ExitCode::from(FAILED);
    }
    console.account(&account)
}

/// How many pages were made of the samples.
fn load_and_check(options: &Options, findings: &mut Vec<Diagnostic>) -> Result<usize, Text> {
    let check = |theme: Option<&Theme>, findings: &mut Vec<Diagnostic>| {
        theme.map_or(0, |theme| theme.check().take_into(findings))
    };
    if let Some(name) = &options.name {
        let theme = load::read_theme(&options.root, name).take_into(findings);
        return Ok(check(theme.as_ref(), findings));
    }
    let folder = load::Folder::open(&options.root).map_err(|fault| fault.message())?;
    findings.extend(folder.findings());
    Ok(check(folder.theme().map(AsRef::as_ref), findings))
}
