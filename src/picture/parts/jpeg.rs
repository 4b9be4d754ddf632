//! The segments of JPEG (ITU-T T.81, annex B).

use std::io::{self, BufRead, Seek};

use super::{Extent, Part, next, pass};

const START_OF_SCAN: u8 = 0xda;
const END: u8 = 0xd9;

pub(super) fn parts(reader: &mut (impl BufRead + Seek), extent: Extent) -> io::Result<Vec<Part>> {
    let mut parts = Vec::new();
    pass(reader, 2)?;
    let mut at = 2;
    while let Some([0xff, marker]) = next::<2>(reader)? {
        let start = at;
        at += 2;
        match marker {
            // Bytes that fill up, and markers that stand alone.
            0xff => {
                reader.seek_relative(-1)?;
                at -= 1;
                continue;
            }
            0x01 | 0xd0..=0xd8 => continue,
            END => {
                parts.push(part(marker, start, at, at));
                break;
            }
            _ => {}
        }
        let Some(length) = next::<2>(reader)?.map(u16::from_be_bytes).filter(|length| *length >= 2) else {
            break;
        };
        let end = at + u64::from(length);
        pass(reader, u64::from(length) - 2)?;
        parts.push(part(marker, start, at + 2, end));
        at = end;
        if marker == START_OF_SCAN {
            if extent == Extent::Header {
                break;
            }
            at = scan(reader, at)?;
            let last = parts.last_mut().expect("the scan was just pushed");
            (last.content.end, last.whole.end) = (at, at);
        }
    }
    Ok(parts)
}

fn part(marker: u8, start: u64, content: u64, end: u64) -> Part {
    Part { kind: [0xff, marker, 0, 0], content: content..end, whole: start..end }
}

/// Passes over the pixels of a scan; where the next marker stands, or the file breaks off.
fn scan(reader: &mut (impl BufRead + Seek), mut at: u64) -> io::Result<u64> {
    let mut after_ff = false;
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(at);
        }
        // A zero behind ff is no marker, nor are restarts and further ff.
        let marker = |(index, byte): (usize, &u8)| {
            let before = if index == 0 { after_ff } else { buffer[index - 1] == 0xff };
            (before && !matches!(byte, 0 | 0xff | 0xd0..=0xd7)).then_some(index)
        };
        if let Some(index) = buffer.iter().enumerate().find_map(marker) {
            let place = at + u64::try_from(index).expect("a buffer is small") - 1;
            reader.seek(io::SeekFrom::Start(place))?;
            return Ok(place);
        }
        after_ff = buffer.last() == Some(&0xff);
        let length = buffer.len();
        at += u64::try_from(length).expect("a buffer is small");
        reader.consume(length);
    }
}
