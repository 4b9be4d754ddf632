//! Values made of values: maps, lists of maps, free data.

use std::collections::BTreeMap;

use super::{Field, Form, Reader};
use crate::article::front_matter::codes;
use crate::article::front_matter::matter::FreeData;
use crate::article::front_matter::node::{Node, Value};
use crate::article::front_matter::reader::keys::{Given, Key, read_fields};
use crate::article::front_matter::scan::{entry_key, shortened, wrong_colon};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::text;

impl Reader<'_> {
    /// Reads a map into `target`; the keys that were given. `form` shows how one is written.
    pub fn map<T>(
        &mut self,
        field: &Field<'_>,
        target: &mut T,
        keys: &'static [Key<T>],
        form: Form,
    ) -> Vec<Given> {
        match &field.node.value {
            Value::Map(entries) => return self.entries(field, entries, target, keys),
            Value::Null | Value::Unreadable => {}
            _ => self.not_a_map(field, form),
        }
        Vec::new()
    }

    /// Tells that a map lacks a necessary key, unless it is among the given ones.
    pub fn require(&mut self, field: &Field<'_>, given: &[Given], name: &str, chinese: &str) {
        if !field.is_map() || given.iter().any(|given| given.name == name && !given.blank) {
            return;
        }
        let key = field.key;
        self.tell(
            &codes::INCOMPLETE,
            field,
            text!("“{key}”里缺少 {name}（{chinese}）", "`{key}` lacks {name}"),
            text!("补上 {chinese}: …", "add {name}: …"),
        );
    }

    fn entries<T>(
        &mut self,
        field: &Field<'_>,
        entries: &[(Node, Node)],
        target: &mut T,
        keys: &'static [Key<T>],
    ) -> Vec<Given> {
        let names: Vec<String> = entries.iter().map(|(key, _)| self.name(field, key)).collect();
        let fields = entries.iter().zip(&names).map(|((key, value), name)| {
            let inner = |node| Field { key: name.as_str(), node, parsed: field.parsed, known: None };
            (inner(key), inner(value))
        });
        let given = read_fields(target, keys, fields, self);
        let comma =
            |(_, value): &(Node, Node)| matches!(&value.value, Value::Text(text) if text.contains('，'));
        if entries.iter().any(comma) && self.source.text()[self.range(field)].starts_with('{') {
            self.run_together(field, entries, keys, &given);
        }
        given
    }

    /// Tells `{ 初审: 甲，复审：乙 }`: a value with the next key in it, behind a full-width comma.
    fn run_together<T>(
        &mut self,
        field: &Field<'_>,
        entries: &[(Node, Node)],
        keys: &'static [Key<T>],
        given: &[Given],
    ) {
        let missing = |key: &&Key<T>| given.iter().all(|given| given.name != key.name);
        let swallowed: Vec<String> = keys
            .iter()
            .filter(missing)
            .flat_map(|key| [key.name, key.chinese])
            .flat_map(|name| [format!("，{name}："), format!("，{name}:")])
            .collect();
        for (key, value) in entries {
            let Value::Text(text) = &value.value else { continue };
            let Some(joint) = swallowed.iter().find(|joint| text.contains(joint.as_str())) else { continue };
            let name = self.name(field, key);
            let span = self.span(&field.inner(&name, value));
            let Some(at) = span.text().find(joint.as_str()) else { continue };
            let start = span.range().start + at;
            let place = self.source.span(start..start + joint.len());
            let inner = joint.trim_matches(['，', '：', ':']);
            let found = Diagnostic::new(
                &codes::WIDE_SIGN,
                place.clone(),
                text!("“{inner}”成了“{name}”的文字", "`{inner}` became part of the text of `{name}`"),
            )
            .label(text!("应是英文的逗号和冒号", "comma and colon are to be ASCII ones"));
            let right = format!(", {inner}: ");
            self.found.push(found.help(text!("写成“{right}”", "write `{right}`")).patch(place, right));
        }
    }

    /// The name of a key; numbers as typed.
    fn name(&mut self, field: &Field<'_>, key: &Node) -> String {
        match &key.value {
            Value::Text(text) => text.trim().to_owned(),
            _ => shortened(&self.typed(&Field { key: "", node: key, parsed: field.parsed, known: None })),
        }
    }

    /// Tells that there is no map where one belongs.
    pub fn not_a_map(&mut self, field: &Field<'_>, form: Form) {
        let form = form.in_language_of(field.key);
        // the shape of a value in which a slip is told may be a consequence
        if let Some(told) = field.known.as_ref().and_then(|range| self.finding_in(range)) {
            told.help = Some(text!("写成 {form}", "write {form}"));
            told.patch = None;
            return;
        }
        let span = self.span(field);
        let colons =
            if matches!(field.node.value, Value::Text(_)) { wrong_colons(&span) } else { Vec::new() };
        if !colons.is_empty() {
            self.found.extend(colons);
            return;
        }
        let (key, written) = (field.key, shortened(span.text()));
        self.found.push(
            Diagnostic::new(
                &codes::WRONG_SHAPE,
                span,
                text!("“{key}”应分项写：{written}", "`{key}` takes named values: {written}"),
            )
            .help(text!("写成 {form}", "write {form}")),
        );
    }

    /// Free data. `.nan` and `.inf` are refused: pages and feeds cannot carry them.
    pub fn data(&mut self, field: &Field<'_>) -> FreeData {
        match &field.node.value {
            Value::Null | Value::Unreadable => FreeData::Null,
            Value::Switch(value) => FreeData::Switch(*value),
            Value::Whole(value) => FreeData::Whole(*value),
            Value::Decimal(value) if value.is_finite() => FreeData::Decimal(*value),
            Value::Decimal(_) => {
                let key = field.key;
                self.tell(
                    &codes::NOT_A_NUMBER,
                    field,
                    text!("“{key}”不是数字", "`{key}` is no number"),
                    text!("写成数字，或放进英文引号", "write a number, or put it into quotes"),
                );
                FreeData::Null
            }
            Value::Text(text) => FreeData::Text(text.clone()),
            Value::List(items) => {
                FreeData::List(items.iter().map(|item| self.data(&field.inner(field.key, item))).collect())
            }
            Value::Map(entries) => FreeData::Map(self.data_map(field, entries)),
        }
    }

    /// The values under `extra`.
    pub fn free(&mut self, field: &Field<'_>) -> BTreeMap<String, FreeData> {
        match &field.node.value {
            Value::Map(entries) => self.data_map(field, entries),
            Value::Null | Value::Unreadable => BTreeMap::new(),
            _ => {
                self.not_a_map(field, Form("其他: { 名称: 值 }", "extra: { name: value }"));
                BTreeMap::new()
            }
        }
    }

    fn data_map(&mut self, field: &Field<'_>, entries: &[(Node, Node)]) -> BTreeMap<String, FreeData> {
        let mut map = BTreeMap::new();
        for (key, value) in entries {
            let name = self.name(field, key);
            let inner = Field { key: name.as_str(), node: value, parsed: field.parsed, known: None };
            let data = self.data(&inner);
            if map.insert(name.clone(), data).is_some() {
                let at = Field { key: name.as_str(), node: key, parsed: field.parsed, known: None };
                self.tell(
                    &codes::DUPLICATE_KEY,
                    &at,
                    text!("“{name}”写了两次", "`{name}` is written twice"),
                    text!("只留一个", "keep one of them"),
                );
            }
        }
        map
    }
}

/// What is wrong with the colons of lines below a key that should be named values.
fn wrong_colons(lines: &Span) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut start = lines.range().start;
    let first = lines.source().line_span(start).range().start;
    if !lines.source().text()[first..start].trim().is_empty() {
        return found; // beside the key named values stand in braces
    }
    for line in lines.text().split('\n') {
        let at = start + line.len() - line.trim_start().len();
        if let Some((kind, colon)) = entry_key(line.trim_start()).and_then(|key| Some((key.slip?, key.colon)))
            && !line.trim_start().starts_with('#')
        {
            found.push(wrong_colon(kind, lines.source().span(at + colon.start..at + colon.end)));
        }
        start += line.len() + 1;
    }
    found
}
