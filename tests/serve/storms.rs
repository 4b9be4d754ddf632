//! What could starve the watch: thousands of files at once, hard texts, templates without end, a folder that becomes a link.
//! After each the next text is served.

use std::fmt::Write as _;
use std::fs;

use crate::preview::{Events, Folder, Preview, article};

const PAGE: &str = "/yaowen/a.html";

/// Saves a text and waits until its page shows it.
fn serves(folder: &Folder, preview: &Preview, events: &mut Events, words: &str) {
    folder.write("content/yaowen/a.md", &article("第一篇", "2025-05-01", words));
    events.until_shown(preview, PAGE, words);
}

#[test]
fn after_a_storm_of_files_the_next_text_is_served() {
    let folder = Folder::new();
    let preview = folder.preview();
    let mut events = preview.events();
    let storm = folder.at("content/yaowen/storm");
    for round in 0..2 {
        fs::create_dir_all(&storm).unwrap();
        for number in 0..5_000 {
            fs::write(storm.join(format!("{number}.txt")), "x").unwrap();
        }
        serves(&folder, &preview, &mut events, &format!("第{round}场来时。"));
        fs::remove_dir_all(&storm).unwrap();
        serves(&folder, &preview, &mut events, &format!("第{round}场过后。"));
    }
}

#[test]
fn after_hard_texts_the_next_text_is_served() {
    let folder = Folder::new();
    let preview = folder.preview();
    let mut events = preview.events();
    let mut dead = String::new();
    for number in 0..2_000 {
        let _ = write!(dead, "## 标题{number}\n\n[链](#标题x{number})[链](b{number}.md)\n\n");
    }
    let hard = [
        dead,
        "**a *b ".repeat(20_000),
        "[a] ".repeat(40_000),
        "> ".repeat(20_000),
        format!("[a]: http://x.cn/{}\n\n{}", "b".repeat(20_000), "[a] ".repeat(20_000)),
        "|a|\n|-|\n".repeat(10_000),
    ];
    for (number, text) in hard.iter().enumerate() {
        folder.write("content/yaowen/hard.md", &article("难", "2025-05-01", text));
        events.next();
        fs::remove_file(folder.at("content/yaowen/hard.md")).unwrap();
        serves(&folder, &preview, &mut events, &format!("难文{number}之后。"));
    }
}

#[test]
fn a_template_without_end_is_told_and_the_next_one_is_served() {
    let folder = Folder::new();
    let preview = folder.preview();
    let mut events = preview.events();
    for endless in [
        "{% for a in range(end=99999) %}{% for b in range(end=99999) %}{% endfor %}{% endfor %}",
        "{% set s = \"aaaaaaaa\" %}{% for i in range(end=99) %}{% set_global s = s ~ s %}{% endfor %}{{ s }}",
        "{% set s = [1] %}{% for i in range(end=99999) %}{% set_global s = [s] %}{% endfor %}{{ s }}",
    ] {
        folder.write("templates/article.html", &format!("<html><body>{endless}</body></html>"));
        // What was good last goes on being shown, and the fault is told.
        events.until(|state| !state["faults"].is_null());
        assert!(preview.json("faults.json").to_string().contains("ZB717"), "{}", preview.json("faults.json"));
        assert_eq!(preview.get(PAGE).status, 200);
        fs::remove_file(folder.at("templates/article.html")).unwrap();
        serves(&folder, &preview, &mut events, &format!("{}字之后。", endless.len()));
    }
}

#[test]
#[cfg(unix)]
fn a_folder_that_becomes_a_link_shows_nothing_from_outside() {
    let folder = Folder::new();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("a.md"), article("秘密", "2025-05-01", "不该出现。")).unwrap();
    fs::write(outside.path().join("tu.png"), "secret picture").unwrap();
    let preview = folder.preview();
    let mut events = preview.events();
    for round in 0..3 {
        fs::rename(folder.at("content/yaowen"), folder.at("kept")).unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.at("content/yaowen")).unwrap();
        for path in [PAGE, "/yaowen/tu.png", "/"] {
            let answer = preview.get(path).text();
            assert!(!answer.contains("不该出现") && !answer.contains("secret"), "{path}: {answer}");
        }
        fs::remove_file(folder.at("content/yaowen")).unwrap();
        fs::rename(folder.at("kept"), folder.at("content/yaowen")).unwrap();
        serves(&folder, &preview, &mut events, &format!("第{round}次换回。"));
    }
}
