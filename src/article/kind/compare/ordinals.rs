//! 届 and 次: which session of which congress the text speaks of.

use std::ops::Range;

use super::{Passage, beginning, numeral_before};
use crate::article::kind::codes;
use crate::article::kind::{Session, chinese_numeral};
use crate::diagnostic::Diagnostic;
use crate::text;

/// Bodies other than the township's congress; their sessions have numbers of their own.
const OTHERS: &[&str] = &[
    "全国",
    "中央",
    "常委会",
    "常务委员会",
    "主席团",
    "代表团",
    "委员会",
    "党",
    "政协",
    "工会",
    "团委",
    "妇联",
    "中共",
];

/// What stands before 第…届 of a congress above the township's.
const HIGHER: [char; 5] = ['省', '市', '县', '区', '州'];

/// Words around a mention that say it is meant to be another session.
const LATER: &[&str] = &["以来", "之后", "以后", "提出的", "的决议"];
const FORMER: &[&str] = &["自", "上次", "上一次", "去年", "上年", "下一次", "下次", "明年"];

/// How far 次 may stand from its 届, in characters: `第六届人民代表大会第八次会议` with a town's name inside.
const REACH: usize = 24;

pub(super) fn check(passage: &Passage<'_>, session: &Session) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, _) in passage.text.match_indices("次会议") {
        found.extend(one(passage, session, at));
    }
    found
}

/// One mention of a session, by the offset of its 次.
fn one(passage: &Passage<'_>, session: &Session, at: usize) -> Vec<Diagnostic> {
    let text = passage.text;
    let Some((start, meeting)) = numeral_before(&text[..at]) else { return Vec::new() };
    let clause_start = beginning(text, start, &['。', '；', '，', ',', '\n', '！', '、']);
    let clause = &text[clause_start..start];
    let congress = congress_in(clause, clause_start);
    let behind = &text[at + "次会议".len()..];
    let body_start = congress.as_ref().map_or(clause_start, |(range, _)| range.start);
    let named = &text[body_start..start];
    if OTHERS.iter().any(|other| named.contains(other))
        || higher(&text[clause_start..body_start])
        || higher(named)
        || LATER.iter().any(|word| behind.starts_with(word))
        || FORMER.iter().any(|word| clause.trim_start().starts_with(word))
        || other_year(clause, session)
    {
        return Vec::new();
    }
    // a 次 without its 届 and without 第 may be a count: 召开三次会议
    if congress.is_none() && !clause.ends_with('第') {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let (Some(right), Some((range, written))) = (session.congress, congress)
        && written != right
    {
        found.push(differs(passage, session, range, right, "届"));
    }
    if let Some(right) = session.meeting.filter(|right| *right != meeting) {
        found.push(differs(passage, session, start..at, right, "次"));
    }
    found
}

/// The last 届 of a clause with its number.
fn congress_in(clause: &str, offset: usize) -> Option<(Range<usize>, u32)> {
    let at = clause.rfind('届')?;
    if clause[at..].chars().count() > REACH {
        return None;
    }
    let (start, number) = numeral_before(&clause[..at])?;
    Some((offset + start..offset + at, number))
}

/// Whether a county's or higher congress is named: `县第十六届`, `十六届县人大`.
fn higher(text: &str) -> bool {
    let bare = text.trim_end().trim_end_matches('第');
    bare.ends_with(HIGHER) || ["省人", "市人", "县人", "区人", "州人"].iter().any(|name| text.contains(name))
}

/// Whether the clause names a year that is not the session's.
fn other_year(clause: &str, session: &Session) -> bool {
    let Some(opened) = session.opened else { return false };
    let years = clause.match_indices('年').filter_map(|(at, _)| numeral_before(&clause[..at]));
    let mut years = years.map(|(_, year)| year).filter(|year| *year > 1900);
    years.any(|year| i64::from(year) != i64::from(opened.date().year()))
}

fn differs(
    passage: &Passage<'_>,
    session: &Session,
    range: Range<usize>,
    right: u32,
    unit: &str,
) -> Diagnostic {
    let span = passage.span(range);
    let written = span.text().to_owned();
    let right = if written.is_ascii() { right.to_string() } else { chinese_numeral(right) };
    let english = if unit == "届" { "congress" } else { "session" };
    let found = Diagnostic::new(
        &codes::OTHER_SESSION,
        span.clone(),
        text!(
            "这里是第{written}{unit}，数据里是第{right}{unit}",
            "{english} 第{written}{unit} here, 第{right}{unit} in the data"
        ),
    )
    .help(text!(
        "核对后统一为第{right}{unit}，或改正开头的数据",
        "make it 第{right}{unit}, or mend the data above"
    ))
    .guess(span, right);
    match &session.span {
        Some(data) => found.related(data.clone(), text!("会议的数据", "the session's data")),
        None => found,
    }
}
