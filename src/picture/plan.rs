//! What is published of a picture: names, sizes and forms, as far as its header tells.

use super::header::{Header, Turn};
use super::parts::Format;
use crate::config::Originals;

/// Widths that are made, in pixels: a phone's column, a phone with a dense screen or a column on a desk, and a
/// whole screen. No picture is made wider than it is.
pub const WIDTHS: [u32; 3] = [480, 960, 1600];

/// A picture of at most so many bytes and so many pixels in width is published as it is: to make it again
/// would save nothing that a reader notices.
const LIGHT: (u64, u32) = (48 * 1024, 960);

/// A moving picture of more bytes stands still: 2 MiB is ten seconds of a village's connection.
const MOVING: u64 = 2 * 1024 * 1024;

/// A lossless picture of at most one bit a pixel is a drawing or a screenshot of text; a photograph has ten times
/// as much.
const DRAWING_BITS: u64 = 1;

/// What is published of one picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What every browser shows, in rising width; the last is the one that addresses lead to. Never empty.
    pub plain: Vec<Rendition>,
    /// The same as WebP, for browsers that know it; may be empty.
    pub webp: Vec<Rendition>,
    /// The picture as it came, without what it tells about its camera, where a site wants it.
    pub original: Option<Rendition>,
}

/// One published form of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// The name of its file.
    pub name: String,
    /// Pixels, as shown.
    pub width: u32,
    /// Pixels, as shown.
    pub height: u32,
    /// How it is made.
    pub treatment: Treatment,
}

/// How a form is made of the bytes of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Treatment {
    /// The same pixels, without what tells about camera and place.
    Cleaned,
    /// The same drawing in SVG, without what acts or reaches out.
    Filtered,
    /// Decoded and made anew.
    Made(Form),
}

/// How pixels are encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// JPEG; what is seen through becomes white.
    Jpeg,
    /// PNG.
    Png,
    /// WebP with losses that nobody sees.
    WebP,
    /// WebP without losses.
    WebPLossless,
}

impl Header {
    /// Whether a moving picture of so many bytes is published as its first frame.
    pub fn stands_still(&self, size: u64) -> bool {
        self.moving && size > MOVING
    }
}

/// Plans a picture by its file's name, its header and its bytes.
pub fn plan(name: &str, header: &Header, size: u64, originals: Originals) -> Plan {
    let whole = Rendition {
        name: name.to_owned(),
        width: header.width,
        height: header.height,
        treatment: Treatment::Cleaned,
    };
    let moves = header.moving && !header.stands_still(size);
    let light = size <= LIGHT.0 && header.width <= LIGHT.1 && header.format != Format::Bmp;
    let plain = header.turn == Turn::NONE && !header.profile && !header.moving;
    if moves || (light && plain) {
        return Plan { plain: vec![whole], webp: Vec::new(), original: None };
    }
    let mut plan =
        if is_drawing(header, size) { drawing(name, header, &whole) } else { photograph(name, header) };
    match originals {
        Originals::Published if plan.plain.iter().all(|made| made.treatment != Treatment::Cleaned) => {
            plan.original = Some(whole);
        }
        // The largest takes the place of the picture as it came, so that addresses stay.
        Originals::Kept => {
            let largest = plan.plain.last_mut().expect("a plan is never empty");
            let same = match largest.treatment {
                Treatment::Made(Form::Jpeg) => header.format == Format::Jpeg,
                Treatment::Made(Form::Png) => header.format == Format::Png,
                _ => false,
            };
            if same && Format::of_name(name) == Some(header.format) {
                name.clone_into(&mut largest.name);
            }
        }
        Originals::Published => {}
    }
    plan
}

/// The plan of a drawing in SVG; width and height are 0 where it does not say.
pub fn plan_drawing(name: &str, (width, height): (u32, u32)) -> Plan {
    let treatment = Treatment::Filtered;
    let whole = Rendition { name: name.to_owned(), width, height, treatment };
    Plan { plain: vec![whole], webp: Vec::new(), original: None }
}

fn is_drawing(header: &Header, size: u64) -> bool {
    let pixels = u64::from(header.width) * u64::from(header.height);
    matches!(header.format, Format::Png | Format::Gif) && !header.moving && size * 8 <= pixels * DRAWING_BITS
}

fn photograph(name: &str, header: &Header) -> Plan {
    let made = |form| widths(header.width).map(|width| rendition(name, header, width, form)).collect();
    Plan { plain: made(Form::Jpeg), webp: made(Form::WebP), original: None }
}

/// A drawing is not made smaller while it fits: lines that are resized turn grey and weigh more.
fn drawing(name: &str, header: &Header, whole: &Rendition) -> Plan {
    let width = header.width.min(WIDTHS[WIDTHS.len() - 1]);
    let fits = width == header.width && header.turn == Turn::NONE && !header.profile;
    let plain = if fits { whole.clone() } else { rendition(name, header, width, Form::Png) };
    let webp = vec![rendition(name, header, width, Form::WebPLossless)];
    Plan { plain: vec![plain], webp, original: None }
}

/// The widths to make, rising: all below the picture's, and its own if the widest is wider.
fn widths(own: u32) -> impl Iterator<Item = u32> {
    // A width just below the picture's own saves nothing.
    let below = WIDTHS.into_iter().filter(move |width| *width < own - own / 8);
    let own = Some(own).filter(|own| *own - *own / 8 <= WIDTHS[WIDTHS.len() - 1]);
    below.chain(own)
}

fn rendition(name: &str, header: &Header, width: u32, form: Form) -> Rendition {
    let exact = u64::from(width) * u64::from(header.height) + u64::from(header.width) / 2;
    let height = u32::try_from(exact / u64::from(header.width)).unwrap_or(u32::MAX).max(1);
    let extension = match form {
        Form::Jpeg => "jpg",
        Form::Png => "png",
        Form::WebP | Form::WebPLossless => "webp",
    };
    // Pictures that differ only in what stands behind the dot stay apart.
    let stem = name.replace('.', "-");
    Rendition { name: format!("{stem}-{width}.{extension}"), width, height, treatment: Treatment::Made(form) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(format: Format, width: u32, height: u32) -> Header {
        let (turn, memory) = (Turn::NONE, 0);
        Header {
            format,
            width,
            height,
            turn,
            alpha: false,
            moving: false,
            profile: false,
            generated: None,
            memory,
        }
    }

    fn names(plan: &Plan) -> Vec<String> {
        let all = plan.plain.iter().chain(&plan.webp).chain(&plan.original);
        all.map(|one| format!("{} {}x{}", one.name, one.width, one.height)).collect()
    }

    #[test]
    fn a_photograph_has_widths_up_to_its_own_and_keeps_its_address() {
        let photo = header(Format::Jpeg, 4000, 3000);
        let plan_of = |header: &Header, originals| names(&plan("会场.jpg", header, 6_000_000, originals));
        assert_eq!(
            plan_of(&photo, Originals::Kept),
            [
                "会场-jpg-480.jpg 480x360",
                "会场-jpg-960.jpg 960x720",
                "会场.jpg 1600x1200",
                "会场-jpg-480.webp 480x360",
                "会场-jpg-960.webp 960x720",
                "会场-jpg-1600.webp 1600x1200"
            ]
        );
        let published = plan_of(&photo, Originals::Published);
        assert_eq!(
            (published[2].as_str(), published[6].as_str()),
            ("会场-jpg-1600.jpg 1600x1200", "会场.jpg 4000x3000")
        );
        let small = plan_of(&header(Format::Jpeg, 1000, 10), Originals::Kept);
        assert_eq!(small[..2], ["会场-jpg-480.jpg 480x5", "会场.jpg 1000x10"], "960 would save nothing");
        let wide = plan_of(&header(Format::Jpeg, 1700, 100), Originals::Kept);
        assert_eq!(wide[2], "会场.jpg 1700x100", "1600 would save nothing");
        assert_eq!(plan_of(&header(Format::Jpeg, 1, 9000), Originals::Kept)[0], "会场.jpg 1x9000");
    }

    #[test]
    fn names_never_meet() {
        let mut all = Vec::new();
        for (name, format) in [
            ("a.jpg", Format::Jpeg),
            ("a.jpeg", Format::Jpeg),
            ("a.png", Format::Png),
            ("a.webp", Format::WebP),
        ] {
            let plan = plan(name, &header(format, 2000, 2000), 9_000_000, Originals::Published);
            all.extend(plan.plain.into_iter().chain(plan.webp).chain(plan.original).map(|one| one.name));
        }
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn drawings_stay_lossless_and_light_pictures_as_they_are() {
        let plan_of = |header: &Header, size| names(&plan("图.png", header, size, Originals::Kept));
        let drawing = header(Format::Png, 1200, 800);
        assert_eq!(plan_of(&drawing, 100_000), ["图.png 1200x800", "图-png-1200.webp 1200x800"]);
        assert_eq!(plan_of(&header(Format::Png, 3200, 800), 100_000)[0], "图.png 1600x400");
        assert_eq!(plan_of(&drawing, 900_000)[0], "图-png-480.jpg 480x320", "a photograph");
        assert_eq!(plan_of(&header(Format::Png, 900, 800), 40_000), ["图.png 900x800"]);
        let moving = Header { moving: true, ..header(Format::Gif, 600, 400) };
        assert_eq!(plan_of(&moving, 1_000_000), ["图.png 600x400"]);
        assert_eq!(plan_of(&moving, 9_000_000)[0], "图-png-480.jpg 480x320", "its first frame");
    }
}
