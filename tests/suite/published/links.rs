//! Where links lead: opened from a disk, under the site's path, and in feeds and the site map.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use super::{every_page, site};
use crate::support::html::Page;
use crate::support::tree::is_page;

/// The site's address; the demonstration site lies under a path.
const BASE: &str = "https://www.example.gov.cn/jinshan/";
const BASE_PATH: &str = "/jinshan/";

/// The ids of every page.
fn ids() -> BTreeMap<&'static str, BTreeSet<String>> {
    site().pages().map(|(path, text)| (path, Page::read(text).ids().into_iter().collect())).collect()
}

/// The file that an address on a page leads to, as a disk finds it: there are no index pages, and no
/// way above the site. `Err` says why there is none.
fn file_of(page: &str, address: &str) -> Result<String, String> {
    let (path, _) = split(address);
    let path = decoded(path);
    if path.is_empty() {
        return Ok(page.to_owned());
    }
    let mut names: Vec<&str> = match path.strip_prefix(BASE_PATH) {
        // Only the page for missing addresses knows the site's path: it is shown at any depth.
        Some(_) if page == "404.html" => Vec::new(),
        _ if path.starts_with('/') => return Err(format!("{address} is absolute")),
        // Its stylesheets also as they lie beside it, for whoever opens it from a disk.
        _ if page == "404.html" && path.starts_with("assets/") && path.rsplit('.').next() == Some("css") => {
            Vec::new()
        }
        _ if page == "404.html" => return Err(format!("{address} is relative on a page shown anywhere")),
        _ => page.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect(),
    };
    for name in path.strip_prefix(BASE_PATH).unwrap_or(&path).split('/') {
        match name {
            "." => {}
            ".." => drop(names.pop().ok_or_else(|| format!("{address} leaves the site"))?),
            name => names.push(name),
        }
    }
    let file = names.join("/");
    if site().files.contains_key(&file) { Ok(file) } else { Err(format!("{address}: there is no {file}")) }
}

/// Path and fragment of an address; what stands behind `?` belongs to neither.
fn split(address: &str) -> (&str, Option<&str>) {
    let (path, fragment) = address.split_once('#').map_or((address, None), |(path, id)| (path, Some(id)));
    (path.split('?').next().unwrap_or_default(), fragment)
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().expect("addresses are UTF-8").into_owned()
}

/// Whether an address leads out of the site, or holds the picture itself.
fn elsewhere(address: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:", "data:image/"].iter().any(|scheme| address.starts_with(scheme))
}

#[test]
fn every_link_leads_to_a_file_and_a_place_in_it() {
    let ids = ids();
    every_page(|path, _, page| {
        let mut faults = Vec::new();
        for address in page.addresses().into_iter().filter(|address| !elsewhere(address)) {
            let file = match file_of(path, &address) {
                Ok(file) => file,
                Err(fault) => {
                    faults.push(fault);
                    continue;
                }
            };
            let Some(id) = split(&address).1.map(decoded) else { continue };
            if !ids.get(file.as_str()).is_some_and(|ids| ids.contains(&id)) {
                faults.push(format!("{address}: {file} has no id {id}"));
            }
        }
        faults
    });
}

#[test]
fn labels_and_descriptions_name_elements_of_the_page() {
    every_page(|_, _, page| {
        let ids: BTreeSet<String> = page.ids().into_iter().collect();
        let mut faults = Vec::new();
        for attribute in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
            for value in page.values(&format!("[{attribute}]"), attribute) {
                let missing = value.split_whitespace().filter(|id| !ids.contains(*id));
                faults.extend(missing.map(|id| format!("{attribute}: no id {id}")));
            }
        }
        faults
    });
}

#[test]
fn every_file_can_be_found_from_the_home_page() {
    let mut seen = BTreeSet::from(["index.html".to_owned()]);
    let mut next = vec!["index.html".to_owned()];
    while let Some(path) = next.pop() {
        if !is_page(&path) {
            continue;
        }
        let page = Page::read(site().text(&path));
        for address in page.addresses().into_iter().filter(|address| !elsewhere(address)) {
            if let Ok(file) = file_of(&path, &address)
                && seen.insert(file.clone())
            {
                next.push(file);
            }
        }
    }
    let alone = |path: &&str| !seen.contains(*path);
    let unfound: Vec<&str> = site().paths().into_iter().filter(alone).collect();
    // Servers and machines know some by their addresses, a theme carries pictures for options that this site
    // does not set, and the page of search loads the files of its index by a script.
    let by_address = |path: &str| {
        ["404.html", "robots.txt", "sitemap.xml"].contains(&path)
            || path.starts_with("old/")
            || path.starts_with("assets/")
            || path.starts_with("search/")
    };
    let lost: Vec<&&str> = unfound.iter().filter(|path| !by_address(path)).collect();
    assert!(lost.is_empty(), "nothing leads to {lost:#?}");
}

#[test]
fn feeds_are_atom_with_absolute_addresses_that_exist() {
    let feeds: Vec<&str> = site().paths().into_iter().filter(|path| path.ends_with("feed.xml")).collect();
    assert!(feeds.len() >= 7, "{feeds:?}");
    for path in feeds {
        let document =
            roxmltree::Document::parse(site().text(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
        let feed = document.root_element();
        assert!(feed.has_tag_name(("http://www.w3.org/2005/Atom", "feed")), "{path}");
        let child = |name: &str| feed.children().find(|node| node.tag_name().name() == name);
        assert_eq!(child("id").and_then(|id| id.text()), Some(format!("{BASE}{path}").as_str()), "{path}");
        let mut times = Vec::new();
        for entry in feed.children().filter(|node| node.tag_name().name() == "entry") {
            let text = |name: &str| {
                let node = entry.children().find(|node| node.tag_name().name() == name);
                node.and_then(|node| node.text()).unwrap_or_else(|| panic!("{path}: an entry without {name}"))
            };
            exists(path, text("id"));
            times.push(text("published"));
            assert!(text("updated") >= text("published") && text("published").ends_with("+08:00"), "{path}");
            let content = Page::read(text("content"));
            for address in content.addresses() {
                assert!(elsewhere(&address), "{path}: {address} is relative");
                exists(path, &address);
            }
        }
        assert!(times.is_sorted_by(|newer, older| newer >= older), "{path}: {times:?}");
    }
}

#[test]
fn the_site_map_names_every_page_for_readers_once() {
    let document = roxmltree::Document::parse(site().text("sitemap.xml")).expect("sitemap.xml is XML");
    let mut named: Vec<String> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "loc")
        .map(|node| node.text().expect("an address has text").to_owned())
        .collect();
    for address in &named {
        exists("sitemap.xml", address);
    }
    let count = named.len();
    named.sort();
    named.dedup();
    assert_eq!(named.len(), count, "an address stands twice");
    // Texts and the first pages of lists that people look for; the rest is found through them.
    let (mut texts, mut hidden) = (0, 0);
    for (path, text) in site().pages() {
        let page = Page::read(text);
        let Some(canonical) = page.values("link[rel=canonical]", "href").pop() else { continue };
        let there = named.binary_search(&canonical).is_ok();
        let kind = page.values("body", "class").concat();
        let first_of_category = kind == "page-category" && path.ends_with("/index.html");
        if ["page-home", "page-article", "page-page"].contains(&kind.as_str()) || first_of_category {
            texts += 1;
            assert!(there, "{path} is not in sitemap.xml");
        }
        if !page.all("meta[name=robots][content*=noindex]").is_empty() && page.all("main").len() == 1 {
            hidden += 1;
            assert!(!there, "{path} is in sitemap.xml");
        }
    }
    assert!(texts > 40, "{texts} texts, {hidden} hidden");
}

/// That an absolute address of this site leads to a file.
fn exists(from: &str, address: &str) {
    let Some(path) = address.strip_prefix(BASE) else { return };
    let path = decoded(split(path).0);
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    assert!(site().files.contains_key(&file), "{from}: {address}: there is no {file}");
}
