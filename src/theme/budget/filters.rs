//! The calls that weigh a template's work, and filters that can make much out of little: what these would write is paid
//! for before it is written.

use std::borrow::Cow;

use tera::{Kwargs, State, StringInput, Tera, TeraResult, Value};

use super::account::{self, measure, spend, spend_bytes, weigh};
use super::{ENTER, LEAVE, MEASURED, SPENT, WEIGHED};

/// Registers them.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter(WEIGHED, |value: Value, _: Kwargs, _: &State| weigh(&value).map(|()| value));
    tera.register_filter(MEASURED, |value: Value, _: Kwargs, _: &State| measure(&value).map(|()| value));
    tera.register_function(SPENT, |weight: Kwargs, _: &State| {
        spend(weight.get::<u64>("weight")?.unwrap_or(1)).map(|()| Value::safe_string(""))
    });
    tera.register_function(ENTER, |_: Kwargs, _: &State| account::enter().map(|()| Value::safe_string("")));
    tera.register_function(LEAVE, |_: Kwargs, _: &State| {
        account::leave();
        Value::safe_string("")
    });
    tera.register_filter("replace", replace);
    tera.register_filter("join", join);
    tera.register_filter("indent", indent);
}

/// `x | replace(from="a", to="b")`, as tera has it.
#[expect(clippy::needless_pass_by_value, reason = "the shape that tera wants of filters")]
fn replace(value: StringInput, arguments: Kwargs, state: &State) -> TeraResult<Value> {
    let from = arguments.must_get::<&str>("from")?;
    let to = arguments.must_get::<StringInput>("to")?;
    let safe = state.autoescaping_enabled() && (value.is_safe() || to.is_safe());
    let (text, to) = if safe {
        (value.rendered(state)?, to.rendered(state)?.into_owned())
    } else {
        (Cow::Borrowed(value.as_str()), to.as_str().to_owned())
    };
    spend_bytes(text.len().saturating_add(text.matches(from).count().saturating_mul(to.len())))?;
    let replaced = text.replace(from, &to);
    Ok(if safe { Value::safe_string(&replaced) } else { Value::from(replaced) })
}

/// `x | join(sep=", ")`, as tera has it.
#[expect(clippy::needless_pass_by_value, reason = "the shape that tera wants of filters")]
fn join(items: &[Value], arguments: Kwargs, state: &State) -> TeraResult<Value> {
    let separator = arguments.get::<StringInput>("sep")?;
    let in_safe = items.iter().any(|item| item.is_string() && item.is_safe());
    let safe =
        state.autoescaping_enabled() && (in_safe || separator.as_ref().is_some_and(StringInput::is_safe));
    let between = match &separator {
        Some(separator) if safe => separator.rendered(state)?,
        Some(separator) => Cow::Borrowed(separator.as_str()),
        None => Cow::Borrowed(""),
    };
    spend_bytes(items.len().saturating_mul(between.len()))?;
    let mut parts = Vec::with_capacity(items.len());
    for item in items {
        weigh(item)?;
        parts.push(match item {
            item if safe && item.is_undefined() => String::new(),
            item if safe => state.escape_if_needed(item)?,
            item => item.to_string(),
        });
    }
    let joined = parts.join(&between);
    Ok(if safe { Value::safe_string(&joined) } else { Value::from(joined) })
}

/// `x | indent(width=2)`, as tera has it.
#[expect(clippy::needless_pass_by_value, reason = "the shape that tera wants of filters")]
fn indent(value: StringInput, arguments: Kwargs, state: &State) -> TeraResult<Value> {
    /// Tera's own limit.
    const WIDEST: usize = 1000;
    let width = arguments.get::<usize>("width")?.unwrap_or(4).min(WIDEST);
    let sign = arguments.get::<StringInput>("indentation")?;
    let first = arguments.get::<bool>("first")?.unwrap_or(false);
    let blank = arguments.get::<bool>("blank")?.unwrap_or(false);
    if sign.as_ref().is_some_and(|sign| sign.as_str().chars().count() != 1) {
        return Err(tera::Error::message("The `indentation` argument must contain exactly one character"));
    }
    let safe =
        state.autoescaping_enabled() && (value.is_safe() || sign.as_ref().is_some_and(StringInput::is_safe));
    let text = if safe { value.rendered(state)? } else { Cow::Borrowed(value.as_str()) };
    let unit = match &sign {
        Some(sign) if safe => sign.rendered(state)?.repeat(width),
        Some(sign) => sign.as_str().repeat(width),
        None => " ".repeat(width),
    };
    spend_bytes(text.len().saturating_add(text.lines().count().saturating_mul(unit.len())))?;
    let indented: Vec<String> = { text.lines().enumerate() }
        .map(|(at, line)| {
            let moved = if at == 0 { first } else { blank || !line.is_empty() };
            if moved { format!("{unit}{line}") } else { line.to_owned() }
        })
        .collect();
    let end = if text.ends_with('\n') { "\n" } else { "" };
    let indented = indented.join("\n") + end;
    Ok(if safe { Value::safe_string(&indented) } else { Value::from(indented) })
}
