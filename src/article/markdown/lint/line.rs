//! Lines of paragraphs that were meant as something else.

use std::ops::Range;

use super::super::character::is_han;
use super::{Findings, excerpt};
use crate::diagnostic::codes::markdown as codes;
use crate::text;

/// What a line of a paragraph begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    Plain,
    /// `1、`, `一、`, `（一）`, `(1)`, `①`, `1．`: a number that makes no list by itself.
    Number,
    /// `－`, `·`, `•`, `●`.
    Bullet(char),
    /// `#标题`, `＃ 标题`.
    Hash,
    /// `｜`.
    FullWidthPipe,
    /// `|`.
    Pipe,
    /// `　　`.
    Indent,
}

/// Paragraphs read so far, for findings that are told once a body.
#[derive(Default)]
pub(in super::super) struct Lines {
    indented: usize,
    first_indent: Option<Range<usize>>,
}

impl Lines {
    /// Looks at the lines of a paragraph at `range` of the body.
    pub(in super::super) fn paragraph(&mut self, findings: &mut Findings<'_>, range: &Range<usize>) {
        let body = findings.body;
        let mut previous = Start::Plain;
        let mut numbered = 0;
        let mut table = 0..0;
        for line in lines(body, range) {
            let text = body[line.clone()].trim_start_matches([' ', '\t', '>']);
            let at = line.end - text.len()..line.end;
            let start = start_of(text);
            if table.start < table.end && start != previous {
                super::table::rows_as_text(findings, &table);
                table = 0..0;
            }
            match start {
                Start::Number => numbered += 1,
                Start::Bullet(mark) if previous != start => bullet(findings, &at, mark),
                Start::Plain | Start::Bullet(_) => {}
                Start::Hash => hash(findings, &at),
                Start::Pipe | Start::FullWidthPipe => {
                    let first = if table.start < table.end { table.start } else { at.start };
                    table = first..at.end;
                }
                Start::Indent => self.indent(at.clone()),
            }
            if start == Start::Number && numbered == 2 && previous == Start::Number {
                numbers(findings, range);
            }
            previous = start;
        }
        if table.start < table.end {
            super::table::rows_as_text(findings, &table);
        }
    }

    fn indent(&mut self, at: Range<usize>) {
        self.indented += 1;
        self.first_indent.get_or_insert(at);
    }

    /// Tells of full-width indents, once for the whole body.
    pub(in super::super) fn finish(self, findings: &mut Findings<'_>) {
        let Some(at) = self.first_indent else { return };
        let count = self.indented;
        let body = findings.body;
        let text = &body[at.clone()];
        let spaces = at.start..at.end - text.trim_start_matches('\u{3000}').len();
        findings.mend(
            &codes::FULL_WIDTH_INDENT,
            spaces,
            text!("用全角空格做首行缩进（全文 {count} 处）", "{count} lines are indented by full-width spaces"),
            text!(
                "删掉行首的全角空格，段落之间空一行；缩进由主题统一处理",
                "delete the full-width spaces and leave an empty line between paragraphs; the theme indents them"
            ),
            String::new(),
        );
    }
}

/// The ranges of the lines within a range of the body, without their ends.
fn lines(body: &str, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let (first, end) = (range.start, range.end.min(body.len()));
    let mut next = first;
    std::iter::from_fn(move || {
        if next >= end {
            return None;
        }
        let start = next;
        let stop = memchr::memchr(b'\n', &body.as_bytes()[start..end]).map_or(end, |at| start + at);
        next = stop + 1;
        Some(start..stop)
    })
}

fn start_of(line: &str) -> Start {
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return Start::Plain };
    match first {
        '#' | '＃' => hash_start(line),
        '|' if line.matches('|').count() > 1 => Start::Pipe,
        '｜' if line.matches('｜').count() > 1 => Start::FullWidthPipe,
        '\u{3000}' => Start::Indent,
        '－' | '·' | '•' | '●' | '◆' | '■' | '＊' | '○' => {
            let next = chars.next();
            if next.is_some_and(|c| c.is_ascii_digit() || c == first) {
                Start::Plain
            } else {
                Start::Bullet(first)
            }
        }
        '①'..='⑳' | '⑴'..='⒇' => Start::Number,
        '0'..='9' => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            if line.len() - rest.len() <= 3 && rest.starts_with(['、', '．']) {
                Start::Number
            } else {
                Start::Plain
            }
        }
        '（' | '(' => bracketed(chars.as_str()),
        _ if is_chinese_numeral(first) => {
            let rest = line.trim_start_matches(is_chinese_numeral);
            if rest.starts_with('、') { Start::Number } else { Start::Plain }
        }
        _ => Start::Plain,
    }
}

/// `（一）`, `(1)`: the text behind the opening bracket.
fn bracketed(text: &str) -> Start {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || is_chinese_numeral(c));
    let length = text.len() - rest.len();
    if (1..=9).contains(&length) && rest.starts_with(['）', ')']) { Start::Number } else { Start::Plain }
}

fn is_chinese_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// A run of hashes that makes no heading, unless it is a topic in the fashion of `#乡村振兴#`.
fn hash_start(line: &str) -> Start {
    let words = line.trim_start_matches(['#', '＃']);
    let marks = line.chars().count() - words.chars().count();
    let is_heading =
        marks <= 6 && words.trim_start().starts_with(|c: char| is_han(c) || c == '（' || c.is_ascii_digit());
    if is_heading && !words.contains(['#', '＃']) { Start::Hash } else { Start::Plain }
}

fn hash(findings: &mut Findings<'_>, at: &Range<usize>) {
    let body = findings.body;
    let line = body[at.clone()].trim_end();
    let words = line.trim_start_matches(['#', '＃']);
    let marks = line.chars().count() - words.chars().count();
    let mark = "#".repeat(marks.max(2));
    let words = words.trim_start();
    let shown = excerpt(line);
    let right = format!("{mark} {words}");
    let short = excerpt(&right);
    findings.mend(
        &codes::HEADING_MARK,
        at.start..at.start + line.len(),
        text!("“{shown}”没有成为标题", "“{shown}” did not become a heading"),
        text!("用半角 #，后面加一个空格：{short}", "use a half-width # and a space behind it: {short}"),
        right,
    );
}

fn bullet(findings: &mut Findings<'_>, at: &Range<usize>, mark: char) {
    let body = findings.body;
    let line = &body[at.clone()];
    let words = line[mark.len_utf8()..].trim_start();
    let shown = excerpt(line);
    let short = excerpt(words);
    findings.mend(
        &codes::BULLET,
        at.start..at.end - words.len(),
        text!(
            "“{shown}”没有成为列表：{mark} 只是文字",
            "“{shown}” did not become a list: {mark} is only text"
        ),
        text!(
            "行首写半角减号加空格：- {short}",
            "begin the line with a half-width hyphen and a space: - {short}"
        ),
        "- ".to_owned(),
    );
}

/// A paragraph whose lines are numbered: a patch puts empty lines between them, or makes a list of
/// `1、`.
fn numbers(findings: &mut Findings<'_>, range: &Range<usize>) {
    let body = findings.body;
    let text = body[range.clone()].trim_end();
    let shown = excerpt(text);
    let items: Vec<&str> = text.lines().collect();
    let comma = items.iter().all(|line| is_comma_item(line));
    let code = &codes::NUMBERED_LINES;
    let message =
        text!("从“{shown}”起的几行会连成一段", "the lines from “{shown}” on flow into one paragraph");
    if comma {
        let mended: Vec<String> = items.iter().map(|line| line.replacen('、', ". ", 1)).collect();
        let first = excerpt(&mended[0]);
        findings.mend(
            code,
            range.start..range.start + text.len(),
            message,
            text!("写成列表：{first}", "write a list: {first}"),
            mended.join("\n"),
        );
    } else {
        let plain = items.iter().all(|line| !line.starts_with(['>', ' ', '\t']));
        let help = text!("每条之间空一行", "leave an empty line between the items");
        let range = range.start..range.start + text.len();
        if plain {
            findings.mend(code, range, message, help, items.join("\n\n"));
        } else {
            findings.tell(code, &range, message, help);
        }
    }
}

fn is_comma_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && rest.starts_with('、')
}
