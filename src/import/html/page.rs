//! The article of a page among its menus and footers, and what the head says of it.

use scraper::{ElementRef, Html, Selector};

use crate::import::model::About;

/// Where programs for websites keep the text of an article: `WeChat`, the systems of government portals (TRS,
/// `VisualSite`, UCAP), `WordPress`, zhenbao.
const ARTICLES: &[&str] = &[
    "[itemprop=articleBody]",
    "#js_content",
    "#zoom",
    "#Zoom",
    "#UCAP-CONTENT",
    ".TRS_UEDITOR",
    ".TRS_Editor",
    "#vsb_content",
    "#vsb_content_2",
    ".v_news_content",
    ".wp_articlecontent",
    ".pages_content",
    ".article-content",
    ".article_content",
    ".articleContent",
    ".news_content",
    ".news-content",
    ".entry-content",
    ".post-content",
    ".con_text",
    ".content_text",
    "#content_body",
    "#article_content",
    "#articleContent",
    "article",
];

/// The share of a page's text that the densest element needs to be the article.
const DENSE: usize = 60;

/// So many elements are looked at for the one that holds the article.
const PARENTS: usize = 200;

/// The element that holds the article.
pub(super) fn article(document: &Html) -> ElementRef<'_> {
    let named = ARTICLES.iter().find_map(|selector| {
        let found = document.select(&Selector::parse(selector).expect("the selectors are right")).next()?;
        (!found.text().all(|text| text.trim().is_empty())).then_some(found)
    });
    named.or_else(|| densest(document)).unwrap_or_else(|| body(document))
}

/// The body of a page.
pub(super) fn body(document: &Html) -> ElementRef<'_> {
    let body = Selector::parse("body").expect("the selector is right");
    document.select(&body).next().unwrap_or_else(|| document.root_element())
}

/// The element whose own paragraphs hold most of the page's sentences, where the page has menus around it.
fn densest(document: &Html) -> Option<ElementRef<'_>> {
    let links = Selector::parse("nav, header, footer, .nav, .menu, .footer, #footer, #header")
        .expect("the selector is right");
    document.select(&links).next()?;
    let paragraphs = Selector::parse("p, h2, h3, table, li").expect("the selector is right");
    let mut scores: Vec<(ElementRef<'_>, usize)> = Vec::new();
    let mut all = 0;
    for paragraph in document.select(&paragraphs) {
        let text: String = paragraph.text().collect();
        if !text.contains(['。', '，', '、', '；']) {
            continue;
        }
        let length = text.chars().count();
        all += length;
        let Some(parent) = paragraph.parent().and_then(ElementRef::wrap) else { continue };
        match scores.iter().position(|(element, _)| *element == parent) {
            Some(at) => scores[at].1 += length,
            None if scores.len() < PARENTS => scores.push((parent, length)),
            None => {}
        }
    }
    let (element, score) = scores.into_iter().max_by_key(|(_, score)| *score)?;
    (score * 100 >= all * DENSE).then_some(element)
}

/// What the head of a page says of its article: the tags of government websites first, then those of others.
pub(super) fn about(document: &Html, html: &str) -> About {
    let meta = |names: &[&str]| names.iter().find_map(|name| meta(document, name));
    let text = |selector: &str| {
        let selector = Selector::parse(selector).expect("the selectors are right");
        let text: String = document.select(&selector).next()?.text().collect();
        Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
    };
    let keywords = meta(&["keywords"]).unwrap_or_default();
    let is_border = |c: char| matches!(c, ',' | '，' | '、' | ';' | '；');
    About {
        title: meta(&["ArticleTitle", "og:title"])
            .or_else(|| text("#activity-name, .rich_media_title, [itemprop=headline], h1"))
            .or_else(|| text("title").map(|title| without_site(&title))),
        date: meta(&["PubDate", "article:published_time", "publishdate", "date"])
            .or_else(|| wechat_date(html))
            .or_else(|| text("#publish_time, time")),
        source: meta(&["ContentSource", "article:author"]).or_else(|| text("#js_name")),
        editor: meta(&["Author", "ContentEditor"]),
        address: meta(&["Url", "og:url"]).or_else(|| saved_from(html)).or_else(|| canonical(document)),
        summary: meta(&["Description", "og:description"]),
        tags: keywords
            .split(is_border)
            .map(str::trim)
            .filter(|tag| !tag.is_empty())
            .map(str::to_owned)
            .collect(),
        ..About::default()
    }
}

fn meta(document: &Html, name: &str) -> Option<String> {
    let tags = Selector::parse("meta[content]").expect("the selector is right");
    let is_named = |tag: &ElementRef<'_>| {
        ["name", "property", "itemprop"]
            .iter()
            .any(|key| tag.attr(key).is_some_and(|own| own.eq_ignore_ascii_case(name)))
    };
    let content = document.select(&tags).find(is_named)?.attr("content")?.trim().to_owned();
    Some(content).filter(|content| !content.is_empty())
}

/// A title of a window without the name of the site behind it.
fn without_site(title: &str) -> String {
    let border = ["_", " - ", " | ", "-", "|", "——"]
        .iter()
        .find_map(|border| title.find(border).filter(|at| *at > 12));
    border.map_or(title, |at| &title[..at]).trim().to_owned()
}

fn canonical(document: &Html) -> Option<String> {
    let link = Selector::parse("link[rel=canonical]").expect("the selector is right");
    document.select(&link).next()?.attr("href").map(str::to_owned)
}

/// Browsers note where they saved a page from: `<!-- saved from url=(0042)https://… -->`.
fn saved_from(html: &str) -> Option<String> {
    let start = &html[..html.floor_char_boundary(2_000.min(html.len()))];
    let (_, rest) = start.split_once("saved from url=(")?;
    let (_, address) = rest.split_once(')')?;
    let address = address.split([' ', '\r', '\n']).next()?.trim_end_matches("-->");
    address.starts_with("http").then(|| address.to_owned())
}

/// `WeChat` writes the date by script only: `createTime = '2025-04-01 10:00'`.
fn wechat_date(html: &str) -> Option<String> {
    let (_, rest) = html.split_once("createTime = '")?;
    rest.split('\'').next().filter(|date| date.len() <= 20).map(str::to_owned)
}
