//! The list of pages is what the site claims.

use super::*;
use crate::site::tests::sample::sample;

#[test]
fn what_is_claimed_is_what_is_listed() {
    let texts = [
        ("a/_index.md", "---\ntitle: A\npaginate_by: 1\n---\n"),
        (
            "a/x.md",
            "---\ntitle: X\ndate: 2025-05-01\neditor: 王岚\ntags: [河长]\naliases: [/old/x.html]\n---\n正文",
        ),
        (
            "a/y.md",
            "---\ntitle: Y\ndate: 2024-05-02\neditor: 李明\ntags: [河长, 防汛]\ncorrections:\n  - date: 2024-05-03\n    text: 改\n---\n正文",
        ),
        ("a/b/_index.md", "---\ntitle: B\n---\n"),
        (
            "a/b/z.md",
            "---\ntitle: Z\ndate: 2025-05-03\neditor: 王岚\nkind: targets\nyear: 2025\ntargets:\n  - 粮食产量 3万吨\n---\n正文",
        ),
        ("a/w.md", "---\ntitle: W\ndate: 2025-05-04\neditor: 王岚\nwithdrawn: 2025-05-05\n---\n正文"),
        (
            "a/d.md",
            "---\ntitle: D\ndate: 2025-05-04\neditor: 王岚\nkind: document\nnumber: 金政发〔2025〕1号\ntopic: 综合\n---\n正文",
        ),
        ("a/o.md", "---\ntitle: O\ndate: 2025-05-04\neditor: 王岚\nkind: outline\n---\n# 一\n\n正文"),
        ("about.md", "---\ntitle: 关于\n---\n正文"),
    ];
    for upto in 0..=texts.len() {
        let site = sample("paginate_by = 1", &texts[..upto]).value;
        let mut listed: Vec<OutputPath> = pages(&site).into_iter().map(|page| page.path).collect();
        listed.extend(site.files.keys().cloned());
        listed.sort();
        assert_eq!(site.claims.addresses(), listed.iter().collect::<Vec<_>>());
    }
}

#[test]
fn no_two_rows_have_one_folder() {
    let folders: BTreeSet<&str> = INDEXES.iter().map(|index| index.folder).collect();
    assert_eq!(folders.len(), INDEXES.len());
}
