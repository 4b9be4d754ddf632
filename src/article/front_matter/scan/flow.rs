//! Texts between brackets.

use super::key::entry_key;
use super::{Reading, Scanner, SlipKind};

/// Marks that input methods type for the comma between entries.
const WIDE_COMMAS: [char; 4] = ['，', '、', '；', '。'];

/// Ends of a text between brackets.
pub(super) const ENDS: [char; 5] = [',', '[', ']', '{', '}'];

/// How far ahead a wrong colon or comma is looked for, in bytes: further than any key is long.
const AHEAD: usize = 400;

impl Scanner<'_> {
    /// A plain text between brackets; the offset behind it.
    pub(super) fn flow_text(&mut self, at: usize, end: usize) -> usize {
        if let Some(next) = self.flow_key(at, end) {
            return next;
        }
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
                return self.wide_comma(at, at + offset).unwrap_or(at + offset + 1);
            }
            previous = c;
        }
        end
    }

    /// Whether a key may come at an offset: between braces, at their start or behind a comma.
    fn key_may_come(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end();
        let right = before.ends_with(['{', ',']);
        self.in_braces() && (right || self.wide_comma_end == before.len())
    }

    fn in_braces(&self) -> bool {
        self.brackets.last().is_some_and(|open| self.text[*open..].starts_with('{'))
    }

    /// A key with a wrong colon, or what follows one up to a wrong comma; the offset behind it.
    fn flow_key(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = &self.text[at..end];
        let part = &rest[..rest.floor_char_boundary(AHEAD)];
        let part = &part[..part.find(ENDS).unwrap_or(part.len())];
        if self.key_may_come(at) {
            let found = entry_key(part)?;
            let kind = found.slip?;
            self.slip(kind, at + found.colon.start..at + found.colon.end, Reading::Hopeless);
            self.wrong_colon_end = at + found.colon.end;
            return Some(at + found.value);
        }
        let behind_wrong = self.text[..at].trim_end().len() == self.wrong_colon_end;
        let (before, behind) = part.split_once('，').filter(|_| behind_wrong)?;
        entry_key(behind)?.slip?;
        Some(self.comma(at + before.len()))
    }

    /// A full-width comma between two entries; the offset behind it.
    fn comma(&mut self, at: usize) -> usize {
        let length = self.text[at..].chars().next().map_or(0, char::len_utf8);
        self.slip(SlipKind::WideComma, at..at + length, Reading::Hopeless);
        self.wide_comma_end = at + length;
        at + length
    }

    /// A colon that ends a key where the value of another one stands: the comma between them is a wrong one.
    /// The offset behind it.
    fn wide_comma(&mut self, at: usize, colon: usize) -> Option<usize> {
        if !self.in_braces() || self.key_may_come(at) {
            return None;
        }
        let comma = self.text[at..colon].rfind(WIDE_COMMAS)?;
        Some(self.comma(at + comma))
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
}
