//! What `[check]` may set for a rule beside its level: numbers and lists of words. Each rule declares its
//! own.

use std::ops::RangeInclusive;

use super::Rule;
use crate::config::{Config, WrittenValue};
use crate::diagnostic::Text;

/// A setting of a rule.
#[derive(Clone, Copy)]
pub enum Setting {
    /// A whole number.
    Number(&'static Number),
    /// A list of words.
    Words(&'static Words),
}

/// A whole number that `[check]` may set.
pub struct Number {
    /// Its key in the table of the rule.
    pub key: &'static str,
    /// What it says.
    pub about: fn() -> Text,
    /// Its value where none is written.
    pub standard: u32,
    /// The values that make sense.
    pub allowed: RangeInclusive<u32>,
}

/// A list of words that `[check]` may set.
pub struct Words {
    /// Its key in the table of the rule.
    pub key: &'static str,
    /// What it says.
    pub about: fn() -> Text,
    /// The words where none are written.
    pub standard: &'static [&'static str],
}

impl Number {
    /// The number that the site wants for a rule.
    pub fn of(&self, rule: &Rule, config: &Config) -> u32 {
        let written = config.check.entry(rule.name, self.key);
        written.and_then(|entry| self.read(&entry.written.value).ok()).unwrap_or(self.standard)
    }

    /// A number as written, or what is wrong with it: the type, or else the value.
    fn read(&self, value: &WrittenValue) -> Result<u32, Fault> {
        let WrittenValue::Number(number) = value else { return Err(Fault::Type) };
        let whole = format!("{number}").parse().ok().filter(|number| self.allowed.contains(number));
        whole.ok_or(Fault::Value)
    }
}

impl Words {
    /// The words that the site wants for a rule.
    pub fn of<'a>(&self, rule: &Rule, config: &'a Config) -> Vec<&'a str> {
        match config.check.entry(rule.name, self.key).map(|entry| &entry.written.value) {
            Some(WrittenValue::List(words)) => words.iter().map(String::as_str).collect(),
            _ => self.standard.to_vec(),
        }
    }
}

impl Setting {
    /// Its key in the table of the rule.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Number(number) => number.key,
            Self::Words(words) => words.key,
        }
    }

    /// What it says.
    pub fn about(&self) -> Text {
        match self {
            Self::Number(number) => (number.about)(),
            Self::Words(words) => (words.about)(),
        }
    }

    /// How its value is written where nothing is written.
    pub fn standard(&self) -> String {
        match self {
            Self::Number(number) => number.standard.to_string(),
            Self::Words(words) => format!("{:?}", words.standard),
        }
    }

    /// What is wrong with a value that is written for it.
    pub(super) fn fault(&self, value: &WrittenValue) -> Option<Fault> {
        match self {
            Self::Number(number) => number.read(value).err(),
            Self::Words(_) if matches!(value, WrittenValue::List(_)) => None,
            Self::Words(_) => Some(Fault::Type),
        }
    }
}

/// What is wrong with a written value.
pub(super) enum Fault {
    /// It is of another type.
    Type,
    /// It makes no sense.
    Value,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    static LONGEST: Number =
        Number { key: "longest", about: || text!("最长", "longest"), standard: 400, allowed: 20..=10_000 };

    #[test]
    fn numbers_are_whole_and_make_sense() {
        let read = |number| LONGEST.read(&WrittenValue::Number(number)).ok();
        assert_eq!((read(20.0), read(10_000.0)), (Some(20), Some(10_000)));
        assert_eq!([19.0, 10_001.0, -20.0, 20.5, 1e300].map(read), [None; 5]);
        assert!(LONGEST.read(&WrittenValue::Text("20".to_owned())).is_err());
    }
}
