//! Files as offices save them.

use super::*;

const TEXT: &str = "标题：金山镇\n日期：2025年4月1日，增长5.5%。\n";

fn path() -> SourcePath {
    SourcePath::new("content/a.md").unwrap()
}

fn text(bytes: &[u8]) -> String {
    decode(&path(), bytes).value.expect("should be read").text().to_owned()
}

fn utf_16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

fn gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

/// The code and line of the only finding of a refused file.
fn refused(bytes: &[u8]) -> (&'static str, usize) {
    let checked = decode(&path(), bytes);
    assert!(checked.value.is_none(), "{:?}", checked.value.map(|source| source.text().to_owned()));
    assert_eq!(checked.diagnostics.len(), 1, "{:?}", checked.diagnostics);
    (checked.diagnostics[0].code.id, checked.diagnostics[0].position().0)
}

#[test]
fn every_encoding_of_an_office_gives_the_same_text() {
    let little: Vec<u8> = utf_16(TEXT, u16::to_le_bytes);
    let big: Vec<u8> = utf_16(TEXT, u16::to_be_bytes);
    assert_eq!(text(TEXT.as_bytes()), TEXT);
    assert_eq!(text(&[b"\xEF\xBB\xBF", TEXT.as_bytes()].concat()), TEXT);
    assert_eq!(text(&gbk(TEXT)), TEXT);
    assert_eq!(text(&little), TEXT);
    assert_eq!(text(&big), TEXT);
    assert_eq!(text(&[b"\xFF\xFE", little.as_slice()].concat()), TEXT);
    assert_eq!(text(&[b"\xFE\xFF", big.as_slice()].concat()), TEXT);
    assert_eq!(text(&utf_16("title: plain\n", u16::to_le_bytes)), "title: plain\n");
    assert_eq!(text(b""), "");
}

#[test]
fn a_guess_is_told_and_a_mark_is_not() {
    let codes = |bytes: &[u8]| {
        decode(&path(), bytes).diagnostics.iter().map(|found| found.code.id).collect::<Vec<_>>()
    };
    assert_eq!(codes(&gbk(TEXT)), ["ZB006"]);
    assert_eq!(codes(&utf_16(TEXT, u16::to_le_bytes)), ["ZB006"]);
    assert_eq!(codes(&[b"\xFF\xFE", utf_16(TEXT, u16::to_le_bytes).as_slice()].concat()), [""; 0]);
    assert_eq!(codes(TEXT.as_bytes()), [""; 0]);
}

#[test]
fn short_gbk_that_is_valid_utf_8_is_gbk() {
    assert_eq!(text(&[0xCD, 0xA8, 0xD6, 0xAA]), "通知");
    for utf_8 in ["café", "5×6=30 · ±2°C", "Привет", "naïve façade", "αβγ ∞"] {
        assert_eq!(text(utf_8.as_bytes()), utf_8);
    }
}

#[test]
fn rare_characters_of_gb18030_are_read() {
    let rare = "𠮷村㑇镇，喆、镕、𬱖\n";
    assert_eq!(text(&gbk(&rare.repeat(3))), rare.repeat(3));
}

#[test]
fn line_ends_become_one_kind() {
    assert_eq!(text("甲\r\n乙\r丙\n\r\n丁\r".as_bytes()), "甲\n乙\n丙\n\n丁\n");
}

#[test]
fn damaged_files_are_refused_with_the_line() {
    let whole = "标题：金山镇\n日期\n".as_bytes();
    assert_eq!(refused(&whole[..whole.len() - 2]), ("ZB004", 2), "cut within a character");
    assert_eq!(refused(&[whole, b"\r\n", &gbk("乙村")].concat()), ("ZB004", 4), "GBK behind UTF-8");
    assert_eq!(refused(&[gbk("第一行\n"), "金山镇人民政府".as_bytes().to_vec()].concat()).0, "ZB004");
    assert_eq!(refused(b"a\nb\xFFc"), ("ZB004", 2));
    assert_eq!(refused(b"\xFF\xFE\x00\xD8a\x00"), ("ZB004", 1), "a lone surrogate");
    assert_eq!(refused(b"\xEF\xBB\xBFa\nb\xFF\xFF"), ("ZB004", 2));
}

#[test]
fn forbidden_characters_are_refused_and_controls_replaced() {
    assert_eq!(refused("甲\n乙\0丙".as_bytes()), ("ZB007", 2));
    assert_eq!(refused("甲\n\n\u{FDD0}".as_bytes()), ("ZB007", 3));
    assert_eq!(refused("甲\u{FFFF}".as_bytes()), ("ZB007", 1));
    assert_eq!(refused("甲\u{1FFFE}".as_bytes()), ("ZB007", 1));
    let controls = decode(&path(), "甲\n乙\u{B}丙\u{8}".as_bytes());
    assert_eq!(controls.value.unwrap().text(), "甲\n乙 丙 ");
    assert_eq!((controls.diagnostics[0].code.id, controls.diagnostics[0].position().0), ("ZB008", 2));
}

#[test]
fn what_is_no_text_is_refused() {
    assert!(decode(&path(), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xFF\xD8").value.is_none());
    assert!(decode(&path(), &[0; 100]).value.is_none());
}
