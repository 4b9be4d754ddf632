//! What holds for every site, whatever is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

use proptest::prelude::*;
use zhenbao::config;
use zhenbao::config::LineEnds;
use zhenbao::diagnostic::has_errors;
use zhenbao::edition::{Recipe, Warnings, prepare};
use zhenbao::site::pages::pages;
use zhenbao::site::{Content, Site as Assembled, Visibility};
use zhenbao::source::{Moment, OutputPath, Source, SourcePath};

use crate::support::html::Page;
use crate::support::tree::Tree;
use crate::support::{CLOCK, SETTINGS, Site, repository};

/// A site in which order could matter: equal dates, equal titles, names that read alike.
fn entangled() -> Tree {
    let mut files =
        Tree::read(&repository("tests/sites/full")).filter(|path| !path.starts_with("expected/")).files;
    let themes = Tree::read(&repository("tests/sites/themes")).files;
    files.extend(themes.into_iter().map(|(path, bytes)| (format!("themes/{path}"), bytes)));
    let names = ["李明", "黎明", "立明", "王芳", "汪芳"];
    for number in 0..40 {
        let (editor, tag) = (names[number % 5], names[number % 4]);
        let day = number % 3 + 1;
        let text = format!(
            "---\ntitle: 同名的新闻\ndate: 2025-03-0{day}\neditor: {editor}\ntags: [{tag}, 会议]\n---\n\n第{number}条。\n"
        );
        files.insert(format!("content/xinwen/t{number:02}.md"), text.into_bytes());
    }
    Tree { files }
}

/// Builds the files in the order given with so many threads; everything that is published, with the
/// manifest.
fn built<'a>(files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>, threads: &str) -> Tree {
    let site = Site::bare();
    for (path, bytes) in files {
        site.write(path, bytes);
    }
    let output = site.command("build", &[]).env("RAYON_NUM_THREADS", threads).output().expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // The seal notes which file the manifest is on this disk, and when.
    Tree::read(&site.path("public")).filter(|path| path != ".zhenbao/seal")
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let files = entangled().files;
    let first = built(files.iter(), "1");
    assert!(first.paths().len() > 80);
    let reversed = built(files.iter().rev(), "4");
    assert_eq!(first.difference(&reversed), "");
    // A stride that shares no divisor with the count visits every file in another order.
    let count = files.len();
    let stride = (7..=count)
        .find(|stride| gcd(*stride, count) == 1)
        .expect("one less than the count shares no divisor with it");
    let shuffled =
        built((0..count).map(|at| files.iter().nth(at * stride % count).expect("below the count")), "2");
    assert_eq!(first.difference(&shuffled), "");
}

fn gcd(one: usize, other: usize) -> usize {
    if other == 0 { one } else { gcd(other, one % other) }
}

/// That every article stands exactly once in the lists of each category around it, all pages of the
/// list taken together. `items` selects the links of a list.
#[track_caller]
pub fn each_article_is_listed_once(site: &Tree, items: &str) {
    let mut listed: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut articles = BTreeSet::new();
    for (path, text) in site.pages() {
        let page = Page::read(text);
        if page.all("body.page-article").len() == 1 {
            articles.insert(path.to_owned());
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let is_list = name == "index.html" || name.trim_end_matches(".html").parse::<usize>().is_ok();
        if !is_list || !site.files.contains_key(&format!("{folder}/feed.xml")) {
            continue;
        }
        for address in page.values(items, "href") {
            let up = address.matches("../").count();
            assert_eq!(up, path.matches('/').count(), "{path}: {address}");
            *listed.entry((folder.to_owned(), address.replace("../", ""))).or_default() += 1;
        }
    }
    assert!(articles.len() > 20, "{} articles", articles.len());
    let mut expected = BTreeMap::new();
    for article in articles {
        for (at, _) in article.match_indices('/') {
            if site.files.contains_key(&format!("{}/feed.xml", &article[..at])) {
                expected.insert((article[..at].to_owned(), article.clone()), 1);
            }
        }
    }
    assert_eq!(listed, expected);
}

#[test]
fn the_listed_pages_are_the_published_ones() {
    let site = Site::bare();
    entangled().write(site.root());
    site.build(&[]);
    let clock = Moment::parse(CLOCK).expect("the tests' day is a date");
    let recipe = Recipe {
        root: site.root().to_owned(),
        published: site.root().join("public"),
        base_url: None,
        clock: Some(clock),
        visibility: Visibility::default(),
        warnings: Warnings::Warn,
    };
    let prepared = prepare(&recipe).expect("the folder is there").value.expect("the site is usable");
    let listed: Vec<String> = pages(&prepared.site).iter().map(|page| page.path.to_string()).collect();
    let unique: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
    assert_eq!(unique.len(), listed.len(), "an address is listed twice");
    let assets = prepared.theme.assets().iter().map(|asset| asset.path.as_str());
    let files = prepared.site.files.keys().map(OutputPath::as_str);
    let all: BTreeSet<&str> = unique.into_iter().chain(assets).chain(files).collect();
    let published = site.published();
    assert_eq!(all, published.paths().into_iter().collect());
}

/// Names that want out, and names that are merely odd.
fn odd_name() -> impl Strategy<Value = String> {
    let parts = prop_oneof![
        Just("..".to_owned()),
        Just(".".to_owned()),
        Just("/".to_owned()),
        Just("\\".to_owned()),
        Just("%2e%2e%2f".to_owned()),
        Just("C:".to_owned()),
        Just(".zhenbao".to_owned()),
        Just("会议".to_owned()),
        Just("index".to_owned()),
        "\\PC{1,3}",
        "[a-z]{1,4}",
    ];
    prop::collection::vec(parts, 1..6).prop_map(|parts| parts.concat())
}

fn inside(path: &OutputPath) -> bool {
    let below = path.to_os(Path::new("output"));
    let mut components = below.components();
    components.next() == Some(Component::Normal("output".as_ref()))
        && components.clone().count() > 0
        && components.all(|component| matches!(component, Component::Normal(_)))
}

proptest! {
    #![proptest_config(crate::support::property::cases(256))]

    #[test]
    fn an_output_path_stays_in_the_output(path in odd_name()) {
        if let Ok(path) = OutputPath::new(&path) {
            prop_assert!(inside(&path), "{path}");
            let url = path.url();
            prop_assert!(url.split('/').all(|name| !matches!(name, "" | "." | "..")), "{url}");
        }
    }

    #[test]
    fn nothing_an_editor_types_leaves_the_output(
        slug in odd_name(), alias in odd_name(), tag in odd_name(), editor in odd_name(), folder in odd_name(),
        name in odd_name(), link in odd_name(),
    ) {
        let settings = Source::new(SourcePath::new("site.toml").expect("plain"), SETTINGS.to_owned());
        let config = config::read(&settings).value.expect("the settings are TOML");
        let quoted = |text: &str| format!("{text:?}");
        let text = format!(
            "---\ntitle: 题\ndate: 2025-04-01\nslug: {}\naliases: [{}]\ntags: [{}]\neditor: {}\n---\n\n[链接](<{}>)\n",
            quoted(&slug), quoted(&alias), quoted(&tag), quoted(&editor), link.replace(['<', '>', '\n'], ""),
        );
        let paths = [format!("content/{folder}/a.md"), format!("content/{folder}/{name}.md"), format!("content/{name}.md")];
        let sources: Vec<Source> = paths
            .iter()
            .filter_map(|path| SourcePath::new(path).ok())
            .map(|path| Source::new(path, text.clone()))
            .collect();
        let content = Content::parse(&sources, LineEnds::default()).value;
        let now = Moment::parse(CLOCK).expect("a date").in_zone(&config.zone);
        let checked = Assembled::assemble(std::sync::Arc::new(config), now, content, Visibility::default());
        let site = checked.value;
        let listed = pages(&site);
        prop_assert!(listed.iter().all(|page| inside(&page.path)));
        // Two pages at one address are an error, so that they are never published.
        let unique: BTreeSet<String> = listed.iter().map(|page| page.path.as_str().to_lowercase()).collect();
        prop_assert!(unique.len() == listed.len() || has_errors(&checked.diagnostics));
        prop_assert!(site.files.keys().all(inside));
    }
}
