//! Labelled values: one row of a table of keys each, read into one list in the order in which they are written.

use crate::article::front_matter::node::Value;
use crate::article::front_matter::reader::{Field, Reader};
use crate::article::kind::{Fact, FactValue};
use crate::source::Moment;

/// A row of a table of keys whose value goes into the list `facts`, read by one of the functions below. Its label
/// is the word that was written, in Chinese; so it may stand under several of its words.
macro_rules! fact {
    ($name:literal, $chinese:literal, [$($also:literal),*], $read:ident) => {
        crate::article::front_matter::reader::keys::Key {
            name: $name,
            chinese: $chinese,
            also: &[$($also),*],
            repeats: crate::article::front_matter::reader::keys::Repeats::UnderOtherWords,
            about: "",
        input: crate::article::front_matter::input::Input::Line,
            read: |target, field, reader| {
                let value = crate::article::front_matter::blocks::fact::$read(field, reader);
                target.facts.extend(crate::article::front_matter::blocks::fact::labelled(field, $chinese, value));
            },
        }
    };
}
pub(super) use fact;

/// A value under the label that was written, or under the Chinese one where the key is English.
pub(super) fn labelled(field: &Field<'_>, chinese: &str, value: Option<FactValue>) -> Option<Fact> {
    let label = if field.key.is_ascii() { chinese } else { field.key };
    Some(Fact { label: label.to_owned(), value: value? })
}

/// Words; numbers as typed, and several as a list.
pub(super) fn words(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<FactValue> {
    plain(field, reader).map(FactValue::Words)
}

/// Words with telephone numbers.
pub(super) fn contact(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<FactValue> {
    plain(field, reader).map(FactValue::Contact)
}

/// A day or a moment, or words about it: `2025-04-07`, `4月7日17时以前`.
pub(super) fn moment(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<FactValue> {
    let words = plain(field, reader)?;
    Some(Moment::parse(&words).map_or(FactValue::Words(words), FactValue::Moment))
}

/// People: a number, or words.
pub(super) fn people(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<FactValue> {
    let counted = |words: String| if is_number(&words) { words + "人" } else { words };
    plain(field, reader).map(|words| FactValue::Words(counted(words)))
}

/// Things that come in 件: a number, or words.
pub(super) fn pieces(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<FactValue> {
    let counted = |words: String| if is_number(&words) { words + "件" } else { words };
    plain(field, reader).map(|words| FactValue::Words(counted(words)))
}

fn is_number(words: &str) -> bool {
    words.bytes().all(|byte| byte.is_ascii_digit())
}

/// A value as one text, whatever it looks like to YAML; a list joined, named values as `名称：值`.
pub(super) fn plain(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<String> {
    let text = match &field.node.value {
        Value::Null | Value::Unreadable => return None,
        Value::Text(text) => text.trim().to_owned(),
        Value::Whole(_) | Value::Decimal(_) | Value::Switch(_) => reader.typed(field),
        Value::List(_) => {
            let items: Vec<String> =
                reader.items(field).iter().filter_map(|item| plain(item, reader)).collect();
            items.join(if items.iter().any(|item| item.contains('，')) { "；" } else { "、" })
        }
        Value::Map(entries) => {
            let named = |(key, value): &(_, _)| -> Option<String> {
                let key: String = plain(&field.inner(field.key, key), reader)?;
                Some(format!("{key}：{}", plain(&field.inner(field.key, value), reader)?))
            };
            entries.iter().filter_map(named).collect::<Vec<_>>().join("，")
        }
    };
    (!text.is_empty()).then_some(text)
}
