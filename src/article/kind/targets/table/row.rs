//! A row of a table of targets under its headings.

use super::super::grammar::{lead, with_unit};
use super::heading::{Heading, Role, unit_of_name};
use super::layout::Layout;
use super::{Row, Table};
use crate::article::kind::codes;
use crate::article::kind::targets::{Goal, Target};
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::text;

/// Signs in a cell that say that there is nothing.
const NOTHING: &[&str] = &["—", "-", "－", "——", "--", "/", "无", "…"];

/// Limits that stand in front of the value.
const IN_FRONT: &str =
    "不低于 不少于 不高于 不超过 超过 突破 高于 低于 至少 至多 约 大约 力争 确保 争取 ≥ ≤ ＞ ＜ > <";

/// The columns that the targets of a year are read from.
pub(super) struct Columns<'a> {
    pub layout: &'a Layout,
    pub values: Vec<(usize, &'a Heading)>,
    pub year: Option<i16>,
}

impl Table {
    /// The targets of a row: one for each column with targets.
    pub(super) fn one_row(
        &self,
        columns: &Columns<'_>,
        row: &Row,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<Target> {
        let cell = |at: Option<usize>| cell(row, at);
        let Some(name) = cell(columns.layout.of(Role::Indicator, None)) else {
            if !is_note(row) {
                let why = text!("没有指标名称", "there is no indicator");
                found.push(self.skipped(&codes::TABLE_ROW, row, why));
            }
            return Vec::new();
        };
        self.surplus(columns, row, found);
        let mut targets = Vec::new();
        let mut blank = true;
        for (at, heading) in &columns.values {
            let Some(value) = cell(Some(*at)) else { continue };
            blank = false;
            if let Some(problem) = refused(value) {
                found.push(self.skipped(&codes::TARGET_LINE, row, problem));
            } else if !NOTHING.contains(&value) {
                targets.extend(self.one_cell(columns, row, (name, value), heading, found));
            }
        }
        if blank && !is_section(columns.layout, row, name) && !is_note(row) {
            let why = text!("没有目标值", "there is no value");
            found.push(self.skipped(&codes::TABLE_ROW, row, why));
        }
        targets
    }

    fn one_cell(
        &self,
        columns: &Columns<'_>,
        row: &Row,
        (name, value): (&str, &str),
        heading: &Heading,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<Target> {
        let (layout, year) = (columns.layout, columns.year);
        let of = |role| cell(row, layout.of(role, year));
        let name = &name[lead(name)..];
        let (name, own) = unit_of_name(name).map_or((name, None), |(name, unit)| (name, Some(unit)));
        // What a heading says of its column goes before what the row says of the indicator.
        let unit = heading
            .unit
            .as_deref()
            .or(of(Role::Unit).filter(|unit| !NOTHING.contains(unit)))
            .or(own)
            .unwrap_or_default();
        let value = match of(Role::High) {
            Some(high) => format!("{}—{}", with_unit(value, unit), with_unit(high, unit)),
            None => with_unit(value, unit),
        };
        let verb = of(Role::Verb).or(heading.verb.as_deref()).unwrap_or_default();
        let limit = of(Role::Limit).unwrap_or_default();
        let front = IN_FRONT.split(' ').any(|word| word == limit);
        let verb = if value.starts_with(verb) { "" } else { verb };
        let parts = if front { [verb, limit, &value] } else { [verb, &value, limit] };
        let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        // A name that no table of words can take apart, and a space behind it.
        let reading = Target::read(&format!("甲 {words}"));
        found.extend(reading.doubts.iter().map(|doubt| doubt.named(name).finding(self.place(row.line))));
        let basis = of(Role::Basis).or(heading.basis.as_deref());
        let detailed = |target: Target| {
            let target = named(target, name, &words);
            Target {
                basis: basis.map(str::to_owned).or(target.basis),
                last_year: detail(row, layout.last_year(year), unit).or(target.last_year),
                actual: detail(row, layout.actual(year), unit).or(target.actual),
                completion: detail(row, layout.of(Role::Completion, year), "").or(target.completion),
                rank: detail(row, layout.of(Role::Rank, year), "").or(target.rank),
                nature: detail(row, layout.of(Role::Nature, year), "").or(target.nature),
                note: note(row, layout, year),
                ..target
            }
        };
        reading.targets.into_iter().map(detailed).collect()
    }

    /// Cells beyond the headings.
    fn surplus(&self, columns: &Columns<'_>, row: &Row, found: &mut Vec<Diagnostic>) {
        let width = columns.layout.columns.len();
        let more: Vec<&str> =
            row.cells.iter().skip(width).map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        if !more.is_empty() {
            let (line, shown) = (row.line, more.join("、"));
            let message = text!(
                "第 {line} 行比表头多出几格，没有读取：{shown}",
                "line {line} has cells beyond the headings, which were not read: {shown}"
            );
            found.push(Diagnostic::new(&codes::TABLE_SURPLUS, self.place(line), message).help(text!(
                "给多出的列写上列名；数字里的逗号要用引号括起来：\"1,200\"",
                "name these columns; put numbers with commas in quotes: \"1,200\""
            )));
        }
    }

    fn skipped(&self, code: &'static Code, row: &Row, why: Text) -> Diagnostic {
        let shown = row.cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        let line = row.line;
        let message = text!("第 {line} 行没有读取：{shown}", "line {line} was not read: {shown}");
        Diagnostic::new(code, self.place(line), message).help(why)
    }
}

/// A target under its own name. What is not understood at all is words.
fn named(target: Target, name: &str, words: &str) -> Target {
    if target.indicator == "甲" {
        Target { indicator: name.to_owned(), ..target }
    } else {
        Target::new(name, words, Goal::Words(words.to_owned()))
    }
}

fn cell(row: &Row, at: Option<usize>) -> Option<&str> {
    row.cells.get(at?).map(String::as_str).filter(|cell| !cell.is_empty())
}

/// A further cell as typed, with the unit of its indicator.
fn detail(row: &Row, at: Option<usize>, unit: &str) -> Option<String> {
    let value = cell(row, at).filter(|value| !NOTHING.contains(value) && refused(value).is_none())?;
    Some(with_unit(value, unit))
}

fn note(row: &Row, layout: &Layout, year: Option<i16>) -> Option<String> {
    let office = cell(row, layout.of(Role::Office, year)).map(|office| format!("责任单位：{office}"));
    let note = cell(row, layout.of(Role::Note, year)).map(str::to_owned);
    let parts: Vec<String> = note.into_iter().chain(office).collect();
    (!parts.is_empty()).then(|| parts.join("；"))
}

/// Whether a row is the title of a section: 一、经济发展, or one text over all columns.
fn is_section(layout: &Layout, row: &Row, name: &str) -> bool {
    let filled: Vec<&str> = row.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    let number = |text: &str| {
        let number: String = text
            .trim_start_matches(['（', '('])
            .chars()
            .take_while(|c| "一二三四五六七八九十".contains(*c))
            .collect();
        !number.is_empty() && text.chars().count() <= number.chars().count() + 2
    };
    let numbered = cell(row, layout.of(Role::Ignored, None)).is_some_and(number);
    let head: String = name.chars().take(4).collect();
    let titled = head.starts_with(['（', '(', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'])
        && head.contains(['、', '）', ')', '.', '．']);
    let over_all = filled.len() > 1 && filled.iter().all(|cell| *cell == name);
    filled.len() <= 2 && (numbered || titled) || over_all
}

/// Whether a row is a remark below the table: 注：, 说明：, 填表人：.
fn is_note(row: &Row) -> bool {
    let first = row.cells.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str);
    ["注", "备注", "说明", "填表", "来源", "资料来源", "制表", "审核", "单位："]
        .iter()
        .any(|word| first.starts_with(word))
}

/// Why a cell cannot be a value: a formula that fails, or a date that a spreadsheet made of `5-6`.
fn refused(value: &str) -> Option<Text> {
    if value.starts_with('#')
        && value.len() < 10
        && value[1..].chars().all(|c| c.is_ascii_uppercase() || "/!?0".contains(c))
    {
        return Some(text!(
            "公式出错（{value}）：改成数值再保存",
            "the formula fails ({value}): replace it by its value"
        ));
    }
    is_date(value).then(|| {
        text!(
            "“{value}”是日期：电子表格会把 5-6 变成 5月6日，请把这一格改成“文本”格式，写成 5%—6%",
            "{value} is a date: spreadsheets make one of 5-6; format the cell as text and write 5%—6%"
        )
    })
}

/// `5月6日`, `2025-05-06`, `2025/5/6`, `6-May`.
fn is_date(value: &str) -> bool {
    const MONTHS: &str = "jan feb mar apr may jun jul aug sep oct nov dec";
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let parts: Vec<&str> =
        value.split(['-', '/', '月', '年', '日']).filter(|part| !part.is_empty()).collect();
    let chinese = value.ends_with('日') && value.contains('月') || value.ends_with('月');
    let iso = parts.len() == 3 && parts[0].len() == 4 && value.contains(['-', '/']);
    let english = parts.len() == 2
        && parts.iter().any(|part| MONTHS.split(' ').any(|month| part.to_lowercase() == month));
    (chinese || iso) && parts.iter().all(|part| digits(part)) || english
}
