//! Lists, also where they are written with other signs than those of YAML.

use std::collections::HashSet;

use super::{Field, Reader};
use crate::article::front_matter::codes;
use crate::article::front_matter::node::Value;
use crate::article::front_matter::scan::{bullet, plain_or_quoted, shortened, wide_list, wrong_bullets};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::text;

/// What stands between several names in one text.
const SEPARATORS: [char; 5] = [',', '，', '、', ';', '；'];

impl Reader<'_> {
    /// The items of a list; a single value counts as a list of one.
    pub fn items<'a>(&mut self, field: &Field<'a>) -> Vec<Field<'a>> {
        if let Value::Text(text) = &field.node.value {
            if let Some(inner) = wide_list(text) {
                self.wide_brackets(field, inner);
            } else if bullet(text).is_some() {
                self.wrong_bullets(field, text);
            }
        }
        field.items()
    }

    /// Texts with their places.
    pub fn placed_list(&mut self, field: &Field<'_>) -> Vec<(String, Span)> {
        self.items(field).iter().filter_map(|item| self.placed(item)).collect()
    }

    /// One or many: a list, or one text split at commas and semicolons of both kinds and at `、`. Each once, in
    /// order.
    pub fn texts(&mut self, field: &Field<'_>) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        let mut known: HashSet<String> = HashSet::new();
        for item in self.items(field) {
            let text = self.text(&item).unwrap_or_default();
            let text = wide_list(&text).unwrap_or(&text);
            for part in text.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty()) {
                if known.insert(part.to_owned()) {
                    all.push(part.to_owned());
                }
            }
        }
        all
    }

    /// `［甲，乙］`.
    fn wide_brackets(&mut self, field: &Field<'_>, inner: &str) {
        let span = self.span(field);
        let written = shortened(span.text());
        let parts = inner.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty());
        let list = parts.map(plain_or_quoted).collect::<Vec<_>>().join(", ");
        self.found.push(
            Diagnostic::new(
                &codes::WIDE_SIGN,
                span.clone(),
                text!("括号是中文（全角）的：{written}", "the brackets are full-width ones: {written}"),
            )
            .help(text!("写成 [{list}]", "write [{list}]"))
            .patch(span, format!("[{list}]")),
        );
    }

    /// `· 甲`, or `-甲` without a space, on lines below their key.
    fn wrong_bullets(&mut self, field: &Field<'_>, text: &str) {
        let span = self.span(field);
        let line = self.source.line_span(span.range().start);
        let before = &self.source.text()[line.range().start..span.range().start];
        if !before.trim().is_empty() {
            return;
        }
        let mut found = wrong_bullets(span.clone());
        let lines: Vec<&str> = span.text().split('\n').map(str::trim).collect();
        if lines.join(" ") != text {
            found.patch = None; // lines with empty ones between them
        }
        self.found.push(found);
    }
}
