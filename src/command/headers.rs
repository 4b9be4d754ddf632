//! `zhenbao headers`: what a server must say along with the site's pages, as its configuration.

use std::path::PathBuf;
use std::process::ExitCode;

use super::console::Console;
use super::{FAILED, site};
use crate::diagnostic::{has_errors, sorted};
use crate::disk::load;
use crate::text;
use crate::theme::headers::Server;

/// What `headers` was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The folder of `site.toml`.
    pub root: PathBuf,
    /// An address that takes the place of the one in `site.toml`.
    pub base_url: Option<String>,
    /// The server.
    pub server: Server,
}

/// Prints the configuration. It depends on `site.toml` and the theme only.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    let folder = match load::Folder::open(&options.root) {
        Ok(folder) => folder,
        Err(fault) => {
            let (path, error) = (fault.path.display(), &fault.error);
            console.error(&text!("{path} 无法读取：{error}", "{path} cannot be read: {error}"));
            return ExitCode::from(FAILED);
        }
    };
    let findings = sorted(folder.findings());
    let (Some(config), Some(theme)) = (folder.config(), folder.theme()) else {
        console.findings(&findings);
        return ExitCode::from(FAILED);
    };
    if has_errors(&findings) {
        console.findings(&findings);
    }
    let base_url = match options.base_url.as_deref().map(site::overridden).transpose() {
        Ok(given) => given.unwrap_or_else(|| config.base_url.clone()),
        Err(fault) => {
            console.error(&fault);
            return ExitCode::from(FAILED);
        }
    };
    console.result(&options.server.configuration(&base_url, theme.policy(), theme.assets()))
}
