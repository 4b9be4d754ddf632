//! The pictures that a text names: those that are there become files beside the article, the others are named.

use super::model::{Block, Enclosed, Imported, Inline, Shape};
use super::report::{Remark, shortened};
use crate::text;

/// The files and addresses of the pictures of a block.
pub(super) fn names(block: &Block, out: &mut Vec<String>) {
    let mut pieces = |inlines: &[Inline]| {
        out.extend(inlines.iter().filter_map(|inline| match inline {
            Inline::Picture { file, .. } => Some(file.clone()),
            _ => None,
        }));
    };
    match &block.shape {
        Shape::Paragraph(inlines, _) | Shape::Heading(_, inlines) => pieces(inlines),
        Shape::Table(rows) => rows.iter().flatten().for_each(|cell| pieces(cell)),
        Shape::List(_, items) => items.iter().flatten().for_each(|block| names(block, out)),
        Shape::Quote(blocks) => blocks.iter().for_each(|block| names(block, out)),
        Shape::Code(_) | Shape::Rule => {}
    }
}

/// Looks for every picture of a text; `find` gives the bytes of an address.
pub fn settle(imported: &mut Imported, find: &dyn Fn(&str) -> Option<Vec<u8>>) {
    let mut settling =
        Settling { find, enclosed: std::mem::take(&mut imported.enclosed), remarks: Vec::new(), place: 0 };
    let mut blocks = std::mem::take(&mut imported.blocks);
    blocks.retain_mut(|block| settling.block(block));
    imported.blocks = blocks;
    for note in &mut imported.notes {
        settling.pieces(note);
    }
    imported.enclosed = settling.enclosed;
    imported.remarks.extend(settling.remarks);
}

struct Settling<'f> {
    find: &'f dyn Fn(&str) -> Option<Vec<u8>>,
    enclosed: Vec<Enclosed>,
    remarks: Vec<Remark>,
    place: usize,
}

impl Settling<'_> {
    /// Whether something is left of a block.
    fn block(&mut self, block: &mut Block) -> bool {
        self.place = block.place;
        match &mut block.shape {
            Shape::Paragraph(inlines, _) | Shape::Heading(_, inlines) => {
                self.pieces(inlines);
                !inlines.is_empty()
            }
            Shape::List(_, items) => {
                for item in items.iter_mut() {
                    item.retain_mut(|block| self.block(block));
                }
                items.retain(|item| !item.is_empty());
                !items.is_empty()
            }
            Shape::Quote(blocks) => {
                blocks.retain_mut(|block| self.block(block));
                !blocks.is_empty()
            }
            Shape::Table(rows) => {
                rows.iter_mut().flatten().for_each(|cell| self.pieces(cell));
                true
            }
            Shape::Code(_) | Shape::Rule => true,
        }
    }

    fn pieces(&mut self, inlines: &mut Vec<Inline>) {
        inlines.retain_mut(|inline| match inline {
            Inline::Picture { file, .. } => self.picture(file),
            _ => true,
        });
    }

    /// Whether a picture is there; then `file` is its name.
    fn picture(&mut self, file: &mut String) -> bool {
        if self.enclosed.iter().any(|enclosed| enclosed.name == *file) {
            return true;
        }
        let bytes = if file.starts_with("data:") { packed(file) } else { (self.find)(file) };
        let shown = shortened(file.rsplit(['/', '\\']).next().unwrap_or_default());
        let Some(bytes) = bytes else {
            let where_ = if file.starts_with("http") || file.starts_with("//") {
                text!("图片在网上，没有下载：{file}", "a picture on the web was not fetched: {file}")
            } else {
                text!("图片没有随文件带来：{shown}", "a picture did not come with the file: {shown}")
            };
            self.remarks.push(Remark::dropped(self.place, where_));
            return false;
        };
        let Some(ending) = ending(&bytes) else {
            self.remarks.push(Remark::dropped(
                self.place,
                text!("不是网页能显示的图片：{shown}", "no picture that browsers show: {shown}"),
            ));
            return false;
        };
        if let Some(known) = self.enclosed.iter().find(|enclosed| enclosed.bytes == bytes) {
            file.clone_from(&known.name);
            return true;
        }
        let number = self.enclosed.len() + 1;
        *file = format!("picture-{number}.{ending}");
        self.enclosed.push(Enclosed { name: file.clone(), bytes });
        true
    }
}

/// What a picture's file name ends with, by its first bytes; `None` for what browsers do not show.
pub fn ending(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [0xFF, 0xD8, 0xFF, ..] => "jpg",
        [0x89, b'P', b'N', b'G', ..] => "png",
        [b'G', b'I', b'F', b'8', ..] => "gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "webp",
        [b'B', b'M', ..] => "bmp",
        _ => return None,
    })
}

/// The bytes of a picture that is written into the page: `data:image/png;base64,…`.
fn packed(address: &str) -> Option<Vec<u8>> {
    let (kind, data) = address.split_once(',')?;
    kind.ends_with(";base64").then(|| base64(data.as_bytes()))?
}

/// Base 64 (RFC 4648), with line ends and without its padding too.
pub(super) fn base64(data: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(data.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for c in data.iter().filter(|c| !c.is_ascii_whitespace() && **c != b'=') {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0x00FF_FFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xFF).unwrap_or_default());
        }
    }
    Some(out)
}
