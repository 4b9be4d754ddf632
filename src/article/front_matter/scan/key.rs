//! Keys: where one stands on its line, and what is typed wrong around it.

use std::ops::Range;

use super::quote::QUOTES;
use super::{Reading, Scanner, SlipKind};
use crate::article::front_matter::names::Names;

/// The key at the left margin of a line, in bytes from its start.
pub(in crate::article::front_matter) struct EntryKey {
    pub key: Range<usize>,
    pub colon: Range<usize>,
    /// Where the value may begin.
    pub value: usize,
    /// What is wrong with the colon.
    pub slip: Option<SlipKind>,
}

/// The longest text before a wrong colon that is taken for a key, in characters.
const LONGEST_KEY: usize = 16;

/// The longest line in which keys that run together are looked for, in bytes.
const LONGEST_LINE: usize = 1000;

/// Full-width colons, and a sign that input methods offer for one.
const WIDE_COLONS: [char; 4] = ['：', '﹕', '︰', '∶'];

/// What clerks type where a colon belongs.
const NO_COLONS: [char; 16] =
    ['=', '＝', ';', '；', ',', '，', '。', '、', '-', '—', '–', '－', '~', '|', '｜', '>'];

/// Reads `key:` at the start of a line.
pub(in crate::article::front_matter) fn entry_key(line: &str) -> Option<EntryKey> {
    let right = right_colon(line);
    let plausible = |end: usize| {
        let key = line[..end].trim();
        !key.is_empty() && key.chars().count() <= LONGEST_KEY && !key.contains([' ', '"', '“', '[', '{'])
    };
    let entry = |at: usize, length: usize, slip| {
        let (key, colon, value) = (key_range(&line[..at]), at..at + length, at + length);
        EntryKey { key, colon, value, slip }
    };
    let wide = line.find(WIDE_COLONS).filter(|at| right.is_none_or(|right| *at < right) && plausible(*at));
    let tight = line.find(':').filter(|at| plausible(*at) && !line[*at..].starts_with("://"));
    match (wide, right, tight) {
        (Some(at), _, tight) if tight.is_none_or(|tight| at < tight) => {
            let length = line[at..].chars().next().map_or(0, char::len_utf8);
            Some(entry(at, length, Some(SlipKind::WideColon)))
        }
        (_, Some(at), tight) if tight.is_none_or(|tight| tight == at) => {
            (!line[..at].trim().is_empty()).then(|| entry(at, 1, None))
        }
        (_, _, Some(at)) => {
            let behind = &line[at + 1..];
            let space = behind.len() - behind.trim_start().len();
            Some(entry(at, 1 + space, Some(SlipKind::TightColon)))
        }
        (_, Some(at), None) => Some(entry(at, 1, None)),
        (_, None, None) => None,
    }
}

/// The first colon that ends a key in YAML.
pub(super) fn right_colon(text: &str) -> Option<usize> {
    let ends = |at: &usize| text[at + 1..].is_empty() || text[at + 1..].starts_with([' ', '\t']);
    text.match_indices(':').map(|(at, _)| at).find(ends)
}

/// The key without space around it and without its quotes.
fn key_range(before: &str) -> Range<usize> {
    let key = before.trim_end();
    match key.chars().next() {
        Some(quote @ ('"' | '\'')) if key.len() > 1 && key.ends_with(quote) => 1..key.len() - 1,
        _ => 0..key.len(),
    }
}

/// Reads `title = 通知` or `标题 通知`: a name of the table, and something else than a colon.
pub(in crate::article::front_matter) fn without_colon(line: &str, names: &Names) -> Option<EntryKey> {
    let key = names.begin(line)?;
    let rest = &line[key..];
    let sign = rest.trim_start().trim_start_matches(NO_COLONS).trim_start();
    let value = line.len() - sign.len();
    (value > key && !sign.is_empty() && !sign.starts_with([':', '：'])).then_some(EntryKey {
        key: 0..key,
        colon: key..value,
        value,
        slip: Some(SlipKind::NoColon),
    })
}

/// Reads `“title”: 通知`: a name of the table in full-width quotes, which are taken for a part of the colon.
fn quoted_key(line: &str, names: &Names) -> Option<EntryKey> {
    let inner = line.trim_start_matches(['“', '”', '＂', '‘', '’', '＇']);
    let key = inner.find(QUOTES).filter(|_| inner.len() < line.len())?;
    let start = line.len() - inner.len();
    let colon = inner[key..].trim_start_matches(QUOTES).trim_start();
    let value = colon.strip_prefix([':', '：'])?.trim_start();
    names.hold(&inner[..key]).then_some(EntryKey {
        key: start..start + key,
        colon: 0..line.len() - value.len(),
        value: line.len() - value.len(),
        slip: Some(SlipKind::QuotedKey),
    })
}

impl Scanner<'_> {
    /// The key at the left margin of a line.
    pub(super) fn key_of(&self, line: &str) -> Option<EntryKey> {
        let found = entry_key(line);
        // an equals sign or a space before the colon: the colon belongs to the value
        let far = |found: &EntryKey| {
            let key = &line[found.key.clone()];
            key.contains([' ', '=', '＝']) && !self.names.hold_folded(key)
        };
        match quoted_key(line, self.names).or_else(|| found.filter(|found| !far(found))) {
            Some(found) => Some(found),
            None => without_colon(line, self.names).or_else(|| entry_key(line)),
        }
    }

    /// A key of the top level with white space before it; whether the line is one.
    pub(super) fn indented_key(&mut self, start: usize, end: usize) -> bool {
        let written = &self.text[start..end];
        let content = written.trim_start();
        let lead = written.len() - content.len();
        if lead == 0 || !self.brackets.is_empty() {
            return false;
        }
        let Some(found) = entry_key(content) else { return false };
        let name = &content[found.key.clone()];
        let right = found.slip.is_none();
        let belongs = match self.scan.entries.last() {
            None => self.names.mean(name),
            // other white space than that of YAML
            Some(_) if !written.starts_with([' ', '\t']) => self.names.mean(name),
            // the colon makes it wrong as the rest of the value above
            Some(entry) if right => self.names.mean(name) && entry.begins_on_its_line(self.text),
            // where one colon was wrong, this one may be wrong too
            Some(entry) => {
                self.names.hold(name)
                    && entry.reading >= Reading::Value
                    && entry.begins_on_its_line(self.text)
            }
        };
        if belongs {
            self.entry(start + lead, start, end, &found);
        }
        belongs
    }

    /// `- title: 通知`: a key of the top level written as an item of a list; whether the line is one.
    pub(super) fn listed_key(&mut self, start: usize, end: usize) -> bool {
        let Some(content) = self.text[start..end].strip_prefix("- ") else { return false };
        let at = end - content.trim_start().len();
        let found = entry_key(&self.text[at..end])
            .filter(|found| self.names.hold(&self.text[at..end][found.key.clone()]));
        let alone = self.scan.entries.last().is_none_or(|entry| entry.begins_on_its_line(self.text));
        let Some(found) = found.filter(|_| alone && self.brackets.is_empty()) else { return false };
        self.entry(at, start, end, &found);
        true
    }

    /// Where another key of the top level begins behind a plain value, which it would become a part of:
    /// `标题: 通知 日期: 2025-04-01`.
    pub(super) fn next_key(&self, value: usize, end: usize) -> Option<usize> {
        let written = &self.text[value..end];
        if written.len() > LONGEST_LINE {
            return None;
        }
        if written.trim_start().starts_with(['"', '\'', '[', '{', '|', '>', '#']) {
            return None;
        }
        let mut spaces = written.match_indices([' ', '\u{3000}']).map(|(at, space)| at + space.len());
        let is_key = |at: &usize| {
            let rest = &written[*at..];
            let found = entry_key(rest).filter(|found| found.key.start == 0 && found.slip.is_none());
            let before = written[..*at].trim();
            !before.is_empty() && found.is_some_and(|found| self.names.hold(&rest[found.key]))
        };
        spaces.find(is_key).map(|at| value + at)
    }

    /// Goes on with the key that was found behind the value of another one, which ends at `before`.
    pub(super) fn joined_entry(&mut self, before: usize, at: usize, end: usize) {
        if let Some(found) = entry_key(&self.text[at..end]) {
            self.slip(SlipKind::JoinedKey, before..at, Reading::Yaml);
            self.read_as_written();
            self.entry(at, at, end, &found);
            self.read_as_written();
        }
    }

    /// Takes the value of the last entry as it stands: what YAML would read is more than its line.
    fn read_as_written(&mut self) {
        if let Some(entry) = self.scan.entries.last_mut() {
            entry.reading = entry.reading.max(Reading::AsWritten);
        }
    }

    /// A line that goes on with the plain text above, from `at`: a colon in it is wrong, and mostly the key
    /// behind too much space.
    pub(super) fn uneven(&mut self, start: usize, at: usize, end: usize) {
        if let Some(column) = self.map_at.filter(|column| self.text_of == Some(*column))
            && entry_key(&self.text[at..end]).is_some_and(|found| found.slip.is_none())
        {
            self.slip(SlipKind::Uneven(column), start..at, Reading::Hopeless);
        }
    }
}

impl super::Entry {
    /// Whether the value begins on the line of its key; a comment there is none.
    fn begins_on_its_line(&self, text: &str) -> bool {
        let comment = text[self.value.start..].starts_with('#');
        !self.value.is_empty() && !comment && !text[self.key.end..self.value.start].contains('\n')
    }
}
