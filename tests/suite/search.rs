//! The index that is published for searching: what is in it, what is not, and that it stays the same.

use crate::support::tree::Tree;
use crate::support::{SETTINGS, Site};

/// The texts of the index.
fn texts(site: &Site) -> String {
    let blocks = site.published().filter(|path| path.starts_with("search/") && path.contains("/t"));
    blocks.files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect()
}

fn with_attachment() -> Site {
    let site = Site::new();
    site.article("yi", "第一条", "2025-04-01");
    site.write(
        "content/xinwen/er.md",
        "---\ntitle: 第二条\ndate: 2025-04-02\nattachments: [{file: 表.csv, title: 安排表}]\n---\n\n正文\n",
    );
    site.write("content/xinwen/表.csv", "时间,地点\n上午,只在表里的地方\n");
    site
}

#[test]
fn what_stands_in_attachments_is_found_where_the_site_wants_it() {
    let site = with_attachment();
    site.build(&[]);
    assert!(texts(&site).contains("安排表") && !texts(&site).contains("只在表里的地方"));
    site.write("site.toml", format!("{SETTINGS}\n[search]\nattachments = true\n"));
    site.build(&[]);
    assert!(texts(&site).contains("只在表里的地方"));
}

#[test]
fn a_site_without_search_has_nothing_of_it() {
    for theme in ["jinshan", "sujian"] {
        let site = with_attachment();
        let settings = SETTINGS.replace("\"plain\"", &format!("\"{theme}\""));
        site.write("site.toml", &settings);
        site.build(&[]);
        assert!(site.published().text("index.html").contains("search/index.html"));
        site.write("site.toml", format!("{settings}\n[search]\nenabled = false\n"));
        site.build(&[]);
        let published = site.published();
        assert!(published.files.keys().all(|path| !path.starts_with("search/")));
        let named: Vec<&str> =
            published.pages().filter(|(_, text)| text.contains("search/")).map(|(path, _)| path).collect();
        assert_eq!(named, Vec::<&str>::new());
    }
}

#[test]
fn the_index_is_the_same_with_any_number_of_threads() {
    let index = |threads: &str| {
        let site = with_attachment();
        let command = site.command("build", &[]).env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert!(command.status.success());
        Tree::read(&site.path("public")).filter(|path| path.starts_with("search/"))
    };
    assert_eq!(index("1").difference(&index("4")), "");
}

#[test]
fn a_key_that_search_does_not_have_is_told() {
    let site = Site::new();
    site.article("yi", "第一条", "2025-04-01");
    site.write("site.toml", format!("{SETTINGS}\n[search]\nenable = true\n"));
    let said = site.run("check", &[]);
    assert!(said.code == 1 && said.err.contains("enabled"), "{}", said.err);
}
