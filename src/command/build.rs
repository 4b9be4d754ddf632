//! `zhenbao build`: the site's files become the published site.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use super::console::{Console, Report};
use super::output::{self, OutputError};
use super::site::{self, Prepared};
use super::{FAILED, SiteOptions, Warnings, account};
use crate::diagnostic::has_errors;
use crate::disk::publish::{Account, Changes, Comparison, Durability, PublishError, Settings, Stage, Stop};
use crate::text;

/// What `build` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site.
    pub site: SiteOptions,
    /// The folder to publish into.
    pub output: PathBuf,
    /// Whether to publish.
    pub publishing: Publishing,
    /// How many earlier publications are kept for `rollback`.
    pub generations: usize,
    /// Whether to wait until everything has reached the disk.
    pub durability: Durability,
    /// What warnings mean.
    pub warnings: Warnings,
    /// How findings are written.
    pub report: Report,
}

/// Earlier publications that are kept unless told otherwise.
pub const KEPT: usize = 1;

/// Whether the output is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publishing {
    /// It is.
    Write,
    /// Everything but writing is done, and the account says what would change.
    DryRun,
}

/// Builds the site.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    let start = Instant::now();
    console.progress(&text!("正在读取……", "reading …"));
    let checked = match site::prepare(&options.site, options.warnings) {
        Ok(checked) => checked,
        Err(fault) => {
            console.error(&fault);
            return ExitCode::from(FAILED);
        }
    };
    console.end_progress();
    console.findings(&checked.diagnostics, options.report);
    let prepared = match checked.value {
        Some(prepared) if !has_errors(&checked.diagnostics) => prepared,
        _ => {
            site::refuse(console, &checked.diagnostics, &text!("没有发布，原来的网站没有改动", "nothing was published, the old site stands"));
            return ExitCode::from(FAILED);
        }
    };
    console.progress(&text!("正在生成……", "rendering …"));
    let tally = site::tally(&checked.diagnostics);
    let folder = options.output.display().to_string();
    let outcome = match options.publishing {
        Publishing::Write => publish(&prepared, options)
            .map(|account| account::published(&account, &prepared.site, &folder, tally, start.elapsed())),
        Publishing::DryRun => plan(&prepared, options)
            .map(|changes| account::planned(&changes, &prepared.site, &folder, tally, start.elapsed())),
    };
    console.end_progress();
    match outcome {
        Ok(account) => console.account(&account),
        Err(error) => {
            console.findings(&error.into_findings(), options.report);
            console.error(&text!("没有发布，原来的网站没有改动", "nothing was published, the old site stands"));
            ExitCode::from(FAILED)
        }
    }
}

fn publish(prepared: &Prepared, options: &Options) -> Result<Account, OutputError> {
    let stage = Stage::open(settings(prepared, options)?)?;
    let entries = output::write(prepared, &stage)?;
    Ok(stage.commit(entries)?)
}

fn plan(prepared: &Prepared, options: &Options) -> Result<Changes, OutputError> {
    let comparison = Comparison::open(settings(prepared, options)?)?;
    let entries = output::write(prepared, &comparison)?;
    Ok(comparison.changes(entries)?)
}

/// How this site is published to this output.
fn settings(prepared: &Prepared, options: &Options) -> Result<Settings, OutputError> {
    let stop = Stop::on_signals().map_err(|_| OutputError::Publish(PublishError::Interrupted))?;
    Ok(Settings {
        output: options.output.clone(),
        root: prepared.root.clone(),
        sources: site::source_folders(&prepared.root),
        generator: super::GENERATOR.to_owned(),
        built: prepared.site.now.date().to_string(),
        generations: options.generations,
        durability: options.durability,
        stop,
    })
}
