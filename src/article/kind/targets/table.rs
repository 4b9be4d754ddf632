//! Targets in a table beside the article: rows of cells become targets.
//!
//! Must not know which program wrote the table: the cells are texts, with the lines they stand in.

use super::{Target};
use crate::article::kind::Decimal;
use crate::article::kind::codes;
use crate::diagnostic::{Checked, Diagnostic, Place};
use crate::source::SourcePath;
use crate::text;

/// The first sheet of a file, without its empty rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The file.
    pub path: SourcePath,
    /// Its rows from the top.
    pub rows: Vec<Row>,
}

/// A row that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its line or row number in the file, from 1.
    pub line: usize,
    /// What the cells say, trimmed.
    pub cells: Vec<String>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Indicator,
    Verb,
    Value,
    High,
    Unit,
    Limit,
    Basis,
    LastYear,
    Year,
    Ignored,
}

/// Headings by what they mean; those of the tables that the program itself writes are among them.
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Indicator, &["指标", "指标名称", "名称", "项目", "indicator"]),
    (Column::Verb, &["方向", "动词", "verb"]),
    (Column::Value, &["目标", "目标值", "数值", "预期目标", "年度目标", "value", "target"]),
    (Column::High, &["区间上限", "上限", "high"]),
    (Column::Unit, &["单位", "计量单位", "unit"]),
    (Column::Limit, &["限定", "约数", "qualifier"]),
    (Column::Basis, &["依据", "基数", "basis"]),
    (Column::LastYear, &["上年", "上年实际", "上年完成", "last_year"]),
    (Column::Year, &["年份", "年度", "year"]),
    (Column::Ignored, &["序号", "备注", "说明", "原文", "出处", "网址", "note", "words"]),
];

/// Limits that stand in front of the value.
const IN_FRONT: &[&str] = &[
    "不低于",
    "不少于",
    "不高于",
    "不超过",
    "超过",
    "突破",
    "高于",
    "低于",
    "至少",
    "至多",
    "约",
    "大约",
    "力争",
    "确保",
    "争取",
];

/// The columns of a table, and what its headings say about all rows.
struct Layout {
    columns: Vec<Column>,
    unit: Option<String>,
    basis: Option<String>,
    verb: Option<String>,
    year: Option<i16>,
}

impl Table {
    /// The targets of the table and the year they are for. `year` is the one that the article gives:
    /// rows of other years are left out.
    pub fn targets(&self, year: Option<i16>) -> Checked<(Option<i16>, Vec<Target>)> {
        let mut found = Vec::new();
        let value = match self.rows.split_first() {
            None => {
                let path = &self.path;
                found.push(self.finding(1, text!("{path} 里没有内容", "{path} is empty")));
                (year, Vec::new())
            }
            Some((head, rows)) => match self.layout(head, &mut found) {
                Some(layout) => self.by_columns(&layout, rows, year, &mut found),
                None => (year, self.by_lines(&mut found)),
            },
        };
        self.check_percent(&value.1, &mut found);
        Checked { value, diagnostics: found }
    }

    fn layout(&self, head: &Row, found: &mut Vec<Diagnostic>) -> Option<Layout> {
        let mut layout = Layout { columns: Vec::new(), unit: None, basis: None, verb: None, year: None };
        let known: Vec<Option<Column>> = head.cells.iter().map(|cell| heading(cell, &mut layout)).collect();
        if !known.contains(&Some(Column::Indicator)) {
            return None;
        }
        for (column, cell) in known.iter().zip(&head.cells) {
            if column.is_none() && !cell.is_empty() {
                let message = text!(
                    "不认识的列“{cell}”，没有读取",
                    "the column “{cell}” is not known and was not read"
                );
                let help = text!(
                    "可用的列：指标、方向、目标值、区间上限、单位、限定、依据、上年、年份、备注",
                    "known columns: indicator, verb, value, high, unit, qualifier, basis, last_year, year, note"
                );
                found.push(Diagnostic::new(&codes::TABLE_COLUMN, self.place(head.line), message).help(help));
            }
        }
        layout.columns = known.into_iter().map(|column| column.unwrap_or(Column::Ignored)).collect();
        Some(layout)
    }

    fn by_columns(
        &self,
        layout: &Layout,
        rows: &[Row],
        year: Option<i16>,
        found: &mut Vec<Diagnostic>,
    ) -> (Option<i16>, Vec<Target>) {
        let years: Vec<Option<i16>> = rows.iter().map(|row| row_year(layout, row)).collect();
        let mut all: Vec<i16> = years.iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        let year = year.or(layout.year).or_else(|| if all.len() == 1 { all.first().copied() } else { None });
        if year.is_none() && all.len() > 1 {
            let shown = all.iter().map(ToString::to_string).collect::<Vec<_>>().join("、");
            let help = text!(
                "在文章开头写明年度：targets: {{ year: 2025, items: 目标.csv }}",
                "name the year in the front matter: targets: {{ year: 2025, items: table.csv }}"
            );
            found.push(
                self.finding(
                    rows[0].line,
                    text!("表里有几个年份：{shown}", "the table holds several years: {shown}"),
                )
                .help(help),
            );
            return (None, Vec::new());
        }
        let wanted = rows.iter().zip(years).filter(|(_, of_row)| of_row.is_none() || *of_row == year);
        (year, wanted.filter_map(|(row, _)| self.one_row(layout, row, found)).collect())
    }

    fn one_row(&self, layout: &Layout, row: &Row, found: &mut Vec<Diagnostic>) -> Option<Target> {
        let cell = |column| cell(layout, row, column);
        let Some(indicator) = cell(Column::Indicator) else {
            found.push(self.misread(row));
            return None;
        };
        let unit = cell(Column::Unit).or(layout.unit.as_deref()).unwrap_or_default();
        let verb = cell(Column::Verb).or(layout.verb.as_deref()).unwrap_or_default();
        let value = with_unit(cell(Column::Value).unwrap_or_default(), unit);
        let value = match cell(Column::High) {
            Some(high) => format!("{value}—{}", with_unit(high, unit)),
            None => value,
        };
        let limit = cell(Column::Limit).unwrap_or_default();
        let parts = if IN_FRONT.contains(&limit) { [verb, limit, &value] } else { [verb, &value, limit] };
        let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let reading = Target::read(&format!("指标 {words}"));
        let Some(target) = reading.targets.into_iter().next() else {
            found.push(self.misread(row));
            return None;
        };
        Some(Target {
            indicator: indicator.to_owned(),
            verb: target.verb.or_else(|| Some(verb.to_owned()).filter(|verb| !verb.is_empty())),
            basis: cell(Column::Basis).or(layout.basis.as_deref()).map(str::to_owned).or(target.basis),
            last_year: cell(Column::LastYear).map(|value| with_unit(value, unit)).or(target.last_year),
            words,
            ..target
        })
    }

    /// A table without headings: every row is one line of natural Chinese.
    fn by_lines(&self, found: &mut Vec<Diagnostic>) -> Vec<Target> {
        let lines = self.rows.iter().map(|row| (row, Target::parse(row.cells.join(" ").trim())));
        let (mut targets, mut faults) = (Vec::new(), Vec::new());
        for (row, parsed) in lines {
            match parsed {
                Some(target) => targets.push(target),
                None => faults.push(self.misread(row)),
            }
        }
        if targets.is_empty() {
            let first = self.rows.first().map_or(1, |row| row.line);
            let head = self.rows.first().map(|row| row.cells.join("、")).unwrap_or_default();
            let help = text!(
                "第一行写列名，例如：指标,方向,目标值,单位,限定",
                "begin with a line of headings: indicator,verb,value,unit,qualifier"
            );
            found.push(
                self.finding(
                    first,
                    text!("第一行不是列名：{head}", "the first line holds no headings: {head}"),
                )
                .help(help),
            );
        } else {
            found.extend(faults);
        }
        targets
    }

    /// Spreadsheets keep 5.5% as 0.055 when the cell has the format of percentages.
    fn check_percent(&self, targets: &[Target], found: &mut Vec<Diagnostic>) {
        let percent = targets.iter().filter(|target| target.unit.as_deref().is_none_or(|unit| unit == "%"));
        let numbers: Vec<&Decimal> = percent.flat_map(|target| target.value.numbers()).collect();
        let one = Decimal::parse("1").expect("a digit");
        let small = |number: &&Decimal| {
            number.compare(&one).is_lt() && !number.is_negative() && number.as_str().contains('.')
        };
        let Some(first) = numbers.first().filter(|_| numbers.iter().all(small)) else { return };
        let line = self.rows.first().map_or(1, |row| row.line);
        let message = text!(
            "目标值都小于 1，例如 {first}：可能是百分比格式的单元格",
            "all values are below 1, such as {first}: the cells may have the format of percentages"
        );
        let help = text!(
            "把这一列改成“文本”格式，写成 5.5%；或写 5.5，单位写 %",
            "format the column as text and write 5.5%; or write 5.5 with the unit %"
        );
        found.push(Diagnostic::new(&codes::PERCENT_CELLS, self.place(line), message).help(help));
    }

    fn place(&self, line: usize) -> Place {
        Place::Line(self.path.clone(), line)
    }

    fn finding(&self, line: usize, message: crate::diagnostic::Text) -> Diagnostic {
        Diagnostic::new(&codes::TARGET_FILE, self.place(line), message)
    }

    fn misread(&self, row: &Row) -> Diagnostic {
        let (line, shown) = (
            row.line,
            row.cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" "),
        );
        let message = text!("第 {line} 行看不懂：{shown}", "line {line} is not understood: {shown}");
        Diagnostic::new(&codes::TARGET_LINE, self.place(line), message)
    }
}

/// What a heading means. `目标值（%）` also gives the unit, `2025年目标` the year, `比上年增长` the
/// basis and the verb of all rows.
fn heading(cell: &str, layout: &mut Layout) -> Option<Column> {
    let (name, aside) = match cell.find(['（', '(']) {
        Some(open) => (cell[..open].trim(), Some(cell[open..].trim_matches(['（', '(', '）', ')', ' ']))),
        None => (cell, None),
    };
    let dated = name.split_once('年').and_then(|(year, rest)| Some((year.parse::<i16>().ok()?, rest)));
    let (year, name) = dated.map_or((None, name), |(year, rest)| (Some(year), rest));
    let lower = name.to_lowercase();
    let known = HEADINGS.iter().find(|(_, names)| names.contains(&lower.as_str())).map(|(column, _)| *column);
    let known = known.or_else(|| {
        let growth = name.strip_suffix("增长")?;
        layout.verb = Some("增长".to_owned());
        layout.basis = Some(name.to_owned()).filter(|_| !growth.is_empty());
        Some(Column::Value)
    });
    if known == Some(Column::Value) {
        layout.year = layout.year.or(year);
        layout.unit = layout
            .unit
            .take()
            .or_else(|| aside.map(|unit| unit.trim_start_matches(['单', '位', '：', ':']).to_owned()));
    }
    known
}

fn cell<'a>(layout: &Layout, row: &'a Row, column: Column) -> Option<&'a str> {
    let at = layout.columns.iter().position(|known| *known == column)?;
    row.cells.get(at).map(String::as_str).filter(|cell| !cell.is_empty())
}

fn row_year(layout: &Layout, row: &Row) -> Option<i16> {
    cell(layout, row, Column::Year)?.trim_end_matches('年').parse().ok()
}

/// A bare number gets the unit of its column; what has a unit of its own keeps it.
fn with_unit(value: &str, unit: &str) -> String {
    if Decimal::parse(value).is_some() { format!("{value}{unit}") } else { value.to_owned() }
}

#[cfg(test)]
mod tests;
