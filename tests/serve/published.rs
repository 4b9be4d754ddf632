//! `serve` without `--watch`: the published folder as it is.

use std::fs;
use std::process::Command;

use crate::http::get_with;
use crate::preview::{Folder, PROGRAM};

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
