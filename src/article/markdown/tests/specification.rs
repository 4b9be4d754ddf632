//! The examples of the CommonMark specification, against our own HTML.
//!
//! Where a page differs on purpose, the difference is undone here by a rule with a name, or the
//! example is listed with its reason.

use std::ops::RangeInclusive;

use super::common_html as html;

const SPECIFICATION: &str = include_str!("../../../../tests/markdown/commonmark-0.31.2/spec.txt");

struct Example {
    number: usize,
    section: String,
    markdown: String,
    html: String,
}

fn examples() -> Vec<Example> {
    let mut examples = Vec::new();
    let mut section = String::new();
    let mut lines = SPECIFICATION.lines();
    while let Some(line) = lines.next() {
        if line == "<!-- END TESTS -->" {
            break;
        }
        if let Some(title) = line.strip_prefix("## ") {
            title.clone_into(&mut section);
        }
        if !line.starts_with("````") || !line.ends_with(" example") {
            continue;
        }
        let mut take = |end: fn(&str) -> bool| {
            lines.by_ref().take_while(|line| !end(line)).fold(String::new(), |text, line| text + line + "\n")
        };
        let markdown = take(|line| line == ".").replace('→', "\t");
        let html = take(|line| line.starts_with("````")).replace('→', "\t");
        examples.push(Example { number: examples.len() + 1, section: section.clone(), markdown, html });
    }
    examples
}

/// Takes out of our HTML what a page adds to CommonMark, and out of both what means the same.
fn plain(html: &str) -> String {
    let mut html = html.to_owned();
    for (added, plain) in [
        (" tabindex=\"0\"", ""),
        (" decoding=\"async\"", ""),
        (" loading=\"lazy\"", ""),
        (" rel=\"external noopener\"", ""),
        (" class=\"paren\"", ""),
        (" />", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        // White space within list items means nothing.
        ("<li>\n", "<li>"),
        ("\n</li>", "</li>"),
        ("\n<ul", "<ul"),
        ("\n<ol", "<ol"),
        ("\n<blockquote", "<blockquote"),
        ("\n<pre", "<pre"),
        ("\n<p>", "<p>"),
        ("\n<h", "<h"),
        // A page has one level-1 heading, the article's title.
        ("<h1", "<h2"),
        ("</h1>", "</h2>"),
    ] {
        html = html.replace(added, plain);
    }
    html = without_ids(&html);
    figures_as_paragraphs(&html)
}

/// HTML without the ids of headings.
pub(super) fn without_ids(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(" id=\"") {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 5..];
        rest = behind.find('"').map_or("", |end| &behind[end + 1..]);
    }
    out + rest
}

fn figures_as_paragraphs(html: &str) -> String {
    let mut out = String::new();
    for line in html.lines() {
        match line.strip_prefix("<figure>").and_then(|line| line.strip_suffix("</figure>")) {
            Some(inside) => match inside.split_once("<figcaption>") {
                Some((picture, caption)) => {
                    let caption = caption.trim_end_matches("</figcaption>");
                    let picture = picture.trim_end_matches('>');
                    let paragraph = format!("<p>{picture} title=\"{caption}\"></p>\n");
                    out.push_str(&paragraph);
                }
                None => out.extend(["<p>", inside, "</p>\n"]),
            },
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    out
}

/// Examples that differ on purpose, each with the rule that makes it so.
#[rustfmt::skip]
const ON_PURPOSE: &[(&[RangeInclusive<usize>], &str)] = &[
    (
        &[
            21..=21, 31..=31, 148..=191, 201..=201, 308..=309, 344..=344, 475..=477, 491..=491, 494..=494,
            524..=524, 536..=536, 613..=617, 623..=623, 625..=631, 642..=643,
        ],
        "raw HTML is shown as text",
    ),
    (&[596..=596, 598..=599, 601..=601], "addresses are filtered by scheme"),
    (&[144..=144], "the word behind a fence becomes a class only if it is a plain word"),
    (&[426..=426, 457..=457, 459..=459, 465..=465, 468..=468], "four underscores and more are a blank to fill in"),
    (&[602..=602, 606..=606, 608..=608, 611..=612], "bare addresses become links"),
    (&[196..=196], "line ends within a title become spaces"),
];

#[test]
fn the_examples_of_the_specification_hold() {
    let examples = examples();
    assert_eq!(examples.len(), 652, "the specification was not read whole");
    let mut wrong = Vec::new();
    for example in &examples {
        let listed =
            ON_PURPOSE.iter().any(|(numbers, _)| numbers.iter().any(|range| range.contains(&example.number)));
        let (ours, theirs) = (plain(&html(&example.markdown)), plain(&example.html));
        if (ours == theirs) == listed {
            let expected = if listed { "to differ from" } else { "" };
            wrong.push(format!(
                "example {} ({})\n{}\nwritten:\n{ours}\nexpected {expected}:\n{theirs}",
                example.number, example.section, example.markdown
            ));
        }
    }
    assert!(wrong.is_empty(), "{} examples:\n{}", wrong.len(), wrong.join("\n----\n"));
}
