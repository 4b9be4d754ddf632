//! Pixels become files: JPEG and WebP, and PNG for drawings; a label goes along.

use image::ImageEncoder as _;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::clean::{chunk, xmp_segment, xmp_text};
use super::label::Label;
use super::plan::Form;

/// Pixels in sRGB, as they are shown.
pub(super) struct Pixels {
    pub width: u32,
    pub height: u32,
    pub samples: Samples,
}

/// 8 bits a channel, row after row.
pub(super) enum Samples {
    /// Red, green, blue.
    Rgb(Vec<u8>),
    /// And how much is not seen through.
    Rgba(Vec<u8>),
}

/// Quality of JPEG: below 80 letters on signs get halos (libjpeg's scale; chosen on photographs, not measured with readers).
const JPEG_QUALITY: u8 = 80;

/// Quality of WebP that looks like that of JPEG.
const WEBP_QUALITY: f32 = 75.0;

/// Effort of WebP: 2 takes a third of the time of 4, the default, for 8 % more bytes.
const WEBP_METHOD: i32 = 2;

/// The pixels as a file; nothing where an encoder refuses them.
pub(super) fn encode(pixels: &Pixels, form: Form, label: Option<&Label>) -> Option<Vec<u8>> {
    match form {
        Form::Jpeg => jpeg(pixels, label),
        Form::Png => png(pixels, label),
        Form::WebP => webp(pixels, Losses::Unseen(WEBP_QUALITY), label),
        Form::WebPLossless => webp(pixels, Losses::None, label),
    }
}

/// What WebP may lose.
#[derive(Clone, Copy)]
enum Losses {
    None,
    Unseen(f32),
}

fn jpeg(pixels: &Pixels, label: Option<&Label>) -> Option<Vec<u8>> {
    let white;
    let rgb = match &pixels.samples {
        Samples::Rgb(samples) => samples,
        Samples::Rgba(samples) => {
            white = on_white(samples);
            &white
        }
    };
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, JPEG_QUALITY);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    if let Some(label) = label {
        encoder.add_app_segment(1, xmp_segment(label)).ok()?;
    }
    let (width, height) = (u16::try_from(pixels.width).ok()?, u16::try_from(pixels.height).ok()?);
    encoder.encode(rgb, width, height, ColorType::Rgb).ok()?;
    Some(out)
}

fn on_white(samples: &[u8]) -> Vec<u8> {
    let over = |channel: u8, alpha: u8| {
        let (channel, alpha) = (u32::from(channel), u32::from(alpha));
        u8::try_from((channel * alpha + 255 * (255 - alpha) + 127) / 255).expect("a mean of two bytes")
    };
    samples.chunks_exact(4).flat_map(|p| [over(p[0], p[3]), over(p[1], p[3]), over(p[2], p[3])]).collect()
}

fn png(pixels: &Pixels, label: Option<&Label>) -> Option<Vec<u8>> {
    let (samples, colour) = match &pixels.samples {
        Samples::Rgb(samples) => (samples, image::ExtendedColorType::Rgb8),
        Samples::Rgba(samples) => (samples, image::ExtendedColorType::Rgba8),
    };
    let mut out = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Best, FilterType::Adaptive);
    encoder.write_image(samples, pixels.width, pixels.height, colour).ok()?;
    if let Some(label) = label {
        // Behind signature and header: 8 and 25 bytes.
        let rest = out.split_off(33);
        chunk(&mut out, *b"iTXt", &xmp_text(label));
        out.extend(rest);
    }
    Some(out)
}

fn webp(pixels: &Pixels, losses: Losses, label: Option<&Label>) -> Option<Vec<u8>> {
    let mut config = webp::WebPConfig::new().ok()?;
    config.method = WEBP_METHOD;
    match losses {
        Losses::None => config.lossless = 1,
        Losses::Unseen(quality) => config.quality = quality,
    }
    let encoder = match &pixels.samples {
        Samples::Rgb(samples) => webp::Encoder::from_rgb(samples, pixels.width, pixels.height),
        Samples::Rgba(samples) => webp::Encoder::from_rgba(samples, pixels.width, pixels.height),
    };
    let encoded = encoder.encode_advanced(&config).ok()?.to_vec();
    let Some(label) = label else { return Some(encoded) };
    Some(super::clean::with_label(&encoded, label))
}
