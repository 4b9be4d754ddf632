//! One short file per verb of the command line: typed options in, exit code out. Must not know how
//! options are written on a command line.

pub mod console;
mod fault;
mod tally;
mod category;
pub mod account;
pub mod build;
pub mod check;
pub mod explain;
pub mod headers;
pub mod mask;
pub mod new;
pub mod import;
pub mod init;
pub mod serve;
pub mod rollback;
pub mod theme;
pub mod verify;

use std::path::Path;

use crate::diagnostic::visible;

/// The program and its version, for manifests and pages.
pub const GENERATOR: &str = concat!("zhenbao ", env!("CARGO_PKG_VERSION"));

/// It did not work: nothing was published, the old site stands.
pub const FAILED: u8 = 1;
/// The command line was used wrongly.
pub const USAGE: u8 = 2;

/// A path for a message: harmless to a terminal, and without a leading `./`.
fn shown(path: &Path) -> String {
    let short = path.strip_prefix(".").ok().filter(|rest| !rest.as_os_str().is_empty()).unwrap_or(path);
    visible(&short.display().to_string()).into_owned()
}
