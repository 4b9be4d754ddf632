//! How a value can be put into a text, the way that touches least first.

use std::ops::Range;

use super::entered::{Entered, input_of, keys_of, name_of};
use super::lines::{content_end, is_first, line_end, line_start};
use super::yaml::{self, Tongue};
use super::{Read, read};
use crate::article::front_matter::block::Written;
use crate::article::front_matter::input::{Input, KeyWords};
use crate::article::front_matter::node::{Node, Value};
use crate::article::front_matter::reader::{Field, Reader};
use crate::diagnostic::repair::{Edit, edited};
use crate::source::Source;

/// The texts that may be what is wanted.
pub(super) fn candidates(source: &Source, keys: &[KeyWords], name: &str, wanted: &Entered) -> Vec<String> {
    let Read { cut, entries } = read(source, keys);
    let text = source.text();
    let chinese = entries.iter().filter(|entry| !entry.key.is_ascii()).count();
    let tongue = if chinese * 2 > entries.len() { Tongue::Chinese } else { Tongue::English };
    let Some(key) = keys.iter().find(|key| key.name == name) else { return Vec::new() };
    let new = || yaml::entry(&tongue.key(name, keys), wanted, Some(key.input), (tongue, 0));
    let with = |range: Range<usize>, replacement: String| edited(text, &[Edit { range, replacement }]);
    let Some(block) = cut.block else {
        // Where fences are there, they stand around nothing.
        let fences = text[cut.opening.clone()].trim() == "---";
        return if fences { Vec::new() } else { vec![format!("---\n{}\n---\n\n{text}", new())] };
    };
    let Some(entry) = entries.iter().find(|entry| key.is(&entry.key)) else {
        let at = place(text, block, keys, name, &entries);
        return vec![with(at..at, format!("{}\n", new()))];
    };
    let end = line_end(text, entry.value_range.end.max(entry.key_range.end));
    if *wanted == Entered::Nothing {
        let start = line_start(text, entry.key_range.start);
        return vec![with(start..(end + 1).min(text.len()), String::new())];
    }
    let rewritten = {
        let key_range = entry.key_range.start..entry.value_range.end.max(entry.key_range.end + 1);
        with(key_range, yaml::entry(&entry.key, wanted, Some(key.input), (tongue, 0)))
    };
    let mut putting =
        Putting { source, reader: Reader::new(source, Vec::new()), entry, edits: Vec::new(), tongue };
    let in_place = putting.change(&entry.node, wanted, Some(key.input), end).map(|()| {
        putting.edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        edited(text, &putting.edits)
    });
    in_place.into_iter().chain([rewritten]).collect()
}

/// Where a new key goes: behind the last of those that come before it in the table.
fn place(text: &str, block: Range<usize>, keys: &[KeyWords], name: &str, entries: &[Written]) -> usize {
    let before = keys.iter().take_while(|key| key.name != name);
    let before: Vec<&KeyWords> = before.collect();
    let above = entries.iter().rfind(|entry| before.iter().any(|key| key.is(&entry.key)));
    let end = |entry: &Written| {
        let end = line_end(text, entry.value_range.end.max(entry.key_range.end));
        (end + 1).min(block.end)
    };
    above.map_or(block.start, end)
}

/// Whether a map holds no lists and no maps.
fn is_flat(node: &Node) -> bool {
    let plain = |(_, value): &(Node, Node)| !matches!(value.value, Value::Map(_) | Value::List(_));
    matches!(&node.value, Value::Map(entries) if entries.iter().all(plain))
}

fn is_simple((_, value): &(String, Entered)) -> bool {
    value.is_simple()
}

struct Putting<'s> {
    source: &'s Source,
    reader: Reader<'s>,
    entry: &'s Written,
    edits: Vec<Edit>,
    tongue: Tongue,
}

impl<'s> Putting<'s> {
    fn text(&self) -> &'s str {
        self.source.text()
    }

    fn field(&self, node: &'s Node) -> Field<'s> {
        Field { key: &self.entry.key, node, parsed: &self.entry.parsed, known: None }
    }

    fn range(&mut self, node: &'s Node) -> Range<usize> {
        let field = self.field(node);
        self.reader.range(&field)
    }

    fn edit(&mut self, range: Range<usize>, replacement: String) {
        self.edits.push(Edit { range, replacement });
    }

    /// Takes out the lines from the start of one, with the line end before it: something may be added behind them.
    fn take_out(&mut self, start: usize, end: usize) {
        let end = content_end(self.text(), start..end);
        self.edit(start.saturating_sub(1)..end, String::new());
    }

    /// Changes a value whose lines end at `end`; `None` where that takes more than its own characters.
    fn change(&mut self, node: &'s Node, wanted: &Entered, input: Option<Input>, end: usize) -> Option<()> {
        let field = self.field(node);
        if Entered::of(&field, input, &mut self.reader).plain() == *wanted {
            return Some(());
        }
        let range = self.range(node);
        let written = &self.text()[range.clone()];
        let flow = written.starts_with(['{', '[']);
        match (&node.value, wanted) {
            (Value::Map(entries), Entered::Map(wanted)) if !flow => self.map(entries, wanted, input, end),
            (Value::List(items), Entered::List(wanted)) if !flow => self.list(items, wanted, input, end),
            (Value::Map(_) | Value::List(_), _) if !flow => None,
            (Value::Unreadable, _) => None,
            // Braces on one line are no place for a table that comes to stand there.
            (Value::Map(_), Entered::Map(entries)) if is_flat(node) && !entries.iter().all(is_simple) => None,
            (Value::Text(_), _) if written.contains('\n') || written.starts_with(['|', '>']) => None,
            (_, Entered::List(_)) if matches!(input, Some(Input::Rows(_))) => None,
            (_, Entered::Text(text)) if text.contains('\n') => None,
            _ => {
                let mut new = yaml::inline(wanted, input, self.tongue);
                // Quotes that somebody wrote stay.
                if written.starts_with('"') && !new.starts_with(['"', '\'']) && !new.contains('\\') {
                    new = format!("\"{new}\"");
                }
                let new = if range.is_empty() { format!(" {new}") } else { new };
                self.edit(range, new);
                Some(())
            }
        }
    }

    /// A map on lines of its own.
    fn map(
        &mut self,
        entries: &'s [(Node, Node)],
        wanted: &[(String, Entered)],
        input: Option<Input>,
        end: usize,
    ) -> Option<()> {
        let (text, keys) = (self.text(), keys_of(input));
        let starts: Vec<usize> = entries.iter().map(|(key, _)| self.range(key).start).collect();
        let ends = starts.iter().skip(1).map(|start| line_start(text, *start)).chain([end]);
        let mut seen = Vec::new();
        for (((key, value), start), end) in entries.iter().zip(&starts).zip(ends) {
            let Value::Text(word) = &key.value else { continue };
            let Some(name) = name_of(word.trim(), &keys) else { continue };
            match wanted.iter().find(|(wanted, _)| *wanted == name) {
                Some((_, value_wanted)) => self.change(value, value_wanted, input_of(&name, &keys), end)?,
                // The first key of a row shares the line of its dash.
                None if !is_first(text, *start) => return None,
                None => self.take_out(line_start(text, *start), end),
            }
            seen.push(name);
        }
        let first = *starts.first()?;
        let indent = text[line_start(text, first)..first].chars().count();
        let at = content_end(text, line_start(text, first)..end);
        let fresh = wanted.iter().filter(|(name, _)| !seen.contains(name));
        let line = |(name, value): &(String, Entered)| {
            let key = self.tongue.key(name, &keys);
            let entry = yaml::entry(&key, value, input_of(name, &keys), (self.tongue, indent));
            format!("\n{}{entry}", " ".repeat(indent))
        };
        let lines: String = fresh.map(line).collect();
        if !lines.is_empty() {
            self.edit(at..at, lines);
        }
        Some(())
    }

    /// A list with a line or more for each item.
    fn list(
        &mut self,
        items: &'s [Node],
        wanted: &[Entered],
        input: Option<Input>,
        end: usize,
    ) -> Option<()> {
        let text = self.text();
        let starts: Option<Vec<usize>> = items.iter().map(|item| self.dash(item)).collect();
        let starts = starts?;
        let ends: Vec<usize> = starts.iter().skip(1).copied().chain([end]).collect();
        let old: Vec<Entered> = items.iter().map(|item| self.entered(item, input)).collect();
        let same = |a: &[Entered], b: &[Entered]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
        let before = same(&old, wanted);
        let reversed = |list: &[Entered]| list[before..].iter().rev().cloned().collect::<Vec<_>>();
        let behind = same(&reversed(&old), &reversed(wanted));
        let (old_end, new_end) = (old.len() - behind, wanted.len() - behind);
        let paired = old_end.min(new_end);
        for at in before..paired {
            self.change(&items[at], &wanted[at], input, ends[at])?;
        }
        for at in paired..old_end {
            self.take_out(starts[at], ends[at]);
        }
        let first = *starts.first()?;
        let indent = text[first..].len() - text[first..].trim_start_matches(' ').len();
        let rows = wanted[paired..new_end].iter();
        let rows =
            rows.map(|row| format!("{}{}", " ".repeat(indent), yaml::row(row, input, (self.tongue, indent))));
        let rows: Vec<String> = rows.collect();
        if rows.is_empty() {
            return Some(());
        }
        if paired == 0 {
            self.edit(first..first, format!("{}\n", rows.join("\n")));
        } else {
            let at = content_end(text, starts[paired - 1]..ends[paired - 1]);
            self.edit(at..at, format!("\n{}", rows.join("\n")));
        }
        Some(())
    }

    fn entered(&mut self, item: &'s Node, input: Option<Input>) -> Entered {
        let field = self.field(item);
        Entered::of(&field, input, &mut self.reader).plain()
    }

    /// Where the line of an item's dash begins, if nothing else stands before it.
    fn dash(&mut self, item: &'s Node) -> Option<usize> {
        let start = self.range(item).start;
        let before = self.text()[..start].trim_end();
        let dash = before.len().checked_sub(1).filter(|_| before.ends_with('-'))?;
        is_first(self.text(), dash).then(|| line_start(self.text(), dash))
    }
}
