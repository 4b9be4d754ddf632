//! A canvas on which shapes are laid, with soft light and the grain of a photograph.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "shares of a picture of some hundred pixels"
)]

use image::{Rgb, RgbImage};

/// Red, green, blue.
pub type Colour = [u8; 3];

/// Places are shares of width and height; radii are shares of the width.
pub struct Canvas {
    width: f64,
    height: f64,
    pixels: Vec<[f64; 3]>,
}

impl Canvas {
    /// A canvas of one colour.
    pub fn new(width: u32, height: u32, colour: Colour) -> Self {
        let pixels = vec![colour.map(f64::from); (width * height) as usize];
        Self { width: f64::from(width), height: f64::from(height), pixels }
    }

    /// A rectangle that changes from the one colour at its top to the other at its bottom.
    pub fn shade(&mut self, (left, top): (f64, f64), (right, bottom): (f64, f64), from: Colour, to: Colour) {
        self.lay((left, top), (right, bottom), |x, y| {
            let inside = x >= left && x < right && y >= top && y < bottom;
            let share = (y - top) / (bottom - top);
            inside.then(|| (1.0, mixed(from, to, share)))
        });
    }

    /// A disc.
    pub fn disc(&mut self, centre: (f64, f64), radius: f64, colour: Colour) {
        let down = radius * self.width / self.height;
        self.ellipse(centre, (radius, down), colour);
    }

    /// An ellipse, lighter towards the top.
    pub fn ellipse(&mut self, (cx, cy): (f64, f64), (rx, ry): (f64, f64), colour: Colour) {
        self.lay((cx - rx, cy - ry), (cx + rx, cy + ry), |x, y| {
            let (dx, dy) = ((x - cx) / rx, (y - cy) / ry);
            (dx * dx + dy * dy < 1.0).then(|| (1.0, mixed(colour, [255, 255, 255], 0.12 * (1.0 - dy))))
        });
    }

    /// Light that fades with the distance.
    pub fn glow(&mut self, (cx, cy): (f64, f64), radius: f64, colour: Colour) {
        let shape = self.height / self.width;
        let down = radius / shape;
        self.lay((cx - radius, cy - down), (cx + radius, cy + down), |x, y| {
            let distance = ((x - cx).powi(2) + ((y - cy) * shape).powi(2)).sqrt() / radius;
            (distance < 1.0).then(|| (0.6 * (1.0 - distance).powi(2), colour.map(f64::from)))
        });
    }

    /// Lays a shape on the pixels between two corners.
    fn lay(
        &mut self,
        (left, top): (f64, f64),
        (right, bottom): (f64, f64),
        shape: impl Fn(f64, f64) -> Option<(f64, [f64; 3])>,
    ) {
        let place = |share: f64, side: f64| (share.clamp(0.0, 1.0) * side) as usize;
        let (width, columns) = (self.width as usize, place(left, self.width)..place(right, self.width));
        for row in place(top, self.height)..place(bottom, self.height) {
            for column in columns.clone() {
                let (x, y) = (column as f64 / self.width, row as f64 / self.height);
                if let Some((share, colour)) = shape(x, y) {
                    for (old, new) in self.pixels[row * width + column].iter_mut().zip(colour) {
                        *old += (new - *old) * share;
                    }
                }
            }
        }
    }

    /// The picture, with grain and darker corners.
    pub fn picture(&self) -> RgbImage {
        let mut seed = 1_u32;
        RgbImage::from_fn(self.width as u32, self.height as u32, |x, y| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = f64::from(seed >> 24) / 255.0 * 6.0 - 3.0;
            let (dx, dy) = (f64::from(x) / self.width - 0.5, f64::from(y) / self.height - 0.5);
            let light = 1.0 - 0.35 * (dx * dx + dy * dy);
            let pixel = self.pixels[y as usize * self.width as usize + x as usize];
            Rgb(pixel.map(|value| (value * light + grain).clamp(0.0, 255.0) as u8))
        })
    }
}

fn mixed(from: Colour, to: Colour, share: f64) -> [f64; 3] {
    std::array::from_fn(|channel| {
        f64::from(from[channel]) + (f64::from(to[channel]) - f64::from(from[channel])) * share
    })
}
