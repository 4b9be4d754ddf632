//! From token to token along one line.

use super::{Mode, Reading, Scanner, SlipKind};
use crate::article::front_matter::node::{DEEPEST, quoted_end};

/// Where on a line a token stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// Where a key or a dash may come.
    Start,
    /// Behind `key:` of that column.
    Value(usize),
}

impl Scanner<'_> {
    /// Goes over the tokens of a line.
    pub(super) fn tokens(&mut self, mut at: usize, start: usize, end: usize, mut position: Position) {
        loop {
            let rest = &self.text[at..end];
            let content = rest.trim_start_matches([' ', '\t']);
            at = end - content.len();
            let Some(first) = content.chars().next() else { return };
            let flow = !self.brackets.is_empty();
            match first {
                '#' => return self.whole_comment(at, end),
                '"' | '\'' => match quoted_end(content, first) {
                    Some(length) => {
                        match self.after_quote(at, at + length, end, position) {
                            Some(next) => at = next,
                            None => return,
                        }
                        if self.text[..at].ends_with(':') && !flow {
                            position = Position::Value(at - start);
                        }
                    }
                    None => return self.mode = Mode::Quote(first, at),
                },
                '[' | '{' => {
                    self.open(at, end);
                    at += 1;
                }
                ']' | '}' if flow => {
                    self.brackets.pop();
                    at += 1;
                    if self.brackets.is_empty() {
                        return self.after_bracket(at, end);
                    }
                }
                ',' if flow => at += 1,
                '-' if !flow && (content == "-" || content.starts_with("- ")) => {
                    if position != Position::Start {
                        return self.list_on_key_line(at, end);
                    }
                    self.item(at - start);
                    at += 1;
                }
                '|' | '>' if !flow && literal_begins(content) => {
                    let indent = self.text[start..end].len() - self.text[start..end].trim_start().len();
                    return self.mode = Mode::Literal(indent);
                }
                _ => match (self.refuse_start(first, at, end), flow) {
                    (Some(next), true) => at = next,
                    (Some(_), false) => return,
                    (None, true) => at = self.flow_text(at, end),
                    (None, false) => match self.block_text(at, start, end, position) {
                        Some(next) => {
                            position = Position::Value(at - start);
                            at = next;
                        }
                        None => return,
                    },
                },
            }
        }
    }

    /// The dash of an item in that column.
    fn item(&mut self, column: usize) {
        self.text_of = Some(column);
        self.list_at = Some(column);
        self.map_at = None;
        self.colons.clear();
    }

    fn list_on_key_line(&mut self, at: usize, end: usize) {
        let shown = self.text[at..end].trim_end().len();
        self.slip(SlipKind::ListOnKeyLine, at..at + shown, Reading::Hopeless);
    }

    /// A bracket opens. Too many inside each other are refused here: YAML reading takes quadratic time
    /// over them.
    fn open(&mut self, at: usize, end: usize) {
        self.brackets.push(at);
        let refused = self.scan.entries.last().is_none_or(|entry| entry.reading == Reading::Hopeless);
        if self.brackets.len() > DEEPEST && !refused {
            let shown = self.text[at..end].trim_end().len();
            self.slip(SlipKind::TooDeep, at..at + shown, Reading::Hopeless);
        }
    }
}

/// Whether a value is the sign of a text in the lines below: `|`, `>-`, `|2 # 注释`.
fn literal_begins(content: &str) -> bool {
    let rest = content[1..].trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    let comment = rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#');
    rest.trim().is_empty() || comment
}
