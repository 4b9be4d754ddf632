//! Pictures of the preview: at once as they lie beside the texts, and soon as they will be published.

#![allow(clippy::unwrap_used, reason = "made files of a test: what fails here is the test")]

use std::fs;

use crate::preview::{Folder, article};

#[test]
fn a_picture_is_shown_before_its_forms_are_made() {
    let folder = Folder::new();
    let mut jpeg = std::io::Cursor::new(Vec::new());
    let pixel = |x: u32, y: u32| image::Rgb([x, y, x ^ y].map(|value| value.to_le_bytes()[0]));
    image::RgbImage::from_fn(1100, 600, pixel).write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    let jpeg = jpeg.into_inner();
    fs::write(folder.at("content/yaowen/foto.jpg"), &jpeg).unwrap();
    folder.write("content/yaowen/a.md", &article("第一篇", "2025-05-01", "![图](foto.jpg)"));
    let preview = folder.preview();
    let page = preview.get("/yaowen/a.html").text();
    assert!(page.contains("foto-jpg-480.webp 480w"), "{page}");
    let first = preview.get("/yaowen/foto-jpg-480.webp");
    assert_eq!((first.header("Content-Type"), first.body == jpeg), (Some("image/jpeg"), true));
    let made = loop {
        let answer = preview.get("/yaowen/foto-jpg-480.webp");
        if answer.header("Content-Type") == Some("image/webp") {
            break answer.body;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    drop(preview);
    let output = folder.build();
    assert!(
        fs::read(output.join("yaowen/foto-jpg-480.webp")).unwrap() == made,
        "build publishes what was shown"
    );
}
