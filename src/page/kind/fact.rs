//! Labelled values as themes show them, with telephone numbers that can be dialled; and the same values in one line.

use serde::Serialize;

use crate::article::kind::{Fact, FactValue};
use crate::source::character::half_width;
use crate::source::{Moment, Zone};

/// A labelled value in the box of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactView {
    /// The label, as the office wrote it.
    pub label: String,
    /// What stands behind it, in pieces whose words are the whole.
    pub pieces: Vec<PieceView>,
    /// Whether it tells that the article is no longer in force.
    pub past: bool,
}

/// A piece of a labelled value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PieceView {
    /// The words.
    pub words: String,
    /// What to dial, where the words are a telephone number.
    pub dial: Option<String>,
    /// The day or moment, where the words are one.
    pub date: Option<String>,
    /// Where the words lead on this site.
    pub url: Option<String>,
}

/// Short numbers that everybody in China knows, and the government's hotline.
const SHORT_NUMBERS: [&str; 6] = ["110", "119", "120", "122", "12345", "12348"];

/// Digits of a telephone number: seven at a place, fifteen in the world (E.164).
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// The values of a box in the order written.
pub fn facts(facts: &[Fact], zone: &Zone) -> Vec<FactView> {
    facts.iter().map(|fact| FactView { pieces: value(&fact.value, zone), ..labelled(&fact.label) }).collect()
}

/// Words under a label, if there are any.
pub fn words(label: &str, words: Option<&str>) -> Option<FactView> {
    Some(FactView { pieces: vec![piece(words?)], ..labelled(label) })
}

/// A day under a label.
pub fn day(label: &str, day: &str) -> FactView {
    FactView { pieces: vec![PieceView { date: Some(day.to_owned()), ..piece(day) }], ..labelled(label) }
}

/// Words that lead somewhere under a label.
pub fn link(label: &str, words: &str, url: String) -> FactView {
    FactView { pieces: vec![PieceView { url: Some(url), ..piece(words) }], ..labelled(label) }
}

fn labelled(label: &str) -> FactView {
    FactView { label: label.to_owned(), pieces: Vec::new(), past: false }
}

fn piece(words: &str) -> PieceView {
    PieceView { words: words.to_owned(), dial: None, date: None, url: None }
}

fn value(value: &FactValue, zone: &Zone) -> Vec<PieceView> {
    match value {
        FactValue::Words(words) => vec![piece(words)],
        FactValue::Contact(words) => pieces(words),
        FactValue::Moment(moment) => {
            vec![PieceView { date: Some(moment.in_zone(zone).iso()), ..piece(&spoken(*moment, zone)) }]
        }
    }
}

/// A value in words.
pub fn in_words(value: &FactValue, zone: &Zone) -> String {
    match value {
        FactValue::Words(words) | FactValue::Contact(words) => words.clone(),
        FactValue::Moment(moment) => spoken(*moment, zone),
    }
}

/// Values in one line: `投资：120万元；责任单位：村建办`. A bare number is one of votes.
pub fn in_one_line(facts: &[Fact], zone: &Zone) -> Vec<String> {
    let one = |fact: &Fact| {
        let words = in_words(&fact.value, zone);
        let number = words.bytes().all(|byte| byte.is_ascii_digit());
        if number { format!("{}{words}票", fact.label) } else { format!("{}：{words}", fact.label) }
    };
    facts.iter().map(one).collect()
}

/// `2025年4月1日 11:10`.
fn spoken(moment: Moment, zone: &Zone) -> String {
    let stamp = moment.in_zone(zone);
    let day = stamp.date();
    let time = if stamp.time_given() { stamp.minute()[10..].to_owned() } else { String::new() };
    format!("{}年{}月{}日{time}", day.year(), day.month(), day.day())
}

/// Words and telephone numbers in the order of the text; joined they are the text.
fn pieces(text: &str) -> Vec<PieceView> {
    let mut pieces: Vec<PieceView> = Vec::new();
    // An input method makes ０５７７－８８８８８８８８ of a number; each character stands for one.
    let plain: String = text.chars().map(half_width_sign).collect();
    let (mut rest, mut plain) = (text, plain.as_str());
    while !rest.is_empty() {
        let (read, dial) = next(plain);
        let count = read.chars().count();
        plain = &plain[read.len()..];
        let (piece, behind) = rest.split_at(rest.char_indices().nth(count).map_or(rest.len(), |(at, _)| at));
        rest = behind;
        match pieces.last_mut() {
            Some(last) if dial.is_none() && last.dial.is_none() => last.words.push_str(piece),
            _ => pieces.push(PieceView { words: piece.to_owned(), dial, date: None, url: None }),
        }
    }
    pieces
}

/// A full-width digit, plus or hyphen as it is dialled.
fn half_width_sign(c: char) -> char {
    if matches!(c, '０'..='９' | '＋' | '－') { half_width(c) } else { c }
}

/// The run of digits, or of anything else, that a text begins with, and what to dial if it is a number. The area
/// code belongs to the number, whatever stands between: `0577 88888888`, `0792—6559003`, `(0453)3761037`.
fn next(text: &str) -> (&str, Option<String>) {
    let start = text.find(|c: char| c.is_ascii_digit() || "+-(（".contains(c)).unwrap_or(text.len());
    if start > 0 {
        return (&text[..start], None);
    }
    if let Some((run, dial)) = with_area_code(text) {
        return (run, Some(dial));
    }
    let of_number = |c: char| c.is_ascii_digit() || "+-".contains(c);
    let end = text.find(|c| !of_number(c)).unwrap_or(text.len());
    if end == 0 {
        return (&text[..text.chars().next().map_or(0, char::len_utf8)], None);
    }
    let run = &text[..end];
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let tidy =
        run.ends_with(|c: char| c.is_ascii_digit()) && !run.starts_with('-') && !run[1..].contains('+');
    let number = tidy && !is_date(run) && (DIGITS.contains(&digits) || SHORT_NUMBERS.contains(&run));
    (run, number.then(|| run.to_owned()))
}

/// `0792—6559003`: an area code (0 and two or three digits) and a number of seven or eight digits, apart by
/// brackets, spaces or dashes as an input method makes them. What to dial has a plain hyphen.
fn with_area_code(text: &str) -> Option<(&str, String)> {
    const APART: [char; 12] = ['-', '－', '—', '–', '‐', '‑', '−', '﹣', ' ', '\u{3000}', ')', '）'];
    let inner = text.trim_start_matches(['(', '（']);
    let code = &inner[..inner.find(|c: char| !c.is_ascii_digit()).unwrap_or(inner.len())];
    if !code.starts_with('0') || !(3..=4).contains(&code.len()) {
        return None;
    }
    let rest = &inner[code.len()..];
    let number = rest.trim_start_matches(APART);
    let digits = &number[..number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len())];
    let apart = number.len() < rest.len();
    let end = text.len() - number.len() + digits.len();
    (apart && (7..=8).contains(&digits.len())).then(|| (&text[..end], format!("{code}-{digits}")))
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
        assert_eq!(drawn("手机１３８００００００００"), "手机[１３８００００００００]");
        for number in [
            "0000—6559003",
            "0000－7369109",
            "（0000）3761037",
            "(000)37610371",
            "0000 88888888",
            "0000 - 8888888",
            "００００－８８８８８８８８",
            "（００００）８８８８８８８",
        ] {
            assert_eq!(drawn(&format!("电话：{number}，分机2")), format!("电话：[{number}]，分机2"));
            let dial = pieces(number)[0].dial.clone().unwrap();
            assert!(dial.starts_with("000") && dial.matches('-').count() == 1, "{dial}");
        }
    }

    #[test]
    fn other_figures_are_words() {
        for text in [
            "3号窗口",
            "2025-04-01前",
            "",
            "--",
            "1234567-",
            "第12次",
            "1+1234567",
            "（3）",
            "(",
            "0123 12",
            "（代理",
        ] {
            assert_eq!(drawn(text), text);
        }
    }
}
