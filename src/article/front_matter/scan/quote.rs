//! How a text is written so that YAML reads it back.

use super::scan;
use crate::article::front_matter::names::Names;
use crate::article::front_matter::node::{self, Value, quoted_end};

/// A text in quotes that YAML reads back as it is: double ones, or single ones when it holds
/// double ones.
pub(in crate::article::front_matter) fn double_quoted(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// A text as it is, or in quotes when it would be read as something else without them.
pub fn plain_or_quoted(text: &str) -> String {
    if text.starts_with(['[', '{']) {
        return double_quoted(text); // brackets inside each other take long to read
    }
    let line = format!("a: {text}");
    let read = node::read(text).ok().map(|node| node.value);
    let same = matches!(read, Some(Value::Text(read)) if read == text);
    let clean = scan(&line, 0..line.len(), &Names::default()).slips.is_empty();
    if same && clean { text.to_owned() } else { double_quoted(text) }
}

/// Quotes of every kind.
pub(super) const QUOTES: [char; 8] = ['“', '”', '＂', '‘', '’', '＇', '"', '\''];

/// A text without the quotes around it, of which the first is never closed or a full-width one.
pub(in crate::article::front_matter) fn unquoted(text: &str) -> &str {
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) if quoted_end(text, quote).is_some() => text,
        Some('"' | '\'') => text.trim_matches(QUOTES).trim(),
        Some(quote) if QUOTES.contains(&quote) && text.ends_with(QUOTES) => text.trim_matches(QUOTES).trim(),
        _ => text,
    }
}

/// The start of a long text.
pub(in crate::article::front_matter) fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}
