//! What stays of a 公示 when its days are over names nobody of its list: title, tags and points outlast the list.

use std::collections::BTreeSet;

use crate::article::Article;
use crate::article::kind::{Gongshi, KindData};
use crate::check::{Find, Rule, Subject};
use crate::diagnostic::{Diagnostic, family};
use crate::site::Site;
use crate::source::Span;
use crate::source::character::is_han;
use crate::text;

family! {
    /// Somebody of the list in what stays.
    LASTING_NAME = "ZB641" Warning rule "gongshi" {
        title: "公示结束后还会留下的地方写了名单上的人", "what stays of a 公示 names somebody of its list";
        meaning: "公示期满，名单和正文会撤下，标题、标签、事项等仍然留着。这些地方不写名单上的姓名，写事由和范围。任前公示等标题本来要写姓名的，用“核对”说明。",
                 "When its days are over, list and text leave the site; title, tags and points stay. Write the matter there and not the people. Where a title must name somebody, say so under `answers`.";
        wrong: "标题: 张三等3户临时救助公示";
        right: "标题: 2025年4月临时救助公示（3户）";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "gongshi",
    about: || {
        text!(
            "公示的标题、标签和要点里没有名单上的人",
            "titles, tags and points of a 公示 name nobody of its list"
        )
    },
    codes: ALL,
    settings: &[],
    find: Find::Text(find),
};

/// Headings of columns with names of people.
const NAMES: [&str; 9] =
    ["姓名", "户主", "申请人", "领取人", "受益人", "补贴对象", "救助对象", "持有人", "拟任人选"];

fn find(_: &Site, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(article) = subject.article else { return Vec::new() };
    let KindData::Gongshi(gongshi) = &article.matter.kind else { return Vec::new() };
    let names = names(gongshi);
    let said = |words: &str| names.iter().find(|name| words.contains(name.as_str())).cloned();
    let title = said(&article.matter.title).map(|name| told(&name, article.places.title()));
    let tags = article.matter.tags.iter().chain(&article.matter.keywords);
    let tags = tags.filter_map(|tag| said(tag)).map(|name| told(&name, place(article, "tags")));
    let facts = gongshi.facts.iter().filter_map(|fact| said(fact.value.text()?));
    let facts = facts.map(|name| told(&name, place(article, "gongshi")));
    title.into_iter().chain(tags).chain(facts).collect()
}

/// The whole names in the columns of the list that hold names; what is masked is none.
fn names(gongshi: &Gongshi) -> BTreeSet<String> {
    let Some(list) = &gongshi.list else { return BTreeSet::new() };
    let is_names = |heading: &String| NAMES.iter().any(|word| heading.contains(word));
    let columns: Vec<usize> = (0..list.head.len()).filter(|at| is_names(&list.head[*at])).collect();
    let cells = list.rows.iter().flat_map(|row| columns.iter().filter_map(|at| row.get(*at)));
    let name = |cell: &String| -> Option<String> {
        let name: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
        let length = name.chars().count();
        ((2..=4).contains(&length) && name.chars().all(is_han)).then_some(name)
    };
    cells.filter_map(name).collect()
}

fn place(article: &Article, key: &str) -> Span {
    article.places.of(key).unwrap_or_else(|| article.places.title())
}

fn told(name: &str, place: Span) -> Diagnostic {
    let message = text!(
        "“{name}”在名单上，这里写的在公示结束后还会留着",
        "{name} is on the list, and what is written here stays when the days are over"
    );
    let help = text!(
        "写事由和范围，不写姓名；确实要写的，用 核对: [{{ 规则: gongshi, 理由: … }}] 说明",
        "write the matter and no names; where a name must stand, say why: answers: [{{ rule: gongshi, reason: … }}]"
    );
    Diagnostic::new(&LASTING_NAME, place, message).help(help)
}
