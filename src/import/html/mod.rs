//! HTML as a document: what WPS and Word put on the clipboard, saved pages, articles of old sites. The parser is
//! that of browsers, so that whatever a browser shows is found.
//!
//! Must not know where the pictures are. The only user of scraper.

mod look;
mod note;
mod inline;
mod table;
mod block;
mod special;
mod page;

use scraper::{ElementRef, Html};

use super::grid::flattened;
use super::model::Imported;
use super::report::Remark;
use crate::diagnostic::Text;
use crate::text;
use block::Reader;

/// Longer pages are no articles.
const LONGEST: usize = 24 * 1024 * 1024;

/// Elements that may be open at one time: pages have some thirty, and parsers need the square of it.
const DEEPEST: usize = 2_000;

/// Attributes of one element: pages have ten, and parsers need the square of them.
const WIDEST: usize = 8_000;

/// Reads a page or a fragment of one: the article in it, with what the page's head says of it.
pub fn read(html: &str) -> Result<Imported, Text> {
    bounded(html)?;
    let document = Html::parse_document(html);
    let about = page::about(&document, html);
    let root = page::article(&document);
    Ok(Imported { about, ..read_element(&document, root) })
}

/// Reads all of a fragment, such as the body of an article that another program kept as HTML.
pub fn read_fragment(html: &str) -> Result<Imported, Text> {
    bounded(html)?;
    let document = Html::parse_document(html);
    let root = page::body(&document);
    Ok(read_element(&document, root))
}

fn read_element(document: &Html, root: ElementRef<'_>) -> Imported {
    let notes = note::found(document);
    let mut reader = Reader::new(&notes);
    reader.children(root, 0);
    let mut imported = reader.finish();
    imported.notes = notes.targets(|target| {
        let mut inside = Reader::new(&notes);
        inside.note(target);
        let read = inside.finish();
        imported.remarks.extend(read.remarks);
        flattened(&read.blocks)
    });
    if imported.blocks.is_empty() {
        imported.remarks.push(Remark::doubtful(0, text!("网页里没有找到正文", "the page holds no text")));
    }
    imported
}

/// Why a page is not read: what it would cost nobody's article needs.
fn bounded(html: &str) -> Result<(), Text> {
    if html.len() > LONGEST {
        return Err(text!("网页超过 24 MB", "the page has more than 24 MB"));
    }
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    let bytes = html.as_bytes();
    let mut tags = memchr::memchr_iter(b'<', bytes).peekable();
    while let Some(at) = tags.next() {
        match bytes.get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(c) if c.is_ascii_alphabetic() && !is_void(&bytes[at + 1..]) => depth += 1,
            _ => {}
        }
        deepest = deepest.max(depth);
        let tag = &bytes[at..tags.peek().copied().unwrap_or(bytes.len())];
        let tag = &tag[..memchr::memchr(b'>', tag).unwrap_or(tag.len())];
        if tag.len() > WIDEST
            && tag.iter().filter(|c| c.is_ascii_whitespace() || **c == b'=').count() > WIDEST
        {
            return Err(text!(
                "网页里有属性多得不正常的标签",
                "an element of the page has more attributes than any"
            ));
        }
    }
    if deepest > DEEPEST {
        return Err(text!(
            "网页里有 {deepest} 层没有关闭的标签，不像文章",
            "{deepest} elements of the page stand in each other: that is no article"
        ));
    }
    Ok(())
}

/// Elements that are never closed, or often are not.
fn is_void(tag: &[u8]) -> bool {
    const VOID: [&[u8]; 14] = [
        b"br", b"img", b"hr", b"input", b"meta", b"link", b"p", b"li", b"td", b"tr", b"th", b"col",
        b"option", b"o:p",
    ];
    let end = tag.iter().position(|c| !c.is_ascii_alphanumeric() && *c != b':').unwrap_or(tag.len());
    VOID.iter().any(|void| void.eq_ignore_ascii_case(&tag[..end]))
}

#[cfg(test)]
mod tests;
