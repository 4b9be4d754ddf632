//! 公示: something is laid open for objections for some days: who gets what, who will become what.
//!
//! When the days are over, the list of people leaves the site (个人信息保护法 art. 6: as short and as little as
//! the purpose needs); what remains is that there was one.

use super::personal::{self, Column, Personal};
use super::{Fact, Row, Table};
use crate::article::kind::codes;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{Moment, Span};
use crate::text;

/// One 公示.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gongshi {
    /// The last day for objections.
    pub until: Option<Moment>,
    /// 事项, 公示期, 依据, 监督电话 and what else it says, in the order written.
    pub facts: Vec<Fact>,
    /// The file with the list, and where it is named.
    pub file: Option<(String, Span)>,
    /// The list of that file.
    pub list: Option<List>,
}

/// A list of people or things as a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct List {
    /// The headings of its columns.
    pub head: Vec<String>,
    /// Its rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

impl Gongshi {
    /// What lists and feeds say of it: its matter and its days, and nothing of its text.
    pub fn summary(&self) -> String {
        const WANTED: [&str; 6] = ["事项", "内容", "项目", "公示期", "公示时间", "公示日期"];
        let wanted = |fact: &&Fact| WANTED.iter().any(|word| fact.label.contains(word));
        let facts = self.facts.iter().filter(wanted);
        let words: Vec<String> =
            facts.filter_map(|fact| Some(format!("{}：{}", fact.label, fact.value.text()?))).collect();
        if words.is_empty() { String::new() } else { words.join("；") + "。" }
    }
}

impl List {
    /// The list that a file holds. Rows of one cell above the head are its title.
    pub fn of(table: &Table) -> Self {
        let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let wide = table.rows.iter().any(|row| filled(row) > 1);
        let mut rows = table.rows.iter().skip_while(|row| wide && filled(row) < 2);
        let head = rows.next().map(|row| row.cells.clone()).unwrap_or_default();
        let rows: Vec<&Row> = rows.collect();
        let last =
            |cells: &Vec<String>| cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
        let width = rows.iter().map(|row| last(&row.cells)).fold(last(&head), usize::max);
        let wide_as = |cells: &[String]| {
            let mut cells = cells.to_vec();
            cells.resize(width, String::new());
            cells
        };
        List { head: wide_as(&head), rows: rows.iter().map(|row| wide_as(&row.cells)).collect() }
    }
}

/// Every unmasked number of a person in a list, with the row it stands in.
pub fn unmasked(table: &Table) -> Vec<Diagnostic> {
    let head = List::of(table).head;
    let columns: Vec<Column> = head.iter().map(|heading| Column::of(heading)).collect();
    let mut found = Vec::new();
    for row in &table.rows {
        for (at, cell) in row.cells.iter().enumerate() {
            let place = Place::Line(table.path.clone(), row.line);
            found.extend(in_column(cell, columns.get(at).copied().unwrap_or(Column::Unknown), &place));
        }
    }
    found
}

/// Every unmasked number in a cell under a heading.
pub fn unmasked_cell(cell: &str, heading: &str, place: &Place) -> Vec<Diagnostic> {
    in_column(cell, Column::of(heading), place)
}

fn in_column(cell: &str, column: Column, place: &Place) -> Vec<Diagnostic> {
    personal::find_in_column(cell, column)
        .into_iter()
        .map(|(kind, range)| finding(kind, &cell[range], place.clone()))
        .collect()
}

/// Every unmasked identity and bank number in a text that is laid open. The mobile number of somebody to ask
/// may stand there.
pub fn unmasked_in(text: &Span) -> Vec<Diagnostic> {
    let numbers = personal::find(text.text()).into_iter().filter(|(kind, _)| *kind != Personal::Mobile);
    let start = text.range().start;
    let place = |range: std::ops::Range<usize>| text.source().span(start + range.start..start + range.end);
    numbers.map(|(kind, range)| finding(kind, &text.text()[range.clone()], place(range).into())).collect()
}

fn finding(kind: Personal, number: &str, place: Place) -> Diagnostic {
    // The finding itself must not spread the number.
    let shown = personal::masked(kind, number);
    let (zh, en) = kind.words();
    let file = match &place {
        Place::Line(path, _) => path.as_str().to_owned(),
        _ => "FILE".to_owned(),
    };
    let help = text!(
        "遮住中间几位；整张表用 zhenbao mask {file}，换上它写出的那一份",
        "mask it; for a whole list run zhenbao mask {file} and take the copy that it writes"
    );
    Diagnostic::new(
        &codes::UNMASKED,
        place,
        text!("公示里有没有遮住的{zh}：{shown}", "an unmasked {en} would be published: {shown}"),
    )
    .help(help)
}

/// The last day of a period as offices write it: `2025-04-01至2025-04-07`, `2025年4月1日—7日`,
/// `自2025年12月29日至2026年1月5日（5个工作日）`. What the first day says counts for what the last leaves out.
pub fn last_day(period: &str) -> Option<Moment> {
    let plain: String = period.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    let (mut year, mut month) = (None, None);
    let mut last = None;
    let mut rest = plain.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = &rest[start..];
        let (numbers, end) = date_like(rest);
        let full = match numbers.as_slice() {
            [y, m, d] if *y > 31 => Some((*y, *m, *d)),
            [m, d] => year.map(|year| (year, *m, *d)),
            [d] if rest[..end].ends_with(['日', '号']) => {
                year.zip(month).map(|(year, month)| (year, month, *d))
            }
            _ => None,
        };
        if let Some((y, m, d)) = full
            && let Ok(moment) = Moment::parse(&format!("{y:04}-{m:02}-{d:02}"))
        {
            (year, month, last) = (Some(y), Some(m), Some(moment));
        }
        rest = &rest[end..];
    }
    last
}

/// The numbers of a date that a text begins with, `2025年4月1日`, `4月7日`, `7日` or `2025-04-01`, and how long it is.
fn date_like(text: &str) -> (Vec<u32>, usize) {
    let mut numbers = Vec::new();
    let mut at = 0;
    while numbers.len() < 3 {
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let Ok(number) = text[at..at + digits].parse() else { break };
        numbers.push(number);
        at += digits;
        let Some(mark) = text[at..].chars().next() else { break };
        let goes_on = match mark {
            '年' | '月' => true,
            // Behind a whole date a dash leads to the next one.
            '-' | '/' | '.' => numbers.len() < 3 && numbers[0] > 31,
            _ => false,
        };
        if matches!(mark, '日' | '号') {
            return (numbers, at + mark.len_utf8());
        }
        if !goes_on {
            break;
        }
        at += mark.len_utf8();
    }
    (numbers, at.max(1))
}

fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourcePath;

    #[test]
    fn the_last_day_of_a_period_is_found() {
        for (period, day) in [
            ("2025-04-01至2025-04-07", "2025-04-07"),
            ("2025年4月1日至4月7日", "2025-04-07"),
            ("2025年4月1日—7日", "2025-04-07"),
            ("2025年4月1日-2025年4月7日", "2025-04-07"),
            ("2025.4.1—2025.4.7", "2025-04-07"),
            ("2025/4/1~2025/4/7", "2025-04-07"),
            ("自2025年12月29日起至2026年1月5日止（5个工作日）", "2026-01-05"),
            ("5个工作日（2025年4月1日至4月7日）", "2025-04-07"),
            ("２０２５年４月１日至４月７日", "2025-04-07"),
            ("2025年4月1日 至 4月7日18:00", "2025-04-07"),
            ("2025年4月7日前", "2025-04-07"),
        ] {
            assert_eq!(
                last_day(period).map(|moment| moment.date().to_string()).as_deref(),
                Some(day),
                "{period}"
            );
        }
        for period in ["7天", "5个工作日", "", "4月1日至4月7日", "自公布之日起7日内", "2025年4月"]
        {
            assert_eq!(last_day(period), None, "{period}");
        }
    }

    #[test]
    fn the_head_of_a_list_is_below_its_title() {
        let rows: [&[&str]; 4] =
            [&["某镇补贴名单"], &["姓名", "村", "金额"], &["甲", "", "100", ""], &["乙", "一村"]];
        let row = |(at, cells): (usize, &&[&str])| Row {
            line: at + 1,
            cells: cells.iter().map(|c| (*c).to_owned()).collect(),
        };
        let table = Table {
            path: SourcePath::new("content/a/b.csv").unwrap(),
            rows: rows.iter().enumerate().map(row).collect(),
        };
        let list = List::of(&table);
        assert_eq!(list.head, ["姓名", "村", "金额"]);
        assert_eq!(list.rows, [["甲", "", "100"], ["乙", "一村", ""]]);
    }
}
