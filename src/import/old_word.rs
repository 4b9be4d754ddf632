//! The text of documents in the format before 2007 (.doc, and the .wps that WPS wrote then): paragraphs and tables
//! cell by cell, no styles, numbers or pictures ([MS-DOC]). The only user of cfb.

use std::io::{Cursor, Read as _};

use super::model::Imported;
use super::report::Remark;
use super::text as plain;
use crate::diagnostic::Text;
use crate::text;

/// How a compound file begins.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The largest stream that is read.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Where the head of the stream says: flags, the length of the text, the place of the pieces ([MS-DOC] 2.5).
const FLAGS: usize = 0x0A;
const TEXT_LENGTH: usize = 0x4C;
const PIECES: usize = 0x01A2;

/// Flags: encrypted, and which of two streams holds the tables.
const ENCRYPTED: u16 = 0x0100;
const SECOND_TABLE: u16 = 0x0200;

pub(super) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(COMPOUND)
}

/// Reads the text of an old document.
pub(super) fn read(bytes: &[u8]) -> Result<Imported, Text> {
    let damaged = |_| {
        text!("文件损坏，或者不是 Word 97 以后的文档", "it is damaged, or no document of Word 97 or later")
    };
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    if file.is_stream("/EncryptedPackage") {
        return Err(text!(
            "文档加了密码，请去掉密码再导入",
            "it is protected by a password; take that off first"
        ));
    }
    let Some(document) = stream(&mut file, "/WordDocument") else {
        return Err(text!(
            "不是 Word 文档（可能是旧的 Excel 或演示文稿）；请另存为 .docx 或 .xlsx 再导入",
            "it is no document of Word, maybe an old workbook; save it as .docx or .xlsx and import that"
        ));
    };
    let flags = u16_at(&document, FLAGS).unwrap_or_default();
    if flags & ENCRYPTED != 0 {
        return Err(text!(
            "文档加了密码，请去掉密码再导入",
            "it is protected by a password; take that off first"
        ));
    }
    let table =
        stream(&mut file, if flags & SECOND_TABLE == 0 { "/0Table" } else { "/1Table" }).unwrap_or_default();
    let Some(characters) = characters(&document, &table) else {
        return Err(text!(
            "读不出文字，请在 WPS 里另存为 .docx 再导入",
            "its text cannot be read; save it as .docx in WPS"
        ));
    };
    let mut imported = plain::read(&lines(&characters));
    imported.remarks.insert(
        0,
        Remark::doubtful(
            0,
            text!(
                "这是旧格式（.doc 或 .wps），只取出了文字：自动编号、图片和字体没有带。要带上，请在 WPS 里用“另存为”存成 .docx 再导入",
                "this is the old format (.doc or .wps): only its words were taken, no automatic numbers, pictures or styles. To have those, save it as .docx in WPS and import that"
            ),
        ),
    );
    Ok(imported)
}

fn stream(file: &mut cfb::CompoundFile<Cursor<&[u8]>>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.open_stream(name).ok()?.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?)).ok()
}

/// The characters of the text, put together from its pieces ([MS-DOC] 2.4.1).
fn characters(document: &[u8], table: &[u8]) -> Option<Vec<char>> {
    let length = u32_at(document, TEXT_LENGTH)?;
    let (start, size) = (u32_at(document, PIECES)?, u32_at(document, PIECES + 4)?);
    let mut pieces = table.get(start..start.checked_add(size)?)?;
    // Properties of some paragraphs stand before the list of pieces.
    while let [1, rest @ ..] = pieces {
        let skip = usize::from(u16_at(rest, 0)?);
        pieces = rest.get(2 + skip..)?;
    }
    let [2, pieces @ ..] = pieces else { return None };
    let list = pieces.get(4..4 + u32_at(pieces, 0)?)?;
    let count = list.len().checked_sub(4)? / 12;
    let mut out = Vec::new();
    for at in 0..count {
        let (first, last) = (u32_at(list, at * 4)?, u32_at(list, at * 4 + 4)?.min(length));
        let place = u32_at(list, (count + 1) * 4 + at * 8 + 2)?;
        let characters = last.saturating_sub(first);
        if place & 0x4000_0000 == 0 {
            let bytes = document.get(place..place.checked_add(characters.checked_mul(2)?)?)?;
            let units = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
            out.extend(char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')));
        } else {
            let place = (place & 0x3FFF_FFFF) / 2;
            out.extend(
                document.get(place..place.checked_add(characters)?)?.iter().map(|byte| western(*byte)),
            );
        }
    }
    Some(out)
}

/// A character of the code page that pieces of single bytes use.
fn western(byte: u8) -> char {
    match byte {
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x96 => '–',
        0x97 => '—',
        byte => char::from(byte),
    }
}

/// The paragraphs as lines, with fields as their results and cells set apart by tabs.
fn lines(characters: &[char]) -> String {
    let mut out = String::new();
    // For each open field, whether its result has begun.
    let mut fields: Vec<bool> = Vec::new();
    for c in characters {
        match c {
            '\u{13}' => fields.push(false),
            '\u{14}' => {
                if let Some(field) = fields.last_mut() {
                    *field = true;
                }
            }
            '\u{15}' => {
                fields.pop();
            }
            _ if fields.contains(&false) => {}
            '\r' | '\u{B}' | '\u{C}' => out.push('\n'),
            '\u{7}' => {
                // The end of a row is a mark of its own behind that of its last cell.
                if out.ends_with('\t') {
                    out.pop();
                    out.push('\n');
                } else {
                    out.push('\t');
                }
            }
            '\u{1E}' => out.push('-'),
            c if c.is_control() && *c != '\t' => {}
            c => out.push(*c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use crate::import::model::Block;

    /// A compound file whose text is one piece of UTF-16.
    fn document(text: &str, flags: u16) -> Vec<u8> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut stream = vec![0_u8; 0x400];
        stream[FLAGS..FLAGS + 2].copy_from_slice(&flags.to_le_bytes());
        let length = u32::try_from(units.len()).unwrap();
        stream[TEXT_LENGTH..TEXT_LENGTH + 4].copy_from_slice(&length.to_le_bytes());
        let mut pieces = vec![2, 16, 0, 0, 0, 0, 0, 0, 0];
        pieces.extend(length.to_le_bytes());
        pieces.extend([0, 0]);
        pieces.extend(0x400_u32.to_le_bytes());
        pieces.extend([0, 0]);
        stream[PIECES + 4..PIECES + 8].copy_from_slice(&u32::try_from(pieces.len()).unwrap().to_le_bytes());
        stream.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream("/WordDocument").unwrap().write_all(&stream).unwrap();
        file.create_stream("/0Table").unwrap().write_all(&pieces).unwrap();
        file.flush().unwrap();
        file.into_inner().into_inner()
    }

    #[test]
    fn the_words_of_an_old_document_come_over() {
        let bytes = document(
            "关于防汛的通知\r各村：\r见\u{13} HYPERLINK \"x\" \u{14}附件\u{15}。\r村名\u{7}户数\u{7}\u{7}甲村\u{7}12\u{7}\u{7}完。\r",
            0,
        );
        let read = read(&bytes).unwrap();
        let mut words = String::new();
        read.blocks.iter().for_each(|block: &Block| block.all_words(&mut words));
        assert_eq!(words, "关于防汛的通知\n各村：\n见附件。\n村名\n户数\n甲村\n12\n完。\n");
        assert!(read.remarks[0].message.zh.contains("存成 .docx"));
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        assert!(read(&document("甲", ENCRYPTED)).unwrap_err().zh.contains("密码"));
        let whole = document(&"甲".repeat(9_000), 0);
        assert!(read(&whole[..whole.len() / 2]).is_err());
        assert!(read(COMPOUND).is_err());
        let mut workbook = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        workbook.create_stream("/Workbook").unwrap();
        assert!(read(&workbook.into_inner().into_inner()).unwrap_err().zh.contains("不是 Word 文档"));
    }
}
