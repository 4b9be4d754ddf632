//! Whatever character stands in a field that shows: it is refused, or what programs read of the site (feeds,
//! sitemap.xml, JSON-LD) can be parsed.

#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "paths that the program writes")]

use proptest::prelude::*;
use zhenbao::diagnostic::has_errors;
use zhenbao::edition::{Recipe, Warnings, prepare};
use zhenbao::site::Visibility;
use zhenbao::site::pages::pages;
use zhenbao::source::Moment;
use zhenbao::source::character::{is_invisible, is_unpublishable};

use crate::support::html::Page;
use crate::support::{CLOCK, Site};

/// Fields that show somewhere: the file, and the line with `@` in the place of a quoted text.
const FIELDS: [(&str, &str); 30] = [
    ("site.toml", "title = @"),
    ("site.toml", "description = @"),
    ("site.toml", "keywords = [@]"),
    ("site.toml", "place = @"),
    ("site.toml", "seal = @"),
    ("site.toml", "glossary = [@]"),
    ("site.toml", "emergency = { text = @, until = \"2025-12-31\" }"),
    ("site.toml", "organization = { sponsor = @ }"),
    ("site.toml", "identity = { site_name = @ }"),
    ("site.toml", "credit = { editor = @ }"),
    ("site.toml", "credit = { editor = \"甲\", source = @ }"),
    ("site.toml", "menu = [{ name = @, url = \"xinwen/\" }]"),
    ("content/xinwen/_index.md", "title: @"),
    ("content/xinwen/_index.md", "description: @"),
    ("content/xinwen/_index.md", "keywords: [@]"),
    ("content/xinwen/a.md", "title: @"),
    ("content/xinwen/a.md", "editor: @"),
    ("content/xinwen/a.md", "duty_editor: @"),
    ("content/xinwen/a.md", "author: @"),
    ("content/xinwen/a.md", "source: @"),
    ("content/xinwen/a.md", "summary: @"),
    ("content/xinwen/a.md", "tags: [@]"),
    ("content/xinwen/a.md", "keywords: [@]"),
    ("content/xinwen/a.md", "corrections: [{ date: 2025-05-02, text: @ }]"),
    ("content/xinwen/a.md", "withdrawn: { date: 2025-05-02, reason: @ }"),
    ("content/xinwen/a.md", "kind: notice\nnotice: { place: @ }"),
    ("content/xinwen/a.md", "kind: notice\nnotice: { contact: @ }"),
    (
        "content/xinwen/a.md",
        "kind: session\nsession: { congress: 6, meeting: 8, opened: 2025-03-31, agenda: [@] }",
    ),
    (
        "content/xinwen/a.md",
        "kind: targets\ntargets: { year: 2025, basis: @, items: [地区生产总值 增长 5% 左右] }",
    ),
    ("content/about.md", "title: @"),
];

/// What the files say when another field is tried.
const DEFAULTS: [(&str, &[&str]); 4] = [
    (
        "site.toml",
        &[
            "title = \"试验镇\"",
            "base_url = \"https://www.example.gov.cn/shiyan/\"",
            "credit = { editor = \"甲\" }",
        ],
    ),
    ("content/xinwen/_index.md", &["title: 新闻"]),
    ("content/xinwen/a.md", &["title: 开工", "date: 2025-05-01"]),
    ("content/about.md", &["title: 关于"]),
];

/// A site with one line of one of its files written so.
fn site(file: &str, line: &str) -> Site {
    let key = |line: &str| line.split([':', ' ']).next().map(str::to_owned);
    let site = Site::bare();
    for (path, lines) in DEFAULTS {
        let others = lines.iter().filter(|other| path != file || key(other) != key(line));
        let written = others.copied().chain((path == file).then_some(line)).collect::<Vec<_>>().join("\n");
        let text = if path == "site.toml" { written } else { format!("---\n{written}\n---\n\n正文。\n") };
        site.write(path, text);
    }
    site
}

/// A text in quotes as YAML and TOML read it, the odd character as it is or as its number.
fn quoted(odd: char, by_number: bool) -> String {
    let written = match odd {
        _ if by_number => format!("\\U{:08X}", u32::from(odd)),
        '"' | '\\' => format!("\\{odd}"),
        _ => odd.to_string(),
    };
    format!("\"甲{written}乙\"")
}

/// Asserts that all that programs read of the site can be parsed, and shows no character that nobody sees.
/// Returns whether the site may be published at all.
fn read_by_programs(site: &Site) -> bool {
    let recipe = Recipe {
        root: site.root().to_owned(),
        published: site.root().join("public"),
        base_url: None,
        clock: Some(Moment::parse(CLOCK).expect("the tests' day is a date")),
        visibility: Visibility::default(),
        warnings: Warnings::Warn,
    };
    let prepared = prepare(&recipe).expect("the folder is there");
    if has_errors(&prepared.diagnostics) {
        return false;
    }
    let edition = prepared.value.expect("without errors there is a site");
    let renderer = edition.theme.renderer_of_few(&edition.site);
    let mut parsed = 0;
    for page in pages(&edition.site) {
        let path = page.path.to_string();
        let text =
            String::from_utf8(renderer.render(&page).expect("it can be rendered")).expect("it is UTF-8");
        if path.ends_with(".xml") {
            let document =
                roxmltree::Document::parse(&text).unwrap_or_else(|fault| panic!("{path}: {fault}"));
            let shown = document.descendants().filter_map(|node| node.text()).collect::<String>();
            assert!(!shown.contains(is_invisible), "{path}: {shown:?}");
            parsed += 1;
        } else if path.ends_with(".html") {
            assert!(!text.contains(is_unpublishable), "{path}: {text:?}");
            for script in Page::read(&text).all("script[type='application/ld+json']") {
                let json = script.text().collect::<String>();
                let value: serde_json::Value =
                    serde_json::from_str(&json).unwrap_or_else(|fault| panic!("{path}: {fault}: {json}"));
                assert!(value["@graph"].is_array(), "{path}: {value}");
                assert!(!json.contains(is_invisible), "{path}: {json:?}");
                parsed += 1;
            }
        }
    }
    assert!(parsed >= 4, "feeds, sitemap and the data of pages were looked at: {parsed}");
    true
}

/// Any character, those that markup or a parser minds more often than others.
fn odd() -> impl Strategy<Value = char> {
    prop_oneof![
        2 => proptest::char::range('\u{0}', '\u{A0}'),
        1 => proptest::char::range('\u{2000}', '\u{206F}'),
        1 => proptest::char::range('\u{FDD0}', '\u{FDEF}'),
        1 => proptest::char::range('\u{FE00}', '\u{FFFF}'),
        1 => proptest::char::range('\u{E0000}', '\u{E007F}'),
        2 => any::<char>(),
    ]
}

#[test]
fn plain_words_are_published_in_every_field() {
    for (file, line) in FIELDS {
        assert!(read_by_programs(&site(file, &line.replace('@', "\"甲乙\""))), "{file}: {line}");
    }
}

proptest! {
    #![proptest_config(crate::support::property::cases(200))]
    #[test]
    fn any_character_is_refused_or_read_by_programs(
        (file, line) in proptest::sample::select(&FIELDS[..]), odd in odd(), by_number in any::<bool>(),
    ) {
        read_by_programs(&site(file, &line.replace('@', &quoted(odd, by_number))));
    }
}
