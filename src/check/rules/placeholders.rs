//! Words that `zhenbao new` writes to be replaced do not stand in a published article.

use memchr::memmem;

use crate::article::Article;
use crate::article::kind::{Fact, KindData};
use crate::check::{Find, Rule, Subject};
use crate::config::sample::TOWN;
use crate::diagnostic::{Diagnostic, family};
use crate::site::Site;
use crate::source::{Source, Span};
use crate::text;

/// The words themselves. None of them can be meant.
pub mod words {
    /// For the editor's name.
    pub const EDITOR: &str = "编辑姓名";
    /// For the time of a notice.
    pub const PERIOD: &str = "起止时间";
    /// For the place of a notice.
    pub const PLACE: &str = "地点";
    /// For those whom a notice concerns.
    pub const AUDIENCE: &str = "面向哪些人";
    /// For the contact of a notice.
    pub const CONTACT: &str = "联系人和电话";
    /// For the index number of a document.
    pub const INDEX_NUMBER: &str = "索引号";
    /// For the issuer of a document.
    pub const ISSUER: &str = "发文机关";
    /// For the topic of a document.
    pub const TOPIC: &str = "主题分类";
    /// For what is laid open.
    pub const SUBJECT: &str = "公示事项";
    /// For the basis of what is laid open.
    pub const BASIS: &str = "政策依据";
    /// For a project.
    pub const PROJECT: &str = "项目名称";
    /// For the office of a project.
    pub const OFFICE: &str = "责任单位";
    /// For what was done of a project.
    pub const STEP: &str = "进展情况";
    /// For the number of a document.
    pub const NUMBER: &str = "文号";
    /// For an item of an agenda.
    pub const AGENDA: &str = "第一项议程";
    /// For a target.
    pub const INDICATOR: &str = "指标名称";
    /// What the sentences below begin with.
    pub const STARTS: [&str; 2] = ["这里写", "第一段写清"];
    /// What stands in the text of a new article, each a paragraph of its own.
    pub const SENTENCES: [&str; 21] = [
        "第一段写清什么时间、什么地点、谁、做了什么。",
        "这里写正文。",
        "这里写会议在什么时间、什么地点召开，谁主持、谁出席。",
        "这里写各项报告。",
        "这里写选举结果；没有选举就删去这一节。",
        "这里写会议提出的要求。",
        "这里写第一项工作。",
        "这里写第二项工作。",
        "这里写第一项任务。",
        "这里写目标由哪次会议通过。",
        "这里写指标的口径。",
        "这里写通知的缘由。",
        "这里写办什么事、要带什么材料。",
        "这里写时间和地点。",
        "这里写联系人和电话。",
        "这里写发文的缘由。",
        "这里写总体要求。",
        "这里写主要任务。",
        "这里写工作要求。",
        "这里写公示的是什么、经过怎样的评议。",
        "这里写项目由哪次会议确定、进展到哪一天为止。",
    ];
}

family! {
    /// Words that `zhenbao new` writes to be replaced.
    PLACEHOLDER = "ZB520" Error rule "placeholders" {
        title: "样例文字没有改", "words that were to be replaced";
        meaning: "zhenbao new 写的“编辑姓名”“这里写正文。”和 zhenbao init 写的“示例镇”等是样例，发布前要改成真实的内容，否则读者会看到它们。",
                 "zhenbao new writes words such as 编辑姓名 (the editor's name) or 这里写正文。 (the text here), and zhenbao init 示例镇, to be replaced before publishing; readers would see them.";
        wrong: "editor: \"编辑姓名\"";
        right: "editor: \"李锡念\"";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "placeholders",
    about: || {
        text!("zhenbao new 写的样例文字都已改掉", "the words that zhenbao new writes have been replaced")
    },
    codes: ALL,
    settings: &[],
    find: Find::Text(find),
};

fn find(_: &Site, text: &Subject<'_>) -> Vec<Diagnostic> {
    let article = text.article.filter(|article| article.matter.withdrawn.is_none());
    let body = text.article.map_or(0, |article| article.body_range().start);
    article.and_then(left).into_iter().chain(sentence(text.source, body)).collect()
}

/// The first sample sentence of a text, or the sample town anywhere in it.
fn sentence(source: &Source, body: usize) -> Option<Diagnostic> {
    let text = source.text();
    let mut at = 0;
    let mut found = None;
    let begins = |start: &str| memmem::find(text.as_bytes(), start.as_bytes()).is_some();
    if words::STARTS.into_iter().any(begins) {
        for line in text.split_inclusive('\n') {
            let words = line.trim();
            if at >= body && words::SENTENCES.contains(&words) {
                found = Some((at + line.len() - line.trim_start().len(), words));
                break;
            }
            at += line.len();
        }
    }
    let (at, words) = found.or_else(|| Some((memmem::find(text.as_bytes(), TOWN.as_bytes())?, TOWN)))?;
    let message = text!("还留着样例文字：{words}", "sample words are left: {words}");
    let help = text!("换成真实的内容，不需要的就删去", "write the true words in their place, or delete them");
    Some(Diagnostic::new(&PLACEHOLDER, source.span(at..at + words.len()), message).help(help))
}

fn left(article: &Article) -> Option<Diagnostic> {
    let matter = &article.matter;
    let editors = matter.credits.editors.iter().map(|name| ("editor", words::EDITOR, name.as_str()));
    let left: Vec<(&str, &str)> = editors
        .chain(of_kind(&matter.kind))
        .filter(|(_, word, written)| written.trim() == *word)
        .map(|(key, word, _)| (key, word))
        .collect();
    let (key, word) = left.first()?;
    let title = &matter.title;
    let all = || left.iter().map(|(_, word)| *word).collect::<Vec<_>>();
    let (zh, en) = (all().join("、"), all().join(", "));
    let message =
        text!("《{title}》还留着样例文字：{zh}", "“{title}” still has words that were to be replaced: {en}");
    let help = text!(
        "换成真实的内容，不需要的就删去那一行",
        "write the true words in their place, or delete the line"
    );
    let place = article.places.of(key).and_then(|value| within(&value, word));
    let place = place.unwrap_or_else(|| article.places.title());
    Some(Diagnostic::new(&PLACEHOLDER, place, message).help(help))
}

/// Key, word and value of what the block of a kind may have left.
fn of_kind(kind: &KindData) -> Vec<(&'static str, &'static str, &'static str)> {
    let left = |value: &Option<String>, word: &'static str| (value.as_deref() == Some(word)).then_some(word);
    match kind {
        KindData::Notice(notice) => {
            let all = [words::PERIOD, words::PLACE, words::AUDIENCE, words::CONTACT];
            in_facts("notice", &notice.facts, &all)
        }
        KindData::Gongshi(gongshi) => {
            in_facts("gongshi", &gongshi.facts, &[words::SUBJECT, words::BASIS, words::CONTACT])
        }
        KindData::Progress(progress) => {
            let named = progress.tasks.iter().filter(|task| task.name == words::PROJECT);
            let named = named.map(|_| ("progress", words::PROJECT, words::PROJECT));
            let offices =
                progress.tasks.iter().flat_map(|task| in_facts("progress", &task.facts, &[words::OFFICE]));
            let steps = progress.tasks.iter().flat_map(|task| &task.steps);
            let told = steps.filter(|step| step.words.as_deref() == Some(words::STEP));
            named.chain(offices).chain(told.map(|_| ("progress", words::STEP, words::STEP))).collect()
        }
        KindData::Document(document) => [
            left(&document.index_number, words::INDEX_NUMBER),
            left(&document.issuer, words::ISSUER),
            left(&document.topic, words::TOPIC),
            left(&document.number, words::NUMBER),
        ]
        .into_iter()
        .flatten()
        .map(|word| ("document", word, word))
        .collect(),
        KindData::Session(session) => {
            let left = session.agenda.iter().any(|item| item.item == words::AGENDA);
            left.then_some(("session", words::AGENDA, words::AGENDA)).into_iter().collect()
        }
        KindData::Targets(targets) => {
            let left = targets.items.iter().any(|target| target.indicator.starts_with(words::INDICATOR));
            left.then_some(("targets", words::INDICATOR, words::INDICATOR)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The words that stand as values in a list of facts.
fn in_facts(
    key: &'static str,
    facts: &[Fact],
    all: &[&'static str],
) -> Vec<(&'static str, &'static str, &'static str)> {
    let values = facts.iter().filter_map(|fact| fact.value.text());
    let words = values.filter_map(|value| all.iter().copied().find(|word| *word == value));
    words.map(|word| (key, word, word)).collect()
}

/// A word within a value.
fn within(value: &Span, word: &str) -> Option<Span> {
    let start = value.range().start + value.text().find(word)?;
    Some(value.source().span(start..start + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::texts;
    use crate::site::tests::sample::{chinese, sample};

    fn found(matter: &str) -> Vec<String> {
        let text = format!("---\ntitle: 办事地点变更\ndate: 2025-03-01\n{matter}---\n");
        let site = sample("", &[("t/a.md", &text)]).value;
        chinese(texts(&site).flat_map(|text| find(&site, &text)).collect())
    }

    #[test]
    fn what_was_to_be_replaced_is_named_once_an_article() {
        assert_eq!(
            found("editor: \"编辑姓名\"     # 显示为（编辑：编辑姓名）\n"),
            ["t/a.md:4:10 ZB520 《办事地点变更》还留着样例文字：编辑姓名"]
        );
        assert_eq!(
            found(
                "editor: 甲\nkind: notice\nnotice:\n  period: 四月\n  place: 地点\n  contact: 联系人和电话\n"
            ),
            ["t/a.md:8:10 ZB520 《办事地点变更》还留着样例文字：地点、联系人和电话"]
        );
    }

    #[test]
    fn what_was_written_and_what_is_no_article_yet_is_left_alone() {
        assert_eq!(found("editor: 甲\nsource: 编辑姓名\n"), Vec::<String>::new());
        assert_eq!(found("editor: 编辑姓名\ndraft: true\n"), Vec::<String>::new());
        assert_eq!(found("editor: 编辑姓名甲\n"), Vec::<String>::new());
    }
}
