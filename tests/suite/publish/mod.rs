//! Publishing under attack: readers hammering the output, kills at random moments and at every call
//! to the system, full disks, exhausted limits, signals. What is found must always be one whole site.
//!
//! The publication that is attacked runs in a child process: this test program again, with the test
//! [`publishing_child`] as its only one.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test fails where something unexpected is found")]

mod injection;
mod kills;
mod limits;
mod readers;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use zhenbao::diagnostic::Lang;
use zhenbao::disk::publish::{
    Back, Destination as _, Durability, Losses, PublishError, PublishSettings, Returning, Stage, Stop,
    rollback,
};
use zhenbao::source::OutputPath;

/// One step back, whatever comes back with it.
pub const MEANT: Back = Back { steps: 1, returning: Returning::Meant };

const SITE: &str = "ZHENBAO_TEST_SITE";
const VERSION: &str = "ZHENBAO_TEST_VERSION";
const PAGES: &str = "ZHENBAO_TEST_PAGES";

/// The child's exit code when its publication ended with an error.
const FAILED: i32 = 3;

/// A site of which any version can be published: a third of its pages never changes, a third always
/// does, a third comes and goes.
#[derive(Debug, Clone)]
struct Site {
    folder: PathBuf,
    pages: usize,
}

type Files = BTreeMap<String, Vec<u8>>;

impl Site {
    fn new(folder: &Path, pages: usize) -> Self {
        fs::create_dir_all(folder.join("content")).unwrap();
        Self { folder: folder.to_owned(), pages }
    }

    fn output(&self) -> PathBuf {
        self.folder.join("public")
    }

    fn files(&self, version: usize) -> Files {
        let mut files = BTreeMap::new();
        files.insert("index.html".to_owned(), format!("version {version}").into_bytes());
        for page in 0..self.pages {
            let shown = match page % 3 {
                0 => 0,
                1 => version,
                _ if (version + page / 3).is_multiple_of(2) => version,
                _ => continue,
            };
            let filler = "报".repeat((page * 37 + shown * 11) % 700);
            let text = format!("page {page} version {shown}\n{filler}\nend\n");
            files.insert(format!("栏目{}/{}/page-{page}.html", page % 5, page % 2), text.into_bytes());
        }
        files
    }

    /// What lies in the output, without the manifest; nothing when there is none.
    fn found(&self) -> Files {
        let mut files = BTreeMap::new();
        let output = self.output();
        let mut open = vec![output.clone()];
        while let Some(folder) = open.pop() {
            let Ok(items) = fs::read_dir(folder) else { continue };
            for item in items {
                let path = item.unwrap().path();
                let name = path.strip_prefix(&output).unwrap().to_str().unwrap().to_owned();
                if path.is_dir() {
                    open.push(path);
                } else if !name.starts_with(".zhenbao/") {
                    files.insert(name, fs::read(path).unwrap());
                }
            }
        }
        files
    }

    fn settings(&self, stop: Stop) -> PublishSettings {
        PublishSettings {
            output: self.output(),
            root: self.folder.clone(),
            sources: vec![self.folder.join("content")],
            generator: "zhenbao 0.0.0".to_owned(),
            built: "2025-04-01".to_owned(),
            generations: 1,
            losses: Losses::Meant,
            durability: Durability::Synced,
            stop,
        }
    }

    fn publish(&self, version: usize, stop: Stop) -> Result<(), PublishError> {
        let stage = Stage::open(self.settings(stop))?;
        let entries = self
            .files(version)
            .iter()
            .map(|(path, bytes)| stage.put(&OutputPath::new(path).unwrap(), bytes, None))
            .collect::<Result<Vec<_>, _>>()?;
        stage.commit(entries).map(drop)
    }

    /// Which of two versions the output is, wholly.
    fn state(&self, old: Option<usize>, new: usize, what: &str) -> State {
        let found = self.found();
        if found == self.files(new) {
            return State::New;
        }
        let before = old.map(|version| self.files(version)).unwrap_or_default();
        assert!(found == before, "{what}: neither version {old:?} nor {new}: {:?}", found.keys());
        State::Old
    }

    /// What lies beside the sources and the output: nothing, or the folder with what is kept.
    fn assert_no_litter(&self, what: &str) {
        let names = |folder: &Path| {
            let mut names: Vec<String> = fs::read_dir(folder)
                .map(|items| items.map(|item| item.unwrap().file_name().into_string().unwrap()).collect())
                .unwrap_or_default();
            names.sort();
            names
        };
        for name in names(&self.folder) {
            assert!(
                ["content", "public", "public.zhenbao-previous"].contains(&name.as_str()),
                "{what}: {name}"
            );
        }
        let kept = names(&self.folder.join("public.zhenbao-previous"));
        let tidy = kept.is_empty()
            || kept.len() == 3 && kept[0].parse::<u64>().is_ok() && kept[1..] == ["README.txt", "lock"];
        assert!(tidy, "{what}: {kept:?}");
    }

    /// The child process as a command, to be run as it is or under something else.
    fn command(&self, version: usize, wrapper: &[&str]) -> Command {
        let program = std::env::current_exe().unwrap();
        let mut command = match wrapper {
            [] => Command::new(program),
            [first, rest @ ..] => {
                let mut command = Command::new(first);
                command.args(rest).arg(program);
                command
            }
        };
        command
            .args(["publishing_child", "--ignored", "--test-threads=1", "--nocapture", "-q"])
            .env(SITE, &self.folder)
            .env(VERSION, version.to_string())
            .env(PAGES, self.pages.to_string())
            .env("RAYON_NUM_THREADS", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Starts the child and waits until it is about to publish.
    fn start(&self, version: usize) -> Child {
        let mut child = self.command(version, &[]).spawn().unwrap();
        let output = child.stdout.take().unwrap();
        let reached = BufReader::new(output).lines().any(|line| line.is_ok_and(|line| line == "go"));
        assert!(reached, "the child came as far as its publication");
        child
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Old,
    New,
}

/// How often each state was found.
#[derive(Debug, Default)]
struct Tally {
    old: usize,
    new: usize,
}

impl Tally {
    fn count(&mut self, state: State) {
        match state {
            State::Old => self.old += 1,
            State::New => self.new += 1,
        }
    }
}

/// A number from the environment, for long runs: `ZHENBAO_TEST_KILLS=2000`.
fn rounds(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end.max(1)
    }
}

#[test]
#[ignore = "the child process of the other tests"]
fn publishing_child() {
    let Some(folder) = std::env::var_os(SITE) else { return };
    let number = |variable| std::env::var(variable).unwrap().parse::<usize>().unwrap();
    let site = Site { folder: folder.into(), pages: number(PAGES) };
    let stop = Stop::on_signals().unwrap();
    // Not by println, which the test program could hold back; and whoever killed us reads no more.
    let _ = std::io::stdout().write_all(b"go\n").and_then(|()| std::io::stdout().flush());
    let result = match number(VERSION) {
        BACK => rollback(&site.settings(stop), MEANT).map(drop),
        version => site.publish(version, stop),
    };
    if let Err(error) = result {
        let finding = error.to_diagnostic();
        eprintln!("{} {}", finding.code.id, finding.message.in_lang(Lang::Zh));
        std::process::exit(FAILED);
    }
    std::process::exit(0);
}

/// The version that stands for a step back.
const BACK: usize = 999_999;
