//! A revised site is the site that would be assembled.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Checked;
use crate::site::tests::sample::{revised, sample};
use crate::source::Moment;

const SETTINGS: &str = "[credit]\neditor = \"编辑部\"\n";
const INDEXES: [(&str, &str); 2] = [
    ("xinwen/_index.md", "---\ntitle: 新闻\npaginate_by: 2\n---\n"),
    ("xinwen/kuaixun/_index.md", "---\ntitle: 快讯\n---\n"),
];

fn site(texts: &[(&str, &str)]) -> Site {
    let texts: Vec<(&str, &str)> = INDEXES.into_iter().chain(texts.iter().copied()).collect();
    sample(SETTINGS, &texts).value
}

/// Everything that can be seen of a site but its turn.
fn seen(site: &Site) -> String {
    let article = |article: &Arc<Published>| {
        let matter = &article.article.matter;
        format!(
            "{} {:?} {:?} {} {}",
            article.path, article.date, article.category, article.expired, matter.title
        )
    };
    let articles: Vec<String> = site.articles.iter().map(article).collect();
    let neighbours: Vec<_> = (0..site.articles.len()).map(|id| site.neighbours(ArticleId(id))).collect();
    let category = |category: &category::Category| {
        format!("{} {:?} {}", category.folder, category.articles, category.own_count)
    };
    let categories: Vec<String> = site.categories.iter().map(category).collect();
    let mut texts: Vec<_> = site.texts.iter().collect();
    texts.sort_by_key(|(path, _)| (*path).clone());
    let lists = (&site.editors.list, &site.tags.list, &site.years, &site.outlines, &site.corrected);
    let known = (&site.documents, &site.series, &site.redirects, &site.files, &site.held);
    let addresses = site.claims.addresses();
    format!(
        "{articles:#?}\n{neighbours:?}\n{categories:#?}\n{texts:#?}\n{lists:#?}\n{known:#?}\n{addresses:#?}"
    )
}

fn text(front: &str) -> String {
    format!("---\ntitle: 甲\ndate: 2025-04-01\n{front}---\n\n正文。\n")
}

#[test]
fn what_reaches_far_is_assembled_again() {
    let is_revised = |old: &str, new: &str| {
        let (old, new) = (text(old), text(new));
        revised(&site(&[("xinwen/a.md", &old)]), "xinwen/a.md", Some(&new)).is_some()
    };
    assert!(is_revised("", "tags: [人大]\neditor: 张三\n"));
    assert!(is_revised("draft: true\n", "draft: true\nsummary: 草\n") && is_revised("draft: true\n", ""));
    assert!(!is_revised("aliases: [/a.html]\n", "aliases: [/b.html]\n"));
    assert!(!is_revised("", "withdrawn: 内容有误\n") && !is_revised("expires: 2025-05-01\n", ""));
    assert!(!is_revised("", "attachments: [a.pdf]\n"));
    assert!(!is_revised("", "kind: targets\n"));
    let document = |more: &str| format!("kind: document\ndocument:\n  topic: 农业\n{more}");
    assert!(is_revised(&document(""), &format!("summary: 改\n{}", document(""))));
    assert!(!is_revised(&document(""), &document("  validity: 废止\n")));
}

#[test]
fn a_category_without_index_goes_with_its_last_article() {
    let a = text("");
    assert!(revised(&site(&[("tongzhi/a.md", &a)]), "tongzhi/a.md", None).is_none());
    assert!(revised(&site(&[("xinwen/a.md", &a)]), "xinwen/a.md", None).is_some());
    assert!(revised(&site(&[]), "tongzhi/a.md", Some(&a)).is_none());
}

#[test]
fn a_text_whose_address_is_taken_is_assembled_for_its_finding() {
    let (a, b) = (text(""), text("slug: a\n"));
    assert!(revised(&site(&[("xinwen/a.md", &a)]), "xinwen/b.md", Some(&b)).is_none());
}

#[test]
fn a_text_that_a_document_names_is_assembled_for_the_document() {
    let document = text("kind: document\ndocument:\n  interpretation: b.md\n");
    let texts = [("xinwen/a.md", document.as_str()), ("xinwen/b.md", &text(""))];
    assert!(revised(&site(&texts), "xinwen/b.md", None).is_none());
    let moved = text("").replace("04-01", "04-02");
    let texts_moved = [texts[0], ("xinwen/b.md", moved.as_str())];
    let after = revised(&site(&texts), "xinwen/b.md", Some(&moved)).expect("it still is where it was");
    assert_eq!(seen(&after), seen(&site(&texts_moved)));
}

#[test]
fn time_alone_makes_another_site() {
    let at = |moment: &str, site: &Site| {
        site.is_outdated(&Moment::parse(moment).unwrap().in_zone(&site.config.zone))
    };
    let with = |front: &str| site(&[("xinwen/a.md", &text(front))]);
    let plain = with("");
    assert!(!at("2025-06-01 23:59", &plain) && at("2025-06-02 00:00", &plain), "the day ends");
    assert!(at("2025-06-01 08:59", &plain), "the clock was set back");
    let expiring = text("expires: 2025-06-01 12:00\n");
    let due = text("").replace("2025-04-01", "2025-06-01 10:30");
    for (text, before, then) in
        [(expiring, "2025-06-01 11:59", "2025-06-01 12:00"), (due, "2025-06-01 10:29", "2025-06-01 10:30")]
    {
        let texts = [("xinwen/a.md", text.as_str())];
        let revised = revised(&plain, "xinwen/a.md", Some(&text)).expect("nothing else is different");
        for site in [site(&texts), revised] {
            assert!(!at(before, &site) && at(then, &site), "{text}");
        }
    }
}

/// Front matter behind the title, with dates around the present, and a title that may differ.
fn any_text() -> impl Strategy<Value = String> {
    let date = prop::sample::select(
        &["2024-12-31", "2025-04-01", "2025-04-01 10:00", "2025-05-01", "2025-07-01"][..],
    );
    let line = prop::sample::select(
        &[
            "draft: true",
            "tags: [人大]",
            "tags: [人大, 黎明]",
            "tags: [李明]",
            "editor: 李明",
            "editor: 黎明",
            "kind: outline",
            "expires: 2025-05-02",
            "expires: 2025-06-01 12:00",
            "aliases: [/old.html]",
            "corrections: [{ date: 2025-05-03, text: 更正 }]",
            "slug: x",
            "withdrawn: 有误",
            "kind: session",
            "kind: document\ndocument: { topic: 农业, interpretation: b.md }",
        ][..],
    );
    let lines = prop::collection::vec(line, 0..3);
    let title = prop::sample::select(&["甲", "乙", "2024年目标"][..]);
    (date, lines, title).prop_map(|(date, lines, title)| {
        let lines: BTreeSet<&str> = lines.into_iter().collect();
        let lines: Vec<&str> = lines.into_iter().collect();
        format!("---\ntitle: {title}\ndate: {date}\n{}\n---\n\n## 一\n\n正文。\n", lines.join("\n"))
    })
}

const PATHS: [&str; 5] =
    ["xinwen/a.md", "xinwen/b.md", "xinwen/2025/c.md", "xinwen/kuaixun/d.md", "xinwen/kuaixun/e.md"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_order_of_changes_ends_with_what_is_assembled(
        steps in prop::collection::vec((0..PATHS.len(), prop::option::weighted(0.8, any_text())), 1..14),
    ) {
        let mut texts: BTreeMap<&str, String> = BTreeMap::new();
        let assembled = |texts: &BTreeMap<&str, String>| {
            let texts = texts.iter().map(|(path, text)| (*path, text.as_str()));
            let Checked { value, diagnostics } = sample(SETTINGS, &INDEXES.into_iter().chain(texts).collect::<Vec<_>>());
            // Findings of assembling, not of the texts.
            (value, !diagnostics.iter().any(|finding| finding.code.id.starts_with("ZB5")))
        };
        let (mut site, mut clean) = assembled(&texts);
        for (place, state) in steps {
            let path = PATHS[place];
            let revised = if clean { revised(&site, path, state.as_deref()) } else { None };
            match state {
                Some(text) => drop(texts.insert(path, text)),
                None => drop(texts.remove(path)),
            }
            let (other, without_findings) = assembled(&texts);
            if let Some(revised) = &revised {
                prop_assert_eq!(seen(revised), seen(&other));
                prop_assert!(without_findings && revised.turn <= other.turn);
            }
            (site, clean) = (revised.unwrap_or(other), without_findings);
        }
    }
}
