//! Several articles in one paste: the report of a session with the outlines of the reports that were given there
//! and the targets of the year. Each becomes an article, and all lead to each other.
//!
//! What suffices: a line `…工作报告` alone, short lines under it; a sentence about the session ends it.

use super::{fill, outline, session, targets};
use crate::article::kind::Kind;
use crate::import::draft::Draft;
use crate::import::model::{Block, Inline, Shape, Style};
use crate::import::report::Remark;
use crate::text;

/// What the session itself did: a sentence with one of these is no part of a report. Reports tell of other
/// meetings, so the bare words for them do not suffice.
const SESSION: &[&str] = &[
    "代表团",
    "表决通过",
    "闭幕",
    "监票",
    "宣誓",
    "与会",
    "全体会议",
    "会议选举",
    "大会选举",
    "会议表决",
    "大会表决",
    "会议听取",
    "大会听取",
    "会议审议",
    "大会审议",
    "会议要求",
    "大会要求",
    "会议号召",
    "大会号召",
    "会议指出",
    "会议强调",
    "分组讨论",
    "进行了票决",
    "票决产生",
];

/// The longest line that names a report, in characters.
const LONGEST: usize = 40;

/// The articles of a draft.
pub(super) fn split(draft: Draft) -> Vec<Draft> {
    let (own, reports) = parts(&draft.blocks);
    let mut main = Draft { blocks: own, ..draft };
    if main.kind == Kind::News && session::is_session(&main.title, &main.blocks) {
        main.kind = Kind::Session;
    }
    fill(&mut main);
    let mut drafts = Vec::new();
    let mut goals = Vec::new();
    for (title, blocks) in reports {
        let title = report_title(&title, &main.title);
        goals.extend(goals_of(&blocks, &title, &main));
        drafts.push(below(&main, Kind::Outline, title, blocks, String::new()));
    }
    if drafts.is_empty() {
        goals.extend(goals_of(&main.blocks.clone(), &main.title.clone(), &main));
    }
    drafts.extend(goals);
    if drafts.is_empty() {
        main.remarks.push(Remark::doubtful(
            0,
            text!("没有找到可以分开的稿件，按一篇导入", "nothing to split was found; it is one article"),
        ));
    }
    drafts.insert(0, main);
    drafts
}

/// The text of the session, and each report with the line that names it.
fn parts(blocks: &[Block]) -> (Vec<Block>, Vec<(String, Vec<Block>)>) {
    let mut own = Vec::new();
    let mut reports: Vec<(String, Vec<Block>)> = Vec::new();
    let mut inside = false;
    for (at, block) in blocks.iter().enumerate() {
        if is_report(block) && outline::is_outline(&ahead(&blocks[at + 1..])) {
            reports.push((block.words().trim().to_owned(), Vec::new()));
            inside = true;
            continue;
        }
        inside &= !is_of_session(block);
        match reports.last_mut().filter(|_| inside) {
            Some((_, report)) => report.push(block.clone()),
            None => own.push(block.clone()),
        }
    }
    (own, reports)
}

/// The lines up to the next report or sentence of the session.
fn ahead(blocks: &[Block]) -> Vec<Block> {
    blocks.iter().take_while(|block| !is_report(block) && !is_of_session(block)).cloned().collect()
}

/// A line of its own that names a report: `金山镇人民政府工作报告`.
fn is_report(block: &Block) -> bool {
    let words = block.words();
    let bare = words
        .trim()
        .trim_matches(['《', '》', '（', '）'])
        .trim_end_matches("（摘要）")
        .trim_end_matches("提纲");
    bare.ends_with("工作报告")
        && words.chars().count() <= LONGEST
        && !words.contains(['。', '，', '；', '：'])
}

fn is_of_session(block: &Block) -> bool {
    let words = block.words();
    let is_prose = words.contains('。') || words.chars().count() > LONGEST;
    let says = words.starts_with("会议")
        || words.starts_with("大会")
        || SESSION.iter().any(|word| words.contains(word));
    is_prose && says && targets::items(block).is_empty()
}

/// `政府工作报告` with the town before it, and 提纲 behind.
fn report_title(line: &str, session: &str) -> String {
    let bare = line.trim_matches(['《', '》']);
    let before = |word: &str| session.find(word);
    let town = ["第", "召开", "举行"].into_iter().filter_map(before).min().map(|at| session[..at].trim());
    let town = town.filter(|town| (2..=12).contains(&town.chars().count()));
    let town = town.map(|town| town.rsplit(['县', '市', '区']).next().unwrap_or(town)).unwrap_or_default();
    let place = if bare.contains(town) || bare.starts_with(char::is_numeric) { "" } else { town };
    let end = if bare.ends_with("提纲") { "" } else { "提纲" };
    format!("{place}{bare}{end}")
}

/// The targets of a report as an article.
fn goals_of(blocks: &[Block], title: &str, main: &Draft) -> Option<Draft> {
    let at = targets::place(blocks)?;
    let items = targets::items(&blocks[at]);
    let year = targets::year(&blocks[..=at]).unwrap_or_else(|| main.date.chars().take(4).collect());
    let town = title.split("人民政府").next().filter(|town| town.len() < title.len()).unwrap_or_default();
    let town = town.trim_start_matches(|c: char| c.is_numeric() || c == '年');
    let lead = Block { place: blocks[at].place, shape: blocks[at].shape.clone() };
    let data = targets::data(&year, &items);
    Some(below(main, Kind::Targets, format!("{town}{year}年主要预期目标"), vec![lead], data))
}

/// An article beside the main one: the same day, editors and source.
fn below(main: &Draft, kind: Kind, title: String, blocks: Vec<Block>, data: String) -> Draft {
    let fields = main
        .fields
        .iter()
        .filter(|(key, _)| !matches!(*key, "summary" | "aliases" | "tags"))
        .cloned()
        .collect();
    let date = main.date.clone();
    Draft {
        kind,
        title,
        date,
        fields,
        data,
        blocks,
        notes: Vec::new(),
        enclosed: Vec::new(),
        remarks: Vec::new(),
        draft: true,
    }
}

/// Adds to each of several articles a line that leads to the others; `names` are those of their files, in order.
pub fn link(drafts: &mut [Draft], names: &[String]) {
    if drafts.len() < 2 {
        return;
    }
    let titles: Vec<String> = drafts.iter().map(|draft| draft.title.clone()).collect();
    for (at, draft) in drafts.iter_mut().enumerate() {
        let mut line = vec![Inline::plain("相关稿件：")];
        let others = titles.iter().zip(names).enumerate().filter(|(other, _)| *other != at);
        for (count, (_, (title, name))) in others.enumerate() {
            if count > 0 {
                line.push(Inline::plain("、"));
            }
            line.push(Inline::Text(title.clone(), Style { link: Some(name.clone()), ..Style::default() }));
        }
        line.push(Inline::plain("。"));
        draft
            .blocks
            .push(Block { place: 0, shape: Shape::Paragraph(line, crate::import::model::Margin::Text) });
    }
}
