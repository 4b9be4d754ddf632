//! A shard in bytes, and every file of the index as the script that a page loads.
//!
//! A shard is: FNV-1a of the rest (4 bytes, the lowest first), the version of the format, the number of bits of
//! its volume's shard numbers; then its entries in the order of their keys: length of the key in bytes, the key,
//! length of the value (varint), the value.
//!
//! The value of a gram is: the length of the first list (varint); the documents that have it in their titles; one
//! byte, 0 for a list and 1 for bits; all documents that have it. The value of a sound, whose key begins with `~`,
//! is the pairs of characters in titles that sound so.

use serde_json::json;

use super::document::Document;
use super::postings::{Posting, push_varint};
use crate::source::base64;

/// The version of the format; the script refuses others.
pub(super) const VERSION: u8 = 1;

/// An entry of a shard.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// The number of the shard it stands in.
    pub(super) shard: usize,
    pub(super) key: String,
    pub(super) value: Vec<u8>,
}

/// The value of a gram.
pub(super) fn value(posting: &Posting) -> Vec<u8> {
    let (titles, all) = (&posting.titles.bytes, &posting.all.bytes);
    let bits = posting.all.bits();
    let mut value = Vec::with_capacity(titles.len() + bits.len().min(all.len()) + 3);
    push_length(&mut value, titles.len());
    value.extend(titles);
    let (form, list) = if bits.len() < all.len() { (1, &bits) } else { (0, all) };
    value.push(form);
    value.extend(list);
    value
}

/// A shard of `shards` with these entries.
pub(super) fn shard(shards: usize, entries: &[Entry]) -> Vec<u8> {
    let bits = shards.trailing_zeros().to_le_bytes()[0];
    let mut bytes = vec![0, 0, 0, 0, VERSION, bits];
    for entry in entries {
        push_length(&mut bytes, entry.key.len());
        bytes.extend(entry.key.as_bytes());
        push_length(&mut bytes, entry.value.len());
        bytes.extend(&entry.value);
    }
    let sum = bytes[4..]
        .iter()
        .fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    bytes[..4].copy_from_slice(&sum.to_le_bytes());
    bytes
}

fn push_length(bytes: &mut Vec<u8>, length: usize) {
    push_varint(bytes, u32::try_from(length).expect("a shard is far below 4 GB"));
}

/// The script of a shard.
pub(super) fn shard_script(name: &str, shard: &[u8]) -> Vec<u8> {
    format!("zb(\"{name}\",\"{}\")\n", base64(shard)).into_bytes()
}

/// The script of some documents with their numbers: address, title, date, category, kind, lines.
pub(super) fn block_script<'a>(
    name: &str,
    documents: impl IntoIterator<Item = (usize, &'a Document<'a>, &'a str)>,
) -> Vec<u8> {
    let rows: Vec<_> = documents
        .into_iter()
        .map(|(number, document, category)| {
            let kind = document.kind.map(crate::article::kind::Kind::chinese);
            json!([
                number,
                document.url,
                document.title,
                document.date,
                category,
                kind,
                document.lines.trim_end()
            ])
        })
        .collect();
    script("zbt", &json!(name), &json!(rows))
}

/// A call with two values. Two characters of JSON end a line in scripts of old browsers.
pub(super) fn script(call: &str, name: &serde_json::Value, value: &serde_json::Value) -> Vec<u8> {
    let script = format!("{call}({name},{value})\n");
    script.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_its_sum_its_version_and_its_entries() {
        let entry = Entry { shard: 0, key: "古樟".to_owned(), value: vec![0, 0, 5] };
        let bytes = shard(8, std::slice::from_ref(&entry));
        assert_eq!(bytes[4..8], [VERSION, 3, 6, 0xe5]);
        assert_eq!(bytes[13..], [3, 0, 0, 5]);
        assert_eq!(shard(8, &[])[4..], [VERSION, 3]);
        assert_ne!(bytes[..4], shard(8, &[])[..4]);
    }

    #[test]
    fn no_line_of_a_script_ends_too_early() {
        let script = script("zbt", &json!("0/t0"), &json!([["a\u{2028}b\n"]]));
        assert_eq!(String::from_utf8(script).unwrap(), "zbt(\"0/t0\",[[\"a\\u2028b\\n\"]])\n");
    }
}
