//! What a file of a picture consists of: the places of its parts, told without decoding a pixel. Only the few
//! bytes that say how long a part is are read; the rest is passed over.

mod gif;
mod jpeg;
mod png;
mod webp;

pub(super) use gif::IMAGE as GIF_IMAGE;

use std::io::{self, BufRead, Seek, SeekFrom};
use std::ops::Range;

/// What pictures are made as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Photographs.
    Jpeg,
    /// Drawings and screenshots.
    Png,
    /// Old drawings, or moving ones.
    Gif,
    /// Any of these.
    WebP,
    /// What Paint saved long ago.
    Bmp,
}

impl Format {
    /// The format of a file that begins so, whatever its name says.
    pub fn of(start: &[u8]) -> Option<Self> {
        match start {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            [b'B', b'M', ..] => Some(Self::Bmp),
            _ => None,
        }
    }

    /// The format that a file's name says.
    pub fn of_name(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" => Some(Self::Jpeg),
            "png" => Some(Self::Png),
            "gif" => Some(Self::Gif),
            "webp" => Some(Self::WebP),
            "bmp" => Some(Self::Bmp),
            _ => None,
        }
    }
}

/// A part of a file and the bytes that are its content, without marker, length and checksum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is called: a JPEG marker as `ff e1`, the four letters of a chunk of PNG or WebP, the one
    /// or two bytes that begin a block of GIF.
    pub kind: [u8; 4],
    /// Where its content lies.
    pub content: Range<u64>,
    /// Where all of it lies.
    pub whole: Range<u64>,
}

/// How far a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// To the pixels, or to the end where what is wanted may stand behind them.
    Header,
    /// To the end of the picture.
    Picture,
}

/// The parts of a picture in their order, up to its end or to where the file breaks off. What stands behind
/// the end is not part of the picture.
pub fn parts(format: Format, reader: &mut (impl BufRead + Seek), extent: Extent) -> io::Result<Vec<Part>> {
    reader.seek(SeekFrom::Start(0))?;
    match format {
        Format::Jpeg => jpeg::parts(reader, extent),
        Format::Png => png::parts(reader),
        Format::Gif => gif::parts(reader),
        Format::WebP => webp::parts(reader),
        Format::Bmp => Ok(Vec::new()),
    }
}

/// The content of a part; empty where it has more than `most` bytes.
pub fn content(reader: &mut (impl BufRead + Seek), part: &Part, most: u64) -> io::Result<Vec<u8>> {
    let length = part.content.end - part.content.start;
    if length > most {
        return Ok(Vec::new());
    }
    reader.seek(SeekFrom::Start(part.content.start))?;
    let mut bytes = vec![0; usize::try_from(length).expect("a part of a few MiB fits into memory")];
    reader.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// The next bytes; nothing where the file breaks off.
fn next<const N: usize>(reader: &mut impl BufRead) -> io::Result<Option<[u8; N]>> {
    let mut bytes = [0; N];
    match reader.read_exact(&mut bytes) {
        Ok(()) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

/// Passes over so many bytes.
fn pass(reader: &mut impl Seek, length: u64) -> io::Result<()> {
    reader.seek_relative(i64::try_from(length).map_err(|_| io::ErrorKind::InvalidData)?)
}
