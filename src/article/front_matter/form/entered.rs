//! What stands behind a key, without how it is written.

use super::read;
use crate::article::front_matter::input::{Input, KeyWords};
use crate::article::front_matter::node::{Node, Value};
use crate::article::front_matter::reader::{Field, Reader};
use crate::source::Source;

/// A value as somebody puts it into a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    /// Nothing.
    Nothing,
    /// A text, a number, a date, yes or no.
    Text(String),
    /// Several values; the rows of a table.
    List(Vec<Entered>),
    /// Values under the English names of their keys, or under another word for one.
    Map(Vec<(String, Entered)>),
}

/// The keys of a map, or of each row of a table.
pub(super) fn keys_of(input: Option<Input>) -> Vec<KeyWords> {
    match input {
        Some(Input::Map(keys) | Input::Rows(keys)) => keys(),
        _ => Vec::new(),
    }
}

/// What a key of a map is called here, if it is one of its table.
pub(super) fn name_of(word: &str, keys: &[KeyWords]) -> Option<String> {
    let key = keys.iter().find(|key| key.is(word))?;
    Some(if key.is_named(word) { key.name } else { word }.to_owned())
}

/// How the value of a key of a map is put in.
pub(super) fn input_of(name: &str, keys: &[KeyWords]) -> Option<Input> {
    keys.iter().find(|key| key.is(name)).map(|key| key.input)
}

impl Entered {
    /// What is written in a field. Of a map only the keys of its table count.
    pub(super) fn of(field: &Field<'_>, input: Option<Input>, reader: &mut Reader<'_>) -> Self {
        if matches!(input, Some(Input::Switch)) {
            return Self::switch(field, reader);
        }
        match &field.node.value {
            Value::Null => Self::Nothing,
            Value::Text(text) => Self::Text(text.trim().to_owned()),
            Value::Whole(_) | Value::Decimal(_) | Value::Switch(_) => Self::Text(reader.typed(field)),
            Value::Unreadable => Self::Text(reader.typed(field).trim().to_owned()),
            Value::List(items) => {
                let of = |item: &Node| Self::of(&field.inner(field.key, item), input, reader);
                Self::List(items.iter().map(of).collect())
            }
            Value::Map(entries) => {
                let keys = keys_of(input);
                let of = |(key, value): &(Node, Node)| {
                    let Value::Text(word) = &key.value else { return None };
                    let name = name_of(word.trim(), &keys)?;
                    let input = input_of(&name, &keys);
                    Some((name, Self::of(&field.inner(field.key, value), input, reader)))
                };
                Self::Map(entries.iter().filter_map(of).collect())
            }
        }
    }

    /// Yes is one word however it is written, and no is nothing.
    fn switch(field: &Field<'_>, reader: &mut Reader<'_>) -> Self {
        let written = Self::of(field, None, reader);
        let Self::Text(word) = &written else { return written };
        match word.to_lowercase().as_str() {
            "yes" | "true" | "on" | "是" => Self::Text("yes".to_owned()),
            "no" | "false" | "off" | "否" => Self::Nothing,
            _ => written,
        }
    }

    /// The same without what says nothing, so that two values are equal when they mean the same: no blank texts,
    /// no empty lists, the keys of a map in one order.
    #[must_use]
    pub fn plain(self) -> Self {
        match self {
            Self::Text(text) if text.trim().is_empty() => Self::Nothing,
            Self::Text(text) => Self::Text(text.trim().to_owned()),
            Self::List(items) => {
                let items: Vec<Self> = items.into_iter().map(Self::plain).collect();
                let said: Vec<Self> = items.into_iter().filter(|item| *item != Self::Nothing).collect();
                if said.is_empty() { Self::Nothing } else { Self::List(said) }
            }
            Self::Map(entries) => {
                let plain = entries.into_iter().map(|(name, value)| (name, value.plain()));
                let mut said: Vec<(String, Self)> =
                    plain.filter(|(_, value)| *value != Self::Nothing).collect();
                said.sort_by(|a, b| a.0.cmp(&b.0));
                if said.is_empty() { Self::Nothing } else { Self::Map(said) }
            }
            Self::Nothing => Self::Nothing,
        }
    }

    /// Whether it is one text.
    pub(super) fn is_simple(&self) -> bool {
        matches!(self, Self::Nothing | Self::Text(_))
    }
}

/// How many keys stand below a key that are none of their table: a form does not show them, and must not lose
/// them.
pub(super) fn strange(source: &Source, keys: &[KeyWords], name: &str) -> usize {
    let Some(key) = keys.iter().find(|key| key.name == name) else { return 0 };
    let written = read(source, keys).entries;
    written.iter().filter(|entry| key.is(&entry.key)).map(|entry| below(&entry.node, Some(key.input))).sum()
}

fn below(node: &Node, input: Option<Input>) -> usize {
    match &node.value {
        Value::List(items) => items.iter().map(|item| below(item, input)).sum(),
        Value::Map(entries) => {
            let keys = keys_of(input);
            let of = |(key, value): &(Node, Node)| match &key.value {
                Value::Text(word) if keys.iter().any(|key| key.is(word.trim())) => {
                    below(value, input_of(word.trim(), &keys))
                }
                _ => 1,
            };
            entries.iter().map(of).sum()
        }
        _ => 0,
    }
}
