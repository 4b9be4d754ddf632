//! Nothing is published twice: two articles of one title and day, and copies that computers make.

use std::collections::BTreeMap;

use crate::check::{Find, Rule};
use crate::diagnostic::{Diagnostic, family};
use crate::site::{Published, Site};
use crate::text;

family! {
    /// Two articles of one title and day.
    SAME_ARTICLE = "ZB525" Warning rule "copies" {
        title: "两篇稿件标题和日期都一样", "two articles of one title and day";
        meaning: "同一篇稿件多半存了两份，会发布两次。删去一份；确实是两篇，标题里写出区别。",
                 "One article was probably saved twice and would be published twice. Delete one; if they are two, let their titles say what tells them apart.";
        wrong: "content/tongzhi/a.md\ncontent/tongzhi/b.md";
        right: "content/tongzhi/a.md";
    }
    /// A file whose name says that it is a copy.
    COPY = "ZB526" Warning rule "copies" {
        title: "文件名像是副本", "the name says that the file is a copy";
        meaning: "“副本”“冲突的副本”是资源管理器、网盘或 WPS 自己存的，会作为另一篇稿件发布。留下对的一份，删去副本；要留就改名。",
                 "File managers, shared drives and office programs save such copies, which are published as articles of their own. Keep the right one and delete the copy, or rename it.";
        wrong: "content/tongzhi/停水 - 副本.md";
        right: "content/tongzhi/停水.md";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "copies",
    about: || text!("没有一篇稿件发布两次", "no article is published twice"),
    codes: ALL,
    settings: &[],
    find: Find::Site(find),
};

/// What computers put into the names of copies: Windows, WPS, net disks, macOS; in Chinese and English.
const MARKS: [&str; 9] =
    ["- 副本", "-副本", "的副本", "（副本", "(副本", " 拷贝", " - copy", "conflicted copy", "(conflict"];

fn find(site: &Site) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = site.articles.iter().filter_map(copy).collect();
    let copies: Vec<_> = findings.iter().filter_map(|found| found.path().cloned()).collect();
    let mut first: BTreeMap<(String, String), &Published> = BTreeMap::new();
    for published in site.articles.iter().rev() {
        let (matter, path) = (&published.article.matter, published.article.source.path());
        if matter.title.is_empty() || published.withdrawn() || copies.contains(path) {
            continue;
        }
        let key = (matter.title.clone(), published.date.date().to_string());
        if let Some(other) = first.get(&key) {
            let (title, other) = (&matter.title, other.article.source.path());
            let message = text!(
                "《{title}》和 {other} 的标题、日期都一样",
                "“{title}” has the title and the day of {other}"
            );
            let help = text!(
                "存了两份就删去一份；确实是两篇，在标题里写出区别",
                "delete one if it was saved twice; else let the titles tell them apart"
            );
            findings
                .push(Diagnostic::new(&SAME_ARTICLE, published.article.places.title(), message).help(help));
        } else {
            first.insert(key, published);
        }
    }
    findings
}

/// The finding for a file that is named as a copy.
fn copy(published: &Published) -> Option<Diagnostic> {
    let source = &published.article.source;
    let name = source.path().stem().to_lowercase();
    let numbered = name.strip_suffix([')', '）']).and_then(|name| name.rsplit_once(['(', '（']));
    let counted = numbered.is_some_and(|(before, number)| {
        number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()) && before.ends_with(' ')
    });
    if !counted && !MARKS.iter().any(|mark| name.contains(mark)) {
        return None;
    }
    let path = source.path();
    let message = text!("{path} 像是副本", "{path} looks like a copy");
    let help =
        text!("留下对的一份，删去副本；要留就改名", "keep the right one and delete the copy, or rename it");
    Some(Diagnostic::new(&COPY, path, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::tests::sample::{chinese, sample};

    #[test]
    fn copies_and_twins_are_told_once() {
        let text = |title: &str| format!("---\ntitle: {title}\ndate: 2025-03-01\n---\n\n正文。\n");
        let (one, other) = (text("停水"), text("停电"));
        let texts = [
            ("t/停水.md", one.as_str()),
            ("t/停水 - 副本.md", one.as_str()),
            ("t/停水 (冲突的副本 2025-12-01).md", one.as_str()),
            ("t/停水 (1).md", one.as_str()),
            ("t/tingshui.md", one.as_str()),
            ("t/规定(2025).md", other.as_str()),
            ("t/副本制度.md", text("制度").leak()),
        ];
        let site = sample("", &texts).value;
        assert_eq!(
            chinese(find(&site)),
            [
                "t/tingshui.md:2:8 ZB525 《停水》和 content/t/停水.md 的标题、日期都一样",
                "t/停水 (1).md:0:0 ZB526 content/t/停水 (1).md 像是副本",
                "t/停水 (冲突的副本 2025-12-01).md:0:0 ZB526 content/t/停水 (冲突的副本 2025-12-01).md 像是副本",
                "t/停水 - 副本.md:0:0 ZB526 content/t/停水 - 副本.md 像是副本",
            ]
        );
    }
}
