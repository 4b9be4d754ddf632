//! Markdown as Chinese editors write it: outline, summary, counts, references and findings from one
//! reading ([`read`]), HTML from another ([`to_html`]).
//!
//! Must know nothing of files, addresses of other pages or front matter. The only user of
//! pulldown-cmark.

mod edge;
mod escape;
mod address;
mod bare;
mod alert;
mod body;
pub mod codes;
mod flank;
mod heading;
mod limits;
mod line_start;
mod line_end;
mod paragraphs;
mod office;
mod foreign;
mod indent;
mod sign;
mod merge;
mod prepare;
mod parse;
mod plain;
mod html;
mod lint;
mod summary;
mod read;

pub use body::{Body, Heading, Reference, ReferenceKind, WordCount};
pub use foreign::foreign_html;
pub use line_end::paragraphs_begin;
pub use line_start::{is_address, is_date, number_level};
pub use office::is_office;
pub use paragraphs::LINE_SEPARATORS;
pub use plain::plain_text;
pub use read::read;

use crate::config::LineEnds;
use html::Marks;
use prepare::Prepared;

/// Whether an address leads to another site, as browsers read it.
pub fn is_web_address(address: &str) -> bool {
    address::judge(address) == address::Address::External
}

/// A picture as the page shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Its address as the page writes it, percent-encoded.
    pub url: String,
    /// Width in pixels, if the file says.
    pub width: Option<u32>,
    /// Height in pixels, if the file says.
    pub height: Option<u32>,
    /// The same picture in several widths, as `srcset` writes them; empty where there is only one.
    pub srcset: String,
    /// The same as WebP.
    pub webp: String,
    /// What readers must know of it, below its caption.
    pub note: Option<&'static str>,
}

/// Where relative addresses lead. Only the site knows.
pub trait Resolve {
    /// The address that a page writes for a link as the author wrote it (unescaped, relative or a
    /// fragment); `None` keeps it as written.
    fn link(&self, destination: &str) -> Option<String>;

    /// The same for a picture, with its size.
    fn picture(&self, destination: &str) -> Option<Picture>;
}

/// The HTML of an article's body. Nothing that an author types becomes code: raw HTML is shown as
/// text, addresses other than `http`, `https`, `mailto`, `tel` and relative ones are not linked, and
/// no style or script attribute is ever written.
pub fn to_html(source_text: &str, line_ends: LineEnds, resolve: &dyn Resolve) -> String {
    write(source_text, line_ends, resolve, Marks::None)
}

/// A paragraph of plain words, and one with a web address to follow.
pub fn web_link(words: &str, address: &str, before: &str) -> String {
    let mut html = String::from("<p>");
    escape::push_text(&mut html, words);
    html.push_str("</p>\n<p class=\"ragged\">");
    escape::push_text(&mut html, before);
    html.push_str("<a href=\"");
    escape::push_address(&mut html, address);
    html.push_str("\" rel=\"external nofollow noopener noreferrer\">");
    escape::push_text(&mut html, address);
    html.push_str("</a></p>\n");
    html
}

/// The attribute of [`to_placed_html`].
pub const PLACE: &str = "data-place";

/// The same elements as those of [`to_html`], where each that shows a block of the body says in the
/// attribute [`PLACE`] from which byte to which: `data-place="0 12"`. Not for pages: it tells which of
/// their elements shows a place in the text.
pub fn to_placed_html(source_text: &str, line_ends: LineEnds) -> String {
    write(source_text, line_ends, &AsWritten, Marks::Places)
}

/// Leaves every address as it was written.
pub(crate) struct AsWritten;

impl Resolve for AsWritten {
    fn link(&self, _: &str) -> Option<String> {
        None
    }

    fn picture(&self, _: &str) -> Option<Picture> {
        None
    }
}

fn write(source_text: &str, line_ends: LineEnds, resolve: &dyn Resolve, marks: Marks) -> String {
    if limits::excess(source_text).is_some() {
        return refused(source_text);
    }
    let prepared = Prepared::new(source_text, line_ends);
    let mut html = html::write(source_text, &prepared, resolve, marks);
    if escape::may_need_sanitising(source_text) {
        escape::sanitise(&mut html);
    }
    html
}

/// A body beyond the limits, as it was typed. Building stops at its finding; only a preview shows it.
fn refused(source_text: &str) -> String {
    let mut html = String::from("<pre>");
    escape::push_text(&mut html, source_text);
    html.push_str("</pre>\n");
    escape::sanitise(&mut html);
    html
}

#[cfg(test)]
mod tests;
