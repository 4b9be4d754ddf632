//! Checking a published folder against its manifest: all of it, every byte, or one file as it is read.
//!
//! Must not repair anything.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::content;
use super::error::{Action, PublishError};
use super::manifest::{Manifest, Record};
use super::tree::Tree;
use crate::diagnostic::{Code, Diagnostic, Place, Text};
use crate::disk::publish::codes;
use crate::disk::{self, Below};
use crate::source::{Digest, OutputPath};
use crate::text;

/// How often the site may be published anew while it is being checked.
const ATTEMPTS: usize = 3;

/// What lies in a published folder, compared with its manifest. Each list is sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// The folder.
    pub folder: PathBuf,
    /// How many files the manifest lists.
    pub files: usize,
    /// Files with another content.
    pub changed: Vec<OutputPath>,
    /// Files that are gone.
    pub missing: Vec<OutputPath>,
    /// Files, links and devices that the manifest does not know.
    pub foreign: Vec<String>,
}

/// What became of one file.
enum Outcome {
    Same,
    Changed,
    Missing,
}

/// Compares a published folder with its manifest: names, and the SHA-256 of every file.
pub fn verify(folder: &Path) -> Result<Verification, PublishError> {
    for _ in 0..ATTEMPTS {
        let verification = verify_once(folder)?;
        let manifest = Manifest::read(folder)?;
        if manifest.is_some_and(|manifest| verification.1 == manifest) {
            return Ok(verification.0);
        }
    }
    Err(PublishError::Unsteady(folder.to_owned()))
}

fn verify_once(folder: &Path) -> Result<(Verification, Manifest), PublishError> {
    if let Err(cause) = fs::read_dir(folder) {
        return Err(PublishError::system(Action::Read, folder, cause));
    }
    let Some(tree) = Tree::survey_names(folder)? else {
        return Err(PublishError::NotPublished(folder.to_owned()));
    };
    let outcomes: Vec<Outcome> =
        tree.manifest.files().par_iter().map(|record| compare(folder, record)).collect::<Result<_, _>>()?;
    let mut verification = Verification {
        folder: folder.to_owned(),
        files: outcomes.len(),
        changed: Vec::new(),
        missing: Vec::new(),
        foreign: tree.foreign().to_vec(),
    };
    for (record, outcome) in tree.manifest.files().iter().zip(outcomes) {
        match outcome {
            Outcome::Same => {}
            Outcome::Changed => verification.changed.push(record.path.clone()),
            Outcome::Missing => verification.missing.push(record.path.clone()),
        }
    }
    Ok((verification, tree.manifest))
}

fn compare(folder: &Path, record: &Record) -> Result<Outcome, PublishError> {
    match content::digest_of_file(Below { folder, path: record.path.as_str() }) {
        Ok((digest, _)) if digest == record.digest => Ok(Outcome::Same),
        Ok(_) | Err(PublishError::Unsteady(_)) => Ok(Outcome::Changed),
        Err(error) if is_gone(&error) => Ok(Outcome::Missing),
        Err(error) => Err(error),
    }
}

/// Whether what was published is not there. A link or folder may be in its place.
fn is_gone(error: &PublishError) -> bool {
    match error {
        PublishError::NotRegular(_) => true,
        PublishError::System { cause, .. } => {
            matches!(cause.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
        }
        _ => false,
    }
}

/// Bytes of a file that is compared whole when it is read; of a longer one only the length is.
const COMPARED: u64 = 4 * 1024 * 1024;

/// A published file.
#[derive(Debug)]
pub enum VerifiedFile {
    /// All of it, the same as was published.
    Whole(Vec<u8>),
    /// An open file as long as the one that was published, and a tag that changes with it.
    Long(File, String),
}

/// Reads one published file; a finding when it is not what was published.
pub fn read_published(folder: &Path, record: &Record) -> Result<VerifiedFile, Box<Diagnostic>> {
    let place = record.path.to_os(folder);
    let gone = |error: PublishError| {
        if is_gone(&error) { missing(folder, &record.path) } else { error.to_diagnostic() }
    };
    let (file, found) = content::open_regular(Below { folder, path: record.path.as_str() }).map_err(gone)?;
    if found.len() == record.size && record.size > COMPARED {
        return Ok(VerifiedFile::Long(file, disk::tag(&found)));
    }
    let mut bytes = Vec::new();
    let read = file.take(COMPARED + 1).read_to_end(&mut bytes);
    read.map_err(|cause| PublishError::system(Action::Read, &place, cause).to_diagnostic())?;
    let same = Digest::of(&bytes) == record.digest;
    if same { Ok(VerifiedFile::Whole(bytes)) } else { Err(Box::new(changed(folder, &record.path))) }
}

impl Verification {
    /// Whether the folder holds what was published and nothing else.
    pub fn is_sound(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.foreign.is_empty()
    }

    /// One finding for each file that is not as it was published.
    pub fn to_diagnostics(&self) -> Vec<Diagnostic> {
        let folder = &self.folder;
        let changed = self.changed.iter().map(|path| changed(folder, path));
        let missing = self.missing.iter().map(|path| missing(folder, path));
        let foreign = self.foreign.iter().map(|name| {
            let file = folder.join(name).display().to_string();
            finding(
                &codes::FOREIGN_FILE,
                text!("不是镇报发布的文件：{file}", "zhenbao did not publish this file: {file}"),
            )
        });
        changed.chain(missing).chain(foreign).collect()
    }
}

fn changed(folder: &Path, path: &OutputPath) -> Diagnostic {
    let file = path.to_os(folder).display().to_string();
    finding(
        &codes::FILE_CHANGED,
        text!("内容与发布时不同：{file}", "the content is not what was published: {file}"),
    )
}

fn missing(folder: &Path, path: &OutputPath) -> Diagnostic {
    let file = path.to_os(folder).display().to_string();
    finding(&codes::FILE_MISSING, text!("发布过的文件不见了：{file}", "a published file is missing: {file}"))
}

fn finding(code: &'static Code, message: Text) -> Diagnostic {
    Diagnostic::new(code, Place::Outside, message)
}
