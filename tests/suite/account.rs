//! What a publication says that it does to the articles, when it asks first, and the ways back.

use std::fs;

use crate::support::{Said, Site, zhenbao};

/// A site of six articles, published.
fn six() -> Site {
    let site = Site::new();
    for name in ["yi", "er", "san", "si", "wu", "liu"] {
        site.article(name, &format!("第{name}条"), "2025-04-01");
    }
    site.build(&[]);
    site
}

/// `rollback` knows no day.
fn rollback(site: &Site, arguments: &[&str]) -> Said {
    let said = zhenbao(site.root()).args(["rollback", "--lang", "zh"]).args(arguments).output();
    Said::of(said.expect("the program starts"))
}

#[track_caller]
fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in:\n{text}");
    }
}

#[test]
fn articles_are_named_by_what_they_say_and_not_for_their_neighbours() {
    let site = six();
    site.article("san", "改过的第三条", "2025-04-01");
    site.article("qi", "第七条", "2025-04-02");
    fs::rename(site.path("content/xinwen/yi.md"), site.path("content/xinwen/yi-xin.md")).unwrap();
    fs::remove_file(site.path("content/xinwen/er.md")).unwrap();
    let said = site.run("build", &[]);
    assert_eq!(said.code, 0, "{}", said.err);
    holds(
        &said.out,
        &[
            "文章：新增 1 篇、修改 1 篇、撤下 1 篇、换了网址 1 篇",
            "  新增  《第七条》 xinwen/qi.html",
            "  修改  《改过的第三条》 xinwen/san.html",
            "  换了网址  《第yi条》 xinwen/yi-xin.html ← xinwen/yi.html",
            "  撤下  《第er条》 xinwen/er.html",
        ],
    );
    assert!(!said.out.contains("第si条"), "its neighbours changed, not the text: {}", said.out);
}

#[test]
fn many_articles_go_only_when_that_is_meant() {
    let site = six();
    for name in ["yi", "er", "san"] {
        fs::remove_file(site.path(&format!("content/xinwen/{name}.md"))).unwrap();
    }
    let said = site.run("build", &[]);
    assert_eq!(said.code, 1, "{}", said.out);
    holds(&said.err, &["错误[ZB814]", "6 篇文章中的 3 篇", "《第er条》", "--allow-removal"]);
    assert!(site.path("public/xinwen/yi.html").exists());
    let told = site.run("diff", &[]);
    assert_eq!(told.code, 0, "{}", told.err);
    holds(&told.out, &["撤下 3 篇"]);
    let said = site.run("build", &["--allow-removal"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(!site.path("public/xinwen/yi.html").exists());
}

#[test]
fn every_kept_publication_is_listed_and_reached() {
    let site = six();
    for round in 1..=3 {
        site.article("yi", &format!("第{round}次"), "2025-04-01");
        site.build(&["--keep", "3"]);
    }
    let live = || fs::read_to_string(site.path("public/xinwen/yi.html")).unwrap();
    let list = rollback(&site, &["--list"]);
    assert_eq!(list.code, 0, "{}", list.err);
    holds(&list.out, &["  1  20", "  3  20", "6 篇；与现在相比，文章：新增 0 篇、修改 1 篇"]);
    assert!(!list.out.contains("  4  "), "{}", list.out);
    assert_eq!(rollback(&site, &["3"]).code, 0);
    assert!(live().contains("第yi条"), "the first of all");
    let back = rollback(&site, &[]);
    holds(&back.out, &["源稿没有变", "  修改  《第3次》"]);
    assert!(live().contains("第3次"), "a step back from a step back");
    let none = rollback(&site, &["9"]);
    assert_eq!(none.code, 1);
    holds(&none.err, &["错误[ZB808]", "只保留了 3 次", "--list"]);
}

#[test]
fn what_was_withdrawn_comes_back_only_when_that_is_meant() {
    let site = six();
    let text = fs::read_to_string(site.path("content/xinwen/yi.md")).unwrap();
    site.write(
        "content/xinwen/yi.md",
        text.replace(
            "date: 2025-04-01\n",
            "date: 2025-04-01\nwithdrawn:\n  date: 2025-04-02\n  reason: 内容有误\n",
        ),
    );
    let said = site.run("build", &[]);
    assert_eq!(said.code, 0, "{}", said.err);
    holds(&said.out, &["  撤下  《第yi条》"]);
    let refused = rollback(&site, &[]);
    assert_eq!(refused.code, 1, "{}", refused.out);
    holds(&refused.err, &["错误[ZB815]", "《第yi条》", "--allow-return"]);
    assert!(!fs::read_to_string(site.path("public/xinwen/yi.html")).unwrap().contains("第yi条的正文"));
    assert_eq!(rollback(&site, &["--allow-return"]).code, 0);
    assert!(fs::read_to_string(site.path("public/xinwen/yi.html")).unwrap().contains("第yi条的正文"));
    assert_eq!(rollback(&site, &[]).code, 0, "undoing it brings nothing back that was withdrawn");
}
