//! Typed readers over the nodes of a front matter. Each hands out the best value it can and tells
//! what is wrong with the one that is written.

pub(super) mod keys;
mod list;
mod moment;
mod people;
mod shape;

use std::collections::BTreeMap;
use std::ops::Range;

use super::node::{self, Node, Value};
use super::scan::{control, double_quoted, inner_colon, shortened};
use crate::article::front_matter::codes;
use crate::diagnostic::{Code, Diagnostic, Place, Severity, Text};
use crate::source::character::invisible;
use crate::source::{Source, Span};
use crate::text;

/// A key or a value with what is needed to find its place.
#[derive(Clone)]
pub(super) struct Field<'a> {
    /// The key as written.
    pub key: &'a str,
    pub node: &'a Node,
    pub parsed: &'a Range<usize>,
    /// The place, where it is known without looking.
    pub known: Option<Range<usize>>,
}

impl<'a> Field<'a> {
    /// Another node of the same entry.
    pub fn inner(&self, key: &'a str, node: &'a Node) -> Field<'a> {
        Field { key, node, parsed: self.parsed, known: None }
    }

    /// The items of a list; a single value counts as a list of one.
    pub fn items(&self) -> Vec<Field<'a>> {
        match &self.node.value {
            Value::List(items) => items.iter().map(|item| self.inner(self.key, item)).collect(),
            Value::Null | Value::Unreadable => Vec::new(),
            _ => vec![self.clone()],
        }
    }

    /// Whether nothing is written.
    pub fn is_blank(&self) -> bool {
        match &self.node.value {
            Value::Null => true,
            Value::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Whether named values are written.
    pub fn is_map(&self) -> bool {
        matches!(self.node.value, Value::Map(_))
    }

    /// The value of the first key inside a map whose name is wanted.
    pub fn child_where(&self, wanted: impl Fn(&str) -> bool) -> Option<Field<'a>> {
        let Value::Map(entries) = &self.node.value else { return None };
        let named = |key: &'a Node| match &key.value {
            Value::Text(text) if wanted(text) => Some(text.as_str()),
            _ => None,
        };
        entries.iter().find_map(|(key, value)| Some(self.inner(named(key)?, value)))
    }
}

/// How a value is written, with Chinese keys and with English ones.
#[derive(Clone, Copy)]
pub(super) struct Form(pub &'static str, pub &'static str);

impl Form {
    /// The form with keys in the language of a key beside it.
    fn in_language_of(self, key: &str) -> &'static str {
        if key.is_ascii() { self.1 } else { self.0 }
    }
}

/// Reads fields and collects what is wrong with them.
pub(super) struct Reader<'s> {
    pub source: &'s Source,
    pub found: Vec<Diagnostic>,
    /// Where the nodes of a part of the source stand, once one of them was asked for.
    places: BTreeMap<usize, Vec<Range<usize>>>,
}

impl<'s> Reader<'s> {
    pub fn new(source: &'s Source, found: Vec<Diagnostic>) -> Self {
        Self { source, found, places: BTreeMap::new() }
    }

    /// The bytes of a field.
    pub fn range(&mut self, field: &Field<'_>) -> Range<usize> {
        if let Some(range) = &field.known {
            return range.clone();
        }
        let parsed = &self.source.text()[field.parsed.clone()];
        let places = self.places.entry(field.parsed.start).or_insert_with(|| node::places(parsed));
        match places.get(field.node.id as usize) {
            Some(place) => field.parsed.start + place.start..field.parsed.start + place.end,
            None => self.source.line_span(field.parsed.start).range(),
        }
    }

    /// The place of a field.
    pub fn span(&mut self, field: &Field<'_>) -> Span {
        let range = self.range(field);
        self.source.span(range)
    }

    /// The characters of a field as typed: `5.50`, `"甲"`.
    pub fn typed(&mut self, field: &Field<'_>) -> String {
        self.span(field).text().to_owned()
    }

    /// What is told already about a value in that place.
    pub fn finding_in(&mut self, range: &Range<usize>) -> Option<&mut Diagnostic> {
        self.found.iter_mut().find(|found| match &found.place {
            Place::Span(span) => {
                let span = span.range();
                !span.is_empty() && range.start <= span.start && span.end <= range.end
            }
            _ => false,
        })
    }

    /// Tells a fault at a field.
    pub fn tell(&mut self, code: &'static Code, field: &Field<'_>, message: Text, help: Text) {
        let span = self.span(field);
        self.found.push(Diagnostic::new(code, span, message).help(help));
    }

    /// A text; `None` when nothing is written. A number or a switch is an error, with the text as typed.
    pub fn text(&mut self, field: &Field<'_>) -> Option<String> {
        match &field.node.value {
            Value::Null | Value::Unreadable => None,
            Value::Text(text) => {
                let text = self.without_escaped(field, text.trim());
                (!text.is_empty()).then_some(text)
            }
            Value::Whole(_) | Value::Decimal(_) | Value::Switch(_) => {
                let typed = self.typed(field);
                self.not_text(field, &typed);
                Some(typed)
            }
            Value::List(_) | Value::Map(_) => {
                self.not_one_text(field);
                None
            }
        }
    }

    /// A text without what nobody sees. As itself it is told as a slip of its line; as an escape it is told here.
    fn without_escaped(&mut self, field: &Field<'_>, text: &str) -> String {
        let hidden: Vec<(usize, char)> = invisible(text).collect();
        let Some((_, first)) = hidden.first() else { return text.to_owned() };
        let span = self.span(field);
        if !span.text().contains(*first) {
            let found = control(&span, *first).help(text!(
                "写成编码的这个字符（\\u…）发布时去掉；请删掉",
                "the escape that stands for it (\\u…) is left out; delete it"
            ));
            self.found.push(Diagnostic { severity: Severity::Warning, ..found });
        }
        let seen = |found: (usize, char)| hidden.binary_search(&found).is_err().then_some(found.1);
        text.char_indices().filter_map(seen).collect()
    }

    fn not_one_text(&mut self, field: &Field<'_>) {
        let key = field.key;
        let span = self.span(field);
        let one_line = !span.text().contains('\n') && !span.text().starts_with(['{', '[']);
        if field.is_map() && one_line {
            self.found.push(inner_colon(span));
            return;
        }
        self.tell(
            &codes::WRONG_SHAPE,
            field,
            text!("“{key}”应是一段文字", "`{key}` takes one text"),
            text!("写成 {key}: 文字", "write {key}: text"),
        );
    }

    fn not_text(&mut self, field: &Field<'_>, typed: &str) {
        let key = field.key;
        let quoted = double_quoted(typed);
        let span = self.span(field);
        let label = if matches!(field.node.value, Value::Switch(_)) {
            text!("会被当成“是/否”", "this reads as yes or no")
        } else {
            text!("会被当成数字", "this reads as a number")
        };
        self.found.push(
            Diagnostic::new(
                &codes::NOT_TEXT,
                span.clone(),
                text!("“{key}”应是文字：{typed}", "`{key}` takes a text: {typed}"),
            )
            .label(label)
            .help(text!("加上英文引号：{quoted}", "put it into quotes: {quoted}"))
            .patch(span, quoted),
        );
    }

    /// A text with its place.
    pub fn placed(&mut self, field: &Field<'_>) -> Option<(String, Span)> {
        self.text(field).map(|text| (text, self.span(field)))
    }

    /// `yes`, `no`, `true`, `false`, `是`, `否`, `on`, `off`; `false` when nothing is written.
    pub fn switch(&mut self, field: &Field<'_>) -> bool {
        if let Value::Text(text) = &field.node.value {
            let bare = text.trim_matches(|c: char| c.is_whitespace() || "“”‘’＂".contains(c));
            match bare.to_lowercase().as_str() {
                "yes" | "true" | "on" | "是" => return true,
                "no" | "false" | "off" | "否" | "" => return false,
                _ => {}
            }
        }
        match field.node.value {
            Value::Switch(value) => return value,
            Value::Null | Value::Unreadable => return false,
            _ => {}
        }
        let (key, typed) = (field.key, shortened(&self.typed(field)));
        self.tell(
            &codes::NOT_A_SWITCH,
            field,
            text!("“{key}”只能是“是”或“否”：{typed}", "`{key}` is yes or no: {typed}"),
            text!("写成 {key}: 是 或 {key}: 否", "write {key}: yes or {key}: no"),
        );
        false
    }

    /// A whole number within bounds; Chinese numerals and quoted digits count.
    pub fn whole(&mut self, field: &Field<'_>, bounds: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let number = match &field.node.value {
            Value::Null | Value::Unreadable => return None,
            Value::Whole(number) => Some(*number),
            Value::Text(text) if text.trim().is_empty() => return None,
            Value::Text(text) => crate::article::kind::read_numeral(text).map(i64::from),
            _ => None,
        };
        if let Some(number) = number.filter(|number| bounds.contains(number)) {
            return Some(number);
        }
        let (key, typed) = (field.key, shortened(&self.typed(field)));
        let (low, high) = (bounds.start(), bounds.end());
        let example = [20, 2025].into_iter().find(|number| bounds.contains(number)).unwrap_or(*low);
        self.tell(
            &codes::NOT_A_NUMBER,
            field,
            text!(
                "“{key}”应是 {low} 到 {high} 的整数：{typed}",
                "`{key}` is a whole number from {low} to {high}: {typed}"
            ),
            text!(
                "只写数字，不带单位，如 {key}: {example}",
                "write digits without a unit, such as {key}: {example}"
            ),
        );
        None
    }

    /// A count of people or votes.
    pub fn count(&mut self, field: &Field<'_>) -> Option<u32> {
        self.whole(field, 0..=1_000_000).and_then(|number| u32::try_from(number).ok())
    }
}
