//! Front matters that want to hurt: they are refused by name, quickly, without a panic.

use std::fmt::Write;

use proptest::prelude::*;

use super::article;
use super::node::{self, Node, Value};
use super::reader::keys::names;
use super::scan::scan;
use super::tests::{read_article, source};
use crate::article::decode::decode;
use crate::diagnostic::Place;
use crate::source::SourcePath;

fn codes_of(text: &str) -> Vec<&'static str> {
    let mut codes: Vec<&str> = super::article(&source(text)).diagnostics.iter().map(|d| d.code.id).collect();
    codes.dedup();
    codes
}

#[test]
fn a_billion_laughs_are_refused() {
    let mut text =
        String::from("---\ntitle: 通知\ndate: 2025-04-01\nextra:\n  a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (name, of) in
        ["b", "c", "d", "e", "f", "g", "h", "i"].iter().zip(["a", "b", "c", "d", "e", "f", "g", "h"])
    {
        writeln!(text, "  {name}: &{name} [{}]", vec![format!("*{of}"); 9].join(", ")).unwrap();
    }
    text.push_str("---\n");
    assert_eq!(codes_of(&text), ["ZB216"]);
}

#[test]
fn twenty_thousand_brackets_are_refused() {
    for open in ["[", "{", "[{", "- ", "{a: "] {
        let text =
            format!("---\ntitle: 通知\ndate: 2025-04-01\nextra: {}\n---\n", open.repeat(20_000 / open.len()));
        let codes = codes_of(&text);
        assert!(
            codes.iter().all(|code| ["ZB221", "ZB222"].contains(code)) && !codes.is_empty(),
            "{open} {codes:?}"
        );
        let closed = format!(
            "---\ntitle: 通知\ndate: 2025-04-01\nextra: {}{}\n---\n",
            "[".repeat(20_000),
            "]".repeat(20_000)
        );
        assert_eq!(codes_of(&closed), ["ZB221"]);
    }
}

#[test]
fn keys_that_run_together_are_told_up_to_some_length() {
    let joined = |count: usize| {
        let text = format!("---\ntitle: 通知{}\ndate: 2025-04-01\n---\n", " tags: 甲".repeat(count));
        super::article(&source(&text)).diagnostics.iter().filter(|found| found.code.id == "ZB214").count()
    };
    assert_eq!([1, 3, 90].map(joined), [1, 3, 90]);
    assert_eq!(joined(6_000), 1, "it is one value with a colon in it");
}

#[test]
fn more_than_64_kib_are_refused() {
    let text = format!("---\ntitle: 通知\nsummary: {}\n---\n正文", "字".repeat(22_000));
    let (matter, told) = read_article(&text);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("ZB220 1:1 «---»"), "{told:?}");
    assert_eq!(matter.title, "");
}

#[test]
fn thousands_of_faults_are_told_in_linear_time() {
    let shapes: [fn(usize) -> String; 16] = [
        |at| format!("k{at}: 1\n"),
        |_| "foo\n".into(),
        |_| "title：x\n".into(),
        |_| "\"\n".into(),
        |at| format!("k{at}: \"\n"),
        |_| "title: x: y\n".into(),
        |_| "tags: [\n".into(),
        |_| "a: |\n".into(),
        |_| "\u{1}: @\n".into(),
        |_| " date: x\n".into(),
        |_| "title = x\n".into(),
        |_| "tags:\n-x\n".into(),
        |_| "-x\n".into(),
        |_| "  a：b\n".into(),
        |_| "x: ｛ a：b ｝\n".into(),
        |_| "title: “x\"\n".into(),
    ];
    for shape in shapes {
        let block: String = (0..8000)
            .map(shape)
            .take_while({
                let mut size = 0;
                move |line: &String| {
                    size += line.len();
                    size < 60_000
                }
            })
            .collect();
        assert!(!codes_of(&format!("---\n{block}---\n")).is_empty());
    }
    for item in [
        "1, ",
        "{}, ",
        "'a' b, ",
        "{a: 1}, ",
        "\n \"",
        "\n  @x",
        "a：b，",
        "{a：b，c：d}, ",
        "{text: 甲，date：乙}, ",
        "｛",
        "＂",
    ] {
        for key in ["tags", "attachments", "corrections", "aliases", "extra", "targets", "session", "title"] {
            let items = item.repeat(50_000 / item.len());
            for (open, close) in [("[", "]"), ("{ a: ", " }")] {
                let text = format!("---\ntitle: 通知\ndate: 2025-04-01\n{key}: {open}{items}{close}\n---\n");
                super::article(&source(&text));
            }
        }
    }
    let lines = "  - 看不懂\n".repeat(3000);
    let text = format!(
        "---\ntitle: 目标\ndate: 2025-04-01\nkind: targets\ntargets:\n  year: 2025\n  items:\n{}---\n",
        lines.replace("  -", "    -")
    );
    assert_eq!(super::article(&source(&text)).diagnostics.len(), 3000);
}

/// Pieces that front matters are made of, right and wrong.
const PIECES: &[&str] = &[
    "---\n",
    "---",
    "———\n",
    "+++\n",
    "title",
    "标题",
    "date",
    "tags",
    "session",
    "targets",
    "目标",
    ": ",
    "：",
    ":",
    "\n",
    "\n  ",
    "\n- ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "\"",
    "'",
    "“",
    "”",
    "#",
    " #",
    "|",
    ">",
    "&a",
    "*a",
    "!t",
    "@",
    "%",
    "\t",
    "\u{8}",
    "2025-04-01",
    "2025",
    "5.5%",
    "左右",
    "以内",
    "增长",
    "—",
    "同步",
    "是",
    "true",
    "~",
    "\\",
    "金山镇",
    " ",
    "\u{feff}",
    "?",
    "items",
    "congress",
    "deputies",
    "expected",
    "95",
    "-",
    "...",
    "\r",
    "\u{2028}",
    "年",
    "月",
    "extra",
    "kind",
    "review",
];

proptest! {
    #![proptest_config(crate::source::property::cases(2000))]

    #[test]
    fn nothing_panics_and_every_span_lies_inside(picks in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = picks.iter().map(|pick| PIECES[*pick]).collect();
        for text in [text.clone(), format!("---\n{text}\n---\n正文")] {
            let source = source(&text);
            for diagnostics in [super::article(&source).diagnostics, super::category(&source).diagnostics, super::page(&source).diagnostics] {
                for d in diagnostics {
                    prop_assert!(d.position().0 >= 1);
                    prop_assert!(!d.message.zh.is_empty() && !d.message.en.is_empty());
                }
            }
            let read = super::article(&source).value;
            prop_assert!(source.text().get(read.body.clone()).is_some());
            prop_assert!(super::article(&source).diagnostics == super::article(&source).diagnostics);
        }
    }

    #[test]
    fn any_bytes_are_survived_and_patches_lie_inside(
        bytes in proptest::collection::vec(any::<u8>(), 0..120),
        picks in proptest::collection::vec(0..PIECES.len(), 0..20),
    ) {
        let pieces: String = picks.iter().map(|pick| PIECES[*pick]).collect();
        for file in [
            bytes.clone(),
            [b"---\n", bytes.as_slice(), b"\n---\n"].concat(),
            [b"---\ntitle: ", bytes.as_slice(), pieces.as_bytes(), b"\n---\n"].concat(),
        ] {
            let path = SourcePath::new("content/renda/a.md").unwrap();
            let Some(source) = decode(&path, &file).value else { continue };
            for d in super::article(&source).diagnostics {
                if let Some(patch) = &d.patch {
                    prop_assert!(patch.span.source() == &source);
                    prop_assert!(source.text().get(patch.span.range()).is_some(), "{d:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_right_is_closed_by_its_fence(picks in proptest::collection::vec(0..LINES.len(), 0..14)) {
        let lines: String = picks.iter().map(|pick| LINES[*pick]).collect();
        let block = format!("title: 通知\n{lines}");
        let scan = scan(&block, 0..block.len(), &names(article::KEYS));
        let map = matches!(node::read(&block), Ok(node) if matches!(node.value, Value::Map(_)));
        // behind an empty line it may as well be a rule of the text
        if map && scan.slips.is_empty() && scan.strays.is_empty() && !block.ends_with("\n\n") {
            let text = format!("---\n{block}---\n正文\n\n---\n后文\n");
            let read = super::article(&source(&text));
            prop_assert_eq!(&text[read.value.body], "正文\n\n---\n后文\n");
            prop_assert!(read.diagnostics.iter().all(|d| d.code.id != "ZB204"), "{}", text);
        }
    }

    #[test]
    fn every_node_has_its_place(
        lines in proptest::collection::vec(0..LINES.len(), 0..10),
        inner in proptest::collection::vec(0..INNER.len(), 0..8),
    ) {
        let lines: String = lines.iter().map(|pick| LINES[*pick]).collect();
        let inner: String = inner.iter().map(|pick| INNER[*pick]).collect();
        for text in [lines.clone(), format!("extra:{inner}\n"), format!("{lines}extra:{inner}\n{lines}")] {
            let Ok(root) = node::read(&text) else { continue };
            let places = node::places(&text);
            let mut nodes = Vec::new();
            every_node(&root, &mut nodes);
            prop_assert_eq!(places.len(), nodes.len(), "{}", text);
            for (node, place) in nodes.into_iter().zip(places) {
                let written = text.get(place);
                prop_assert!(written.is_some(), "{}", text);
                let written = written.unwrap_or_default();
                let collection = matches!(node.value, Value::List(_) | Value::Map(_));
                if collection || written.starts_with(['|', '>']) {
                    prop_assert!(!written.contains('\n') || written.starts_with(['[', '{']), "{}", text);
                    continue;
                }
                let bare = |text: &str| text.split_whitespace().collect::<String>();
                let same = match &node.value {
                    Value::Text(plain) if !written.starts_with(['"', '\'']) => bare(plain) == bare(written),
                    value => node::read(written).map_or(*value == Value::Null, |node| node.value == *value),
                };
                prop_assert!(same, "{:?} is {:?} in {}", written, node.value, text);
            }
        }
    }

    #[test]
    fn any_text_is_survived(text in "\\PC*", line in "[\\x00-\\xff]{0,40}") {
        super::article(&source(&text));
        super::article(&source(&format!("---\n{text}\n---\n")));
        super::article(&source(&format!("---\ntitle: {line}\n---\n")));
    }

    #[test]
    fn a_patch_mends_what_it_is_for(
        key in "(title|source|tags|review|updated|draft|extra)",
        colon in "(: |: |: |：|:| = )",
        value in "[a-z:#@\"'金镇“”，。：\\[\\]{} |>*&!-]{1,12}",
    ) {
        let text = format!("---\ntitle: 通知\ndate: 2025-04-01\n{key}{colon}{value}\n---\n").replacen("title: 通知\n", if key == "title" { "" } else { "title: 通知\n" }, 1);
        patches_mend(&text)?;
    }

    #[test]
    fn a_patch_mends_a_slip_in_a_list_or_a_map(
        key in "(review|tags|corrections|extra|attachments)",
        picks in proptest::collection::vec(0..INNER.len(), 1..12),
    ) {
        let value: String = picks.iter().map(|pick| INNER[*pick]).collect();
        patches_mend(&format!("---\ntitle: 通知\ndate: 2025-04-01\n{key}:{value}\n---\n"))?;
    }
}

/// A node and all inside it, in reading order.
fn every_node<'a>(node: &'a Node, all: &mut Vec<&'a Node>) {
    all.push(node);
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| every_node(item, all)),
        Value::Map(entries) => {
            for (key, value) in entries {
                every_node(key, all);
                every_node(value, all);
            }
        }
        _ => {}
    }
}

/// Lines of front matters.
const LINES: &[&str] = &[
    "date: 2025-04-01\n",
    "\n",
    "# 注释\n",
    "  # 注释\n",
    "tags:\n",
    "- 民生\n",
    "  - 人大\n",
    "summary: |\n",
    "source: >-\n",
    "  第一行\n",
    "  —\n",
    "  - 甲: 乙\n",
    "review:\n",
    "  first: 甲\n",
    "  second: \"乙\n\n    丙\"\n",
    "editor: [甲,\n",
    "  乙]\n",
    "]\n",
    "extra: {a: 1,\n",
    "  b: 2}\n",
    "}\n",
    "\"slug\": a\n",
    "kind : 会议\n",
    "author: '甲\n",
    "  乙'\n",
    "其他: # 注\n",
    "weather: 晴\n",
    "    深: 一\n",
];

/// What lists and maps are made of, right and wrong.
const INNER: &[&str] = &[
    " ",
    "{ ",
    "{",
    "｛",
    "[",
    "［",
    "初审",
    "复审",
    "first",
    "text",
    "：",
    ": ",
    ":",
    "，",
    ", ",
    "甲",
    "\"乙\"",
    "“丙”",
    "@丁",
    " #戊",
    " }",
    "}",
    "｝",
    "]",
    "］",
    "\n  ",
    "\n    ",
    "- ",
    "-",
    "· ",
    "\n",
];

/// Whether no finding is told again where its patch was applied.
fn patches_mend(text: &str) -> Result<(), TestCaseError> {
    for one in super::article(&source(text)).diagnostics {
        let Some(patch) = &one.patch else { continue };
        let mut mended = text.to_owned();
        mended.replace_range(patch.span.range(), &patch.replacement);
        let start = patch.span.range().start;
        let patched = start..=start + patch.replacement.len();
        for again in super::article(&source(&mended)).diagnostics {
            let Place::Span(span) = &again.place else { panic!("every finding has a span") };
            let same = again.code == one.code && again.message == one.message;
            prop_assert!(
                !(same && patched.contains(&span.range().start)),
                "{text} became {mended}: {again:?}"
            );
        }
    }
    Ok(())
}
