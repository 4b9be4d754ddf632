//! The blocks of a page, in the order in which it shows them.

use scraper::{ElementRef, Node};

use super::inline::{is_marker, picture, words};
use super::look::{is_hidden, margin, style};
use super::note::Notes;
use super::table;
use crate::import::grid::{Grid, flattened};
use crate::import::model::{Block, Imported, Inline, Margin, Shape, Style, push, trim};
use crate::import::report::Remark;

/// Elements within elements beyond this are read as their words only.
const DEEPEST: usize = 160;

/// Elements that are no part of a text.
const NOTHING: &[&str] = &[
    "script", "style", "head", "title", "meta", "link", "noscript", "template", "xml", "button", "select",
    "textarea", "input", "nav", "map", "canvas", "math",
];

/// Elements that are something else than text; they are named.
const FOREIGN: &[&str] = &["iframe", "object", "embed", "video", "audio", "svg", "applet", "mpvoice"];

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "address",
    "center",
    "figure",
    "figcaption",
    "dl",
    "dt",
    "dd",
    "form",
    "fieldset",
    "details",
    "summary",
    "aside",
    "hgroup",
    "body",
    "caption",
    "legend",
    "ul",
    "ol",
    "li",
    "tr",
    "td",
    "th",
    "tbody",
    "thead",
    "tfoot",
    "table",
    "blockquote",
    "pre",
    "hr",
];

/// Reads elements one by one.
pub(super) struct Reader<'n, 'd> {
    pub(super) notes: &'n Notes<'d>,
    pub(super) blocks: Vec<Block>,
    pub(super) current: Vec<Inline>,
    pub(super) margin: Margin,
    pub(super) style: Style,
    pub(super) remarks: Vec<Remark>,
    pub(super) place: usize,
    /// Whether the paragraph began with a bullet of a word processor.
    pub(super) bullet: bool,
}

impl<'n, 'd> Reader<'n, 'd> {
    pub(super) fn new(notes: &'n Notes<'d>) -> Self {
        Self {
            notes,
            blocks: Vec::new(),
            current: Vec::new(),
            margin: Margin::Text,
            style: Style::default(),
            remarks: Vec::new(),
            place: 1,
            bullet: false,
        }
    }

    pub(super) fn finish(mut self) -> Imported {
        self.end_paragraph();
        Imported { blocks: self.blocks, remarks: self.remarks, ..Imported::default() }
    }

    /// The content of a note, which the text leaves out.
    pub(super) fn note(&mut self, element: ElementRef<'_>) {
        self.children(element, 0);
    }

    pub(super) fn children(&mut self, element: ElementRef<'_>, depth: usize) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => words(&mut self.current, text, &self.style),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, depth: usize) {
        let name = element.value().name();
        if depth > DEEPEST {
            let text: String = element.text().collect();
            return words(&mut self.current, &text, &self.style);
        }
        if NOTHING.contains(&name) || self.notes.holds(element) {
            return;
        }
        if is_hidden(element) {
            return self.hidden(element);
        }
        if FOREIGN.contains(&name) {
            return self.foreign(element);
        }
        match name {
            "br" => self.end_paragraph(),
            "hr" => self.block(Shape::Rule),
            "img" => self.current.extend(picture(element)),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element, depth),
            "ul" | "ol" => self.list(element, depth),
            "table" => self.table(element, depth),
            "pre" => self.code(element),
            "blockquote" => {
                let inside = self.inside(element, depth);
                self.block(Shape::Quote(inside));
            }
            "figure" => self.figure(element, depth),
            "sup" | "sub" => self.shifted(element, depth),
            "a" if self.notes.leads_back(element) => {}
            "a" if self.notes.of(element).is_some() => {
                let note = self.notes.of(element).map(Inline::Note);
                self.current.extend(note);
            }
            _ if BLOCKS.contains(&name) => self.paragraph(element, depth),
            _ if is_marker(element) => self.marker(element),
            _ => self.styled(element, depth),
        }
    }

    fn styled(&mut self, element: ElementRef<'_>, depth: usize) {
        let around = self.style.clone();
        self.style = style(element, &around);
        self.children(element, depth);
        self.style = around;
    }

    fn paragraph(&mut self, element: ElementRef<'_>, depth: usize) {
        self.end_paragraph();
        let around = (self.margin, self.style.clone());
        let own = margin(element);
        self.margin = if own == Margin::Text { self.margin } else { own };
        self.style = style(element, &around.1);
        self.children(element, depth);
        self.end_paragraph();
        (self.margin, self.style) = around;
    }

    fn end_paragraph(&mut self) {
        let mut inlines = std::mem::take(&mut self.current);
        let bullet = std::mem::take(&mut self.bullet);
        trim(&mut inlines);
        if inlines.is_empty() {
            return;
        }
        let paragraph = Block { place: self.place, shape: Shape::Paragraph(inlines, self.margin) };
        self.place += 1;
        match self.blocks.last_mut() {
            Some(Block { shape: Shape::List(None, items), .. }) if bullet => items.push(vec![paragraph]),
            _ if bullet => {
                let place = paragraph.place;
                self.blocks.push(Block { place, shape: Shape::List(None, vec![vec![paragraph]]) });
            }
            _ => self.blocks.push(paragraph),
        }
    }

    fn block(&mut self, shape: Shape) {
        self.end_paragraph();
        self.blocks.push(Block { place: self.place, shape });
        self.place += 1;
    }

    /// The blocks within an element.
    fn inside(&mut self, element: ElementRef<'_>, depth: usize) -> Vec<Block> {
        self.end_paragraph();
        let around = std::mem::take(&mut self.blocks);
        self.children(element, depth);
        self.end_paragraph();
        std::mem::replace(&mut self.blocks, around)
    }

    fn heading(&mut self, element: ElementRef<'_>, depth: usize) {
        let level = element.value().name().as_bytes()[1] - b'0';
        let blocks = self.inside(element, depth);
        let mut inlines = flattened(&blocks);
        inlines.retain(|inline| !matches!(inline, Inline::Break));
        let pictures: Vec<Inline> =
            inlines.extract_if(.., |inline| matches!(inline, Inline::Picture { .. })).collect();
        for inline in &mut inlines {
            if let Inline::Text(_, style) = inline {
                style.strong = false;
            }
        }
        let mut joined = Vec::new();
        for inline in inlines {
            push(&mut joined, inline);
        }
        trim(&mut joined);
        if !joined.is_empty() {
            self.block(Shape::Heading(level, joined));
        }
        self.current.extend(pictures);
        self.end_paragraph();
    }

    fn list(&mut self, element: ElementRef<'_>, depth: usize) {
        self.end_paragraph();
        let first = element.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        let start = (element.value().name() == "ol").then_some(first);
        let mut items: Vec<Vec<Block>> = Vec::new();
        for child in element.children().filter_map(ElementRef::wrap) {
            if self.notes.holds(child) {
                continue;
            }
            let inside = self.inside(child, depth + 1);
            match (child.value().name(), items.last_mut()) {
                // A list right within a list belongs to the item before it.
                ("ul" | "ol", Some(item)) => item.extend(inside),
                _ if inside.is_empty() => {}
                _ => items.push(inside),
            }
        }
        if !items.is_empty() {
            self.block(Shape::List(start, items));
        }
    }

    fn table(&mut self, element: ElementRef<'_>, depth: usize) {
        self.end_paragraph();
        if table::is_layout(element) {
            return self.children(element, depth);
        }
        let place = self.place;
        let mut grid = Grid::default();
        for row in table::rows(element) {
            grid.begin_row();
            for (cell, [rows, columns]) in table::cells(row) {
                let blocks = self.inside(cell, depth + 3);
                grid.put(&flattened(&blocks), rows, columns);
            }
        }
        self.remarks.extend(grid.remark(place));
        let rows = grid.finish();
        if !rows.is_empty() {
            self.block(Shape::Table(rows));
        }
    }

    fn code(&mut self, element: ElementRef<'_>) {
        let text: String = element.text().collect();
        self.block(Shape::Code(text.trim_matches('\n').to_owned()));
    }

    /// A picture with the words below it.
    fn figure(&mut self, element: ElementRef<'_>, depth: usize) {
        let mut blocks = self.inside(element, depth);
        let caption = blocks.last().map(Block::words).unwrap_or_default();
        if let [Block { shape: Shape::Paragraph(pieces, _), .. }, _] = &mut blocks[..]
            && let [Inline::Picture { caption: own, .. }] = &mut pieces[..]
            && !caption.is_empty()
        {
            *own = caption;
            blocks.pop();
        }
        self.blocks.extend(blocks);
    }
}
