//! 届 and 次: which session of which congress the text speaks of.
//!
//! Only what says that a session is held is looked at: a session that is only referred to is never compared, so
//! a slip in such words stays unseen. Tried on 31 reports of provinces (2026) under the data of another session:
//! none false, nor in the 28 wordings of `tests.rs`.

use std::ops::Range;

use super::{Passage, Text, beginning, codes, numeral_before};
use crate::article::kind::{KindData, Session, chinese_numeral};
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

/// What stands behind the name of a session that is being reported.
const OPENS: &[&str] = &[
    "召开",
    "开幕",
    "闭幕",
    "举行",
    "隆重",
    "胜利",
    "圆满",
    "顺利",
    "如期",
    "在",
    "于",
    "听取",
    "第",
    "预备会议",
    "现场",
];

/// What stands before it.
const HOLDS: &[&str] = &["召开", "举行", "迎来", "本次", "这次", "此次"];

/// Words before a mention that say it is another session, or one to come.
const OTHER: &[&str] = &[
    "自",
    "上次",
    "上一次",
    "去年",
    "上年",
    "上届",
    "下一次",
    "下次",
    "明年",
    "关于",
    "拟",
    "将",
    "准备",
    "决定",
    "筹备",
    "筹备好",
    "即将",
    "根据",
    "按照",
    "落实",
    "贯彻",
    "全面完成",
    "圆满完成",
];

/// How far 次 may stand from its 届, in characters: `第六届人民代表大会第八次会议` with a town's name inside.
const REACH: usize = 24;

pub(super) fn find(text: &Text<'_>) -> Vec<Diagnostic> {
    let KindData::Session(session) = &text.matter.kind else { return Vec::new() };
    let mentions = [&text.title, &text.body].into_iter().flat_map(|passage| {
        let places = passage.text.match_indices("次会议").map(|(at, _)| at);
        places.filter(|at| reports(passage, *at)).flat_map(|at| one(passage, session, at))
    });
    mentions.collect()
}

/// Whether a mention, by the offset of its 次, says that the session is held. All else may be another one:
/// `圆满完成七次会议确定的任务`, `九次会议期间代表提出的建议`.
fn reports(passage: &Passage<'_>, at: usize) -> bool {
    let clause = &passage.text[beginning(passage.text, at, &['。', '；', '，', ',', '\n', '！'])..at];
    let behind = &passage.text[at + "次会议".len()..];
    let holds = HOLDS.iter().any(|word| clause.contains(word));
    let goes_on =
        ["以来", "之后", "以后", "召开以来", "期间", "的"].iter().any(|word| behind.starts_with(word));
    let opens = behind.is_empty() || OPENS.iter().any(|word| behind.starts_with(word));
    (holds || opens) && !goes_on && !OTHER.iter().any(|word| clause.contains(word))
}

/// One mention of a session, by the offset of its 次.
fn one(passage: &Passage<'_>, session: &Session, at: usize) -> Vec<Diagnostic> {
    let text = passage.text;
    let Some((start, meeting)) = numeral_before(&text[..at]) else { return Vec::new() };
    let clause_start = beginning(text, start, &['。', '；', '，', ',', '\n', '！', '、']);
    let clause = &text[clause_start..start];
    let congress = congress_in(clause, clause_start);
    let body_start = congress.as_ref().map_or(clause_start, |(range, _)| range.start);
    let named = &text[body_start..start];
    if OTHERS.iter().any(|other| named.contains(other))
        || higher(&text[clause_start..body_start])
        || higher(named)
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
