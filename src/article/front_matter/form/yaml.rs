//! Values as somebody would write them into a front matter.

use super::entered::{Entered, input_of, keys_of};
use crate::article::front_matter::input::{Input, KeyWords};
use crate::article::front_matter::node::{self, Value};
use crate::article::front_matter::scan::{double_quoted, plain_or_quoted};

/// In which language keys are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    Chinese,
    English,
}

/// So many values of a map stand on one line.
const FEW: usize = 3;

/// A list of so many characters stands on one line.
const SHORT: usize = 60;

impl Tongue {
    /// The key of a name, which may be another word for one.
    pub fn key(self, name: &str, keys: &[KeyWords]) -> String {
        let named = keys.iter().find(|key| key.name == name);
        match (named, self) {
            (Some(key), Self::Chinese) => key.chinese.to_owned(),
            _ => name.to_owned(),
        }
    }
}

/// A whole entry, from its key on, on as many lines as it takes, each after the first one indented by so much and
/// more. Without a line end.
pub(super) fn entry(
    key: &str,
    value: &Entered,
    input: Option<Input>,
    (tongue, indent): (Tongue, usize),
) -> String {
    let deeper = indent + 2;
    match value {
        Entered::Map(entries) if !fits_in_braces(entries) => {
            let keys = keys_of(input);
            let line = |(name, value): &(String, Entered)| {
                let (key, input) = (tongue.key(name, &keys), input_of(name, &keys));
                format!("\n{}{}", " ".repeat(deeper), entry(&key, value, input, (tongue, deeper)))
            };
            format!("{key}:{}", in_order(entries, &keys).map(line).collect::<String>())
        }
        Entered::List(items) if !fits_in_brackets(items, input) => {
            let line =
                |item: &Entered| format!("\n{}{}", " ".repeat(deeper), row(item, input, (tongue, deeper)));
            format!("{key}:{}", items.iter().map(line).collect::<String>())
        }
        Entered::Text(text) if text.contains('\n') => {
            let line = |line: &str| format!("\n{}{}", " ".repeat(deeper), line.trim_end());
            format!("{key}: |-{}", text.lines().map(line).collect::<String>())
        }
        Entered::Nothing => format!("{key}:"),
        _ => format!("{key}: {}", inline(value, input, tongue)),
    }
}

/// One row of a table or item of a list with its dash, which stands so far from the margin.
pub(super) fn row(item: &Entered, input: Option<Input>, (tongue, indent): (Tongue, usize)) -> String {
    match item {
        Entered::Map(entries) if entries.iter().any(|(_, value)| !value.is_simple()) => {
            let keys = keys_of(input);
            let deeper = indent + 2;
            let line = |(name, value): &(String, Entered)| {
                entry(&tongue.key(name, &keys), value, input_of(name, &keys), (tongue, deeper))
            };
            let lines: Vec<String> = in_order(entries, &keys).map(line).collect();
            format!("- {}", lines.join(&format!("\n{}", " ".repeat(deeper))))
        }
        Entered::Text(text) => format!("- {}", scalar(text, None)),
        _ => format!("- {}", inline(item, input, tongue)),
    }
}

/// A value on one line.
pub(super) fn inline(value: &Entered, input: Option<Input>, tongue: Tongue) -> String {
    match value {
        Entered::Nothing => String::new(),
        Entered::Text(text) => match (input, tongue) {
            (Some(Input::Switch), Tongue::Chinese) if text == "yes" => "是".to_owned(),
            (Some(Input::Switch), Tongue::English) if text == "yes" => "true".to_owned(),
            _ => scalar(text, input),
        },
        Entered::List(items) => {
            let items: Vec<String> = items.iter().map(|item| flow(item, input, tongue)).collect();
            format!("[{}]", items.join(", "))
        }
        Entered::Map(entries) => {
            let keys = keys_of(input);
            let item = |(name, value): &(String, Entered)| {
                format!("{}: {}", tongue.key(name, &keys), flow(value, input_of(name, &keys), tongue))
            };
            format!("{{ {} }}", in_order(entries, &keys).map(item).collect::<Vec<_>>().join(", "))
        }
    }
}

/// A value between brackets or braces.
fn flow(value: &Entered, input: Option<Input>, tongue: Tongue) -> String {
    let written = inline(value, input, tongue);
    let harmless = |c: char| c.is_alphanumeric() || " -._%+/·〔〕（）《》".contains(c);
    match value {
        Entered::Text(text) if written == *text && !text.chars().all(harmless) => double_quoted(text),
        _ => written,
    }
}

/// A text as it is, or in quotes where YAML would read something else.
pub(super) fn scalar(text: &str, input: Option<Input>) -> String {
    if text.contains('\n') {
        let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        return format!("\"{escaped}\"");
    }
    let number = || {
        let read = node::read(text).ok().map(|node| node.value);
        matches!(read, Some(Value::Whole(_) | Value::Decimal(_)))
    };
    if matches!(input, Some(Input::Number)) && number() { text.to_owned() } else { plain_or_quoted(text) }
}

fn fits_in_braces(entries: &[(String, Entered)]) -> bool {
    entries.len() <= FEW && entries.iter().all(|(_, value)| value.is_simple())
}

fn fits_in_brackets(items: &[Entered], input: Option<Input>) -> bool {
    let length = |item: &Entered| match item {
        Entered::Text(text) => text.chars().count(),
        _ => SHORT,
    };
    !matches!(input, Some(Input::Rows(_))) && items.iter().map(length).sum::<usize>() < SHORT
}

/// The values of a map in the order of its table.
fn in_order<'e>(
    entries: &'e [(String, Entered)],
    keys: &[KeyWords],
) -> impl Iterator<Item = &'e (String, Entered)> {
    let place =
        |(name, _): &&(String, Entered)| keys.iter().position(|key| key.is(name)).unwrap_or(usize::MAX);
    let mut ordered: Vec<&(String, Entered)> = entries.iter().collect();
    ordered.sort_by_key(place);
    ordered.into_iter()
}
