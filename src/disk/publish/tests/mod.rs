//! Publications of small sites, looked at from outside.

#![cfg(unix)]

mod interruption;
mod refusals;
mod reliability;
mod tampering;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempDir;

use super::*;

/// One step back, whatever comes back with it.
pub const MEANT: Back = Back { steps: 1, returning: Returning::Meant };

/// A folder for one test, with a site in it and the output `public`.
pub struct Ground {
    folder: TempDir,
}

impl Ground {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("site/content")).unwrap();
        Self { folder }
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    pub fn below<'a>(&'a self, path: &'a str) -> Below<'a> {
        Below { folder: self.folder.path(), path }
    }

    pub fn output(&self) -> PathBuf {
        self.path("site/public")
    }

    pub fn settings(&self) -> PublishSettings {
        settings(&self.path("site"))
    }

    pub fn publish(&self, files: &[(&str, &str)]) -> Result<Account, PublishError> {
        publish(self.settings(), files)
    }

    /// Everything in the site's folder but its sources, by path: contents of files, `/` for folders.
    pub fn names_beside(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path("site"))
            .unwrap()
            .map(|item| item.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "content")
            .collect();
        names.sort();
        names
    }

    pub fn kept(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path("site/public.zhenbao-previous"))
            .map(|items| items.map(|item| item.unwrap().file_name().into_string().unwrap()).collect())
            .unwrap_or_default();
        names.sort();
        names
    }

    pub fn modified(&self, below: &str) -> SystemTime {
        fs::metadata(self.output().join(below)).unwrap().modified().unwrap()
    }
}

pub fn settings(site: &Path) -> PublishSettings {
    PublishSettings {
        output: site.join("public"),
        root: site.to_owned(),
        sources: vec![site.join("content"), site.join("themes"), site.join("site.toml")],
        generator: "zhenbao 0.0.0".to_owned(),
        built: "2025-04-01".to_owned(),
        generations: 1,
        losses: Losses::Meant,
        durability: Durability::Fast,
        stop: Stop::new(),
    }
}

pub fn path(text: &str) -> OutputPath {
    OutputPath::new(text).unwrap()
}

pub fn publish(settings: PublishSettings, files: &[(&str, &str)]) -> Result<Account, PublishError> {
    let stage = Stage::open(settings)?;
    let entries = files
        .iter()
        .map(|(name, text)| stage.put(&path(name), text.as_bytes(), Some(name)))
        .collect::<Result<Vec<_>, _>>()?;
    stage.commit(entries)
}

/// The files of a tree with their contents, and its folders with a `/` behind; without the manifest.
pub fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for item in fs::read_dir(&next).unwrap() {
            let item = item.unwrap().path();
            let name = item.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            if name == OutputPath::RESERVED {
                continue;
            }
            if item.is_dir() {
                found.insert(format!("{name}/"), String::new());
                open.push(item);
            } else {
                found.insert(name, fs::read_to_string(item).unwrap());
            }
        }
    }
    found
}

pub fn expected(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut expected = BTreeMap::new();
    for (name, text) in files {
        expected.insert((*name).to_owned(), (*text).to_owned());
        for (end, _) in name.match_indices('/') {
            expected.insert(name[..=end].to_owned(), String::new());
        }
    }
    expected
}

const FIRST: &[(&str, &str)] =
    &[("index.html", "1"), ("renda/2025/会议.html", "会议"), ("renda/index.html", "list 1")];
const SECOND: &[(&str, &str)] =
    &[("index.html", "2"), ("renda/index.html", "list 1"), ("tongzhi/a.html", "a")];
const THIRD: &[(&str, &str)] =
    &[("index.html", "3"), ("renda/index.html", "list 1"), ("tongzhi", "now a file")];

#[test]
fn each_publication_is_exactly_its_files() {
    let ground = Ground::new();
    for (round, files) in [FIRST, SECOND, THIRD, FIRST, SECOND, SECOND, FIRST].into_iter().enumerate() {
        ground.publish(files).unwrap();
        assert_eq!(tree(&ground.output()), expected(files), "round {round}");
        assert_eq!(Manifest::read(&ground.output()).unwrap().unwrap().files().len(), files.len());
        let beside: &[&str] = if round == 0 { &["public"] } else { &["public", "public.zhenbao-previous"] };
        assert_eq!(ground.names_beside(), beside);
    }
    assert_eq!(ground.kept().len(), 3, "one publication, the lock and the mark: {:?}", ground.kept());
}

#[test]
fn what_is_equal_keeps_its_time_stamp_in_every_publication() {
    let ground = Ground::new();
    ground.publish(FIRST).unwrap();
    let old = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_600_000_000);
    for name in ["renda/index.html", "index.html"] {
        operation::set_modified(&ground.output().join(name), old).unwrap();
    }
    for (round, files) in [SECOND, THIRD, FIRST, SECOND, SECOND].into_iter().enumerate() {
        ground.publish(files).unwrap();
        assert_eq!(ground.modified("renda/index.html"), old, "round {round}");
        assert_ne!(ground.modified("index.html"), old, "round {round}: a changed file is new");
    }
}

#[test]
fn the_account_counts_what_happened() {
    let ground = Ground::new();
    let first = ground.publish(FIRST).unwrap();
    assert_eq!((first.written, first.unchanged, first.removed), (3, 0, 0));
    let second = ground.publish(SECOND).unwrap();
    assert_eq!((second.written, second.unchanged, second.removed), (2, 1, 1));
    let names = |changes: &[Change]| changes.iter().map(|c| c.path.to_string()).collect::<Vec<_>>();
    assert_eq!(names(&second.changes.added), ["tongzhi/a.html"]);
    assert_eq!(names(&second.changes.changed), ["index.html"]);
    assert_eq!(names(&second.changes.removed), ["renda/2025/会议.html"]);
    assert_eq!(second.changes.removed[0].title.as_deref(), Some("renda/2025/会议.html"));
    let again = ground.publish(SECOND).unwrap();
    assert_eq!((again.written, again.unchanged, again.removed), (0, 3, 0));
    assert!(again.changes.is_empty());
}
