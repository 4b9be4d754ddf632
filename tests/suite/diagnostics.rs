//! A small site for every finding, with the exact words that the program says in both languages.
//!
//! The sites stand in `tests/diagnostics/ZBnnn.md`, or `ZBnnn-word.md` for a further one.
//! `UPDATE_EXPECTED=1` writes their expectations anew.

pub mod fixture;

use std::collections::BTreeSet;
use std::fs;

use fixture::{Fixture, Words};
use zhenbao::codes;

use crate::support::{Said, Site, repository, zhenbao};

/// Findings that no site's sources raise on every machine, and where they are tested instead.
const ELSEWHERE: &[(&str, &str)] = &[
    ("ZB003", "root may read every file: src/disk/load/tests"),
    ("ZB416", "two million bytes: tests/suite/pictures"),
    ("ZB571", "hundreds of folders: tests/suite/faults"),
    ("ZB636", "a workbook is no text: src/disk/load/table/tests"),
    ("ZB714", "no input is known to raise it: src/theme/tests"),
    ("ZB801", "publishing: tests/suite/publish"),
    ("ZB802", "publishing: tests/suite/publish"),
    ("ZB803", "publishing: tests/suite/publish"),
    ("ZB804", "publishing: tests/suite/publish"),
    ("ZB805", "publishing: tests/suite/publish"),
    ("ZB806", "publishing: tests/suite/publish"),
    ("ZB807", "publishing: tests/suite/publish"),
    ("ZB808", "publishing: tests/suite/publish"),
    ("ZB809", "publishing: src/disk/publish"),
    ("ZB810", "publishing: tests/suite/publish"),
    ("ZB811", "publishing: tests/suite/publish"),
    ("ZB812", "publishing: tests/suite/publish"),
    ("ZB813", "publishing: tests/suite/publish"),
    ("ZB814", "publishing: tests/suite/account"),
    ("ZB815", "publishing: tests/suite/account"),
];

/// All fixtures, in the order of their names.
pub fn fixtures() -> Vec<Fixture> {
    let folder = repository("tests/diagnostics");
    let entries = fs::read_dir(folder).expect("the fixtures are there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("entries can be read").path()).collect();
    paths.sort();
    paths.iter().map(|path| Fixture::read(path)).collect()
}

/// The site of a fixture: that of all tests, with the fixture's own files.
fn site(fixture: &Fixture) -> Site {
    let site = Site::new();
    for file in &fixture.files {
        file.write(&site);
    }
    site
}

/// All that the program says, stderr before stdout; the site's folder is `ROOT`.
fn say(fixture: &Fixture, site: &Site, lang: &str) -> String {
    let arguments: Vec<&str> = fixture.command.split_whitespace().chain(["--lang", lang]).collect();
    let said = if arguments[0] == "theme" {
        Said::of(zhenbao(site.root()).args(&arguments).output().expect("the program starts"))
    } else {
        site.run(arguments[0], &arguments[1..])
    };
    let all = (said.err + &said.out).replace(&*site.root().to_string_lossy(), "ROOT");
    // How many samples themes are checked with says nothing about a finding.
    let counts_samples = |line: &str| line.contains("用样张生成了") || line.contains("sample pages made");
    all.split_inclusive('\n').filter(|line| !counts_samples(line)).collect()
}

/// The numbers of the findings in the order they are told.
fn numbers(said: &str) -> Vec<&str> {
    let marks = said.match_indices("[ZB").filter_map(|(at, _)| said.get(at + 1..at + 6));
    marks.filter(|id| codes::find(id).is_some()).collect()
}

#[test]
fn every_finding_is_told_in_exactly_these_words() {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut faults = Vec::new();
    for fixture in fixtures().iter().filter(|fixture| fixture.fits_this_system()) {
        let site = site(fixture);
        let found = Words { zh: say(fixture, &site, "zh"), en: say(fixture, &site, "en") };
        let (id, zh, en) = (fixture.id(), numbers(&found.zh), numbers(&found.en));
        if !zh.contains(&id) || zh != en {
            faults.push(format!("{}: tells {zh:?} and {en:?}\n{}", fixture.name, found.en));
        }
        if update {
            fixture.rewrite(&found);
        } else if found != fixture.expected {
            faults.push(format!("{} says\n{}\n{}", fixture.name, found.zh, found.en));
        }
    }
    assert!(faults.is_empty(), "if this is right, run again with UPDATE_EXPECTED=1\n{}", faults.join("\n"));
}

#[test]
fn every_finding_has_a_fixture_or_a_reason() {
    let fixtures = fixtures();
    let shown: BTreeSet<&str> = fixtures.iter().map(Fixture::id).collect();
    let elsewhere: BTreeSet<&str> = ELSEWHERE.iter().map(|(id, _)| *id).collect();
    let known: BTreeSet<&str> = codes::all().iter().map(|code| code.id).collect();
    let told: BTreeSet<&str> = &shown | &elsewhere;
    assert_eq!(known.difference(&told).collect::<Vec<_>>(), Vec::<&&str>::new(), "without a fixture");
    assert_eq!(told.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "no such finding");
    assert_eq!(shown.intersection(&elsewhere).collect::<Vec<_>>(), Vec::<&&str>::new(), "both");
}
