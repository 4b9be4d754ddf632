//! One short file per verb of the command line: typed options in, exit code out. Must not know how
//! options are written on a command line.

pub mod account;
pub mod build;
pub mod check;
pub mod console;
pub mod explain;
pub mod headers;
pub mod init;
pub mod new;
pub mod output;
pub mod serve;
pub mod rollback;
pub mod site;
pub mod theme;
pub mod verify;

use std::path::{Path, PathBuf};

use crate::diagnostic::visible;
use crate::site::Visibility;
use crate::source::Moment;

/// The program and its version, for manifests and pages.
pub const GENERATOR: &str = concat!("zhenbao ", env!("CARGO_PKG_VERSION"));

/// It did not work: nothing was published, the old site stands.
pub const FAILED: u8 = 1;
/// The command line was used wrongly.
pub const USAGE: u8 = 2;

/// Which site is read, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteOptions {
    /// The folder of `site.toml`.
    pub root: PathBuf,
    /// An address that takes the place of the one in `site.toml`.
    pub base_url: Option<String>,
    /// The moment that counts as now; the clock's if not given.
    pub clock: Option<Moment>,
    /// What would be held back and is published all the same.
    pub visibility: Visibility,
}

/// What warnings mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warnings {
    /// Somebody should look.
    Warn,
    /// They stop publishing like errors.
    Deny,
}

/// A path for a message: harmless to a terminal, and without a leading `./`.
fn shown(path: &Path) -> String {
    let short = path.strip_prefix(".").ok().filter(|rest| !rest.as_os_str().is_empty()).unwrap_or(path);
    visible(&short.display().to_string()).into_owned()
}
