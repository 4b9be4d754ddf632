//! `zhenbao build`: the site's files become the published site.

use std::path::PathBuf;
use std::process::ExitCode;

use super::console::{Console, Report};
use super::{SiteOptions, Warnings};

/// What `build` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site.
    pub site: SiteOptions,
    /// The folder to publish into.
    pub output: PathBuf,
    /// Whether to publish.
    pub publishing: Publishing,
    /// What warnings mean.
    pub warnings: Warnings,
    /// How findings are written.
    pub report: Report,
}

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
    let _ = (options, console);
    ExitCode::SUCCESS
}
