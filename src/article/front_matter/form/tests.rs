//! What is put into a form arrives, and nothing else changes.

use proptest::prelude::*;

use super::*;
use crate::article::front_matter::keys;
use crate::source::SourcePath;

fn source(text: &str) -> Source {
    Source::new(SourcePath::new("content/a/b.md").unwrap(), text.to_owned())
}

fn article() -> Vec<KeyWords> {
    let [article, ..] = keys();
    article
}

fn text(words: &str) -> Entered {
    Entered::Text(words.to_owned())
}

fn map(entries: &[(&str, Entered)]) -> Entered {
    Entered::Map(entries.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
}

fn list(items: &[Entered]) -> Entered {
    Entered::List(items.to_vec())
}

/// The text with a value put in.
fn with(before: &str, name: &str, value: &Entered) -> String {
    put(&source(before), &article(), name, value).unwrap_or_else(|| panic!("{name} goes into {before}"))
}

const NOTICE: &str = "---\n# 停水\ntitle: \"停水通知\"  # 标题\ndate: 2025-04-01             # 发布日期\n甲乙: 丙\neditor: 李锡念\nkind: notice\nnotice:\n  period: 4月1日\n  # 说明\n  place: 东村\nextra: { a: [1, 2] }\n---\n\n正文。\n";

#[test]
fn one_value_changes_and_nothing_else() {
    for (name, value, from, to) in [
        ("title", text("停电通知"), "\"停水通知\"", "\"停电通知\""),
        ("date", text("2025-04-02 09:30"), "2025-04-01  ", "2025-04-02 09:30  "),
        ("editor", text("王一"), "李锡念", "王一"),
        ("editor", list(&[text("李锡念"), text("王一")]), "李锡念", "[李锡念, 王一]"),
        ("tags", list(&[text("停水"), text("通知")]), "kind:", "tags: [停水, 通知]\nkind:"),
        ("draft", text("yes"), "kind:", "draft: true\nkind:"),
        ("source", text("2025"), "kind:", "source: \"2025\"\nkind:"),
        ("editor", Entered::Nothing, "editor: 李锡念\n", ""),
        ("notice", map(&[("period", text("4月1日")), ("place", text("西村"))]), "place: 东村", "place: 西村"),
        (
            "notice",
            map(&[("period", text("4月1日")), ("place", text("东村")), ("contact", text("3262001"))]),
            "place: 东村",
            "place: 东村\n  contact: \"3262001\"",
        ),
        ("notice", map(&[("place", text("东村"))]), "  period: 4月1日\n", ""),
        (
            "notice",
            map(&[("period", text("4月1日")), ("contact", text("3262001"))]),
            "place: 东村",
            "contact: \"3262001\"",
        ),
    ] {
        let expected = NOTICE.replacen(from, to, 1);
        assert_eq!(with(NOTICE, name, &value), expected, "{name}");
    }
}

#[test]
fn tables_keep_the_rows_that_stay() {
    let session = "---\n标题: 会议\n日期: 2025-04-01\n类型: 会议\n会议:\n  届: 6\n  议程:\n    # 第一项\n    - 听取报告  # 甲\n    - { 事项: 审议, 报告人: 王一 }\n  次: 8\n---\n正文\n";
    let session_with = |points: &[Entered]| {
        map(&[("congress", text("6")), ("meeting", text("8")), ("agenda", list(points))])
    };
    let second = map(&[("item", text("审议")), ("reporter", text("王一"))]);
    let third = map(&[("item", text("表决")), ("reporter", text("李锡念"))]);
    let all = [text("听取报告"), second.clone(), third.clone()];
    let longer = with(session, "session", &session_with(&all));
    let added = "王一 }\n    - { 事项: 表决, 报告人: 李锡念 }";
    assert_eq!(longer, session.replace("王一 }", added));
    assert_eq!(with(&longer, "session", &session_with(&all[..2])), session);
    let first_gone = with(session, "session", &session_with(&all[1..2]));
    assert_eq!(first_gone, session.replace("    - 听取报告  # 甲\n", ""));
    let cell = map(&[("item", text("审议")), ("reporter", text("赵二"))]);
    let cells = with(session, "session", &session_with(&[text("听取报告"), cell]));
    assert_eq!(cells, session.replace("王一", "赵二"));
    let front = with(session, "session", &session_with(&[third, text("听取报告"), second]));
    assert!(front.contains("- 听取报告  # 甲\n"), "{front}");
}

#[test]
fn what_was_never_there_is_written_as_people_write_it() {
    let before = "---\n标题: 甲\n日期: 2025-04-01\n---\n正文\n";
    let review = map(&[("first", text("甲")), ("second", text("乙"))]);
    assert!(with(before, "review", &review).contains("\n审核: { 初审: 甲, 复审: 乙 }\n"));
    let rows =
        list(&[map(&[("date", text("2025-04-02")), ("text", text("实到人数应为 91，不是 90：已改"))])]);
    let corrections = with(before, "corrections", &rows);
    assert!(
        corrections.contains("更正:\n  - { 日期: 2025-04-02, 内容: \"实到人数应为 91，不是 90：已改\" }\n"),
        "{corrections}"
    );
    let summary = with(before, "summary", &text("第一行\n第二行: 甲"));
    assert!(summary.contains("摘要: |-\n  第一行\n  第二行: 甲\n"), "{summary}");
    assert!(with(before, "draft", &text("yes")).contains("草稿: 是\n"));
    let progress = map(&[
        ("year", text("2025")),
        (
            "items",
            list(&[map(&[
                ("name", text("修路")),
                ("steps", list(&[map(&[("date", text("2025-05-01")), ("text", text("开工"))])])),
            ])]),
        ),
    ]);
    let written = with(before, "progress", &progress);
    assert!(
        written.contains("进展:\n  年度: 2025\n  项目:\n    - 项目: 修路\n      更新:\n        - { 日期: 2025-05-01, 内容: 开工 }\n"),
        "{written}"
    );
    assert!(with("正文\n", "title", &text("甲")).starts_with("---\ntitle: 甲\n---\n\n正文"));
}

#[test]
fn what_cannot_be_kept_is_not_written() {
    let strange = "---\ntitle: 甲\nreview: { first: 甲, 职务: 乙 }\n---\n";
    let review = map(&[("first", text("甲")), ("second", text("丙"))]);
    assert_eq!(put(&source(strange), &article(), "review", &review), None);
    assert_eq!(put(&source("---\ntitle: 甲\n---\n"), &article(), "nothing", &text("甲")), None);
}

/// Words as people type them and as nobody should.
fn words() -> impl Strategy<Value = String> {
    let odd = "[\u{4e00}-\u{4e20}a-z0-9：:，,、\"'#&*!|>%@`{}\\[\\]\\\\ 。《》（）-]{1,12}";
    prop_oneof!["[\u{4e00}-\u{4e20}]{1,8}", odd, "[0-9]{1,4}", Just("是".to_owned()), Just("~".to_owned())]
}

fn value() -> impl Strategy<Value = (&'static str, Entered)> {
    let line = prop_oneof![Just("title"), Just("source"), Just("issuer"), Just("slug"), Just("licence")];
    let some = || prop::collection::vec(words().prop_map(Entered::Text), 1..4).prop_map(Entered::List);
    let two = |first: &'static str, second: &'static str| {
        (words(), words()).prop_map(move |(a, b)| {
            Entered::Map(vec![(first.to_owned(), Entered::Text(a)), (second.to_owned(), Entered::Text(b))])
        })
    };
    let rows = |first, second| prop::collection::vec(two(first, second), 1..4).prop_map(Entered::List);
    prop_oneof![
        (line, words().prop_map(Entered::Text)),
        (prop_oneof![Just("tags"), Just("editor"), Just("aliases")], some()),
        (Just("review"), two("first", "third")),
        (Just("notice"), two("place", "contact")),
        (Just("attachments"), rows("file", "title")),
        (Just("answers"), rows("rule", "reason")),
        (Just("summary"), Just(Entered::Nothing)),
    ]
}

proptest! {
    #![proptest_config(crate::source::property::cases(100))]

    /// Ten random edits a case: what was put in is read back, and every line of another entry stays.
    #[test]
    fn edits_arrive_and_touch_nothing_else(edits in prop::collection::vec(value(), 10)) {
        let keys = article();
        let mut now = NOTICE.to_owned();
        for (name, value) in edits {
            let Some(next) = put(&source(&now), &keys, name, &value) else { continue };
            let says = filled(&source(&next), &keys).into_iter().find(|filled| filled.name == name);
            prop_assert_eq!(says.map_or(Entered::Nothing, |filled| filled.value), value.plain());
            for line in ["# 停水\n", "甲乙: 丙\n", "  # 说明\n", "extra: { a: [1, 2] }\n", "\n正文。\n"] {
                if name != "notice" || line != "  # 说明\n" {
                    prop_assert_eq!(next.matches(line).count(), now.matches(line).count(), "{}", next);
                }
            }
            now = next;
        }
    }
}
