//! One range of bytes out of a body (RFC 9110, 14.2): what players of films and readers of PDF ask for.

/// What a `Range` header asks of a body of some length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByteRange {
    /// All of it: no range, or one in a form that may be ignored.
    Whole,
    /// From the first byte up to the last, both counted from 0 and included.
    Bytes(u64, u64),
    /// Nothing of it.
    Outside,
}

/// Reads the header. Several ranges at once are answered with the whole, as the standard allows.
pub fn part(header: Option<&str>, length: u64) -> ByteRange {
    let Some((first, last)) =
        header.and_then(|value| value.strip_prefix("bytes=")).and_then(|range| range.split_once('-'))
    else {
        return ByteRange::Whole;
    };
    match (number(first), number(last)) {
        (Some(first), Some(last)) if first > last => ByteRange::Whole,
        (Some(first), _) if first >= length && (last.is_empty() || number(last).is_some()) => {
            ByteRange::Outside
        }
        (Some(first), Some(last)) => ByteRange::Bytes(first, last.min(length - 1)),
        (Some(first), None) if last.is_empty() => ByteRange::Bytes(first, length - 1),
        (None, Some(0)) if first.is_empty() => ByteRange::Outside,
        (None, Some(_)) if first.is_empty() && length == 0 => ByteRange::Outside,
        (None, Some(count)) if first.is_empty() => ByteRange::Bytes(length.saturating_sub(count), length - 1),
        _ => ByteRange::Whole,
    }
}

fn number(digits: &str) -> Option<u64> {
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_every_form() {
        for (header, length, expected) in [
            ("bytes=0-0", 10, ByteRange::Bytes(0, 0)),
            ("bytes=2-", 10, ByteRange::Bytes(2, 9)),
            ("bytes=-3", 10, ByteRange::Bytes(7, 9)),
            ("bytes=-30", 10, ByteRange::Bytes(0, 9)),
            ("bytes=5-99", 10, ByteRange::Bytes(5, 9)),
            ("bytes=10-", 10, ByteRange::Outside),
            ("bytes=-0", 10, ByteRange::Outside),
            ("bytes=0-", 0, ByteRange::Outside),
            ("bytes=-1", 0, ByteRange::Outside),
            ("bytes=5-2", 10, ByteRange::Whole),
            ("bytes=0-1,3-4", 10, ByteRange::Whole),
            ("bytes=+1-2", 10, ByteRange::Whole),
            ("bytes=-", 10, ByteRange::Whole),
            ("bytes=a-b", 10, ByteRange::Whole),
            ("lines=1-2", 10, ByteRange::Whole),
            ("bytes=99999999999999999999-", 10, ByteRange::Whole),
        ] {
            assert_eq!(part(Some(header), length), expected, "{header} of {length}");
        }
        assert_eq!(part(None, 10), ByteRange::Whole);
    }
}
