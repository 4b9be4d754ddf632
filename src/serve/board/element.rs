//! Which element of a page shows the place of a finding.
//!
//! Elements are counted and words are not compared: two paragraphs may say the same, and the address of
//! a link is among no paragraph's words. Where the body is not on the page as the theme was given it,
//! nothing is said.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::{Value, json};

use crate::article::Manuscript;
use crate::article::markdown::PLACE;
use crate::diagnostic::{Diagnostic, Place};
use crate::page::{Data, view};
use crate::serve::preview::Shown;
use crate::site::{Page, PageKind};
use crate::source::Source;
use crate::theme::tags;

/// The elements of a page that show the body of a text.
pub(super) struct PageElements {
    source: Source,
    blocks: Vec<Block>,
}

struct Block {
    /// The part of the source that it shows.
    range: Range<usize>,
    /// The element's name.
    name: String,
    /// How many elements of that name stand before it, counted from the page's `main`.
    nth: usize,
}

impl PageElements {
    /// Those of a page, if it shows the body of a text.
    pub(super) fn of(shown: &Shown, page: &Page) -> Option<Self> {
        let site = &shown.site;
        let (source, start, placed) = match page.kind {
            PageKind::Article(id) => text(&site.article(id).article),
            PageKind::Plain(index) => text(&site.pages[index].page),
            PageKind::Category(id, 1) => text(site.category(id).index.as_ref()?),
            _ => return None,
        };
        let content = match view(site, page).data {
            Data::Article(article) => article.content,
            Data::Plain(plain) => plain.content,
            Data::List(list) => list.content?,
            _ => return None,
        };
        let html = String::from_utf8(shown.render(page).ok()?).ok()?;
        let before = &html[..html.find(&content)?];
        let mut seen: HashMap<String, usize> = HashMap::new();
        for tag in tags(&before[before.find("<main").unwrap_or(0)..]) {
            *seen.entry(tag.name).or_default() += 1;
        }
        let mut blocks = Vec::new();
        for tag in tags(&placed) {
            let count = seen.entry(tag.name.clone()).or_default();
            if let Some(range) = tag.attribute(PLACE).and_then(place) {
                let range = range.start + start..range.end + start;
                blocks.push(Block { range, name: tag.name, nth: *count });
            }
            *count += 1;
        }
        Some(Self { source, blocks })
    }

    /// The innermost element that shows the place of a finding: `{name, nth}`.
    pub(super) fn showing(&self, finding: &Diagnostic) -> Value {
        let found = match &finding.place {
            // The page may show an older text than the one that was found fault with.
            Place::Span(span) if span.source().text() == self.source.text() => self.block(&span.range()),
            _ => None,
        };
        found.map_or(Value::Null, |block| json!({ "name": block.name, "nth": block.nth }))
    }

    fn block(&self, place: &Range<usize>) -> Option<&Block> {
        let innermost = |wanted: &dyn Fn(&Range<usize>) -> bool| {
            let blocks = self.blocks.iter().filter(|block| wanted(&block.range));
            blocks.min_by_key(|block| block.range.len())
        };
        let end = place.end.max(place.start + 1);
        innermost(&|block| block.start <= place.start && end <= block.end)
            .or_else(|| innermost(&|block| block.contains(&place.start)))
            .or_else(|| self.blocks.iter().find(|block| (place.start..end).contains(&block.range.start)))
    }
}

/// A text, where its body starts, and the body's elements with their places.
fn text<T>(document: &Manuscript<T>) -> (Source, usize, String) {
    (document.source.clone(), document.body_range().start, document.placed_html())
}

/// `0 12`.
fn place(written: &str) -> Option<Range<usize>> {
    let (start, end) = written.split_once(' ')?;
    Some(start.parse().ok()?..end.parse().ok()?)
}
