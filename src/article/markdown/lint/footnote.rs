//! Footnotes whose other half is missing.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Findings, excerpt};
use crate::diagnostic::codes::markdown as codes;
use crate::text;

/// The longest name, in bytes, that brackets with a `^` are taken for a footnote's.
const LONGEST_NAME: usize = 40;

/// Names of footnotes, and where they stand in the body.
#[derive(Default)]
pub(in super::super) struct Footnotes {
    called: BTreeSet<String>,
    defined: Vec<(String, Range<usize>)>,
    /// Brackets in paragraphs that look like a call.
    brackets: Vec<Range<usize>>,
    /// Whether the body holds such brackets at all.
    in_text: bool,
}

impl Footnotes {
    /// None so far in this body.
    pub(in super::super) fn new(body: &str) -> Self {
        Self { in_text: memchr::memmem::find(body.as_bytes(), b"[^").is_some(), ..Self::default() }
    }

    /// The text calls a note that is defined somewhere.
    pub(in super::super) fn call(&mut self, name: &str) {
        self.called.insert(name.to_owned());
    }

    /// A note at `place`.
    pub(in super::super) fn define(&mut self, name: &str, place: Range<usize>) {
        self.defined.push((name.to_owned(), place));
    }

    /// Looks for brackets in a paragraph.
    pub(in super::super) fn paragraph(&mut self, body: &str, place: &Range<usize>) {
        if !self.in_text {
            return;
        }
        let text = &body[place.clone()];
        for (at, _) in text.match_indices("[^") {
            let name = text[at + 2..].bytes().take(LONGEST_NAME).take_while(|byte| *byte != b']').count();
            let end = at + 2 + name + 1;
            let closed = text.as_bytes().get(end - 1) == Some(&b']');
            if closed && name > 0 && !text[..at].ends_with(['`', '\\']) {
                self.brackets.push(place.start + at..place.start + end);
            }
        }
    }

    /// Tells of notes without a call and calls without a note.
    pub(in super::super) fn tell(self, findings: &mut Findings<'_>) {
        for (name, place) in &self.defined {
            if !self.called.contains(name) {
                let first = findings.body[place.clone()].lines().next().map_or(0, str::len);
                let shown = excerpt(name);
                findings.tell(
                    &codes::UNUSED_FOOTNOTE,
                    &(place.start..place.start + first),
                    text!("正文没有引用脚注 [^{shown}]", "the text does not call the footnote [^{shown}]"),
                    text!(
                        "在要加注的文字后面写 [^{shown}]",
                        "write [^{shown}] behind the words it belongs to"
                    ),
                );
            }
        }
        let names: BTreeSet<&str> = self.defined.iter().map(|(name, _)| name.as_str()).collect();
        for place in self.brackets {
            let name = &findings.body[place.start + 2..place.end - 1];
            if !names.contains(name) {
                let shown = excerpt(name);
                findings.tell(
                    &codes::UNKNOWN_FOOTNOTE,
                    &place,
                    text!("脚注 [^{shown}] 没有内容", "the footnote [^{shown}] has no text"),
                    text!("在文末加一行 [^{shown}]: 说明", "add a line [^{shown}]: with its text at the end"),
                );
            }
        }
    }
}
