//! One pass over the lines of a front matter: its entries with their places, and the slips of the
//! keyboard that a YAML reader would report badly, silently accept, or be hurt by.

mod slip;
mod quote;
mod key;
mod flow;
mod token;
mod line;
mod list;
mod findings;

pub(super) use findings::{
    control, diagnostics, inner_colon, not_an_entry, too_deep, wrong_bullets, wrong_colon,
};
pub(super) use key::{EntryKey, entry_key, without_colon};
pub(super) use list::{bullet, wide_list};
pub use quote::plain_or_quoted;
pub(super) use quote::{double_quoted, shortened, unquoted};
pub(super) use slip::{Slip, SlipKind};

use std::ops::Range;

use super::names::Names;
use super::node::closing_quote;
use crate::source::character::invisible;
use token::Position;

/// One entry of the top level: from its key to the line before the next one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub key: Range<usize>,
    /// From the first to the last character of the value; empty behind the colon when there is none.
    pub value: Range<usize>,
    /// Whole lines.
    pub lines: Range<usize>,
    pub reading: Reading,
}

/// How an entry is to be read; the worst that was found in it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reading {
    /// As YAML.
    Yaml,
    /// Its value as YAML: key and colon are not.
    Value,
    /// Its value as it stands: the YAML is wrong, but what is meant is plain.
    AsWritten,
    /// Not at all.
    Hopeless,
}

/// What a pass over a block found.
pub(super) struct Scan {
    pub entries: Vec<Entry>,
    pub slips: Vec<Slip>,
    /// Lines that belong to no entry.
    pub strays: Vec<Range<usize>>,
}

/// Goes over the lines of `text` in `block`, in which keys of these names are read.
pub(super) fn scan(text: &str, block: Range<usize>, names: &Names) -> Scan {
    let mut scanner = Scanner {
        text,
        names,
        scan: Scan { entries: Vec::new(), slips: Vec::new(), strays: Vec::new() },
        mode: Mode::Block,
        brackets: Vec::new(),
        text_of: None,
        map_at: None,
        colons: Vec::new(),
        list_at: None,
        list_to: 0,
        wrong_colon_end: 0,
        wide_comma_end: 0,
    };
    let mut at = block.start;
    while at < block.end {
        let end = text[at..block.end].find('\n').map_or(block.end, |line| at + line);
        scanner.line(at, end, block.end);
        at = end + 1;
    }
    scanner.finish(block.end);
    scanner.scan
}

/// What the beginning of a line stands in.
enum Mode {
    Block,
    /// Inside a quoted text that began at the offset.
    Quote(char, usize),
    /// Inside a `|` or `>` text of a line with that indent.
    Literal(usize),
}

struct Scanner<'t> {
    text: &'t str,
    names: &'t Names,
    scan: Scan,
    mode: Mode,
    /// Open brackets of a flow value, by offset.
    brackets: Vec<usize>,
    /// Column of the key or dash whose plain text may go on in the next line.
    text_of: Option<usize>,
    /// Column of the keys of the map being read below the top level.
    map_at: Option<usize>,
    /// Wrong colons below the top level, with the column of their line: they are slips if a right key follows there.
    colons: Vec<(SlipKind, Range<usize>, usize)>,
    /// Column of the last item of a list.
    list_at: Option<usize>,
    /// The end of a list of wrong bullets, all of which is told with its first line.
    list_to: usize,
    /// Where the last wrong colon between braces ends, and the last wrong comma.
    wrong_colon_end: usize,
    wide_comma_end: usize,
}

impl Scanner<'_> {
    fn line(&mut self, start: usize, end: usize, block_end: usize) {
        let written = &self.text[start..end];
        let content = written.trim_start_matches([' ', '\t']);
        let indent = written.len() - content.len();
        if content.is_empty() || start < self.list_to {
            return self.extend(end);
        }
        self.refuse_controls(start, end);
        if self.inside_text(start, end, indent) {
            return;
        }
        if content.starts_with('#') {
            return self.extend(end);
        }
        if self.indented_key(start, end) {
            return;
        }
        let at = start + indent;
        if written[..indent].contains('\t') {
            self.extend(end);
            return self.slip(SlipKind::Tab, start..at, Reading::Hopeless);
        }
        let closing = content.starts_with([']', '}', ',']);
        if indent == 0 && !self.brackets.is_empty() && !closing {
            self.unclosed_bracket();
        }
        if indent == 0 && self.listed_key(start, end) {
            return;
        }
        if indent == 0 && self.brackets.is_empty() && !self.list_line(start, end, block_end) {
            return self.top(start, end);
        }
        self.extend(end);
        if self.scan.entries.is_empty() {
            return self.stray(start, end);
        }
        if start < self.list_to || self.wrong_bullet(start, at, end) {
            return;
        }
        if self.text_of.is_some_and(|column| indent > column) && self.brackets.is_empty() {
            return self.uneven(start, at, end); // the plain text of the line above goes on
        }
        self.tokens(at, start, end, Position::Start);
    }

    /// Goes over a line that begins inside a literal or quoted text; whether it is one.
    fn inside_text(&mut self, start: usize, end: usize, indent: usize) -> bool {
        match self.mode {
            Mode::Literal(parent) if indent > parent => {
                self.extend(end);
                return true;
            }
            Mode::Quote(quote, opened) if indent > 0 => {
                self.extend(end);
                if let Some(close) = closing_quote(&self.text[start..end], quote) {
                    self.mode = Mode::Block;
                    if let Some(next) = self.after_quote(opened, start + close, end, Position::Value(0)) {
                        self.tokens(next, start, end, Position::Value(0));
                    }
                }
                return true;
            }
            Mode::Quote(_, opened) => self.unclosed_quote(opened),
            Mode::Literal(_) | Mode::Block => {}
        }
        self.mode = Mode::Block;
        false
    }

    /// Whether a line at the left margin is an item of the list of the entry above.
    fn list_line(&mut self, start: usize, end: usize, block_end: usize) -> bool {
        let content = &self.text[start..end];
        let item = content == "-" || content.starts_with("- ");
        (item && !self.scan.entries.is_empty()) || self.wrong_bullets(start, end, block_end)
    }

    /// A line at the left margin: a new entry.
    fn top(&mut self, start: usize, end: usize) {
        match self.key_of(&self.text[start..end]) {
            Some(found) => self.entry(start, start, end, &found),
            None => self.stray(start, end),
        }
    }

    /// An entry whose key begins at `at` in a line.
    fn entry(&mut self, at: usize, start: usize, end: usize, found: &EntryKey) {
        self.text_of = None;
        self.map_at = None;
        self.list_at = None;
        self.colons.clear();
        let value_start = at + found.value;
        let line_end = end;
        let end = self.next_key(value_start, end).unwrap_or(end);
        let value = self.text[value_start..end].trim();
        let value_start = if value.is_empty() { value_start } else { self.offset_of(value) };
        self.scan.entries.push(Entry {
            key: at + found.key.start..at + found.key.end,
            value: value_start..value_start + value.len(),
            lines: start..(line_end + 1).min(self.text.len()),
            reading: Reading::Yaml,
        });
        if at > start {
            self.slip(SlipKind::IndentedKey, start..at, Reading::Value);
        }
        if let Some(kind) = found.slip {
            self.slip(kind, at + found.colon.start..at + found.colon.end, Reading::Value);
        }
        self.tokens(value_start, start, end, Position::Value(0));
        if end < line_end {
            self.joined_entry(value_start + value.len(), end, line_end);
        }
    }

    /// A line that belongs to no entry.
    fn stray(&mut self, start: usize, end: usize) {
        let written = self.text[start..end].trim();
        let at = self.offset_of(written);
        let range = if written.is_empty() { start..end } else { at..at + written.len() };
        self.scan.strays.push(range);
    }

    /// Adds a line to the entry it belongs to.
    fn extend(&mut self, end: usize) {
        let text = self.text;
        if let Some(entry) = self.scan.entries.last_mut() {
            entry.lines.end = (end + 1).min(text.len()).max(entry.lines.end);
            // Of thousands of blank lines each is looked at once.
            let line = text[..end].rfind('\n').map_or(0, |line| line + 1);
            if text[line.max(entry.value.start)..end].trim().is_empty() {
                return;
            }
            let value = text[entry.value.start..end].trim_end();
            let lead = value.len() - value.trim_start().len();
            if entry.value.is_empty() {
                entry.value.start += lead;
                entry.value.end = entry.value.start + value.len() - lead;
            } else {
                entry.value.end = entry.value.start + value.len();
            }
        }
    }

    fn slip(&mut self, kind: SlipKind, range: Range<usize>, reading: Reading) {
        let entry = self.scan.entries.len().checked_sub(1);
        if let Some(entry) = self.scan.entries.last_mut() {
            // only a slip at the value itself leaves a text that can be taken as it stands
            let inside = range.start > entry.value.start && !entry.value.is_empty();
            let reading = if inside && reading != Reading::Yaml { Reading::Hopeless } else { reading };
            entry.reading = entry.reading.max(reading);
            if reading == Reading::AsWritten {
                self.text_of = Some(0); // lines below that are indented go on with the value
            }
        }
        let inside = !self.brackets.is_empty();
        self.scan.slips.push(Slip { kind, range, entry, inside });
    }

    fn refuse_controls(&mut self, start: usize, end: usize) {
        let line = &self.text[start..end];
        if line.bytes().all(|byte| byte == b'\t' || (b' '..0x7f).contains(&byte)) {
            return;
        }
        if let Some((at, c)) = invisible(line).next() {
            let range = start + at..start + at + c.len_utf8();
            let fresh = self.brackets.is_empty() && !line.starts_with([' ', '\t', '-']);
            let entry =
                if fresh { self.scan.entries.len() } else { self.scan.entries.len().saturating_sub(1) };
            let kind = SlipKind::Control(c);
            self.scan.slips.push(Slip { kind, range, entry: Some(entry), inside: false });
        }
    }

    fn unclosed_quote(&mut self, opened: usize) {
        self.slip(SlipKind::UnclosedQuote, opened..line_end(self.text, opened), Reading::AsWritten);
    }

    fn unclosed_bracket(&mut self) {
        let opened = self.brackets[0];
        self.brackets.clear();
        self.slip(SlipKind::UnclosedBracket, opened..line_end(self.text, opened), Reading::Hopeless);
    }

    /// The byte offset of a part of the text.
    fn offset_of(&self, part: &str) -> usize {
        part.as_ptr() as usize - self.text.as_ptr() as usize
    }

    fn finish(&mut self, end: usize) {
        if let Mode::Quote(_, opened) = self.mode {
            self.unclosed_quote(opened);
        } else if !self.brackets.is_empty() {
            self.unclosed_bracket();
        }
        for entry in &mut self.scan.entries {
            entry.lines.end = entry.lines.end.min(end);
        }
        for slip in &self.scan.slips {
            if let (SlipKind::Control(_), Some(entry)) = (slip.kind, slip.entry)
                && let Some(entry) = self.scan.entries.get_mut(entry)
            {
                entry.reading = Reading::Hopeless;
            }
        }
    }
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |line| at + line)
}
