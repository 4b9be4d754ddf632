//! 应到, 请假, 实到 in the text. A sentence that counts somebody else, or another sitting, is left alone.
//!
//! Tried on 31 reports of provinces (2026) under the data of a session: no finding, so none false; true ones are in
//! the tests alone.

use super::{Passage, Text, beginning, codes, numeral_after};
use crate::article::kind::{KindData, Session};
use crate::diagnostic::Diagnostic;
use crate::text;

/// The words that a number of deputies stands behind, by the field of the data.
const WORDS: [(&str, &[&str]); 3] =
    [("应到", &["应到", "应出席"]), ("请假", &["请假"]), ("实到", &["实到", "实际到会"])];

/// What may stand between the word and the number.
const FILLING: &[&str] = &[
    "人大", "代表", "会议", "会", "正式", "人数", "数", "镇", "乡", "有", "共", "为", "了", "：", ":", " ",
    "的",
];

/// Who else is counted: guests, a part of the deputies, a sitting other than the first.
const OTHERS: &[&str] = &[
    "列席",
    "特邀",
    "选民",
    "代表团",
    "代表小组",
    "分团",
    "小组",
    "党代表",
    "党员",
    "县代表",
    "市代表",
    "省代表",
    "县级",
    "市级",
    "省级",
    "县人大",
    "市人大",
    "省人大",
    "预备会",
    "主席团",
    "第二次全体",
    "第三次全体",
    "第四次全体",
    "二次全体",
    "三次全体",
    "上次",
    "去年",
    "常委会",
    "村民代表",
    "职工代表",
];

pub(super) fn find(text: &Text<'_>) -> Vec<Diagnostic> {
    let KindData::Session(session) = &text.matter.kind else { return Vec::new() };
    let passage = &text.body;
    let deputies = &session.deputies;
    let numbers = [deputies.expected, deputies.excused, deputies.attending()];
    let mut found = Vec::new();
    for ((name, words), right) in WORDS.into_iter().zip(numbers) {
        let Some(right) = right else { continue };
        for word in words {
            for (at, _) in passage.text.match_indices(word) {
                found.extend(one(passage, session, at + word.len(), name, right));
            }
        }
    }
    found
}

fn one(
    passage: &Passage<'_>,
    session: &Session,
    behind: usize,
    name: &str,
    right: u32,
) -> Option<Diagnostic> {
    let mut rest = &passage.text[behind..];
    while let Some(word) = FILLING.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    let (length, number) = numeral_after(rest)?;
    let people = rest[length..].trim_start().starts_with(['名', '人', '位']);
    let sentence = &passage.text[beginning(passage.text, behind, &['。', '\n'])..behind];
    let others = OTHERS.iter().any(|word| sentence.contains(word));
    if number == right || !people || others {
        return None;
    }
    let start = passage.text.len() - rest.len();
    let found = Diagnostic::new(
        &codes::OTHER_ATTENDANCE,
        passage.span(start..start + length),
        text!(
            "这里{name} {number}，数据里{name} {right}",
            "{number} deputies here ({name}), {right} in the data"
        ),
    )
    .help(text!("核对后改成一致的人数", "check the number and make both the same"));
    Some(match &session.span {
        Some(data) => found.related(data.clone(), text!("会议的数据", "the session's data")),
        None => found,
    })
}
