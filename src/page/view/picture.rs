//! What templates see of a picture.

use serde::Serialize;

/// A picture.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PictureView {
    /// Where its largest form lies that every browser shows.
    pub url: String,
    /// Its alternative text.
    pub alt: String,
    /// Width in pixels, if known.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// It in several widths, rising; empty where there is only one.
    pub forms: Vec<FormView>,
    /// The same as WebP; may be empty.
    pub webp: Vec<FormView>,
    /// What a crop of it must show, where the editor says.
    pub focus: Option<FocusView>,
    /// What readers must know of it: that a machine made it.
    pub note: Option<&'static str>,
}

/// A place on a picture, in quarters of its width and height: 2 and 2 are the middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FocusView {
    /// From the left, 0 to 4.
    pub x: u8,
    /// From the top, 0 to 4.
    pub y: u8,
}

/// A picture in one width.
#[derive(Debug, Clone, Serialize)]
pub struct FormView {
    /// Where it lies.
    pub url: String,
    /// Pixels.
    pub width: u32,
}
