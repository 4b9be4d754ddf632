//! Numbers that belong to a person and not on a page: identity, bank and mobile numbers in a text, and how they
//! are masked.
//!
//! Only what is certain counts: an identity number by its date and check character (GB 11643-1999), a bank card
//! by the prefix of Chinese cards and its check digit (ISO/IEC 7812, Luhn), a mobile number by its first digits.
//! In a column that says what it holds, any unmasked number of that kind's length counts, also a mistyped one.

mod column;

pub use column::Column;

use std::ops::Range;

/// What a number belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Personal {
    /// 身份证号.
    Identity,
    /// 银行卡号.
    Bank,
    /// 手机号.
    Mobile,
}

impl Personal {
    /// The words for it, in Chinese and English.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Personal::Identity => ("身份证号", "identity number"),
            Personal::Bank => ("银行卡号", "bank number"),
            Personal::Mobile => ("手机号", "mobile number"),
        }
    }

    /// What a column of a list holds, by its heading.
    pub fn of_heading(heading: &str) -> Option<Self> {
        let says = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        // 身份证有效期, 开户行行号, 账户余额: numbers about it, and not the number itself.
        if says(&["有效期", "日期", "时间", "类型", "类别", "行号", "余额", "金额", "是否"])
        {
            return None;
        }
        let lower = heading.to_lowercase();
        if says(&["身份证", "证件号", "公民身份", "身份号码"]) || lower.contains("identity") {
            Some(Personal::Identity)
        } else if says(&["银行", "账号", "帐号", "账户", "帐户", "卡号", "一卡通", "存折"])
            || lower.contains("bank")
        {
            Some(Personal::Bank)
        } else if says(&["手机", "电话", "联系方式"]) || lower.contains("mobile") || lower.contains("phone")
        {
            Some(Personal::Mobile)
        } else {
            None
        }
    }
}

/// The unmasked numbers in a text, in their order, with the bytes that each takes.
pub fn find(text: &str) -> Vec<(Personal, Range<usize>)> {
    find_by(text, certain)
}

/// The same in a cell of a column: where it holds numbers of people, a mistyped one counts too; among numbers of
/// things only an identity number does, which carries its own proof.
pub fn find_in_column(text: &str, column: Column) -> Vec<(Personal, Range<usize>)> {
    find_by(text, |digits| match column {
        Column::Unknown => certain(digits),
        Column::Things => certain(digits).filter(|kind| *kind == Personal::Identity),
        Column::Of(personal) => {
            let meant = match personal {
                Personal::Identity => (15..=19).contains(&digits.len()),
                Personal::Bank => (10..=23).contains(&digits.len()),
                // A telephone at a desk belongs to an office.
                Personal::Mobile => false,
            };
            certain(digits).or(meant.then_some(personal))
        }
    })
}

/// The longest joined groups of digits that are something, from the left.
fn find_by(text: &str, judge: impl Fn(&str) -> Option<Personal>) -> Vec<(Personal, Range<usize>)> {
    let mut found = Vec::new();
    for groups in runs(text) {
        let mut from = 0;
        while from < groups.len() {
            let joined = |to: usize| -> String {
                groups[from..to].iter().map(|group| group.digits.as_str()).collect()
            };
            let hit = (from + 1..=groups.len()).rev().find_map(|to| Some((judge(&joined(to))?, to)));
            if let Some((kind, to)) = hit {
                found.push((kind, groups[from].range.start..groups[to - 1].range.end));
                from = to;
            } else {
                from += 1;
            }
        }
    }
    found
}

/// A number with its middle hidden, as long as it was.
pub fn masked(kind: Personal, number: &str) -> String {
    let (head, tail) = match kind {
        // Where somebody is from may stay, birthday and sex may not.
        Personal::Identity => (6, 2),
        Personal::Bank => (0, 4),
        Personal::Mobile => (3, 4),
    };
    let all = number.chars().filter(|c| is_digit(*c).is_some()).count();
    let mut at = 0;
    let hide = |c: char| {
        if is_digit(c).is_none() {
            return c;
        }
        at += 1;
        if at > head && at + tail <= all { '*' } else { c }
    };
    number.chars().map(hide).collect()
}

/// A text with all its numbers hidden, and what was hidden.
pub fn mask(text: &str, column: Column) -> (String, Vec<Personal>) {
    let found = find_in_column(text, column);
    let mut out = text.to_owned();
    for (kind, range) in found.iter().rev() {
        out.replace_range(range.clone(), &masked(*kind, &text[range.clone()]));
    }
    (out, found.into_iter().map(|(kind, _)| kind).collect())
}

/// Digits that stand together, with a check character X at the end.
struct Group {
    digits: String,
    range: Range<usize>,
}

/// The digit that a character is, of any width, or the X of an identity number.
fn is_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - 0xfee0),
        'X' | 'x' | 'Ｘ' | 'ｘ' => Some('X'),
        _ => None,
    }
}

/// Every run of groups with single spaces or hyphens between them. What touches a letter or a star is a part of
/// something else: a file number, or masked.
fn runs(text: &str) -> impl Iterator<Item = Vec<Group>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(|c| is_digit(c).is_some_and(|digit| digit != 'X'))?;
            let run = run_at(text, start);
            at = run.last()?.range.end;
            let joins = |c: char| c.is_ascii_alphabetic() || "*＊×✱●".contains(c);
            let before = text[..start].chars().next_back().is_some_and(joins);
            let behind = text[at..].chars().next().is_some_and(joins);
            if !before && !behind {
                return Some(run);
            }
        }
    })
}

/// The groups from a digit on. A run is not looked at beyond what a few numbers need, so that digits without an
/// end cost no more than others.
fn run_at(text: &str, start: usize) -> Vec<Group> {
    const MOST: usize = 40;
    let mut groups = vec![Group { digits: String::new(), range: start..start }];
    let mut apart = false;
    for (offset, c) in text[start..].char_indices() {
        let here = start + offset;
        match is_digit(c) {
            Some(_) if apart && groups.len() == MOST => break,
            Some(digit) => {
                if std::mem::take(&mut apart) {
                    groups.push(Group { digits: String::new(), range: here..here });
                }
                let group = groups.last_mut().expect("there is one from the start");
                group.digits.push(digit);
                group.range.end = here + c.len_utf8();
                if digit == 'X' {
                    break;
                }
            }
            None if !apart && matches!(c, ' ' | '-' | '\u{3000}' | '\u{a0}') => apart = true,
            None => break,
        }
    }
    groups
}

/// What a number is, where that is certain.
fn certain(digits: &str) -> Option<Personal> {
    if is_identity(digits) {
        Some(Personal::Identity)
    } else if is_mobile(digits) {
        Some(Personal::Mobile)
    } else if is_bank_card(digits) {
        Some(Personal::Bank)
    } else {
        None
    }
}

/// Eleven digits that begin with the number of a network, with or without the country before them.
fn is_mobile(digits: &str) -> bool {
    let number = digits.strip_prefix("86").filter(|rest| rest.len() == 11).unwrap_or(digits);
    let [b'1', second, third, ..] = *number.as_bytes() else { return false };
    let is_network = match second {
        b'3' | b'8' => true,
        b'4' => third >= b'5',
        b'5' => third != b'4',
        b'6' => matches!(third, b'2' | b'5'..=b'7'),
        b'7' => third <= b'8',
        b'9' => third != b'4',
        _ => false,
    };
    number.len() == 11 && is_network && !number.contains('X')
}

/// The first two digits of an identity number (GB/T 2260; 81 to 83 and 91 for residents of Hong Kong, Macao and
/// Taiwan, and foreigners).
const PROVINCES: &[&str] = &[
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    "83", "91",
];

/// Eighteen characters: region, birthday, number, check character (GB 11643-1999, with ISO 7064 MOD 11-2). The
/// fifteen digits of before 1999 have a birthday and no check; nobody writes them any more.
fn is_identity(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let bytes = digits.as_bytes();
    if bytes.len() != 18 || bytes[..17].contains(&b'X') {
        return false;
    }
    let number = |range: Range<usize>| digits[range].parse::<u16>().unwrap_or(0);
    let born = (1..=12).contains(&number(10..12))
        && (1..=31).contains(&number(12..14))
        && (1850..=2100).contains(&number(6..10));
    let sum: u32 =
        bytes[..17].iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    PROVINCES.contains(&&digits[..2]) && born && CHECKS[(sum % 11) as usize] == bytes[17]
}

/// Sixteen to nineteen digits that begin like a card issued in China (62 of 银联, and the older 4, 5 and 9 of
/// Chinese banks), with a right check digit.
fn is_bank_card(digits: &str) -> bool {
    let length = match digits.get(..2) {
        Some("62") => (16..=19).contains(&digits.len()),
        Some("40" | "43" | "45" | "51" | "52" | "53" | "54" | "55" | "60") => {
            digits.len() == 16 || digits.len() == 19
        }
        Some("95") => digits.starts_with("955") && (16..=19).contains(&digits.len()),
        _ => false,
    };
    length && !digits.contains('X') && luhn(digits)
}

fn luhn(digits: &str) -> bool {
    let double = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let digits = digits.bytes().rev().map(|byte| u32::from(byte - b'0')).enumerate();
    let sum: u32 = digits.map(|(at, digit)| if at % 2 == 1 { double(digit) } else { digit }).sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests;
