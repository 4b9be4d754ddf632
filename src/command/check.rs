//! `zhenbao check`: every finding of the whole site, drafts and articles of the future too; nothing is
//! written, unless `--fix` asks for the repairs that are certain.

mod fix;

pub use fix::findings as findings_of;

use std::process::ExitCode;

use super::console::Console;
use super::fault::not_created;
use super::{FAILED, tally};
use crate::config::accepted::{Accepted, FILE};
use crate::diagnostic::{Diagnostic, Severity, counted, has_errors};
use crate::disk::{load, repair};
use crate::edition::{self, Recipe, Warnings};
use crate::text;

/// What `check` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site.
    pub site: Recipe,
    /// Whether files are mended first.
    pub repairs: Repairs,
    /// What becomes of the warnings.
    pub acceptance: Acceptance,
}

/// What becomes of warnings that nobody wants to hear again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acceptance {
    /// They are told.
    Tell,
    /// Those of today are written down and told no more.
    Accept,
}

/// What becomes of repairs that findings carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repairs {
    /// They are shown.
    Show,
    /// Those that are certain are written into the files.
    Write,
}

/// Checks the site.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    if options.repairs == Repairs::Write
        && let Err(fault) = fix::run(&options.site.root, console)
    {
        console.error(&fault);
        return ExitCode::from(FAILED);
    }
    if options.acceptance == Acceptance::Accept {
        return accept(options, console);
    }
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
    let accepted = load::read_accepted(&options.site.root, &mut Vec::new()).count();
    if accepted > 0 {
        console.note(&text!(
            "{FILE} 接受了旧稿的 {accepted} 处警告，没有列出",
            "{FILE} accepts {accepted} warnings of old articles, which are not listed"
        ));
    }
    let articles = checked.value;
    let (checked, counts) = (counted(articles, "article"), tally::tally_in_english((errors, warnings)));
    console.account(&text!(
        "检查了 {articles} 篇文章：错误 {errors} 处，警告 {warnings} 处",
        "{checked} checked: {counts}"
    ))
}

/// Writes down all warnings of the site. Errors are told: nobody can accept them.
fn accept(options: &Options, console: &Console) -> ExitCode {
    let root = &options.site.root;
    let done = repair::accept(root, &Accepted::default().written()).map_err(|fault| not_created(&fault));
    let lenient = Recipe { warnings: Warnings::Warn, ..options.site.clone() };
    let checked = done.and_then(|()| edition::rehearse(&lenient));
    let accepted = checked.and_then(|checked| {
        let accepted = Accepted::all(&checked.diagnostics);
        repair::accept(root, &accepted.written()).map_err(|fault| not_created(&fault))?;
        Ok((accepted.count(), checked.diagnostics))
    });
    match accepted {
        Ok((count, findings)) => {
            let errors: Vec<Diagnostic> =
                findings.into_iter().filter(|finding| finding.severity == Severity::Error).collect();
            console.findings(&errors);
            let counts = counted(count, "warning");
            console.account(&text!(
                "已接受 {count} 处警告，记在 {FILE}；以后只提示多出来的",
                "{counts} accepted in {FILE}; only new ones will be told"
            ));
            if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FAILED) }
        }
        Err(fault) => {
            console.error(&fault);
            ExitCode::from(FAILED)
        }
    }
}
