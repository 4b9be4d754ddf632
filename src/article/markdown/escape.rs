//! Text into HTML: what is written into elements, attributes and addresses. Nothing that an author
//! types leaves here as markup.

use std::fmt::Write as _;

use crate::source::character::is_unpublishable;

/// Writes text into an element's content.
pub(super) fn push_text(out: &mut String, text: &str) {
    let bytes = text.as_bytes();
    let mut copied = 0;
    for at in memchr::memchr3_iter(b'&', b'<', b'>', bytes) {
        out.push_str(&text[copied..at]);
        out.push_str(entity(bytes[at]));
        copied = at + 1;
    }
    out.push_str(&text[copied..]);
}

/// Writes text into an attribute's value between double quotes; line ends become spaces.
pub(super) fn push_attribute(out: &mut String, text: &str) {
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        if matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | b'\n' | b'\r') {
            out.push_str(&text[copied..at]);
            out.push_str(entity(byte));
            copied = at + 1;
        }
    }
    out.push_str(&text[copied..]);
}

fn entity(byte: u8) -> &'static str {
    match byte {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        b'\'' => "&#39;",
        _ => " ",
    }
}

/// Writes an address into an attribute: everything but the characters that RFC 3986 lets stand is
/// percent-encoded; what is encoded already stays.
pub(super) fn push_address(out: &mut String, address: &str) {
    for byte in address.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#39;"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            _ if b"-_.+!*(),%#@?=;:/$~".contains(&byte) => out.push(char::from(byte)),
            _ => write!(out, "%{byte:02X}").expect("a String takes all that is written"),
        }
    }
}

/// Takes out of a text what [`is_unpublishable`].
pub(super) fn sanitise(text: &mut String) {
    if text.chars().any(is_unpublishable) {
        text.retain(|c| !is_unpublishable(c));
    }
}

/// Whether a body may bring forth unpublishable characters: as they are, or by an entity such as
/// `&#8;` and `&rlm;`. A cheap look that may say yes too often, never no.
pub(super) fn may_need_sanitising(body: &str) -> bool {
    let bytes = body.as_bytes();
    let made = [b"#".as_slice(), b"lrm;", b"rlm;"];
    memchr::memchr_iter(b'&', bytes).any(|at| made.iter().any(|entity| bytes[at + 1..].starts_with(entity)))
        // Without an early end, so that it runs over many bytes at once.
        || bytes.iter().filter(|byte| matches!(byte, 0..=8 | 11..=31 | 0x7F)).count() > 0
        || memchr::memchr3_iter(0xC2, 0xD8, 0xE2, bytes).any(|at| {
            let rest = &bytes[at..];
            matches!(rest, [0xC2, 0x80..=0x9F, ..] | [0xD8, 0x9C, ..] | [0xE2, 0x80, 0x8E | 0x8F | 0xAA..=0xAE, ..] | [0xE2, 0x81, 0xA6..=0xA9, ..])
        })
}
