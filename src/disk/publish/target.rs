//! Which folder may be the output: the refusals that come before anything is touched.
//!
//! Must not know how publishing goes on.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::PublishSettings;
use super::error::{Action, PublishError, Refusal};
use super::manifest::Manifest;
use super::store::{self, Store};

/// The output as one absolute path without links, after every refusal that needs no lock.
pub fn examine(settings: &PublishSettings) -> Result<PathBuf, PublishError> {
    let written: PathBuf = settings.output.components().collect();
    let output = resolve(&written)?;
    let refuse = |refusal| Err(PublishError::refused(&output, refusal));
    if output.file_name().is_none() {
        return refuse(Refusal::Top);
    }
    if std::env::home_dir().is_some_and(|home| resolve(&home).is_ok_and(|home| home.starts_with(&output))) {
        return refuse(Refusal::Home);
    }
    let site = resolve(&settings.root)?;
    if site.starts_with(&output) {
        return refuse(Refusal::Site(settings.root.clone()));
    }
    for source in &settings.sources {
        let place = resolve(source)?;
        if place.starts_with(&output) || output.starts_with(&place) {
            return refuse(Refusal::Source(source.clone()));
        }
    }
    store::refuse_stranger(&Store::place(&output))?;
    match fs::symlink_metadata(&written) {
        Ok(found) if found.is_symlink() => refuse(Refusal::Link(output.clone())),
        Ok(found) if !found.is_dir() => refuse(Refusal::NotFolder),
        Ok(_) => folder_is_ours(&output).map(|()| output),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(output),
        Err(cause) if cause.kind() == io::ErrorKind::NotADirectory => refuse(Refusal::NotFolder),
        Err(cause) => Err(PublishError::system(Action::Read, &output, cause)),
    }
}

fn folder_is_ours(output: &Path) -> Result<(), PublishError> {
    if begins_file_system(output)? {
        return Err(PublishError::refused(output, Refusal::Mounted));
    }
    if Manifest::read(output)?.is_none() && !store::is_empty(output)? {
        return Err(PublishError::refused(output, Refusal::Owned));
    }
    Ok(())
}

#[cfg(unix)]
fn begins_file_system(folder: &Path) -> Result<bool, PublishError> {
    use std::os::unix::fs::MetadataExt as _;

    let device = |path: &Path| {
        fs::metadata(path)
            .map(|found| found.dev())
            .map_err(|cause| PublishError::system(Action::Read, path, cause))
    };
    let parent = folder.parent().expect("the top of the file system was refused");
    Ok(device(folder)? != device(parent)?)
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature on every system")]
fn begins_file_system(_folder: &Path) -> Result<bool, PublishError> {
    Ok(false)
}

/// An absolute path without links, `.` and `..`, as far as it exists; the rest is taken by its names.
fn resolve(path: &Path) -> Result<PathBuf, PublishError> {
    let failed = |cause| PublishError::system(Action::Read, path, cause);
    let absolute = std::path::absolute(path).map_err(failed)?;
    let mut existing = absolute.as_path();
    let mut rest: Vec<OsString> = Vec::new();
    loop {
        match fs::canonicalize(existing) {
            Ok(found) => return Ok(rest.iter().rev().fold(found, |path, name| path.join(name))),
            Err(cause) if matches!(cause.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                let (Some(parent), Some(name)) = (existing.parent(), existing.file_name()) else {
                    return Err(failed(cause));
                };
                rest.push(name.to_owned());
                existing = parent;
            }
            Err(cause) => return Err(failed(cause)),
        }
    }
}
