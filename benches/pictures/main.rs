//! Draws the pictures of the demonstration site: `cargo bench --bench pictures`. They show no place and no
//! person, so that everybody may use them.

mod paint;

use std::fs;
use std::path::Path;

use image::{DynamicImage, ImageFormat};
use paint::{Canvas, Colour};

const WALL: Colour = [196, 178, 152];
const CURTAIN: Colour = [142, 30, 32];
const WOOD: Colour = [120, 78, 46];
const SEAT: Colour = [70, 82, 104];
const PAPER: Colour = [248, 246, 238];

fn main() {
    // `cargo test --benches` runs this, too, and has nothing to draw.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/renda/2025");
    for (name, canvas) in [("huichang", hall()), ("piaoxiang", ballot_box()), ("fenzu", round_table())] {
        let path = folder.join(format!("{name}.jpg"));
        let mut jpeg = std::io::Cursor::new(Vec::new());
        DynamicImage::from(canvas.picture()).write_to(&mut jpeg, ImageFormat::Jpeg).expect("memory takes it");
        fs::write(&path, jpeg.into_inner()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// A hall seen from its last row: curtain, rostrum, rows of chairs.
fn hall() -> Canvas {
    let mut canvas = Canvas::new(1800, 1200, WALL);
    canvas.shade((0.0, 0.0), (1.0, 0.62), [232, 222, 204], WALL);
    canvas.shade((0.12, 0.06), (0.88, 0.5), [176, 44, 44], CURTAIN);
    for fold in 0..38 {
        let x = 0.12 + 0.02 * f64::from(fold);
        canvas.shade((x, 0.06), (x + 0.008, 0.5), [112, 20, 24], [98, 16, 20]);
    }
    canvas.shade((0.1, 0.5), (0.9, 0.56), [150, 104, 66], WOOD);
    canvas.shade((0.24, 0.42), (0.76, 0.5), [168, 118, 76], WOOD);
    for place in 0..9 {
        let x = 0.27 + 0.055 * f64::from(place);
        canvas.disc((x, 0.395), 0.016, [58, 52, 50]);
        canvas.shade((x - 0.022, 0.41), (x + 0.022, 0.44), [48, 56, 72], [40, 46, 60]);
        canvas.shade((x - 0.014, 0.425), (x + 0.014, 0.437), PAPER, PAPER);
    }
    for row in 0..7 {
        let depth = f64::from(row);
        let (y, size) = (0.58 + 0.012 * depth * (depth + 1.6), 0.018 + 0.0065 * depth);
        let count = 22 - 2 * row;
        for chair in 0..count {
            let x = 0.5 + (f64::from(chair) - f64::from(count - 1) / 2.0) * size * 2.5;
            canvas.shade((x - size, y), (x + size, y + size * 2.6), SEAT, [44, 52, 70]);
            canvas.disc((x, y - size * 0.5), size * 0.72, [62, 54, 50]);
        }
    }
    for lamp in 0..6 {
        canvas.glow((0.12 + 0.152 * f64::from(lamp), 0.02), 0.09, [255, 244, 214]);
    }
    canvas
}

/// A ballot box on a table.
fn ballot_box() -> Canvas {
    let mut canvas = Canvas::new(1500, 1000, [206, 212, 210]);
    canvas.shade((0.0, 0.0), (1.0, 0.7), [226, 230, 226], [188, 194, 192]);
    canvas.shade((0.0, 0.7), (1.0, 1.0), [158, 112, 72], WOOD);
    canvas.shade((0.3, 0.28), (0.7, 0.78), [196, 40, 40], [150, 24, 28]);
    canvas.shade((0.27, 0.24), (0.73, 0.3), [212, 58, 54], [176, 36, 38]);
    canvas.shade((0.42, 0.255), (0.58, 0.272), [52, 10, 12], [52, 10, 12]);
    canvas.shade((0.455, 0.12), (0.545, 0.262), PAPER, [226, 224, 214]);
    canvas.shade((0.36, 0.42), (0.64, 0.62), PAPER, [236, 232, 220]);
    for line in 0..3 {
        let y = 0.46 + 0.05 * f64::from(line);
        canvas.shade((0.4, y), (0.6, y + 0.014), [170, 60, 56], [170, 60, 56]);
    }
    canvas.glow((0.2, 0.1), 0.5, [255, 252, 240]);
    canvas
}

/// A round of chairs about a table with papers and cups.
fn round_table() -> Canvas {
    let mut canvas = Canvas::new(1500, 1000, [214, 206, 190]);
    canvas.shade((0.0, 0.0), (1.0, 1.0), [228, 220, 204], [176, 164, 144]);
    for place in 0..14 {
        let turn = f64::from(place) / 14.0 * std::f64::consts::TAU;
        let (x, y) = (0.5 + 0.4 * turn.cos(), 0.5 + 0.4 * turn.sin());
        canvas.disc((x, y), 0.05, SEAT);
        canvas.disc((x, y), 0.026, [58, 52, 50]);
    }
    canvas.ellipse((0.5, 0.5), (0.33, 0.31), [150, 104, 66]);
    canvas.ellipse((0.5, 0.5), (0.315, 0.295), [176, 128, 84]);
    for place in 0..14 {
        let turn = f64::from(place) / 14.0 * std::f64::consts::TAU;
        let (x, y) = (0.5 + 0.265 * turn.cos(), 0.5 + 0.25 * turn.sin());
        canvas.shade((x - 0.018, y - 0.018), (x + 0.018, y + 0.018), PAPER, [230, 226, 214]);
        canvas.disc((x + 0.028, y), 0.009, [236, 238, 240]);
    }
    canvas.disc((0.5, 0.5), 0.07, [70, 112, 64]);
    canvas.disc((0.49, 0.48), 0.04, [104, 150, 84]);
    canvas.glow((0.85, 0.1), 0.6, [255, 250, 230]);
    canvas
}
