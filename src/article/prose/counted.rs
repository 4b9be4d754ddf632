//! Lists that say how many items they have: `五个强势攻坚` with four items under it.
//!
//! Tried on 31 reports of provinces (2026): no finding. Only a number in the last clause counts, close to its end: of a long sentence the last number is hardly the
//! list's (`…8个区域…，通知如下：`), `十九大` is a congress, and `6个月` a time.

use std::ops::Range;

use super::lines::{HIGHEST, Line};
use super::{Passage, Text, beginning, codes, numeral_before};
use crate::article::kind::chinese_numeral;
use crate::diagnostic::Diagnostic;
use crate::text;

/// The longest name of what is counted, in characters: `强势攻坚行动`.
const LONGEST_NOUN: usize = 12;

/// What is counted without being listed.
const OTHER_NOUNS: &[&str] = &[
    "月",
    "小时",
    "工作日",
    "区域",
    "省",
    "市",
    "县",
    "区",
    "乡",
    "镇",
    "村",
    "社区",
    "户",
    "人",
    "百分点",
    "亩",
    "季度",
    "年",
    "星期",
    "单位",
    "部门",
    "分",
    "以上",
    "以下",
    "左右",
    "多",
];

/// What follows the name of a congress of the party: `二十大精神`.
const CONGRESS: &[&str] =
    &["精神", "以来", "报告", "召开", "会议", "和", "的", "提出", "作出", "代表", "确定", "届"];

pub(super) fn find(text: &Text<'_>) -> Vec<Diagnostic> {
    let counted = |(at, line)| counted(&text.body, line, &text.lines[at + 1..]);
    text.lines.iter().enumerate().filter_map(counted).collect()
}

/// `五个强势攻坚` in a heading or before a colon, with the numbered items right behind it.
fn counted(passage: &Passage<'_>, line: &Line<'_>, behind: &[Line<'_>]) -> Option<Diagnostic> {
    let announces = line.heading || line.text.ends_with(['：', ':']);
    let first = behind.first()?.marker.as_ref().filter(|marker| marker.number == 1)?;
    if !announces || line.marker.as_ref().is_some_and(|own| own.level >= first.level) {
        return None;
    }
    let (range, stated) = count_in(line.text)?;
    let mut items = 0;
    for item in behind {
        match &item.marker {
            Some(marker) if marker.level == first.level && (marker.number > 1 || items == 0) => items += 1,
            Some(marker) if marker.level > first.level => {}
            Some(_) => break,
            None if item.heading => break,
            None => {}
        }
    }
    if items == stated {
        return None;
    }
    let phrase = &line.text[range.start..];
    let phrase: String = phrase.chars().take_while(|c| !"，。：:；”’」』".contains(*c)).take(12).collect();
    let span = passage.span(line.start + range.start..line.start + range.end);
    let written = span.text();
    let right = if written.is_ascii() { items.to_string() } else { chinese_numeral(items) };
    Some(
        Diagnostic::new(
            &codes::COUNTED_LIST,
            span.clone(),
            text!("“{phrase}”下面列出了 {items} 条", "{items} items are listed under `{phrase}`"),
        )
        .help(text!("核对条数，或把{written}改成{right}", "check the items, or change {written} to {right}"))
        .related(passage.span(first.range.clone()), text!("从这里开始列出", "the list begins here")),
    )
}

/// The `五个`, `六项` … of the clause that ends a line, with its number.
fn count_in(line: &str) -> Option<(Range<usize>, u32)> {
    let end = line.trim_end_matches(['：', ':']).len();
    let clause = beginning(line, end, &['，', '。', '；', '、', ',', '！', '：', '“']);
    let counters = ['个', '项', '件', '条', '大', '点'];
    let counts = line[clause..end].match_indices(counters).filter_map(|(at, counter)| {
        let (start, number) = numeral_before(&line[clause..clause + at])?;
        let noun = &line[clause + at + counter.len()..end];
        let ordinal = line[..clause + start].ends_with(['第', '.', '第', '前', '至', '—', '-', '~', '～']);
        let is_list = (1..=LONGEST_NOUN).contains(&noun.chars().count())
            && !OTHER_NOUNS.iter().any(|other| noun.starts_with(other))
            && !(counter == "大" && CONGRESS.iter().any(|word| noun.starts_with(word)));
        ((2..=HIGHEST).contains(&number) && !ordinal && is_list)
            .then_some((clause + start..clause + at, number))
    });
    counts.reduce(|_, later| later)
}
