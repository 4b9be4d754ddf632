//! Found places as a list for reading, as JSON and as CSV.

use std::fmt::Write as _;

use serde_json::json;

use super::{ListFormat, Place, State};
use crate::diagnostic::{Lang, Text, visible};
use crate::disk::load::{PassagePlace, Sight};
use crate::text;

/// Characters before and behind a found word that are shown of a long line.
const AROUND: usize = 30;

pub(super) fn written(found: &[Place<'_>], format: ListFormat, lang: Lang) -> String {
    match format {
        ListFormat::List => list(found, lang),
        ListFormat::Json => found.iter().map(|place| format!("{}\n", object(place))).collect(),
        ListFormat::Csv => csv(found, lang),
    }
}

/// File after file, each with its places.
fn list(found: &[Place<'_>], lang: Lang) -> String {
    let (mut out, mut last) = (String::new(), "");
    for place in found {
        let path = place.file.path.as_str();
        if path != last {
            let title = visible(&place.file.title);
            let title = if title.is_empty() { String::new() } else { format!("《{title}》") };
            let state =
                state(place.file.state).map(|words| words.in_lang(lang).to_owned()).unwrap_or_default();
            let about =
                [title, state].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            let _ = writeln!(out, "{}", format!("{}  {about}", visible(path)).trim_end());
            last = path;
        }
        let _ = writeln!(out, "  {}  {}", spot(place).in_lang(lang), excerpt(place));
    }
    out
}

fn object(place: &Place<'_>) -> serde_json::Value {
    let (line, column) = line_and_column(place);
    let cell = place.passage.and_then(|passage| match &passage.place {
        PassagePlace::Cell(name) | PassagePlace::Part(name) => Some(name.clone()),
        PassagePlace::Paragraph(number) => Some(number.to_string()),
        PassagePlace::Line(_) => None,
    });
    json!({
        "word": place.word,
        "file": place.file.path.as_str(),
        "title": place.file.title,
        "state": state(place.file.state).map(|words| words.en),
        "in": part(place).en,
        "line": line,
        "column": column,
        "place": cell,
        "text": excerpt(place),
    })
}

fn csv(found: &[Place<'_>], lang: Lang) -> String {
    let head = [
        text!("字词", "word"),
        text!("文件", "file"),
        text!("标题", "title"),
        text!("状态", "state"),
        text!("位置", "place"),
        text!("原文", "text"),
    ];
    let mut rows: Vec<Vec<String>> = vec![head.iter().map(|words| words.in_lang(lang).to_owned()).collect()];
    rows.extend(found.iter().map(|place| {
        vec![
            place.word.to_owned(),
            place.file.path.to_string(),
            place.file.title.clone(),
            state(place.file.state).map(|words| words.in_lang(lang).to_owned()).unwrap_or_default(),
            spot(place).in_lang(lang).to_owned(),
            excerpt(place),
        ]
    }));
    String::from_utf8(crate::page::csv(rows.iter())).expect("cells are text")
}

fn state(state: State) -> Option<Text> {
    Some(match state {
        State::Published => text!("公开", "public"),
        State::Draft => text!("草稿", "draft"),
        State::Future => text!("待发布", "scheduled"),
        State::Withdrawn => text!("已撤稿", "withdrawn"),
        State::Beside => return None,
    })
}

/// Which part of the file it is.
fn part(place: &Place<'_>) -> Text {
    let Some(passage) = place.passage else { return text!("文件名", "name") };
    if passage.sight == Sight::Hidden {
        return text!("隐藏的内容", "hidden");
    }
    match (&passage.place, place.file.body) {
        (PassagePlace::Line(line), Some(body)) if *line < body => text!("文件头", "front matter"),
        _ => text!("正文", "text"),
    }
}

/// Where it is, in words.
fn spot(place: &Place<'_>) -> Text {
    let Text { zh, en } = part(place);
    let Some(passage) = place.passage else { return Text { zh, en } };
    let (line, column) = line_and_column(place);
    match &passage.place {
        PassagePlace::Line(_) => {
            let (line, column) = (line.unwrap_or_default(), column.unwrap_or_default());
            text!("{line}:{column} {zh}", "{line}:{column} {en}")
        }
        PassagePlace::Cell(cell) => text!("{cell} {zh}", "{cell} {en}"),
        PassagePlace::Paragraph(number) => text!("第{number}段 {zh}", "paragraph {number} {en}"),
        PassagePlace::Part(name) => text!("{name} {zh}", "{name} {en}"),
    }
}

/// From 1, in characters.
fn line_and_column(place: &Place<'_>) -> (Option<usize>, Option<usize>) {
    match place.passage.map(|passage| &passage.place) {
        Some(PassagePlace::Line(line)) => {
            (Some(*line), Some(place.text[..place.found.start].chars().count() + 1))
        }
        _ => (None, None),
    }
}

/// The found word with what stands around it.
fn excerpt(place: &Place<'_>) -> String {
    let (before, rest) = place.text.split_at(place.found.start);
    let (word, behind) = rest.split_at(place.found.len());
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before: String = before.chars().skip(skipped).collect();
    let shown: String = behind.chars().take(AROUND).collect();
    let start = if skipped > 0 { "……" } else { "" };
    let end = if shown.len() < behind.len() { "……" } else { "" };
    let text = format!("{start}{before}{word}{shown}{end}");
    visible(text.trim()).into_owned()
}
