//! Names as people give them to files: each comes out right, or is told in a sentence.

use crate::support::html::Page;
use crate::support::{Site, picture};

/// A site with an article of that name, beside one that links to it by its name.
fn named(name: &str) -> Site {
    let site = Site::new();
    site.article(name, "甲", "2025-04-01");
    site.write(
        "content/xinwen/b.md",
        format!(
            "---\ntitle: 乙\ndate: 2025-04-02\n---\n\n见[甲文](<{}.md>)。\n",
            name.replace('%', "%25").replace('#', "%23")
        ),
    );
    site
}

/// Where the article stands, by the link in the other one; the page must be there and be the article.
#[track_caller]
fn address(site: &Site) -> String {
    let published = site.published();
    let page = Page::read(published.text("xinwen/b.html"));
    let links = page.all("a[href]");
    let link =
        links.iter().find(|link| link.text().collect::<String>() == "甲文").expect("the link is there");
    let target = link.value().attr("href").expect("it was chosen for it");
    let mut bytes = Vec::new();
    let mut rest = target.bytes();
    while let Some(byte) = rest.next() {
        let digits =
            (byte == b'%').then(|| [rest.next(), rest.next()].map(|digit| digit.expect("two digits")));
        let value = digits.map(|digits| {
            let digits = String::from_utf8(digits.to_vec()).expect("ASCII");
            u8::from_str_radix(&digits, 16).expect("hexadecimal digits")
        });
        bytes.push(value.unwrap_or(byte));
    }
    let path = String::from_utf8(bytes).expect("addresses are UTF-8");
    let path = path.strip_prefix("../").expect("pages of a category name the folder").to_owned();
    assert!(published.text(&path).contains("甲的正文"), "{path}");
    target.to_owned()
}

#[test]
fn any_name_has_an_address_that_links_reach() {
    for name in
        ["防汛 通知", "100% 完成", "a%20b", "😀", "第1条？", "a.b", "README", "it's", "a&b", "a#b", "a+b"]
    {
        let site = named(name);
        let said = site.run("build", &[]);
        assert_eq!(said.code, 0, "{name}: {}", said.err);
        let target = address(&site);
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%/".contains(c);
        assert!(target.chars().all(plain), "{name} became {target}");
    }
}

#[test]
fn an_attachment_is_named_as_it_lies_there() {
    let names = ["1#楼.docx", "a%20b.docx", "100%.docx", "申 请（表）.docx"];
    let site = Site::new();
    let list = names.map(|name| format!("  - '{name}'")).join("\n");
    // The last one was copied from a link.
    site.write(
        "content/xinwen/a.md",
        format!(
            "---\ntitle: 甲\ndate: 2025-04-01\nattachments:\n{list}\n  - '%E8%A1%A8.docx'\n---\n\n甲。\n"
        ),
    );
    for name in names.into_iter().chain(["表.docx"]) {
        site.write(&format!("content/xinwen/{name}"), name);
    }
    site.build(&["--strict"]).clean();
    let published = site.published();
    for name in names.into_iter().chain(["表.docx"]) {
        assert!(published.files.values().any(|bytes| bytes == name.as_bytes()), "{name}");
    }
    for url in ["xinwen/1%23%E6%A5%BC.docx", "xinwen/a%2520b.docx", "xinwen/100%25.docx"] {
        assert!(published.text("xinwen/a.html").contains(url), "{url}");
    }
}

#[test]
fn a_name_of_255_bytes_is_published_or_told() {
    for name in ["a".repeat(252), "镇".repeat(84), "😀".repeat(63)] {
        let site = Site::new();
        site.article(&name, "甲", "2025-04-01");
        let said = site.run("build", &[]);
        if said.code == 0 {
            assert!(site.published().pages().any(|(_, text)| text.contains("甲的正文")), "{name}");
        } else {
            assert!(said.err.contains("错误[ZB505]") && said.err.contains("slug"), "{}", said.err);
        }
    }
}

#[test]
fn what_editors_leave_beside_a_file_is_not_published() {
    let site = Site::new();
    site.article("a", "甲", "2025-04-01");
    for name in
        ["a.md~", ".a.md.swp", "~$a.docx", ".~lock.a.md#", ".DS_Store", "Thumbs.db", "#a.md#", "a.md.bak"]
    {
        site.write(&format!("content/xinwen/{name}"), "不能公开");
    }
    site.run("build", &["--strict"]).clean();
    let published = site.published();
    let leaked: Vec<_> = published
        .files
        .iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("不能公开"))
        .map(|(path, _)| path)
        .collect();
    assert!(leaked.is_empty(), "{leaked:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8_stops_and_is_shown_as_it_reads_in_gbk() {
    use std::os::unix::ffi::OsStrExt as _;
    let site = Site::new();
    for folder in ["content/xinwen", "static"] {
        std::fs::create_dir_all(site.path(folder)).expect("there is room");
        let name = std::ffi::OsStr::from_bytes(b"\xb7\xc0\xd1\xb4.md");
        std::fs::write(site.path(folder).join(name), "文").expect("Linux takes any bytes");
        let by_chance = std::ffi::OsStr::from_bytes(b"\xcd\xa8\xd6\xaa.md");
        std::fs::write(site.path(folder).join(by_chance), "文").expect("it is valid UTF-8");
        let folder = site.path(folder).join(std::ffi::OsStr::from_bytes(b"\xb7\xff"));
        std::fs::create_dir(&folder).expect("Linux takes any bytes");
        for name in ["a.md", "b.md"] {
            std::fs::write(folder.join(name), "文").expect("there is room");
        }
    }
    let said = site.run("build", &[]);
    assert_eq!(said.code, 1, "{}", said.out);
    for path in ["content/xinwen", "static"] {
        let read = format!("错误[ZB001] 名称不是 UTF-8，按 GBK 读是 {path}/防汛.md");
        let bytes = format!("错误[ZB001] 名称不是 UTF-8：{path}/\\xB7\\xFF\n");
        assert!(said.err.contains(&read) && said.err.contains(&bytes), "{}", said.err);
        assert!(said.err.contains(&format!("按 GBK 读是 {path}/通知.md\n")), "{}", said.err);
    }
    assert_eq!(said.err.matches("[ZB001]").count(), 6, "one for a folder with all in it: {}", said.err);
    let said = site.run("check", &["--format", "json"]);
    assert!(said.err.contains("\"file\":\"content/xinwen\""), "{}", said.err);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_differ_in_case_are_told_once_wherever_they_lie() {
    let site = Site::new();
    site.article("a", "甲", "2025-04-01");
    for path in ["content/xinwen/会场.PNG", "content/xinwen/会场.png", "static/A.txt", "static/a.txt"] {
        site.write(path, "x");
    }
    for path in
        ["content/Xinwen/a.md", "content/xinwen-b/a.md", "content/xinwen/B/a.md", "content/xinwen/b/a.md"]
    {
        site.write(path, "---\ntitle: 乙\ndate: 2025-04-01\n---\n\n乙。\n");
    }
    let said = site.run("check", &["--format", "short"]);
    assert_eq!(said.code, 1, "{}", said.err);
    for told in [
        "content/xinwen/会场.png 与 content/xinwen/会场.PNG 只有大小写不同",
        "static/a.txt 与 static/A.txt 只有大小写不同",
        "content/xinwen 与 content/Xinwen 只有大小写不同",
        "content/xinwen/b 与 content/xinwen/B 只有大小写不同",
    ] {
        assert!(said.err.contains(told), "{told} is not in:\n{}", said.err);
    }
    assert_eq!(said.err.matches("error[").count(), 4, "{}", said.err);
}

#[test]
fn names_with_unseen_characters_reach_no_page() {
    for name in ["fu\u{202e}cod.docx", "fu\u{1}.docx", "fu\u{2066}.docx"] {
        let site = Site::new();
        let text = "---\ntitle: 甲\ndate: 2025-04-01\n---\n\n甲。\n";
        site.write(&format!("content/xinwen/{name}"), "x");
        site.write(&format!("content/{name}/a.md"), text);
        let said = site.run("build", &[]);
        assert_eq!(said.code, 1, "{}", said.out);
        assert_eq!(said.err.matches("错误[ZB011]").count(), 2, "{}", said.err);
        assert!(
            said.err.contains("U+") && !said.err.contains(['\u{202e}', '\u{1}', '\u{2066}']),
            "{}",
            said.err
        );
    }
}

#[test]
fn a_file_that_only_looks_like_an_article_is_told() {
    let site = Site::new();
    for name in ["通知.md.txt", "b.markdown", "c.MKD"] {
        site.write(&format!("content/xinwen/{name}"), "---\ntitle: 甲\ndate: 2025-04-01\n---\n");
    }
    for name in ["d.txt", "e.MD.docx", "f.pdf"] {
        site.write(&format!("content/xinwen/{name}"), "x");
    }
    let said = site.run("check", &["--format", "short"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(said.err.matches("warning[ZB503]").count(), 3, "{}", said.err);
    assert!(said.err.contains("改名为 通知.md；") && said.err.contains("改名为 c.md"), "{}", said.err);
}

#[test]
fn folders_with_one_address_are_told_once() {
    let site = Site::new();
    for (folder, name) in [("content/黎明", "a"), ("content/李明", "b")] {
        let index = "---\ntitle: 栏目\ndescription: 栏\nkeywords: [栏]\ncolumn_type: 工作动态\n---\n";
        site.write(&format!("{folder}/_index.md"), index);
        site.write(&format!("{folder}/{name}.md"), "---\ntitle: 甲\ndate: 2025-04-01\n---\n\n甲。\n");
    }
    let said = site.run("check", &[]);
    assert!(said.err.contains("栏目 content/黎明 与 content/李明 的网址都是 /li-ming/"), "{}", said.err);
    assert_eq!(said.err.matches("错误[").count(), 1, "{}", said.err);
}

#[test]
fn pictures_are_found_from_the_start_of_the_site() {
    let site = Site::new();
    site.write("content/xinwen/会场.png", picture());
    site.write("content/xinwen/图/主席台.png", picture());
    site.write("static/徽标.png", picture());
    let body = "![会场](/xinwen/会场.png)\n\n![主席台](/xinwen/图/主席台.png)\n\n![徽标](/徽标.png)\n";
    let front = "---\ntitle: 甲\ndate: 2025-04-01\ncover: { image: /徽标.png, alt: 徽标 }\n---\n\n";
    site.write("content/xinwen/a.md", format!("{front}{body}"));
    site.build(&[]);
    let published = site.published();
    let page = Page::read(published.text("xinwen/a.html"));
    for (picture, address) in ["xinwen/会场.png", "xinwen/tu/主席台.png", "徽标.png"].iter().enumerate()
    {
        assert!(published.files.contains_key(*address), "{address}: {:?}", published.paths());
        let shown = page.all("figure img")[picture].value();
        let encoded = shown.attr("src").expect("pictures have an address");
        let written = percent_encoding::percent_decode_str(encoded).decode_utf8().expect("a name");
        assert_eq!(written, format!("../{address}"));
        assert_eq!((shown.attr("width"), shown.attr("height")), (Some("4"), Some("3")), "{address}");
    }
}
