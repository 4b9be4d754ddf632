//! Drawings in SVG: what is shown stays, what could act or reach out goes. The drawing is written anew from
//! what was understood, so that no reader of it can understand something else.
//!
//! Must not know files or addresses of the site.

mod judge;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use judge::{active_element, judge, pixels, reaches_out, view_box, without_comments};

/// A drawing of more bytes is a photograph or a map that was traced: 8 MiB.
pub const LARGEST: usize = 8 * 1024 * 1024;

/// A drawing that only draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The drawing without what was taken out: XML in UTF-8.
    pub bytes: Vec<u8>,
    /// Width and height in pixels, where the drawing gives both, or its view box.
    pub size: Option<(u32, u32)>,
    /// What was taken out of it.
    pub removed: BTreeSet<Active>,
}

/// What makes a drawing more than a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Active {
    /// `<script>`, or an address `javascript:`.
    Script,
    /// `onclick=…` and its like.
    Handler,
    /// `<foreignObject>`, `<iframe>` and elements of other languages that show something.
    ForeignObject,
    /// A picture, a font, a style or a link outside the drawing.
    OuterReference,
    /// `<animate>`, `<set>`, which can change addresses while the drawing is shown.
    Animation,
}

impl Active {
    /// The word for it in findings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Script => "script",
            Self::Handler => "on…=",
            Self::ForeignObject => "foreignObject",
            Self::OuterReference => "href/url(…)",
            Self::Animation => "animate",
        }
    }
}

/// Why a drawing cannot be used at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawingFault {
    /// It has more than [`LARGEST`] bytes.
    TooLarge,
    /// It is no XML in UTF-8, or no drawing.
    Broken,
    /// It declares entities, which can grow without end.
    Entities,
    /// It holds a photograph, whose position and label nobody could see.
    Photograph,
}

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// The elements that draw.
const DRAWING: [&str; 62] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "switch",
    "a",
    "title",
    "desc",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "pattern",
    "marker",
    "view",
    "filter",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "hatch",
    "hatchpath",
    "mesh",
    "meshgradient",
    "meshpatch",
    "meshrow",
    "solidcolor",
    "tref",
    "cursor",
];

/// Reads a drawing and leaves only what draws.
pub fn filter(bytes: &[u8]) -> Result<Drawing, DrawingFault> {
    if bytes.len() > LARGEST {
        return Err(DrawingFault::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = str::from_utf8(bytes).map_err(|_| DrawingFault::Broken)?;
    let mut filter = Filter { out: String::with_capacity(text.len()), ..Filter::default() };
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(|_| DrawingFault::Broken)? {
            Event::Eof => break,
            event => filter.event(&event)?,
        }
    }
    if filter.open.is_empty() && filter.started {
        let Filter { mut out, removed, size, .. } = filter;
        out.push('\n');
        return Ok(Drawing { bytes: out.into_bytes(), size, removed });
    }
    Err(DrawingFault::Broken)
}

/// What is written so far.
#[derive(Default)]
struct Filter {
    out: String,
    /// The elements that are open; those that are left out are marked.
    open: Vec<Open>,
    /// Text of the style that is open, gathered before it is judged.
    style: Option<String>,
    started: bool,
    size: Option<(u32, u32)>,
    removed: BTreeSet<Active>,
}

#[derive(Clone, PartialEq, Eq)]
enum Open {
    Written(String),
    LeftOut,
}

impl Filter {
    fn event(&mut self, event: &Event<'_>) -> Result<(), DrawingFault> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::Empty(tag) => {
                self.start(tag)?;
                self.end();
                Ok(())
            }
            Event::End(_) => {
                self.end();
                Ok(())
            }
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(sign)) => self.text(sign.encode_utf8(&mut [0; 4])),
                Ok(None) => match quick_xml::escape::resolve_predefined_entity(&reference.xml10_content()) {
                    Some(signs) => self.text(signs),
                    None => Err(DrawingFault::Entities),
                },
                Err(_) => Err(DrawingFault::Broken),
            },
            Event::DocType(text) if text.xml10_content().contains("<!ENTITY") => Err(DrawingFault::Entities),
            Event::DocType(_) | Event::Decl(_) | Event::Comment(_) | Event::Eof => Ok(()),
            Event::PI(instruction) => {
                if instruction.target() == "xml-stylesheet" {
                    self.removed.insert(Active::OuterReference);
                }
                Ok(())
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), DrawingFault> {
        let name = tag.name().into_inner();
        if self.open.contains(&Open::LeftOut) {
            self.open.push(Open::LeftOut);
            return Ok(());
        }
        if self.open.is_empty() && (self.started || name != "svg") {
            return Err(DrawingFault::Broken);
        }
        if name == "image" {
            return self.image(tag);
        }
        if !DRAWING.contains(&name) {
            self.removed.extend(active_element(name));
            self.open.push(Open::LeftOut);
            return Ok(());
        }
        self.out.push('<');
        self.out.push_str(name);
        if !self.started {
            self.started = true;
            self.out.extend([" xmlns=\"", SVG, "\" xmlns:xlink=\"", XLINK, "\""]);
        }
        let size = self.attributes(tag)?;
        if self.open.is_empty() {
            self.size = size;
        }
        self.out.push('>');
        if name == "style" {
            self.style = Some(String::new());
        }
        self.open.push(Open::Written(name.to_owned()));
        Ok(())
    }

    /// A photograph inside is refused, a picture outside is left out.
    fn image(&mut self, tag: &BytesStart<'_>) -> Result<(), DrawingFault> {
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| DrawingFault::Broken)?;
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| DrawingFault::Entities)?;
            if attribute.key.local_name().into_inner() == "href" && value.trim_start().starts_with("data:") {
                return Err(DrawingFault::Photograph);
            }
        }
        self.removed.insert(Active::OuterReference);
        self.open.push(Open::LeftOut);
        Ok(())
    }

    /// Writes the attributes that draw; the size that they give.
    fn attributes(&mut self, tag: &BytesStart<'_>) -> Result<Option<(u32, u32)>, DrawingFault> {
        let (mut width, mut height, mut view) = (None, None, None);
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| DrawingFault::Broken)?;
            let key = attribute.key.into_inner();
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| DrawingFault::Entities)?;
            match judge(key, &value) {
                Ok(false) => continue,
                Ok(true) => {}
                Err(active) => {
                    self.removed.insert(active);
                    continue;
                }
            }
            match key {
                "width" => width = pixels(&value),
                "height" => height = pixels(&value),
                "viewBox" => view = view_box(&value),
                _ => {}
            }
            self.out.extend([" ", key, "=\"", escape(&*value).as_ref(), "\""]);
        }
        Ok(width.zip(height).or(view))
    }

    fn text(&mut self, text: &str) -> Result<(), DrawingFault> {
        match (&mut self.style, self.open.last()) {
            (_, None) if text.trim().is_empty() => Ok(()),
            (_, None) => Err(DrawingFault::Broken),
            (_, Some(Open::LeftOut)) => Ok(()),
            (Some(style), _) => {
                style.push_str(text);
                Ok(())
            }
            (None, _) => {
                self.out.push_str(&escape(text));
                Ok(())
            }
        }
    }

    fn end(&mut self) {
        if let Some(Open::Written(name)) = self.open.pop() {
            if name == "style"
                && let Some(style) = self.style.take()
            {
                let rules = without_comments(&style);
                if reaches_out(&rules) {
                    self.removed.insert(Active::OuterReference);
                } else {
                    self.out.push_str(&escape(&*rules));
                }
            }
            self.out.push_str("</");
            self.out.push_str(&name);
            self.out.push('>');
        }
    }
}
