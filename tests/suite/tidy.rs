//! The laws of the house, held by reading the source: the order of the modules, one room for each
//! third-party crate, heads, sizes and words. All breaches are told in one run.

mod code;

use std::fs;
use std::path::{Path, PathBuf};

use code::Code;
use walkdir::WalkDir;

/// Where each crate of `[dependencies]` may be used: files, or folders with all their files, below `src/`.
/// A crate that needs a second room needs a good reason in the change that adds it here.
const ROOMS: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["diagnostic/emit/"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("encoding_rs", &["article/decode.rs"]),
    ("imagesize", &["disk/load/"]),
    ("include_dir", &["theme/builtin.rs"]),
    ("jiff", &["source/"]),
    // Not one room: fast scans of texts are wanted wherever texts are read.
    ("memchr", &["source/", "article/", "diagnostic/emit/"]),
    ("notify", &["serve/"]),
    ("percent_encoding", &["source/"]),
    ("pinyin", &["site/slug/"]),
    ("pulldown_cmark", &["article/markdown/"]),
    // The fan-outs, each `par_iter().map(pure).collect()`.
    (
        "rayon",
        &[
            "check/mod.rs",
            "command/output.rs",
            "disk/load/",
            "disk/publish/verify.rs",
            "serve/board/changes.rs",
            "serve/preview/editing.rs",
            "site/content.rs",
            "theme/mod.rs",
        ],
    ),
    ("rustix", &["disk/publish/"]),
    // Views for templates, and the two formats the program writes itself.
    (
        "serde",
        &[
            "article/front_matter/",
            "config/",
            "diagnostic/emit/",
            "disk/publish/manifest.rs",
            "page/view/",
            "theme/context.rs",
        ],
    ),
    ("serde_json", &["diagnostic/emit/", "disk/publish/manifest.rs", "serve/"]),
    ("serde_yaml", &["article/front_matter/"]),
    ("sha2", &["source/"]),
    ("signal_hook", &["disk/publish/"]),
    ("strsim", &["diagnostic/suggestion.rs"]),
    ("tera", &["theme/"]),
    ("tiny_http", &["serve/"]),
    ("toml", &["config/"]),
    ("walkdir", &["disk/"]),
];

/// Names at the root of the crate that are no modules.
const MACROS: [&str; 1] = ["text"];

/// The law says about 300 lines, the margin is for a file that would only fall apart.
const FILE_LINES: usize = 330;

/// The law says about 50 lines, the margin is for tables and matches.
const FUNCTION_LINES: usize = 60;

#[test]
fn the_laws_of_the_house_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let order = module_order(&read(&root.join("src/lib.rs")));
    assert!(order.len() >= 11, "src/lib.rs declares its modules one a line: {order:?}");
    let mut breaches = crates_without_a_room(&read(&root.join("Cargo.toml")));
    for path in rust_files(root) {
        let text = read(&root.join(&path));
        let code = Code::read(&text);
        breaches.extend(breaches_of_form(&path, &text, &code));
        if let Some(inner) = path.strip_prefix("src/") {
            breaches.extend(edges_forward(inner, &code, &order));
            breaches.extend(crates_out_of_their_rooms(inner, &code));
            breaches.extend(breaches_of_words(inner, &code));
        }
    }
    assert!(breaches.is_empty(), "{} breaches:\n{}", breaches.len(), breaches.join("\n"));
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

/// The modules in the order in which `lib.rs` declares them.
fn module_order(lib: &str) -> Vec<String> {
    let declared = |line: &str| Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned());
    lib.lines().filter_map(declared).collect()
}

/// What holds for every Rust file, tests and benches too.
fn breaches_of_form(path: &str, text: &str, code: &Code) -> Vec<String> {
    let mut breaches = Vec::new();
    if !text.starts_with("//! ") {
        breaches.push(format!("{path}:1: does not open with //! saying what it holds"));
    }
    let lines = text.lines().count();
    if lines > FILE_LINES && !is_test(path) {
        breaches.push(format!("{path}: {lines} lines, more than {FILE_LINES}"));
    }
    for function in code.functions() {
        if function.lines > FUNCTION_LINES && !is_test(path) && !code.is_test_line(function.line) {
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

/// Files that hold nothing but tests.
fn is_test(path: &str) -> bool {
    !path.starts_with("src/") || path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// Law 1: a module uses only modules declared above it.
fn edges_forward(path: &str, code: &Code, order: &[String]) -> Vec<String> {
    let rank = |name: &str| order.iter().position(|module| module == name);
    let own = path.split(['/', '.']).next().unwrap_or_default();
    let Some(own_rank) = rank(own) else { return Vec::new() };
    let mut breaches = Vec::new();
    for (line, name) in code.roots(depth(path)) {
        match rank(&name) {
            Some(used) if used > own_rank => {
                breaches.push(format!("src/{path}:{line}: {own} uses {name}, which is declared below it"));
            }
            None if !MACROS.contains(&name.as_str()) => {
                breaches.push(format!("src/{path}:{line}: crate::{name} is no module of src/lib.rs"));
            }
            _ => {}
        }
    }
    breaches
}

/// How many modules stand around the code of a file: 1 for `src/page/mod.rs`, 2 for `src/page/head.rs`.
fn depth(path: &str) -> usize {
    let folders = path.matches('/').count();
    if path.ends_with("/mod.rs") { folders } else { folders + 1 }
}

/// Law 2: each third-party crate lives in one room.
fn crates_out_of_their_rooms(path: &str, code: &Code) -> Vec<String> {
    let mut breaches = Vec::new();
    for (name, rooms) in ROOMS {
        if rooms.iter().any(|room| path == *room || (room.ends_with('/') && path.starts_with(room))) {
            continue;
        }
        for line in code.uses_of_crate(name) {
            if !is_test(&format!("src/{path}")) && !code.is_test_line(line) {
                breaches.push(format!("src/{path}:{line}: {name} is used outside {}", rooms.join(", ")));
            }
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
fn breaches_of_words(path: &str, code: &Code) -> Vec<String> {
    let mut breaches = Vec::new();
    let full = format!("src/{path}");
    for (number, line) in (1..).zip(code.lines()) {
        let mut breach = |what: &str| breaches.push(format!("{full}:{number}: {what}"));
        let words = || line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        if words().any(|word| word == "unsafe") {
            breach("unsafe");
        }
        if line.contains("#[allow(") || line.contains("#![allow(") {
            breach("allow; use #[expect(…, reason = \"…\")]");
        }
        if is_test(&full) || code.is_test_line(number) {
            continue;
        }
        if line.contains(".unwrap()") || line.contains(".unwrap_err()") {
            breach("unwrap outside tests");
        }
        if !path.starts_with("serve/") && words().any(|word| ["Mutex", "RefCell", "RwLock"].contains(&word)) {
            breach("shared state outside serve/");
        }
        if let Some(word) =
            words().find(|word| ["Manager", "Helper", "Util", "Utils"].iter().any(|end| word.ends_with(end)))
        {
            breach(&format!("{word} says nothing; use the word of the field"));
        }
    }
    for function in code.functions() {
        if function.takes_bool && !is_test(&full) && !code.is_test_line(function.line) {
            breaches.push(format!("{full}:{}: {} takes a bool", function.line, function.name));
        }
    }
    breaches
}
