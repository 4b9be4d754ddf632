//! Footnotes: numbered in the order in which the text calls them, written at the end.

use std::collections::HashMap;

use super::Writer;
use crate::article::markdown::escape::push_address;

/// What is known of the footnotes so far.
#[derive(Default)]
pub(super) struct Notes {
    /// The notes by their numbers.
    in_order: Vec<Note>,
    /// Index in `in_order` by name.
    by_name: HashMap<String, usize>,
    /// The text around the open definition, and the note being defined.
    around: Vec<(String, usize)>,
}

#[derive(Default)]
struct Note {
    /// How often the text calls it.
    calls: usize,
    html: String,
}

impl Notes {
    fn index(&mut self, name: &str) -> usize {
        if let Some(index) = self.by_name.get(name) {
            return *index;
        }
        self.in_order.push(Note::default());
        self.by_name.insert(name.to_owned(), self.in_order.len() - 1);
        self.in_order.len() - 1
    }
}

/// `fnref-1`, `fnref-1-2`: the place in the text that calls a note, for the first and later calls.
fn call_id(number: usize, call: usize) -> String {
    if call == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{call}") }
}

impl Writer<'_> {
    pub(super) fn footnote_reference(&mut self, name: &str) {
        let index = self.notes.index(name);
        self.notes.in_order[index].calls += 1;
        let number = index + 1;
        let id = call_id(number, self.notes.in_order[index].calls);
        let note = self.here(&format!("#fn-{number}"));
        self.mark(&format!(
            "<sup class=\"footnote\"><a id=\"{id}\" href=\"{note}\" role=\"doc-noteref\" aria-label=\"注释 {number}\">{number}</a></sup>"
        ));
    }

    /// The address of a place in this text.
    fn here(&self, fragment: &str) -> String {
        let mut address = String::new();
        push_address(&mut address, self.resolve.link(fragment).as_deref().unwrap_or(fragment));
        address
    }

    pub(super) fn open_footnote(&mut self, name: &str) {
        self.block("");
        let index = self.notes.index(name);
        self.notes.around.push((std::mem::take(&mut self.out), index));
        self.last_paragraph = 0..0;
    }

    pub(super) fn close_footnote(&mut self) {
        self.block("");
        let Some((around, index)) = self.notes.around.pop() else { return };
        let html = std::mem::replace(&mut self.out, around);
        // Two definitions of one name: neither text is lost.
        self.notes.in_order[index].html.push_str(&html);
        self.last_paragraph = 0..0;
    }

    pub(super) fn write_footnotes(&mut self) {
        if self.notes.in_order.is_empty() {
            return;
        }
        self.out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"注释\">\n<ol>\n");
        for (index, note) in self.notes.in_order.iter().enumerate() {
            let number = index + 1;
            let mut html = note.html.clone();
            let end = html.strip_suffix("</p>\n").map_or(html.len(), str::len);
            let mut links = String::new();
            for call in 1..=note.calls {
                let id = call_id(number, call);
                let which = if call == 1 { String::new() } else { format!("（第 {call} 处）") };
                let place = self.here(&format!("#{id}"));
                let link = format!(
                    " <a href=\"{place}\" role=\"doc-backlink\" aria-label=\"返回正文中的注释 {number}{which}\">↩</a>"
                );
                links.push_str(&link);
            }
            html.insert_str(end, &links);
            let item = format!("<li id=\"fn-{number}\">{html}</li>\n");
            self.out.push_str(&item);
        }
        self.out.push_str("</ol>\n</section>\n");
    }
}
