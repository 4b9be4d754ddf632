//! Markdown of other programs as HTML, with whatever HTML they let through: to be read and written anew, never
//! to be published.

use pulldown_cmark::{Parser, html};

use super::limits;

/// The HTML of a text, as its own program would have made it. A text beyond the limits comes as one paragraph.
pub fn foreign_html(text: &str) -> String {
    if limits::excess(text).is_some() {
        return text.replace('&', "&amp;").replace('<', "&lt;");
    }
    let mut out = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut out, Parser::new_ext(text, limits::options()));
    out
}
