//! Files that look like pictures and cannot be published as such, and what to do instead.

use crate::diagnostic::Text;
use crate::text;

/// Why a file is no picture that can be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureRefusal {
    /// HEIC and HEIF, as iPhones save them.
    Heic,
    /// AVIF and JPEG XL.
    New,
    /// TIFF, as scanners save it.
    Tiff,
    /// What a camera's sensor saw.
    Raw,
    /// A film.
    Video,
    /// A file of an image editor, or a document.
    Document,
    /// More pixels than memory is given for.
    TooLarge {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// Its header cannot be read.
    Broken,
    /// A drawing that the filter refuses.
    Drawing(super::svg::DrawingFault),
}

impl PictureRefusal {
    /// What a file is that begins so and is none of the known formats.
    pub fn of(start: &[u8]) -> Self {
        let brand = start.get(4..12).and_then(|box_head| box_head.strip_prefix(b"ftyp"));
        match (start, brand) {
            (_, Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1")) => Self::Heic,
            (_, Some(b"avif" | b"avis")) => Self::New,
            (_, Some(b"crx ")) => Self::Raw,
            (_, Some(_)) => Self::Video,
            ([0, 0, 0, 0x0c, b'J', b'X', b'L', ..] | [0xff, 0x0a, ..], _) => Self::New,
            ([b'I', b'I', b'*', 0, _, _, _, _, b'C', b'R', ..], _) => Self::Raw,
            ([b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..], _) => Self::Tiff,
            ([b'F', b'U', b'J', b'I', b'F', ..] | [b'I', b'I', b'R' | b'U', ..], _) => Self::Raw,
            ([0x1a, 0x45, 0xdf, 0xa3, ..] | [b'F', b'L', b'V', ..] | [0, 0, 1, 0xba, ..], _) => Self::Video,
            ([b'R', b'I', b'F', b'F', _, _, _, _, b'A', b'V', b'I', ..], _) => Self::Video,
            ([b'8', b'B', b'P', b'S', ..] | [b'%', b'P', b'D', b'F', ..] | [b'P', b'K', 3, 4, ..], _) => {
                Self::Document
            }
            _ => Self::Broken,
        }
    }

    /// What is wrong, in half a sentence behind the file's name.
    pub fn reason(self) -> Text {
        use super::svg::DrawingFault;
        match self {
            Self::Heic => text!("是 HEIC 格式，浏览器打不开", "is HEIC, which browsers do not open"),
            Self::New => {
                text!("是 AVIF 或 JPEG XL 格式，不能处理", "is AVIF or JPEG XL, which cannot be processed")
            }
            Self::Tiff => text!("是 TIFF 格式，浏览器打不开", "is TIFF, which browsers do not open"),
            Self::Raw => {
                text!("是相机的 RAW 原片，浏览器打不开", "is a camera's raw file, which browsers do not open")
            }
            Self::Video => text!("是视频，不是图片", "is a video and no picture"),
            Self::Document => text!("是文档，不是图片", "is a document and no picture"),
            Self::TooLarge { width, height } => text!(
                "有 {width} × {height} 像素，太大，没有解码",
                "has {width} × {height} pixels, too many to be decoded"
            ),
            Self::Broken => text!("的格式无法识别", "has a format that cannot be recognised"),
            Self::Drawing(DrawingFault::TooLarge) => {
                text!("超过 8 MB，不像图形", "has more than 8 MB, too much for a drawing")
            }
            Self::Drawing(DrawingFault::Broken) => {
                text!("不是可以读取的 SVG 图形", "is no SVG drawing that can be read")
            }
            Self::Drawing(DrawingFault::Entities) => {
                text!("声明了实体，可能无限展开", "declares entities, which may grow without end")
            }
            Self::Drawing(DrawingFault::Photograph) => text!(
                "里面嵌有照片，拍摄位置等信息无法去除",
                "holds a photograph, whose position and other data cannot be taken out"
            ),
        }
    }

    /// What to do instead.
    pub fn help(self) -> Text {
        match self {
            Self::Heic => text!(
                "在手机上用“设置－相机－格式”选“兼容性最佳”，或者用微信、邮件发给自己，得到的就是 JPEG",
                "on the phone choose Settings, Camera, Formats, Most Compatible, or send it to yourself by mail: what arrives is JPEG"
            ),
            Self::Video => text!(
                "视频写在文章开头：视频: {{文件: 会议.mp4, 封面: 会议.jpg}}",
                "videos stand in the front matter: video: {{file: meeting.mp4, poster: meeting.jpg}}"
            ),
            Self::TooLarge { .. } => text!(
                "用看图软件缩小到 6000 像素以内再放进来",
                "make it smaller, to 6000 pixels or less, and put it here again"
            ),
            Self::Drawing(_) => text!("另存为 PNG", "save it as PNG"),
            _ => text!("另存为 JPEG 或 PNG", "save it as JPEG or PNG"),
        }
    }
}
