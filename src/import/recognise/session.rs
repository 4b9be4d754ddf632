//! The facts of a session of the people's congress out of its report: 届, 次, days, attendance, agenda, election.

use std::fmt::Write as _;

use super::day;
use crate::article::kind::{Deputies, read_numeral};
use crate::import::draft::{Draft, quoted, value};
use crate::import::model::{Block, Shape};
use crate::import::report::Remark;
use crate::text;

/// So many paragraphs are the opening of a report.
const OPENING: usize = 4;

/// How far from a word its number stands, in characters.
const NEAR: usize = 14;

/// Points of an agenda, in characters.
const POINT: std::ops::RangeInclusive<usize> = 6..=48;

/// Whether a text reports on a session.
pub(super) fn is_session(title: &str, blocks: &[Block]) -> bool {
    let opening: String = opening(blocks);
    let is_named = |text: &str| text.contains("人民代表大会") && numbers(text).is_some();
    is_named(title) || (is_named(&opening) && opening.contains("应到") && opening.contains("实到"))
}

fn opening(blocks: &[Block]) -> String {
    blocks.iter().take(OPENING).map(|block| block.words() + "\n").collect()
}

/// `第六届人民代表大会第八次会议`: 6 and 8.
pub(super) fn numbers(text: &str) -> Option<(u32, u32)> {
    let (before, after) = text.split_once('届')?;
    let congress = before.rsplit_once('第').and_then(|(_, number)| read_numeral(number))?;
    let (before, _) = after.split_once("次会议")?;
    let meeting = before.rsplit_once('第').and_then(|(_, number)| read_numeral(number))?;
    Some((congress, meeting))
}

/// The data of the session.
pub(super) fn fill(draft: &mut Draft) {
    let opening = format!("{}\n{}", draft.title, opening(&draft.blocks));
    let mut out = String::from("session:\n");
    if let Some((congress, meeting)) = numbers(&opening) {
        let _ = writeln!(out, "  congress: {congress}\n  meeting: {meeting}");
    }
    if let Some((first, last)) = day::days(&opening) {
        let _ = writeln!(out, "  opened: {first}\n  closed: {last}");
    }
    deputies(draft, &mut out);
    let agenda = agenda(&draft.blocks);
    list(&mut out, "agenda", &agenda);
    elected(&draft.blocks, &mut out);
    list(&mut out, "votes", &passed(&draft.blocks));
    if agenda.is_empty() {
        draft.remarks.push(Remark::doubtful(
            0,
            text!("没有认出议程，请补上 agenda", "no agenda was found; write it under agenda"),
        ));
    }
    draft.data = if out.lines().count() > 1 { out } else { String::new() };
}

fn list(out: &mut String, key: &str, items: &[String]) {
    if !items.is_empty() {
        let _ = writeln!(out, "  {key}:");
        for item in items {
            let _ = writeln!(out, "    - {}", quoted(item));
        }
    }
}

fn deputies(draft: &mut Draft, out: &mut String) {
    let found = draft.blocks.iter().find_map(|block| {
        let words = block.words();
        (words.contains("应到") || words.contains("实到")).then_some((block.place, words))
    });
    let Some((place, words)) = found else { return };
    let expected = behind(&words, &["应到", "应出席"]);
    let excused = behind(&words, &["请假", "因事", "因病"]).or_else(|| before(&words, "请假"));
    let present = behind(&words, &["实到", "实出席", "到会"]);
    let deputies = Deputies { expected, excused, present };
    if deputies.adds_up() == Some(false) {
        draft.remarks.push(Remark::doubtful(
            place,
            text!("应到、请假、实到的人数对不上", "the numbers of deputies do not add up"),
        ));
    }
    if expected.or(present).is_none() {
        return;
    }
    out.push_str("  deputies:\n");
    for (key, number) in [("expected", expected), ("excused", excused), ("present", present)] {
        if let Some(number) = number {
            let _ = writeln!(out, "    {key}: {number}");
        }
    }
}

/// The first number of people behind one of some words.
fn behind(text: &str, words: &[&str]) -> Option<u32> {
    let (at, word) = words.iter().find_map(|word| Some((text.find(word)?, word)))?;
    let rest: String = text[at + word.len()..].chars().take(NEAR).collect();
    // The number is that of this word only up to the end of its clause.
    let clause = rest.split(['，', '。', '；', ',', ';']).next().unwrap_or_default();
    digits(clause)
}

/// `4名代表因事、因病请假`: the number before a word, within its clause.
fn before(text: &str, word: &str) -> Option<u32> {
    let clause = text[..text.find(word)?].rsplit(['，', '。', '；', ',', ';']).next()?;
    digits(clause)
}

fn digits(text: &str) -> Option<u32> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let is_people = rest[end..].starts_with(['名', '人', '位']) || rest[end..].is_empty();
    is_people.then(|| rest[..end].parse().ok())?
}

/// The points of the agenda: a list under 议程, or what the opening says was heard and decided.
fn agenda(blocks: &[Block]) -> Vec<String> {
    let under = blocks.iter().position(|block| {
        let words = block.words();
        words.contains("议程") && words.trim_end().ends_with(['：', ':'])
    });
    let listed: Vec<String> = under.map(|at| listed(&blocks[at + 1..])).unwrap_or_default();
    if !listed.is_empty() {
        return listed;
    }
    let mut points = Vec::new();
    for block in blocks.iter().take(OPENING) {
        let words = block.words();
        for sentence in words
            .split(['。', '\n'])
            .filter(|sentence| sentence.contains("听取") || sentence.contains("议程"))
        {
            points.extend(points_of(sentence));
        }
    }
    points
}

/// The points that are lines of their own: `1.听取和审议…`.
fn listed(blocks: &[Block]) -> Vec<String> {
    let mut points = Vec::new();
    for block in blocks {
        match &block.shape {
            Shape::List(_, items) => {
                points.extend(items.iter().map(|item| item.iter().map(Block::words).collect::<String>()));
            }
            Shape::Paragraph(..) if crate::article::markdown::number_level(&block.words()).is_some() => {
                points.push(block.words());
            }
            _ => break,
        }
    }
    let bare = |point: String| without_number(&point).trim_end_matches(['；', '。', ';']).to_owned();
    points.into_iter().map(bare).filter(|point| POINT.contains(&point.chars().count())).collect()
}

fn without_number(point: &str) -> &str {
    let bare = point.trim_start_matches(['（', '(']);
    let rest = bare.trim_start_matches(|c: char| c.is_numeric() || "一二三四五六七八九十".contains(c));
    match rest.strip_prefix(['、', '.', '．', '）', ')']) {
        Some(rest) if rest.len() < bare.len() => rest.trim_start(),
        _ => point.trim(),
    }
}

/// `会议听取和审议了甲报告、乙报告，票决了丙` in its points.
fn points_of(sentence: &str) -> Vec<String> {
    let (_, said) = sentence
        .split_once("议程")
        .or_else(|| sentence.split_once("听取").map(|_| ("", sentence)))
        .unwrap_or(("", sentence));
    let is_point = |point: &&str| {
        let ends = ["报告", "报告》", "草案", "议案", "办法", "决议", "项目", "选举", "事项"];
        let begins = ["选举", "票决", "表决", "听取", "审议", "审查"];
        POINT.contains(&point.chars().count())
            && (ends.iter().any(|end| point.ends_with(end))
                || begins.iter().any(|start| point.starts_with(start)))
    };
    let mut verb = "";
    let mut points = Vec::new();
    for part in said.split(['；', '，', '、', ';']).map(str::trim) {
        let at =
            ["听取", "审议", "审查", "票决", "表决", "选举"].iter().filter_map(|verb| part.find(verb)).min();
        let point = at.map_or(part, |at| &part[at..]);
        let point = without_number(point).trim_start_matches('是');
        if let Some(own) = ["听取和审议", "听取并审议", "听取审议", "听取", "审议", "审查"]
            .iter()
            .find(|verb| point.starts_with(**verb))
        {
            verb = own;
        }
        if Some(&point).as_ref().is_none_or(|point| !is_point(point)) {
            continue;
        }
        let point = point.replace("审议了", "审议").replace("听取了", "听取").replace("票决了", "票决");
        let is_bare =
            !["听取", "审议", "审查", "票决", "表决", "选举"].iter().any(|verb| point.starts_with(verb));
        points.push(if is_bare { format!("{verb}{point}") } else { point });
    }
    points
}

/// `选举产生副镇长1名`, `选举某某为副镇长`.
fn elected(blocks: &[Block], out: &mut String) {
    const POSTS: [&str; 8] =
        ["人大主席", "人大副主席", "副镇长", "镇长", "副乡长", "乡长", "主席团副主席", "主席团主席"];
    let mut found: Vec<(String, Option<u32>, Option<String>)> = Vec::new();
    for block in blocks {
        let words = block.words();
        for sentence in words
            .split(['。', '；'])
            .filter(|sentence| sentence.contains("选举") || sentence.contains("补选"))
        {
            let Some(post) = POSTS.iter().find(|post| sentence.contains(**post)) else { continue };
            let is_done = ["产生", "选举了", "当选", "为", "出"].iter().any(|word| sentence.contains(word));
            if !is_done || found.iter().any(|(known, ..)| known == post) {
                continue;
            }
            let rest = sentence.split_once(*post).map_or("", |(_, rest)| rest);
            let seats = digits(&rest.chars().take(4).collect::<String>());
            let name = sentence.split_once("选举").and_then(|(_, rest)| {
                let (name, _) = rest.split_once('为')?;
                let name = name.trim_start_matches("产生").trim();
                (2..=4).contains(&name.chars().count()).then(|| name.trim_end_matches("同志").to_owned())
            });
            found.push(((*post).to_owned(), seats, name));
        }
    }
    if found.is_empty() {
        return;
    }
    out.push_str("  elected:\n");
    for (post, seats, name) in found {
        let _ = writeln!(out, "    - post: {}", value(&post));
        if let Some(seats) = seats {
            let _ = writeln!(out, "      seats: {seats}");
        }
        if let Some(name) = name {
            let _ = writeln!(out, "      names: {}", value(&name));
        }
    }
}

/// What was voted on, where the text names it in 《》 behind 通过.
fn passed(blocks: &[Block]) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for block in blocks {
        let words = block.words();
        for sentence in words.split(['。', '；']) {
            let Some((_, behind)) = sentence.split_once("通过") else { continue };
            let titles = behind.split('《').skip(1).filter_map(|part| part.split_once('》'));
            items.extend(titles.map(|(title, _)| title.to_owned()));
        }
    }
    items.retain(|item| POINT.contains(&item.chars().count()));
    items.dedup();
    items
}
