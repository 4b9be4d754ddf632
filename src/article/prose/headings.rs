//! Headings typed as plain lines: 一、… and （一）… alone in a line, with text under them.
//!
//! Tried on 31 reports of provinces (2026): told in each, none false. What ends a sentence or holds a colon is an item (`一、停水时间：4月1日`), and so are numbered lines right one
//! under the other (`一、身份证` `二、户口簿`).

use std::ops::Range;

use super::{Line, Text, codes};
use crate::article::kind::Kind;
use crate::article::markdown::LINE_SEPARATORS;
use crate::diagnostic::{Diagnostic, counted};
use crate::text;

/// The longest heading, in characters: two lines in print.
const LONGEST: usize = 40;

/// So many lines with text under them make the others headings too.
const FEWEST: usize = 2;

pub(super) fn find(text: &Text<'_>) -> Vec<Diagnostic> {
    let is_heading = |line: &Line<'_>| line.plain && is_heading(line);
    let lines: Vec<&Line<'_>> = text.lines.iter().filter(|line| is_heading(line)).collect();
    let leads = |pair: &&[Line<'_>]| is_heading(&pair[0]) && pair[1].plain && pair[1].marker.is_none();
    if text.lines.windows(2).filter(leads).count() >= FEWEST {
        return vec![plain_headings(text, &lines)];
    }
    let has_none =
        text.matter.kind.kind() == Kind::Outline && text.outline.is_empty() && !text.lines.is_empty();
    if has_none { vec![no_outline(text)] } else { Vec::new() }
}

fn is_heading(line: &Line<'_>) -> bool {
    line.marker.as_ref().is_some_and(|marker| marker.level < 2)
        && line.text.chars().count() <= LONGEST
        && !line.text.contains(['。', '；', '：', ':', '！', '？', '|'])
        && !line.text.trim_end().ends_with(['，', '、', ',', ';'])
}

fn plain_headings(text: &Text<'_>, lines: &[&Line<'_>]) -> Diagnostic {
    let (first, last) = (lines[0], lines[lines.len() - 1]);
    let count = lines.len();
    let shown = first.text.trim();
    let told = counted(count, "line");
    let body = text.body.text;
    // A heading takes a line of its own, which a separator of a word processor does not end.
    let separator =
        body[..first.whole.start].chars().next_back().filter(|c| LINE_SEPARATORS[1..].contains(c));
    let range = first.whole.start - separator.map_or(0, char::len_utf8)..last.whole.end;
    let mut mended = String::with_capacity(range.len() + count * 4);
    let mut copied = range.start;
    let mut has_upper = false;
    for line in lines {
        let upper = line.marker.as_ref().is_some_and(|marker| marker.level == 0);
        has_upper |= upper;
        mended.push_str(&body[copied..line.whole.start]);
        mended.push_str(if upper || !has_upper { "## " } else { "### " });
        copied = start_of_words(body, &line.whole);
    }
    mended.push_str(&body[copied..range.end]);
    let mended = mended.replace(&LINE_SEPARATORS[1..], "\n\n");
    let place = text.body.span(first.start..first.start + first.text.trim_end().len());
    Diagnostic::new(
        &codes::PLAIN_HEADINGS,
        place,
        text!(
            "“{shown}”等 {count} 行像小标题，没有设成标题",
            "{told} such as “{shown}” look like headings and are none"
        ),
    )
    .help(text!("前面加 ## 和一个空格：## {shown}", "put ## and a space before each: ## {shown}"))
    .patch(text.body.span(range), mended)
}

/// Where the words of a line begin, behind its indent.
fn start_of_words(body: &str, line: &Range<usize>) -> usize {
    line.end - body[line.clone()].trim_start_matches(|c: char| c.is_whitespace() && c != '\n').len()
}

fn no_outline(text: &Text<'_>) -> Diagnostic {
    let place = text.title.span(0..text.title.text.len());
    let message = text!("提纲类的文章，正文里没有标题", "an outline whose text has no headings");
    let help =
        text!("在每个小标题前面加 ## ：## 一、工作回顾", "put ## before each heading: ## 一、工作回顾");
    Diagnostic::new(&codes::NO_OUTLINE, place, message).help(help)
}
