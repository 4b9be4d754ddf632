//! Paragraphs, headings, quotes, alerts, code, definition lists.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, HeadingLevel, Tag, TagEnd};

use super::super::edge::Edge;
use super::super::escape;
use super::super::heading::{Attributes, attributes, level_on_page};
use super::super::plain::Plain;
use super::{Writer, picture};
use crate::source::character::is_han;

/// A heading whose text is being written; its start tag follows when the text is known.
pub(super) struct OpenHeading<'p> {
    /// Where the start tag goes.
    at: usize,
    range: Range<usize>,
    pub(super) text: Plain,
    attributes: Attributes<'p>,
}

/// A paragraph being written.
pub(super) struct OpenParagraph {
    /// Where its start tag stands.
    start: usize,
    /// Where its content starts.
    pub(super) content: usize,
    pub(super) holds_only_pictures: bool,
    pub(super) pictures: Vec<picture::Standing>,
    /// The names, where it is nothing but a row of them, and the attribute with its place.
    names: Option<(Vec<String>, String)>,
}

/// The figures written last, one after the other.
#[derive(Default)]
pub(super) struct Figures {
    place: Range<usize>,
    count: usize,
}

const GALLERY: &str = "<div class=\"gallery\">\n";
const GALLERY_END: &str = "</div>\n";

/// Signs without a space that a line of a phone cannot break: an address, the number of a file, a long word.
const LONG_TOKEN: usize = 14;

/// The class of a paragraph with such signs: justified, the line before them would be torn apart.
const RAGGED: &str = " class=\"ragged\"";

/// Whether such signs stand in the HTML of a Chinese paragraph, outside its tags.
fn has_long_token(html: &str) -> bool {
    if !html.chars().any(is_han) {
        return false;
    }
    let (mut run, mut inside) = (0, false);
    html.bytes().any(|byte| {
        inside = byte == b'<' || (inside && byte != b'>');
        run = match byte {
            b'<' | b'>' => run,
            _ if inside => run,
            _ if byte.is_ascii_alphanumeric() || b"-./:?&=%#@+".contains(&byte) => run + 1,
            _ => 0,
        };
        run >= LONG_TOKEN
    })
}

/// Class and title of an alert.
fn alert(kind: BlockQuoteKind) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("note", "说明"),
        BlockQuoteKind::Tip => ("tip", "提示"),
        BlockQuoteKind::Important => ("important", "重要"),
        BlockQuoteKind::Warning => ("warning", "警告"),
        BlockQuoteKind::Caution => ("caution", "注意"),
    }
}

impl Writer<'_> {
    pub(super) fn open_paragraph(&mut self, range: &Range<usize>) {
        self.settle_line_end(Edge::Other);
        let start = self.out.len();
        let names = self.names.of(&self.body[range.clone()], start);
        let names = names.map(|names| (names, self.place_mark(range)));
        self.open("<p", range);
        self.out.push_str(self.office.class(range.start).unwrap_or_default());
        self.out.push('>');
        self.paragraph = Some(OpenParagraph {
            start,
            content: self.out.len(),
            holds_only_pictures: true,
            pictures: Vec::new(),
            names,
        });
    }

    pub(super) fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraph.take() else { return };
        let tag = &self.out[paragraph.start..paragraph.content];
        if !tag.contains("class") && has_long_token(&self.out[paragraph.content..]) {
            self.out.insert_str(paragraph.content - 1, RAGGED);
        }
        self.block("</p>\n");
        if let Some((names, mark)) = &paragraph.names {
            self.out.truncate(paragraph.start);
            return self.names.write(&mut self.out, names, mark);
        }
        if paragraph.holds_only_pictures && !paragraph.pictures.is_empty() {
            self.write_figures(&paragraph);
        } else {
            self.last_paragraph = paragraph.start..self.out.len();
        }
    }

    /// Pictures that stand alone become figures; several one after the other a gallery.
    fn write_figures(&mut self, paragraph: &OpenParagraph) {
        let inline = self.out.split_off(paragraph.start);
        let follows = self.figures.count > 0 && self.figures.place.end == paragraph.start;
        if !follows {
            self.figures = Figures { place: paragraph.start..paragraph.start, count: 0 };
        }
        if self.figures.count > 1 {
            self.out.truncate(self.out.len() - GALLERY_END.len());
        }
        for picture in &paragraph.pictures {
            let mark = self.place_mark(&picture.source);
            picture.write_figure(&mut self.out, &mark, &inline, paragraph.start);
        }
        let before = self.figures.count;
        self.figures.count += paragraph.pictures.len();
        if self.figures.count > 1 {
            if before < 2 {
                self.out.insert_str(self.figures.place.start, GALLERY);
            }
            self.out.push_str(GALLERY_END);
        }
        self.figures.place.end = self.out.len();
    }

    pub(super) fn open_heading(&mut self, range: Range<usize>) {
        self.block("");
        self.heading = Some(OpenHeading {
            at: self.out.len(),
            range: range.clone(),
            text: Plain::default(),
            attributes: attributes(self.body, range),
        });
    }

    pub(super) fn close_heading(&mut self, level: HeadingLevel) {
        let Some(heading) = &self.heading else { return };
        if let Attributes::Words(words) = &heading.attributes {
            let words = &self.body[words.clone()];
            let first = self.out.len() == heading.at;
            self.text(if first { words.trim_start() } else { words });
        }
        self.settle_line_end(Edge::Other);
        let Some(heading) = self.heading.take() else { return };
        let (explicit, classes) = match heading.attributes {
            Attributes::Read { id, classes } => (id, classes),
            _ => (None, Vec::new()),
        };
        let id = self.ids.assign(heading.text.as_str(), explicit);
        let level = level_on_page(level);
        let mut tag = format!("<h{level}{} id=\"{id}\"", self.place_mark(&heading.range));
        if !classes.is_empty() {
            tag.push_str(" class=\"");
            tag.push_str(&classes.join(" "));
            tag.push('"');
        }
        tag.push('>');
        self.out.insert_str(heading.at, &tag);
        self.out.push_str(match level {
            2 => "</h2>\n",
            3 => "</h3>\n",
            4 => "</h4>\n",
            5 => "</h5>\n",
            _ => "</h6>\n",
        });
        self.last = Edge::Other;
    }

    pub(super) fn open_container(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let mut simple = |start: &str, end: &str| {
            self.open(start, range);
            self.out.push_str(end);
        };
        match tag {
            Tag::BlockQuote(None) => simple("<blockquote", ">\n"),
            Tag::HtmlBlock => simple("<p", ">"),
            Tag::DefinitionListTitle => simple("<dt", ">"),
            Tag::DefinitionListDefinition => simple("<dd", ">"),
            Tag::BlockQuote(Some(kind)) => {
                let (class, title) = alert(*kind);
                self.open("<div", range);
                self.out.push_str(" class=\"alert alert-");
                self.out.push_str(class);
                self.out.push_str("\">\n<p class=\"alert-title\">");
                self.out.push_str(title);
                self.out.push_str("</p>\n");
            }
            Tag::CodeBlock(kind) => self.open_code(kind, range),
            Tag::DefinitionList => self.block("<dl>\n"),
            _ => {}
        }
    }

    pub(super) fn close_container(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(None) => self.block("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.block("</div>\n"),
            TagEnd::CodeBlock => self.block("</code></pre>\n"),
            TagEnd::HtmlBlock => {
                let end = self.out.strip_suffix("<br>\n").map_or(self.out.len(), str::len);
                self.out.truncate(end);
                self.block("</p>\n");
            }
            TagEnd::Item => self.block("</li>\n"),
            TagEnd::DefinitionList => self.block("</dl>\n"),
            TagEnd::DefinitionListTitle => self.block("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.block("</dd>\n"),
            _ => {}
        }
    }

    /// The language of a fenced block becomes a class if it is a plain word.
    fn open_code(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) {
        self.open("<pre", range);
        self.out.push_str(" tabindex=\"0\"><code");
        let word = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        if !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "+-_.#".contains(c)) {
            self.out.push_str(" class=\"language-");
            escape::push_attribute(&mut self.out, word);
            self.out.push('"');
        }
        self.out.push('>');
    }
}
