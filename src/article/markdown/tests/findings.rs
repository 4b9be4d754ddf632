//! Each finding: raised where it should be, at the right characters, with a patch that mends it.

use crate::article::markdown::codes;
use crate::article::markdown::read;
use crate::config::LineEnds;
use crate::diagnostic::{Checked, Diagnostic};
use crate::source::{Source, SourcePath};

use super::super::Body;

pub(super) fn checked(body: &str) -> Checked<Body> {
    // Something stands before the body, as front matter does: spans count from the file's start.
    let text = format!("---\n标题: 题\n---\n{body}");
    let start = text.len() - body.len();
    let source = Source::new(SourcePath::new("content/a.md").unwrap(), text);
    let end = source.text().len();
    read(&source, start..end, LineEnds::CommonMark)
}

pub(super) fn found(body: &str) -> Vec<Diagnostic> {
    checked(body).diagnostics
}

/// Body, code, the characters under the caret, and what they become.
const CASES: &[(&str, &str, &str, Option<&str>)] = &[
    ("<b>重点</b>", "ZB301", "<b>", None),
    ("<div>\n块\n</div>", "ZB301", "<div>\n块\n</div>", None),
    ("[字](javascript:alert(1))", "ZB302", "[字](javascript:alert(1))", None),
    ("![图](data:image/png;base64,AA)", "ZB302", "![图](data:image/png;base64,AA)", None),
    ("见[公告][gg]。", "ZB303", "[公告][gg]", None),
    ("|甲|乙|\n|-|-|\n|1|2|左右|", "ZB304", "左右", None),
    ("|甲|乙|\n|1|2|", "ZB305", "|甲|乙|\n|1|2|", Some("|甲|乙|\n|---|---|\n|1|2|")),
    ("|甲|乙|\n|---|\n|1|2|", "ZB305", "|甲|乙|\n|---|\n|1|2|", Some("|甲|乙|\n|---|---|\n|1|2|")),
    ("｜甲｜乙｜\n｜1｜2｜", "ZB306", "｜甲｜乙｜\n｜1｜2｜", Some("|甲|乙|\n|---|---|\n|1|2|")),
    ("#一、概况", "ZB307", "#一、概况", Some("## 一、概况")),
    ("＃＃＃ 概况", "ZB307", "＃＃＃ 概况", Some("### 概况")),
    ("1、甲\n2、乙", "ZB308", "1、甲\n2、乙", Some("1. 甲\n2. 乙")),
    ("（一）甲\n（二）乙", "ZB308", "（一）甲\n（二）乙", Some("（一）甲\n\n（二）乙")),
    ("－修路\n－通水", "ZB309", "－", Some("- 修路\n- 通水")),
    ("• 修路", "ZB309", "• ", Some("- 修路")),
    (
        "    会议听取了报告。\n    第二行",
        "ZB310",
        "    会议听取了报告。\n    第二行",
        Some("会议听取了报告。\n\n第二行"),
    ),
    ("　　会议听取了报告。\n　　会议强调。", "ZB311", "　　", Some("会议听取了报告。\n\n会议强调。")),
    ("[公告]（gg.md）", "ZB312", "[公告]（gg.md）", Some("[公告](gg.md)")),
    ("【公告】(https://a.cn/)", "ZB312", "【公告】(https://a.cn/)", Some("[公告](https://a.cn/)")),
    ("![会场](会场 1.jpg)", "ZB313", "(会场 1.jpg)", Some("(<会场 1.jpg>)")),
    ("甲![](会场 1.jpg)", "ZB313", "(会场 1.jpg)", Some("(<会场 1.jpg>)")),
    ("![图](会 场.png \"题\")", "ZB313", "(会 场.png \"题\")", Some("(<会 场.png> \"题\")")),
    ("附\u{202E}件", "ZB314", "\u{202E}", Some("")),
    ("## 甲\n\n#### 乙", "ZB315", "#### 乙", None),
    ("## 名单 {草案}", "ZB317", "{草案}", None),
    ("文字\n\n[^1]: 注", "ZB318", "[^1]: 注", None),
    ("文字[^1]", "ZB319", "[^1]", None),
    ("```\n代码", "ZB322", "```", None),
    ("** 重点 **", "ZB323", "**", Some("**重点**")),
    ("[注]: 本表为初步统计数。", "ZB324", "[注]: 本表为初步统计数。", None),
];

#[test]
fn every_slip_is_found_at_its_place() {
    for (body, code, characters, mended) in CASES {
        let all = found(body);
        let Some(first) = all.iter().find(|finding| finding.code.id == *code) else {
            panic!("{body} did not raise {code}: {all:?}");
        };
        let crate::diagnostic::Place::Span(span) = &first.place else { panic!("{code} has no span") };
        assert_eq!(span.text(), *characters, "of {body}");
        assert!(first.help.is_some(), "{code} does not say what to type");
        assert_eq!(first.patch.as_ref().map(|patch| patch.replacement.as_str()), *mended, "of {body}");
    }
}

#[test]
fn applying_a_patch_silences_its_finding() {
    for (body, code, ..) in CASES {
        let all = found(body);
        let Some(patch) = all.iter().find(|f| f.code.id == *code).and_then(|f| f.patch.clone()) else {
            continue;
        };
        let text = patch.span.source().text();
        let range = patch.span.range();
        let mended = format!("{}{}{}", &text[..range.start], patch.replacement, &text[range.end..]);
        let body = mended.strip_prefix("---\n标题: 题\n---\n").unwrap();
        let left = found(body).iter().filter(|finding| finding.code.id == *code).count();
        assert!(left == 0, "{code} is still told of {body}");
    }
}

#[test]
fn the_level_of_a_heading_is_mended_by_two_characters() {
    let all = found("# 一、概况");
    assert_eq!(all[0].code.id, "ZB316");
    let patch = all[0].patch.as_ref().unwrap();
    assert_eq!((patch.span.text(), patch.replacement.as_str()), ("#", "##"));
}

#[test]
fn repeated_findings_are_counted() {
    let all = found(&"#### 甲\n\n## 乙\n\n".repeat(2000));
    assert_eq!(all.len(), 51);
    assert!(all[50].message.zh.contains("1950"), "{}", all[50].message.zh);
}

#[test]
fn wrong_and_right_of_each_code_prove_it() {
    for code in codes::ALL {
        // These two are shown by an outline only, a real one would fill the screen.
        if matches!(code.id, "ZB320" | "ZB321") {
            continue;
        }
        let plain = |text: &str| text.replace("\\u{202E}", "\u{202E}");
        let raised = |text: &str| found(&plain(text)).iter().any(|finding| finding.code == *code);
        assert!(raised(code.wrong), "{} is not raised by its own example {}", code.id, code.wrong);
        assert!(!raised(code.right), "{} is raised by the right form {}", code.id, code.right);
    }
}

#[test]
fn the_body_is_read_once_and_whole() {
    let body = checked(
        "各村（社区）、镇直各单位：\n\n3月16日，**镇政府**\n召开会议。会议听取了报告。\n\n## 一、概况\n\n[公告](../a.md#锚) ![会场](图 1.png) ![代表\n举手](<图 2.png> \"图\")\n\nGDP 增长 5.5%\n",
    )
    .value;
    assert_eq!(body.summary, "3月16日，镇政府召开会议。会议听取了报告。");
    assert_eq!(body.outline.len(), 1);
    assert_eq!(
        (body.outline[0].level, body.outline[0].id.as_str(), body.outline[0].text.as_str()),
        (2, "一概况", "一、概况")
    );
    let references: Vec<(&str, bool)> = body
        .references
        .iter()
        .map(|reference| {
            (reference.destination.as_str(), reference.kind == super::super::ReferenceKind::Link)
        })
        .collect();
    assert_eq!(references, [("../a.md#锚", true), ("图 2.png", false)]);
    let super::super::ReferenceKind::Picture { alt } = &body.references[1].kind else { panic!("no picture") };
    assert_eq!(alt, "代表举手");
    assert_eq!(body.count.words, 5, "3, 16, GDP, 5.5, and 1.png of the address that is text");
    assert!(body.count.reading_minutes() == 1);
}

#[test]
fn summaries_end_with_a_sentence() {
    let summary = |body: &str| checked(body).value.summary;
    let long = "镇里要求各村对照清单再梳理一遍，做到底数清、情况明、措施实。".repeat(10);
    assert_eq!(summary(&long).chars().count(), 120 / 30 * 30);
    assert!(summary(&long).ends_with('。'));
    assert_eq!(summary(&"一".repeat(500)).chars().count(), 120);
    assert_eq!(summary("## 标题\n\n- 列表\n\n![图](a.png)\n\n正文。"), "正文。");
    assert_eq!(summary("各村：\n\n## 无"), "各村：");
    assert_eq!(summary(""), "");
    let english = format!("{} The end.", "The council met on 3.5 May. ".repeat(4));
    assert_eq!(summary(&english), "The council met on 3.5 May. ".repeat(4).trim_end());
    assert_eq!(
        summary(&format!("好！{}。", "要抓好落实，".repeat(30))),
        format!("好！{}", "要抓好落实，".repeat(19))
    );
    assert_eq!(summary("[^1]: 注释。\n\n正文[^1]。"), "正文。");
    assert_eq!(summary("表1 主要指标\n\n|甲|\n|-|\n\n正文。"), "正文。");
    assert_eq!(summary("表1 主要指标\n\n|甲|\n|-|"), "表1 主要指标");
    assert_eq!(summary("表1显示，增长5.5%。\n\n第二段。"), "表1显示，增长5.5%。");
    assert_eq!(summary("> 摘自某书。\n\n> [!提示]\n> 防火。\n\n正文。"), "正文。");
    assert_eq!(summary("> 只有引文。"), "只有引文。");
    assert_eq!(summary("说明[^1]\n下文。\n\n[^1]: 注"), "说明下文。");
}

#[test]
fn words_are_counted_as_they_are_read() {
    let count = |body: &str| (checked(body).value.count.han, checked(body).value.count.words);
    assert_eq!(count("foo**bar**baz `x`y"), (0, 2));
    assert_eq!(count("foo\nbar  \nbaz"), (0, 3));
    assert_eq!(count("- foo\n- bar\n\n|a|b|\n|-|-|"), (0, 4));
    assert_eq!(count("甲乙A股5.5%，e-mail"), (3, 3));
    assert_eq!(count("甲![会场 photo](a.png)乙[丙](b.md)"), (3, 0));
}
