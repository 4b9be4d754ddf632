//! Which documents have a gram, gathered document after document in the space that the result takes.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::letters::Gram;

/// A gram in a document, told by its number within the volume.
#[derive(Debug, Clone, Copy)]
pub(super) struct Occurrence {
    pub(super) gram: Gram,
    pub(super) document: u32,
    pub(super) part: Part,
}

/// Where in a document something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// In its title, which is found before texts.
    Title,
    /// Elsewhere.
    Text,
}

/// Rising numbers: the first, then the distance of each to the one before, less one; as varints.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    pub(super) bytes: Vec<u8>,
    /// The last number and one; 0 before the first.
    end: u32,
}

/// The documents that have a gram.
#[derive(Debug, Clone, Default)]
pub(super) struct Posting {
    /// In their titles.
    pub(super) titles: Numbers,
    /// Anywhere.
    pub(super) all: Numbers,
}

/// Postings of some grams.
#[derive(Debug, Default)]
pub(super) struct Postings(HashMap<u64, Posting, BuildHasherDefault<Spread>>);

impl Numbers {
    /// Adds a number that is not below the last; one that is there already is not added again.
    pub(super) fn add(&mut self, number: u32) {
        if self.end != number + 1 {
            push_varint(&mut self.bytes, number - self.end);
            self.end = number + 1;
        }
    }

    /// The numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        let (mut rest, mut end) = (self.bytes.as_slice(), 0);
        std::iter::from_fn(move || {
            let number = end + take_varint(&mut rest)?;
            end = number + 1;
            Some(number)
        })
    }

    /// A bit for each number, the lowest first.
    pub(super) fn bits(&self) -> Vec<u8> {
        let mut bits = vec![0; (self.end as usize).div_ceil(8)];
        self.iter().for_each(|number| bits[number as usize / 8] |= 1 << (number % 8));
        bits
    }
}

impl Postings {
    /// The postings with more occurrences, in the order of their documents.
    #[must_use]
    pub(super) fn with<'a>(mut self, occurrences: impl IntoIterator<Item = &'a Occurrence>) -> Self {
        for Occurrence { gram, document, part } in occurrences {
            let posting = self.0.entry(gram.bits()).or_default();
            posting.all.add(*document);
            if *part == Part::Title {
                posting.titles.add(*document);
            }
        }
        self
    }

    /// Each gram with its documents, in no order.
    pub(super) fn into_iter(self) -> impl Iterator<Item = (Gram, Posting)> {
        self.0.into_iter().map(|(bits, posting)| (Gram::from_bits(bits), posting))
    }
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
pub(super) fn push_varint(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        let [low, ..] = number.to_le_bytes();
        bytes.push(low | 0x80);
        number >>= 7;
    }
    bytes.extend(&number.to_le_bytes()[..1]);
}

fn take_varint(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        if *byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// Spreads the bits of a gram over a table. Nobody who writes an article gains from a full row, so a keyed hash
/// would only cost time.
#[derive(Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        // The golden ratio in 64 bits (Knuth, The Art of Computer Programming 3, 6.4).
        let product = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = product ^ product >> 32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let mut numbers = Numbers::default();
        let all = [0, 1, 5, 5, 200, 16_500, 16_501];
        for number in all {
            numbers.add(number);
        }
        assert_eq!(numbers.iter().collect::<Vec<_>>(), [0, 1, 5, 200, 16_500, 16_501]);
        let bits = numbers.bits();
        let set = (0..bits.len() * 8).filter(|number| bits[number / 8] >> (number % 8) & 1 == 1);
        assert_eq!(set.collect::<Vec<_>>(), [0, 1, 5, 200, 16_500, 16_501]);
        assert!(Numbers::default().bits().is_empty());
    }

    #[test]
    fn a_document_is_listed_once() {
        let gram = Gram::of(&['古', '樟']);
        let at = |document, part| Occurrence { gram, document, part };
        let seen = [at(3, Part::Title), at(3, Part::Text), at(4, Part::Text), at(4, Part::Text)];
        let mut postings = Postings::default().with(&seen).into_iter();
        let (found, posting) = postings.next().unwrap();
        assert_eq!(found, gram);
        assert_eq!(posting.all.iter().collect::<Vec<_>>(), [3, 4]);
        assert_eq!(posting.titles.iter().collect::<Vec<_>>(), [3]);
        assert!(postings.next().is_none());
    }
}
