//! `zhenbao check`: every finding of the whole site; nothing is written.

use std::process::ExitCode;

use super::console::{Console, Report};
use super::{SiteOptions, Warnings};

/// What `check` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site.
    pub site: SiteOptions,
    /// What warnings mean.
    pub warnings: Warnings,
    /// How findings are written.
    pub report: Report,
}

/// Checks the site.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    let _ = (options, console);
    ExitCode::SUCCESS
}
