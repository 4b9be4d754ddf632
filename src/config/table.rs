//! A table of TOML read key by key: every key that is asked for is known, the rest are findings. So are
//! read site.toml and the theme.toml of a theme. Must not know which keys there are.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::syntax;
use super::written::{Written, WrittenKey, kind};
use crate::config::codes;
use crate::diagnostic::{Checked, Diagnostic, Text};
use crate::source::character::invisible;
use crate::source::{Source, Span};
use crate::text;

/// Reads a file of TOML: `ask` is handed the table at the top and asks for the keys it knows. The value
/// is `None` when the file is no TOML at all.
pub(crate) fn parse<T>(source: &Source, ask: impl FnOnce(&mut TomlTable<'_, '_>) -> T) -> Checked<Option<T>> {
    let (root, errors) = DeTable::parse_recoverable(source.text());
    if !errors.is_empty() {
        let diagnostics = syntax::findings(source, errors);
        return Checked { value: None, diagnostics };
    }
    let mut top = TomlTable::new(source, root.get_ref());
    let value = ask(&mut top);
    Checked { value: Some(value), diagnostics: top.finish("") }
}

/// One table while it is read.
pub struct TomlTable<'a, 'i> {
    source: &'a Source,
    entries: &'a DeTable<'i>,
    asked: BTreeSet<&'static str>,
    /// What was wrong so far.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a, 'i> TomlTable<'a, 'i> {
    /// Starts reading a table.
    pub fn new(source: &'a Source, entries: &'a DeTable<'i>) -> Self {
        Self { source, entries, asked: BTreeSet::new(), diagnostics: Vec::new() }
    }

    fn get(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'i>>> {
        self.asked.insert(key);
        self.entries.get(key)
    }

    /// A text with its place.
    pub fn text(&mut self, key: &'static str) -> Option<(String, Span)> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::String(text) => {
                let span = self.source.span(value.span());
                self.refuse_invisible(key, text, &span);
                Some((text.to_string(), span))
            }
            other => self.wrong_type(
                key,
                value.span(),
                other,
                &text!("加英文双引号的文字", "a text in double quotes"),
                &format!("{key} = \"金山镇\""),
            ),
        }
    }

    /// Nobody sees them, and they make two names that look the same.
    fn refuse_invisible(&mut self, key: &str, text: &str, span: &Span) {
        if let Some((_, c)) = invisible(text).next() {
            let number = u32::from(c);
            let message = text!(
                "{key} 里有看不见的字符（U+{number:04X}）",
                "{key} holds an invisible character (U+{number:04X})"
            );
            self.refuse(
                span.clone(),
                message,
                text!("把这个值删掉，重新打一遍", "delete the value and type it again"),
            );
        }
    }

    /// A text, or nothing written at all.
    pub fn text_or_empty(&mut self, key: &'static str) -> String {
        self.text(key).map(|(text, _)| text.trim().to_owned()).unwrap_or_default()
    }

    /// A list of texts; one text is split at commas and 、.
    pub fn texts(&mut self, key: &'static str) -> Vec<(String, Span)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::String(text) => {
                let span = self.source.span(value.span());
                self.refuse_invisible(key, text, &span);
                text.split([',', '，', '、'])
                    .map(str::trim)
                    .filter(|part| !part.is_empty())
                    .map(|part| (part.to_owned(), span.clone()))
                    .collect()
            }
            DeValue::Array(items) => items.iter().filter_map(|item| self.list_item(key, item)).collect(),
            other => {
                self.wrong_type::<()>(
                    key,
                    value.span(),
                    other,
                    &text!("方括号里的文字列表", "a list of texts in brackets"),
                    &format!("{key} = [\"甲\", \"乙\"]"),
                );
                Vec::new()
            }
        }
    }

    fn list_item(&mut self, key: &str, item: &Spanned<DeValue<'i>>) -> Option<(String, Span)> {
        match item.get_ref() {
            DeValue::String(text) => {
                let span = self.source.span(item.span());
                self.refuse_invisible(key, text, &span);
                Some((text.to_string(), span))
            }
            other => self.wrong_type(
                key,
                item.span(),
                other,
                &text!("加英文双引号的文字", "a text in double quotes"),
                &format!("{key} = [\"甲\", \"乙\"]"),
            ),
        }
    }

    /// A whole number within a range.
    pub fn number(&mut self, key: &'static str, allowed: Range<usize>) -> Option<usize> {
        let value = self.get(key)?;
        let DeValue::Integer(written) = value.get_ref() else {
            return self.wrong_type(
                key,
                value.span(),
                value.get_ref(),
                &text!("不加引号的整数", "a whole number without quotes"),
                &format!("{key} = 20"),
            );
        };
        let number =
            i64::from_str_radix(written.as_str(), written.radix()).ok().and_then(|n| usize::try_from(n).ok());
        let (low, high) = (allowed.start, allowed.end - 1);
        let fits = number.filter(|number| allowed.contains(number));
        if fits.is_none() {
            let written = written.as_str().to_owned();
            let message = text!("{key} 不能是 {written}", "{key} cannot be {written}");
            let help = text!("写成 {low} 到 {high} 之间的整数", "write a whole number from {low} to {high}");
            self.diagnostics
                .push(Diagnostic::new(&codes::BAD_VALUE, self.source.span(value.span()), message).help(help));
        }
        fits
    }

    /// Yes or no.
    pub fn switch(&mut self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Boolean(on) => Some(*on),
            other => self.wrong_type(
                key,
                value.span(),
                other,
                &text!("true 或 false", "true or false"),
                &format!("{key} = true"),
            ),
        }
    }

    /// A table within this one.
    pub fn table(&mut self, key: &'static str) -> Option<TomlTable<'a, 'i>> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Table(entries) => Some(TomlTable::new(self.source, entries)),
            other => self.wrong_type(
                key,
                value.span(),
                other,
                &text!("一节 [{key}]", "a section [{key}]"),
                &format!("[{key}]"),
            ),
        }
    }

    /// The tables of `[[key]]`.
    pub fn tables(&mut self, key: &'static str) -> Vec<TomlTable<'a, 'i>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let expected = text!("若干节 [[{key}]]", "sections [[{key}]]");
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type::<()>(key, value.span(), value.get_ref(), &expected, &format!("[[{key}]]"));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::Table(entries) => tables.push(TomlTable::new(self.source, entries)),
                other => {
                    self.wrong_type::<()>(key, item.span(), other, &expected, &format!("[[{key}]]"));
                }
            }
        }
        tables
    }

    /// The keys and texts of a table whose keys are free.
    pub fn free_texts(&mut self, key: &'static str) -> Vec<(String, String, Span)> {
        let Some(table) = self.table(key) else { return Vec::new() };
        let mut found = Vec::new();
        for (name, value) in table.entries {
            match value.get_ref() {
                DeValue::String(text) => {
                    let span = self.source.span(value.span());
                    self.refuse_invisible(key, &format!("{}{text}", name.get_ref()), &span);
                    found.push((name.get_ref().to_string(), text.to_string(), span));
                }
                other => drop(self.wrong_type::<()>(
                    name.get_ref(),
                    value.span(),
                    other,
                    &text!("加英文双引号的文字", "a text in double quotes"),
                    &format!("{} = \"甲\"", name.get_ref()),
                )),
            }
        }
        found
    }

    /// The tables of a section whose keys are free, with those keys: `[key.name]`.
    pub fn free_tables(&mut self, key: &'static str) -> Vec<(String, Span, TomlTable<'a, 'i>)> {
        let Some(section) = self.table(key) else { return Vec::new() };
        let mut found = Vec::new();
        for (name, value) in section.entries {
            let (name, at) = (name.get_ref().to_string(), self.source.span(name.span()));
            match value.get_ref() {
                DeValue::Table(entries) => found.push((name, at, TomlTable::new(self.source, entries))),
                other => {
                    let expected = text!("一节 [{key}.{name}]", "a section [{key}.{name}]");
                    self.wrong_type::<()>(&name, value.span(), other, &expected, &format!("[{key}.{name}]"));
                }
            }
        }
        found
    }

    /// The keys of a section whose keys are free, with whatever values they have.
    pub fn free_values(&mut self, key: &'static str) -> Vec<WrittenKey> {
        let Some(section) = self.table(key) else { return Vec::new() };
        WrittenKey::all(self.source, section.entries)
    }

    /// A value of whatever type.
    pub fn value(&mut self, key: &'static str) -> Option<Written> {
        self.get(key).map(|value| Written::of(self.source, value))
    }

    /// Whether a key is written and what stands there is a section.
    pub fn is_section(&self, key: &str) -> bool {
        self.entries.get(key).is_some_and(|value| matches!(value.get_ref(), DeValue::Table(_)))
    }

    /// The whole file, for findings about what is not there.
    pub fn source(&self) -> &'a Source {
        self.source
    }

    /// A finding about a value.
    pub fn refuse(&mut self, span: Span, message: Text, help: Text) {
        self.diagnostics.push(Diagnostic::new(&codes::BAD_VALUE, span, message).help(help));
    }

    /// Ends the reading: what was not asked for is unknown. `section` is how the table is headed,
    /// empty at the top.
    pub fn finish(mut self, section: &str) -> Vec<Diagnostic> {
        for (key, _) in self.entries {
            let name = key.get_ref().as_ref();
            if self.asked.contains(name) {
                continue;
            }
            let message = if section.is_empty() {
                let file = self.source.path().file_name();
                text!("{file} 中没有“{name}”这个键", "there is no key “{name}” in {file}")
            } else {
                text!("{section} 中没有“{name}”这个键", "there is no key “{name}” in {section}")
            };
            let span = self.source.span(key.span());
            let finding = Diagnostic::new(&codes::UNKNOWN_KEY, span.clone(), message);
            let known: Vec<&str> = self.asked.iter().copied().collect();
            self.diagnostics.push(finding.did_you_mean(name, known.iter().copied(), span, || {
                let (known, listed) = (known.join("、"), known.join(", "));
                text!("可用的键：{known}", "known keys: {listed}")
            }));
        }
        self.diagnostics
    }

    fn wrong_type<T>(
        &mut self,
        key: &str,
        at: Range<usize>,
        found: &DeValue<'_>,
        expected: &Text,
        example: &str,
    ) -> Option<T> {
        let found = kind(found);
        let message = Text {
            zh: format!("{key} 的值是{}，应当是{}", found.zh, expected.zh),
            en: format!("{key} is {}, but should be {}", found.en, expected.en),
        };
        let help = text!("写成 {example}", "write {example}");
        self.diagnostics.push(Diagnostic::new(&codes::WRONG_TYPE, self.source.span(at), message).help(help));
        None
    }
}
