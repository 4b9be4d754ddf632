//! Tables as articles: targets and lists laid open keep their file beside them, any other table is written out.

use std::path::Path;

use super::place::takes_table;
use crate::article::kind::{Kind, Row, Table};
use crate::diagnostic::{Severity, Text};
use crate::disk::load;
use crate::import::draft::Draft;
use crate::import::model::{Block, Enclosed, Inline, Shape};
use crate::import::recognise::Wanted;
use crate::import::report::Remark;
use crate::source::SourcePath;
use crate::text;

/// Whether a file is a table: by its name, since its bytes are those of any package.
pub(super) fn is_table(file: &Path, _: &[u8]) -> bool {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| matches!(ending.as_str(), "csv" | "xlsx" | "xls" | "et" | "tsv"))
}

/// The article of a table.
pub(super) fn drafts(file: &Path, bytes: &[u8], wanted: &Wanted) -> Result<Draft, Text> {
    let name = file.file_name().and_then(|name| name.to_str()).and_then(|name| SourcePath::new(name).ok());
    let Some(name) = name else {
        return Err(text!("文件名里有不能用的字符", "its name holds characters that no name may have"));
    };
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(read) = load::tables(folder, std::slice::from_ref(&name)).remove(&name) else {
        return Err(text!("读不了", "it cannot be read"));
    };
    let mut remarks = Vec::new();
    for finding in &read.diagnostics {
        if finding.severity == Severity::Error && read.value.is_none() {
            return Err(finding.message.clone());
        }
        remarks.push(Remark::doubtful(0, finding.message.clone()));
    }
    let Some(table) = read.value else { return Err(text!("读不了", "it cannot be read")) };
    remarks.push(Remark::doubtful(
        0,
        text!("日期用了今天，请改成发布日期", "the date is today's; give that of publication"),
    ));
    let kind = wanted.kind.unwrap_or_else(|| kind(&table));
    let ending = name.extension().unwrap_or_default();
    let stored = format!("table.{ending}");
    let (blocks, fields, data) = content(kind, &table, wanted, &stored);
    Ok(Draft {
        kind,
        title: wanted.name.clone(),
        date: wanted.today.to_string(),
        fields,
        data,
        blocks,
        notes: Vec::new(),
        enclosed: vec![Enclosed { name: stored, bytes: bytes.to_vec() }],
        remarks,
        draft: true,
    })
}

/// Targets are known by their headings.
fn kind(table: &Table) -> Kind {
    let is_head = |row: &&Row| {
        let has = |name: &str| row.cells.iter().any(|cell| cell.contains(name));
        has("指标") && (has("目标") || has("计划") || has("增长"))
    };
    if table.rows.iter().take(4).any(|row| is_head(&row)) { Kind::Targets } else { Kind::News }
}

type Content = (Vec<Block>, Vec<(&'static str, Vec<String>)>, String);

/// Text, keys and data of an article about a table, whose file is named between « and » until it has a name.
fn content(kind: Kind, table: &Table, wanted: &Wanted, stored: &str) -> Content {
    let year = wanted.today.year();
    let lead = |zh: &str| vec![Block::paragraph(1, zh)];
    if !takes_table(kind) {
        let cell = |cell: &String| vec![Inline::plain(cell)];
        let rows = table.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect();
        let blocks = vec![Block { place: 1, shape: Shape::Table(rows) }];
        return (blocks, vec![("attachments", vec![stored.to_owned()])], String::new());
    }
    let title = crate::import::draft::quoted(&wanted.name);
    let data = match kind {
        Kind::Targets => format!("targets:\n  year: {year}\n  items: «{stored}»\n"),
        Kind::Progress => format!("progress:\n  year: {year}\n  items: «{stored}»\n"),
        _ => format!("gongshi:\n  subject: {title}\n  list: «{stored}»\n"),
    };
    (lead("数据见下表。"), Vec::new(), data)
}
