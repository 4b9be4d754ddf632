//! Thousands of changed files of real sites, by dice with a fixed seed: none makes the program fail, and whole sites with a
//! changed file end with 0, 1 or 2.

#[path = "../../fuzz/src/trials.rs"]
mod trials;

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;

use rayon::prelude::*;
use trials::{TRIALS, Trial};
use walkdir::WalkDir;

use crate::support::figures::record;
use crate::support::tree::Tree;
use crate::support::{Site, repository};

/// How many changed files of a kind are tried; a template takes as long as a hundred texts.
const COUNTS: [(&str, usize); 7] = [
    ("article", 1500),
    ("front_matter", 300),
    ("markdown", 300),
    ("settings", 400),
    ("table", 300),
    ("request", 180),
    ("template", 20),
];

/// Files of more bytes take long, and hold nothing that shorter ones do not.
const LONGEST: u64 = 12_000;

/// What editors, programs and enemies put where it does not belong.
const ODD: [&[u8]; 40] = [
    b"",
    b"\0",
    b"\n",
    b"\r",
    b"\r\n\r\n",
    b"---\n",
    b"\t",
    b" ",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\x80",
    b"\xE4\xB8",
    b"\xE2\x80\xAE",
    b"\x1B[2J",
    b"\xC2\x85",
    b"\"",
    b"'",
    b"`",
    b"[",
    b"]",
    b"{",
    b"}",
    b"{{",
    b"{%",
    b"%}",
    b"}}",
    b": ",
    b"- ",
    b"#",
    b"|",
    b"<",
    b"&",
    b"*",
    b"![",
    b"](",
    b"[^1]",
    b"\xEF\xBC\x9A",
    b"\xE2\x80\x9C",
    b"99999999999999999999",
    b"-1",
];

/// Numbers that follow from a seed (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).expect("it fits")).expect("it fits")
    }
}

/// A file with one to four changes: bytes turned, taken out, doubled, exchanged, odd ones or those of another file put in.
fn changed(bytes: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let start = dice.below(changed.len() + 1);
        let end = (start + dice.below(40)).min(changed.len());
        match dice.below(6) {
            0 => changed[start..end].iter_mut().take(1).for_each(|byte| *byte ^= 1 << (start % 8)),
            1 => drop(changed.drain(start..end)),
            2 => drop(
                changed.splice(start..start, bytes.get(start..end).unwrap_or_default().repeat(1 + start % 5)),
            ),
            3 => drop(changed.splice(start..end, ODD[dice.below(ODD.len())].iter().copied())),
            4 => drop(changed.splice(start..start, ODD[dice.below(ODD.len())].repeat(1 + dice.below(300)))),
            _ => {
                let from = dice.below(other.len() + 1);
                let piece = &other[from..(from + dice.below(200)).min(other.len())];
                drop(changed.splice(start..end, piece.iter().copied()));
            }
        }
    }
    changed
}

/// Real files that a trial takes: of the demonstration, of the fixtures, of the themes, of the fuzzers' seeds.
fn seeds(trial: &str) -> Vec<Vec<u8>> {
    let (folders, endings): (&[&str], &[&str]) = match trial {
        "article" | "markdown" => {
            (&["content", "tests/sites", "fuzz/corpus/article", "fuzz/corpus/markdown"], &["md"])
        }
        "front_matter" => (&["fuzz/corpus/front_matter"], &["yaml"]),
        "settings" => (&["tests/sites", "fuzz/corpus/settings"], &["toml"]),
        "table" => (&["content", "tests/sites", "fuzz/corpus/table"], &["csv", "xlsx"]),
        "request" => (&["fuzz/corpus/request"], &[""]),
        _ => (&["themes", "fuzz/corpus/template"], &["html"]),
    };
    let files = folders.iter().flat_map(|folder| WalkDir::new(repository(folder)).sort_by_file_name());
    let fits = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        endings.contains(&ending)
            && fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() < LONGEST)
    };
    let files = files.flatten().map(walkdir::DirEntry::into_path).filter(fits);
    files.map(|path| fs::read(path).expect("a file of the repository")).collect()
}

#[test]
fn three_thousand_changed_files_are_read_without_a_fault() {
    assert_eq!(COUNTS.iter().map(|(_, count)| count).sum::<usize>(), 3000);
    for ((name, count), (trial_name, trial)) in COUNTS.into_iter().zip(TRIALS) {
        assert_eq!(name, trial_name);
        let seeds = seeds(name);
        assert!(seeds.len() > 1, "{name}");
        let failed: Vec<String> =
            (0..count).into_par_iter().filter_map(|number| fault(trial, &seeds, number)).collect();
        assert!(failed.is_empty(), "{name}: {}", failed.join("\n"));
    }
    let figures = COUNTS.each_ref().map(|(name, count)| (*name, count as &dyn std::fmt::Display));
    record("changed-files", &figures);
}

/// The changed file with which a trial fails.
fn fault(trial: Trial, seeds: &[Vec<u8>], number: usize) -> Option<String> {
    let mut dice = Dice(u64::try_from(number).expect("it fits"));
    let file = &seeds[dice.below(seeds.len())];
    let bytes = changed(file, &seeds[dice.below(seeds.len())], &mut dice);
    let tried = panic::catch_unwind(AssertUnwindSafe(|| trial(&bytes)));
    tried.err().map(|_| format!("number {number}: {:?}", String::from_utf8_lossy(&bytes)))
}

/// Whole sites: every file that the program reads of the demonstration, with changes, by the program itself.
#[test]
fn whole_sites_with_a_changed_file_end_as_they_should() {
    let files = Tree::read(Site::fixture("full").root());
    let names: Vec<&str> = files.paths().into_iter().collect();
    let codes: Vec<i32> = (0..24_usize)
        .into_par_iter()
        .map(|number| {
            let mut dice = Dice(7000 + u64::try_from(number).expect("it fits"));
            let site = Site::fixture("full");
            let name = names[dice.below(names.len())];
            let bytes = fs::read(site.path(name)).expect("it was written");
            site.write(name, changed(&bytes, &bytes, &mut dice));
            let output = site.command("build", &[]).output().expect("it starts");
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let code = output.status.code().unwrap_or_else(|| panic!("{name}, {number}: a signal: {said}"));
            assert!(matches!(code, 0..=2) && !said.contains("panicked"), "{name}, {number}: {code} {said}");
            code
        })
        .collect();
    assert!(codes.contains(&0) && codes.contains(&1), "{codes:?}");
}
