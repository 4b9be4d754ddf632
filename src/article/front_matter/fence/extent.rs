//! How far a front matter reaches: to its closing fence, or to where the text begins when that one got
//! lost. Knows lines, no YAML.

use std::ops::Range;

use super::{Fence, after, fence, line_at};
use crate::article::front_matter::names::Names;
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
    let (since, value) = (Since::Entry, Value::Done);
    let mut walk = Walk { names, end: start, first_end: None, since, line_blank: false, value };
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

struct Walk<'n> {
    names: &'n Names,
    /// The end of the last line of an entry.
    end: usize,
    /// The same when the text seemed to begin for the first time.
    first_end: Option<usize>,
    since: Since,
    /// Whether the line above is empty.
    line_blank: bool,
    value: Value,
}

/// What came since the last line of an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Since {
    Entry,
    /// Empty lines.
    Blank,
    /// Lines that belong to no entry.
    Stray,
    /// Empty lines and then an indented one: more of the value, or a paragraph.
    Doubtful,
    /// Empty lines and others: the text.
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
        match self.since {
            Since::Text => false,
            Since::Doubtful => !self.line_blank,
            _ => true,
        }
    }

    /// Whether an empty line came since the last line of an entry.
    fn behind_blank(&self) -> bool {
        matches!(self.since, Since::Blank | Since::Doubtful)
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
            Fence::None if self.since != Since::Text => {
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
        self.line_blank = content.is_empty();
        if content.starts_with('#') {
            return; // a comment, or a heading
        }
        let since = self.since;
        self.since = match since {
            Since::Text | Since::Stray if content.is_empty() => Since::Text,
            Since::Entry if content.is_empty() => Since::Blank,
            _ if content.is_empty() => since,
            _ if self.belongs(written, content) => {
                self.end = after;
                Since::Entry
            }
            Since::Text => Since::Text,
            _ if written.starts_with([' ', '\t']) => Since::Doubtful,
            Since::Entry | Since::Stray => Since::Stray,
            Since::Blank | Since::Doubtful => Since::Text,
        };
        if self.since == Since::Text {
            self.first_end.get_or_insert(self.end);
        }
    }

    /// Whether a line can belong to an entry.
    fn belongs(&mut self, written: &str, content: &str) -> bool {
        let found = entry_key(content);
        let name = found.as_ref().map_or("", |found| &content[found.key.clone()]);
        let right = found.as_ref().is_some_and(|found| found.slip.is_none());
        let fresh = if self.since == Since::Text {
            right && self.names.hold(name) && !written.starts_with(char::is_whitespace)
        } else if written.starts_with([' ', '\t']) && self.value != Value::Done {
            return true;
        } else if written.starts_with([' ', '\t']) && !self.behind_blank() {
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
        if !self.behind_blank() && without_colon(content, self.names).is_some() {
            return true;
        }
        let Some(found) = found else { return false };
        let name = &content[found.key.clone()];
        if self.names.hold_folded(name) {
            return true;
        }
        let near = self.names.mean(name);
        let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        match (found.slip, self.behind_blank()) {
            (None, false) => near || plain,
            (None, true) => {
                if name.is_ascii() {
                    plain && name.starts_with(|c: char| c.is_ascii_lowercase())
                } else {
                    near
                }
            }
            (Some(_), blank) => near && !blank,
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
    use crate::article::front_matter::reader::keys::names;

    /// The lines of the front matter, and the closing fence.
    fn read(text: &str) -> (&str, Option<&str>) {
        let extent = of(text, 0, "---", &names(article::KEYS));
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
            "\nTitle: a\n\nDATE：2025-04-01\n",
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
            "\nNote: 正文\n\n---\n",
            "\n正文\n\n来源: 示例镇\n",
            "",
        ] {
            assert_eq!(read(&format!("{entries}{text}")), (entries, None), "{text}");
        }
    }
}
