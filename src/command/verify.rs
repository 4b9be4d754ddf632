//! `zhenbao verify`: whether a published folder still holds what was published, and nothing else.

use std::path::PathBuf;
use std::process::ExitCode;

use super::console::Console;
use super::{FAILED, shown};
use crate::disk::publish::verify;
use crate::text;

/// What `verify` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The published folder.
    pub folder: PathBuf,
}

/// Compares the folder with its manifest. Fails when any file was changed, is missing or is foreign.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    let verification = match verify(&options.folder) {
        Ok(verification) => verification,
        Err(error) => {
            console.findings(&[error.to_diagnostic()]);
            return ExitCode::from(FAILED);
        }
    };
    let folder = shown(&options.folder);
    let (files, changed) = (verification.files, verification.changed.len());
    let (missing, foreign) = (verification.missing.len(), verification.foreign.len());
    console.findings(&verification.to_diagnostics());
    if !verification.is_sound() {
        console.conclusion(&text!(
            "{folder}：{changed} 个文件被改动，{missing} 个不见了，{foreign} 个不是镇报发布的。重新运行 zhenbao build 可以恢复；陌生文件请先查明来历",
            "{folder}: {changed} files changed, {missing} missing, {foreign} foreign. zhenbao build restores them; look into foreign files first"
        ));
        return ExitCode::from(FAILED);
    }
    console.account(&text!(
        "{folder} 完好：{files} 个文件与发布时一致",
        "{folder} is sound: {files} files are as they were published"
    ))
}
