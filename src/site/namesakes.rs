//! What texts and files are called, to find the one that a misspelt name meant. Most sites never ask, so
//! it is made for the first who does.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::Site;
use crate::diagnostic::folded_stem;
use crate::source::SourcePath;

/// So many texts of one name are looked at: in a thousand folders there may be a thousand of them.
const MOST: usize = 50;

/// Slips are looked for in names of so many characters at most.
const LONGEST: usize = 100;

/// Paths by what their names are like.
#[derive(Debug)]
pub(super) struct Namesakes {
    paths: Vec<SourcePath>,
    /// What a name is found by, with the place of its path; sorted.
    keys: Vec<(u64, usize)>,
}

impl Namesakes {
    /// Files are found in their folders, texts wherever they stand.
    fn of(site: &Site) -> Self {
        let mut texts: Vec<&SourcePath> = site.texts.keys().collect();
        texts.sort();
        let texts = texts.into_iter().map(|path| (String::new(), path));
        let files = site.known_files.keys().map(|path| (folder_of(path), path));
        let (mut paths, mut all) = (Vec::new(), Vec::new());
        for (folder, path) in texts.chain(files) {
            all.extend(keys(&folder, path.file_name()).into_iter().map(|key| (key, paths.len())));
            paths.push(path.clone());
        }
        all.sort_unstable();
        Self { paths, keys: all }
    }

    fn like(&self, folder: &str, name: &str) -> Vec<&SourcePath> {
        let behind = |key: u64| {
            let from = self.keys.partition_point(|(known, _)| *known < key);
            self.keys[from..].iter().take_while(move |(known, _)| *known == key).take(MOST)
        };
        let mut found: Vec<usize> =
            keys(folder, name).into_iter().flat_map(behind).map(|(_, place)| *place).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|place| &self.paths[place]).collect()
    }
}

impl Site {
    /// Files of a folder whose names are like this one, and perhaps others, in the order of their paths.
    pub fn files_like(&self, folder: &SourcePath, name: &str) -> Vec<&SourcePath> {
        self.namesakes().like(folder.as_str(), name)
    }

    /// Published texts whose names are like this one, and perhaps others, in the order of their paths.
    pub fn texts_like(&self, name: &str) -> Vec<&SourcePath> {
        self.namesakes().like("", name)
    }

    fn namesakes(&self) -> &Namesakes {
        self.namesakes.get_or_init(|| Namesakes::of(self))
    }
}

fn folder_of(path: &SourcePath) -> String {
    path.parent().map(|folder| folder.as_str().to_owned()).unwrap_or_default()
}

/// What a name is found by: its stem, and the stem without one of its characters. Stems that are one
/// slip apart have one of these in common. Digits stay: with other numbers it is another file.
fn keys(folder: &str, name: &str) -> Vec<u64> {
    let stem: Vec<char> = folded_stem(name).chars().collect();
    let key = |left_out: Option<usize>| {
        let mut hasher = DefaultHasher::new();
        folder.hash(&mut hasher);
        let left = stem.iter().enumerate().filter(|(at, _)| Some(*at) != left_out);
        left.for_each(|(_, character)| character.hash(&mut hasher));
        hasher.finish()
    };
    // A name of hundreds of characters is no slip of another, and its keys would cost the square of them.
    let slips = if stem.len() <= LONGEST { stem.len() } else { 0 };
    let letters = (0..slips).filter(|at| !stem[*at].is_ascii_digit());
    letters.map(Some).chain([None]).map(key).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample::sample;

    #[test]
    fn names_are_found_by_what_they_are_like() {
        let text = "---\ntitle: 甲\ndate: 2025-04-01\neditor: 乙\n---\n";
        let names = ["a/gonggao.md", "b/Gong Gao.md", "b/2025-04-01.md", "b/_index.md", "about.md"];
        let site = sample("", &names.map(|name| (name, text))).value;
        let like = |name: &str| -> Vec<&str> {
            site.texts_like(name).into_iter().map(|path| path.below("content").unwrap()).collect()
        };
        assert_eq!(like("gonggao.html"), ["a/gonggao.md", "b/Gong Gao.md"]);
        for slip in ["gonggoa.md", "gongao.md", "gongggao.md", "gongzao.md"] {
            assert_eq!(like(slip), ["a/gonggao.md", "b/Gong Gao.md"], "{slip}");
        }
        assert_eq!(like("ABOUT"), ["about.md"]);
        for other in ["2025-04-02.md", "gong.md", "index.md", ""] {
            assert_eq!(like(other), Vec::<&str>::new(), "{other}");
        }
    }
}
