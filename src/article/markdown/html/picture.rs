//! Pictures: in a line, or as a figure where one stands alone.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::super::address::{Address, judge};
use super::super::edge::Edge;
use super::super::escape;
use super::super::plain::Plain;
use super::{Anchor, Writer};

/// A picture whose description is being read.
pub(super) struct OpenPicture {
    destination: String,
    title: String,
    alt: Plain,
    /// Where it stands in the parser's text.
    source: Range<usize>,
    /// Pictures within the description.
    depth: usize,
}

/// A picture written within a paragraph that may turn out to hold nothing else.
pub(super) struct Standing {
    /// Where it stands in the parser's text.
    pub(super) source: Range<usize>,
    /// Its tag in the output.
    tag: Range<usize>,
    /// The title attribute within it, with the space before; empty without a title.
    title: Range<usize>,
    note: Option<&'static str>,
    /// Where the largest form stands, if it can be opened.
    pub(super) large: Option<String>,
}

const TITLE: &str = " title=\"";

/// How wide a picture stands on a page: as wide as the screen, or as the column of text, which has 42 to 45rem
/// in the themes.
const SIZES: &str = " sizes=\"(min-width: 48em) 45rem, 100vw\"";

impl Standing {
    /// Writes the picture as a figure with an attribute of its own. `inline` is the paragraph as it was
    /// written from `start` on.
    pub(super) fn write_figure(&self, out: &mut String, attribute: &str, inline: &str, start: usize) {
        let part = |range: Range<usize>| &inline[range.start - start..range.end - start];
        out.push_str("<figure");
        out.push_str(attribute);
        out.push('>');
        let title = part(self.title.clone());
        let tag = [part(self.tag.start..self.title.start), part(self.title.end..self.tag.end)].concat();
        match &self.large {
            Some(large) => {
                out.push_str("<a href=\"");
                escape::push_address(out, large);
                out.push_str("\">");
                out.push_str(&tag);
                out.push_str("</a>");
            }
            None => out.push_str(&tag),
        }
        if !title.is_empty() || self.note.is_some() {
            out.push_str("<figcaption>");
            out.push_str(title.strip_prefix(TITLE).unwrap_or_default().trim_end_matches('"'));
            if let Some(note) = self.note {
                out.push_str("<small>");
                out.push_str(note);
                out.push_str("</small>");
            }
            out.push_str("</figcaption>");
        }
        out.push_str("</figure>\n");
    }
}

impl<'p> Writer<'p> {
    pub(super) fn open_picture(&mut self, destination: CowStr<'p>, title: &str, range: &Range<usize>) {
        self.settle_line_end(Edge::Other);
        self.picture = Some(OpenPicture {
            destination: destination.into_string(),
            title: title.to_owned(),
            alt: Plain::default(),
            source: range.clone(),
            depth: 0,
        });
    }

    /// Everything within the brackets counts as words only.
    pub(super) fn inside_picture(&mut self, event: &Event<'_>) {
        let Some(picture) = &mut self.picture else { return };
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
                picture.alt.push(text);
                if let Some(heading) = &mut self.heading {
                    heading.text.push(text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                picture.alt.line_end();
                if let Some(heading) = &mut self.heading {
                    heading.text.line_end();
                }
            }
            Event::Start(Tag::Image { .. }) => picture.depth += 1,
            Event::End(TagEnd::Image) if picture.depth > 0 => picture.depth -= 1,
            Event::End(TagEnd::Image) => self.close_picture(),
            _ => {}
        }
    }

    fn close_picture(&mut self) {
        let Some(picture) = self.picture.take() else { return };
        let alt = picture.alt.into_string();
        let address = judge(&picture.destination);
        if matches!(address, Address::Filtered | Address::Contact) {
            return self.show(&alt);
        }
        let found =
            if address == Address::Relative { self.resolve.picture(&picture.destination) } else { None };
        let start = self.out.len();
        let webp = found.as_ref().map(|found| found.webp.as_str()).filter(|webp| !webp.is_empty());
        if let Some(webp) = webp {
            self.out.push_str("<picture><source type=\"image/webp\"");
            self.srcset(webp);
            self.out.push('>');
        }
        self.out.push_str("<img");
        if let Some(found) = found.as_ref().filter(|found| !found.srcset.is_empty()) {
            self.srcset(&found.srcset);
        }
        self.out.push_str(" src=\"");
        let url = found.as_ref().map_or(picture.destination.as_str(), |found| found.url.as_str());
        escape::push_address(&mut self.out, url);
        self.out.push_str("\" alt=\"");
        escape::push_attribute(&mut self.out, &alt);
        self.out.push('"');
        let title_start = self.out.len();
        if !picture.title.is_empty() {
            self.out.push_str(TITLE);
            escape::push_attribute(&mut self.out, &picture.title);
            self.out.push('"');
        }
        let title = title_start..self.out.len();
        if let Some((width, height)) = found.as_ref().and_then(|found| found.width.zip(found.height)) {
            let size = format!(" width=\"{width}\" height=\"{height}\"");
            self.out.push_str(&size);
        }
        // The first picture is likely seen at once; the others wait until the reader comes near.
        self.out.push_str(if self.pictures == 0 {
            " decoding=\"async\">"
        } else {
            " loading=\"lazy\" decoding=\"async\">"
        });
        if webp.is_some() {
            self.out.push_str("</picture>");
        }
        self.pictures += 1;
        self.last = Edge::Other;
        let tag = start..self.out.len();
        let note = found.as_ref().and_then(|found| found.note);
        let large = found.filter(|found| !found.srcset.is_empty()).map(|found| found.url);
        let linked = self.links.contains(&Anchor::Written);
        match &mut self.paragraph {
            Some(paragraph) if !linked => {
                paragraph.pictures.push(Standing { source: picture.source, tag, title, note, large });
            }
            _ => self.out.push_str(&note.map(|note| format!("<small>{note}</small>")).unwrap_or_default()),
        }
    }

    fn srcset(&mut self, widths: &str) {
        self.out.push_str(SIZES);
        self.out.push_str(" srcset=\"");
        escape::push_attribute(&mut self.out, widths);
        self.out.push('"');
    }
}
