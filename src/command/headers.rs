//! `zhenbao headers`: what a server must say along with the site's pages, as its configuration.

use std::path::PathBuf;
use std::process::ExitCode;

use super::FAILED;
use super::console::Console;
use crate::config::BaseUrl;
use crate::diagnostic::{has_errors, sorted};
use crate::disk::load::Settings;
use crate::theme::headers::Server;

/// What `headers` was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The folder of `site.toml`.
    pub root: PathBuf,
    /// An address that takes the place of the one in `site.toml`.
    pub base_url: Option<BaseUrl>,
    /// The server.
    pub server: Server,
}

/// Prints the configuration. It depends on `site.toml` and the theme only.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    let Settings { config, theme, findings, .. } = match Settings::open(&options.root) {
        Ok(settings) => settings,
        Err(fault) => {
            console.error(&fault.message());
            return ExitCode::from(FAILED);
        }
    };
    let findings = sorted(findings);
    let (Some(config), Some(theme)) = (config, theme) else {
        console.findings(&findings);
        return ExitCode::from(FAILED);
    };
    if has_errors(&findings) {
        console.findings(&findings);
    }
    let base_url = options.base_url.as_ref().unwrap_or(&config.base_url);
    let server = options.server;
    console.result(&server.configuration(base_url, theme.policy(), theme.assets(), console.lang()))
}
