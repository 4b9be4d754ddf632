//! Pictures as cameras, phones, scanners and machines make them, with everything in them that nobody may
//! see, made here byte by byte.

#![allow(
    clippy::unwrap_used,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "made files of a test: what fails here is the test"
)]

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use jpeg_encoder::{ColorType, Encoder};

/// Stands in everything that must not be published.
pub const TRACE: &str = "TRACE";

/// The corners of every photograph, from top left in reading order.
pub const CORNERS: [[u8; 3]; 4] = [[220, 30, 30], [30, 200, 30], [30, 30, 220], [220, 220, 30]];

/// A picture with a colour in each corner and something to look at between.
pub fn photo(width: u32, height: u32) -> DynamicImage {
    let (w, h) = (width / 4, height / 4);
    DynamicImage::from(RgbImage::from_fn(width, height, |x, y| {
        let corner = match (x < w, x >= width - w, y < h, y >= height - h) {
            (true, _, true, _) => Some(0),
            (_, true, true, _) => Some(1),
            (true, _, _, true) => Some(2),
            (_, true, _, true) => Some(3),
            _ => None,
        };
        let mixed = x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(40_503)) >> 27;
        let shade = |value: u32| u8::try_from((value + mixed) % 256).unwrap();
        Rgb(corner.map_or_else(|| [shade(x / 8), shade(y / 8), shade((x + y) / 16)], |at| CORNERS[at]))
    }))
}

/// The same as it is stored by a camera that was held so.
pub fn held(shown: &DynamicImage, orientation: u8) -> DynamicImage {
    let back = match orientation {
        6 => 8,
        8 => 6,
        other => other, // all others turn back what they turned
    };
    let mut stored = shown.clone();
    stored.apply_orientation(Orientation::from_exif(back).unwrap());
    stored
}

/// JPEG with these application segments: number and content.
pub fn jpeg(picture: &DynamicImage, segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    encoded(picture.to_rgb8().as_raw(), picture, ColorType::Rgb, segments, |_| {})
}

/// The same, progressive.
pub fn progressive(picture: &DynamicImage) -> Vec<u8> {
    let segments = [(1, exif(1))];
    encoded(picture.to_rgb8().as_raw(), picture, ColorType::Rgb, &segments, |encoder| {
        encoder.set_progressive(true);
    })
}

/// JPEG of four inks.
pub fn cmyk(picture: &DynamicImage) -> Vec<u8> {
    let inks: Vec<u8> =
        picture.to_rgb8().pixels().flat_map(|Rgb([r, g, b])| [255 - r, 255 - g, 255 - b, 0]).collect();
    encoded(&inks, picture, ColorType::Cmyk, &[(1, exif(1))], |_| {})
}

/// JPEG without colours.
pub fn grey(picture: &DynamicImage) -> Vec<u8> {
    encoded(picture.to_luma8().as_raw(), picture, ColorType::Luma, &[(1, exif(1))], |_| {})
}

fn encoded(
    bytes: &[u8],
    picture: &DynamicImage,
    colours: ColorType,
    segments: &[(u8, Vec<u8>)],
    set: impl FnOnce(&mut Encoder<&mut Vec<u8>>),
) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, 92);
    for (number, content) in segments {
        encoder.add_app_segment(*number, content.clone()).unwrap();
    }
    set(&mut encoder);
    let side = |side: u32| u16::try_from(side).unwrap();
    encoder.encode(bytes, side(picture.width()), side(picture.height()), colours).unwrap();
    out
}

/// A picture in a format of the decoder's crate.
pub fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// PNG with chunks behind its header, or before its end.
pub fn png(picture: &DynamicImage, chunks: &[([u8; 4], Vec<u8>)], at: Place) -> Vec<u8> {
    let mut out = written(picture, ImageFormat::Png);
    let place = match at {
        Place::Front => 33,
        Place::Back => out.len() - 12,
    };
    let rest = out.split_off(place);
    for (kind, content) in chunks {
        out.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        out.extend(kind);
        out.extend(content);
        out.extend(crc32fast::hash(&[kind, content.as_slice()].concat()).to_be_bytes());
    }
    out.extend(rest);
    out
}

/// Where chunks stand.
#[derive(Clone, Copy)]
pub enum Place {
    Front,
    Back,
}

/// WebP without losses and with these chunks.
pub fn webp(picture: &DynamicImage, chunks: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let simple = written(picture, ImageFormat::WebP);
    let side = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let flag = |kind: &[u8; 4], bit: u8| if chunks.iter().any(|(one, _)| one == kind) { bit } else { 0 };
    let head =
        [vec![flag(b"EXIF", 8) | flag(b"XMP ", 4), 0, 0, 0], side(picture.width()), side(picture.height())]
            .concat();
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    let mut add = |kind: &[u8; 4], content: &[u8]| {
        out.extend(kind);
        out.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        out.extend(content);
        out.extend(vec![0; content.len() % 2]);
    };
    add(b"VP8X", &head);
    let length = u32::from_le_bytes(simple[16..20].try_into().unwrap());
    add(b"VP8L", &simple[20..20 + usize::try_from(length).unwrap()]);
    for (kind, content) in chunks {
        add(kind, content);
    }
    let length = u32::try_from(out.len() - 8).unwrap();
    out[4..8].copy_from_slice(&length.to_le_bytes());
    out
}

/// A segment of EXIF: how the camera was held, where, which camera, its maker's notes, and a second
/// directory with a thumbnail.
pub fn exif(orientation: u8) -> Vec<u8> {
    [b"Exif\0\0".to_vec(), tiff(orientation)].concat()
}

/// The same without the name in front, as PNG and WebP have it.
pub fn tiff(orientation: u8) -> Vec<u8> {
    let text = |words: &str| (2_u16, [words.as_bytes(), b"\0"].concat());
    let serial = text("TRACE-SERIAL-0815");
    let notes = (7, b"Canon\0TRACE-MAKERNOTE 27.9 113.8".to_vec());
    let degrees = |whole: u32| (5, [whole, 1, 30, 1, 12, 1].into_iter().flat_map(u32::to_be_bytes).collect());
    let gps =
        vec![(1, text("N")), (2, degrees(27)), (3, text("E")), (4, degrees(113)), (29, text("TRACE:DATE"))];
    let thumbnail = jpeg(&photo(16, 16), &[(1, b"TRACE-IN-THUMBNAIL".to_vec())]);
    let mut out = b"MM\0*\0\0\0\x08".to_vec();
    let first = [
        (0x10f, text("TRACE-MAKE")),
        (0x112, (3, vec![0, orientation])),
        (0x13b, text("TRACE-ARTIST")),
        (0x8769, (4, vec![0; 4])),
        (0x8825, (4, vec![0; 4])),
    ];
    let place = directory(&mut out, &first);
    let inner = u32::try_from(out.len()).unwrap();
    directory(&mut out, &[(0x927c, notes), (0xa431, serial)]);
    let position = u32::try_from(out.len()).unwrap();
    directory(&mut out, &gps);
    let second = u32::try_from(out.len()).unwrap();
    let at = second + 2 + 2 * 12 + 4;
    let length = u32::try_from(thumbnail.len()).unwrap();
    directory(
        &mut out,
        &[(0x201, (4, at.to_be_bytes().to_vec())), (0x202, (4, length.to_be_bytes().to_vec()))],
    );
    out.extend(thumbnail);
    let mut set = |at: usize, value: u32| out[at..at + 4].copy_from_slice(&value.to_be_bytes());
    set(place + 2 + 3 * 12 + 8, inner);
    set(place + 2 + 4 * 12 + 8, position);
    set(place + 2 + 5 * 12, second);
    out
}

/// Writes a directory of tags, each with type and bytes; where it stands.
fn directory(out: &mut Vec<u8>, tags: &[(u16, (u16, Vec<u8>))]) -> usize {
    let place = out.len();
    let mut data: Vec<u8> = Vec::new();
    let behind = place + 2 + tags.len() * 12 + 4;
    out.extend(u16::try_from(tags.len()).unwrap().to_be_bytes());
    for (tag, (kind, bytes)) in tags {
        let size = match kind {
            3 => 2,
            4 => 4,
            5 => 8,
            _ => 1,
        };
        out.extend(tag.to_be_bytes());
        out.extend(kind.to_be_bytes());
        out.extend(u32::try_from(bytes.len() / size).unwrap().to_be_bytes());
        if bytes.len() <= 4 {
            out.extend([bytes.as_slice(), &[0; 4]].concat()[..4].iter());
        } else {
            out.extend(u32::try_from(behind + data.len()).unwrap().to_be_bytes());
            data.extend(bytes);
        }
    }
    out.extend([0; 4]);
    out.extend(data);
    place
}

/// A packet of XMP with a position, and the label of a generated picture if an id is given for it.
pub fn xmp(label: Option<&str>) -> Vec<u8> {
    let label = label.map_or_else(String::new, |id| {
        let json = json(id).replace('"', "&quot;");
        format!("xmlns:TC260=\"http://www.tc260.org.cn/ns/AIGC/1.0/\" TC260:AIGC=\"{json}\"")
    });
    format!(
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:exif=\"http://ns.adobe.com/exif/1.0/\" exif:GPSLatitude=\"27,54N\" \
         exif:UserComment=\"TRACE-XMP\" {label}/></rdf:RDF></x:xmpmeta>"
    )
    .into_bytes()
}

/// What a label says.
pub fn json(id: &str) -> String {
    format!("{{\"Label\":\"1\",\"ContentProducer\":\"00191110000000000000000\",\"ProduceID\":\"{id}\"}}")
}

/// The packet as a segment of JPEG.
pub fn xmp_segment(label: Option<&str>) -> (u8, Vec<u8>) {
    (1, [b"http://ns.adobe.com/xap/1.0/\0".to_vec(), xmp(label)].concat())
}

/// The packet as a chunk of PNG.
pub fn xmp_chunk(label: Option<&str>) -> ([u8; 4], Vec<u8>) {
    (*b"iTXt", [b"XML:com.adobe.xmp\0\0\0\0\0".to_vec(), xmp(label)].concat())
}
