//! The guide for theme authors, docs/themes.md: its lists are made from the code, and this test keeps
//! them fresh.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use super::super::sample::sites;
use super::*;
use crate::page::view;
use crate::source::generated::expect_fresh;

/// The files whose structs templates see: those of pages, and the settings. A struct that is not written for
/// templates is not serialised.
fn files() -> Vec<String> {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/src/page");
    let mut paths = vec![PathBuf::from(page)];
    let mut files = Vec::new();
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            let mut inside: Vec<PathBuf> =
                std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
            inside.sort();
            paths.extend(inside.into_iter().rev());
        } else {
            files.push(std::fs::read_to_string(path).unwrap());
        }
    }
    files
}

/// Structs of the settings that templates see; the others of that file they do not.
const SETTINGS: [&str; 2] = ["Organization", "Identity"];

struct Struct {
    name: String,
    words: String,
    /// Name, type and words.
    fields: Vec<(String, String, String)>,
}

/// The public structs of a Rust file, as their doc comments tell of them.
fn structs(text: &str) -> Vec<Struct> {
    let mut found: Vec<Struct> = Vec::new();
    let mut words = String::new();
    let (mut open, mut serialised) = (false, false);
    for line in text.lines() {
        let trimmed = line.trim();
        if let Some(doc) = trimmed.strip_prefix("///") {
            let between = if words.is_empty() { "" } else { " " };
            words = format!("{words}{between}{}", doc.trim());
        } else if let Some(rest) =
            trimmed.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {"))
        {
            open = serialised;
            if !open {
                words.clear();
                continue;
            }
            found.push(Struct {
                name: rest.to_owned(),
                words: std::mem::take(&mut words),
                fields: Vec::new(),
            });
        } else if let (true, Some((name, of))) =
            (open, trimmed.strip_prefix("pub ").and_then(|rest| rest.split_once(": ")))
        {
            let fields = &mut found.last_mut().expect("a struct is open").fields;
            fields.push((name.to_owned(), of.trim_end_matches(',').to_owned(), std::mem::take(&mut words)));
        } else if trimmed.starts_with("#[derive(") {
            serialised = trimmed.contains("Serialize");
        } else if !trimmed.starts_with("#[") {
            words.clear();
            open &= trimmed != "}";
        }
    }
    found
}

/// A type of Rust as theme authors call it.
fn type_words(of: &str, known: &[String]) -> String {
    let inner = |wrapper: &str| of.strip_prefix(wrapper).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inner("Option<") {
        return format!("{} or none", type_words(inner, known));
    }
    if let Some(inner) = inner("Vec<") {
        return format!("list of {}", type_words(inner, known));
    }
    match of {
        "String" | "&'static str" => "text".to_owned(),
        "bool" => "flag".to_owned(),
        "usize" | "u64" | "u32" | "u8" | "i64" | "i32" | "i16" | "i8" | "f64" => "number".to_owned(),
        "BTreeMap<&'static str, String>" => "texts by name".to_owned(),
        "ArticleId" => "[ItemView](#itemview)".to_owned(),
        of if known.iter().any(|name| name == of) => format!("[{of}](#{})", of.to_lowercase()),
        of => panic!("the guide does not know the type {of}"),
    }
}

fn views() -> String {
    let settings = structs(include_str!("../../config/mod.rs")).into_iter();
    let settings = settings.filter(|one| SETTINGS.contains(&one.name.as_str()));
    let all: Vec<Struct> = files().iter().flat_map(|text| structs(text)).chain(settings).collect();
    let known: Vec<String> = all.iter().map(|one| one.name.clone()).collect();
    let mut out = String::new();
    for one in &all {
        write!(out, "### {}\n\n{}\n\n| field | type | meaning |\n|---|---|---|\n", one.name, one.words)
            .unwrap();
        for (name, of, words) in &one.fields {
            assert!(!words.is_empty(), "{}.{name} says nothing", one.name);
            writeln!(out, "| `{name}` | {} | {} |", type_words(of, &known), words.replace('|', "\\|"))
                .unwrap();
        }
        out.push('\n');
    }
    out
}

/// Which variable a template sees, found out with the samples.
fn templates() -> String {
    let mut variables: BTreeMap<&str, (&str, String)> = BTreeMap::new();
    for (site, _) in sites() {
        for page in pages(&site) {
            let view = view(&site, &page);
            let Some((variable, of)) = view.data.variable() else { continue };
            if PageKind::themed().any(|name| name == view.template) {
                variables
                    .entry(view.template)
                    .or_insert((variable, format!("[{of}](#{})", of.to_lowercase())));
            }
        }
    }
    let mut out = String::from("| template | variable | its view |\n|---|---|---|\n");
    for template in PageKind::themed() {
        let (variable, of) = &variables[template];
        writeln!(out, "| `{template}` | `{variable}` | {of} |").unwrap();
    }
    out
}

/// The filters, as their doc comments tell of them.
fn filters() -> String {
    let text = include_str!("../filter.rs");
    let mut out = String::new();
    let mut words = String::new();
    for line in text.lines() {
        if let Some(doc) = line.strip_prefix("/// ") {
            words = format!("{words} {doc}").trim_start().to_owned();
        } else {
            if words.starts_with('`') {
                writeln!(out, "- {words}").unwrap();
            }
            words.clear();
        }
    }
    out
}

#[test]
fn the_guide_for_theme_authors_is_fresh() {
    expect_fresh("docs/themes.md", &[("templates", templates()), ("filters", filters()), ("views", views())]);
}
