//! One short file per verb of the command line: typed options in, exit code out. Must not know how
//! options are written on a command line.

pub mod console;
pub mod fault;
mod tally;
pub mod category;
pub mod account;
pub mod build;
pub mod check;
pub mod explain;
pub mod find;
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
use crate::edition::{Recipe, Warnings};
use crate::site::Visibility;

/// The program and its version, for manifests and pages.
pub const GENERATOR: &str = concat!("zhenbao ", env!("CARGO_PKG_VERSION"));

/// It did not work: nothing was published, the old site stands.
pub const FAILED: u8 = 1;
/// The command line was used wrongly.
pub const USAGE: u8 = 2;

/// How a site is read that is published as it stands: without drafts, by the clock, to this folder.
pub fn publishing_recipe(root: &Path, output: &Path) -> Recipe {
    Recipe {
        root: root.to_owned(),
        published: output.to_owned(),
        base_url: None,
        clock: None,
        visibility: Visibility::default(),
        warnings: Warnings::Warn,
    }
}

/// A path for a message: harmless to a terminal, and without a leading `./`.
fn shown(path: &Path) -> String {
    let short = path.strip_prefix(".").ok().filter(|rest| !rest.as_os_str().is_empty()).unwrap_or(path);
    visible(&short.display().to_string()).into_owned()
}
