//! The tokens of one line.

use std::ops::Range;

use super::token::Position;
use super::{Reading, Scanner, SlipKind};

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

/// Reads `key:` at the start of a line.
pub(in crate::article::front_matter) fn entry_key(line: &str) -> Option<EntryKey> {
    let right = line
        .match_indices(':')
        .map(|(at, _)| at)
        .find(|at| line[at + 1..].is_empty() || line[at + 1..].starts_with([' ', '\t']));
    let plausible = |end: usize| {
        let key = line[..end].trim();
        !key.is_empty() && key.chars().count() <= LONGEST_KEY && !key.contains([' ', '"', '“', '[', '{'])
    };
    let entry = |at: usize, length: usize, slip| EntryKey {
        key: key_range(&line[..at]),
        colon: at..at + length,
        value: at + length,
        slip,
    };
    let wide = line.find('：').filter(|at| right.is_none_or(|right| *at < right) && plausible(*at));
    let tight = line.find(':').filter(|at| plausible(*at) && !line[*at..].starts_with("://"));
    match (wide, right, tight) {
        (Some(at), _, tight) if tight.is_none_or(|tight| at < tight) => {
            Some(entry(at, '：'.len_utf8(), Some(SlipKind::WideColon)))
        }
        (_, Some(at), tight) if tight.is_none_or(|tight| tight == at) => {
            (!line[..at].trim().is_empty()).then(|| entry(at, 1, None))
        }
        (_, _, Some(at)) => Some(entry(at, 1, Some(SlipKind::TightColon))),
        (_, Some(at), None) => Some(entry(at, 1, None)),
        (_, None, None) => None,
    }
}

/// The key without space around it and without its quotes.
fn key_range(before: &str) -> Range<usize> {
    let key = before.trim_end();
    match key.chars().next() {
        Some(quote @ ('"' | '\'')) if key.len() > 1 && key.ends_with(quote) => 1..key.len() - 1,
        _ => 0..key.len(),
    }
}

impl Scanner<'_> {
    /// What follows a quoted text on its line; the offset to go on from.
    pub(super) fn after_quote(
        &mut self,
        opened: usize,
        close: usize,
        end: usize,
        position: Position,
    ) -> Option<usize> {
        let rest = &self.text[close..end];
        let content = rest.trim_start();
        let next = end - content.len();
        let flow = !self.brackets.is_empty();
        let comment = content.starts_with('#') && content.len() < rest.len();
        if content.is_empty() || comment {
            self.end_value(opened, close);
            return None;
        }
        if flow && content.starts_with([',', ']', '}']) {
            return Some(next);
        }
        let key_ends = content == ":" || content.starts_with(": ");
        if key_ends && (flow || position == Position::Start) {
            return Some(next + 1);
        }
        let reading = if flow { Reading::Hopeless } else { Reading::AsWritten };
        self.slip(
            SlipKind::TextAfterQuote,
            opened..opened + self.text[opened..end].trim_end().len(),
            reading,
        );
        None
    }

    /// Ends the value of the entry before the comment behind it.
    fn end_value(&mut self, start: usize, end: usize) {
        if let Some(entry) = self.scan.entries.last_mut().filter(|entry| entry.value.start == start) {
            entry.value.end = end;
        }
    }

    /// What follows a closed flow value on its line.
    pub(super) fn after_bracket(&mut self, at: usize, end: usize) {
        let rest = &self.text[at..end];
        let content = rest.trim();
        let comment = content.starts_with('#') && rest.starts_with([' ', '\t']);
        if !content.is_empty() && !comment {
            let entry = self.scan.entries.last().map_or(at, |entry| entry.value.start);
            let start = entry.min(at);
            self.slip(SlipKind::TextAfterBracket, start..at + rest.trim_end().len(), Reading::Hopeless);
        }
    }

    /// Anchors, aliases, tags and characters that YAML keeps for itself.
    pub(super) fn refuse_start(&mut self, first: char, at: usize, end: usize) -> bool {
        let next = self.text[at + first.len_utf8()..end].chars().next();
        let kind = match first {
            '&' | '*' if next.is_some_and(|c| c != ' ') => SlipKind::Reference,
            '!' => SlipKind::Tag,
            '@' | '`' | '%' => SlipKind::ReservedStart(first),
            _ => return false,
        };
        let flow = !self.brackets.is_empty();
        let stop = if flow { self.text[at..end].find([',', ']', '}']) } else { None };
        let range = at..at + stop.map_or(self.text[at..end].trim_end().len(), |stop| stop);
        self.slip(kind, range, if flow { Reading::Hopeless } else { Reading::AsWritten });
        true
    }

    /// A plain text between brackets; the offset behind it.
    pub(super) fn flow_text(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        let mut previous = '\0';
        for (offset, c) in rest.char_indices() {
            let ends = match c {
                ',' | '[' | ']' | '{' | '}' => true,
                '#' => previous == ' ',
                _ => false,
            };
            if matches!(c, '[' | '{') && !rest[..offset].trim().is_empty() {
                return self.inner_bracket(at, at + offset, end);
            }
            if ends {
                return if c == '#' { end } else { at + offset };
            }
            if c == ':' && rest[offset + 1..].starts_with([' ', ',', '[', '{', ']', '}']) {
                return at + offset + 1;
            }
            previous = c;
        }
        end
    }

    /// A bracket inside a plain text between brackets: YAML would begin another list there.
    fn inner_bracket(&mut self, at: usize, bracket: usize, end: usize) -> usize {
        let close = self.text[bracket..end].find([']', '}']).map_or(end, |offset| bracket + offset + 1);
        let stop = self.text[close..end].find([',', ']', '}']).map_or(end, |offset| close + offset);
        let value = self.text[at..stop].trim();
        let start = self.offset_of(value);
        self.slip(SlipKind::InnerBracket, start..start + value.len(), Reading::Hopeless);
        stop
    }

    /// A plain text outside brackets: a key, and the offset behind its colon, or a value.
    pub(super) fn block_text(
        &mut self,
        at: usize,
        start: usize,
        end: usize,
        position: Position,
    ) -> Option<usize> {
        let line = &self.text[at..end];
        let (plain, comment) = match line.find(" #").or_else(|| line.find("\t#")) {
            Some(hash) => (&line[..hash], Some(at + hash + 1)),
            None => (line, None),
        };
        let colon = plain
            .match_indices(':')
            .map(|(offset, _)| offset)
            .find(|offset| plain[offset + 1..].is_empty() || plain[offset + 1..].starts_with([' ', '\t']));
        let value = at..at + plain.trim_end().len();
        match (colon, position) {
            (Some(colon), Position::Start) => {
                self.map_at = Some(at - start);
                self.text_of = None;
                return Some(at + colon + 1);
            }
            (Some(_), Position::Value(_)) => self.slip(SlipKind::InnerColon, value, Reading::AsWritten),
            (None, Position::Start) if self.map_at == Some(at - start) => self.lost_line(value),
            (None, position) => {
                if let Position::Value(column) = position {
                    self.text_of = Some(column);
                }
                self.wide_quotes(value.clone());
                if let Some(hash) = comment {
                    self.end_value(value.start, value.end);
                    self.swallowed(hash, end);
                }
            }
        }
        None
    }

    /// A line among the keys of a map that has no colon of its own.
    fn lost_line(&mut self, value: Range<usize>) {
        let written = &self.text[value.clone()];
        match entry_key(written).and_then(|key| key.slip.map(|slip| (slip, key.colon))) {
            Some((slip, colon)) => {
                self.slip(slip, value.start + colon.start..value.start + colon.end, Reading::Hopeless);
            }
            None => self.slip(SlipKind::NotAnEntry, value, Reading::Hopeless),
        }
    }

    /// A value that stands in full-width quotes as a whole.
    fn wide_quotes(&mut self, value: Range<usize>) {
        let written = &self.text[value.clone()];
        let mut inner = written.chars();
        let (Some(first), Some(last)) = (inner.next(), inner.next_back()) else { return };
        let pair = matches!(
            (first, last),
            ('“' | '”' | '＂', '“' | '”' | '＂') | ('‘' | '’' | '＇', '‘' | '’' | '＇')
        );
        if pair && !inner.as_str().contains(['“', '”', '＂']) {
            self.slip(SlipKind::WideQuotes, value, Reading::Yaml);
        }
    }

    /// `第 #3 次`: what follows the hash would be dropped as a comment.
    fn swallowed(&mut self, hash: usize, end: usize) {
        let lost = self.text[hash..end].trim_end();
        if lost.chars().nth(1).is_some_and(char::is_alphanumeric) {
            self.slip(SlipKind::SwallowedText, hash..hash + lost.len(), Reading::Yaml);
        }
    }
}
