//! One person has one name, and one thing one tag: spellings that look the same are told, wherever they stand.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::article::Article;
use crate::check::{Find, Rule};
use crate::diagnostic::{Code, Diagnostic, counted, family};
use crate::site::Site;
use crate::source::{Span, folded_name};
use crate::text;

family! {
    /// One name in two spellings that look the same.
    TWO_SPELLINGS = "ZB524" Warning rule "names" {
        title: "同一个姓名有两种写法", "one name in two spellings";
        meaning: "“李　念”和“李念”、全角和半角的字母、看不见的字符，读者看来一样，程序却当成两个人，编辑名录里会有两页。统一成一种写法。",
                 "李　念 and 李念, full-width letters, characters that nobody sees: readers see one person, the program two, with a page each. Spell the name in one way.";
        wrong: "编辑: 李　念";
        right: "编辑: 李念";
    }
    /// One tag in two spellings.
    TWO_TAGS = "ZB531" Warning rule "names" {
        title: "同一个标签有两种写法", "one tag in two spellings";
        meaning: "AI、ai、ＡＩ 合成一个标签，文章都列在一页里，名称用写得最多的一种。统一写法，各篇文章里看到的才一样。",
                 "AI, ai and ＡＩ are one tag with one page, under the spelling that is used most. Spell it in one way, so that all articles show the same.";
        wrong: "标签: [ai]";
        right: "标签: [AI]";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "names",
    about: || {
        text!("同一个人的姓名、同一个标签只有一种写法", "names of people and tags are spelled in one way")
    },
    codes: ALL,
    settings: &[],
    find: Find::Site(find),
};

/// A spelling with how often it is used and where first.
struct Spelling<'s> {
    count: usize,
    place: (&'s Article, &'static str),
}

fn find(site: &Site) -> Vec<Diagnostic> {
    let (mut people, mut tags) = (Spellings::new(), Spellings::new());
    // Many articles carry few names: each is folded once.
    for article in site.articles.iter().map(|published| &*published.article) {
        for (key, name) in names(article) {
            people.entry(name).or_insert(Spelling { count: 0, place: (article, key) }).count += 1;
        }
        for tag in &article.matter.tags {
            tags.entry(tag).or_insert(Spelling { count: 0, place: (article, "tags") }).count += 1;
        }
    }
    let people = alike(people, folded_name);
    let tags = alike(tags, |tag| folded_name(tag).to_lowercase());
    let tags = tags.into_iter().flat_map(|spellings| findings(&TWO_TAGS, &spellings));
    people.into_iter().flat_map(|spellings| findings(&TWO_SPELLINGS, &spellings)).chain(tags).collect()
}

/// Spellings of one name, or of all.
type Spellings<'s> = BTreeMap<&'s str, Spelling<'s>>;

/// The names that have several spellings, by what they fold to.
fn alike<'s>(all: Spellings<'s>, fold: impl Fn(&str) -> String) -> Vec<Spellings<'s>> {
    let mut names: BTreeMap<String, Spellings<'s>> = BTreeMap::new();
    for (name, spelling) in all {
        names.entry(fold(name)).or_default().insert(name, spelling);
    }
    names.into_values().filter(|spellings| spellings.len() > 1).collect()
}

/// Everybody whom an article names, with the key.
fn names(article: &Article) -> impl Iterator<Item = (&'static str, &str)> {
    let credits = &article.matter.credits;
    let lists = [
        ("editor", &credits.editors),
        ("duty_editor", &credits.duty_editors),
        ("author", &credits.authors),
        ("reporter", &credits.reporters),
        ("correspondent", &credits.correspondents),
        ("photographer", &credits.photographers),
        ("contributor", &credits.contributors),
    ];
    lists.into_iter().flat_map(|(key, names)| names.iter().map(move |name| (key, name.as_str())))
}

/// The findings for the rarer spellings of one name.
fn findings(code: &'static Code, spellings: &Spellings<'_>) -> Vec<Diagnostic> {
    // Of spellings used as often the plain one is meant, without characters that stand for others.
    let rank = |name: &str, count: usize| (count, folded_name(name) == name, Reverse(name.len()));
    let usual = spellings.iter().max_by_key(|(name, spelling)| (rank(name, spelling.count), Reverse(**name)));
    let Some((usual, often)) = usual.map(|(name, spelling)| (*name, spelling.count)) else {
        return Vec::new();
    };
    let rarer = spellings.iter().filter(|(name, _)| **name != usual);
    rarer
        .map(|(name, spelling)| {
            let times = counted(often, "time");
            let message = text!(
                "“{name}”和“{usual}”看起来是同一个（后者写了 {often} 次）",
                "“{name}” and “{usual}” look the same (the latter {times})"
            );
            let help = text!("统一写成 {usual}", "write {usual} everywhere");
            Diagnostic::new(code, place(spelling.place, name), message).help(help)
        })
        .collect()
}

/// Where a name stands in the value of its key.
fn place((article, key): (&Article, &str), name: &str) -> Span {
    let value = article.places.of(key).unwrap_or_else(|| article.places.title());
    match value.text().find(name) {
        Some(at) => {
            let start = value.range().start + at;
            value.source().span(start..start + name.len())
        }
        None => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::tests::sample::{english, sample};

    #[test]
    fn spellings_that_look_the_same_are_told() {
        let text = |editor: &str| {
            format!("---\ntitle: 会议\ndate: 2025-03-01\neditor: \"{editor}\"\n---\n\n正文。\n")
        };
        let texts: Vec<(String, String)> = ["李念", "李念", "李　念", "王⽂", "王文", "李念平", "李 明"]
            .iter()
            .enumerate()
            .map(|(at, editor)| (format!("t/{at}.md"), text(editor)))
            .collect();
        let texts: Vec<(&str, &str)> =
            texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let site = sample("", &texts).value;
        assert_eq!(
            english(find(&site)),
            [
                "t/2.md:4:10 ZB524 “李　念” and “李念” look the same (the latter 2 times)",
                "t/3.md:4:10 ZB524 “王⽂” and “王文” look the same (the latter 1 time)",
            ]
        );
    }
}
