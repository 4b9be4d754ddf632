//! Plain text out of inline events: what a reader reads, without marks, with the line ends of
//! Chinese taken out.

use super::character::joins_lines;

/// Collects the text of a heading, a paragraph or a picture's description.
#[derive(Default)]
pub(super) struct Plain {
    text: String,
    broken: bool,
}

impl Plain {
    /// More text.
    pub(super) fn push(&mut self, text: &str) {
        if self.broken {
            if let (Some(before), Some(after)) = (self.text.chars().next_back(), text.chars().next())
                && !(joins_lines(before) && joins_lines(after))
            {
                self.text.push(' ');
            }
            self.broken = false;
        }
        self.text.push_str(text);
    }

    /// The end of a source line: a space, unless Chinese stands on both sides.
    pub(super) fn line_end(&mut self) {
        self.broken = true;
    }

    /// What was collected so far.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// What was collected.
    pub(super) fn into_string(self) -> String {
        self.text
    }
}
