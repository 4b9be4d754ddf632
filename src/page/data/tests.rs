//! A small site with targets: its files byte by byte, its tables and charts.

use crate::config::LineEnds;
use crate::page::data::AllTargetsView;
use std::sync::Arc;

use super::*;
use crate::article::Article;
use crate::config;
use crate::page::kind::targets::tiles::tiles;
use crate::page::kind::targets::{file as article_file, targets};
use crate::site::PageKind;
use crate::site::pages::pages;
use crate::site::{Content, Visibility};
use crate::source::{Moment, OutputPath, Source, SourcePath};

fn source(path: &str, text: &str) -> Source {
    Source::new(SourcePath::new(path).unwrap(), text.to_owned())
}

/// A site whose articles are given as front matter behind their titles.
fn site(articles: &[(&str, &str)]) -> Site {
    let settings = "title = \"甲镇\"\nbase_url = \"https://a.cn/j/\"\n[credit]\neditor = \"甲\"\n";
    let config = config::read(&source("site.toml", settings)).value.unwrap();
    let article = |(at, (title, block)): (usize, &(&str, &str))| {
        let day = at + 1;
        let text = format!(
            "---\ntitle: {title}\ndate: 2025-01-{day:02}\nkind: targets\ntargets: {block}\n---\n正文\n"
        );
        let checked = Article::parse(&source(&format!("content/a/n{at}.md"), &text), LineEnds::default());
        assert_eq!(checked.diagnostics, vec![], "{title}");
        checked.value.into()
    };
    let now = Moment::parse("2025-05-01").unwrap().in_zone(&config.zone);
    let content =
        Content { articles: articles.iter().enumerate().map(article).collect(), ..Content::default() };
    Site::assemble(Arc::new(config), now, content, Visibility::default()).value
}

fn three_years() -> Site {
    site(&[
        ("旧", "{ year: 2022, basis: 比上年增长, items: [生产总值 增长 6% 左右, 就业 新增 1000 人以上] }"),
        ("中", "{ year: 2024, basis: 比上年增长, items: [生产总值 增长 5.50% 左右（上年 5.2%）] }"),
        (
            "新",
            "{ year: 2025, basis: 比上年增长, items: [生产总值 增长 5% 左右, 就业 新增 1200 人以上, 居民收入 增长 与经济增长同步] }",
        ),
    ])
}

fn all(site: &Site) -> AllTargetsView {
    let page = Page { path: OutputPath::new("data/index.html").unwrap(), kind: PageKind::Targets };
    view(site, &page).1
}

#[test]
fn years_are_columns_and_missing_ones_stay_empty() {
    let view = all(&three_years());
    let heads: Vec<&str> = view.columns.iter().map(|column| column.title.as_str()).collect();
    assert_eq!(heads, ["2022年目标", "2023年实际", "2024年目标", "2025年目标"]);
    let row = |at: usize| -> Vec<(Option<&str>, Option<&str>)> {
        view.rows[at].cells.iter().map(|cell| (cell.value.as_deref(), cell.change.as_deref())).collect()
    };
    assert_eq!(
        row(0),
        [
            (Some("6%左右"), None),
            (Some("5.2%"), None),
            (Some("5.50%左右"), Some("比2022年降低0.5个百分点")),
            (Some("5%左右"), Some("比上年降低0.5个百分点")),
        ]
    );
    assert_eq!(
        row(1),
        [
            (Some("1000人以上"), None),
            (None, None),
            (None, None),
            (Some("1200人以上"), Some("比2022年增加200人"))
        ]
    );
    assert_eq!((view.rows[0].lead.as_str(), view.rows[1].lead.as_str()), ("比上年增长", "新增"));
    assert_eq!(view.rows[2].cells[3].url.as_deref(), Some("a/n2.html#zb-target-3"));
    assert_eq!(view.rows[2].cells[3].source.as_deref(), Some("《新》第3项"));
    let chart = view.rows[0].chart.as_ref().unwrap();
    assert_eq!(chart.description, "横条从零开始，右端为6%。2022年6%左右；2024年5.50%左右；2025年5%左右。");
    assert!(view.rows[2].chart.is_none());
}

#[test]
fn csv_is_exact() {
    let site = three_years();
    let expected = "\u{feff}指标,年份,方向,目标值,区间上限,单位,限定,依据,上年,实际,完成率,位次,属性,备注,原文,出处,项,网址\r\n\
        生产总值,2025,增长,5,,%,左右,比上年增长,,,,,,,生产总值增长5%左右,新,1,https://a.cn/j/a/n2.html#zb-target-1\r\n\
        就业,2025,新增,1200,,人,以上,,,,,,,,就业新增1200人以上,新,2,https://a.cn/j/a/n2.html#zb-target-2\r\n\
        居民收入,2025,增长,与经济增长同步,,,,比上年增长,,,,,,,居民收入增长与经济增长同步,新,3,https://a.cn/j/a/n2.html#zb-target-3\r\n";
    assert_eq!(String::from_utf8(article_file(&site, ArticleId(0), DataFormat::Csv)).unwrap(), expected);
    let all = String::from_utf8(file(&site, DataFormat::Csv)).unwrap();
    assert_eq!(all.lines().count(), 7);
    assert!(all.contains("生产总值,2024,增长,5.50,,%,左右,比上年增长,5.2%,"), "{all}");
}

#[test]
fn json_has_every_target() {
    let site = three_years();
    let article = String::from_utf8(article_file(&site, ArticleId(0), DataFormat::Json)).unwrap();
    assert!(article.contains("\"kind\": \"about\",\n      \"value\": 5,"), "{article}");
    assert!(article.contains("\"kind\": \"in_step\",\n      \"with\": \"与经济增长同步\","), "{article}");
    let all = String::from_utf8(file(&site, DataFormat::Json)).unwrap();
    assert!(all.contains("\"value\": 5.5,") && all.contains("\"value\": 1000,"), "{all}");
    assert!(all.contains("\"years\": [\n    2022,\n    2024,\n    2025\n  ]"), "{all}");
}

#[test]
fn the_article_shows_its_table() {
    let site = three_years();
    let newest = targets(&site, ArticleId(0)).unwrap();
    assert_eq!((newest.caption.as_str(), newest.head.as_str()), ("2025年主要预期目标", "目标"));
    let values: Vec<&str> = newest.rows.iter().map(|row| row.value.as_str()).collect();
    assert_eq!(values, ["比上年增长5%左右", "新增1200人以上", "比上年增长与经济增长同步"]);
    assert!(newest.charts.is_empty(), "one value a unit needs no chart");
    let before = targets(&site, ArticleId(1)).unwrap();
    assert_eq!(before.columns, ["2023年实际"]);
    assert_eq!(before.rows[0].cells, [Some("5.2%".to_owned())]);
    assert_eq!(before.csv.url, "a/n1-data.csv");
}

#[test]
fn tiles_are_the_newest_numbers() {
    let view = tiles(&three_years()).unwrap();
    let shown: Vec<String> = view
        .tiles
        .iter()
        .map(|tile| {
            format!("{}|{}|{}|{}|{}", tile.indicator, tile.lead, tile.value, tile.unit, tile.qualifier)
        })
        .collect();
    assert_eq!((view.year, view.lead.as_str()), (2025, ""));
    assert_eq!(shown, ["生产总值|比上年增长|5|%|左右", "就业|新增|1200|人|以上"]);
}

#[test]
fn machines_are_told_of_the_data() {
    let site = three_years();
    let page = Page { path: OutputPath::new("data/index.html").unwrap(), kind: PageKind::Targets };
    let json_ld = crate::page::view(&site, &page).head.json_ld;
    for part in [
        "\"@type\":\"Dataset\"",
        "\"temporalCoverage\":\"2022/2025\"",
        "\"contentUrl\":\"https://a.cn/j/data/targets.csv\"",
    ] {
        assert!(json_ld.contains(part), "{json_ld}");
    }
    let article = Page { path: OutputPath::new("a/n2.html").unwrap(), kind: PageKind::Article(ArticleId(0)) };
    assert!(
        crate::page::view(&site, &article)
            .head
            .json_ld
            .contains("\"contentUrl\":\"https://a.cn/j/a/n2-data.json\"")
    );
}

#[test]
fn a_site_without_targets_has_no_data_page() {
    let paths = |site: &Site| -> Vec<String> {
        let data = |page: &Page| page.path.as_str().contains("data");
        let mut paths: Vec<String> =
            pages(site).iter().filter(|page| data(page)).map(|page| page.path.to_string()).collect();
        paths.sort();
        paths
    };
    assert_eq!(paths(&site(&[])), Vec::<String>::new());
    assert_eq!(
        paths(&site(&[("新", "{ year: 2025, items: [甲 增长 5%] }")])),
        ["a/n0-data.csv", "a/n0-data.json", "data/index.html", "data/targets.csv", "data/targets.json"]
    );
}
