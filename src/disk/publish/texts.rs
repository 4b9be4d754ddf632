//! What a publication does to the texts of a site, by what each of them says: a page that looks different
//! only because its neighbours did is no change of its text.
//!
//! Must not touch the disk.

use std::collections::HashMap;

use super::manifest::{Manifest, Record};
use crate::source::{OutputPath, Version};

/// So few texts may always go at once.
const FEW: usize = 2;

/// More than one text in so many at once is asked about.
const SHARE: usize = 5;

/// One changed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its path in the output.
    pub path: OutputPath,
    /// What people call it; the title that the removed file had.
    pub title: Option<String>,
}

impl Change {
    pub(super) fn of(record: &Record) -> Self {
        Self { path: record.path.clone(), title: record.title.clone() }
    }
}

/// A text that has another address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Where it stands now, with its title.
    pub to: Change,
    /// Where it stood.
    pub from: OutputPath,
}

/// The difference of the texts of two publications, each list sorted by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// Texts that readers could not read before.
    pub added: Vec<Change>,
    /// Texts that say something else.
    pub changed: Vec<Change>,
    /// Texts that say the same at another address.
    pub moved: Vec<Moved>,
    /// Texts that readers cannot read any more, with the titles they had.
    pub withdrawn: Vec<Change>,
    /// How many texts readers could read before.
    pub before: usize,
}

impl Texts {
    /// From the published manifest, if there is one, to a new one. What has a title is a text; the notice in
    /// the place of a withdrawn one has none.
    pub fn between(old: Option<&Manifest>, new: &Manifest) -> Self {
        let readable = |record: &&Record| record.title.is_some();
        let known = |manifest: &Manifest, record: &Record| {
            manifest
                .position(record.path.as_str())
                .map(|at| manifest.files()[at].clone())
                .filter(|one| one.title.is_some())
        };
        let mut texts = Self::default();
        for record in new.files().iter().filter(readable) {
            match old.and_then(|old| known(old, record)) {
                None => texts.added.push(Change::of(record)),
                Some(before) if says_the_same(&before, record) => {}
                Some(_) => texts.changed.push(Change::of(record)),
            }
        }
        let before = old.map_or(&[][..], Manifest::files).iter().filter(readable);
        let mut gone = Vec::new();
        for record in before {
            texts.before += 1;
            if known(new, record).is_none() {
                gone.push(record);
            }
        }
        texts.tell_moved(&gone, new);
        texts
    }

    /// Finds those that only have another address.
    fn tell_moved(&mut self, gone: &[&Record], new: &Manifest) {
        let said = |change: &Change| new.position(change.path.as_str()).and_then(|at| new.files()[at].text);
        let mut arrived: HashMap<Version, usize> =
            self.added.iter().enumerate().filter_map(|(at, change)| Some((said(change)?, at))).collect();
        let mut moved = Vec::new();
        for record in gone {
            match record.text.and_then(|text| arrived.remove(&text)) {
                Some(at) => moved.push((at, record.path.clone())),
                None => self.withdrawn.push(Change::of(record)),
            }
        }
        for (at, from) in &moved {
            self.moved.push(Moved { to: self.added[*at].clone(), from: from.clone() });
        }
        let mut at = 0;
        self.added.retain(|_| {
            at += 1;
            !moved.iter().any(|(index, _)| *index == at - 1)
        });
    }

    /// Whether so many texts would go that somebody should say that this is meant.
    pub fn loses_many(&self) -> bool {
        self.withdrawn.len() > FEW && self.withdrawn.len() * SHARE > self.before
    }
}

/// What people call these.
pub fn titles(changes: &[Change]) -> Vec<String> {
    changes.iter().map(|change| change.title.clone().unwrap_or_default()).collect()
}

/// Whether a text says what it said. Manifests of before versions were noted know no more than the page.
fn says_the_same(before: &Record, now: &Record) -> bool {
    match (before.text, now.text) {
        (Some(before), Some(now)) => before == now,
        _ => before.digest == now.digest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Digest;

    /// Paths with title and words; no title: the notice of a withdrawn text.
    fn manifest(pages: &[(&str, Option<&str>, &str)]) -> Manifest {
        let record = |(path, title, text): &(&str, Option<&str>, &str)| Record {
            path: OutputPath::new(path).unwrap(),
            digest: Digest::of(format!("{text} and neighbours {}", pages.len()).as_bytes()),
            size: 1,
            title: title.map(str::to_owned),
            text: Some(Version::of(text)),
            name: None,
        };
        Manifest::new("z", "2025-04-01", pages.iter().map(record).collect()).unwrap()
    }

    fn paths(list: &[Change]) -> Vec<&str> {
        list.iter().map(|change| change.path.as_str()).collect()
    }

    #[test]
    fn texts_are_told_by_what_they_say() {
        let old = manifest(&[
            ("a.html", Some("甲"), "a"),
            ("b.html", Some("乙"), "b"),
            ("c.html", Some("丙"), "c"),
            ("d.html", Some("丁"), "d"),
            ("index.html", None, "x"),
        ]);
        let new = manifest(&[
            ("a.html", Some("甲"), "a"),
            ("b.html", Some("乙"), "b, corrected"),
            ("c.html", None, "c"),
            ("e.html", Some("戊"), "e"),
            ("new/d.html", Some("丁"), "d"),
            ("index.html", None, "y"),
        ]);
        let texts = Texts::between(Some(&old), &new);
        assert_eq!(paths(&texts.added), ["e.html"]);
        assert_eq!(paths(&texts.changed), ["b.html"]);
        assert_eq!(paths(&texts.withdrawn), ["c.html"]);
        let moved: Vec<(&str, &str)> =
            texts.moved.iter().map(|one| (one.from.as_str(), one.to.path.as_str())).collect();
        assert_eq!((moved, texts.before), (vec![("d.html", "new/d.html")], 4));
        assert_eq!(Texts::between(None, &new).added.len(), 4);
    }

    #[test]
    fn a_large_share_is_more_than_a_fifth_and_more_than_two() {
        let of = |range: std::ops::Range<usize>| {
            let names: Vec<String> = range.map(|n| format!("{n:02}.html")).collect();
            manifest(&names.iter().map(|name| (name.as_str(), Some("甲"), name.as_str())).collect::<Vec<_>>())
        };
        for (before, after, many) in
            [(5, 3, false), (5, 2, true), (20, 16, false), (20, 15, true), (2, 0, false)]
        {
            assert_eq!(
                Texts::between(Some(&of(0..before)), &of(0..after)).loses_many(),
                many,
                "{before} {after}"
            );
        }
        let moved = manifest(&[
            ("x/00.html", Some("甲"), "00.html"),
            ("x/01.html", Some("甲"), "01.html"),
            ("x/02.html", Some("甲"), "02.html"),
        ]);
        assert!(!Texts::between(Some(&of(0..3)), &moved).loses_many(), "what moved is not lost");
    }
}
