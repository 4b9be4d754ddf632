//! The ZIP package of an office document, opened with care: what it says of its sizes may be wrong, and a small
//! file may unpack to anything. The only user of zip here.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::diagnostic::Text;
use crate::text;

/// Files in a package. A document has some twenty, and one for each picture.
const MOST_PARTS: usize = 5_000;

/// What the parts that are read may unpack to together.
const UNPACKED: u64 = 160 * 1024 * 1024;

/// The largest part of XML; a hundred pages have two.
pub(super) const LARGEST_XML: u64 = 16 * 1024 * 1024;

/// The largest picture.
pub(super) const LARGEST_PICTURE: u64 = 40 * 1024 * 1024;

/// An open package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Text> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > MOST_PARTS {
            let count = archive.len();
            return Err(text!(
                "压缩包里有 {count} 个文件，不像文档",
                "its package holds {count} files: that is no document"
            ));
        }
        Ok(Self { archive, left: UNPACKED })
    }

    /// Whether there is a part of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.archive.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned)
    }

    /// A part; `None` where there is none. `Err` where it is damaged, encrypted or too large.
    pub(super) fn part(&mut self, name: &str, largest: u64) -> Result<Option<Vec<u8>>, Text> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(what)) if what.contains("assword") => {
                return Err(text!(
                    "文档加了密码，请去掉密码再导入",
                    "it is protected by a password; take that off first"
                ));
            }
            Err(error) => return Err(damaged(&error)),
        };
        let limit = largest.min(self.left);
        let mut bytes = Vec::new();
        part.take(limit + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        let length = bytes.len() as u64;
        if length > limit {
            let most = limit / 1024 / 1024;
            return Err(text!(
                "{name} 解压后超过 {most} MB，不像文档",
                "{name} unpacks to more than {most} MB: that is no document"
            ));
        }
        self.left -= length;
        Ok(Some(bytes))
    }

    /// A part of XML as text.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<String>, Text> {
        let Some(bytes) = self.part(name, LARGEST_XML)? else { return Ok(None) };
        let text = match bytes.as_slice() {
            [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
            [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
            [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
            _ => String::from_utf8(bytes).ok(),
        };
        text.map(Some).ok_or_else(|| text!("{name} 不是 UTF-8", "{name} is not in UTF-8"))
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok()
}

fn damaged(error: &dyn std::fmt::Display) -> Text {
    text!("文件损坏：{error}", "the file is damaged: {error}")
}
