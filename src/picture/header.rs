//! What the header of a picture tells: enough to plan what is published.

use std::io::{self, BufRead, Seek, SeekFrom};

use image::metadata::Orientation;

use super::label::{Generated, Label};
use super::parts::{Extent, Format, Part, content, parts};
use super::refusal::PictureRefusal;

/// Bytes that decoding a picture may take at once; with it in memory the program stays below 250 MiB.
pub const MOST_MEMORY: u64 = 200 * 1024 * 1024;

/// Metadata of more bytes is not looked at: an EXIF or XMP packet of JPEG has 64 KiB at most.
const MOST_METADATA: u64 = 1024 * 1024;

/// What is known of a picture before it is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// How it is encoded.
    pub format: Format,
    /// Width in pixels as it is shown, turned as the camera was held.
    pub width: u32,
    /// Height in pixels as it is shown.
    pub height: u32,
    /// How it is turned before it is shown.
    pub turn: Turn,
    /// Whether it is seen through in places, as far as the header tells.
    pub alpha: bool,
    /// Whether it moves.
    pub moving: bool,
    /// Whether its colours are those of a profile that it brings along.
    pub profile: bool,
    /// Whether its maker labelled it as generated.
    pub generated: Option<Generated>,
    /// Bytes of memory that decoding takes.
    pub memory: u64,
}

/// How a picture is turned before it is shown: the value of the EXIF tag Orientation, 1 to 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn(Orientation);

impl Turn {
    /// As it is stored.
    pub const NONE: Self = Self(Orientation::NoTransforms);

    /// What the EXIF data of a picture say; as stored where they say nothing that makes sense.
    pub fn of_exif(exif: &[u8]) -> Self {
        Self(Orientation::from_exif_chunk(exif).unwrap_or(Orientation::NoTransforms))
    }

    /// Whether width and height change places.
    pub fn lies(self) -> bool {
        self.0.to_exif() > 4
    }

    /// For the decoder.
    pub(super) fn orientation(self) -> Orientation {
        self.0
    }
}

/// The sizes and flags of a picture as it is stored.
struct Stored {
    width: u32,
    height: u32,
    alpha: bool,
    /// Bytes of memory a pixel: while decoding, and as 8-bit colours.
    weight: u64,
}

impl Header {
    /// Reads the header of a file. `Err` says that it is no picture that can be published.
    pub fn read(reader: &mut (impl BufRead + Seek)) -> io::Result<Result<Self, PictureRefusal>> {
        let start = reader.fill_buf()?;
        let Some(format) = Format::of(start) else { return Ok(Err(PictureRefusal::of(start))) };
        let parts = parts(format, reader, Extent::Header)?;
        let stored = match format {
            Format::Jpeg => jpeg(reader, &parts)?,
            Format::Png => png(reader, &parts)?,
            Format::Gif => gif(reader)?,
            Format::WebP => webp(reader, &parts)?,
            Format::Bmp => bmp(reader)?,
        };
        let Some(stored) = stored.filter(|stored| stored.width > 0 && stored.height > 0) else {
            return Ok(Err(PictureRefusal::Broken));
        };
        let memory = u64::from(stored.width) * u64::from(stored.height) * stored.weight;
        if memory > MOST_MEMORY {
            return Ok(Err(PictureRefusal::TooLarge { width: stored.width, height: stored.height }));
        }
        let Metadata { exif, label, profile } = Metadata::read(format, reader, &parts)?;
        let turn = exif.as_deref().map_or(Turn::NONE, Turn::of_exif);
        let (width, height) =
            if turn.lies() { (stored.height, stored.width) } else { (stored.width, stored.height) };
        Ok(Ok(Self {
            format,
            width,
            height,
            turn,
            alpha: stored.alpha,
            moving: moving(format, &parts),
            profile,
            generated: label.map(|label| label.generated()),
            memory,
        }))
    }
}

/// What stands beside the pixels and means something to readers.
pub(super) struct Metadata {
    pub exif: Option<Vec<u8>>,
    pub label: Option<Label>,
    pub profile: bool,
}

impl Metadata {
    pub fn read(format: Format, reader: &mut (impl BufRead + Seek), parts: &[Part]) -> io::Result<Self> {
        let mut found = Self { exif: None, label: None, profile: false };
        for part in parts {
            match (format, &part.kind) {
                (Format::Jpeg, [0xff, 0xe1 | 0xfe, 0, 0]) => {
                    found.jpeg(&content(reader, part, MOST_METADATA)?);
                }
                (Format::Jpeg, [0xff, 0xe2, 0, 0]) => {
                    found.profile |= content(reader, part, MOST_METADATA)?.starts_with(b"ICC_PROFILE\0");
                }
                (Format::Png, b"eXIf") | (Format::WebP, b"EXIF") => {
                    let exif = content(reader, part, MOST_METADATA)?;
                    found.label(|| Label::in_text(&exif));
                    found.exif = Some(exif.strip_prefix(b"Exif\0\0").map(<[u8]>::to_vec).unwrap_or(exif));
                }
                (Format::Png, b"iTXt" | b"tEXt") => {
                    let text = content(reader, part, MOST_METADATA)?;
                    found.label(|| Label::in_xmp(&text).or_else(|| Label::in_text(&text)));
                }
                (Format::WebP, b"XMP ") => {
                    let packet = content(reader, part, MOST_METADATA)?;
                    found.label(|| Label::in_xmp(&packet));
                }
                (Format::Png, b"iCCP") | (Format::WebP, b"ICCP") => found.profile = true,
                _ => {}
            }
        }
        Ok(found)
    }

    fn jpeg(&mut self, segment: &[u8]) {
        if let Some(exif) = segment.strip_prefix(b"Exif\0\0") {
            self.label(|| Label::in_text(exif));
            self.exif.get_or_insert_with(|| exif.to_vec());
        } else if let Some(packet) = segment.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0") {
            self.label(|| Label::in_xmp(packet));
        } else {
            self.label(|| Label::in_text(segment));
        }
    }

    fn label(&mut self, find: impl FnOnce() -> Option<Label>) {
        if self.label.is_none() {
            self.label = find();
        }
    }
}

fn moving(format: Format, parts: &[Part]) -> bool {
    let count = |kind: &[u8; 4]| parts.iter().filter(|part| part.kind == *kind).count();
    match format {
        Format::Gif => count(&[super::parts::GIF_IMAGE, 0, 0, 0]) > 1,
        Format::Png => count(b"acTL") > 0,
        Format::WebP => count(b"ANMF") > 1,
        Format::Jpeg | Format::Bmp => false,
    }
}

/// The frame: size, and how much is kept while a progressive one is put together (T.81, B.2.2).
fn jpeg(reader: &mut (impl BufRead + Seek), parts: &[Part]) -> io::Result<Option<Stored>> {
    let frame =
        |part: &&Part| matches!(part.kind[1], 0xc0..=0xcf) && !matches!(part.kind[1], 0xc4 | 0xc8 | 0xcc);
    let Some(part) = parts.iter().find(frame) else { return Ok(None) };
    let frame = content(reader, part, MOST_METADATA)?;
    let [_, h1, h2, w1, w2, components, tables @ ..] = frame.as_slice() else { return Ok(None) };
    let sampling: Vec<u64> = tables
        .chunks(3)
        .filter_map(|one| one.get(1))
        .map(|one| u64::from(one >> 4) * u64::from(one & 15))
        .collect();
    let most = sampling.iter().copied().max().unwrap_or(1).max(1);
    // Two bytes a coefficient, for each component as often as it is sampled.
    let kept = sampling.iter().sum::<u64>().saturating_mul(2).div_ceil(most);
    let progressive = part.kind[1] == 0xc2;
    let pixels = if *components == 1 { 1 + 3 } else { 3 };
    Ok(Some(Stored {
        width: u32::from(u16::from_be_bytes([*w1, *w2])),
        height: u32::from(u16::from_be_bytes([*h1, *h2])),
        alpha: false,
        weight: pixels + if progressive { kept } else { 0 },
    }))
}

fn png(reader: &mut (impl BufRead + Seek), parts: &[Part]) -> io::Result<Option<Stored>> {
    let Some(part) = parts.first().filter(|part| part.kind == *b"IHDR") else { return Ok(None) };
    let head = content(reader, part, MOST_METADATA)?;
    let [w1, w2, w3, w4, h1, h2, h3, h4, depth, colour, ..] = *head.as_slice() else { return Ok(None) };
    let alpha = colour & 4 != 0 || parts.iter().any(|part| part.kind == *b"tRNS");
    let channels = if alpha { 4 } else { 3 };
    Ok(Some(Stored {
        width: u32::from_be_bytes([w1, w2, w3, w4]),
        height: u32::from_be_bytes([h1, h2, h3, h4]),
        alpha,
        weight: channels * if depth == 16 { 3 } else { 1 },
    }))
}

fn gif(reader: &mut (impl BufRead + Seek)) -> io::Result<Option<Stored>> {
    let Some(head) = head::<10>(reader)? else { return Ok(None) };
    let side = |at: usize| u32::from(u16::from_le_bytes([head[at], head[at + 1]]));
    Ok(Some(Stored { width: side(6), height: side(8), alpha: true, weight: 4 + 4 }))
}

fn bmp(reader: &mut (impl BufRead + Seek)) -> io::Result<Option<Stored>> {
    let Some(head) = head::<26>(reader)? else { return Ok(None) };
    let side =
        |at: usize| i32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]).unsigned_abs();
    Ok(Some(Stored { width: side(18), height: side(22), alpha: false, weight: 4 + 3 }))
}

fn webp(reader: &mut (impl BufRead + Seek), parts: &[Part]) -> io::Result<Option<Stored>> {
    let Some(first) = parts.first() else { return Ok(None) };
    let start = Part {
        content: first.content.start..first.content.end.min(first.content.start + 10),
        ..first.clone()
    };
    let bytes = content(reader, &start, MOST_METADATA)?;
    let low14 = |a: u8, b: u8| u32::from(u16::from_le_bytes([a, b]) & 0x3fff);
    let (width, height, alpha) = match (&first.kind, bytes.as_slice()) {
        (b"VP8 ", [_, _, _, 0x9d, 0x01, 0x2a, w1, w2, h1, h2]) => (low14(*w1, *w2), low14(*h1, *h2), false),
        (b"VP8L", [0x2f, a, b, c, d, ..]) => {
            let bits = u32::from_le_bytes([*a, *b, *c, *d]);
            ((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1, (bits >> 28) & 1 == 1)
        }
        (b"VP8X", [flags, _, _, _, w1, w2, w3, h1, h2, h3]) => {
            let side = |a: u8, b: u8, c: u8| u32::from_le_bytes([a, b, c, 0]) + 1;
            (side(*w1, *w2, *w3), side(*h1, *h2, *h3), flags & 0x10 != 0)
        }
        _ => return Ok(None),
    };
    Ok(Some(Stored { width, height, alpha, weight: 4 + 4 }))
}

/// The first bytes of a file; nothing where it has fewer.
fn head<const N: usize>(reader: &mut (impl BufRead + Seek)) -> io::Result<Option<[u8; N]>> {
    reader.seek(SeekFrom::Start(0))?;
    let mut bytes = [0; N];
    Ok(reader.read_exact(&mut bytes).is_ok().then_some(bytes))
}
