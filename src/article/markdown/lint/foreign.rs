//! Marks of other tools and of input methods that Markdown shows as they are, columns set with spaces, and a
//! minus that became a bullet.

use std::ops::Range;

use super::lines::{End, Line};
use super::rows::line_of_dashes;
use super::{Findings, excerpt};
use crate::article::markdown::codes;
use crate::source::character::is_han;
use crate::text;

/// The longest cell of a table set with spaces, in characters.
const LONGEST_CELL: usize = 20;

/// The longest cell of a list of names, in characters: rows of nothing else are no table.
const LONGEST_NAME: usize = 4;

/// The longest amount that may have lost its sign, in characters.
const LONGEST_AMOUNT: usize = 12;

/// What amounts end with.
const UNITS: &[&str] = &["元", "%", "％", "℃", "度", "百分点", "吨", "公里", "亩", "分"];

/// Pairs of marks around words, and what means the same in Markdown.
const PAIRS: [(&str, &str); 2] = [("==", "**"), ("～～", "~~")];

/// Looks at the lines of a block.
pub(super) fn foreign(findings: &mut Findings<'_>, lines: &[Line<'_>]) {
    for line in lines {
        let text = line.text.trim_end();
        if let Some(right) = mended(text) {
            let (shown, short) = (excerpt(text), excerpt(&right));
            let help = if right.is_empty() {
                text!("删掉这一行，目录会自动生成", "delete the line: the outline shows by itself")
            } else {
                text!("写成 {short}", "write {short}")
            };
            let message = text!("“{shown}”会原样显示", "“{shown}” is shown as it is typed");
            let range = line.at.start..line.at.start + text.len();
            findings.mend(&codes::OTHER_MARKUP, range, message, help, right);
        } else if is_of_another_tool(text) {
            let shown = excerpt(text);
            let message = text!(
                "“{shown}”是别的工具的写法，会原样显示",
                "“{shown}” is for another tool and is shown as typed"
            );
            let help = text!(
                "删掉它；提示框写成 > [!提示]，图片写成 ![说明](文件名)",
                "delete it; write a box as > [!TIP], a picture as ![description](file)"
            );
            findings.tell(&codes::OTHER_MARKUP, &line.at, message, help);
        }
    }
}

/// A line as it should be, if its marks say what was meant.
fn mended(text: &str) -> Option<String> {
    if ["[TOC]", "[toc]", "[[TOC]]", "[[_TOC_]]", "【TOC】"].contains(&text) {
        return Some(String::new());
    }
    if let Some(quoted) = text.strip_prefix('＞') {
        return Some(format!("> {}", quoted.trim_start()));
    }
    let (mark, right) = PAIRS.iter().find(|(mark, _)| has_pair(text, mark))?;
    Some(text.replace(mark, right))
}

/// Whether a mark stands on both sides of Chinese words, touching them.
fn has_pair(text: &str, mark: &str) -> bool {
    let Some((_, behind)) = text.split_once(mark) else { return false };
    let Some((words, _)) = behind.split_once(mark) else { return false };
    text.matches(mark).count().is_multiple_of(2)
        && words.starts_with(is_han)
        && !words.ends_with(char::is_whitespace)
}

fn is_of_another_tool(text: &str) -> bool {
    text.starts_with(":::")
        || (text.starts_with("!!! ") && text.len() > 4)
        || ["{{<", "{{%", "{% "].iter().any(|open| text.contains(open))
}

/// Rows whose columns are set with spaces, and cells in lines of their own between bars; whether a block is
/// nothing else.
pub(super) fn spaced_rows(findings: &mut Findings<'_>, lines: &[Line<'_>]) -> bool {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return false };
    let range = first.at.start..last.at.start + last.text.trim_end().len();
    let shown = excerpt(&findings.body[range.clone()]);
    if lines.iter().filter(|line| line.text.trim() == "|").count() > 1 {
        let message =
            text!("“{shown}”起的表格散成了一行一格", "the table from “{shown}” on came as a line a cell");
        let help = text!(
            "每行写成 |甲|乙|，表头下面写 |---|---|",
            "write each row as |a|b|, and |---|---| under the header"
        );
        findings.tell(&codes::SPACED_TABLE, &range, message, help);
        return true;
    }
    let rows: Vec<Vec<&str>> = lines.iter().map(|line| cells(line.text)).collect();
    let columns = rows[0].len();
    let is_long =
        |cell: &&str| cell.chars().count() > LONGEST_NAME || cell.contains(|c: char| c.is_ascii_digit());
    let fits = (columns > 2 && rows.len() > 1) || (columns == 2 && rows.len() > 2);
    let is_table = fits
        && rows.iter().all(|row| row.len() == columns && row.iter().all(|cell| is_cell(cell)))
        && rows.iter().flatten().any(is_long)
        && lines.iter().all(|line| line.end != End::Hard);
    if !is_table {
        return false;
    }
    let mut mended: Vec<String> = rows.iter().map(|row| format!("|{}|", row.join("|"))).collect();
    let dashes = line_of_dashes(columns, None);
    mended.insert(1, dashes.clone());
    let right = excerpt(&mended[0]);
    let message = text!(
        "“{shown}”没有成为表格：各列之间是空格",
        "“{shown}” did not become a table: spaces stand between its columns"
    );
    let help = text!(
        "格子之间写 |：{right}，表头下面写 {dashes}",
        "write | between cells: {right}, and {dashes} under the header"
    );
    let end = format!("\n{}", first.prefix);
    findings.mend(&codes::SPACED_TABLE, range, message, help, mended.join(&end));
    true
}

/// The parts of a line between two spaces and more.
fn cells(line: &str) -> Vec<&str> {
    let parts = line.split("  ").flat_map(|part| part.split("\u{3000}\u{3000}"));
    parts.map(|cell| cell.trim_matches([' ', '\u{3000}'])).filter(|cell| !cell.is_empty()).collect()
}

fn is_cell(cell: &str) -> bool {
    cell.chars().count() <= LONGEST_CELL
        && !cell.contains(['。', '；', '：', ':', '|', '｜', '`', '<', '[', '\\'])
}

/// The only item of a list, when it is nothing but an amount: `- 82万元` had a minus.
pub(super) fn lost_sign(findings: &mut Findings<'_>, item: &Range<usize>) {
    let text = findings.body[item.clone()].trim();
    let start = findings.body[..item.start].rfind('\n').map_or(0, |end| end + 1);
    let is_amount = text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().count() <= LONGEST_AMOUNT
        && UNITS.iter().any(|unit| text.ends_with(unit));
    let has_bullet =
        |line: Option<&str>| line.is_some_and(|line| line.trim_start().starts_with(['-', '*', '+']));
    let above = findings.body[..start].lines().rev().find(|line| !line.trim().is_empty());
    let below = findings.body[item.end..].lines().find(|line| !line.trim().is_empty());
    if !is_amount || &findings.body[start..item.start] != "- " || has_bullet(above) || has_bullet(below) {
        return;
    }
    let message = text!("“- {text}”成了列表，减号不见了", "“- {text}” became a list, and its minus is gone");
    let help =
        text!("负数的减号后面不空格：-{text}", "leave no space behind the minus of an amount: -{text}");
    findings.mend(&codes::LOST_SIGN, start..item.start, message, help, "-".to_owned());
}
