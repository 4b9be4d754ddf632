//! Lists. The numbers of an ordered list are kept as written.

use std::ops::Range;

use super::Writer;

pub(super) const DONE: &str = "<input type=\"checkbox\" disabled checked aria-label=\"已完成\"> ";
pub(super) const OPEN: &str = "<input type=\"checkbox\" disabled aria-label=\"未完成\"> ";

/// How an open list counts.
pub(super) enum Numbering {
    /// With bullets.
    Bullets,
    /// With numbers.
    Numbers {
        /// The number of the first item.
        first: u64,
        /// What the next item counts as unless it says otherwise.
        next: u64,
        /// Whether every item so far carries the first number: then the author lets the program
        /// count, as Markdown allows.
        repeated: bool,
    },
}

impl Writer<'_> {
    pub(super) fn open_list(&mut self, first: Option<u64>, range: Range<usize>) {
        let Some(first) = first else {
            self.lists.push(Numbering::Bullets);
            return self.block("<ul>\n");
        };
        self.lists.push(Numbering::Numbers { first, next: first, repeated: true });
        self.block("<ol");
        if first != 1 {
            let start = format!(" start=\"{first}\"");
            self.out.push_str(&start);
        }
        let marker = self.body[range].trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit());
        // `1)` counts with another mark than `1.`; the page's style shows it.
        self.out.push_str(if marker.starts_with(')') { " class=\"paren\">\n" } else { ">\n" });
    }

    pub(super) fn open_item(&mut self, range: Range<usize>) {
        let written = item_number(&self.body[range.clone()]);
        let value = match self.lists.last_mut() {
            Some(Numbering::Numbers { first, next, repeated }) => {
                let number = written.unwrap_or(*next);
                *repeated = *repeated && number == *first;
                let value = (!*repeated && number != *next).then_some(number);
                *next = value.unwrap_or(*next).saturating_add(1);
                value
            }
            _ => None,
        };
        self.open("<li", &range);
        if let Some(value) = value {
            let value = format!(" value=\"{value}\"");
            self.out.push_str(&value);
        }
        self.out.push('>');
    }

    pub(super) fn close_list(&mut self) {
        match self.lists.pop() {
            Some(Numbering::Numbers { .. }) => self.block("</ol>\n"),
            _ => self.block("</ul>\n"),
        }
    }
}

/// The number that an item is written with.
fn item_number(item: &str) -> Option<u64> {
    let item = item.trim_start_matches(' ');
    let digits = item.find(|c: char| !c.is_ascii_digit()).unwrap_or(item.len());
    item[..digits].parse().ok()
}
