//! The entries of a front matter: keys and values with a way to the place of each.
//!
//! A good block is read in one go. A block with a fault is read entry by entry, so that one wrong
//! line costs one entry and not all of them.

use std::ops::Range;

use super::node::{self, Node, Refusal, Value};
use super::scan::{self, Entry, Reading, Scan, shortened};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::front_matter as codes;
use crate::source::Source;
use crate::text;

/// One entry of the top level.
pub(super) struct Written {
    pub key: String,
    pub key_range: Range<usize>,
    pub node: Node,
    pub value_range: Range<usize>,
    /// The part of the source that was read as one YAML document, in which the node's number counts.
    pub parsed: Range<usize>,
}

/// Reads the lines of `block`.
pub(super) fn read(source: &Source, block: Range<usize>, found: &mut Vec<Diagnostic>) -> Vec<Written> {
    let text = source.text();
    let scan = scan::scan(text, block.clone());
    found.extend(scan.slips.iter().map(|slip| slip.diagnostic(source, &scan.entries)));
    let clean = scan.entries.iter().all(|entry| entry.reading == Reading::Yaml);
    let stray = scan.slips.iter().any(|slip| slip.entry.is_none());
    let whole = if clean && !stray { at_once(text, &block, &scan) } else { None };
    whole.unwrap_or_else(|| one_by_one(source, &scan, found))
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
    let unreadable = || Node { id: 0, value: Value::Unreadable };
    let as_written = |entry: &Entry| Node { id: 0, value: Value::Text(text[entry.value.clone()].to_owned()) };
    scan.entries
        .iter()
        .map(|entry| {
            let node = match entry.reading {
                Reading::Hopeless => unreadable(),
                Reading::AsWritten => as_written(entry),
                Reading::Yaml => match node::read(&text[entry.lines.clone()]) {
                    Ok(Node { value: Value::Map(mut fields), .. }) if fields.len() == 1 => fields.remove(0).1,
                    Ok(_) => as_written(entry),
                    Err(refusal) => {
                        found.push(refused(source, entry, &refusal));
                        unreadable()
                    }
                },
            };
            Written {
                key: text[entry.key.clone()].to_owned(),
                key_range: entry.key.clone(),
                node,
                value_range: entry.value.clone(),
                parsed: entry.lines.clone(),
            }
        })
        .collect()
}

/// What YAML refused for a reason the scan does not know.
fn refused(source: &Source, entry: &Entry, refusal: &Refusal) -> Diagnostic {
    let at = (entry.lines.start + refusal.at).min(entry.value.end);
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
