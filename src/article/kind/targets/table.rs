//! Targets in a table beside the article: rows of cells become targets.
//!
//! Must not know which program wrote the table: the cells are texts, with the lines they stand in.

mod heading;
mod layout;
mod row;

use super::{Doubt, Target};
use crate::article::kind::{Decimal, codes};
use crate::diagnostic::{Checked, Diagnostic, Place, Text};
use crate::source::SourcePath;
use crate::text;
use heading::Role;
use layout::Layout;

/// The rows of a file, without those that are empty.
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

impl Table {
    /// The targets of the table and the year they are for. `year` is the one that the article gives:
    /// columns and rows of other years are left out.
    pub fn targets(&self, year: Option<i16>) -> Checked<(Option<i16>, Vec<Target>)> {
        let mut found = Vec::new();
        let value = if self.rows.is_empty() {
            let path = &self.path;
            found.push(self.finding(1, text!("{path} 里没有内容", "{path} is empty")));
            (year, Vec::new())
        } else {
            match self.layout(&mut found) {
                Some(layout) => self.by_columns(&layout, year, &mut found),
                None => (year, self.by_lines(&mut found)),
            }
        };
        self.check_percent(&value.1, &mut found);
        self.check_twice(&value.1, &mut found);
        Checked { value, diagnostics: found }
    }

    fn by_columns(
        &self,
        layout: &Layout,
        year: Option<i16>,
        found: &mut Vec<Diagnostic>,
    ) -> (Option<i16>, Vec<Target>) {
        let rows = &self.rows[layout.first.min(self.rows.len())..];
        let of_rows: Vec<Option<i16>> = rows.iter().map(|row| row_year(layout, row)).collect();
        let mut all: Vec<i16> = of_rows.iter().flatten().copied().chain(layout.years()).collect();
        all.sort_unstable();
        all.dedup();
        let year = year.or_else(|| if all.len() == 1 { all.first().copied() } else { None });
        if year.is_none() && all.len() > 1 {
            found.push(self.several_years(layout.line, &all));
            return (None, Vec::new());
        }
        let values = layout.values(year);
        if values.is_empty() {
            found.push(self.no_values(layout.line, year));
            return (year, Vec::new());
        }
        let values = self.told_apart(values, layout.line, found);
        if values.iter().all(|(_, heading)| heading.role == Role::Value) {
            found.extend(layout.unclear_years().map(|year| self.unclear(layout.line, year)));
        }
        let wanted = rows.iter().zip(of_rows).filter(|(_, of_row)| of_row.is_none() || *of_row == year);
        let columns = row::Columns { layout, values, year };
        (year, wanted.flat_map(|(row, _)| self.one_row(&columns, row, found)).collect())
    }

    /// `2024年` beside `2025年目标`.
    fn unclear(&self, line: usize, year: i16) -> Diagnostic {
        let message = text!(
            "“{year}年”这一列没有写明是目标还是实际，没有读取",
            "the column {year}年 does not say whether it holds targets or results; it was not read"
        );
        Diagnostic::new(&codes::TABLE_COLUMN, self.place(line), message)
            .help(text!("列名写成 {year}年实际 或 {year}年目标", "write {year}年实际 or {year}年目标"))
    }

    fn several_years(&self, line: usize, all: &[i16]) -> Diagnostic {
        let shown = all.iter().map(ToString::to_string).collect::<Vec<_>>().join("、");
        let help = text!(
            "在文章开头写明年度：targets: {{ year: 2025, items: 目标.csv }}",
            "name the year in the front matter: targets: {{ year: 2025, items: table.csv }}"
        );
        self.finding(line, text!("表里有几个年份：{shown}", "the table holds several years: {shown}"))
            .help(help)
    }

    fn no_values(&self, line: usize, year: Option<i16>) -> Diagnostic {
        let message = match year {
            Some(year) => text!("没有 {year} 年目标的列", "there is no column with the targets of {year}"),
            None => text!("没有目标值的列", "there is no column with the targets"),
        };
        self.finding(line, message)
            .help(text!("列名写成“目标值”或“2025年目标”", "name a column 目标值 (value) or 2025年目标"))
    }

    /// Of columns that say the same, the first counts and the others are told.
    fn told_apart<'a>(
        &self,
        values: Vec<(usize, &'a heading::Heading)>,
        line: usize,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<(usize, &'a heading::Heading)> {
        let mut kept: Vec<(usize, &heading::Heading)> = Vec::new();
        for (at, heading) in values {
            if kept.iter().any(|(_, other)| (&other.verb, &other.unit) == (&heading.verb, &heading.unit)) {
                let number = at + 1;
                let message = text!(
                    "有几列都是目标值，第 {number} 列没有读取",
                    "several columns hold targets; column {number} was not read"
                );
                found.push(Diagnostic::new(&codes::TABLE_TWICE, self.place(line), message).help(text!(
                    "列名写明年份或单位，如“2025年目标”“增长（%）”",
                    "name the year or the unit in the heading: 2025年目标, 增长（%）"
                )));
            } else {
                kept.push((at, heading));
            }
        }
        kept
    }

    /// A table without headings: every row is one line of natural Chinese.
    fn by_lines(&self, found: &mut Vec<Diagnostic>) -> Vec<Target> {
        let (mut targets, mut faults) = (Vec::new(), Vec::new());
        for row in &self.rows {
            let reading = Target::read(row.cells.join(" ").trim());
            let told = |doubt: &Doubt| doubt.finding(self.place(row.line));
            faults.extend(reading.doubts.iter().map(told));
            let fine = reading.doubts.is_empty();
            targets.extend(reading.targets.into_iter().filter(|target| fine || !target.words.is_empty()));
        }
        if targets.is_empty() {
            let first = self.rows.first().map_or(1, |row| row.line);
            let head = self.rows.first().map(|row| row.cells.join("、")).unwrap_or_default();
            let message = text!("没有找到列名：{head}", "no headings were found: {head}");
            found.push(self.finding(first, message).help(text!(
                "表头写列名，例如：指标,方向,目标值,单位,限定",
                "write a line of headings: indicator,verb,value,unit,qualifier"
            )));
        } else {
            found.extend(faults);
        }
        targets
    }

    /// Two targets of one indicator that measure the same way.
    fn check_twice(&self, targets: &[Target], found: &mut Vec<Diagnostic>) {
        for (at, target) in targets.iter().enumerate() {
            let same = |other: &&Target| {
                other.indicator == target.indicator
                    && other.unit == target.unit
                    && other.changes() == target.changes()
            };
            if targets[..at].iter().any(|other| same(&other)) {
                let name = &target.indicator;
                let message = text!("指标“{name}”写了两次", "the indicator {name} stands twice");
                let line = self.line_of(name);
                found.push(Diagnostic::new(&codes::TABLE_TWICE, self.place(line), message).help(text!(
                    "删去多余的一行，或把名称写清楚",
                    "remove one of the rows, or tell the names apart"
                )));
            }
        }
    }

    /// The last line that names an indicator.
    fn line_of(&self, name: &str) -> usize {
        let named = |row: &&Row| row.cells.iter().any(|cell| cell.contains(name));
        self.rows.iter().rfind(named).map_or(1, |row| row.line)
    }

    /// A CSV file that a spreadsheet wrote may hold 0.055 for 5.5%.
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

    fn finding(&self, line: usize, message: Text) -> Diagnostic {
        Diagnostic::new(&codes::TARGET_FILE, self.place(line), message)
    }
}

fn row_year(layout: &Layout, row: &Row) -> Option<i16> {
    let at = layout.of(Role::Year, None)?;
    row.cells.get(at)?.trim_end_matches(['年', '度']).parse().ok()
}

#[cfg(test)]
mod tests;
