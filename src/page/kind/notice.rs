//! 要点: the points of a notice, with telephone numbers that can be dialled.

use crate::article::kind::Notice;
use crate::page::view::{ContactView, NoticeView};
use crate::source::Zone;

/// Short numbers that everybody in China knows, and the government's hotline.
const SHORT_NUMBERS: [&str; 6] = ["110", "119", "120", "122", "12345", "12348"];

/// Digits of a telephone number: seven at a place, fifteen in the world (E.164).
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// The box of a notice.
pub fn notice(notice: &Notice, zone: &Zone) -> NoticeView {
    NoticeView {
        period: notice.period.clone(),
        place: notice.place.clone(),
        audience: notice.audience.clone(),
        contact: notice.contact.as_deref().map(pieces).unwrap_or_default(),
        effective: notice.effective.map(|moment| moment.in_zone(zone).iso()),
    }
}

/// Words and telephone numbers in the order of the text; joined they are the text.
fn pieces(text: &str) -> Vec<ContactView> {
    let mut pieces: Vec<ContactView> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, dial) = next(rest);
        rest = &rest[piece.len()..];
        match pieces.last_mut() {
            Some(last) if dial.is_none() && last.dial.is_none() => last.words.push_str(piece),
            _ => pieces.push(ContactView { words: piece.to_owned(), dial }),
        }
    }
    pieces
}

/// The run of digits, or of anything else, that a text begins with, and what to dial if it is a number.
fn next(text: &str) -> (&str, Option<String>) {
    let of_number = |c: char| c.is_ascii_digit() || "+-".contains(c);
    let start = text.find(of_number).unwrap_or(text.len());
    if start > 0 {
        return (&text[..start], None);
    }
    let run = &text[..text.find(|c| !of_number(c)).unwrap_or(text.len())];
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let tidy =
        run.ends_with(|c: char| c.is_ascii_digit()) && !run.starts_with('-') && !run[1..].contains('+');
    let number = tidy && !is_date(run) && (DIGITS.contains(&digits) || SHORT_NUMBERS.contains(&run));
    (run, number.then(|| run.to_owned()))
}

/// `2025-04-01` has as many digits as a telephone number.
fn is_date(run: &str) -> bool {
    let parts: Vec<usize> = run.split('-').map(str::len).collect();
    matches!(parts.as_slice(), [4, 1 | 2, 1 | 2])
}

#[cfg(test)]
mod tests {
    use super::pieces;

    fn drawn(text: &str) -> String {
        let pieces = pieces(text);
        assert_eq!(pieces.iter().map(|piece| piece.words.as_str()).collect::<String>(), text);
        pieces
            .iter()
            .map(
                |piece| if piece.dial.is_some() { format!("[{}]", piece.words) } else { piece.words.clone() },
            )
            .collect()
    }

    #[test]
    fn numbers_can_be_dialled() {
        assert_eq!(drawn("镇党政办，电话0799-3861234"), "镇党政办，电话[0799-3861234]");
        assert_eq!(drawn("+86-799-3861234、13800000000"), "[+86-799-3861234]、[13800000000]");
        assert_eq!(drawn("火警119"), "火警[119]");
    }

    #[test]
    fn other_figures_are_words() {
        for text in ["3号窗口", "2025-04-01前", "", "--", "1234567-", "第12次", "1+1234567"] {
            assert_eq!(drawn(text), text);
        }
    }
}
