//! What every reader makes and every writer takes: a document of paragraphs, headings, lists, tables, pictures
//! and notes, with what was noticed on the way.
//!
//! Must not know any format of files.

use super::report::Remark;

/// A document of whatever format: its text in order, what belongs to it, and what could not be carried over.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// What it says, in order.
    pub blocks: Vec<Block>,
    /// The notes that the text refers to, by their index.
    pub notes: Vec<Vec<Inline>>,
    /// The files that came with it.
    pub enclosed: Vec<Enclosed>,
    /// What the file says of itself beside its text.
    pub about: About,
    /// What a reader has to know of the way here.
    pub remarks: Vec<Remark>,
}

/// What a file says of itself: properties of a package, tags in the head of a page, front matter of another program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Its title.
    pub title: Option<String>,
    /// The day it was published or made, as written.
    pub date: Option<String>,
    /// When it was changed last, as written.
    pub updated: Option<String>,
    /// Who edited it.
    pub editor: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The unit that published it.
    pub source: Option<String>,
    /// Where it stood on the web.
    pub address: Option<String>,
    /// Its summary.
    pub summary: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its columns or categories.
    pub categories: Vec<String>,
    /// Old addresses that led to it.
    pub aliases: Vec<String>,
    /// Whether it was a draft.
    pub draft: bool,
}

/// A file that belongs to a text: a picture out of a package, the table that an article is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosed {
    /// The name that the text uses.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// One block of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Which of the paragraphs or lines of the source it is, from 1.
    pub place: usize,
    /// What it is.
    pub shape: Shape,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A paragraph, with where it stands between the margins.
    Paragraph(Vec<Inline>, Margin),
    /// A heading of a level from 2: the title is that of level 1.
    Heading(u8, Vec<Inline>),
    /// A list: the number of its first item, or none, and its items.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A table: rows of cells, the first of them its head.
    Table(Vec<Vec<Vec<Inline>>>),
    /// What somebody else said.
    Quote(Vec<Block>),
    /// Text to be shown as it is.
    Code(String),
    /// A line between two parts.
    Rule,
}

/// Where a paragraph stands between the margins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Margin {
    /// As text does.
    #[default]
    Text,
    /// In the middle, as titles do.
    Centre,
    /// At the right, as signatures do.
    Right,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words of one style.
    Text(String, Style),
    /// A picture: its file or address, what it shows, its caption.
    Picture {
        /// The file or address.
        file: String,
        /// What it shows, or empty.
        alt: String,
        /// What stands below it, or empty.
        caption: String,
    },
    /// A reference to a note, by its index.
    Note(usize),
    /// The end of a line within a cell.
    Break,
}

/// How words are set, as far as an article keeps it.
#[expect(clippy::struct_excessive_bools, reason = "each stands alone, in any mixture, as in the formats")]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Style {
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
    /// Struck through.
    pub struck: bool,
    /// As typed on a machine.
    pub code: bool,
    /// The address it leads to.
    pub link: Option<String>,
}

impl Block {
    /// A paragraph of plain words.
    pub fn paragraph(place: usize, text: &str) -> Self {
        Self { place, shape: Shape::Paragraph(vec![Inline::plain(text)], Margin::Text) }
    }

    /// The words of a paragraph or heading, without their style; empty for anything else.
    pub fn words(&self) -> String {
        match &self.shape {
            Shape::Paragraph(inlines, _) | Shape::Heading(_, inlines) => words(inlines),
            _ => String::new(),
        }
    }

    /// All words of the block and of the blocks within it, line by line.
    pub fn all_words(&self, out: &mut String) {
        match &self.shape {
            Shape::List(_, items) => items.iter().flatten().for_each(|block| block.all_words(out)),
            Shape::Quote(blocks) => blocks.iter().for_each(|block| block.all_words(out)),
            Shape::Table(rows) => {
                for cell in rows.iter().flatten() {
                    out.push_str(&words(cell));
                    out.push('\n');
                }
            }
            Shape::Code(text) => {
                out.push_str(text);
                out.push('\n');
            }
            Shape::Rule => {}
            Shape::Paragraph(..) | Shape::Heading(..) => {
                out.push_str(&self.words());
                out.push('\n');
            }
        }
    }
}

impl Inline {
    /// Words without any style.
    pub fn plain(text: &str) -> Self {
        Self::Text(text.to_owned(), Style::default())
    }
}

/// The words of some pieces, without their style.
pub fn words(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text, _) => out.push_str(text),
            Inline::Break => out.push(' '),
            Inline::Picture { .. } | Inline::Note(_) => {}
        }
    }
    out
}

/// Puts a piece behind others; words of one style become one piece.
pub fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    match (inlines.last_mut(), inline) {
        (_, Inline::Text(text, _)) if text.is_empty() => {}
        (Some(Inline::Text(before, style)), Inline::Text(text, next)) if *style == next => {
            before.push_str(&text);
        }
        (_, inline) => inlines.push(inline),
    }
}

/// Takes the spaces off both ends of a paragraph: word processors indent with them.
pub fn trim(inlines: &mut Vec<Inline>) {
    while let Some(Inline::Text(text, _)) = inlines.first_mut() {
        *text = text.trim_start().to_owned();
        if !text.is_empty() {
            break;
        }
        inlines.remove(0);
    }
    while let Some(Inline::Text(text, _)) = inlines.last_mut() {
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            break;
        }
        inlines.pop();
    }
}

/// Takes so many bytes of words off the start, such as a number that becomes a list's.
pub fn cut(inlines: &mut Vec<Inline>, mut bytes: usize) {
    while bytes > 0
        && let Some(Inline::Text(text, _)) = inlines.first_mut()
    {
        let taken = text.ceil_char_boundary(bytes.min(text.len()));
        text.drain(..taken);
        bytes = bytes.saturating_sub(taken);
        if !text.is_empty() {
            break;
        }
        inlines.remove(0);
    }
}

/// Puts words before a paragraph, in the style of its first words.
pub fn prefix(inlines: &mut Vec<Inline>, label: &str) {
    if let Some(Inline::Text(text, style)) = inlines.first_mut()
        && style.link.is_none()
    {
        text.insert_str(0, label);
    } else {
        inlines.insert(0, Inline::plain(label));
    }
}
