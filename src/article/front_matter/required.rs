//! What a front matter must have: the keys that are missing or blank, unless a slip that is already told
//! took them away.

use std::ops::Range;

use super::block::{self, Block, Written};
use super::fence::Cut;
use super::matter::Places;
use super::reader::keys::{Key, names, read_fields};
use super::reader::{Field, Reader};
use super::scan::{not_an_entry, plain_or_quoted, shortened};
use crate::article::front_matter::codes;
use crate::diagnostic::{Diagnostic, Severity, Text};
use crate::source::{Moment, Source};
use crate::text;

/// Reads all entries of a block into `target` and tells which required keys are missing or blank.
pub(super) fn read<T>(
    target: &mut T,
    keys: &'static [Key<T>],
    required: &[&'static str],
    cut: &Cut,
    reader: &mut Reader<'_>,
) -> Places {
    let mut places = Places::new(reader.source.span(cut.opening.clone()));
    let Some(block) = cut.block.clone() else { return places };
    let Block { entries, mut strays } = block::read(reader.source, block, &names(keys), &mut reader.found);
    let given = read_fields(target, keys, entries.iter().map(both), reader);
    let chinese = entries.iter().any(|entry| !entry.key.is_ascii());
    for name in required {
        let twin = keys.iter().find(|key| key.name == *name).map_or("", |key| key.chinese);
        match given.iter().find(|given| given.name == *name) {
            Some(given) if given.blank => {
                blank_value(reader, &given.place.clone().unwrap_or_default(), name, twin);
            }
            Some(_) => {}
            None => {
                let found = match strays.iter().position(|stray| fits(reader.source, stray, name)) {
                    Some(at) => {
                        bare_value(reader.source, strays.remove(at), if chinese { twin } else { name })
                    }
                    None => missing_key(reader.source, cut, name, twin),
                };
                reader.found.push(found);
            }
        }
    }
    let text = reader.source.text();
    // lines below each other are one text that does not belong here
    strays.dedup_by(|next, stray| {
        text[stray.end..next.start].trim_matches(' ') == "\n" && {
            stray.end = next.end;
            true
        }
    });
    reader.found.extend(strays.into_iter().map(|stray| not_an_entry(reader.source.span(stray))));
    for given in given {
        places.add(given.name, given.place.unwrap_or_default());
    }
    places
}

/// Key and value of an entry as the tables read them.
fn both(entry: &Written) -> (Field<'_>, Field<'_>) {
    let field = |range: &Range<usize>| Field {
        key: &entry.key,
        node: &entry.node,
        parsed: &entry.parsed,
        known: Some(range.clone()),
    };
    (field(&entry.key_range), field(&entry.value_range))
}

/// A required value that is blank. Where a slip in it is already told, that is why: then the slip is an error.
fn blank_value(reader: &mut Reader<'_>, range: &Range<usize>, name: &str, chinese: &str) {
    if let Some(told) = reader.finding_in(range) {
        told.severity = Severity::Error;
        if name == "date" {
            date_instead(told);
        }
        return;
    }
    let source = reader.source;
    let span = if range.is_empty() { source.line_span(range.start) } else { source.span(range.clone()) };
    let found =
        Diagnostic::new(&codes::BLANK_VALUE, span, text!("{name}（{chinese}）是空的", "`{name}` is blank"));
    reader.found.push(found.help(example(name, chinese)));
}

/// Makes a finding that would mend a text mend a date: `#2025-04-01` is none in quotes either.
fn date_instead(told: &mut Diagnostic) {
    let Some(patch) = &mut told.patch else { return };
    let date = patch.span.text().trim_start_matches('#').trim().to_owned();
    if Moment::parse(&date).is_ok() {
        told.help = Some(text!("写成 {date}", "write {date}"));
        patch.replacement = date;
    } else {
        told.help = Some(example("date", "日期"));
        told.patch = None;
    }
}

/// Whether a line that is no entry may be the value of a missing key.
fn fits(source: &Source, stray: &Range<usize>, name: &str) -> bool {
    let written = &source.text()[stray.clone()];
    let date = Moment::parse(written).is_ok();
    if name == "date" { date } else { !date && !written.trim().is_empty() && shortened(written) == written }
}

/// A line that is the value of a missing key.
fn bare_value(source: &Source, stray: Range<usize>, name: &str) -> Diagnostic {
    let span = source.span(stray);
    let written = span.text().to_owned();
    let entry = format!("{name}: {}", plain_or_quoted(&written));
    Diagnostic::new(
        &codes::NOT_AN_ENTRY,
        span.clone(),
        text!("这一行前面没有“{name}: ”：{written}", "there is no `{name}: ` before this line: {written}"),
    )
    .help(text!("写成 {entry}", "write {entry}"))
    .guess(span, entry)
}

fn missing_key(source: &Source, cut: &Cut, name: &str, chinese: &str) -> Diagnostic {
    Diagnostic::new(
        &codes::MISSING_KEY,
        source.span(cut.opening.clone()),
        text!("缺少 {name}（{chinese}）", "`{name}` is missing"),
    )
    .help(example(name, chinese))
}

fn example(name: &str, chinese: &str) -> Text {
    let (zh, en) =
        if name == "date" { ("2025-04-01", "2025-04-01") } else { ("关于……的通知", "…") };
    text!("写一行 {name}: {zh}，或 {chinese}: {zh}", "write a line {name}: {en}")
}
