//! What a file is that is shown as a picture: pixels, a drawing, or nothing that can be published.

use std::io::{self, BufRead, Seek};

use super::header::Header;
use super::label::Generated;
use super::plan::{Plan, plan, plan_drawing};
use super::refusal::PictureRefusal;
use super::svg;
use crate::config::Originals;

/// A file that is shown as a picture, before anything is made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Pixels.
    Pixels(Header),
    /// A drawing in SVG, with its width and height if it says.
    Drawing(Option<(u32, u32)>),
    /// Nothing that can be published.
    Refused(PictureRefusal),
}

impl Look {
    /// Looks at the header of a file.
    pub fn at(reader: &mut (impl BufRead + Seek)) -> io::Result<Self> {
        Ok(Header::read(reader)?.map_or_else(Self::Refused, Self::Pixels))
    }

    /// Looks at a whole drawing in SVG.
    pub fn at_drawing(bytes: &[u8]) -> Self {
        match svg::filter(bytes) {
            Ok(drawing) => Self::Drawing(drawing.size),
            Err(fault) => Self::Refused(PictureRefusal::Drawing(fault)),
        }
    }

    /// Width and height in pixels as it is shown, if they are known.
    pub fn size(&self) -> Option<(u32, u32)> {
        match self {
            Self::Pixels(header) => Some((header.width, header.height)),
            Self::Drawing(size) => *size,
            Self::Refused(_) => None,
        }
    }

    /// Whether its maker labelled it as generated.
    pub fn generated(&self) -> Option<Generated> {
        match self {
            Self::Pixels(header) => header.generated,
            _ => None,
        }
    }

    /// What is published of it, by its file's name and bytes; nothing of what is refused.
    pub fn plan(&self, name: &str, size: u64, originals: Originals) -> Option<Plan> {
        match self {
            Self::Pixels(header) => Some(plan(name, header, size, originals)),
            Self::Drawing(measure) => Some(plan_drawing(name, measure.unwrap_or_default())),
            Self::Refused(_) => None,
        }
    }
}
