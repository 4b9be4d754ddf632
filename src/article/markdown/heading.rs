//! Ids of headings, and the `{#id .class}` block behind a heading's text.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::HeadingLevel;

/// Ids that templates use for themselves, those of the built-in themes and what others commonly have.
/// An id that an author asks for by `{#menu}` gives way to them.
#[rustfmt::skip]
pub(super) const PAGE_IDS: &[&str] = &[
    "content", "facts", "fixed", "footer", "header", "main", "menu", "menu-title", "nav", "search", "text", "title",
    "toc", "top",
];

/// Beginnings of ids that the program and its templates number or name for themselves. Themes begin
/// theirs with `zb-`.
pub(super) const PAGE_ID_FAMILIES: &[&str] = &["file-", "fn-", "fnref-", "month-", "zb-"];

/// Hands out ids: made from the text, unique within the article, never empty, the same in every
/// build.
///
/// An id made from a text without any Chinese gets the prefix `h-`, and so does one that the page
/// has for itself: no id of a page begins so.
#[derive(Default)]
pub(super) struct Ids {
    given: HashSet<String>,
    /// The next number to try for a base that was given already; keeps equal headings linear.
    next: HashMap<String, usize>,
}

impl Ids {
    /// The id of the next heading.
    pub(super) fn assign(&mut self, text: &str, explicit: Option<&str>) -> String {
        let base = match explicit {
            Some(id) if is_of_the_page(id) => format!("h-{id}"),
            Some(id) => id.to_owned(),
            None => from_text(text),
        };
        if self.given.insert(base.clone()) {
            return base;
        }
        let number = self.next.entry(base.clone()).or_insert(1);
        loop {
            let id = format!("{base}-{number}");
            *number += 1;
            if self.given.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Whether an id, or one made of it by a number, belongs to the page.
fn is_of_the_page(id: &str) -> bool {
    PAGE_IDS.contains(&id)
        || PAGE_ID_FAMILIES.iter().any(|family| id.starts_with(family) || family.trim_end_matches('-') == id)
}

/// The level that a heading gets on the page: the page's only `<h1>` is the article's title.
pub(super) fn level_on_page(level: HeadingLevel) -> u8 {
    (level as u8).max(2)
}

/// Letters, digits, `-` and `_` stay, spaces become `-`, everything else goes: `一、会议概况` becomes
/// `一会议概况`.
fn from_text(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if c.is_alphanumeric() || c == '_' || c == '-' {
            id.extend(c.to_lowercase());
        } else if c.is_whitespace() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_matches('-');
    if id.is_empty() {
        "section".to_owned()
    } else if id.is_ascii() {
        format!("h-{id}")
    } else {
        id.to_owned()
    }
}

/// What stands in braces behind a heading's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Attributes<'a> {
    /// Nothing.
    None,
    /// An id and classes of safe characters.
    Read {
        /// From `#id`.
        id: Option<&'a str>,
        /// From `.class`.
        classes: Vec<&'a str>,
    },
    /// Something else, at this place of the text: it belongs to the heading's words.
    Words(Range<usize>),
}

/// Reads the block that the parser has cut off the heading at `range`. The parser drops what it
/// does not know (`## 名单 {草案}`), so the source is asked instead.
pub(super) fn attributes(text: &str, range: Range<usize>) -> Attributes<'_> {
    let heading = &text[range.clone()];
    let words = heading.trim_start_matches('#');
    let is_hashed = (1..=6).contains(&(heading.len() - words.len()))
        && words.chars().next().is_none_or(|c| matches!(c, ' ' | '\t' | '\n'));
    let heading = if is_hashed {
        heading
    } else {
        heading.trim_end().rsplit_once('\n').map_or(heading, |(words, _underline)| words)
    };
    let Some(inside) = heading.trim_end_matches(['\n', ' ', '\t']).strip_suffix('}') else {
        return Attributes::None;
    };
    let Some(open) = inside.rfind(['{', '}', '<', '>', '\\', '\n']) else { return Attributes::None };
    if inside.as_bytes()[open] != b'{' {
        return Attributes::None;
    }
    let words = range.start + inside[..open].trim_end().len()..range.start + inside.len() + 1;
    let (mut id, mut classes) = (None, Vec::new());
    for word in inside[open + 1..].split_ascii_whitespace() {
        match word.split_at_checked(1) {
            Some(("#", name)) if is_safe_name(name) && id.is_none() => id = Some(name),
            Some((".", name)) if is_safe_name(name) => classes.push(name),
            _ => return Attributes::Words(words),
        }
    }
    if id.is_none() && classes.is_empty() {
        return Attributes::Words(words);
    }
    Attributes::Read { id, classes }
}

/// Letters, digits, `-` and `_`, beginning with a letter; Chinese counts as letters.
fn is_safe_name(name: &str) -> bool {
    name.starts_with(char::is_alphabetic) && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}
