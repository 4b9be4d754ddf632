//! A picture without what it tells about camera, place and people: the same pixels, and of all metadata only
//! what the pixels mean nothing without (colours, turn) and the label of generated pictures. What stands behind
//! the end of the picture goes, too.

use std::io::Cursor;

use super::header::{Metadata, Turn};
use super::label::Label;
use super::parts::{Extent, Format, Part, parts};

/// The picture without the rest. What is no picture stays as it is.
pub fn clean(bytes: &[u8]) -> Vec<u8> {
    let Some(format) = Format::of(bytes) else { return bytes.to_vec() };
    let mut reader = Cursor::new(bytes);
    let read = parts(format, &mut reader, Extent::Picture)
        .and_then(|parts| Ok((Metadata::read(format, &mut reader, &parts)?, parts)));
    let Ok((metadata, parts)) = read else { return bytes.to_vec() };
    let picture = Picture {
        bytes,
        parts: &parts,
        label: metadata.label,
        turn: metadata.exif.as_deref().map_or(Turn::NONE, Turn::of_exif),
    };
    match format {
        Format::Jpeg => picture.jpeg(),
        Format::Png => picture.png(),
        Format::WebP => picture.webp(),
        Format::Gif => picture.gif(),
        Format::Bmp => bytes.to_vec(),
    }
}

/// The label that a picture carries.
pub(super) fn label(bytes: &[u8]) -> Option<Label> {
    let format = Format::of(bytes)?;
    let mut reader = Cursor::new(bytes);
    let parts = parts(format, &mut reader, Extent::Picture).ok()?;
    Metadata::read(format, &mut reader, &parts).ok()?.label
}

/// Whether a picture ends before its last part does.
pub(super) fn breaks_off(bytes: &[u8]) -> bool {
    let Some(format) = Format::of(bytes) else { return false };
    let parts = parts(format, &mut Cursor::new(bytes), Extent::Picture).unwrap_or_default();
    let last = parts.last().map(|part| (part.kind, part.whole.end));
    match (format, last) {
        (Format::Bmp, _) => false,
        (Format::Jpeg, Some((kind, _))) => kind[1] != 0xd9,
        (Format::Png, Some((kind, _))) => kind != *b"IEND",
        (Format::Gif, Some((kind, _))) => kind[0] != 0x3b,
        (Format::WebP, Some((_, end))) => end > u64::try_from(bytes.len()).unwrap_or(u64::MAX) + 1,
        (_, None) => true,
    }
}

struct Picture<'a> {
    bytes: &'a [u8],
    parts: &'a [Part],
    label: Option<Label>,
    turn: Turn,
}

impl Picture<'_> {
    fn slice(&self, from: u64, to: u64) -> &[u8] {
        let at = |place: u64| usize::try_from(place).unwrap_or(usize::MAX).min(self.bytes.len());
        &self.bytes[at(from)..at(to)]
    }

    fn whole(&self, part: &Part) -> &[u8] {
        self.slice(part.whole.start, part.whole.end)
    }

    fn content(&self, part: &Part) -> &[u8] {
        self.slice(part.content.start, part.content.end)
    }

    /// JFIF, the profile of colours and Adobe's colour transform stay; all other application segments and
    /// comments go.
    fn jpeg(&self) -> Vec<u8> {
        let mut out = vec![0xff, 0xd8];
        if self.turn != Turn::NONE {
            segment(&mut out, 0xe1, &[b"Exif\0\0", turned(self.turn).as_slice()].concat());
        }
        if let Some(label) = &self.label {
            segment(&mut out, 0xe1, &xmp_segment(label));
        }
        for part in self.parts {
            let content = self.content(part);
            let stays = match part.kind[1] {
                0xe0 => content.starts_with(b"JFIF\0"),
                0xe2 => content.starts_with(b"ICC_PROFILE\0"),
                0xee => content.starts_with(b"Adobe"),
                0xe1..=0xef | 0xfe => false,
                _ => true,
            };
            // A JFIF header may hold a thumbnail of the picture before it was cut.
            match part.kind[1] {
                0xe0 if stays && content.len() > 14 => {
                    segment(&mut out, 0xe0, &[&content[..12], &[0, 0]].concat());
                }
                _ if stays => out.extend_from_slice(self.whole(part)),
                _ => {}
            }
        }
        if !out.ends_with(&[0xff, 0xd9]) {
            out.extend([0xff, 0xd9]);
        }
        out
    }

    fn png(&self) -> Vec<u8> {
        const STAY: [&[u8; 4]; 12] = [
            b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"cICP", b"pHYs", b"acTL",
            b"fcTL", b"fdAT",
        ];
        let mut out = self.slice(0, 8).to_vec();
        for part in self.parts {
            // Chunks with a capital first are what the pixels are made of.
            if part.kind[0].is_ascii_uppercase() || STAY.contains(&&part.kind) {
                out.extend_from_slice(self.whole(part));
            }
            if part.kind == *b"IHDR" {
                if self.turn != Turn::NONE {
                    chunk(&mut out, *b"eXIf", &turned(self.turn));
                }
                if let Some(label) = &self.label {
                    chunk(&mut out, *b"iTXt", &xmp_text(label));
                }
            }
        }
        out
    }

    fn webp(&self) -> Vec<u8> {
        const STAY: [&[u8; 4]; 6] = [b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
        let mut chunks: Vec<([u8; 4], Vec<u8>)> = Vec::new();
        for part in self.parts.iter().filter(|part| STAY.contains(&&part.kind)) {
            chunks.push((part.kind, self.content(part).to_vec()));
        }
        let extended = self.parts.iter().find(|part| part.kind == *b"VP8X").map(|part| self.content(part));
        if self.turn != Turn::NONE {
            chunks.push((*b"EXIF", turned(self.turn)));
        }
        if let Some(label) = &self.label {
            chunks.push((*b"XMP ", label.to_xmp().into_bytes()));
        }
        riff(extended, &chunks)
    }

    /// The screen, pictures, what controls them and how often they are repeated.
    fn gif(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.bytes.len());
        for part in self.parts {
            let stays = match part.kind {
                [0x21, 0xf9 | 0x01, ..] => true,
                [0x21, 0xff, ..] => self.content(part).starts_with(b"\x0bNETSCAPE2.0"),
                [0x21, ..] => false,
                _ => true,
            };
            if stays {
                out.extend_from_slice(self.whole(part));
            }
        }
        if !out.ends_with(&[0x3b]) {
            out.push(0x3b);
        }
        out
    }
}

/// EXIF data that say how a picture is turned and nothing else.
fn turned(turn: Turn) -> Vec<u8> {
    let value = turn.orientation().to_exif();
    let entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0];
    [b"MM\0*\0\0\0\x08\0\x01".as_slice(), &entry, &[0; 4]].concat()
}

/// The content of a segment of JPEG with the label.
pub(super) fn xmp_segment(label: &Label) -> Vec<u8> {
    [b"http://ns.adobe.com/xap/1.0/\0".as_slice(), label.to_xmp().as_bytes()].concat()
}

/// The content of a chunk of PNG with the label.
pub(super) fn xmp_text(label: &Label) -> Vec<u8> {
    [b"XML:com.adobe.xmp\0\0\0\0\0".as_slice(), label.to_xmp().as_bytes()].concat()
}

/// Writes a segment of JPEG; one that would be too long is left out.
fn segment(out: &mut Vec<u8>, marker: u8, content: &[u8]) {
    if let Ok(length) = u16::try_from(content.len() + 2) {
        out.extend([0xff, marker]);
        out.extend(length.to_be_bytes());
        out.extend_from_slice(content);
    }
}

/// Writes a chunk of PNG.
pub(super) fn chunk(out: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    let length = u32::try_from(content.len()).expect("metadata are short");
    out.extend(length.to_be_bytes());
    out.extend(kind);
    out.extend_from_slice(content);
    let mut checksum = crc32fast::Hasher::new();
    checksum.update(&kind);
    checksum.update(content);
    out.extend(checksum.finalize().to_be_bytes());
}

/// A file of WebP. One with more than pixels says so in a chunk of its own, which is made if there was none
/// (RFC 9649, section 2.7.1).
pub(super) fn riff(extended: Option<&[u8]>, chunks: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let holds = |kind: &[u8; 4]| chunks.iter().any(|(one, _)| one == kind);
    let mut head = extended.filter(|head| head.len() >= 10).map(|head| head[..10].to_vec());
    if head.is_none() && (holds(b"XMP ") || holds(b"EXIF")) {
        head = chunks.iter().find_map(|(kind, content)| simple(*kind, content));
    }
    if let Some(head) = &mut head {
        let flag = |kind, bit: u8| if holds(kind) { bit } else { 0 };
        head[0] = head[0] & 0b0001_0010 | flag(b"ICCP", 0x20) | flag(b"EXIF", 0x08) | flag(b"XMP ", 0x04);
    }
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    for (kind, content) in
        head.iter().map(|head| (b"VP8X", head)).chain(chunks.iter().map(|(kind, content)| (kind, content)))
    {
        out.extend(kind);
        out.extend(u32::try_from(content.len()).unwrap_or(u32::MAX).to_le_bytes());
        out.extend_from_slice(content);
        out.extend(vec![0; content.len() % 2]);
    }
    let length = u32::try_from(out.len() - 8).unwrap_or(u32::MAX);
    out[4..8].copy_from_slice(&length.to_le_bytes());
    out
}

/// The head of an extended file for pixels that stood in a simple one.
fn simple(kind: [u8; 4], content: &[u8]) -> Option<Vec<u8>> {
    let (width, height, flags) = match (&kind, content) {
        (b"VP8 ", [_, _, _, _, _, _, w1, w2, h1, h2, ..]) => {
            let side = |a: u8, b: u8| u32::from(u16::from_le_bytes([a, b]) & 0x3fff);
            (side(*w1, *w2), side(*h1, *h2), 0)
        }
        (b"VP8L", [0x2f, a, b, c, d, ..]) => {
            let bits = u32::from_le_bytes([*a, *b, *c, *d]);
            let alpha = if (bits >> 28) & 1 == 1 { 0x10 } else { 0 };
            ((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1, alpha)
        }
        _ => return None,
    };
    let [w1, w2, w3, _] = width.checked_sub(1)?.to_le_bytes();
    let [h1, h2, h3, _] = height.checked_sub(1)?.to_le_bytes();
    Some(vec![flags, 0, 0, 0, w1, w2, w3, h1, h2, h3])
}

/// A file of WebP with a label.
pub(super) fn with_label(webp: &[u8], label: &Label) -> Vec<u8> {
    let parts = parts(Format::WebP, &mut Cursor::new(webp), Extent::Picture).unwrap_or_default();
    Picture { bytes: webp, parts: &parts, label: Some(label.clone()), turn: Turn::NONE }.webp()
}
