//! The chunks of PNG (W3C, section 5).

use std::io::{self, BufRead, Seek};

use super::{Part, next, pass};

pub(super) fn parts(reader: &mut (impl BufRead + Seek)) -> io::Result<Vec<Part>> {
    let mut parts = Vec::new();
    pass(reader, 8)?;
    let mut at = 8;
    while let Some([a, b, c, d, kind @ ..]) = next::<8>(reader)? {
        let kind: [u8; 4] = kind;
        let end = at + 8 + u64::from(u32::from_be_bytes([a, b, c, d]));
        if !kind.iter().all(u8::is_ascii_alphabetic) {
            break;
        }
        parts.push(Part { kind, content: at + 8..end, whole: at..end + 4 });
        pass(reader, end + 4 - (at + 8))?;
        at = end + 4;
        if kind == *b"IEND" {
            break;
        }
    }
    Ok(parts)
}
