//! Merged cells of tables: `^^` belongs to the cell above, `<<` to the one before. Pure: marks in, spans out.

/// What a cell holds that may belong to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Words of its own.
    Own,
    /// `^^`.
    Above,
    /// `<<`.
    Before,
}

impl Mark {
    /// The mark that a cell is, as typed.
    pub(super) fn of(cell: &str) -> Self {
        match cell.trim_matches(|c: char| c == '|' || c.is_whitespace()) {
            "^^" => Self::Above,
            "<<" => Self::Before,
            _ => Self::Own,
        }
    }
}

/// What becomes of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    /// It stands for so many rows and columns.
    Shown {
        /// Rows, itself included.
        rows: usize,
        /// Columns, itself included.
        columns: usize,
    },
    /// It is a part of another.
    Merged,
    /// A mark with no cell to belong to, or one that would make no rectangle: shown as typed.
    Astray,
}

/// A cell in the row above: where it begins, where it is counted, how wide it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Owner {
    row: usize,
    column: usize,
    width: usize,
}

/// What becomes of the cells of a table. The first row is its header, which no cell below belongs to.
pub(super) fn merged(rows: &[Vec<Mark>]) -> Vec<Vec<Cell>> {
    let mut cells: Vec<Vec<Cell>> = Vec::with_capacity(rows.len());
    let mut above: Vec<Owner> = Vec::new();
    for (row, marks) in rows.iter().enumerate() {
        cells.push(vec![Cell::Merged; marks.len()]);
        let mut owners = Vec::with_capacity(marks.len());
        let mut at = 0;
        while at < marks.len() {
            let owner = above.get(at).copied().filter(|owner| marks[at] == Mark::Above && owner.column == at);
            let is_more = |next: &usize| {
                marks[*next] == Mark::Before
                    || owner.is_some() && marks[*next] == Mark::Above && above.get(*next).copied() == owner
            };
            let width = 1 + (at + 1..marks.len()).take_while(is_more).count();
            let owner = match owner.filter(|owner| owner.width == width) {
                Some(owner) => {
                    if let Cell::Shown { rows, .. } = &mut cells[owner.row][owner.column] {
                        *rows += 1;
                    }
                    owner
                }
                None if marks[at] == Mark::Own => {
                    cells[row][at] = Cell::Shown { rows: 1, columns: width };
                    Owner { row, column: at, width }
                }
                None => {
                    cells[row][at..at + width].fill(Cell::Astray);
                    Owner { row, column: at, width: 0 }
                }
            };
            owners.extend(std::iter::repeat_n(owner, width));
            at += width;
        }
        above = if row == 0 { Vec::new() } else { owners };
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `甲 2×1`: rows × columns; `·` merged, `?` astray.
    fn shown(table: &str) -> String {
        let rows: Vec<Vec<Mark>> =
            table.lines().map(|line| line.split('|').map(Mark::of).collect()).collect();
        let cell = |cell: &Cell| match cell {
            Cell::Shown { rows, columns } => format!("{rows}×{columns}"),
            Cell::Merged => "·".to_owned(),
            Cell::Astray => "?".to_owned(),
        };
        let line = |row: &Vec<Cell>| row.iter().map(cell).collect::<Vec<_>>().join(" ");
        merged(&rows).iter().map(line).collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn marks_make_rectangles() {
        for (table, spans) in [
            ("村|户|人\n甲|1|2\n^^|3|4\n^^|5|6", "1×1 1×1 1×1 / 3×1 1×1 1×1 / · 1×1 1×1 / · 1×1 1×1"),
            ("村|<<|人\n甲|乙|3", "1×2 · 1×1 / 1×1 1×1 1×1"),
            ("村|户|人\n合计|<<|9\n^^|<<|8", "1×1 1×1 1×1 / 2×2 · 1×1 / · · 1×1"),
            ("村|户|人\n合计|<<|9\n^^|^^|8", "1×1 1×1 1×1 / 2×2 · 1×1 / · · 1×1"),
        ] {
            assert_eq!(shown(table), spans, "{table}");
        }
    }

    #[test]
    fn a_mark_without_a_cell_is_astray() {
        for (table, spans) in [
            ("村|户\n^^|1", "1×1 1×1 / ? 1×1"),
            ("村|户\n<<|1", "1×1 1×1 / ? 1×1"),
            ("^^|户\n甲|1", "? 1×1 / 1×1 1×1"),
            ("村|户\n甲|<<\n^^|1", "1×1 1×1 / 1×2 · / ? 1×1"),
            ("村|户|人\n甲|乙|1\n^^|<<|2", "1×1 1×1 1×1 / 1×1 1×1 1×1 / ? ? 1×1"),
            ("村|户\n甲|1\n^^|2|3", "1×1 1×1 / 2×1 1×1 / · 1×1 1×1"),
        ] {
            assert_eq!(shown(table), spans, "{table}");
        }
    }
}
