//! Addresses keep their meaning: from one publication to the next, through files that are moved and names that
//! read alike.

use std::fs;

use crate::support::{SETTINGS, Site};

fn edited(site: &Site, name: &str, date: &str, editor: &str) {
    let text = format!("---\ntitle: {name}\ndate: {date}\neditor: {editor}\ntags: [河长]\n---\n\n正文。\n");
    site.write(&format!("content/xinwen/{name}.md"), text);
}

fn editor_at(site: &Site, slug: &str) -> Option<String> {
    let page = fs::read_to_string(site.path(&format!("public/editors/{slug}/index.html"))).ok()?;
    ["李静", "李敬"].into_iter().find(|name| page.contains(&format!("<h1>{name}</h1>"))).map(str::to_owned)
}

#[test]
fn a_name_filed_later_with_an_older_date_takes_no_address_over() {
    let site = Site::new();
    edited(&site, "yi", "2025-04-02", "李静");
    site.build(&[]);
    assert_eq!(editor_at(&site, "li-jing").as_deref(), Some("李静"));
    edited(&site, "er", "2020-04-01", "李敬");
    site.build(&[]);
    assert_eq!(editor_at(&site, "li-jing").as_deref(), Some("李静"));
    // Who stood there is gone: the address is not given to the other one, now or later.
    fs::remove_file(site.path("content/xinwen/yi.md")).unwrap();
    for _ in 0..2 {
        site.build(&[]);
        assert_eq!(editor_at(&site, "li-jing"), None);
    }
}

#[test]
fn names_that_come_together_share_the_plain_address_as_a_way_to_both() {
    let site = Site::new();
    edited(&site, "yi", "2025-04-02", "李静");
    edited(&site, "er", "2020-04-01", "李敬");
    site.build(&[]);
    let page = fs::read_to_string(site.path("public/editors/li-jing/index.html")).unwrap();
    assert!(page.contains("../../editors/index.html"), "{page}");
    let tree = site.published();
    site.build(&[]);
    assert!(tree == site.published(), "the manifest changes nothing");
}

#[test]
fn a_text_that_moved_is_told_with_both_addresses() {
    let site = Site::new();
    site.article("yi", "第一篇", "2025-04-01");
    site.article("er", "第二篇", "2025-04-02");
    site.build(&[]);
    site.run("check", &[]).clean();
    // The same text under another name.
    fs::rename(site.path("content/xinwen/yi.md"), site.path("content/xinwen/di-yi.md")).unwrap();
    // Another text under the same title.
    fs::remove_file(site.path("content/xinwen/er.md")).unwrap();
    site.article("di-er", "第二篇", "2025-04-03");
    let said = site.run("check", &["--format", "short"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let told = said.out + &said.err;
    for words in [
        "《第一篇》上次发布在 /xinwen/yi.html，现在是 /xinwen/di-yi.html",
        "《第二篇》上次发布在 /xinwen/er.html，现在是 /xinwen/di-er.html",
    ] {
        assert!(told.contains(words), "{told}");
    }
    // With the line that the finding offers, nothing is told and the old address leads on.
    site.write(
        "content/xinwen/di-yi.md",
        "---\n旧址: [\"/xinwen/yi.html\"]\ntitle: 第一篇\ndate: 2025-04-01\n---\n\n第一篇的正文。\n",
    );
    assert!(!site.run("check", &[]).err.contains("第一篇"));
    site.build(&[]);
    let page = fs::read_to_string(site.path("public/xinwen/yi.html")).unwrap();
    assert!(page.contains("di-yi.html"), "{page}");
    // What was published is what counts from now on.
    site.run("check", &[]).clean();
}

#[test]
fn two_texts_of_one_title_are_not_taken_for_one_that_moved() {
    let site = Site::new();
    site.article("yi", "工作动态", "2025-04-01");
    site.build(&[]);
    fs::remove_file(site.path("content/xinwen/yi.md")).unwrap();
    site.article("er", "工作动态", "2025-04-02");
    site.article("san", "工作动态", "2025-04-03");
    site.run("check", &[]).clean();
}

#[test]
fn a_renamed_folder_is_told_once_and_leads_on_whole() {
    let site = Site::new();
    for name in ["yi", "er"] {
        site.article(name, name, "2025-04-01");
    }
    site.build(&[]);
    fs::rename(site.path("content/xinwen"), site.path("content/yaowen")).unwrap();
    let told = site.run("check", &["--format", "short"]);
    let told = told.out + &told.err;
    assert_eq!(told.matches("ZB560").count(), 1, "{told}");
    assert!(told.contains("有 2 篇文章上次发布在 /xinwen/，现在是 /yaowen/"), "{told}");
    let index = fs::read_to_string(site.path("content/yaowen/_index.md")).unwrap();
    site.write("content/yaowen/_index.md", index.replacen("---\n", "---\n旧址: [\"/xinwen/\"]\n", 1));
    site.run("check", &[]).clean();
    site.build(&[]);
    for (old, new) in [("index", "index"), ("yi", "yi"), ("er", "er")] {
        let page = fs::read_to_string(site.path(&format!("public/xinwen/{old}.html"))).unwrap();
        assert!(page.contains(&format!("../yaowen/{new}.html")), "{page}");
    }
}

#[test]
fn old_addresses_are_taken_from_an_address_bar() {
    let site = Site::new();
    let aliases = [
        "/old/%E6%97%A7.html",
        "/shiyan/old/6.html",
        "https://www.example.gov.cn/shiyan/old/7.html#p2",
        "/old/1.html, /old/2.html",
    ];
    let list: String = aliases.iter().map(|alias| format!("  - \"{alias}\"\n")).collect();
    let text = format!("---\ntitle: 甲\ndate: 2025-04-01\nslug: jia.html\naliases:\n{list}---\n\n正文。\n");
    site.write("content/xinwen/a.md", text);
    site.build(&[]);
    for old in ["旧", "6", "7", "1", "2"] {
        let page = fs::read_to_string(site.path(&format!("public/old/{old}.html"))).unwrap();
        assert!(page.contains("../xinwen/jia.html"), "{page}");
    }
}

#[test]
fn a_menu_leads_to_pages_without_the_help_of_a_server() {
    let site = Site::new();
    site.write("site.toml", format!("{SETTINGS}\n[[menu]]\nname = \"新闻\"\nurl = \"xinwen\"\n"));
    site.build(&[]);
    let page = fs::read_to_string(site.path("public/index.html")).unwrap();
    assert!(page.contains("xinwen/index.html") && !page.contains("url: xinwen</"), "{page}");
}
