//! The blocks of GIF (89a).

use std::io::{self, BufRead, Seek};

use super::{Part, next, pass};

/// The block of a picture begins so.
pub(in crate::picture) const IMAGE: u8 = 0x2c;
/// So does an extension: what it is for is told by the byte behind.
pub(in crate::picture) const EXTENSION: u8 = 0x21;
const END: u8 = 0x3b;

/// The head with screen and colours is the first part, `GIF8`.
pub(super) fn parts(reader: &mut (impl BufRead + Seek)) -> io::Result<Vec<Part>> {
    let mut parts = Vec::new();
    let Some(head) = next::<13>(reader)? else { return Ok(parts) };
    let colours = palette(head[10]);
    pass(reader, colours)?;
    let mut at = 13 + colours;
    parts.push(Part { kind: *b"GIF8", content: 0..at, whole: 0..at });
    while let Some([first]) = next::<1>(reader)? {
        let start = at;
        let (kind, length) = match first {
            EXTENSION => match next::<1>(reader)? {
                Some([label]) => ([EXTENSION, label, 0, 0], 2),
                None => break,
            },
            IMAGE => match next::<9>(reader)? {
                Some(place) => {
                    let colours = palette(place[8]);
                    pass(reader, colours + 1)?; // and the size of the first code
                    ([IMAGE, 0, 0, 0], 11 + colours)
                }
                None => break,
            },
            END => {
                parts.push(Part { kind: [END, 0, 0, 0], content: at + 1..at + 1, whole: at..at + 1 });
                break;
            }
            _ => break,
        };
        at += length;
        let content = at;
        while let Some([block]) = next::<1>(reader)? {
            at += 1 + u64::from(block);
            pass(reader, u64::from(block))?;
            if block == 0 {
                break;
            }
        }
        parts.push(Part { kind, content: content..at, whole: start..at });
    }
    Ok(parts)
}

/// The bytes of a table of colours, by the flags that announce it.
fn palette(flags: u8) -> u64 {
    if flags & 0x80 == 0 { 0 } else { 3 << (u64::from(flags & 7) + 1) }
}
