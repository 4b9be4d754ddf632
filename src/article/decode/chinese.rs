//! What tells bytes in GBK, UTF-8 and UTF-16 apart: which characters Chinese texts are made of.
//!
//! A reading in the wrong encoding gives characters too, but hardly ever those that people write.

use encoding_rs::{BIG5, Encoding, GB18030, UTF_16LE};

/// So many characters beyond ASCII are enough to see whether a text is Chinese.
const SAMPLE: usize = 500;

/// The share of code units, in percent, whose high byte must look like Chinese or ASCII before text
/// without a mark counts as UTF-16. Rare signs and emoji take the rest.
const UTF_16_SHARE: usize = 90;

/// So many characters at least tell Big5 from GBK.
const FEWEST: usize = 8;

/// So many rare characters more in one reading than in another decide between them. One may be a name.
pub(super) const DECISIVE: usize = 2;

/// Whether two bytes of GBK are one of the signs in rows 1 to 3 of GB 2312, of the lines of tables in its
/// row 9, or of the 3,755 characters in daily use in its rows 16 to 55.
pub(super) fn is_everyday(character: &[u8]) -> bool {
    matches!(character, [0xA1..=0xA3 | 0xA9 | 0xB0..=0xD7, 0xA1..=0xFE])
}

/// Whether a character is one of the 6,763 of GB 2312, rows 16 to 87: those that input methods offer.
pub fn is_in_common_use(character: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, _) = GB18030.encode(character.encode_utf8(&mut buffer));
    matches!(*bytes, [0xB0..=0xF7, 0xA1..=0xFE])
}

/// The bytes of the GB18030 character that stands first; `None` if there is none.
pub(super) fn first_length(bytes: &[u8]) -> Option<usize> {
    match bytes {
        // 80 is the Euro sign of Windows.
        [..=0x80, ..] => Some(1),
        [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, ..] => Some(4),
        [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => Some(2),
        _ => None,
    }
}

/// How many of the GB18030 characters that begin in the first `end` bytes nobody uses every day. What is no
/// character counts as much as decides, and ends the count.
pub(super) fn rare(bytes: &[u8], end: usize) -> usize {
    let (mut at, mut rare) = (0, 0);
    while at < end {
        let Some(length) = first_length(&bytes[at..]) else { return rare + DECISIVE };
        let character = &bytes[at..at + length];
        rare += usize::from(!character.is_ascii() && !is_everyday(character));
        at += length;
    }
    rare
}

/// Whether at least a third of what is beyond ASCII in GB18030, up to the first damage, is Chinese of every day.
/// Names of people and places may be rare; what another encoding leaves nearly always is.
pub(super) fn reads_as_chinese(bytes: &[u8]) -> bool {
    let (mut at, mut all, mut everyday) = (0, 0, 0);
    while all < SAMPLE
        && let Some(length) = first_length(&bytes[at..])
    {
        let character = &bytes[at..at + length];
        all += usize::from(!character.is_ascii());
        everyday += usize::from(is_everyday(character));
        at += length;
    }
    everyday * 3 >= all
}

/// Whether bytes are Chinese in Big5, as computers of Hong Kong and Taiwan write it: nearly all of it the characters
/// of every day there, and much of it rare ones or none in GBK.
pub(super) fn is_big5(bytes: &[u8]) -> bool {
    let (mut at, mut all, mut big5, mut gbk) = (0, 0, 0, 0);
    while all < SAMPLE && at < bytes.len() {
        let wide = matches!(bytes[at..], [0x81..=0xFE, 0x40..=0x7E | 0xA1..=0xFE, ..]);
        let character = &bytes[at..at + 1 + usize::from(wide)];
        at += character.len();
        all += usize::from(!character.is_ascii());
        big5 += usize::from(matches!(character, [0xA1..=0xC6, _]));
        gbk += usize::from(is_everyday(character));
    }
    all >= FEWEST
        && big5 * 20 >= all * 19
        && gbk * 3 < all * 2
        && BIG5.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

/// Whether a third of a text is Chinese of every day.
pub(super) fn is_chinese(text: &str) -> bool {
    let sample: String = text.chars().filter(|c| !c.is_ascii()).take(SAMPLE).collect();
    reads_as_chinese(&GB18030.encode(&sample).0)
}

/// Whether valid UTF-8 is rather GBK: `通知` in GBK (CD A8 D6 AA) is two Greek and Arabic letters in
/// UTF-8. So it is when everything beyond ASCII is Chinese of every day in GBK, and two characters in a
/// row somewhere make no Latin word.
pub(super) fn is_rather_gbk(text: &str) -> bool {
    let mut gbk = false;
    for word in text.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic()) {
        for run in word.split(|c: char| c.is_ascii()).filter(|run| !run.is_empty()) {
            if !run.as_bytes().chunks(2).all(is_everyday) {
                return false;
            }
            gbk |= run.len() > 2 && !is_latin(word);
        }
    }
    gbk
}

/// Whether a word with something beyond ASCII in it is of a Western language, or made of its signs.
fn is_latin(word: &str) -> bool {
    let with_letters = word.contains(|c: char| c.is_ascii_alphabetic());
    word.chars().filter(|c| !c.is_ascii()).all(|c| match c {
        '\u{A1}'..='\u{BF}' | '×' | '÷' => true,
        'À'..='ſ' => with_letters,
        _ => false,
    })
}

/// Whether the high bytes look like Chinese text in UTF-16: ASCII (00), Chinese characters (4E to
/// 9F), their punctuation (20, 30, FF). Units of two zeros say nothing.
pub(super) fn looks_like_utf_16(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let high = usize::from(encoding == UTF_16LE);
    let likely = |byte: u8| matches!(byte, 0 | 0x20 | 0x30 | 0x4E..=0x9F | 0xFF);
    let (mut units, mut mine, mut other, mut ascii) = (0, 0, 0, 0);
    for unit in bytes.chunks_exact(2).filter(|unit| *unit != [0, 0]) {
        units += 1;
        mine += usize::from(likely(unit[high]));
        other += usize::from(likely(unit[1 - high]));
        ascii += usize::from(unit[high] == 0);
    }
    // Without one ASCII character (a line end, a digit) it is no article.
    units >= 2 && ascii > 0 && mine * 100 >= units * UTF_16_SHARE && mine > other
}

/// Whether damaged UTF-8 is UTF-8 for the most part: more characters of three bytes than places that are none.
pub(super) fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut characters, mut faults) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        characters += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    characters > faults
}
