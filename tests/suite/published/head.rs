//! The head tags that government sites carry, and the words in tabs and search results.

use super::{every_page, site};
use crate::support::html::Page;

/// The three sorts of pages that differ in their tags.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Article,
    List,
    Other,
}

fn sort(page: &Page) -> Sort {
    let class = page.values("body", "class").join(" ");
    if class.contains("page-article") {
        Sort::Article
    } else if class.contains("page-category") || class.contains("page-catalogue") {
        Sort::List
    } else {
        Sort::Other
    }
}

fn is_redirect(page: &Page) -> bool {
    !page.all("meta[http-equiv=refresh]").is_empty()
}

#[test]
fn tags_of_site_column_and_content_stand_where_they_belong() {
    const SITE: [&str; 2] = ["SiteName", "SiteDomain"];
    // Lists are those of categories and of the catalogue, which is a column too.
    const COLUMN: [&str; 4] = ["ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"];
    const CONTENT: [&str; 3] = ["ArticleTitle", "PubDate", "ContentSource"];
    let mut articles = 0;
    every_page(|_, _, page| {
        if is_redirect(page) {
            return Vec::new();
        }
        let sort = sort(page);
        let mut faults = Vec::new();
        let sets: [(&[&str], bool); 3] =
            [(&SITE, true), (&COLUMN, sort != Sort::Other), (&CONTENT, sort == Sort::Article)];
        for (names, wanted) in sets {
            for name in names {
                let found = page.meta(name);
                let right =
                    if wanted { found.len() == 1 && !found[0].trim().is_empty() } else { found.is_empty() };
                if !right {
                    faults.push(format!("{name}: {found:?}"));
                }
            }
        }
        // The demonstration site has no 网站标识码, and an empty tag would be a false one.
        faults.extend(page.meta("SiteIDCode").iter().map(|code| format!("SiteIDCode: {code}")));
        faults
    });
    for (path, text) in site().pages() {
        let page = Page::read(text);
        if sort(&page) != Sort::Article {
            continue;
        }
        articles += 1;
        let date = page.meta("PubDate").concat();
        let digits: String = date.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        assert_eq!(digits, "0000-00-00 00:00", "{path}: {date}");
        assert_eq!(page.meta("ArticleTitle"), page.words("h1"), "{path}");
        assert_eq!(page.all("[itemprop=articleBody]").len(), 1, "{path}");
        assert!(page.words("body").concat().contains("（编辑："), "{path}: no credit");
    }
    assert!(articles >= 25, "{articles} articles");
}

#[test]
fn titles_are_plain_and_tell_pages_apart() {
    let mut titles: Vec<(String, &str)> = Vec::new();
    for (path, text) in site().pages() {
        let page = Page::read(text);
        let start = text.find("<title>").expect("every page has a title") + "<title>".len();
        let raw = &text[start..start + text[start..].find("</title>").expect("titles end")];
        assert!(!raw.contains("&lt;") && !raw.contains("wbr"), "{path}: {raw}");
        assert_eq!(page.all("head > title").len(), 1, "{path}");
        assert!(!raw.trim().is_empty(), "{path}");
        if !is_redirect(&page) {
            titles.push((raw.to_owned(), path));
        }
    }
    titles.sort();
    let same: Vec<_> = titles.windows(2).filter(|two| two[0].0 == two[1].0).collect();
    assert!(same.is_empty(), "{same:#?}");
}

#[test]
fn canonical_addresses_are_the_pages_own() {
    every_page(|path, _, page| {
        let canonical = page.values("link[rel=canonical]", "href");
        let pretty = path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/'));
        let own = format!("https://www.example.gov.cn/jinshan/{}", pretty.unwrap_or(path));
        match canonical.as_slice() {
            [] if path == "404.html" => Vec::new(),
            [_] if is_redirect(page) => Vec::new(),
            [address] if *address == own => Vec::new(),
            other => vec![format!("canonical {other:?}, not {own}")],
        }
    });
}

#[test]
fn a_site_without_its_number_says_that_it_is_a_demonstration() {
    every_page(|_, _, page| {
        let said = page.words("body").concat().contains("演示站点");
        if said || is_redirect(page) { Vec::new() } else { vec!["no banner".to_owned()] }
    });
}
