//! A folder with all its files as a value.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// Files by their paths, with `/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// Their bytes.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Tree {
    /// Everything below a folder; nothing if it is not there.
    pub fn read(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        for entry in WalkDir::new(folder).into_iter().filter_map(Result::ok) {
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(folder).expect("walked from there");
                let path = path.to_str().expect("names are UTF-8").replace('\\', "/");
                files.insert(path, fs::read(entry.path()).expect("a file just found can be read"));
            }
        }
        Self { files }
    }

    /// The files whose paths are wanted.
    pub fn filter(self, wanted: impl Fn(&str) -> bool) -> Self {
        Self { files: self.files.into_iter().filter(|(path, _)| wanted(path)).collect() }
    }

    /// Writes all files below a folder.
    pub fn write(&self, folder: &Path) {
        for (path, bytes) in &self.files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("below the folder")).expect("there is room for a folder");
            fs::write(path, bytes).expect("there is room for a file");
        }
    }

    /// The text of a file.
    #[track_caller]
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("no {path} in {:#?}", self.paths()));
        std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is not UTF-8"))
    }

    /// All paths in order.
    pub fn paths(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    /// The pages: path and text.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.keys().filter(|path| is_page(path)).map(|path| (path.as_str(), self.text(path)))
    }

    /// What is different in another tree, line by line of what differs first; empty when nothing is.
    pub fn difference(&self, other: &Tree) -> String {
        let mut said = String::new();
        let paths: BTreeSet<&String> = self.files.keys().chain(other.files.keys()).collect();
        for path in paths {
            match (self.files.get(path), other.files.get(path)) {
                (Some(_), None) => writeln!(said, "{path}: missing"),
                (None, Some(_)) => writeln!(said, "{path}: should not be there"),
                (Some(one), Some(two)) if one != two => {
                    let (one, two) = (String::from_utf8_lossy(one), String::from_utf8_lossy(two));
                    writeln!(said, "{path}: {}", first_difference(&one, &two))
                }
                _ => Ok(()),
            }
            .expect("writing to a text never fails");
        }
        said
    }
}

/// Whether a file is a page.
pub fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "html")
}

/// The first line that two texts do not share.
fn first_difference(expected: &str, found: &str) -> String {
    let (mut expected, mut found) = (expected.lines(), found.lines());
    let mut number = 0;
    loop {
        number += 1;
        match (expected.next(), found.next()) {
            (None, None) => return "only line ends differ".to_owned(),
            (one, two) if one == two => {}
            (one, two) => {
                let [one, two] = [one, two].map(|line| line.unwrap_or("(end)"));
                return format!("line {number}\n  expected {one}\n  found    {two}");
            }
        }
    }
}
