//! Fixture sites: the whole tree that comes out of each, byte for byte. Files left over in an expected
//! tree fail like files that are missing. `UPDATE_EXPECTED=1` writes the trees anew.

use std::fs;

use crate::support::tree::Tree;
use crate::support::{Site, repository};

/// Builds a fixture site and compares all that is published.
#[track_caller]
fn comes_out_as_expected(name: &str) -> Site {
    let site = Site::fixture(name);
    site.run("build", &["--strict"]).clean();
    let found = without_version(site.published());
    let folder = repository("tests/sites").join(name).join("expected");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("the expected tree can be replaced");
        }
        found.write(&folder);
    }
    let difference = Tree::read(&folder).difference(&found);
    assert!(
        difference.is_empty(),
        "the site {name} comes out differently; if that is right, run again with UPDATE_EXPECTED=1\n{difference}"
    );
    site
}

/// The program's version stands on pages, and shall not change the trees with every release.
fn without_version(mut tree: Tree) -> Tree {
    let version = concat!("zhenbao ", env!("CARGO_PKG_VERSION"));
    for bytes in tree.files.values_mut() {
        if let Ok(text) = std::str::from_utf8(bytes) {
            *bytes = text.replace(version, "zhenbao VERSION").into_bytes();
        }
    }
    tree
}

#[test]
fn a_minimal_site() {
    comes_out_as_expected("minimal");
}

#[test]
fn an_empty_site() {
    comes_out_as_expected("empty");
}

#[test]
fn a_site_under_a_path() {
    comes_out_as_expected("subpath");
}

#[test]
fn every_kind_of_article() {
    comes_out_as_expected("kinds");
}

#[test]
fn everything_a_site_can_have() {
    let site = comes_out_as_expected("full");
    let account = site.build(&[]).out;
    for held in ["《草稿一篇》", "《明天的新闻》", "《过期的通知》"] {
        assert!(account.contains(held), "{held} is not named in:\n{account}");
    }
}

#[test]
fn a_second_build_writes_nothing() {
    let site = Site::fixture("full");
    site.build(&[]);
    let before = site.published();
    let account = site.build(&[]).out;
    assert!(account.contains("写入 0 个文件") && account.contains("撤下 0 个"), "{account}");
    assert_eq!(before, site.published());
}

#[test]
fn long_lists_stand_on_several_pages() {
    let site = Site::new();
    site.write("site.toml", format!("paginate_by = 10\n{}", crate::support::SETTINGS));
    for number in 1..=45 {
        site.article(
            &format!("a{number:02}"),
            &format!("第{number}条"),
            &format!("2025-04-{:02}", number % 30 + 1),
        );
    }
    site.run("build", &["--strict"]).clean();
    let published = site.published();
    let lists: Vec<&str> = published
        .paths()
        .into_iter()
        .filter(|path| path.starts_with("xinwen/") && !path.contains("/a"))
        .collect();
    assert_eq!(
        lists,
        [
            "xinwen/2.html",
            "xinwen/3.html",
            "xinwen/4.html",
            "xinwen/5.html",
            "xinwen/feed.xml",
            "xinwen/index.html"
        ]
    );
    let last = published.text("xinwen/5.html");
    assert_eq!(last.matches(".kind: news").count(), 5);
    for line in [
        "list.count: 45",
        "list.pager.number: 5",
        "list.pager.total: 5",
        "list.pager.previous: xinwen/4.html",
    ] {
        assert!(last.contains(line), "{line} is not in:\n{last}");
    }
    assert!(!last.contains("list.pager.next"), "{last}");
    assert!(published.text("xinwen/index.html").contains("list.pager.next: xinwen/2.html"));
}
