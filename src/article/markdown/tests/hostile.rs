//! Bodies made to cost much. Each is large enough that anything quadratic would not end.

use std::collections::HashSet;

use super::super::{plain_text, read};
use super::{LINES, html};
use crate::source::{Source, SourcePath};

fn run(body: String) -> (String, Vec<&'static str>) {
    let rendered = html(&body);
    assert!(plain_text(&body, LINES).len() <= body.len() * 4 + 64);
    let source = Source::new(SourcePath::new("content/a.md").unwrap(), body);
    let checked = read(&source, 0..source.text().len(), LINES);
    assert!(checked.diagnostics.len() < 400, "{} findings", checked.diagnostics.len());
    (rendered, checked.diagnostics.iter().map(|finding| finding.code.id).collect())
}

#[test]
fn many_equal_headings_get_unique_ids() {
    let (rendered, _) = run("## 概况\n\n### 概况-1\n\n".repeat(50_000));
    let ids: HashSet<&str> =
        rendered.split(" id=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
    assert_eq!(ids.len(), 100_000);
}

#[test]
fn long_runs_of_one_mark_end() {
    for mark in [
        "[",
        "]",
        "![",
        "[x](",
        "*",
        "_",
        "~",
        "`",
        "<",
        "<!--",
        "&",
        "\\",
        "**甲。",
        "**甲。*乙“",
        "[^1]",
        "{",
        "|",
        "［",
        "【甲】(",
        "$",
        "_**~~甲。",
        "（~",
        "** 甲 **",
        "**甲 ",
        "＊＊甲",
        "`甲``",
        "\\*",
        "&#42;",
        "[甲](a.md）",
        "！[图](a.jpg)",
        "“\n",
    ] {
        run(mark.repeat(20_000));
        run(format!("甲{}", mark.repeat(20_000)));
    }
    run("甲\n".repeat(100_000));
    run("1、甲\n".repeat(50_000));
    run("－甲\n\n".repeat(50_000));
    run("![甲](乙 丙.png)\n".repeat(20_000));
    run("[甲][乙] ".repeat(20_000));
    run("<b>甲</b> ".repeat(20_000));
    run("[^a]甲\n\n[^b]: 乙\n\n".repeat(10_000));
    run((0..10_000).map(|n| format!("[a{n}]: b\n\n[a{n}] ")).collect::<Vec<String>>().concat());
    run((0..10_000).map(|n| format!("甲[^{n}]\n\n[^{n}]: 乙\n\n")).collect::<Vec<String>>().concat());
    run("附\u{202E}件".repeat(50_000));
}

#[test]
fn blocks_without_end_do_not_search_the_rest_again() {
    for body in [
        // Each fence looks whether text follows; only empty lines do.
        "```\n```\n".repeat(20_000) + &" \n".repeat(400_000),
        "```\n".repeat(50_001),
        "- **甲\n".repeat(50_000),
        "甲\n－乙\n".repeat(50_000),
        "- 甲\n－乙\n".repeat(50_000),
        "（一）甲\n（二）乙\n\n".repeat(30_000),
        "　　甲\n".repeat(50_000),
        "——甲\n".repeat(50_000),
        "|甲|\n\n".repeat(50_000),
        "甲|乙\n".repeat(50_000),
        "|甲|乙|\n|-|-|\n|1|\n注\n\n|3|4|\n\n".repeat(20_000),
        "|甲|乙|\n|-|-|\n".to_owned() + &"注\n".repeat(50_000),
        "> [!提示]\n\n".repeat(50_000),
        "> [!提示]\n> 甲\n> [!提示]\n\n".repeat(30_000),
        "[^1]\n".repeat(50_000) + "\n[^1]: 甲",
        "[1]: 甲\n\n".repeat(50_000) + "[1]",
        (0..20_000).map(|n| format!("[a{n}]: 甲\n\n[a{n}] ")).collect::<Vec<String>>().concat(),
        "## 甲 {#zb-a}\n\n".repeat(50_000),
        "注：".to_owned() + &"|甲".repeat(100_000),
        "![".to_owned() + &"[甲](b.md)".repeat(30_000) + "](c.png)",
        "**".to_owned() + &"甲 ".repeat(300_000) + "\n\n" + &"** 乙 ".repeat(50_000),
    ] {
        run(body);
    }
}

#[test]
fn code_may_hold_what_would_be_refused_outside() {
    let deep = "> ".repeat(70) + "\n";
    let wide = "|-".repeat(200) + "|\n";
    for body in [
        format!("```\n{}```\n", deep.repeat(10_000)),
        format!("> ```\n{}", format!("> {deep}").repeat(1_000)),
        format!("~~~\n{}", wide.repeat(10_000)),
        "    ".to_owned() + &deep,
        "- ".repeat(70),
        "* ".repeat(70) + "\n",
        "> ".repeat(3) + &"- ".repeat(70),
        ". ".repeat(70),
        "总则 ".to_owned() + &". ".repeat(70),
        ") ".repeat(70),
    ] {
        let (_, codes) = run(body.clone());
        assert!(codes.iter().all(|code| !matches!(*code, "ZB320" | "ZB321")), "{codes:?} of {body:.100}");
    }
    for body in [
        format!("```\n```\n{deep}"),
        format!("- ```\n  甲\n{deep}"),
        format!("甲\n```\n{deep}```\n{}", deep.repeat(2)),
        "- ".repeat(70) + "甲",
        "1. ".repeat(70) + "甲",
        "+ ".repeat(70),
    ] {
        assert_eq!(run(body).1, ["ZB320"]);
    }
}

#[test]
fn deep_nesting_is_refused_by_name() {
    for body in [
        "> ".repeat(50_000) + "文字",
        ">".repeat(50_000),
        "- ".repeat(50_000) + "a",
        "1. ".repeat(5_000) + "a",
    ] {
        let thematic = body.starts_with("- ");
        let (_, codes) = run(body);
        assert!(codes.contains(&"ZB320") || thematic, "{codes:?}");
    }
    let lists: String =
        (0..500).map(|depth| " ".repeat(depth * 2) + "- 甲\n").collect::<Vec<String>>().concat();
    run(lists);
    run("*甲 **乙 ".repeat(20_000));
}

#[test]
fn wide_tables_are_refused_by_name() {
    let wide = format!("|{}\n|{}\n{}", "甲|".repeat(3_000), "-|".repeat(3_000), "|1|\n".repeat(3_000));
    assert_eq!(run(wide).1, ["ZB321"]);
    let long = format!("|甲|乙|\n|-|-|\n{}", "|1|\n".repeat(50_000));
    let (rendered, codes) = run(long);
    assert_eq!(rendered.matches("<td>").count(), 100_000);
    assert_eq!(codes, [""; 0]);
}
