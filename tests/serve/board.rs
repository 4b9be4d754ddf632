//! The editor's board: what waits, what is wrong, what is new.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::preview::{CLOCK, Folder, PROGRAM, Preview, article};

/// The titles of one sort of change.
fn titles(changes: &Value, sort: &str) -> Vec<String> {
    let list = changes[sort]["list"].as_array().unwrap_or_else(|| panic!("{changes}"));
    assert_eq!(changes[sort]["count"], list.len(), "{changes}");
    list.iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect()
}

fn all_titles(changes: &Value) -> [Vec<String>; 3] {
    ["added", "changed", "removed"].map(|sort| titles(changes, sort))
}

/// Waits until the board tells these titles of what is new, changed and gone.
fn until_told(folder: &Folder, preview: &Preview, expected: [&[&str]; 3]) {
    let mut events = preview.events();
    folder.write("content/last.md", "---\ntitle: 末页\n---\n\n末。\n");
    events.until_shown(preview, "/last.html", "末。");
    fs::remove_file(folder.at("content/last.md")).unwrap();
    while preview.get("/last.html").status == 200 {
        events.next();
    }
    let changes = preview.json("changes.json");
    assert_eq!(
        all_titles(&changes),
        expected.map(|titles| titles.iter().map(ToString::to_string).collect::<Vec<_>>())
    );
    assert!(changes["error"].is_null(), "{changes}");
}

#[test]
fn changes_since_the_last_publication_are_told_by_title() {
    let folder = Folder::new();
    folder.write("content/yaowen/late.md", &article("最新篇", "2025-05-20", "新。"));
    let preview = folder.preview();
    assert!(preview.json("changes.json")["published"].is_null());
    folder.build();
    assert_eq!(preview.json("changes.json")["published"], CLOCK);
    until_told(&folder, &preview, [&[], &[], &[]]);
    // Each of these changes lists and neighbours, which are no texts of an editor.
    folder.write("content/yaowen/new.md", &article("新增篇", "2025-05-06", "新。"));
    folder.write("content/about.md", "---\ntitle: 关于\n---\n\n改了本站。\n");
    folder.write("content/tongzhi/_index.md", "---\ntitle: 通知\ndescription: 全部通知。\n---\n");
    folder.write("site.toml", "title = \"银山镇\"\nbase_url = \"https://example.gov.cn/\"\n");
    fs::remove_file(folder.at("content/tongzhi/b.md")).unwrap();
    until_told(&folder, &preview, [&["新增篇"], &["关于", "通知"], &["第二篇"]]);
    let withdrawn = article("最新篇", "2025-05-20", "新。")
        .replace("date:", "withdrawn: {date: 2025-05-31, reason: 有误}\ndate:");
    folder.write("content/yaowen/late.md", &withdrawn);
    until_told(&folder, &preview, [&["新增篇"], &["关于", "通知"], &["最新篇", "第二篇"]]);
    folder.build();
    until_told(&folder, &preview, [&[], &[], &[]]);
}

#[test]
fn files_beside_an_article_are_a_part_of_it() {
    let folder = Folder::new();
    let targets = article("今年目标", "2025-05-07", "见附件。").replace(
        "date:",
        "kind: targets\ntargets: { year: 2025, items: 目标.csv }\nattachments: [名单.txt]\ndate:",
    );
    folder.write("content/yaowen/t.md", &targets);
    folder.write("content/yaowen/目标.csv", "指标,目标\n地区生产总值,增长 5.5%\n");
    folder.write("content/yaowen/名单.txt", "甲\n");
    folder.build();
    let preview = folder.preview();
    until_told(&folder, &preview, [&[], &[], &[]]);
    // As long as before: only the digest tells.
    folder.write("content/yaowen/目标.csv", "指标,目标\n地区生产总值,增长 7.7%\n");
    until_told(&folder, &preview, [&[], &["今年目标"], &[]]);
    folder.write("content/yaowen/目标.csv", "指标,目标\n地区生产总值,增长 5.5%\n");
    until_told(&folder, &preview, [&[], &[], &[]]);
    folder.write("content/yaowen/名单.txt", "乙\n");
    until_told(&folder, &preview, [&[], &["今年目标"], &[]]);
}

#[test]
fn a_new_publication_is_told() {
    let folder = Folder::new();
    let preview = folder.preview();
    let mut events = preview.events();
    assert!(events.hello["published"].is_null());
    folder.build();
    let state = events.until(|state| !state["published"].is_null());
    assert_eq!(state["version"], events.hello["version"], "the site is the same");
    folder.write("content/yaowen/a.md", &article("第一篇改", "2025-05-01", "改。"));
    folder.build();
    events.until(|now| now["published"] != state["published"]);
    assert_eq!(all_titles(&preview.json("changes.json")), [[""; 0]; 3]);
}

#[test]
fn only_what_a_build_would_publish_is_a_change() {
    let folder = Folder::new();
    folder.build();
    let draft = article("草稿篇", "2025-05-03", "草。").replace("date:", "draft: true\ndate:");
    folder.write("content/yaowen/draft.md", &draft);
    folder.write("content/plan.md", "---\ntitle: 草稿页\ndraft: true\n---\n\n草。\n");
    folder.write("content/yaowen/later.md", &article("以后篇", "2025-07-01", "后。"));
    let preview = folder.serve(&["--watch", "--drafts", "--future", "--clock", CLOCK]);
    assert!(preview.get("/").text().contains("草稿篇"));
    until_told(&folder, &preview, [&[], &[], &[]]);
}

#[test]
fn a_publication_that_notes_no_texts_says_so() {
    let folder = Folder::new();
    let manifest = folder.build().join(".zhenbao/manifest.json");
    let written = fs::read_to_string(&manifest).unwrap();
    let lines = written.lines().map(|line| match line.split_once(",\"text\":") {
        Some((before, after)) => format!("{before}{}\n", &after[after.find(['}', ',']).unwrap()..]),
        None => format!("{line}\n"),
    });
    let old: String = lines.collect();
    assert_ne!(old, written);
    fs::write(&manifest, &old).unwrap();
    folder.write("content/about.md", "---\ntitle: 关于\n---\n\n改了本站。\n");
    folder.write("content/yaowen/new.md", &article("新增篇", "2025-05-06", "新。"));
    folder.write("content/yaowen/a.md", &article("改名篇", "2025-05-01", "正文甲。\n\n![图](tu.png)"));
    fs::remove_file(folder.at("content/tongzhi/b.md")).unwrap();
    let preview = folder.preview();
    let changes = preview.json("changes.json");
    assert_eq!(all_titles(&changes).map(|titles| titles.join(" ")), ["新增篇", "改名篇", "第二篇"]);
    assert!(changes["error"].as_str().unwrap().contains("after the next publication"), "{changes}");
    for verb in [&["verify"][..], &["rollback", "-o"], &["build", "--clock", CLOCK, "-o"]] {
        let done =
            Command::new(PROGRAM).args(verb).arg(folder.at("public")).current_dir(folder.path()).output();
        let done = done.unwrap();
        let nothing_kept = verb[0] == "rollback";
        assert_eq!(done.status.success(), !nothing_kept, "{}", String::from_utf8_lossy(&done.stderr));
    }
    assert!(preview.json("changes.json")["error"].is_null());
}
