//! The bytes of a picture become all its forms: decoded once, made smaller, turned, in sRGB, encoded.

use std::io::Cursor;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::clean::{breaks_off, clean, label};
use super::encode::{Pixels, Samples, encode};
use super::header::{Header, MOST_MEMORY, Turn};
use super::plan::{Rendition, Treatment};
use super::svg;

/// Why a picture could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Its bytes cannot be decoded: the reason of the decoder.
    Undecodable(String),
    /// The file breaks off in the middle.
    BrokenOff,
    /// No encoder takes it.
    Unencodable,
}

/// The forms of a picture, in the order of `wanted`.
pub fn derive(bytes: &[u8], header: Option<&Header>, wanted: &[Rendition]) -> Result<Vec<Vec<u8>>, Fault> {
    let mut made: Vec<Option<Vec<u8>>> = vec![None; wanted.len()];
    let mut widest_first: Vec<usize> = (0..wanted.len()).collect();
    widest_first.sort_by_key(|at| (std::cmp::Reverse(wanted[*at].width), wanted[*at].treatment));
    if breaks_off(bytes) {
        return Err(Fault::BrokenOff);
    }
    let label = label(bytes);
    let mut pixels: Option<Pixels> = None;
    for at in widest_first {
        let Rendition { width, height, treatment, .. } = wanted[at];
        made[at] = Some(match treatment {
            Treatment::Cleaned => clean(bytes),
            Treatment::Filtered => {
                let drawing = svg::filter(bytes);
                drawing.map_err(|_| Fault::Undecodable("SVG".to_owned()))?.bytes
            }
            Treatment::Made(form) => {
                let source = match pixels.take() {
                    None => shown(bytes, header, (width, height))?,
                    Some(wider) => smaller(wider, (width, height))?,
                };
                let file = encode(&source, form, label.as_ref()).ok_or(Fault::Unencodable)?;
                pixels = Some(source);
                file
            }
        });
    }
    Ok(made.into_iter().map(|one| one.expect("each was made")).collect())
}

/// The picture as it is shown, in that size.
fn shown(bytes: &[u8], header: Option<&Header>, size: (u32, u32)) -> Result<Pixels, Fault> {
    let turn = header.map_or(Turn::NONE, |header| header.turn);
    let (decoded, profile) = decode(bytes)?;
    let stored = if turn.lies() { (size.1, size.0) } else { size };
    let mut pixels = smaller(decoded, stored)?;
    if let Some(profile) = profile {
        to_srgb(&mut pixels, &profile);
    }
    Ok(turned(pixels, turn))
}

/// The pixels as they are stored, and the profile of their colours.
fn decode(bytes: &[u8]) -> Result<(Pixels, Option<Vec<u8>>), Fault> {
    let fault = |error: image::ImageError| Fault::Undecodable(error.to_string());
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut decoder =
        reader.map_err(|error| Fault::Undecodable(error.to_string()))?.into_decoder().map_err(fault)?;
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    decoder.set_limits(limits).map_err(fault)?;
    let profile = decoder.icc_profile().ok().flatten();
    let image = DynamicImage::from_decoder(decoder).map_err(fault)?;
    let (width, height) = (image.width(), image.height());
    let samples = if image.color().has_alpha() {
        Samples::Rgba(image.into_rgba8().into_raw())
    } else {
        Samples::Rgb(image.into_rgb8().into_raw())
    };
    Ok((Pixels { width, height, samples }, profile))
}

/// The same in a smaller size.
fn smaller(pixels: Pixels, (width, height): (u32, u32)) -> Result<Pixels, Fault> {
    if (pixels.width, pixels.height) == (width, height) {
        return Ok(pixels);
    }
    let (kind, bytes) = match &pixels.samples {
        Samples::Rgb(bytes) => (PixelType::U8x3, bytes),
        Samples::Rgba(bytes) => (PixelType::U8x4, bytes),
    };
    let source = ImageRef::new(pixels.width, pixels.height, bytes, kind).map_err(|_| Fault::Unencodable)?;
    let mut target = Image::new(width, height, kind);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(&source, &mut target, &options).map_err(|_| Fault::Unencodable)?;
    let bytes = target.into_vec();
    let samples = match kind {
        PixelType::U8x3 => Samples::Rgb(bytes),
        _ => Samples::Rgba(bytes),
    };
    Ok(Pixels { width, height, samples })
}

/// Colours of a profile become those that every screen takes for granted. A profile that cannot be read, or
/// is not one of red, green and blue, changes nothing.
fn to_srgb(pixels: &mut Pixels, profile: &[u8]) {
    let Ok(from) = ColorProfile::new_from_slice(profile) else { return };
    if from.color_space != DataColorSpace::Rgb {
        return;
    }
    let to = ColorProfile::new_srgb();
    let (layout, bytes) = match &mut pixels.samples {
        Samples::Rgb(bytes) => (Layout::Rgb, bytes),
        Samples::Rgba(bytes) => (Layout::Rgba, bytes),
    };
    let Ok(transform) = from.create_transform_8bit(layout, &to, layout, TransformOptions::default()) else {
        return;
    };
    let mut turned = vec![0; bytes.len()];
    if transform.transform(bytes, &mut turned).is_ok() {
        *bytes = turned;
    }
}

fn turned(pixels: Pixels, turn: Turn) -> Pixels {
    let Pixels { width, height, samples } = pixels;
    let image = match samples {
        Samples::Rgb(bytes) => RgbImage::from_raw(width, height, bytes).map(DynamicImage::from),
        Samples::Rgba(bytes) => RgbaImage::from_raw(width, height, bytes).map(DynamicImage::from),
    };
    let mut image = image.expect("as many bytes as width and height say");
    image.apply_orientation(turn.orientation());
    let (width, height) = (image.width(), image.height());
    let samples = match image {
        DynamicImage::ImageRgba8(image) => Samples::Rgba(image.into_raw()),
        other => Samples::Rgb(other.into_rgb8().into_raw()),
    };
    Pixels { width, height, samples }
}
