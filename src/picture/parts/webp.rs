//! The chunks of WebP (RFC 9649).

use std::io::{self, BufRead, Seek};

use super::{Part, next, pass};

pub(super) fn parts(reader: &mut (impl BufRead + Seek)) -> io::Result<Vec<Part>> {
    let mut parts = Vec::new();
    pass(reader, 4)?;
    let Some(length) = next::<4>(reader)?.map(u32::from_le_bytes) else { return Ok(parts) };
    pass(reader, 4)?;
    let mut at = 12;
    while at + 8 <= 8 + u64::from(length)
        && let Some([kind @ .., a, b, c, d]) = next::<8>(reader)?
    {
        let end = at + 8 + u64::from(u32::from_le_bytes([a, b, c, d]));
        let padded = end + end % 2;
        parts.push(Part { kind, content: at + 8..end, whole: at..padded });
        pass(reader, padded - (at + 8))?;
        at = padded;
    }
    Ok(parts)
}
