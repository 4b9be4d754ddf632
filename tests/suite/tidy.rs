//! The laws of the house, held by reading the source: the order of the modules, one room for each
//! third-party crate, heads, sizes and words. All breaches are told in one run.

mod code;
mod direction;
mod measure;
mod names;

use std::fs;
use std::path::{Path, PathBuf};

use code::Code;
use walkdir::WalkDir;

/// Where each crate of `[dependencies]` may be used: files, or folders with all their files, below `src/`.
/// A crate that needs a second room needs a good reason in the change that adds it here.
const ROOMS: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["diagnostic/emit/"]),
    ("base64", &["desk/"]),
    ("calamine", &["disk/load/table/"]),
    ("cfb", &["import/old_word.rs"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("crc32fast", &["picture/"]),
    ("csv", &["disk/load/table.rs", "page/kind/cells.rs"]),
    ("encoding_rs", &["article/decode/"]),
    ("fast_image_resize", &["picture/"]),
    ("fast_qr", &["page/qr.rs"]),
    ("getrandom", &["desk/"]),
    ("image", &["picture/"]),
    ("foldhash", &["site/"]),
    ("include_dir", &["theme/builtin.rs"]),
    ("jpeg_encoder", &["picture/"]),
    ("jiff", &["source/"]),
    ("mail_parser", &["import/mhtml.rs"]),
    // Not one room: fast scans of texts are wanted wherever texts are read.
    ("mimalloc", &["main.rs"]),
    ("memchr", &["source/", "article/", "diagnostic/emit/", "check/rules/", "import/"]),
    ("moxcms", &["picture/"]),
    ("notify", &["serve/"]),
    ("percent_encoding", &["source/"]),
    ("pinyin", &["site/slug/"]),
    ("pulldown_cmark", &["article/markdown/"]),
    ("quick_xml", &["disk/load/table/", "picture/"]),
    // The fan-outs, each `par_iter().map(pure).collect()`.
    (
        "rayon",
        &[
            "check/mod.rs",
            "cli/guard.rs",
            "command/find/mod.rs",
            "edition/output.rs",
            "search/mod.rs",
            "disk/load/digest.rs",
            "disk/load/mod.rs",
            "disk/pictures/mod.rs",
            "disk/load/tracked.rs",
            "disk/publish/tree.rs",
            "disk/publish/update.rs",
            "disk/publish/verify.rs",
            "serve/preview/editing.rs",
            "site/content.rs",
            "theme/mod.rs",
        ],
    ),
    // Two that read XML of strangers whole: drawings of a site, and the parts of a document's package.
    ("roxmltree", &["disk/load/active.rs", "import/"]),
    ("rustix", &["disk/below.rs", "disk/publish/"]),
    ("scraper", &["import/html/"]),
    // Views for templates, and the formats that the program itself reads and writes.
    (
        "serde",
        &[
            "article/front_matter/",
            "config/",
            "diagnostic/emit/",
            "disk/pictures/index.rs",
            "disk/publish/manifest.rs",
            "page/",
            "theme/context.rs",
        ],
    ),
    (
        "serde_json",
        &[
            "command/find/",
            "command/import/",
            "import/old_site/",
            "desk/",
            "diagnostic/emit/",
            "disk/pictures/index.rs",
            "disk/publish/manifest.rs",
            "page/data.rs",
            "page/json_ld.rs",
            "page/kind/",
            "search/",
            "serve/",
        ],
    ),
    // The second room reads front matter of other programs, which no table of keys knows.
    ("serde_yaml", &["article/front_matter/", "import/old_site/"]),
    ("sha2", &["source/"]),
    ("signal_hook", &["disk/publish/"]),
    ("similar", &["source/difference.rs"]),
    ("strsim", &["diagnostic/suggestion.rs"]),
    ("tera", &["theme/"]),
    ("terminal_size", &["command/console.rs"]),
    ("textwrap", &["diagnostic/emit/screen.rs"]),
    ("tiny_http", &["serve/"]),
    ("toml", &["config/", "import/old_site/"]),
    ("unicode_normalization", &["source/folded.rs"]),
    ("unicode_width", &["diagnostic/emit/screen.rs"]),
    ("walkdir", &["disk/"]),
    ("webp", &["picture/"]),
    ("zip", &["disk/load/table/", "import/package.rs"]),
];

/// Functions that take a bool because a trait of another crate asks for it.
const ASKED_FOR: [&str; 1] = ["visit_bool"];

/// Calls with one door: the clock, and the road from texts to a site. The samples of themes come from inside the
/// program and walk a road of their own.
const DOORS: [(&str, &[&str]); 2] = [
    ("Stamp::now(", &["src/edition/recipe.rs"]),
    ("Site::assemble(", &["src/edition/mod.rs", "src/theme/sample.rs"]),
];

/// Types of state that several threads or owners change.
const SHARED: [&str; 3] = ["Mutex", "RefCell", "RwLock"];

/// Ends of names that say nothing.
const EMPTY_WORDS: [&str; 4] = ["Manager", "Helper", "Util", "Utils"];

/// The law says about 300 lines, the margin is for a file that would only fall apart.
const FILE_LINES: usize = 330;

/// The law says about 50 lines, the margin is for tables and matches.
const FUNCTION_LINES: usize = 60;

#[test]
fn the_laws_of_the_house_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = files(root);
    let mut breaches = crates_without_a_room(&read(&root.join("Cargo.toml")));
    breaches.extend(direction::breaches(&files));
    breaches.extend(names::breaches(&files));
    for file in &files {
        breaches.extend(breaches_of_form(file));
        breaches.extend(crates_out_of_their_rooms(file));
        breaches.extend(breaches_of_words(file));
    }
    assert!(breaches.is_empty(), "{} breaches:\n{}", breaches.len(), breaches.join("\n"));
}

/// A Rust file of the project.
struct File {
    /// Below the repository, with `/`.
    path: String,
    text: String,
    code: Code,
    /// Whether a program is made of it, or only tests.
    part: Part,
}

#[derive(PartialEq, Eq)]
enum Part {
    Program,
    Tests,
}

impl File {
    /// The path below `src/`, if it lies there.
    fn room(&self) -> Option<&str> {
        self.path.strip_prefix("src/")
    }

    /// Whether a line belongs to the program.
    fn is_program(&self, line: usize) -> bool {
        self.part == Part::Program && !self.code.is_test_line(line)
    }

    /// Where the modules lie that this file declares for tests only, without `.rs`.
    fn test_modules(&self) -> Vec<String> {
        let (folder, name) = self.path.rsplit_once('/').unwrap_or(("", &self.path));
        let below = match name.trim_end_matches(".rs") {
            "mod" | "lib" | "main" => folder.to_owned(),
            name => format!("{folder}/{name}"),
        };
        self.code.test_modules().into_iter().map(|name| format!("{below}/{name}")).collect()
    }
}

fn files(root: &Path) -> Vec<File> {
    let read_file = |path: String| {
        let text = read(&root.join(&path));
        let part = if path.starts_with("src/") { Part::Program } else { Part::Tests };
        File { code: Code::read(&text), path, text, part }
    };
    let mut files: Vec<File> = rust_files(root).into_iter().map(read_file).collect();
    let tests: Vec<String> = files.iter().flat_map(File::test_modules).collect();
    for file in &mut files {
        let below = |module: &String| {
            file.path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        };
        if tests.iter().any(below) {
            file.part = Part::Tests;
        }
    }
    files
}

/// Every Rust file of the project, in the order of their paths, with `/`.
fn rust_files(root: &Path) -> Vec<String> {
    let walked = ["src", "tests", "benches"].into_iter().flat_map(|folder| {
        WalkDir::new(root.join(folder)).sort_by_file_name().into_iter().filter_map(Result::ok)
    });
    let relative = |path: PathBuf| {
        let path = path.strip_prefix(root).expect("walked from there").to_owned();
        path.to_str().expect("names of source files are UTF-8").replace('\\', "/")
    };
    let rust = |path: &String| Path::new(path).extension().is_some_and(|extension| extension == "rs");
    walked.map(|entry| relative(entry.into_path())).filter(rust).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What holds for every Rust file, tests and benches too, but for the sizes.
fn breaches_of_form(file: &File) -> Vec<String> {
    let File { path, text, .. } = file;
    let mut breaches = Vec::new();
    if !text.starts_with("//! ") {
        breaches.push(format!("{path}:1: does not open with //! saying what it holds"));
    }
    let lines = text.lines().count();
    if lines > FILE_LINES && file.part == Part::Program {
        breaches.push(format!("{path}: {lines} lines, more than {FILE_LINES}"));
    }
    for function in file.code.functions() {
        if function.lines > FUNCTION_LINES && file.is_program(function.line) {
            let (line, name, lines) = (function.line, &function.name, function.lines);
            breaches.push(format!("{path}:{line}: {name} has {lines} lines, more than {FUNCTION_LINES}"));
        }
    }
    // Put together here, so that this file does not break the law itself.
    for mark in [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")] {
        for (number, line) in (1..).zip(text.lines()) {
            if line.contains(mark) {
                breaches.push(format!("{path}:{number}: {mark}"));
            }
        }
    }
    breaches
}

/// Law 2: each third-party crate lives in one room.
fn crates_out_of_their_rooms(file: &File) -> Vec<String> {
    let Some(path) = file.room() else { return Vec::new() };
    let mut breaches = Vec::new();
    for (name, rooms) in ROOMS {
        if rooms.iter().any(|room| path == *room || (room.ends_with('/') && path.starts_with(room))) {
            continue;
        }
        for line in file.code.uses_of_crate(name).into_iter().filter(|line| file.is_program(*line)) {
            breaches.push(format!("src/{path}:{line}: {name} is used outside {}", rooms.join(", ")));
        }
    }
    breaches
}

fn crates_without_a_room(manifest: &str) -> Vec<String> {
    let manifest: toml::Table = manifest.parse().expect("Cargo.toml is TOML");
    let dependencies = manifest["dependencies"].as_table().expect("[dependencies] is a table");
    let names = dependencies.keys().map(|name| name.replace('-', "_"));
    names
        .filter(|name| !ROOMS.iter().any(|(known, _)| known == name))
        .map(|name| format!("Cargo.toml: the crate {name} has no room in tests/suite/tidy.rs"))
        .collect()
}

/// Laws 5, 9, 11 and 13: words that do not belong into the program.
fn breaches_of_words(file: &File) -> Vec<String> {
    let path = &file.path;
    let mut breaches = Vec::new();
    for (number, line) in (1..).zip(file.code.lines()).filter(|(number, _)| file.is_program(*number)) {
        let mut breach = |what: &str| breaches.push(format!("{path}:{number}: {what}"));
        let words = || line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        if words().any(|word| word == "unsafe") {
            breach("unsafe");
        }
        if line.contains("#[allow(") || line.contains("#![allow(") {
            breach("allow; use #[expect(…, reason = \"…\")]");
        }
        if line.contains(".unwrap()") || line.contains(".unwrap_err()") {
            breach("unwrap outside tests");
        }
        for (call, doors) in DOORS {
            if line.contains(call) && !doors.contains(&path.as_str()) {
                breach(&format!("{call}) is for {} alone", doors.join(", ")));
            }
        }
        let servers = ["src/serve/", "src/desk/"];
        if !servers.iter().any(|room| path.starts_with(room)) && words().any(|word| SHARED.contains(&word)) {
            breach("shared state outside serve/ and desk/");
        }
        if let Some(word) = words().find(|word| EMPTY_WORDS.iter().any(|end| word.ends_with(end))) {
            breach(&format!("{word} says nothing; use the word of the field"));
        }
    }
    for function in file.code.functions() {
        let asked_for = ASKED_FOR.contains(&function.name.as_str());
        if function.takes_bool && !asked_for && file.is_program(function.line) {
            breaches.push(format!("{path}:{}: {} takes a bool", function.line, function.name));
        }
    }
    breaches
}

/// A rule that reads prose is run on real texts before it lands, and the head of its file tells what came of it.
#[test]
fn rules_of_prose_say_what_they_were_tried_on() {
    let folder = crate::support::repository("src/article/prose");
    let mut silent = Vec::new();
    for entry in fs::read_dir(folder).expect("the room is there") {
        let path = entry.expect("entries can be read").path();
        let text = fs::read_to_string(&path).expect("sources are text");
        let head: String = text.lines().take_while(|line| line.starts_with("//!")).collect();
        if text.contains("pub(super) fn find(") && !head.contains("Tried on") {
            silent.push(path);
        }
    }
    assert!(silent.is_empty(), "say in the head on which texts it was tried and what was false: {silent:?}");
}
