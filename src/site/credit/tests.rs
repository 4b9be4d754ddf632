//! Articles that lack a credit or a review.

use crate::diagnostic::Severity;
use crate::site::tests::sample::{chinese, english, sample};

const INDEX: (&str, &str) = ("a/_index.md", "---\ntitle: 要闻\n---\n");

fn findings(settings: &str, front: &str) -> (Vec<String>, Vec<String>) {
    let text = format!("---\ntitle: 开工\ndate: 2025-01-01\n{front}---\n\n正文。\n");
    let find = || sample(settings, &[INDEX, ("a/1.md", &text)]).diagnostics;
    (chinese(find()), english(find()))
}

#[test]
fn required_credits_are_told_one_by_one() {
    let settings = "[credit]\nrequire = [\"source\", \"photographer\", \"责任编辑\"]\n";
    let (zh, en) = findings(settings, "editor: 甲\n");
    assert_eq!(
        zh,
        [
            "a/1.md:2:8 ZB504 文章没有写责任编辑（duty_editor）",
            "a/1.md:2:8 ZB504 文章没有写摄影（photographer）",
            "a/1.md:2:8 ZB504 文章没有写来源（source）",
        ]
    );
    assert_eq!(en[2], "a/1.md:2:8 ZB504 the article has no source");
    let complete = "editor: 甲\nsource: 金山镇\nphotographer: 乙\nduty_editor: 丙\n";
    assert_eq!(findings(settings, complete).0, Vec::<String>::new());
}

#[test]
fn missing_reviews_hold_an_article_back_in_one_sentence() {
    let settings = "[review]\nrequire = [\"first\", \"second\", \"third\"]\n";
    let (zh, en) = findings(settings, "editor: 甲\nreview: { first: 乙 }\n");
    assert_eq!(zh, ["a/1.md:2:8 ZB516 《开工》还没有复审、终审，不能发布"]);
    assert_eq!(en, ["a/1.md:2:8 ZB516 “开工” lacks its review (second, third) and cannot be published"]);
    let reviewed = "editor: 甲\nreview: { first: 乙, second: 丙, third: 丁 }\n";
    assert_eq!(findings(settings, reviewed).0, Vec::<String>::new());
    let twice = "editor: 甲\nreview: { first: 乙, second: 乙, third: 丁 }\n";
    assert!(findings(settings, twice).0[0].contains("ZB231"), "{:?}", findings(settings, twice).0);
    assert_eq!(crate::site::codes::MISSING_REVIEW.severity, Severity::Error);
}

#[test]
fn reviews_are_required_from_a_day_on() {
    let told = |from: &str| {
        let settings = format!("[review]\nrequire = [\"third\"]\nfrom = \"{from}\"\n");
        english(
            sample(
                &settings,
                &[INDEX, ("a/1.md", "---\ntitle: 开工\ndate: 2025-01-01\neditor: 甲\n---\n\n正文。\n")],
            )
            .diagnostics,
        )
    };
    let missing = "a/1.md:2:8 ZB516 “开工” lacks its review (third) and cannot be published";
    assert_eq!(told("2025-01-02"), Vec::<String>::new());
    assert_eq!(told("2025年1月1日"), [missing]);
    assert_eq!(told("2024-12-31"), [missing]);
}

#[test]
fn drafts_and_withdrawn_articles_need_no_review() {
    let settings = "[review]\nrequire = [\"third\"]\n";
    assert_eq!(findings(settings, "editor: 甲\ndraft: true\n").0, Vec::<String>::new());
    assert_eq!(findings(settings, "editor: 甲\nwithdrawn: { reason: 有误 }\n").0, Vec::<String>::new());
}

#[test]
fn of_what_could_not_be_read_no_credit_is_missing() {
    let missing = |text: &str| {
        let told = english(sample("", &[INDEX, ("a/1.md", text)]).diagnostics);
        told.iter().filter(|finding| finding.contains("ZB504")).count()
    };
    let large = format!("---\ntitle: 甲\neditor: 乙\nsummary: {}\n---\n", "字".repeat(30_000));
    let dated = |editor: &str| format!("---\ntitle: 甲\ndate: 2025-01-01\neditor: {editor}\n---\n");
    for text in [
        "+++\ntitle = \"甲\"\neditor = \"乙\"\n+++\n\n正文。\n",
        "{\n  \"title\": \"甲\", \"editor\": \"乙\"\n}\n\n正文。\n",
        &large,
        &dated("{ 姓名: 乙 }"),
    ] {
        assert_eq!(missing(text), 0, "{}", &text[..20]);
    }
    for nobody in ["", "\"\"", "[\"\", null]", "# 待定", "null # 待定"] {
        assert_eq!(missing(&dated(nobody)), 1, "{nobody}");
    }
}
