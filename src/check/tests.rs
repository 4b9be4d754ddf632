//! Looking again at what changed finds what looking at everything finds.

use super::*;
use crate::diagnostic::sorted;
use crate::site::tests::sample::{english, revised, sample};

/// What is found in `before` after its article `yaowen/a.md` took the state it has in `after`: by looking
/// again, and by looking at everything.
fn both(before: &[(&str, &str)], after: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let index = ("yaowen/_index.md", "---\ntitle: 要闻\n---\n");
    let before = sample("", &before.iter().copied().chain([index]).collect::<Vec<_>>()).value;
    let state = after.iter().find(|(path, _)| *path == "yaowen/a.md").map(|(_, text)| *text);
    let after = revised(&before, "yaowen/a.md", state).expect("nothing else is different");
    let path = SourcePath::new("content/yaowen/a.md").unwrap();
    let again = Inspection::of(&before).again(&before, &after, &[path]);
    let told = |inspection: &Inspection| {
        let rules = |finding: &&Diagnostic| finding.code.id.starts_with("ZB4");
        english(sorted(inspection.findings().filter(rules).cloned().collect()))
    };
    (told(&again), told(&Inspection::of(&after)))
}

fn text(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2025-05-01\neditor: 甲\n---\n\n{body}\n")
}

#[test]
fn a_new_state_of_one_text_is_looked_at_alone() {
    let other = text("乙", "见[无](nowhere.md)。");
    let (old, new) = (text("甲", "见[无](gone.md)。"), text("甲改", "见[无](gone.md)，又一段。"));
    let (again, all) = both(
        &[("yaowen/a.md", &old), ("yaowen/b.md", &other)],
        &[("yaowen/a.md", &new), ("yaowen/b.md", &other)],
    );
    assert_eq!(again, all);
    assert_eq!(again.len(), 2, "{again:?}");
    assert!(again[0].starts_with("yaowen/a.md:7:6 ZB401"), "{again:?}");
}

#[test]
fn what_was_mended_is_told_no_more() {
    let (old, new) = (text("甲", "![](pic.png)"), text("甲", "![图](pic.png)"));
    let (again, all) = both(&[("yaowen/a.md", &old)], &[("yaowen/a.md", &new)]);
    assert_eq!(again, all);
    assert_eq!(again.len(), 1, "the picture is not there, but has words now: {again:?}");
}

#[test]
fn links_of_other_texts_to_its_headings_are_looked_at_too() {
    let other = text("乙", "见[第一节](a.md#第一节)。");
    let (old, new) = (text("甲", "## 第一节\n\n正文。"), text("甲", "## 第二节\n\n正文。"));
    let (again, all) = both(
        &[("yaowen/a.md", &old), ("yaowen/b.md", &other)],
        &[("yaowen/a.md", &new), ("yaowen/b.md", &other)],
    );
    assert_eq!(again, all);
    assert!(again.iter().any(|told| told.starts_with("yaowen/b.md:7:8 ZB406")), "{again:?}");
}

#[test]
fn links_to_a_text_that_comes_goes_or_moves_are_looked_at_too() {
    let other = text("乙", "见[甲](a.md)、[甲的网页](/yaowen/a.html)和[丙](as.md)。");
    let here = text("甲", "正文。");
    let elsewhere = here.replace("---\n\n", "slug: x\n---\n\n");
    let draft = here.replace("---\n\n", "draft: true\n---\n\n");
    for (old, new, dead) in [
        (None, Some(&here), 1),
        (Some(&here), None, 3),
        (Some(&here), Some(&elsewhere), 2),
        (Some(&draft), Some(&here), 1),
        (Some(&here), Some(&draft), 3),
    ] {
        let (mut before, mut after) = (vec![("yaowen/b.md", other.as_str())], vec![]);
        before.extend(old.map(|text| ("yaowen/a.md", text.as_str())));
        after.extend(new.map(|text| ("yaowen/a.md", text.as_str())));
        let (again, all) = both(&before, &after);
        assert_eq!(again, all);
        assert_eq!(again.len(), dead, "{again:?}");
    }
}
