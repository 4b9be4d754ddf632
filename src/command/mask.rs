//! `zhenbao mask`: a copy of a list in which the numbers of people are hidden.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::console::Console;
use super::{FAILED, shown};
use crate::article::kind::personal::{Column, Personal, mask};
use crate::article::kind::{List, Table};
use crate::diagnostic::Text;
use crate::disk::create::{self, CreateFault};
use crate::disk::load;
use crate::source::SourcePath;
use crate::text;

/// What to mask.
pub struct Options {
    /// The list, CSV or XLSX.
    pub file: PathBuf,
    /// Where the copy goes; beside the list if not given.
    pub output: Option<PathBuf>,
}

/// How many numbers of each kind were hidden in a column.
type Hidden = BTreeMap<(usize, Personal), usize>;

/// Writes the copy and says what it hides.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    let Some(table) = read(&options.file, console) else { return ExitCode::from(FAILED) };
    let (rows, hidden) = masked(&table);
    let output = options.output.clone().unwrap_or_else(|| beside(&options.file));
    match write(&output, &rows) {
        Ok(()) => {
            for line in account(&List::of(&table), &hidden) {
                console.note(&line);
            }
            console.result(&format!("{}\n", shown(&output)))
        }
        Err(fault) => {
            console.error(&fault);
            ExitCode::from(FAILED)
        }
    }
}

/// The folder of a file, and its name as a path within it.
fn parts(file: &Path) -> Option<(PathBuf, SourcePath)> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = SourcePath::new(file.file_name()?.to_str()?).ok()?;
    Some((folder.unwrap_or(Path::new(".")).to_owned(), name))
}

fn read(file: &Path, console: &Console) -> Option<Table> {
    let Some((folder, name)) = parts(file) else {
        let shown = shown(file);
        console.error(&text!("{shown} 不是文件名", "{shown} is no name of a file"));
        return None;
    };
    let read = load::tables(&folder, std::slice::from_ref(&name)).remove(&name)?;
    console.findings(&read.diagnostics);
    read.value
}

/// The rows with all numbers hidden, and what was hidden.
fn masked(table: &Table) -> (Vec<Vec<String>>, Hidden) {
    let head = List::of(table).head;
    let columns: Vec<Column> = head.iter().map(|heading| Column::of(heading)).collect();
    let mut hidden = Hidden::new();
    let mut cell = |(at, cell): (usize, &String)| {
        let (text, found) = mask(cell, columns.get(at).copied().unwrap_or(Column::Unknown));
        for kind in found {
            *hidden.entry((at, kind)).or_default() += 1;
        }
        text
    };
    let rows = table.rows.iter().map(|row| row.cells.iter().enumerate().map(&mut cell).collect()).collect();
    (rows, hidden)
}

/// `名单-已遮盖.csv` beside `名单.xlsx`. A fresh file of nothing but the rows carries no hidden sheet, column or
/// comment along.
fn beside(file: &Path) -> PathBuf {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    file.with_file_name(format!("{stem}-已遮盖.csv"))
}

fn write(output: &Path, rows: &[Vec<String>]) -> Result<(), Text> {
    let place = shown(output);
    if output.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("csv")) {
        return Err(text!(
            "写出的是 CSV，文件名要以 .csv 结尾：{place}",
            "a CSV is written, its name ends in .csv: {place}"
        ));
    }
    let Some((folder, name)) = parts(output) else {
        return Err(text!("{place} 不是文件名", "{place} is no name of a file"));
    };
    let csv = String::from_utf8(crate::page::csv(rows.iter())).expect("cells are text");
    create::file(&folder, &name, &csv).map(drop).map_err(|fault| match fault {
        CreateFault::Exists(_) => {
            text!(
                "{place} 已经有了，没有覆盖；用 --output 换一个名字",
                "{place} is there already and was not overwritten; choose another name with --output"
            )
        }
        CreateFault::System(_, error) => {
            text!("{place} 写不了：{error}", "{place} cannot be written: {error}")
        }
        CreateFault::Link(_) | CreateFault::NotEmpty(_) => {
            text!("{place} 写不了", "{place} cannot be written")
        }
    })
}

/// What was hidden, column by column, and what was not looked for.
fn account(list: &List, hidden: &Hidden) -> Vec<Text> {
    let line = |(&(at, kind), count): (&(usize, Personal), &usize)| {
        let (zh, en) = kind.words();
        let column = at + 1;
        let heading = list.head.get(at).map(String::as_str).unwrap_or_default();
        text!(
            "第 {column} 列“{heading}”：遮住了 {count} 个{zh}",
            "column {column} “{heading}”: {count} hidden ({en})"
        )
    };
    let mut lines: Vec<Text> = hidden.iter().map(line).collect();
    if lines.is_empty() {
        lines.push(text!("没有找到要遮住的号码", "no number to hide was found"));
    }
    lines.push(text!(
        "姓名、住址等没有遮住，请再看一遍；只抄了第一张工作表",
        "names, addresses and the like were left: look again; only the first sheet was copied"
    ));
    lines
}
