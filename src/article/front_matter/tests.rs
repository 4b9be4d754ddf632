//! What editors type, and what they are told.

use super::*;
use crate::article::kind::{Goal, Items, KindData};
use crate::diagnostic::{Place, sorted};
use crate::source::SourcePath;

fn source(text: &str) -> Source {
    Source::new(SourcePath::new("content/renda/a.md").unwrap(), text.to_owned())
}

/// Every finding as `code line:column «characters» message | label | help → patch`.
fn told(diagnostics: Vec<Diagnostic>) -> Vec<String> {
    sorted(diagnostics)
        .iter()
        .map(|d| {
            let (line, column) = d.position();
            let Place::Span(span) = &d.place else { panic!("every finding has a span") };
            let patch = d.patch.as_ref().map(|p| format!(" → {:?}", p.replacement)).unwrap_or_default();
            format!("{} {line}:{column} «{}» {}{patch}", d.code.id, span.text(), d.message.zh)
        })
        .collect()
}

fn read_article(text: &str) -> (FrontMatter, Vec<String>) {
    let read = super::article(&source(text));
    (read.value.matter, told(read.diagnostics))
}

/// What is told about one more entry in a good article.
fn entry(line: &str) -> Vec<String> {
    read_article(&format!("---\ntitle: 通知\ndate: 2025-04-01\n{line}\n---\n正文\n")).1
}

#[test]
fn dump() {
    for line in [
        "titel: x",
        "标体: x",
        "标题: y",
        "date: 2025-04-02",
        "tags: [a，b, c]",
        "tags：a",
        "tags:a",
        "source: 快讯: 开幕",
        "source: “镇政府”",
        "source: \"镇\"政府",
        "source: \"镇",
        "source: [镇] 府",
        "source: *重要*",
        "source: !x",
        "source: @镇长",
        "review:\n\tfirst: 甲",
        "source: 热线 #12345",
        "source: 2025",
        "source: true",
        "draft: 也许",
        "draft: 是",
        "updated: 2025-13-01",
        "updated: 2025-02-30",
        "updated: 明天",
        "updated: 20250501",
        "updated: 二〇二五年五月一日",
        "updated: ２０２５－０５－０１",
        "updated: 2025-03-01",
        "cover: a.jpg",
        "cover: {alt: x}",
        "attachments: [a.pdf, {file: b.pdf, title: 乙}]",
        "corrections: [{text: x}]",
        "kind: 会以",
        "kind: session",
        "session: {congress: 6, meeting: 8}",
        "extra: [[[[[1]]]]]",
        "tags: [a, b",
        "review: {first: 甲, second: 甲}",
        "review:\n  first: 甲\n  second：乙",
        "summary: |\n  第一行: x\n  # 不是注释\nsource: 镇",
        "tags:\n- a\n- b",
        "tags:\n  - 5.50\n  - x: y: z",
        "foo bar",
        "weather: x",
        "source: a\tb",
        "\"source\": b",
        "summary: 第一行\n  第二行: 有冒号",
        "aliases: /old.html",
        "source: \u{8}x",
        "source: }",
        "source: '",
        "extra: {a: 1, a: 2}",
    ] {
        println!("{line:?}\n    {}", entry(line).join("\n    "));
    }
}
