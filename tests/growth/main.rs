//! Work grows with the input, not with its square: each stage gets an input and one of twice the size, and what it asks of
//! the allocator is counted. Nothing is measured in seconds. A program of its own, since the allocator counts for all of it.

use std::alloc::System;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use zhenbao::article::Article;
use zhenbao::article::markdown::{Picture, Resolve};
use zhenbao::config::{self, LineEnds};
use zhenbao::diagnostic::{Lang, ReportFormat, Screen, emit};
use zhenbao::disk::load::read_table;
use zhenbao::source::{Source, SourcePath};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Twice the input may cost this many hundredths of the work: a vector that doubles once more costs what it copies.
const MOST: usize = 260;

/// Bytes asked for that count as much as one asking.
const BYTES: usize = 64;

struct Nowhere;

impl Resolve for Nowhere {
    fn link(&self, _: &str) -> Option<String> {
        None
    }

    fn picture(&self, _: &str) -> Option<Picture> {
        None
    }
}

fn path(path: &str) -> SourcePath {
    SourcePath::new(path).expect("a plain path")
}

/// Reads an article, writes it as HTML, and shows what is found in it.
fn article(front: &str, body: &str) {
    let text = format!("---\ntitle: 题\ndate: 2025-05-01\n{front}---\n\n{body}\n");
    let article = Article::parse(&Source::new(path("content/a/b.md"), text), LineEnds::default());
    let html = article.value.html(&Nowhere);
    let told = emit(&article.diagnostics, ReportFormat::Human(Screen::PLAIN), Lang::Zh);
    assert!(html.len() + told.len() > 0 || body.is_empty());
}

/// What is made of numbers from 0 on.
fn numbered(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect()
}

/// The stages, each with the work of an input of that size.
fn stages() -> BTreeMap<&'static str, Box<dyn Fn(usize)>> {
    let body = |text: fn(usize) -> String| -> Box<dyn Fn(usize)> { Box::new(move |n| article("", &text(n))) };
    let front = |text: fn(usize) -> String| -> Box<dyn Fn(usize)> {
        Box::new(move |n| article(&text(n), "正文。"))
    };
    BTreeMap::from([
        ("words", body(|n| "字".repeat(n * 8))),
        ("paragraphs", body(|n| "字\n\n".repeat(n))),
        ("lines", body(|n| "a\n".repeat(n))),
        ("brackets", body(|n| "[a] ".repeat(n))),
        ("emphasis", body(|n| "**a *b ".repeat(n))),
        ("emphasis among Chinese", body(|n| "**“重点。”**下文".repeat(n))),
        ("strikes", body(|n| "~~a ~b".repeat(n))),
        ("links", body(|n| numbered(n, |i| format!("[a](b{i}.md) ")))),
        ("references", body(|n| format!("[a]: http://x.cn/{}\n\n{}", "b".repeat(2_000), "[a] ".repeat(n)))),
        ("definitions", body(|n| numbered(n, |i| format!("[a{i}]: http://x.cn/{i}\n")) + "\n[a0]")),
        ("headings", body(|n| "# 标题\n\n".repeat(n))),
        ("footnotes", body(|n| numbered(n, |i| format!("字[^{i}]\n\n[^{i}]: 注\n\n")))),
        ("lists", body(|n| "- a\n".repeat(n))),
        ("rows", body(|n| format!("|a|b|\n|-|-|\n{}", "|1|2|3|\n".repeat(n)))),
        ("codes", body(|n| "`a``b```".repeat(n))),
        ("entities", body(|n| "&amp;".repeat(n))),
        ("slips", body(|n| "#一、标题\n".repeat(n))),
        ("blank lines", front(|n| "\n".repeat(n))),
        ("lines of a space", front(|n| " \n".repeat(n))),
        ("tags", front(|n| format!("tags: [{}]\n", numbered(n, |i| format!("t{i},"))))),
        ("unknown keys", front(|n| numbered(n, |i| format!("k{i}: a\n")))),
        (
            "keys of site.toml",
            Box::new(|n| {
                let text = numbered(n, |i| format!("k{i} = 1\n"));
                let found = config::read(&Source::new(path("site.toml"), text)).diagnostics;
                assert!(found.len() >= n);
            }),
        ),
        (
            "rows of CSV",
            Box::new(|n| {
                let text = format!("指标,目标\n{}", "甲,增长5%\n".repeat(n / 4));
                assert!(read_table(&path("content/a/t.csv"), text.as_bytes()).value.is_some());
            }),
        ),
    ])
}

/// What some work asks of the allocator.
fn cost(work: impl Fn()) -> usize {
    let region = Region::new(ALLOCATOR);
    work();
    let change = region.change();
    change.allocations
        + change.reallocations
        + (change.bytes_allocated + change.bytes_reallocated.unsigned_abs()) / BYTES
}

#[test]
fn twice_the_input_costs_about_twice_the_work() {
    let (mut told, mut most) = (String::new(), 0);
    let stages = stages();
    for (name, stage) in &stages {
        // Tables that are made once are made before anything is counted.
        stage(100);
        let (one, two) = (cost(|| stage(600)), cost(|| stage(1_200)));
        let growth = two * 100 / one.max(1);
        most = most.max(growth);
        if growth > MOST {
            let _ = writeln!(told, "{name}: {one} and {two}");
        }
    }
    assert!(told.is_empty(), "of twice the input the work is more than {MOST} % of what it was:\n{told}");
    if std::env::var_os("ZHENBAO_RECORD").is_some() {
        let figures = format!("most = {}.{:02}\ncases = {}\n", most / 100, most % 100, stages.len());
        let place = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/figures/growth");
        std::fs::write(place, figures).expect("the repository can be written");
    }
}
