//! Where a table of targets has its headings, and which of its columns are for the year that is asked for.

use super::heading::{Heading, Role, heading};
use super::{Row, Table};
use crate::article::kind::codes;
use crate::diagnostic::Diagnostic;
use crate::text;

/// Rows in which headings are looked for: titles, units and dates of a form stand above them.
const SEARCHED: usize = 15;

/// The columns of a table.
pub(super) struct Layout {
    pub columns: Vec<Option<Heading>>,
    /// The line of the headings, and the place of the first row below them.
    pub line: usize,
    pub first: usize,
}

impl Table {
    /// The headings of the table; `None` when no row holds them.
    pub(super) fn layout(&self, found: &mut Vec<Diagnostic>) -> Option<Layout> {
        let rows = self.rows.iter().take(SEARCHED).enumerate();
        let (at, head) = rows.into_iter().find(|(_, row)| is_head(row))?;
        let below = self.rows.get(at + 1).filter(|row| continues(head, row));
        let width = head.cells.len().max(below.map_or(0, |row| row.cells.len()));
        let text = |row: &Row, column: usize| row.cells.get(column).cloned().unwrap_or_default();
        let joined = |column: usize| {
            let upper = text(head, column);
            let lower = below.map(|row| text(row, column)).unwrap_or_default();
            if upper == lower { upper } else { format!("{upper}{lower}") }
        };
        let names: Vec<String> = (0..width).map(joined).collect();
        for name in names.iter().filter(|name| !name.is_empty() && heading(name).is_none()) {
            found.push(self.unknown(head.line, name));
        }
        let columns = names.iter().map(|name| heading(name)).collect();
        Some(Layout { columns, line: head.line, first: at + 1 + usize::from(below.is_some()) })
    }

    fn unknown(&self, line: usize, name: &str) -> Diagnostic {
        let message =
            text!("不认识的列“{name}”，没有读取", "the column “{name}” is not known and was not read");
        let help = text!(
            "可用的列：指标、方向、目标值（或 2025年目标）、区间上限、单位、限定、依据、上年、实际、完成率、位次、属性、责任单位、年份、备注",
            "known columns: indicator, verb, value (or 2025年目标), high, unit, qualifier, basis, last_year, actual, completion, rank, nature, office, year, note"
        );
        Diagnostic::new(&codes::TABLE_COLUMN, self.place(line), message).help(help)
    }
}

/// Whether a row holds headings: the name of the indicators, and at least one heading more.
fn is_head(row: &Row) -> bool {
    let known: Vec<Role> =
        row.cells.iter().filter_map(|cell| heading(cell)).map(|heading| heading.role).collect();
    known.contains(&Role::Indicator) && known.iter().any(|role| *role != Role::Indicator)
}

/// Whether the row below the headings belongs to them: a year above, 目标 and 实际 below it.
fn continues(head: &Row, row: &Row) -> bool {
    let mut more = false;
    for (column, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let upper = head.cells.get(column).map_or("", String::as_str);
        let known = upper == cell || heading(cell).is_some();
        let alone = upper.is_empty()
            || heading(upper).is_none_or(|upper| upper.role == Role::Unclear || upper.role == Role::Value);
        if !known || !(upper == cell || alone) {
            return false;
        }
        more |= upper != cell;
    }
    more
}

impl Layout {
    /// The first column of a role, for the year that is asked for or without a year.
    pub(super) fn of(&self, role: Role, year: Option<i16>) -> Option<usize> {
        let fits = |heading: &Heading| {
            heading.role == role && (heading.year.is_none() || heading.year == year || year.is_none())
        };
        self.columns.iter().position(|column| column.as_ref().is_some_and(fits))
    }

    /// The columns with targets of a year, and those without a year.
    pub(super) fn values(&self, year: Option<i16>) -> Vec<(usize, &Heading)> {
        let all = self.columns.iter().enumerate();
        let named = all.filter_map(|(at, column)| Some((at, column.as_ref()?)));
        let fits = |heading: &Heading| heading.year.is_none() || year.is_none() || heading.year == year;
        let values: Vec<_> = named.filter(|(_, heading)| fits(heading)).collect();
        let of = |role| {
            values.iter().copied().filter(move |(_, heading)| heading.role == role).collect::<Vec<_>>()
        };
        // A year alone is the year's targets where no other column is.
        let stated = of(Role::Value);
        if stated.is_empty() { of(Role::Unclear) } else { stated }
    }

    /// The years of columns that name a year and nothing else.
    pub(super) fn unclear_years(&self) -> impl Iterator<Item = i16> + '_ {
        let unclear = self.columns.iter().flatten().filter(|heading| heading.role == Role::Unclear);
        unclear.filter_map(|heading| heading.year)
    }

    /// The years that columns with targets name, each once.
    pub(super) fn years(&self) -> Vec<i16> {
        let values = self
            .columns
            .iter()
            .flatten()
            .filter(|heading| matches!(heading.role, Role::Value | Role::Unclear));
        let mut years: Vec<i16> = values.filter_map(|heading| heading.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The column of what was reached the year before.
    pub(super) fn last_year(&self, year: Option<i16>) -> Option<usize> {
        let before = year.map(|year| year - 1);
        let dated = |heading: &Heading| {
            heading.role == Role::Actual && heading.year.is_some() && heading.year == before
        };
        let dated = self.columns.iter().position(|column| column.as_ref().is_some_and(dated));
        self.of(Role::LastYear, year).or(dated)
    }

    /// The column of what was reached in the year.
    pub(super) fn actual(&self, year: Option<i16>) -> Option<usize> {
        let own = |heading: &Heading| {
            heading.role == Role::Actual && (heading.year.is_none() || heading.year == year)
        };
        self.columns.iter().position(|column| column.as_ref().is_some_and(own))
    }
}
