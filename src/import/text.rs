//! Plain text as a document: a line is a paragraph unless it was wrapped; bullets make lists, tabs and columns of
//! spaces make tables.

use super::model::{Block, Imported, Inline, Shape};
use super::report::Remark;
use crate::article::markdown::paragraphs_begin;
use crate::source::character::is_invisible;
use crate::text;

/// What a line of a list begins with in word processors.
const BULLETS: &[char] = &[
    '●', '•', '·', '◆', '■', '▪', '○', '◇', '□', '▲', '★', '※', '➢', '►', '\u{F0B7}', '\u{F06C}', '\u{F0D8}',
    '\u{F0A7}', '\u{F0FC}',
];

/// The fewest lines that columns of spaces make a table of.
const FEWEST_ROWS: usize = 3;

/// Reads a text whose lines end with `\n`.
pub fn read(text: &str) -> Imported {
    let text = text.replace(['\u{2028}', '\u{2029}'], "\n").replace(is_invisible, "");
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    let mut imported = Imported::default();
    let mut at = 0;
    while at < lines.len() {
        let end = (at..lines.len()).find(|line| is_blank(lines[*line])).unwrap_or(lines.len());
        group(&lines[at..end], at + 1, &mut imported);
        at = end + 1;
    }
    imported
}

fn is_blank(line: &str) -> bool {
    line.chars().all(char::is_whitespace)
}

/// Lines without an empty one between them.
fn group(lines: &[&str], first: usize, imported: &mut Imported) {
    let mut at = 0;
    while at < lines.len() {
        if let Some((rows, cells)) = table(&lines[at..]) {
            let place = first + at;
            imported.remarks.push(Remark::changed(
                place,
                text!(
                    "{rows} 行用制表符或空格排的文字做成了表格，请核对各列",
                    "{rows} lines set with tabs or spaces became a table; check its columns"
                ),
            ));
            imported.blocks.push(Block { place, shape: Shape::Table(cells) });
            at += rows;
            continue;
        }
        let items = lines[at..].iter().take_while(|line| bullet(line).is_some()).count();
        if items > 0 {
            let item = |(at, line): (usize, &&str)| {
                vec![Block::paragraph(first + at, bullet(line).unwrap_or_default())]
            };
            let items: Vec<Vec<Block>> = lines.iter().enumerate().skip(at).take(items).map(item).collect();
            at += items.len();
            imported.blocks.push(Block { place: first + at - items.len(), shape: Shape::List(None, items) });
            continue;
        }
        let end = (at + 1..lines.len())
            .find(|line| bullet(lines[*line]).is_some() || table(&lines[*line..]).is_some())
            .unwrap_or(lines.len());
        paragraphs(&lines[at..end], first + at, &mut imported.blocks);
        at = end;
    }
}

/// Lines as paragraphs: those that were wrapped become one again.
fn paragraphs(lines: &[&str], first: usize, blocks: &mut Vec<Block>) {
    let begins = std::iter::once(true).chain(paragraphs_begin(lines));
    let mut text = String::new();
    let mut place = first;
    for ((line, begins), number) in lines.iter().zip(begins).zip(first..) {
        if begins && !text.is_empty() {
            blocks.push(Block::paragraph(place, &std::mem::take(&mut text)));
        }
        if begins {
            place = number;
        } else if text.ends_with(|c: char| c.is_ascii()) && line.trim().starts_with(|c: char| c.is_ascii()) {
            text.push(' ');
        }
        text.push_str(line.trim());
    }
    if !text.is_empty() {
        blocks.push(Block::paragraph(place, &text));
    }
}

/// What stands behind the bullet of a line.
fn bullet(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let marked = line.strip_prefix(BULLETS);
    let typed = line.strip_prefix(['-', '*']).filter(|rest| rest.starts_with([' ', '\t']));
    marked.or(typed).map(str::trim).filter(|rest| !rest.is_empty())
}

/// The rows of a table that begins with the first line: how many lines it has, and its cells.
fn table(lines: &[&str]) -> Option<(usize, Vec<Vec<Vec<Inline>>>)> {
    let tabs =
        |line: &str| -> Vec<String> { line.trim().split('\t').map(|cell| cell.trim().to_owned()).collect() };
    rows(lines, 2, 2, &tabs).or_else(|| rows(lines, FEWEST_ROWS, 3, &columns))
}

/// So many lines from the first on that have the same number of cells.
fn rows(
    lines: &[&str],
    fewest: usize,
    narrowest: usize,
    cells: &dyn Fn(&str) -> Vec<String>,
) -> Option<(usize, Vec<Vec<Vec<Inline>>>)> {
    let width = cells(lines.first()?).len();
    if width < narrowest {
        return None;
    }
    let rows: Vec<Vec<String>> =
        lines.iter().map(|line| cells(line)).take_while(|row| row.len() == width).collect();
    let made = |row: &Vec<String>| row.iter().map(|cell| vec![Inline::plain(cell)]).collect();
    (rows.len() >= fewest).then(|| (rows.len(), rows.iter().map(made).collect()))
}

/// The columns of a line that are two spaces or more, or a wide one, apart.
fn columns(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut gap = 0;
    for c in line.trim().chars() {
        if c.is_whitespace() {
            gap += if c == ' ' { 1 } else { 2 };
            continue;
        }
        let cell = cells.last_mut().expect("there is a cell from the start");
        if gap >= 2 {
            cells.push(c.to_string());
        } else {
            cell.extend(std::iter::repeat_n(' ', gap).chain([c]));
        }
        gap = 0;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<String> {
        let shown = |block: &Block| match &block.shape {
            Shape::Paragraph(..) => format!("{} {}", block.place, block.words()),
            Shape::List(_, items) => format!("{} list {}", block.place, items.len()),
            Shape::Table(rows) => format!("{} table {}x{}", block.place, rows.len(), rows[0].len()),
            other => format!("{other:?}"),
        };
        read(text).blocks.iter().map(shown).collect()
    }

    #[test]
    fn a_line_is_a_paragraph_and_wrapped_lines_are_one() {
        let text = "　　甲镇召开会议。\n　　会后，与会人员到田间查看。\n\n联系人：张某\n电话：0000-0000000\n";
        assert_eq!(
            shapes(text),
            ["1 甲镇召开会议。", "2 会后，与会人员到田间查看。", "4 联系人：张某", "5 电话：0000-0000000"]
        );
        let wrapped =
            "全镇各村要把渠道清淤、机耕道修整\n和种子检测结合起来，统一安排劳力\n和机械，在清明前完成。";
        assert_eq!(shapes(wrapped).len(), 1);
        assert_eq!(shapes("甲\u{2028}乙"), ["1 甲", "2 乙"]);
    }

    #[test]
    fn bullets_and_columns_are_lists_and_tables() {
        assert_eq!(shapes("要求：\n● 甲\n● 乙\n以上。"), ["1 要求：", "2 list 2", "4 以上。"]);
        assert_eq!(shapes("村名\t户数\n甲村\t12\n乙村\t3"), ["1 table 3x2"]);
        assert_eq!(shapes("村名  户数  人口\n甲村  12  30\n乙村  3  9"), ["1 table 3x3"]);
        // Names set apart with spaces are none.
        assert_eq!(shapes("张 三　　镇长\n李 四　　副镇长").len(), 2);
    }
}
