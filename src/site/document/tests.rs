//! Documents of small sites: numbers used twice, what took the place of what, interpretations.

use crate::site::tests::sample::{chinese, english, sample};
use crate::site::{ArticleId, DocumentReference, Site};

const INDEX: (&str, &str) = ("z/_index.md", "---\ntitle: 政策文件\n---\n");

fn paper(title: &str, date: &str, block: &str) -> String {
    format!(
        "---\ntitle: {title}\ndate: {date}\neditor: 甲\nkind: document\ndocument:\n{block}---\n\n正文。\n"
    )
}

fn id(site: &Site, title: &str) -> ArticleId {
    site.listed().find(|id| site.article(*id).article.matter.title == title).unwrap()
}

#[test]
fn a_number_used_twice_names_both_files() {
    let one =
        paper("一", "2025-01-01", "  index_number: JS/1\n  issuer: 镇政府\n  number: 金府发〔2025〕1号\n");
    let two =
        paper("二", "2025-02-01", "  index_number: JS/1\n  issuer: 镇政府\n  number: 金府发〔2025〕1号\n");
    let other =
        paper("三", "2025-03-01", "  index_number: JS/2\n  issuer: 镇党委\n  number: 金府发〔2025〕1号\n");
    let texts = [INDEX, ("z/1.md", &one), ("z/2.md", &two), ("z/3.md", &other)];
    assert_eq!(
        chinese(sample("", &texts).diagnostics),
        [
            "z/2.md:7:17 ZB511 content/z/2.md 与 content/z/1.md 的索引号都是 JS/1",
            "z/2.md:9:11 ZB512 content/z/2.md 与 content/z/1.md 的文号都是 金府发〔2025〕1号",
        ]
    );
    assert_eq!(
        english(sample("", &texts).diagnostics)[0],
        "z/2.md:7:17 ZB511 content/z/2.md and content/z/1.md have the same index number JS/1"
    );
}

#[test]
fn documents_link_both_ways() {
    let old = paper("旧", "2024-01-01", "  index_number: JS/1\n  number: 〔2024〕1号\n  validity: 废止\n");
    let new = paper(
        "新",
        "2025-01-01",
        "  index_number: JS/2\n  supersedes: [〔2024〕1号, 〔1999〕7号]\n  interpretation: jiedu.md\n",
    );
    let explained = "---\ntitle: 解读\ndate: 2025-01-02\neditor: 甲\n---\n\n正文。\n";
    let checked = sample("", &[INDEX, ("z/1.md", &old), ("z/2.md", &new), ("z/jiedu.md", explained)]);
    assert_eq!(english(checked.diagnostics), Vec::<String>::new());
    let site = checked.value;
    let (old, new, explained) = (id(&site, "旧"), id(&site, "新"), id(&site, "解读"));
    assert_eq!(
        site.documents.supersedes(new),
        [DocumentReference::Here(old), DocumentReference::Elsewhere("〔1999〕7号".to_owned())]
    );
    assert_eq!(site.documents.superseded_by(old), [new]);
    assert_eq!(site.documents.interpretation(new), Some(explained));
    assert_eq!(site.documents.interprets(explained), [new]);
}

#[test]
fn references_that_lead_nowhere_are_told() {
    let lost =
        paper("甲", "2025-01-01", "  index_number: JS/1\n  supersedes: 2024.md\n  interpretation: jiedu\n");
    let own =
        paper("乙", "2025-01-01", "  index_number: JS/2\n  supersedes: 2.md\n  interpretation: caogao.md\n");
    let draft = "---\ntitle: 草稿\ndate: 2025-01-02\neditor: 甲\ndraft: true\n---\n";
    let texts = [INDEX, ("z/1.md", lost.as_str()), ("z/2.md", &own), ("z/caogao.md", draft)];
    assert_eq!(
        chinese(sample("", &texts).diagnostics),
        [
            "z/1.md:8:15 ZB514 没有“2024.md”这篇文章",
            "z/1.md:9:19 ZB514 没有“jiedu”这篇文章",
            "z/2.md:8:15 ZB514 “2.md”就是这份文件自己",
            "z/2.md:9:19 ZB514 “caogao.md”还没有发布（草稿或日期未到）",
        ]
    );
    assert_eq!(
        english(sample("", &texts).diagnostics)[3],
        "z/2.md:9:19 ZB514 caogao.md is not published (a draft, or dated later)"
    );
}

#[test]
fn a_superseded_document_is_not_in_force() {
    let old = paper("旧", "2024-01-01", "  index_number: JS/1\n  validity: 现行有效\n");
    let new = paper("新", "2025-01-01", "  index_number: JS/2\n  supersedes: 1.md\n");
    let checked = sample("", &[INDEX, ("z/1.md", &old), ("z/2.md", &new)]);
    assert_eq!(checked.diagnostics[0].related.len(), 1);
    assert_eq!(
        chinese(checked.diagnostics),
        ["z/1.md:7:3 ZB515 《旧》已被 content/z/2.md 代替，却还写着“现行有效”"]
    );
}

#[test]
fn the_catalogue_is_grouped_by_topic_and_by_the_year_of_making() {
    let one = paper("一", "2025-01-01", "  index_number: a\n  topic: 应急管理\n  made_on: 2024-12-30\n");
    let two = paper("二", "2025-02-01", "  index_number: b\n  topic: 应急管理\n");
    let site = sample("", &[INDEX, ("z/1.md", &one), ("z/2.md", &two)]).value;
    let years: Vec<(i16, usize)> =
        site.documents.years.iter().map(|(year, list)| (*year, list.len())).collect();
    assert_eq!(years, [(2025, 1), (2024, 1)]);
    assert_eq!(site.documents.topics.get("应急管理").unwrap().articles.len(), 2);
}
