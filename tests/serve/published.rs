//! `serve` without `--watch`: the published folder as it is.

use std::fs;
use std::process::Command;

use crate::http::get_with;
use crate::preview::{Folder, PROGRAM, article};

#[test]
fn the_published_folder_is_served_as_it_is() {
    let folder = Folder::new();
    let output = folder.build();
    fs::write(output.join("stray.txt"), "somebody put it there").unwrap();
    let preview = folder.serve(&[]);
    assert_eq!(preview.get("/").body, fs::read(output.join("index.html")).unwrap());
    assert_eq!(preview.get("/yaowen/a.html").body, fs::read(output.join("yaowen/a.html")).unwrap());
    assert_eq!(preview.get("/yaowen").header("Location"), Some("/yaowen/"));
    let missing = preview.get("/nowhere");
    assert_eq!((missing.status, missing.body), (404, fs::read(output.join("404.html")).unwrap()));
    for path in
        ["/stray.txt", "/.zhenbao/manifest.json", "/_zb/", "/_zb/board.json", "/../site.toml", "/_zb/events"]
    {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
    assert_eq!(get_with(preview.address, "/extra.txt", "Range: bytes=-2\r\n").text(), "89");
    let stranger = crate::http::send(preview.address, b"GET / HTTP/1.1\r\nHost: evil\r\n\r\n");
    assert_eq!(stranger.status, 403);
}

/// The local addresses that a page links to.
fn links(page: &str) -> Vec<String> {
    let document = scraper::Html::parse_document(page);
    let linked = scraper::Selector::parse("[href], [src]").unwrap();
    let elements = document.select(&linked).map(|element| element.value());
    let addresses = elements.filter_map(|element| element.attr("href").or(element.attr("src")));
    let local = addresses.filter(|address| !address.contains(':') && !address.starts_with('#'));
    local.map(|address| format!("/{}", address.trim_start_matches("./"))).collect()
}

#[test]
fn the_newest_publication_is_served() {
    let folder = Folder::new();
    folder.build();
    let preview = folder.serve(&[]);
    assert!(!preview.get("/").text().contains("新增篇"));
    folder.write("content/yaowen/new.md", &article("新增篇", "2025-05-06", "新。"));
    let style = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/jinshan/assets/style.css");
    folder.write("static/assets/style.css", &format!("{}\n/* more */\n", fs::read_to_string(style).unwrap()));
    let output = folder.build();
    let home = preview.get("/").text();
    assert!(home.contains("新增篇") && home.as_bytes() == fs::read(output.join("index.html")).unwrap());
    let links = links(&home);
    assert!(links.iter().any(|link| link.contains("style")), "{links:?}");
    for link in links {
        assert_eq!(preview.get(&link).status, 200, "{link}");
    }
}

#[test]
fn what_is_not_as_it_was_published_is_told() {
    let folder = Folder::new();
    let output = folder.build();
    let preview = folder.serve(&[]);
    let page = fs::read(output.join("yaowen/a.html")).unwrap();
    let other = String::from_utf8(page.clone()).unwrap().replace('甲', "乙");
    assert_eq!(other.len(), page.len());
    fs::write(output.join("yaowen/a.html"), other).unwrap();
    fs::remove_file(output.join("extra.txt")).unwrap();
    for _ in 0..2 {
        for (path, said) in [
            ("/yaowen/a.html", "the content is not what was published: "),
            ("/extra.txt", "a published file is missing: "),
        ] {
            let answer = preview.get(path);
            let text = answer.text();
            assert_eq!(answer.status, 503, "{text}");
            assert!(
                text.contains(said) && text.contains(&path[1..]) && text.contains("zhenbao build"),
                "{text}"
            );
            assert_eq!(folder.stderr().matches(said).count(), 1, "once a file: {}", folder.stderr());
        }
    }
    assert_eq!(preview.get("/tongzhi/b.html").status, 200, "the rest is served");
    folder.build();
    assert_eq!((preview.get("/yaowen/a.html").body, preview.get("/extra.txt").status), (page, 200));
}

#[test]
fn a_folder_that_is_gone_is_told_and_comes_back() {
    let folder = Folder::new();
    let output = folder.build();
    let preview = folder.serve(&[]);
    fs::rename(&output, folder.at("away")).unwrap();
    let answer = preview.get("/");
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("carries no manifest") && answer.text().contains("zhenbao build"));
    fs::rename(folder.at("away"), &output).unwrap();
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn readers_between_two_publications_get_one_of_them() {
    let folder = Folder::new();
    folder.build();
    folder.write("content/yaowen/a.md", &article("第一篇", "2025-05-01", "后来的正文。\n\n![图](tu.png)"));
    folder.write("static/extra.txt", "9876543210");
    folder.build();
    let preview = folder.serve(&[]);
    let root = folder.path();
    std::thread::scope(|scope| {
        let swapping = scope.spawn(|| {
            for _ in 0..20 {
                let done = Command::new(PROGRAM).args(["rollback", "--root"]).arg(root).output().unwrap();
                assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            }
        });
        while !swapping.is_finished() {
            let (page, file) = (preview.get("/yaowen/a.html"), preview.get("/extra.txt"));
            assert_eq!((page.status, file.status), (200, 200), "{} {}", page.text(), file.text());
            assert!(page.text().contains("正文甲") != page.text().contains("后来的正文"));
            assert!(["0123456789", "9876543210"].contains(&file.text().as_str()));
        }
        swapping.join().unwrap();
    });
    assert_eq!(folder.stderr(), "");
}

#[test]
fn nothing_published_is_said() {
    let folder = Folder::new();
    let done =
        Command::new(PROGRAM).args(["serve", "--lang", "en", "--root"]).arg(folder.path()).output().unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stderr).contains("zhenbao build"));
}

#[test]
fn nothing_of_the_preview_reaches_a_build() {
    let folder = Folder::new();
    let output = folder.build();
    let mut folders = vec![output];
    while let Some(place) = folders.pop() {
        for entry in fs::read_dir(place).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
                continue;
            }
            let bytes = fs::read(entry.path()).unwrap();
            for word in ["_zb/", "preview.js", "zb-preview"] {
                let found = bytes.windows(word.len()).any(|piece| piece == word.as_bytes());
                assert!(!found, "{word} in {}", entry.path().display());
            }
        }
    }
}
