//! Where every node of a text stands.
//!
//! YAML reading through serde hands out no positions, but the tree says what is to be expected next: so one
//! walk over the text, beside the tree, finds each node again. Nothing is guessed: a plain text is written
//! with the characters that it has, whatever the white space between them.
//!
//! The scan of slips could not hand these places out: it stops at the marks that matter to slips and takes the
//! inside of a value for one token, so it would have to become a reader of all of YAML. This walk needs no grammar of
//! its own, since the tree has read the text already, and it runs only where a finding asks for a place inside a
//! value; those of keys and whole values are the scan's (`Field.known`).

use std::ops::Range;

use super::{Node, Value, closing_quote, read};

/// The bytes of the nodes by their numbers, for a text that [`read`] accepts. A collection of several lines has
/// those of its first one.
pub(in crate::article::front_matter) fn places(text: &str) -> Vec<Range<usize>> {
    let mut walk = Walk { text, at: 0, ranges: Vec::new() };
    if let Ok(root) = read(text) {
        walk.node(&root);
    }
    walk.ranges
}

/// How nothing may be written.
const NULLS: [&str; 4] = ["~", "null", "Null", "NULL"];

/// How many maps stand in front of the first colon as its key: the key, its own first key, and so on.
fn maps_in_front(entries: &[(Node, Node)]) -> usize {
    match entries.first().map(|(key, _)| &key.value) {
        Some(Value::Map(inner)) => 1 + maps_in_front(inner),
        _ => 0,
    }
}

struct Walk<'t> {
    text: &'t str,
    at: usize,
    ranges: Vec<Range<usize>>,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node) {
        let id = self.ranges.len();
        let behind = self.at;
        self.ranges.push(behind..behind);
        self.ranges[id] = match &node.value {
            Value::Null => self.null().unwrap_or(behind..behind),
            Value::List(items) => self.list(items),
            Value::Map(entries) => self.map(entries),
            Value::Text(text) => self.text(text),
            Value::Switch(_) | Value::Whole(_) | Value::Decimal(_) | Value::Unreadable => self.word(),
        };
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// Goes over white space and comments.
    fn skip(&mut self) {
        loop {
            self.at = self.text.len() - self.rest().trim_start().len();
            let fresh = self.text[..self.at].chars().next_back().is_none_or(char::is_whitespace);
            if !(fresh && self.rest().starts_with('#')) {
                return;
            }
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    /// Goes over a sign, if it is what comes next.
    fn pass(&mut self, sign: char) -> bool {
        self.skip();
        let found = self.rest().starts_with(sign);
        self.at += if found { sign.len_utf8() } else { 0 };
        found
    }

    /// How many braces open here, one inside the other.
    fn opened(&mut self) -> usize {
        self.skip();
        let here = self.at;
        let count = std::iter::repeat_with(|| self.pass('{')).take_while(|open| *open).count();
        self.at = here;
        count
    }

    /// From `start` to here, as far as it stands on one line.
    fn first_line(&self, start: usize) -> Range<usize> {
        let written = &self.text[start..self.at];
        start..start + written.lines().next().unwrap_or_default().trim_end().len()
    }

    fn list(&mut self, items: &[Node]) -> Range<usize> {
        let flow = self.pass('[');
        let start = if flow { self.at - 1 } else { self.at };
        for item in items {
            self.pass(if flow { ',' } else { '-' });
            self.node(item);
        }
        if flow { self.close(start, ']') } else { self.first_line(start) }
    }

    fn map(&mut self, entries: &[(Node, Node)]) -> Range<usize> {
        // A map without braces may begin with a key that has them: `{}: x`.
        let flow = self.opened() > maps_in_front(entries) && self.pass('{');
        let start = if flow { self.at - 1 } else { self.at };
        for (key, value) in entries {
            if flow {
                self.pass(',');
            }
            self.node(key);
            let behind = self.at;
            if !self.pass(':') {
                self.at = behind;
            }
            self.node(value);
        }
        if flow { self.close(start, '}') } else { self.first_line(start) }
    }

    fn close(&mut self, start: usize, sign: char) -> Range<usize> {
        self.pass(',');
        self.pass(sign);
        start..self.at
    }

    /// Nothing that is written as such.
    fn null(&mut self) -> Option<Range<usize>> {
        let behind = self.at;
        self.skip();
        let start = self.at;
        let word = self.word();
        let is_key = self.rest().trim_start_matches([' ', '\t']).starts_with(':');
        if NULLS.contains(&&self.text[word.clone()]) && (!is_key || self.ranges.len() == 1) {
            return Some(start..self.at);
        }
        self.at = behind;
        None
    }

    /// A number, or yes or no.
    fn word(&mut self) -> Range<usize> {
        self.skip();
        let start = self.at;
        let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}' | ':');
        self.at += self.rest().find(ends).unwrap_or(self.rest().len());
        start..self.at
    }

    fn text(&mut self, text: &str) -> Range<usize> {
        self.skip();
        let start = self.at;
        match self.rest().chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let length =
                    closing_quote(&self.rest()[1..], quote).map_or(self.rest().len(), |length| length + 1);
                self.at += length;
                start..self.at
            }
            Some('|' | '>') => self.literal(),
            _ => {
                for wanted in text.chars().filter(|c| !c.is_whitespace()) {
                    let found = self.rest().char_indices().find(|(_, c)| !c.is_whitespace());
                    match found {
                        Some((before, c)) if c == wanted => self.at += before + c.len_utf8(),
                        _ => break,
                    }
                }
                start..self.at
            }
        }
    }

    /// A text in the lines below its sign, which are indented further than the line of the sign.
    fn literal(&mut self) -> Range<usize> {
        let start = self.at;
        let line = self.text[..start].rfind('\n').map_or(0, |end| end + 1);
        let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let outer = indent(&self.text[line..]);
        let text = self.text;
        let mut lines = text[start..].split_inclusive('\n');
        let sign = lines.next().unwrap_or_default();
        self.at += sign.len();
        for line in lines {
            if !line.trim().is_empty() && indent(line) <= outer {
                break;
            }
            self.at += line.len();
        }
        start..start + sign.trim_end().len()
    }
}
