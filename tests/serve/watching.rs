//! Files saved the way editors save them, and what the browser hears of it.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::preview::{Events, Folder, Preview, article};

const PAGE: &str = "/yaowen/a.html";

fn text(body: &str) -> String {
    article("第一篇", "2025-05-01", body)
}

fn start(folder: &Folder) -> (Preview, Events) {
    let preview = folder.preview();
    let events = preview.events();
    (preview, events)
}

#[test]
fn saves_by_any_editor_are_shown() {
    let folder = Folder::new();
    let (preview, mut events) = start(&folder);
    folder.write("content/yaowen/a.md", &text("直接写入。"));
    events.until_shown(&preview, PAGE, "直接写入。");
    // vim: the old file becomes the backup, a new one is written, the backup goes.
    fs::rename(folder.at("content/yaowen/a.md"), folder.at("content/yaowen/a.md~")).unwrap();
    folder.write("content/yaowen/a.md", &text("改名备份。"));
    fs::remove_file(folder.at("content/yaowen/a.md~")).unwrap();
    events.until_shown(&preview, PAGE, "改名备份。");
    // Typora, VS Code, WPS: a temporary file is renamed over the old one.
    folder.write("content/yaowen/.a.md.tmp123", &text("改名覆盖。"));
    fs::rename(folder.at("content/yaowen/.a.md.tmp123"), folder.at("content/yaowen/a.md")).unwrap();
    events.until_shown(&preview, PAGE, "改名覆盖。");
    // From elsewhere, with the size and the time of the old one.
    let modified = fs::metadata(folder.at("content/yaowen/a.md")).unwrap().modified().unwrap();
    folder.write("elsewhere.md", &text("改名替换。"));
    fs::File::options().write(true).open(folder.at("elsewhere.md")).unwrap().set_modified(modified).unwrap();
    fs::rename(folder.at("elsewhere.md"), folder.at("content/yaowen/a.md")).unwrap();
    events.until_shown(&preview, PAGE, "改名替换。");
}

#[test]
fn files_and_folders_come_move_and_go() {
    let folder = Folder::new();
    let (preview, mut events) = start(&folder);
    folder.write("content/zhengce/_index.md", "---\ntitle: 政策\n---\n");
    folder.write("content/zhengce/2025/c.md", &article("新篇", "2025-05-03", "新夹新文。"));
    events.until_shown(&preview, "/zhengce/2025/c.html", "新夹新文。");
    folder.write("content/zhengce/2025/c.md", &article("新篇", "2025-05-03", "新夹再改。"));
    events.until_shown(&preview, "/zhengce/2025/c.html", "新夹再改。");
    fs::rename(folder.at("content/zhengce/2025"), folder.at("content/zhengce/2024")).unwrap();
    events.until_shown(&preview, "/zhengce/2024/c.html", "新夹再改。");
    assert_eq!(preview.get("/zhengce/2025/c.html").status, 404);
    folder.write("content/zhengce/2024/c.md", &article("新篇", "2025-05-03", "移动后再改。"));
    events.until_shown(&preview, "/zhengce/2024/c.html", "移动后再改。");
    fs::remove_dir_all(folder.at("content/zhengce")).unwrap();
    while preview.get("/zhengce/2024/c.html").status == 200 {
        events.next();
    }
    assert!(!preview.get("/").text().contains("新篇"), "lists know it too");
}

#[test]
fn folders_that_are_replaced_are_followed_again() {
    let folder = Folder::new();
    let (preview, mut events) = start(&folder);
    let kept = folder.at("kept");
    copy(&folder.at("content"), &kept);
    for round in 0..4 {
        fs::remove_dir_all(folder.at("content")).unwrap();
        copy(&kept, &folder.at("content"));
        folder.write("content/yaowen/a.md", &text(&format!("第{round}次拷回。")));
        events.until_shown(&preview, PAGE, &format!("第{round}次拷回。"));
        folder.write("content/yaowen/a.md", &text(&format!("第{round}次拷回后再改。")));
        events.until_shown(&preview, PAGE, &format!("第{round}次拷回后再改。"));
        // Another folder takes its place, and the old one is written to no more than that.
        copy(&kept, &folder.at("next"));
        fs::rename(folder.at("content"), folder.at(&format!("old{round}"))).unwrap();
        fs::rename(folder.at("next"), folder.at("content")).unwrap();
        events.until_shown(&preview, PAGE, "正文甲。");
        folder.write("content/yaowen/a.md", &text(&format!("第{round}次换过后再改。")));
        events.until_shown(&preview, PAGE, &format!("第{round}次换过后再改。"));
    }
}

#[test]
fn a_burst_ends_with_the_last_text() {
    let folder = Folder::new();
    let (preview, mut events) = start(&folder);
    for number in 0..500 {
        folder.write("content/yaowen/a.md", &text(&format!("第{number}次保存。")));
    }
    events.until_shown(&preview, PAGE, "第499次保存。");
}

#[test]
fn reading_changes_nothing() {
    let folder = Folder::new();
    let (preview, mut events) = start(&folder);
    for _ in 0..20 {
        fs::read(folder.at("content/yaowen/a.md")).unwrap();
        preview.get(PAGE);
    }
    // A file of a name that editors leave beside others says nothing either.
    folder.write("content/yaowen/~$a.docx", "lock");
    folder.write("content/yaowen/a.md.swp", "swap");
    let before = preview.json("page.json?path=/");
    folder.write("content/yaowen/a.md", &text("这才是改动。"));
    let (_, first) = events.next();
    assert!(
        first["version"].as_str().unwrap().ends_with("-2"),
        "the first change since the start: {first} {before}"
    );
}

#[test]
fn settings_templates_and_styles_are_followed() {
    let folder = Folder::new();
    let jinshan = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/jinshan");
    copy(jinshan.as_ref(), &folder.at("themes/own"));
    let manifest = fs::read_to_string(folder.at("themes/own/theme.toml")).unwrap();
    folder.write("themes/own/theme.toml", &manifest.replacen("name = \"jinshan\"", "name = \"own\"", 1));
    folder
        .write("site.toml", "title = \"金山镇\"\nbase_url = \"https://example.gov.cn/\"\ntheme = \"own\"\n");
    let (preview, mut events) = start(&folder);
    let style = fs::read_to_string(folder.at("themes/own/assets/style.css")).unwrap();
    folder.write("themes/own/assets/style.css", &format!("{style}\n/* more */\n"));
    let change = events.until(|change| change["styles"].is_array());
    let address = change["styles"][0][1].as_str().unwrap();
    assert!(preview.get(&format!("/{address}")).text().ends_with("/* more */\n"));
    folder
        .write("site.toml", "title = \"银山镇\"\nbase_url = \"https://example.gov.cn/\"\ntheme = \"own\"\n");
    events.until_shown(&preview, "/", "银山镇");
    folder.write("templates/404.html", "没有这一页\n");
    events.until_shown(&preview, "/nowhere", "没有这一页");
    folder.write("templates/404.html", "{{ 坏了 \n");
    events.until(|change| !change["faults"].is_null());
    assert_eq!(preview.json("faults.json")[0]["file"], "templates/404.html");
    assert!(preview.get("/nowhere").text().contains("没有这一页"), "the last good state stays");
    fs::remove_file(folder.at("templates/404.html")).unwrap();
    events.until(|change| change["faults"].is_null());
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn faults_come_over_the_last_good_page_and_go() {
    let folder = Folder::new();
    let (preview, mut events) = start(&folder);
    folder.write(
        "content/yaowen/a.md",
        "---\ntitle: <b>坏</b>\ndate: 2025-13-01\neditor: 李明\n---\n\n正文丙。\n",
    );
    let change = events.until(|change| !change["faults"].is_null());
    let fault = &preview.json("faults.json")[0];
    assert_eq!((&fault["file"], &fault["line"]), (&"content/yaowen/a.md".into(), &3.into()), "{fault}");
    assert_eq!(fault["source"][1], "2025-13-01");
    assert!(fault["help"].is_string() && fault["message"].is_string());
    let page = preview.get(PAGE);
    assert!(page.status == 200 && page.text().contains("正文甲"), "the last good page stays");
    assert_eq!(preview.events().hello["faults"], change["faults"], "whoever comes now hears of it too");
    folder.write("content/yaowen/a.md", &text("好了。"));
    events.until(|change| change["faults"].is_null());
    assert!(preview.get(PAGE).text().contains("好了。"));
}

#[test]
fn a_broken_site_is_explained_and_recovers() {
    let folder = Folder::new();
    folder.write("site.toml", "title = \n");
    let (preview, mut events) = start(&folder);
    let page = preview.get("/");
    assert_eq!(page.status, 503);
    assert!(page.text().contains("site.toml") && page.text().contains("/_zb/preview.js"));
    folder.write("site.toml", "title = \"金山镇\"\nbase_url = \"https://example.gov.cn/\"\n");
    events.until(|change| change["faults"].is_null());
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn the_page_just_saved_can_be_followed() {
    let folder = Folder::new();
    let preview = folder.serve(&["--watch", "--navigate-to-changed"]);
    let mut events = preview.events();
    folder.write("content/yaowen/a.md", &text("跟过来。"));
    assert_eq!(events.until(|change| change["follow"] != Value::Null)["follow"], PAGE);
}

#[test]
fn shared_drives_are_polled() {
    let folder = Folder::new();
    let preview = folder.serve(&["--watch", "--poll", "50"]);
    let mut events = preview.events();
    folder.write("content/yaowen/a.md", &text("轮询看到。"));
    events.until_shown(&preview, PAGE, "轮询看到。");
    folder.write("templates/404.html", "没有这一页\n");
    events.until_shown(&preview, "/nowhere", "没有这一页");
    fs::remove_file(folder.at("content/yaowen/a.md")).unwrap();
    while preview.get(PAGE).status == 200 {
        events.next();
    }
}

#[cfg(unix)]
#[test]
fn pipes_and_links_do_not_stop_it() {
    let folder = Folder::new();
    let (preview, mut events) = start(&folder);
    assert!(Command::new("mkfifo").arg(folder.at("content/yaowen/pipe.md")).status().unwrap().success());
    std::os::unix::fs::symlink("/etc", folder.at("content/yaowen/link")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.at("content/yaowen/passwd.md")).unwrap();
    folder.write("content/tongzhi/b.md", &article("第二篇", "2025-05-02", "管道不碍事。"));
    // Whether a link is an error or a warning, it is told, and the rest goes on once it is gone.
    fs::remove_file(folder.at("content/yaowen/pipe.md")).unwrap();
    fs::remove_file(folder.at("content/yaowen/link")).unwrap();
    fs::remove_file(folder.at("content/yaowen/passwd.md")).unwrap();
    events.until_shown(&preview, "/tongzhi/b.html", "管道不碍事。");
}
