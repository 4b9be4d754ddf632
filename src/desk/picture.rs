//! Pictures and attachments that somebody drops onto the desk: what they are is told by their bytes, their names
//! are made here, and they lie beside the text.

use std::io::Cursor;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::fault::DeskFault;
use crate::disk::create::{self, CreateFault};
use crate::picture::{Format, Look};
use crate::site::slug::{numbered, slug};
use crate::source::SourcePath;
use crate::text;

/// Names that are tried.
const MOST_NAMESAKES: usize = 500;

/// Other files that articles have as attachments, by their endings and the bytes that they begin with: documents of
/// Word and Excel old and new, PDF, ZIP, plain tables.
const ATTACHMENTS: [(&str, &[u8]); 9] = [
    ("pdf", b"%PDF-"),
    ("docx", b"PK\x03\x04"),
    ("xlsx", b"PK\x03\x04"),
    ("pptx", b"PK\x03\x04"),
    ("zip", b"PK\x03\x04"),
    ("doc", b"\xD0\xCF\x11\xE0"),
    ("xls", b"\xD0\xCF\x11\xE0"),
    ("wps", b"\xD0\xCF\x11\xE0"),
    ("csv", b""),
];

/// Puts a file beside a text: `{name, data}` with the name that it had and its bytes in base64. Answers with the name
/// that it has now and whether it is a picture.
pub fn put(root: &Path, beside: &SourcePath, request: &Value) -> Result<Value, DeskFault> {
    let (Some(name), Some(data)) = (request["name"].as_str(), request["data"].as_str()) else {
        return Err(DeskFault::malformed());
    };
    let bytes = STANDARD.decode(data).map_err(|_| DeskFault::malformed())?;
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let sort = sort(&bytes, &ending.to_ascii_lowercase())?;
    let stem = slug(stem);
    let folder = beside.as_str().rsplit_once('/').map_or("content", |(folder, _)| folder);
    for name in numbered(&stem, MOST_NAMESAKES) {
        let file = format!("{name}.{}", sort.ending);
        let path = SourcePath::new(&format!("{folder}/{file}")).map_err(|_| DeskFault::malformed())?;
        match create::file(root, &path, &bytes) {
            Err(CreateFault::Exists(_)) => {}
            Err(fault) => return Err(DeskFault::of_file(&fault)),
            Ok(_) => return Ok(json!({ "file": file, "picture": sort.picture, "label": sort.label })),
        }
    }
    Err(DeskFault::new(text!(
        "叫这个名称的文件太多了，先改名",
        "there are too many files of that name; rename it"
    )))
}

/// What a file is.
struct Sort {
    ending: String,
    picture: bool,
    /// Whether its maker labelled it as generated.
    label: bool,
}

/// What a file is, by its bytes; the ending that it came with only tells documents of one form apart.
fn sort(bytes: &[u8], ending: &str) -> Result<Sort, DeskFault> {
    if let Ok(Look::Pixels(header)) = Look::at(&mut Cursor::new(bytes)) {
        let ending = match header.format {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::Gif => "gif",
            Format::WebP => "webp",
            Format::Bmp => "bmp",
        };
        let (ending, label) = (ending.to_owned(), header.generated.is_some());
        return Ok(Sort { ending, picture: true, label });
    }
    let known = ATTACHMENTS.iter().find(|(known, start)| *known == ending && bytes.starts_with(start));
    if let Some((ending, start)) = known
        && (!start.is_empty() || !bytes.contains(&0))
    {
        return Ok(Sort { ending: (*ending).to_owned(), picture: false, label: false });
    }
    Err(DeskFault::new(text!(
        "这个文件不能放进网站：图片用 JPG、PNG、GIF、WebP、BMP，附件用 PDF、Word、Excel、WPS、ZIP、CSV。手机照片是 HEIC 的，先在手机上选“兼容性最佳”重拍或转成 JPG",
        "this file cannot go into the site: pictures are JPG, PNG, GIF, WebP, BMP; attachments are PDF, Word, Excel, WPS, ZIP, CSV. Turn HEIC photographs into JPG first"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put_file(root: &Path, name: &str, bytes: &[u8]) -> Result<Value, DeskFault> {
        let beside = SourcePath::new("content/yaowen/a.md").unwrap();
        put(root, &beside, &json!({ "name": name, "data": STANDARD.encode(bytes) }))
    }

    #[test]
    fn names_are_made_here_and_bytes_tell_what_a_file_is() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let png = include_bytes!("../../tests/sites/full/content/xinwen/2025/会场.png");
        let file = |name: &str, bytes: &[u8]| {
            put_file(root, name, bytes).map(|made| made["file"].as_str().unwrap().to_owned())
        };
        assert_eq!(file("会场 全景.JPG", png).unwrap(), "hui-chang-quan-jing.png");
        assert_eq!(file("会场 全景.JPG", png).unwrap(), "hui-chang-quan-jing-2.png");
        assert_eq!(file("../../../名单.pdf", b"%PDF-1.7").unwrap(), "ming-dan.pdf");
        assert_eq!(std::fs::read_dir(root.join("content/yaowen")).unwrap().count(), 3);
        for (name, bytes) in [
            ("a.html", &b"<script>"[..]),
            ("a.png", b"<svg onload=x>"),
            ("a.pdf", b"MZ"),
            ("a.exe", b"MZ"),
            ("a.csv", b"MZ\0"),
            ("a.md", b"---"),
            (".htaccess", b"x"),
        ] {
            assert!(file(name, bytes).is_err(), "{name}");
        }
        assert_eq!(std::fs::read_dir(root.join("content/yaowen")).unwrap().count(), 3);
    }
}
