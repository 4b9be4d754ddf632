//! The entries of a front matter: keys and values with a way to the place of each.
//!
//! A good block is read in one go. A block with a fault is read entry by entry, so that one wrong
//! line costs one entry and not all of them.

use std::ops::Range;

use super::names::Names;
use super::node::{self, Node, Refusal, Value};
use super::scan::{self, Entry, Reading, Scan, shortened};
use crate::article::front_matter::codes;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use crate::text;

/// What a block holds.
pub(super) struct Block {
    pub entries: Vec<Written>,
    /// Lines that belong to no entry; nothing is said about them yet.
    pub strays: Vec<Range<usize>>,
}

/// One entry of the top level.
pub(super) struct Written {
    pub key: String,
    pub key_range: Range<usize>,
    pub node: Node,
    pub value_range: Range<usize>,
    /// The part of the source that was read as one YAML document, in which the node's number counts.
    pub parsed: Range<usize>,
}

/// Reads the lines of `block`, in which keys of these names are read.
pub(super) fn read(
    source: &Source,
    block: Range<usize>,
    names: &Names,
    found: &mut Vec<Diagnostic>,
) -> Block {
    let text = source.text();
    let mut scan = scan::scan(text, block.clone(), names);
    found.extend(scan::diagnostics(&scan.slips, source, &scan.entries));
    let clean = scan.strays.is_empty() && scan.entries.iter().all(|entry| entry.reading == Reading::Yaml);
    let whole = if clean { at_once(text, &block, &scan) } else { None };
    let entries = whole.unwrap_or_else(|| one_by_one(source, &scan, found));
    Block { entries, strays: std::mem::take(&mut scan.strays) }
}

/// All entries from one pass, if YAML sees the same entries as the scan.
fn at_once(text: &str, block: &Range<usize>, scan: &Scan) -> Option<Vec<Written>> {
    let Value::Map(fields) = node::read(&text[block.clone()]).ok()?.value else {
        return scan.entries.is_empty().then(Vec::new);
    };
    if fields.len() != scan.entries.len() {
        return None;
    }
    let pairs = fields.into_iter().zip(&scan.entries);
    pairs
        .map(|((key, node), entry)| {
            let key = name_of(key, &text[entry.key.clone()])?;
            Some(Written {
                key,
                key_range: entry.key.clone(),
                node,
                value_range: entry.value.clone(),
                parsed: block.clone(),
            })
        })
        .collect()
}

/// The key as YAML reads it; keys such as `2025` are numbers to YAML and names to us.
fn name_of(key: Node, written: &str) -> Option<String> {
    match key.value {
        Value::Text(name) if name == written || written.contains(['"', '\'', '\\']) => Some(name),
        Value::Whole(_) | Value::Decimal(_) | Value::Switch(_) | Value::Null => Some(written.to_owned()),
        _ => None,
    }
}

fn one_by_one(source: &Source, scan: &Scan, found: &mut Vec<Diagnostic>) -> Vec<Written> {
    let text = source.text();
    let leaf = |value| Node { id: 0, value };
    let as_written = |entry: &Entry| leaf(Value::Text(scan::unquoted(&text[entry.value.clone()]).to_owned()));
    scan.entries
        .iter()
        .map(|entry| {
            let parsed =
                if entry.reading == Reading::Value { value_lines(text, entry) } else { entry.lines.clone() };
            let node = match entry.reading {
                Reading::Hopeless => leaf(Value::Unreadable),
                Reading::AsWritten => as_written(entry),
                Reading::Value if text[parsed.clone()].trim().is_empty() => leaf(Value::Null),
                Reading::Yaml | Reading::Value => match (node::read(&text[parsed.clone()]), entry.reading) {
                    (Ok(node), Reading::Value) => node,
                    (Ok(Node { value: Value::Map(mut fields), .. }), _) if fields.len() == 1 => {
                        fields.remove(0).1
                    }
                    (Ok(_), _) => as_written(entry),
                    (Err(refusal), _) => {
                        found.push(refused(source, entry, parsed.start + refusal.at, &refusal));
                        leaf(Value::Unreadable)
                    }
                },
            };
            Written {
                key: text[entry.key.clone()].to_owned(),
                key_range: entry.key.clone(),
                node,
                value_range: entry.value.clone(),
                parsed,
            }
        })
        .collect()
}

/// The part of an entry that is its value, with the space before its first line.
fn value_lines(text: &str, entry: &Entry) -> Range<usize> {
    if entry.value.is_empty() {
        return entry.value.clone();
    }
    let line = text[entry.key.end..entry.value.start].rfind('\n').map(|at| entry.key.end + at + 1);
    line.unwrap_or(entry.value.start)..entry.lines.end
}

/// What YAML refused for a reason the scan does not know.
fn refused(source: &Source, entry: &Entry, at: usize, refusal: &Refusal) -> Diagnostic {
    let at = at.min(entry.value.end);
    let line = source.line_span(at);
    let from = at.clamp(line.range().start, line.range().end);
    let span = if line.text().trim().is_empty() || from >= line.range().end {
        source.span(entry.value.clone())
    } else {
        source.span(from..from + source.text()[from..line.range().end].trim_end().len())
    };
    if refusal.too_deep {
        return scan::too_deep(span);
    }
    let written = shortened(source.span(entry.value.clone()).text());
    if let Some(found) = backslash(source.span(entry.value.clone())) {
        return found;
    }
    let reason = refusal.message.split(" at line ").next().unwrap_or_default();
    Diagnostic::new(
        &codes::SYNTAX,
        span,
        text!("这一项的写法无法识别：{written}", "this entry cannot be read: {written} ({reason})"),
    )
    .label(text!("从这里开始无法识别", "not understood from here"))
    .help(text!(
        "值里有特殊符号时，整个值放进英文引号；列表写成 [甲, 乙]",
        "put values with special characters into quotes; write lists as [a, b]"
    ))
}

/// `"甲\q乙"`: a backslash between double quotes, where it means something else.
fn backslash(value: Span) -> Option<Diagnostic> {
    let inner = value.text().strip_prefix('"')?.strip_suffix('"').filter(|inner| inner.contains('\\'))?;
    let quoted = scan::double_quoted(inner);
    let written = shortened(value.text());
    let found = Diagnostic::new(
        &codes::SYNTAX,
        value.clone(),
        text!(
            "英文双引号里的“\\”另有含义：{written}",
            "a backslash means something else between double quotes: {written}"
        ),
    )
    .help(text!("改用单引号：{quoted}；或写两个“\\”", "use single quotes: {quoted}; or write it twice"));
    Some(if inner.contains(['\n', '"']) { found } else { found.patch(value, quoted) })
}
