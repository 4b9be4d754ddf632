//! The repository's own site, built with the theme jinshan: what readers, browsers and machines get.

mod head;
mod links;

use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::support::html::{Page, words};
use crate::support::tree::Tree;
use crate::support::{CLOCK, Said, repository, zhenbao};

/// The site and what the build said, made once for all tests.
struct Built {
    site: Tree,
    said: Said,
}

static BUILT: LazyLock<Built> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let output = folder.path().join("public");
    let root = repository("");
    let said = zhenbao(&root)
        .args(["build", "--strict", "--clock", CLOCK, "--output"])
        .arg(&output)
        .output()
        .expect("the program starts");
    Built { site: Tree::read(&output).filter(|path| !path.starts_with(".zhenbao/")), said: Said::of(said) }
});

/// The published site.
fn site() -> &'static Tree {
    assert_eq!(BUILT.said.code, 0, "{}", BUILT.said.err);
    &BUILT.site
}

/// Runs a check on every page and tells all faults of all pages at once.
#[track_caller]
fn every_page(check: impl Fn(&str, &str, &Page) -> Vec<String>) {
    let mut said = String::new();
    let mut pages = 0;
    for (path, text) in site().pages() {
        pages += 1;
        for fault in check(path, text, &Page::read(text)) {
            writeln!(said, "{path}: {fault}").expect("writing to a text never fails");
        }
    }
    assert!(pages > 50, "only {pages} pages");
    assert!(said.is_empty(), "{said}");
}

#[test]
fn it_builds_without_a_finding() {
    assert_eq!((BUILT.said.code, BUILT.said.err.as_str()), (0, ""));
    assert!(BUILT.said.out.starts_with("已发布到 "), "{}", BUILT.said.out);
}

#[test]
fn it_has_every_kind_of_page() {
    let site = site();
    for path in [
        "index.html",
        "404.html",
        "feed.xml",
        "sitemap.xml",
        "robots.txt",
        "sitemap/index.html",
        "editors/index.html",
        "tags/index.html",
        "corrections/index.html",
        "archive/index.html",
        "archive/2025/index.html",
        "yaowen/index.html",
        "yaowen/2.html",
        "yaowen/feed.xml",
        "bianmin/yiliao/index.html",
        "renda/2025/liujie-baci-huiyi.html",
        "about.html",
    ] {
        assert!(site.files.contains_key(path), "{path} is missing from {:#?}", site.paths());
    }
    assert!(site.text("robots.txt").contains("Sitemap: https://www.example.gov.cn/jinshan/sitemap.xml"));
}

#[test]
fn every_page_is_well_formed() {
    every_page(|path, text, page| {
        let mut faults = page.errors();
        if !text.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">") {
            faults.push("does not open with its type and language".to_owned());
        }
        let mut ids = page.ids();
        ids.sort();
        faults.extend(ids.windows(2).filter(|two| two[0] == two[1]).map(|two| format!("two ids {}", two[0])));
        let headings = page.words("h1");
        if headings.len() != 1 || headings[0].is_empty() {
            faults.push(format!("{} headings h1: {headings:?}", headings.len()));
        }
        let redirect = !page.all("meta[http-equiv=refresh]").is_empty();
        if page.all("main").len() != 1 && !redirect {
            faults.push(format!("{} main elements", page.all("main").len()));
        }
        let _ = path;
        faults
    });
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    every_page(|_, _, page| {
        let mut faults = Vec::new();
        let mut level = 0;
        for heading in page.all("h1, h2, h3, h4, h5, h6") {
            let own = usize::from(heading.value().name().as_bytes()[1] - b'0');
            if own > level + 1 {
                faults.push(format!("h{own} after h{level}: {}", words(heading)));
            }
            level = own;
        }
        faults
    });
}

#[test]
fn pictures_have_words_and_sizes() {
    let mut seen = 0;
    for (path, text) in site().pages() {
        let page = Page::read(text);
        // What only decorates says so with an empty text.
        assert_eq!(page.all("img:not([alt])").len(), 0, "{path}");
        for (number, picture) in page.all("[itemprop=articleBody] img").into_iter().enumerate() {
            seen += 1;
            let attribute = |name| picture.value().attr(name);
            assert!(attribute("alt").is_some_and(|alt| !alt.trim().is_empty()), "{path}: {}", picture.html());
            for size in ["width", "height"] {
                let pixels = attribute(size).and_then(|pixels| pixels.parse::<u32>().ok());
                assert!(pixels.is_some_and(|pixels| pixels > 0), "{path}: {}", picture.html());
            }
            assert_eq!(attribute("loading") == Some("lazy"), number > 0, "{path}: {}", picture.html());
        }
    }
    assert!(seen >= 3, "the site shows {seen} pictures");
}

#[test]
fn nothing_is_styled_or_scripted_inside_the_page() {
    every_page(|_, _, page| {
        let mut faults = Vec::new();
        for element in page.all("*") {
            let handler = |name: &str| name == "style" || name.starts_with("on");
            let attributes = element.value().attrs().filter(|(name, _)| handler(name));
            faults.extend(attributes.map(|(name, _)| format!("<{} {name}>", element.value().name())));
        }
        faults.extend(page.all("style").iter().map(scraper::ElementRef::html));
        faults
    });
}

#[test]
fn the_script_inside_pages_is_one() {
    let mut scripts: Vec<String> = Vec::new();
    for (_, text) in site().pages() {
        let page = Page::read(text);
        scripts.extend(page.all("script:not([src]):not([type])").iter().map(scraper::ElementRef::inner_html));
    }
    scripts.sort();
    scripts.dedup();
    assert!(scripts.len() <= 1, "servers allow a script by its hash, so there can be one: {scripts:#?}");
}

#[test]
fn every_link_says_where_it_leads() {
    every_page(|_, _, page| {
        let silent = |link: &scraper::ElementRef<'_>| {
            words(*link).is_empty()
                && link.value().attr("aria-label").is_none_or(str::is_empty)
                && link.select(&scraper::Selector::parse("img[alt]").expect("valid")).next().is_none()
        };
        let mut faults: Vec<String> =
            page.all("a").into_iter().filter(silent).map(|link| link.html()).collect();
        faults.extend(
            page.all("a:not([href]), a[href=\"\"], a[href=\"#\"]").into_iter().map(|link| link.html()),
        );
        faults
    });
}

#[test]
fn the_articles_of_a_category_stand_on_one_list_page_each() {
    // Pinned ones stand once more above the list.
    crate::properties::each_article_is_listed_once(site(), "main .list:not(.pinned) a");
}
