//! What is taken back is gone: no published file holds a trace of it.

use std::fs;

use crate::support::Site;
use crate::support::tree::Tree;

/// Words that only the article in question holds: title, text, tag, keyword, summary, names of files.
const TRACES: [&str; 7] = ["密题甲", "密文乙", "密签丙", "密词丁", "密要戊", "fu-jian-ji", "tu-geng"];

const FRONT: &str = "title: 密题甲\ndate: 2025-04-02\nsummary: 密要戊\ntags: [密签丙]\nkeywords: [密词丁]\n\
                     aliases: [/old/one.html]\nattachments: [fu-jian-ji.txt]\n";

const BODY: &str = "密文乙。\n\n[下载](fu-jian-ji.txt) ![图](tu-geng.svg)\n";

const PAGE: &str = "xinwen/secret.html";

fn site(extra: &str) -> Site {
    let site = Site::new();
    site.article("yi", "第一条", "2025-04-01");
    site.article("san", "第三条", "2025-04-03");
    site.write("content/xinwen/fu-jian-ji.txt", "fu-jian-ji 密文乙");
    site.write("content/xinwen/tu-geng.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    site.write("content/xinwen/secret.md", format!("---\n{FRONT}{extra}---\n\n{BODY}"));
    site
}

/// The files, names included, that hold a trace; the manifest of the publication counts too.
fn traces(site: &Site) -> Vec<String> {
    let all = Tree::read(&site.path("public"));
    let manifest =
        fs::read_to_string(site.path("public/.zhenbao/manifest.json")).expect("there is a manifest");
    let held = |text: &str| TRACES.iter().any(|trace| text.contains(trace));
    let mut found: Vec<String> = all
        .paths()
        .into_iter()
        .filter(|path| held(path) || held(all.text(path)))
        .map(str::to_owned)
        .collect();
    found.extend(held(&manifest).then(|| "manifest.json".to_owned()));
    found
}

#[test]
fn a_published_article_leaves_traces_for_this_test_to_find() {
    let site = site("");
    site.build(&[]);
    let found = traces(&site);
    for expected in [PAGE, "index.html", "feed.xml", "xinwen/index.html", "manifest.json", "old/one.html"] {
        assert!(found.iter().any(|path| path == expected), "{expected} is not among {found:?}");
    }
}

#[test]
fn a_withdrawn_article_leaves_its_reason_only() {
    let site = site("");
    site.build(&[]);
    let extra = "withdrawn: { date: 2025-04-05, reason: 数字有误 }\n";
    site.write("content/xinwen/secret.md", format!("---\n{FRONT}{extra}---\n\n{BODY}"));
    site.build(&[]);
    assert_eq!(traces(&site), Vec::<String>::new());
    let published = site.published();
    assert!(published.text(PAGE).contains("数字有误") && published.text(PAGE).contains("2025-04-05"));
    for list in ["index.html", "xinwen/index.html", "feed.xml", "sitemap.xml", "archive/2025/index.html"] {
        assert!(!published.text(list).contains("secret.html"), "{list}");
    }
}

#[test]
fn a_draft_and_a_removed_article_leave_nothing() {
    let site = site("");
    site.build(&[]);
    site.write("content/xinwen/secret.md", format!("---\n{FRONT}draft: true\n---\n\n{BODY}"));
    site.build(&[]);
    assert_eq!(traces(&site), Vec::<String>::new());
    assert!(!site.path("public").join(PAGE).exists());
    site.write("content/xinwen/secret.md", format!("---\n{FRONT}---\n\n{BODY}"));
    site.build(&[]);
    fs::remove_file(site.path("content/xinwen/secret.md")).expect("it was just written");
    site.build(&[]);
    assert_eq!(traces(&site), Vec::<String>::new());
}
