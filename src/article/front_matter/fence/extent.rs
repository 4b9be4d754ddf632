//! How far a front matter reaches: to its closing fence, or to where the text begins when that one got
//! lost. Knows lines, no YAML.

use std::ops::Range;

use super::{Fence, after, fence, line_at};
use crate::article::front_matter::keys::Names;
use crate::article::front_matter::node::quoted_end;
use crate::article::front_matter::scan::{EntryKey, bullet, entry_key, without_colon};

/// The lines of a front matter.
pub(super) struct Extent {
    /// The end of the last line that belongs to an entry.
    pub end: usize,
    /// The closing fence.
    pub closing: Option<Closing>,
}

/// A line that closes a front matter.
pub(super) struct Closing {
    pub line: Range<usize>,
    pub fence: Fence,
}

/// Goes over the lines from `start` on. A later line of dashes closes nothing when the text has begun before
/// it, which shows in an empty line and one that can belong to no entry. `opening` is the opening fence.
pub(super) fn of(text: &str, start: usize, opening: &str, names: &Names) -> Extent {
    let mut walk = Walk {
        names,
        end: start,
        first_end: None,
        place: Place::Entries,
        blank: false,
        stray: false,
        doubtful: false,
        line_blank: false,
        value: Value::Done,
    };
    let mut at = start;
    while at < text.len() {
        let line = line_at(text, at);
        let written = &text[line.clone()];
        at = after(text, &line);
        match walk.closing(written, opening) {
            Fence::None => walk.line(written, at),
            fence if walk.in_entries() => {
                return Extent { end: walk.end, closing: Some(Closing { line, fence }) };
            }
            _ => break,
        }
    }
    Extent { end: walk.first_end.unwrap_or(walk.end), closing: None }
}

#[expect(clippy::struct_excessive_bools, reason = "each is one thing that was seen or not")]
struct Walk<'n> {
    names: &'n Names,
    end: usize,
    /// The end of the entries when the text seemed to begin for the first time.
    first_end: Option<usize>,
    place: Place,
    /// Whether an empty line came since the last one of an entry.
    blank: bool,
    /// Whether a line that belongs to none came since then.
    stray: bool,
    /// Whether an indented line came behind an empty one since then: more of the value, or a paragraph.
    doubtful: bool,
    /// Whether the line above is empty.
    line_blank: bool,
    value: Value,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Entries,
    Text,
}

/// What may follow the first line of an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    /// Only lines right below that go on with it.
    Done,
    /// A list or a map.
    Empty,
    /// The rest of a text, a list or a map.
    Begun,
}

impl Walk<'_> {
    /// Whether a line of dashes that comes now closes the front matter. Below a paragraph and an empty line it
    /// is a rule.
    fn in_entries(&self) -> bool {
        self.place == Place::Entries && !(self.doubtful && self.line_blank)
    }

    /// What a line is as the end of a front matter.
    fn closing(&self, written: &str, opening: &str) -> Fence {
        let indented = written.starts_with([' ', '\t', '\u{3000}']);
        let one = written.trim().chars().count() == 1;
        if indented && (one || self.value != Value::Done) {
            return Fence::None; // a part of the value
        }
        match fence(written.trim()) {
            Fence::Right if indented => Fence::Lookalike,
            Fence::Toml => Fence::None,
            Fence::None if written.trim_end() == opening => Fence::Lookalike,
            Fence::None if self.place == Place::Entries => {
                let text = written.strip_prefix("---").map(str::trim_start);
                let joined =
                    text.is_some_and(|text| text.starts_with(|c: char| c.is_alphanumeric() || c == '#'));
                if joined { Fence::Joined("---".len()) } else { Fence::None }
            }
            fence => fence,
        }
    }

    fn line(&mut self, written: &str, after: usize) {
        let content = written.trim();
        if content.is_empty() {
            self.blank = true;
        } else if content.starts_with('#') {
            // a comment, or a heading
        } else if self.belongs(written, content) {
            (self.end, self.place) = (after, Place::Entries);
            (self.blank, self.stray, self.doubtful) = (false, false, false);
        } else if written.starts_with([' ', '\t']) {
            self.doubtful = true;
        } else {
            self.stray = true;
        }
        self.line_blank = content.is_empty();
        if self.blank && self.stray {
            self.place = Place::Text;
            self.first_end.get_or_insert(self.end);
        }
    }

    /// Whether a line can belong to an entry.
    fn belongs(&mut self, written: &str, content: &str) -> bool {
        let found = entry_key(content);
        let name = found.as_ref().map_or("", |found| &content[found.key.clone()]);
        let right = found.as_ref().is_some_and(|found| found.slip.is_none());
        let fresh = if self.place == Place::Text {
            right && self.names.hold(name) && !written.starts_with(char::is_whitespace)
        } else if written.starts_with([' ', '\t']) && self.value != Value::Done {
            return true;
        } else if written.starts_with([' ', '\t']) && !self.blank {
            true
        } else if written.starts_with(char::is_whitespace) {
            self.names.hold(name) || (right && self.names.mean(name))
        } else if content == "-" || content.starts_with("- ") || bullet(content).is_some() {
            return self.value == Value::Empty;
        } else if content.starts_with([']', '}', ',']) {
            return self.value == Value::Begun;
        } else {
            self.begins_entry(content, found.as_ref())
        };
        if let Some(found) = found.filter(|_| fresh) {
            self.value = value(content[found.value..].trim());
        }
        fresh
    }

    /// Whether a line at the left margin begins an entry. Behind an empty line it may as well be the text.
    fn begins_entry(&self, content: &str, found: Option<&EntryKey>) -> bool {
        if !self.blank && without_colon(content, self.names).is_some() {
            return true;
        }
        let Some(found) = found else { return false };
        let name = &content[found.key.clone()];
        let near = self.names.mean(name);
        let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        match found.slip {
            None => near || (plain && (name.is_ascii() || !self.blank)),
            Some(_) => self.names.hold(name) || (near && !self.blank),
        }
    }
}

/// What may follow a value that begins so.
fn value(written: &str) -> Value {
    let closed = |open: char| match open {
        '"' | '\'' => quoted_end(written, open).is_some(),
        _ => written.ends_with([']', '}']),
    };
    match written.chars().next() {
        None | Some('#') => Value::Empty,
        Some('|' | '>') => Value::Begun,
        Some(open @ ('"' | '\'' | '[' | '{')) if !closed(open) => Value::Begun,
        _ => Value::Done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::front_matter::article;

    /// The lines of the front matter, and the closing fence.
    fn read(text: &str) -> (&str, Option<&str>) {
        let extent = of(text, 0, "---", &Names::of(article::KEYS));
        match extent.closing {
            Some(Closing { line, .. }) => (&text[..line.start], Some(&text[line])),
            None => (&text[..extent.end], None),
        }
    }

    #[test]
    fn right_entries_reach_to_their_fence() {
        for entries in [
            "title: a\ndate: 2025-04-01\n",
            "title: a\n\n# 注释\n\ndate: 2025-04-01\n",
            "summary: |\n  甲\n\n  ---\n  乙\n",
            "summary: >-\n  甲\n\n  乙\ntitle: a\n",
            "summary: 甲\n  乙\ntitle: a\n",
            "title: \"甲\n\n  乙\"\n",
            "tags:\n\n- 甲\n\n- 乙\ntitle: a\n",
            "tags:\n  - 甲\n\n  - 乙\n",
            "tags: [\n  甲,\n\n  乙\n]\n",
            "review:\n  first: 甲\n\n  second: 乙\n",
            "\"title\": a\n",
            "weather: 晴\n\nextra:\n  a: 1\n",
        ] {
            let text = format!("{entries}---\n正文\n");
            assert_eq!(read(&text), (entries, Some("---")), "{entries}");
        }
    }

    #[test]
    fn slips_among_entries_do_not_end_them() {
        for entries in [
            "title: a\n关于防汛\ndate: 2025-04-01\n",
            "title: a\n\n关于防汛\n\ndate: 2025-04-01\n",
            "title: a\n关于防汛\n",
            "标题：a\n日期：2025-04-01\n",
            " title: a\n date: 2025-04-01\n",
            "\ttitle: a\n\tdate: 2025-04-01\n",
            "　title: a\n　date: 2025-04-01\n",
            "title = a\ndate = 2025-04-01\n",
            "summary: |\n甲\n\n乙\ndate: 2025-04-01\n",
            "tags:\n· 甲\n· 乙\n",
        ] {
            let text = format!("{entries}---\n正文\n");
            assert_eq!(read(&text), (entries, Some("---")), "{entries}");
        }
    }

    #[test]
    fn the_text_ends_them_when_the_fence_got_lost() {
        let entries = "title: a\ndate: 2025-04-01\n";
        for text in [
            "\n正文。\n\n---\n\n后文\n",
            "正文。\n\n---\n后文\n",
            "\n- 甲\n- 乙\n\n---\n",
            "\n　　为做好工作。\n\n---\n",
            "\n    为做好工作。\n\n---\n",
            "\n各村：\n\n请注意。\n\n———\n",
            "\n# 一、标题\n\n正文：继续。\n\n---\n",
            "\n现将有关事项通知如下:\n\n—\n",
            "\n正文\n\n来源：示例镇\n\n---\n",
            "\n正文\n\n来源: 示例镇\n",
            "",
        ] {
            assert_eq!(read(&format!("{entries}{text}")), (entries, None), "{text}");
        }
    }
}
