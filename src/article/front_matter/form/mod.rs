//! A front matter as a form shows it, and what somebody puts into the form back in the text: only the value that
//! changes is written anew. Lines that nobody touched, comments, the order of the keys and keys that no form knows
//! stay as they are; where that cannot be promised, nothing is written and the text has to be edited by hand.
//!
//! Must not know a browser, nor where texts are kept.

mod entered;
mod yaml;
mod lines;
mod put;
#[cfg(test)]
mod tests;

pub use entered::Entered;

use std::ops::Range;

use super::block::{self, Written};
use super::fence::{self, Cut};
use super::input::KeyWords;
use super::names::Names;
use super::reader::{Field, Reader};
use crate::source::Source;

/// One value of a front matter as a form shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The English name of its key, or the key as written where it is none of this table.
    pub name: String,
    /// The key as written.
    pub key: String,
    /// Its value.
    pub value: Entered,
    /// The bytes of the entry, key and value.
    pub range: Range<usize>,
}

/// What a front matter says, in the order written.
pub fn filled(source: &Source, keys: &[KeyWords]) -> Vec<Filled> {
    let Read { entries, .. } = read(source, keys);
    let mut reader = Reader::new(source, Vec::new());
    let filled = |entry: &Written| {
        let known = keys.iter().find(|key| key.is(&entry.key));
        let field = Field { key: &entry.key, node: &entry.node, parsed: &entry.parsed, known: None };
        let input = known.map(|key| key.input);
        let value = Entered::of(&field, input, &mut reader).plain();
        let name = known.map_or(entry.key.as_str(), |key| key.name);
        let range = entry.key_range.start..entry.value_range.end.max(entry.key_range.end);
        Filled { name: name.to_owned(), key: entry.key.clone(), value, range }
    };
    entries.iter().map(filled).collect()
}

/// The text with another value behind a key, named in English; with [`Entered::Nothing`] the key goes. `None` where
/// that cannot be done without touching something else.
pub fn put(source: &Source, keys: &[KeyWords], name: &str, value: &Entered) -> Option<String> {
    let wanted = value.clone().plain();
    let before = filled(source, keys);
    let known = before.iter().find(|filled| filled.name == name);
    if known.map_or(&Entered::Nothing, |known| &known.value) == &wanted {
        return Some(source.text().to_owned());
    }
    let right = |text: &String| is_put(source, keys, (name, &wanted), text);
    put::candidates(source, keys, name, &wanted).into_iter().find(right)
}

/// The Markdown below a front matter, without the blank lines above it.
pub fn body(source: &Source, keys: &[KeyWords]) -> Range<usize> {
    let body = read(source, keys).cut.body;
    let text = &source.text()[body.clone()];
    body.start + text.len() - text.trim_start_matches('\n').len()..body.end
}

/// The text with another Markdown below its front matter, which begins behind a blank line and ends with
/// its last line.
pub fn with_body(source: &Source, keys: &[KeyWords], markdown: &str) -> String {
    let (text, body) = (source.text(), body(source, keys));
    let front = &text[..body.start];
    let apart = if front.is_empty() || front.ends_with("\n\n") || markdown.is_empty() {
        ""
    } else if front.ends_with('\n') {
        // An old text may begin right below the fence; a new one begins behind a blank line.
        if body.is_empty() { "\n" } else { "" }
    } else {
        "\n\n"
    };
    let end = if markdown.is_empty() || markdown.ends_with('\n') { "" } else { "\n" };
    format!("{front}{apart}{markdown}{end}")
}

/// Whether a text says what it said before but for one value, which is another one now.
fn is_put(source: &Source, keys: &[KeyWords], (name, wanted): (&str, &Entered), text: &str) -> bool {
    let new = Source::new(source.path().clone(), text.to_owned());
    let others = |source: &Source| -> Vec<String> {
        let of = |entry: &Written| source.text()[entry.key_range.start..entry.value_range.end].to_owned();
        let is_other = |entry: &&Written| !keys.iter().any(|key| key.name == name && key.is(&entry.key));
        read(source, keys).entries.iter().filter(is_other).map(of).collect()
    };
    let body = |source: &Source| source.text()[read(source, keys).cut.body].to_owned();
    let says = filled(&new, keys).into_iter().find(|filled| filled.name == name).map(|filled| filled.value);
    let strange = |source: &Source| entered::strange(source, keys, name);
    says.unwrap_or(Entered::Nothing) == *wanted
        && others(&new) == others(source)
        && body(&new).trim_start_matches('\n') == body(source).trim_start_matches('\n')
        && strange(&new) == strange(source)
}

/// A front matter taken apart.
struct Read {
    cut: Cut,
    entries: Vec<Written>,
}

fn read(source: &Source, keys: &[KeyWords]) -> Read {
    let names = Names::new(keys.iter().flat_map(KeyWords::words));
    let cut = fence::cut(source, &names);
    let block = cut.block.clone().map(|block| block::read(source, block, &names, &mut Vec::new()));
    Read { cut, entries: block.map(|block| block.entries).unwrap_or_default() }
}
