//! Pictures from the camera to the published page, through the program: what is shown is right, and what a
//! file tells besides its pixels stays at home. Where `exiftool` and `ImageMagick` are installed, they judge too.

#![allow(
    clippy::unwrap_used,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "made files of a test: what fails here is the test"
)]

mod corpus;

use std::collections::BTreeMap;
use std::process::Command;

use corpus::{
    CORNERS, Place, TRACE, cmyk, exif, grey, held, jpeg, json, photo, png, progressive, tiff, webp, written,
};
use corpus::{xmp, xmp_chunk, xmp_segment};
use image::{DynamicImage, GenericImageView as _, ImageFormat};
use zhenbao::picture::{Form, Rendition, Treatment, derive};

use crate::support::Site;
use crate::support::tree::Tree;

/// A photograph that is too heavy to be published as it is.
fn large() -> DynamicImage {
    photo(640, 420)
}

/// Publishes pictures, all shown by one article.
fn published(pictures: &BTreeMap<String, Vec<u8>>) -> (Site, Tree) {
    let site = Site::new();
    let mut body = String::from("---\ntitle: 图片\ndate: 2025-04-01\n---\n\n正文。\n");
    for (name, bytes) in pictures {
        site.write(&format!("content/xinwen/{name}"), bytes);
        body.push_str(&format!("\n![图]({name})\n\n文字。\n"));
    }
    site.write("content/xinwen/tu.md", body);
    let said = site.build(&[]);
    assert!(said.code == 0, "{}", said.err);
    let tree = Tree::read(&site.path("public"))
        .filter(|path| path.starts_with("xinwen/") && !path.ends_with(".html") && !path.ends_with(".xml"));
    (site, tree)
}

/// The published forms of a picture.
fn forms<'a>(tree: &'a Tree, name: &str) -> Vec<(&'a str, &'a [u8])> {
    let stem = format!("xinwen/{}-", name.replace('.', "-"));
    let own = format!("xinwen/{name}");
    let forms = tree.files.iter().filter(|(path, _)| **path == own || path.starts_with(&stem));
    forms.map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect()
}

fn assert_corners(name: &str, path: &str, bytes: &[u8]) {
    let picture = image::load_from_memory(bytes).unwrap();
    assert!(picture.width() > picture.height(), "{name}: {path} lies on its side");
    let (right, bottom) = (picture.width() - 9, picture.height() - 9);
    for (at, (x, y)) in [(8, 8), (right, 8), (8, bottom), (right, bottom)].into_iter().enumerate() {
        let found = picture.get_pixel(x, y).0;
        let near = (0..3).all(|channel| found[channel].abs_diff(CORNERS[at][channel]) < 40);
        assert!(near, "{name}: corner {at} of {path} is {found:?}, not {:?}", CORNERS[at]);
    }
}

/// Everything that can be published, by the name of its file.
fn everything() -> BTreeMap<String, Vec<u8>> {
    let (large, small) = (large(), photo(64, 40));
    let mut all = BTreeMap::new();
    for turn in 1..=8_u8 {
        let (stored, light) = (held(&large, turn), held(&small, turn));
        let segments = [(1, exif(turn)), xmp_segment(None)];
        let chunks = [(*b"EXIF", tiff(turn)), (*b"XMP ", xmp(None))];
        all.insert(format!("turned{turn}.jpg"), jpeg(&stored, &segments));
        all.insert(format!("light{turn}.jpg"), jpeg(&light, &segments));
        all.insert(format!("turned{turn}.webp"), webp(&stored, &chunks));
        all.insert(format!("light{turn}.webp"), webp(&light, &chunks));
    }
    let text = (*b"tEXt", b"Comment\0TRACE-TEXT".to_vec());
    let private = (*b"zbPr", b"TRACE-CHUNK".to_vec());
    let metadata = [(*b"eXIf", tiff(1)), text, private, xmp_chunk(None)];
    all.insert("meta.png".to_owned(), png(&large, &metadata, Place::Front));
    all.insert("metaback.png".to_owned(), png(&large, &metadata, Place::Back));
    all.insert("lightmeta.png".to_owned(), png(&small, &metadata, Place::Front));
    all.insert("deep.png".to_owned(), written(&DynamicImage::from(large.to_rgb16()), ImageFormat::Png));
    all.insert("through.png".to_owned(), written(&DynamicImage::from(large.to_rgba8()), ImageFormat::Png));
    all.insert("progressive.jpg".to_owned(), progressive(&large));
    all.insert("cmyk.jpg".to_owned(), cmyk(&large));
    all.insert("paint.bmp".to_owned(), written(&large, ImageFormat::Bmp));
    all.insert("old.gif".to_owned(), commented(written(&small, ImageFormat::Gif)));
    // A file that is something else, too: what stands behind the picture, or in its comments.
    let zip = b"PK\x03\x04TRACE.zip".to_vec();
    all.insert("zip.jpg".to_owned(), [jpeg(&large, &[]), zip.clone()].concat());
    all.insert(
        "lightzip.jpg".to_owned(),
        [jpeg(&small, &[(13, b"TRACE-IPTC".to_vec())]), zip.clone()].concat(),
    );
    all.insert("lightzip.png".to_owned(), [written(&small, ImageFormat::Png), zip.clone()].concat());
    all.insert("lightzip.gif".to_owned(), [written(&small, ImageFormat::Gif), zip.clone()].concat());
    all.insert("lightzip.webp".to_owned(), [written(&small, ImageFormat::WebP), zip].concat());
    all
}

/// GIF with a comment behind its head.
fn commented(mut gif: Vec<u8>) -> Vec<u8> {
    let colours = if gif[10] & 0x80 == 0 { 0 } else { 3 << ((gif[10] & 7) + 1) };
    let rest = gif.split_off(13 + colours);
    gif.extend(b"\x21\xfe\x0aTRACE-GIF!\0");
    gif.extend(rest);
    gif
}

#[test]
fn nothing_but_the_picture_is_published_and_that_as_it_was_held() {
    let mut pictures = everything();
    pictures.insert("grey.jpg".to_owned(), grey(&large()));
    for (name, bytes) in &pictures {
        let trace = bytes.windows(TRACE.len()).any(|window| window == TRACE.as_bytes());
        let plain = ["deep.png", "through.png", "paint.bmp"].contains(&name.as_str());
        assert_eq!(trace, !plain, "{name} would prove nothing");
    }
    let (site, tree) = published(&pictures);
    for name in pictures.keys() {
        let forms = forms(&tree, name);
        assert!(!forms.is_empty(), "{name} is not published");
        for (path, bytes) in forms {
            let found = bytes.windows(TRACE.len()).position(|window| window == TRACE.as_bytes());
            assert_eq!(found, None, "{path}");
            assert!(image::load_from_memory(bytes).is_ok(), "{path}");
        }
    }
    assert_straight(&pictures, &tree);
    let Ok(said) = Command::new("exiftool")
        .args(["-r", "-a", "-G1", "-s", "-ee"])
        .arg(site.path("public/xinwen"))
        .output()
    else {
        return;
    };
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("ImageWidth"), "exiftool looked at nothing: {said}");
    for word in ["GPS", "Serial", "Maker", "Canon", "Artist", "Thumbnail", "Trailer"] {
        let lines: Vec<&str> = said.lines().filter(|line| line.contains(word)).collect();
        assert!(lines.is_empty(), "{word}: {lines:?}");
    }
}

/// Every picture stands as the camera was held, in every form.
fn assert_straight(pictures: &BTreeMap<String, Vec<u8>>, tree: &Tree) {
    let straight = pictures
        .keys()
        .filter(|name| !name.starts_with("light") && *name != "old.gif" && *name != "grey.jpg");
    for name in straight {
        for (path, bytes) in forms(tree, name) {
            assert_corners(name, path, bytes);
        }
    }
    for turn in 2..=8 {
        for (path, bytes) in forms(tree, &format!("light{turn}.jpg")) {
            assert_corners(path, path, bytes);
        }
    }
}

#[test]
fn labels_of_generated_pictures_stay_in_every_form() {
    let (large, small) = (large(), photo(64, 40));
    let in_exif = |id: &str| [exif(1), format!("ASCII\0\0\0{{\"AIGC\":{}}}", json(id)).into_bytes()].concat();
    let text = |id: &str| (*b"tEXt", format!("AIGC\0{}", json(id)).into_bytes());
    let mut pictures = BTreeMap::new();
    for (size, picture) in [("large", &large), ("small", &small)] {
        let mut add = |kind: &str, extension: &str, make: &dyn Fn(&str) -> Vec<u8>| {
            let name = format!("{size}{kind}.{extension}");
            let bytes = make(&format!("ID-{size}-{kind}-{extension}."));
            pictures.insert(name, bytes);
        };
        add("xmp", "jpg", &|id| jpeg(picture, &[(1, exif(1)), xmp_segment(Some(id))]));
        add("turned", "jpg", &|id| jpeg(&held(picture, 6), &[(1, exif(6)), xmp_segment(Some(id))]));
        add("exif", "jpg", &|id| jpeg(picture, &[(1, in_exif(id))]));
        add("front", "png", &|id| png(picture, &[xmp_chunk(Some(id))], Place::Front));
        add("back", "png", &|id| png(picture, &[xmp_chunk(Some(id))], Place::Back));
        add("text", "png", &|id| png(picture, &[text(id)], Place::Front));
        add("xmp", "webp", &|id| webp(picture, &[(*b"XMP ", xmp(Some(id)))]));
    }
    let (site, tree) = published(&pictures);
    let mut seen = 0;
    for (name, bytes) in &pictures {
        let id = String::from_utf8_lossy(bytes);
        let id = &id[id.find("ID-").unwrap()..];
        let id = &id[..=id.find('.').unwrap()];
        for (path, form) in forms(&tree, name) {
            assert!(String::from_utf8_lossy(form).contains(id), "{path} lost {id}");
            seen += 1;
        }
    }
    assert!(seen >= 14 + 7, "only {seen} forms");
    let page = String::from_utf8(std::fs::read(site.path("public/xinwen/tu.html")).unwrap()).unwrap();
    assert_eq!(
        page.matches("图片由人工智能生成").count(),
        15,
        "readers are told under each, and under the cover"
    );
    if let Ok(said) =
        Command::new("exiftool").args(["-r", "-XMP:all", "-s"]).arg(site.path("public/xinwen")).output()
    {
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        assert_eq!(
            said.lines().filter(|line| line.to_lowercase().starts_with("aigc")).count(),
            seen,
            "{said}"
        );
    }
}

#[test]
fn colours_of_a_wide_profile_become_those_of_every_screen() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let segment = [b"ICC_PROFILE\0\x01\x01".to_vec(), profile].concat();
    let plain = DynamicImage::from(image::RgbImage::from_pixel(1000, 640, image::Rgb([200, 60, 60])));
    let pictures = BTreeMap::from([("p3.jpg".to_owned(), jpeg(&plain, &[(2, segment)]))]);
    let (_, tree) = published(&pictures);
    for (path, bytes) in forms(&tree, "p3.jpg") {
        let found = image::load_from_memory(bytes).unwrap().get_pixel(99, 99).0;
        // (200, 60, 60) in Display P3 is (217, 44, 52) in sRGB.
        assert!(
            found[0].abs_diff(217) < 6 && found[1].abs_diff(44) < 8 && found[2].abs_diff(52) < 8,
            "{path}: {found:?}"
        );
    }
}

#[test]
fn what_cannot_be_shown_is_refused_by_name_and_without_being_decoded() {
    let mut bomb = png(&photo(8, 8), &[], Place::Front);
    bomb[16..24].copy_from_slice(&[0, 0, 0x9c, 0x40, 0, 0, 0x9c, 0x40]);
    let sum = crc32fast::hash(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&sum);
    let frame = |jpeg: &mut Vec<u8>| {
        let at = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
        jpeg[at + 5..at + 9].copy_from_slice(&[0xff; 4]);
    };
    let mut wide = jpeg(&photo(64, 40), &[]);
    frame(&mut wide);
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    let site = Site::new();
    for (name, bytes, words) in [
        ("bomb.png", bomb, "40000 × 40000"),
        ("wide.jpg", wide, "65535 × 65535"),
        ("iphone.jpg", heic.clone(), "HEIC"),
        ("iphone.heic", heic, "HEIC"),
        ("scan.tif", b"II*\0\x08\0\0\0".to_vec(), "TIFF"),
        ("film.jpg", b"\0\0\0\x18ftypisom\0\0\0\0".to_vec(), "视频"),
        ("text.png", b"hello".to_vec(), "无法识别"),
        ("empty.gif", Vec::new(), "无法识别"),
        ("photo.svg", b"<svg><image href=\"data:image/png;base64,AA\"/></svg>".to_vec(), "嵌有照片"),
    ] {
        site.write(&format!("content/xinwen/{name}"), bytes);
        site.write(
            "content/xinwen/tu.md",
            format!("---\ntitle: 图\ndate: 2025-04-01\n---\n\n![图]({name})\n"),
        );
        let said = site.run("check", &[]);
        // A name that says so already is told before the bytes are looked at.
        let told = said.err.contains("ZB405") && said.err.contains(words) || said.err.contains("ZB529");
        assert!(told && said.err.contains(name), "{name}: {}", said.err);
    }
}

#[test]
fn a_picture_that_breaks_off_stops_the_publication() {
    let whole = jpeg(&large(), &[]);
    let deep = written(&large(), ImageFormat::Png);
    for (name, bytes) in [("half.jpg", &whole[..whole.len() / 2]), ("half.png", &deep[..deep.len() / 2])] {
        let site = Site::new();
        site.write(&format!("content/xinwen/{name}"), bytes);
        site.write(
            "content/xinwen/tu.md",
            format!("---\ntitle: 图\ndate: 2025-04-01\n---\n\n![图]({name})\n"),
        );
        let said = site.run("build", &[]);
        assert!(said.code == 1 && said.err.contains("ZB410") && said.err.contains(name), "{}", said.err);
        assert!(!site.path("public").exists());
    }
}

#[test]
fn a_moving_picture_that_is_too_heavy_stands_still_and_that_is_told() {
    let frame = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
    let moving = |comment: usize| {
        let block = [&[0xff][..], &[b'x'; 255]].concat().repeat(comment);
        let head = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff\x21\xfe";
        [&head[..], &block, b"\0", frame, frame, b"\x3b"].concat()
    };
    for (comment, still) in [(1, false), (9_000, true)] {
        let site = Site::new();
        site.write("content/xinwen/dong.gif", moving(comment));
        site.write("content/xinwen/tu.md", "---\ntitle: 图\ndate: 2025-04-01\n---\n\n![图](dong.gif)\n");
        let said = site.build(&[]);
        assert_eq!(said.err.contains("ZB416"), still, "{}", said.err);
        assert_eq!(site.path("public/xinwen/dong.gif").exists(), !still);
    }
}

#[test]
fn what_is_kept_only_saves_time() {
    let (large, small) = (large(), photo(64, 40));
    let pictures = BTreeMap::from([
        ("large.jpg".to_owned(), jpeg(&large, &[(1, exif(1))])),
        ("small.jpg".to_owned(), jpeg(&small, &[(1, exif(1))])),
        ("same.png".to_owned(), written(&small, ImageFormat::Png)),
    ]);
    let (site, first) = published(&pictures);
    site.build(&[]);
    let again = Tree::read(&site.path("public"));
    std::fs::remove_dir_all(site.path(".zhenbao")).unwrap();
    site.build(&[]);
    let anew = Tree::read(&site.path("public"));
    for (path, bytes) in &first.files {
        assert!(again.files[path] == *bytes && anew.files[path] == *bytes, "{path}");
    }
}

#[test]
fn resized_pictures_are_those_of_imagemagick() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("a.png"), folder.path().join("b.png"));
    let bytes = written(&photo(1000, 750), ImageFormat::Png);
    std::fs::write(&from, &bytes).unwrap();
    for (width, height) in [(800, 600), (480, 360), (240, 180)] {
        let size = format!("{width}x{height}!");
        let made = Command::new("convert")
            .arg(&from)
            .args(["-filter", "Lanczos", "-resize", &size])
            .arg(&to)
            .status();
        if !made.is_ok_and(|status| status.success()) {
            return;
        }
        let rendition = |width, height| {
            let treatment = Treatment::Made(Form::WebPLossless);
            Rendition { name: String::new(), width, height, treatment }
        };
        // The small one is made of the large one, as the program makes it.
        let ours = derive(&bytes, None, &[rendition(800, 600), rendition(width, height)]).unwrap();
        let ours = image::load_from_memory(&ours[1]).unwrap().to_rgb8();
        let theirs = image::open(&to).unwrap().to_rgb8();
        let squares: f64 =
            ours.as_raw().iter().zip(theirs.as_raw()).map(|(a, b)| f64::from(a.abs_diff(*b)).powi(2)).sum();
        let count = f64::from(width * height * 3);
        let psnr = 10.0 * (255.0_f64.powi(2) / (squares / count).max(1e-9)).log10();
        assert!(psnr >= 40.0, "{width}: {psnr:.1} dB");
    }
}
