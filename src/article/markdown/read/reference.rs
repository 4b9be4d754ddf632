//! Links and pictures, and the definitions that they may be made with.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::CowStr;

use super::super::address::{Address, judge};
use super::super::bare::web_addresses;
use super::super::body::{Reference, ReferenceKind};
use super::super::lint::{Findings, is_text};
use super::super::parse::Definition;
use super::super::plain::Plain;
use super::Reader;

/// The picture whose words are being read.
pub(super) struct OpenPicture {
    pub(super) words: Plain,
    listed: Listed,
    /// Pictures within its words.
    depth: usize,
}

/// Where a link or picture stands among the references.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Listed {
    At(usize),
    No,
}

/// Definitions of links by label.
#[derive(Default)]
pub(super) struct Definitions {
    /// Those that no link has used so far.
    unused: BTreeMap<String, (String, Range<usize>)>,
    /// Labels of those whose address is text.
    of_text: BTreeSet<String>,
}

impl Definitions {
    pub(super) fn add(&mut self, definition: Definition) {
        let Definition { label, destination, place } = definition;
        if is_text(&destination) {
            self.of_text.insert(label.clone());
        }
        self.unused.insert(label, (destination, place));
    }

    /// A link uses a label; whether it leads anywhere.
    fn lookup(&mut self, label: &str) -> Leads {
        if label.is_empty() || self.unused.is_empty() {
            return Leads::ToItsAddress;
        }
        let label = label.to_lowercase();
        if self.of_text.contains(&label) {
            return Leads::Nowhere;
        }
        self.unused.remove(&label);
        Leads::ToItsAddress
    }

    pub(super) fn tell(self, findings: &mut Findings<'_>) {
        for (label, (destination, place)) in self.unused {
            findings.hidden_definition(&place, &label, &destination);
        }
    }
}

/// What a link is worth.
#[derive(PartialEq, Eq)]
enum Leads {
    ToItsAddress,
    /// Its definition was meant as text.
    Nowhere,
}

impl Reader<'_> {
    pub(super) fn start_picture(&mut self, destination: CowStr<'_>, label: &str, range: &Range<usize>) {
        if let Some(picture) = &mut self.picture {
            picture.depth += 1;
            self.definitions.lookup(label);
            return;
        }
        let before = self.body.references.len();
        self.reference(ReferenceKind::Picture { alt: String::new() }, destination, label, range);
        let listed = if self.body.references.len() > before { Listed::At(before) } else { Listed::No };
        self.picture = Some(OpenPicture { words: Plain::default(), listed, depth: 0 });
    }

    pub(super) fn end_picture(&mut self) {
        if let Some(picture) = &mut self.picture
            && picture.depth > 0
        {
            picture.depth -= 1;
            return;
        }
        let Some(picture) = self.picture.take() else { return };
        if let Listed::At(at) = picture.listed
            && let ReferenceKind::Picture { alt } = &mut self.body.references[at].kind
        {
            *alt = picture.words.into_string();
        }
    }

    /// Lists web addresses that stand in a text as they are.
    pub(super) fn web_addresses(&mut self, range: &Range<usize>, text: &str) {
        let span = range.start + self.base..range.end + self.base;
        self.body.references.extend(web_addresses(text).map(|destination| Reference {
            kind: ReferenceKind::Link,
            destination,
            span: span.clone(),
        }));
    }

    /// Lists a link or picture, unless it is told that it leads nowhere.
    pub(super) fn reference(
        &mut self,
        kind: ReferenceKind,
        destination: CowStr<'_>,
        label: &str,
        range: &Range<usize>,
    ) {
        if self.definitions.lookup(label) == Leads::Nowhere {
            return;
        }
        if destination.trim().is_empty() {
            return self.findings.empty_address(range, &kind);
        }
        if judge(&destination) == Address::Filtered {
            return self.findings.filtered(range, &destination, &kind);
        }
        if kind == ReferenceKind::Link && self.findings.odd_link(range, &destination).is_some() {
            return;
        }
        let mut span = range.clone();
        if let Some(at) = self.text[span.clone()].rfind(&*destination)
            && !destination.is_empty()
        {
            let start = span.start + at;
            span = start..start + destination.len();
        }
        let span = span.start + self.base..span.end + self.base;
        self.body.references.push(Reference { kind, destination: destination.into_string(), span });
    }
}
