//! One text becomes one article. Must know no other file, no address of another article, no clock.

pub mod decode;
pub mod kind;
pub mod front_matter;
pub mod markdown;
pub mod prose;

use std::ops::Range;

use crate::config::LineEnds;
use crate::diagnostic::{Checked, Code};
use crate::source::Source;
use front_matter::{CategoryMatter, FrontMatter, PageMatter, Places};
use kind::KindData;
use markdown::{Body, Resolve};

/// What this room finds.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let blocks = front_matter::blocks::codes::ALL;
    let all = [decode::codes::ALL, front_matter::codes::ALL, blocks, kind::codes::ALL, markdown::codes::ALL];
    all.into_iter().chain([prose::codes::ALL]).flatten().copied()
}

/// A text under its front matter `T`: what is known of it without its HTML.
#[derive(Debug, Clone)]
pub struct Manuscript<T> {
    /// The file it was read from.
    pub source: Source,
    /// The front matter.
    pub matter: T,
    /// Where each of its values stands.
    pub places: Places,
    /// Headings, summary, counts and references of the body.
    pub body: Body,
    /// What the end of a line means in the body.
    pub line_ends: LineEnds,
    range: Range<usize>,
}

/// A piece of news: a file in a category's folder.
pub type Article = Manuscript<FrontMatter>;

/// The `_index.md` of a category.
pub type CategoryIndex = Manuscript<CategoryMatter>;

/// A page outside the categories, such as `content/about.md`.
pub type PlainPage = Manuscript<PageMatter>;

impl<T> Manuscript<T> {
    /// The same text with other values in its front matter.
    #[must_use]
    pub fn with(&self, matter: T) -> Self {
        let Self { source, places, body, range, line_ends, .. } = self;
        let (source, places, body, range) = (source.clone(), places.clone(), body.clone(), range.clone());
        Self { source, matter, places, body, range, line_ends: *line_ends }
    }

    /// HTML of the body; addresses become what `resolve` makes of them.
    pub fn html(&self, resolve: &dyn Resolve) -> String {
        markdown::to_html(self.body_text(), self.line_ends, resolve)
    }

    /// The same elements with the places of the body that they show: see [`markdown::to_placed_html`].
    pub fn placed_html(&self) -> String {
        markdown::to_placed_html(self.body_text(), self.line_ends)
    }

    /// Where the Markdown below the front matter stands in the source.
    pub fn body_range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The Markdown below the front matter.
    pub fn body_text(&self) -> &str {
        &self.source.text()[self.range.clone()]
    }
}

impl Article {
    /// Reads an article; what is wrong with it is told, never fatal.
    pub fn parse(source: &Source, line_ends: LineEnds) -> Checked<Self> {
        let mut checked = document(source, line_ends, front_matter::article(source));
        let found = prose::read(&checked.value);
        checked.diagnostics.extend(found);
        let article = &mut checked.value;
        if let KindData::Gongshi(gongshi) = &article.matter.kind {
            // Lists and feeds outlast the days of a 公示: nothing of its text may stand there.
            article.body.summary = gongshi.summary();
            article.matter.summary = None;
            checked.diagnostics.extend(kind::unmasked_in(&source.span(article.body_range())));
        }
        checked.value.matter.answer(&mut checked.diagnostics);
        checked
    }

    /// What remains of a 公示 whose days are over: title, date and points. Its list, text, pictures and
    /// attachments may name people and are gone.
    #[must_use]
    pub fn sealed(&self) -> Self {
        let mut matter = self.matter.clone();
        if let KindData::Gongshi(gongshi) = &mut matter.kind {
            gongshi.list = None;
        }
        matter.cover = None;
        matter.attachments.clear();
        matter.corrections.clear();
        matter.extra.clear();
        let end = self.range.end;
        let summary = "公示期已满，名单和个人信息已撤下。".to_owned();
        let body = Body { summary, ..Body::default() };
        let (source, places) = (self.source.clone(), self.places.clone());
        Self { source, matter, places, body, line_ends: self.line_ends, range: end..end }
    }
}

impl CategoryIndex {
    /// Reads the `_index.md` of a category.
    pub fn parse(source: &Source, line_ends: LineEnds) -> Checked<Self> {
        document(source, line_ends, front_matter::category(source))
    }
}

impl PlainPage {
    /// Reads a plain page.
    pub fn parse(source: &Source, line_ends: LineEnds) -> Checked<Self> {
        document(source, line_ends, front_matter::page(source))
    }
}

fn document<T>(
    source: &Source,
    line_ends: LineEnds,
    front: Checked<front_matter::Read<T>>,
) -> Checked<Manuscript<T>> {
    let mut diagnostics = Vec::new();
    let front = front.take_into(&mut diagnostics);
    let body = markdown::read(source, front.body.clone(), line_ends).take_into(&mut diagnostics);
    Checked {
        value: Manuscript {
            source: source.clone(),
            matter: front.matter,
            places: front.places,
            body,
            range: front.body,
            line_ends,
        },
        diagnostics,
    }
}
