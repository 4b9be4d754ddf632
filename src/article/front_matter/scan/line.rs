//! The tokens of one line outside brackets.

use std::ops::Range;

use super::flow::ENDS;
use super::key::{entry_key, right_colon};
use super::token::Position;
use super::{Reading, Scanner, SlipKind};

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
        if (key_ends && position == Position::Start) || (flow && content.starts_with(':')) {
            return Some(next + 1);
        }
        let stop = rest.find(ENDS).filter(|_| flow).map_or(end, |stop| close + stop);
        let range = opened..opened + self.text[opened..stop].trim_end().len();
        let reading = if flow { Reading::Hopeless } else { Reading::AsWritten };
        self.slip(SlipKind::TextAfterQuote, range, reading);
        flow.then_some(stop)
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

    /// Anchors, aliases, tags and characters that YAML keeps for itself; the offset behind them.
    pub(super) fn refuse_start(&mut self, first: char, at: usize, end: usize) -> Option<usize> {
        let next = self.text[at + first.len_utf8()..end].chars().next();
        let flow = !self.brackets.is_empty();
        let kind = match first {
            '&' | '*' if next.is_some_and(|c| c != ' ') => SlipKind::Reference,
            '!' => SlipKind::Tag,
            '@' | '`' | '%' | '|' | '>' => SlipKind::ReservedStart(first),
            ',' | ']' | '}' if !flow => SlipKind::ReservedStart(first),
            '?' if next.is_none_or(|c| c == ' ') => SlipKind::ReservedStart(first),
            _ => return None,
        };
        let rest = &self.text[at..end];
        let stop = if flow { rest.find(ENDS).unwrap_or(rest.len()) } else { rest.len() };
        let range = at..at + rest[..stop].trim_end().len();
        self.slip(kind, range, if flow { Reading::Hopeless } else { Reading::AsWritten });
        Some(at + stop)
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
        let value = at..at + plain.trim_end().len();
        match (right_colon(plain), position) {
            (Some(colon), Position::Start) => {
                self.map_at = Some(at - start);
                self.text_of = None;
                self.wrong_colons_above(at - start);
                return Some(at + colon + 1);
            }
            (None, Position::Start) if self.map_at == Some(at - start) => self.lost_line(value),
            (_, position) => {
                match position {
                    Position::Value(column) => self.text_of = Some(column),
                    Position::Start => self.note_wrong_colon(&value, at - start),
                }
                if let Some((kind, reading)) = wrong_as_a_whole(&self.text[value.clone()]) {
                    self.slip(kind, value.clone(), reading);
                }
                if let Some(hash) = comment {
                    self.end_value(value.start, value.end);
                    self.swallowed(value.start, hash, end);
                }
            }
        }
        None
    }

    /// Notes a line with a wrong colon, which is a text so far.
    fn note_wrong_colon(&mut self, line: &Range<usize>, column: usize) {
        if let Some(found) = entry_key(&self.text[line.clone()])
            && let Some(kind) = found.slip
        {
            let colon = line.start + found.colon.start..line.start + found.colon.end;
            self.colons.push((kind, colon, column));
        }
    }

    /// Tells the wrong colons in that column: the key that follows makes them the colons of keys.
    fn wrong_colons_above(&mut self, key_column: usize) {
        for (kind, colon, column) in std::mem::take(&mut self.colons) {
            if column == key_column {
                self.slip(kind, colon, Reading::Hopeless);
            }
        }
    }

    /// A comment where a value belongs: `title: #通知`.
    pub(super) fn whole_comment(&mut self, hash: usize, end: usize) {
        if self.brackets.is_empty() {
            self.swallowed(hash, hash, end);
        }
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

    /// `第 #3 次`: what follows the hash would be dropped as a comment.
    fn swallowed(&mut self, start: usize, hash: usize, end: usize) {
        let lost = self.text[hash..end].trim_end();
        if lost.chars().nth(1).is_some_and(char::is_alphanumeric) {
            self.slip(SlipKind::SwallowedText(start), hash..hash + lost.len(), Reading::Yaml);
        }
    }
}

/// What is wrong with a plain value as a whole.
fn wrong_as_a_whole(written: &str) -> Option<(SlipKind, Reading)> {
    let colon = right_colon(written).is_some();
    if in_wide_quotes(written) {
        let reading = if colon { Reading::AsWritten } else { Reading::Yaml };
        return Some((SlipKind::WideQuotes, reading));
    }
    // a map, for no text begins with such a brace; a title may well begin with a bracket
    let closed = written.ends_with(['｝', '］', '】', '}', ']']);
    if closed && (written.starts_with('｛') || (colon && written.starts_with(['［', '【']))) {
        return Some((SlipKind::WideBrackets, Reading::Hopeless));
    }
    colon.then_some((SlipKind::InnerColon, Reading::AsWritten))
}

/// Whether a value stands in quotes as a whole of which the first at least is a full-width one.
fn in_wide_quotes(written: &str) -> bool {
    let mut inner = written.chars();
    let (Some(first), Some(last)) = (inner.next(), inner.next_back()) else { return false };
    let pair = matches!(
        (first, last),
        ('“' | '”' | '＂', '“' | '”' | '＂' | '"') | ('‘' | '’' | '＇', '‘' | '’' | '＇' | '\'')
    );
    pair && !inner.as_str().contains(['“', '”', '＂', '"'])
}
