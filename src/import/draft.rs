//! An article that is to be written: its front matter and its text. A draft until its editor says otherwise.

use std::fmt::Write as _;

use super::markdown;
use super::model::{Block, Enclosed, Inline};
use super::report::Remark;
use crate::article::front_matter::plain_or_quoted;
use crate::article::kind::Kind;
use crate::source::character::is_invisible;

/// One article out of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What it is.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Its date, and the time where it is known: `2025-04-01 09:30`.
    pub date: String,
    /// Other keys of the front matter with their values, in order.
    pub fields: Vec<(&'static str, Vec<String>)>,
    /// The block of its kind as YAML, each line with its end; empty without one.
    pub data: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Its notes.
    pub notes: Vec<Vec<Inline>>,
    /// The files that lie beside it.
    pub enclosed: Vec<Enclosed>,
    /// What is said of it alone.
    pub remarks: Vec<Remark>,
    /// Whether it waits for its editor.
    pub draft: bool,
}

impl Draft {
    /// The file as it is written.
    pub fn text(&self) -> String {
        let mut out = String::from("---\n");
        let _ = writeln!(out, "title: {}", value(&self.title));
        let _ = writeln!(out, "date: {}", self.date);
        for (key, values) in &self.fields {
            match values.as_slice() {
                [] => {}
                [one] if !is_list(key) => {
                    let _ = writeln!(out, "{key}: {}", value(one));
                }
                several => {
                    let quoted: Vec<String> = several.iter().map(|value| quoted(value)).collect();
                    let _ = writeln!(out, "{key}: [{}]", quoted.join(", "));
                }
            }
        }
        if self.draft {
            out.push_str("draft: true\n");
        }
        if self.kind != Kind::News {
            let _ = writeln!(out, "kind: {}", self.kind.name());
        }
        out.push_str(&self.data);
        out.push_str("---\n\n");
        out.push_str(&markdown::body(&self.blocks, &self.notes));
        out
    }
}

/// Keys whose single value is a list all the same: their addresses and names may hold marks that divide.
fn is_list(key: &str) -> bool {
    matches!(key, "aliases" | "tags" | "keywords")
}

/// A value on one line.
pub fn value(text: &str) -> String {
    plain_or_quoted(&on_one_line(text))
}

/// A value of a list on one line.
pub fn quoted(text: &str) -> String {
    let line = on_one_line(text);
    if line.contains([
        ',', '，', '、', ';', '；', '[', ']', '{', '}', ':', '#', '?', '"', '\'', '&', '*', '!', '|', '>',
        '%', '@', '`',
    ]) || line.is_empty()
    {
        return format!("\"{}\"", line.replace('\\', "\\\\").replace('"', "\\\""));
    }
    value(&line)
}

fn on_one_line(text: &str) -> String {
    text.replace(is_invisible, "").split_whitespace().collect::<Vec<_>>().join(" ")
}
