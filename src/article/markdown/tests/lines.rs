//! A line as a paragraph: text as it is pasted, and text that programmers wrap.

use super::super::read;
use super::{LINES, common_html, html};
use crate::source::{Source, SourcePath};

/// The text between the tags of each block.
fn blocks(body: &str) -> Vec<String> {
    let page = html(body);
    let text = |block: &str| block.split('<').next().unwrap_or_default().to_owned();
    let parts = page.split(['>']).map(text).map(|text| text.trim().to_owned());
    parts.filter(|text| !text.is_empty()).collect()
}

fn codes(body: &str) -> Vec<&'static str> {
    let source = Source::new(SourcePath::new("content/a.md").unwrap(), body.to_owned());
    read(&source, 0..body.len(), LINES).diagnostics.iter().map(|finding| finding.code.id).collect()
}

const PASTED: [&str; 8] = [
    "各村（社区）、镇直各单位：",
    "4月1日，甲镇召开春季农业生产调度会，各村和镇直单位负责人参加。",
    "一、加强领导",
    "（一）各村要抓紧检修渠道，备足种子化肥，落实专人负责，确保不误农时；",
    "1、联系人：张某",
    "电话：0000-0000000",
    "甲镇人民政府",
    "2025年4月1日",
];

#[test]
fn pasted_text_comes_out_paragraph_by_paragraph_however_it_arrives() {
    for (before, between) in [
        ("", "\n"),
        ("", "\n\n"),
        ("　　", "\n"),
        ("　　", "\n\n"),
        ("\u{A0}\u{A0}\u{A0}\u{A0}", "\n"),
        ("    ", "\n"),
        ("    ", "\n\n"),
        ("  ", "\n"),
        ("\t", "\n"),
        ("\t", "\n\n"),
        ("", "\u{2028}"),
        ("", "\u{2029}"),
        ("　　", "\u{2028}"),
        ("", "\n　　\n"),
    ] {
        let body: Vec<String> = PASTED.iter().map(|line| format!("{before}{line}")).collect();
        let body = body.join(between);
        assert_eq!(blocks(&body), PASTED, "of {before:?} and {between:?}");
        assert_eq!(codes(&body), [""; 0], "of {before:?} and {between:?}");
    }
}

#[test]
fn text_that_is_wrapped_within_a_sentence_is_one_paragraph() {
    let wrapped = "全镇各村要把**渠道清淤、机耕道修整**\n和种子检测结合起来，[统一安排\n劳力](a.md)和机械，\n在清明前完成。";
    assert_eq!(html(wrapped), common_html(wrapped));
    assert_eq!(html("甲  \n乙\\\n丙"), common_html("甲  \n乙\\\n丙"));
}

#[test]
fn marks_that_open_in_one_line_and_close_in_another_hold_it_together() {
    assert_eq!(html("**甲。\n乙。**\n丙"), "<p><strong>甲。乙。</strong></p>\n<p>丙</p>\n");
}

#[test]
fn quotes_lists_tables_and_code_stay_as_they_are() {
    for body in [
        "> 甲。\n> 乙。",
        "> [!提示]\n> 甲。\n> 乙。",
        "- 甲。\n  乙。\n- 丙",
        "1. 甲。\n\n   乙。\n   丙。",
        "|甲|乙|\n|-|-|\n|1|2|",
        "```\n甲。\n乙。\n```",
        "    let 甲 = 1;\n    乙(甲);",
        "- 甲\n\n      乙。",
        "正文[^1]\n\n[^1]: 甲。\n    乙。",
    ] {
        assert_eq!(html(body), common_html(body), "{body}");
    }
}

#[test]
fn a_line_right_under_an_item_is_a_paragraph_in_it() {
    assert_eq!(html("1. 甲。\n乙。\n2. 丙"), "<ol>\n<li>甲。<p>乙。</p>\n</li>\n<li>丙</li>\n</ol>\n");
}
