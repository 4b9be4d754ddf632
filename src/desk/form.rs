//! Forms and what is put into them, as JSON. The keys come from the tables that front matters are read with.

use serde_json::{Map, Value, json};

use crate::article::front_matter::form::Entered;
use crate::article::front_matter::{Input, KeyWords};

/// Deeper values than front matters have are no values.
const DEEPEST: usize = 8;

/// What a page put into a form; `None` where it is nothing that a form holds.
pub fn entered(value: &Value) -> Option<Entered> {
    entered_at(value, 0)
}

fn entered_at(value: &Value, depth: usize) -> Option<Entered> {
    if depth > DEEPEST {
        return None;
    }
    Some(match value {
        Value::Null => Entered::Nothing,
        Value::String(text) => Entered::Text(text.clone()),
        Value::Array(items) => {
            Entered::List(items.iter().map(|item| entered_at(item, depth + 1)).collect::<Option<_>>()?)
        }
        Value::Object(entries) => {
            let entry =
                |(name, value): (&String, &Value)| Some((name.clone(), entered_at(value, depth + 1)?));
            Entered::Map(entries.iter().map(entry).collect::<Option<_>>()?)
        }
        Value::Bool(_) | Value::Number(_) => return None,
    })
}

/// A value for the page.
pub fn value(entered: &Entered) -> Value {
    match entered {
        Entered::Nothing => Value::Null,
        Entered::Text(text) => Value::from(text.as_str()),
        Entered::List(items) => items.iter().map(value).collect(),
        Entered::Map(entries) => {
            Value::Object(entries.iter().map(|(name, one)| (name.clone(), value(one))).collect::<Map<_, _>>())
        }
    }
}

/// The fields of a form: `{name, chinese, also, about, input, choices?, keys?}`.
pub fn fields(keys: &[KeyWords]) -> Value {
    let field = |key: &KeyWords| {
        let mut field = json!({
            "name": key.name, "chinese": key.chinese, "also": key.also, "about": key.about,
            "input": name_of(key.input),
        });
        match key.input {
            Input::Map(below) | Input::Rows(below) => field["keys"] = fields(&below()),
            Input::Choice(choices) => field["choices"] = json!(choices()),
            _ => {}
        }
        field
    };
    keys.iter().map(field).collect()
}

fn name_of(input: Input) -> &'static str {
    match input {
        Input::Line => "line",
        Input::Paragraph => "paragraph",
        Input::Moment => "moment",
        Input::Number => "number",
        Input::Switch => "switch",
        Input::People => "people",
        Input::Items => "items",
        Input::Lines => "lines",
        Input::Choice(_) => "choice",
        Input::File => "file",
        Input::Map(_) => "map",
        Input::Rows(_) => "rows",
        Input::Raw => "raw",
    }
}
