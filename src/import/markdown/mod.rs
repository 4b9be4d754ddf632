//! A document as the Markdown of an article's body: the one writer for all readers.
//!
//! What is written says the same when the program reads it again; `tests` close that circle.

mod escape;
mod inline;

use std::fmt::Write as _;

use super::model::{Block, Inline, Shape};
use inline::{cell, line};

/// The body of an article.
pub fn body(blocks: &[Block], notes: &[Vec<Inline>]) -> String {
    let mut out = String::new();
    write(&mut out, blocks, "");
    for (at, note) in notes.iter().enumerate() {
        let _ = write!(out, "\n[^{}]: {}\n", at + 1, line(note));
    }
    out
}

/// Blocks, each line of them behind an indent, with an empty line between.
fn write(out: &mut String, blocks: &[Block], indent: &str) {
    let mut lists = 0;
    for (at, block) in blocks.iter().enumerate() {
        // Lists of one kind right behind each other would be one list.
        lists = match (&block.shape, at.checked_sub(1).map(|before| &blocks[before].shape)) {
            (Shape::List(now, _), Some(Shape::List(before, _))) if now.is_some() == before.is_some() => {
                lists + 1
            }
            _ => 0,
        };
        if at > 0 {
            out.push_str(indent.trim_end());
            out.push('\n');
        }
        block_at(out, block, indent, lists);
    }
}

fn block_at(out: &mut String, block: &Block, indent: &str, lists: usize) {
    match &block.shape {
        Shape::Paragraph(inlines, _) => {
            let text = line(inlines);
            let _ = writeln!(out, "{indent}{}", escape::start(&text));
        }
        Shape::Heading(level, inlines) => {
            let marks = "#".repeat(usize::from((*level).clamp(2, 6)));
            let _ = writeln!(out, "{indent}{marks} {}", escape::heading(&line(inlines)));
        }
        Shape::List(start, items) => list(out, *start, items, indent, lists),
        Shape::Table(rows) => table(out, rows, indent),
        Shape::Quote(blocks) => write(out, blocks, &format!("{indent}> ")),
        Shape::Code(text) => {
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
            let fence = "`".repeat(3.max(longest + 1));
            let _ = writeln!(out, "{indent}{fence}");
            for line in text.lines() {
                let _ = writeln!(out, "{}", format!("{indent}{line}").trim_end());
            }
            let _ = writeln!(out, "{indent}{fence}");
        }
        Shape::Rule => {
            let _ = writeln!(out, "{indent}* * *");
        }
    }
}

fn list(out: &mut String, start: Option<u64>, items: &[Vec<Block>], indent: &str, lists: usize) {
    let is_loose =
        items.iter().any(|item| item.iter().skip(1).any(|block| !matches!(block.shape, Shape::List(..))));
    for (number, item) in (start.unwrap_or_default()..).zip(items) {
        let marker = match (start, lists % 2) {
            (None, 0) => "- ".to_owned(),
            (None, _) => "* ".to_owned(),
            (Some(_), 0) => format!("{number}. "),
            (Some(_), _) => format!("{number}) "),
        };
        let below = format!("{indent}{}", " ".repeat(marker.len()));
        let mut text = String::new();
        if is_loose {
            write(&mut text, item, &below);
        } else {
            for block in item {
                block_at(&mut text, block, &below, 0);
            }
        }
        let text = text.strip_prefix(&below).unwrap_or(&text);
        let _ = writeln!(out, "{indent}{}", format!("{marker}{text}").trim_end());
        if is_loose && number + 1 < start.unwrap_or_default() + items.len() as u64 {
            out.push_str(indent.trim_end());
            out.push('\n');
        }
    }
}

fn table(out: &mut String, rows: &[Vec<Vec<Inline>>], indent: &str) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    for (at, row) in rows.iter().enumerate() {
        let mut cells: Vec<String> = row.iter().map(|inlines| cell(inlines)).collect();
        cells.resize(columns, String::new());
        let _ = writeln!(out, "{indent}| {} |", cells.join(" | "));
        if at == 0 {
            let _ = writeln!(out, "{indent}|{}", " --- |".repeat(columns));
        }
    }
}

#[cfg(test)]
mod tests;
