//! Notes of a page: links to a note, and the elements that hold them.

use std::collections::{HashMap, HashSet};

use scraper::{ElementRef, Html, Node, Selector};

use crate::import::model::Inline;

/// The notes of a page in the order in which its text refers to them.
#[derive(Default)]
pub(super) struct Notes<'d> {
    /// By the fragment that leads to each, its index.
    by_name: HashMap<String, usize>,
    /// The element that holds each.
    targets: Vec<ElementRef<'d>>,
    /// Elements that stand for notes only, by their identity.
    holders: HashSet<usize>,
}

/// How fragments of notes begin: those of zhenbao, Word, WPS, Markdown programs.
const BEGINNINGS: [&str; 7] = ["_ftn", "_edn", "fn", "footnote", "note", "sdfootnote", "cite_note"];

pub(super) fn found(document: &Html) -> Notes<'_> {
    let links = Selector::parse("a[href^='#']").expect("the selector is right");
    let places = Selector::parse("[id], a[name]").expect("the selector is right");
    let mut by_place: HashMap<&str, ElementRef<'_>> = HashMap::new();
    for element in document.select(&places) {
        for name in [element.attr("id"), element.attr("name")].into_iter().flatten() {
            by_place.entry(name).or_insert(element);
        }
    }
    let mut notes = Notes::default();
    for link in document.select(&links) {
        let name = link.attr("href").unwrap_or_default().trim_start_matches('#');
        if !is_note(name) || notes.by_name.contains_key(name) {
            continue;
        }
        let Some(target) = by_place.get(name).and_then(|target| holder(*target)) else { continue };
        if link.ancestors().any(|around| around.id() == target.id()) {
            continue; // a way back within the note
        }
        notes.by_name.insert(name.to_owned(), notes.targets.len());
        notes.holders.insert(identity(target));
        notes.targets.push(target);
    }
    notes
}

fn is_note(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let is_back = lower.contains("ref") || lower.ends_with("anc");
    !is_back && BEGINNINGS.iter().any(|start| lower.starts_with(start))
}

/// The element around a target that holds the whole note.
fn holder(target: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let is_block =
        |element: &ElementRef<'_>| matches!(element.value().name(), "li" | "div" | "p" | "dd" | "aside");
    std::iter::once(target).chain(target.ancestors().filter_map(ElementRef::wrap)).find(is_block)
}

/// Tells an element from all others of its page.
fn identity(element: ElementRef<'_>) -> usize {
    std::ptr::from_ref::<Node>((*element).value()).addr()
}

impl<'d> Notes<'d> {
    /// The note that a link leads to.
    pub(super) fn of(&self, link: ElementRef<'_>) -> Option<usize> {
        let name = link.attr("href")?.strip_prefix('#')?;
        self.by_name.get(name).copied()
    }

    /// Whether an element is a note, which stands below the text.
    pub(super) fn holds(&self, element: ElementRef<'_>) -> bool {
        !self.holders.is_empty() && self.holders.contains(&identity(element))
    }

    /// Whether a link leads back from a note to the text.
    pub(super) fn leads_back(&self, link: ElementRef<'_>) -> bool {
        !self.targets.is_empty()
            && link.attr("href").is_some_and(|href| {
                let lower = href.to_ascii_lowercase();
                lower.starts_with('#') && (lower.contains("ref") || lower.ends_with("anc"))
            })
    }

    /// What each note says, as `read` reads it.
    pub(super) fn targets(&self, mut read: impl FnMut(ElementRef<'d>) -> Vec<Inline>) -> Vec<Vec<Inline>> {
        self.targets.iter().map(|target| read(*target)).collect()
    }
}
