//! `zhenbao rollback`: back to the previous publication, in one step.

use std::path::PathBuf;
use std::process::ExitCode;

use super::console::Console;
use super::{FAILED, account, shown};
use crate::disk::load;
use crate::disk::publish::{Durability, PublishError, Settings, Stop, rollback};
use crate::text;

/// What `rollback` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// The published folder.
    pub output: PathBuf,
}

/// Lets the published site and the one before it change places.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    match settings(options).and_then(|settings| rollback(&settings)) {
        Ok(back) => {
            let (folder, built) = (shown(&options.output), &back.built);
            let headline = text!(
                "{folder} 已退回 {built} 的发布；再运行一次 zhenbao rollback 可以换回来",
                "{folder} is back at the publication of {built}; another zhenbao rollback undoes it"
            );
            console.account(&account::under(headline, &account::difference(&back.changes)))
        }
        Err(error) => {
            console.findings(&[error.to_diagnostic()]);
            ExitCode::from(FAILED)
        }
    }
}

fn settings(options: &Options) -> Result<Settings, PublishError> {
    let root = options.root.canonicalize().unwrap_or_else(|_| options.root.clone());
    Ok(Settings {
        output: options.output.clone(),
        sources: load::source_folders(&root),
        root,
        generator: super::GENERATOR.to_owned(),
        built: String::new(),
        generations: super::build::KEPT,
        durability: Durability::Synced,
        stop: Stop::on_signals().map_err(|_| PublishError::Interrupted)?,
    })
}
