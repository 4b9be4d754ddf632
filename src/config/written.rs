//! A value as it is written in a file of TOML, where somebody else knows of which type it should be.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Text;
use crate::source::{Source, Span};
use crate::text;

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The value.
    pub value: WrittenValue,
    /// Where it is written.
    pub span: Span,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenKey {
    /// The key.
    pub name: String,
    /// Where the key is written.
    pub name_span: Span,
    /// What is written for it.
    pub written: Written,
}

impl WrittenKey {
    pub(super) fn all(source: &Source, table: &DeTable<'_>) -> Vec<Self> {
        let entries = table.iter().map(|(name, value)| Self {
            name: name.get_ref().to_string(),
            name_span: source.span(name.span()),
            written: Written::of(source, value),
        });
        entries.collect()
    }
}

impl Written {
    pub(super) fn of(source: &Source, value: &Spanned<DeValue<'_>>) -> Self {
        let written = match value.get_ref() {
            DeValue::Table(table) => WrittenValue::Section(WrittenKey::all(source, table)),
            other => WrittenValue::of(other),
        };
        Self { value: written, span: source.span(value.span()) }
    }
}

/// A value of TOML, as far as settings need one.
#[derive(Debug, Clone, PartialEq)]
pub enum WrittenValue {
    /// A text.
    Text(String),
    /// A number, whole or not.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A list of texts.
    List(Vec<String>),
    /// Keys with values of their own.
    Section(Vec<WrittenKey>),
    /// Something else, in words: 日期, a date.
    Other(Text),
}

impl WrittenValue {
    fn of(value: &DeValue<'_>) -> Self {
        let other = || Self::Other(kind(value));
        match value {
            DeValue::String(text) => Self::Text(text.to_string()),
            DeValue::Boolean(on) => Self::Flag(*on),
            DeValue::Integer(written) => i32::from_str_radix(written.as_str(), written.radix())
                .map_or_else(|_| other(), |number| Self::Number(f64::from(number))),
            DeValue::Float(written) => match written.as_str().parse::<f64>() {
                Ok(number) if number.is_finite() => Self::Number(number),
                _ => other(),
            },
            DeValue::Array(items) => {
                let texts = items.iter().map(|item| match item.get_ref() {
                    DeValue::String(text) => Some(text.to_string()),
                    _ => None,
                });
                texts.collect::<Option<Vec<String>>>().map_or_else(other, Self::List)
            }
            DeValue::Datetime(_) | DeValue::Table(_) => other(),
        }
    }

    /// What it is, in words.
    pub fn kind(&self) -> Text {
        match self {
            Self::Text(_) => text!("文字", "a text"),
            Self::Number(_) => text!("数字", "a number"),
            Self::Flag(_) => text!("是/否", "true or false"),
            Self::List(_) => text!("文字列表", "a list of texts"),
            Self::Section(_) => text!("一节", "a section"),
            Self::Other(kind) => kind.clone(),
        }
    }
}

/// What a value is, in words.
pub(super) fn kind(value: &DeValue<'_>) -> Text {
    match value {
        DeValue::String(_) => text!("文字", "a text"),
        DeValue::Integer(_) | DeValue::Float(_) => text!("数字", "a number"),
        DeValue::Boolean(_) => text!("是/否", "true or false"),
        DeValue::Datetime(_) => text!("日期", "a date"),
        DeValue::Array(_) => text!("列表", "a list"),
        DeValue::Table(_) => text!("一节", "a section"),
    }
}
