//! Numbers as Word prints them (ECMA-376-1:2016, 17.18.59; where that is silent, as Word itself does).

use std::iter::successors;

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// A number in a format of `w:numFmt`; `None` for a format that is not known, whose number is then an Arabic one.
pub(super) fn formatted(format: &str, number: u32) -> Option<String> {
    Some(match format {
        "decimal" | "decimalHalfWidth" => number.to_string(),
        "decimalZero" => format!("{number:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => digits(number, full_width),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, '①', 20),
        "decimalEnclosedParen" => enclosed(number, '⑴', 20),
        "decimalEnclosedFullstop" => enclosed(number, '⒈', 20),
        "ideographEnclosedCircle" => enclosed(number, '㊀', 10),
        "numberInDash" => format!("- {number} -"),
        "upperLetter" => letters(number, 'A'),
        "lowerLetter" => letters(number, 'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "chineseCounting" | "taiwaneseCounting" => counting(number),
        "chineseCountingThousand" | "taiwaneseCountingThousand" => {
            thousands(number, DIGITS, ["", "十", "百", "千"])
        }
        "chineseLegalSimplified" => thousands(number, LEGAL, ["", "拾", "佰", "仟"]),
        "japaneseCounting" => japanese(number),
        "ideographDigital" | "japaneseDigitalTenThousand" => digits(number, |digit| DIGITS[digit]),
        "ideographTraditional" => one_of(number, STEMS),
        "ideographZodiac" => one_of(number, BRANCHES),
        "none" => String::new(),
        _ => return None,
    })
}

fn digits(number: u32, digit: impl Fn(usize) -> char) -> String {
    number.to_string().bytes().map(|byte| digit(usize::from(byte - b'0'))).collect()
}

fn full_width(digit: usize) -> char {
    char::from_u32('０' as u32 + u32::try_from(digit).unwrap_or_default()).unwrap_or('０')
}

/// Characters of a row of so many, Arabic numbers beyond them: ① to ⑳, then 21.
fn enclosed(number: u32, first: char, most: u32) -> String {
    let of_row = (1..=most).contains(&number).then(|| char::from_u32(first as u32 + number - 1)).flatten();
    of_row.map_or_else(|| number.to_string(), String::from)
}

fn one_of(number: u32, row: &str) -> String {
    let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    at.and_then(|at| row.chars().nth(at)).map_or_else(|| number.to_string(), String::from)
}

/// A to Z, then AA, BB: the same letter once more for each round.
fn letters(number: u32, first: char) -> String {
    const ROUNDS: u32 = 30;
    let Some(at) = number.checked_sub(1).filter(|at| at / 26 < ROUNDS) else { return number.to_string() };
    let letter = char::from_u32(first as u32 + at % 26).unwrap_or(first);
    std::iter::repeat_n(letter, (at / 26 + 1) as usize).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..=32_767).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// 一 to 九十九, then digit by digit: 一○○.
fn counting(number: u32) -> String {
    match number {
        0 => "○".to_owned(),
        1..=99 => thousands(number, DIGITS, ["", "十", "百", "千"]),
        _ => digits(number, |digit| if digit == 0 { '○' } else { DIGITS[digit] }),
    }
}

/// 一百〇一, 一千〇一十, 一万; 十 to 十九 without 一 before them.
fn thousands(number: u32, row: [char; 10], units: [&str; 4]) -> String {
    if number >= 100_000_000 {
        return number.to_string();
    }
    let (upper, lower) = (number / 10_000, number % 10_000);
    let mut out = String::new();
    if upper > 0 {
        out.push_str(&below_myriad(upper, row, units));
        out.push('万');
        if lower > 0 && lower < 1_000 {
            out.push(row[0]);
        }
    }
    if lower > 0 || number == 0 {
        out.push_str(&below_myriad(lower, row, units));
    }
    // Words for sums keep the 1: 壹拾.
    let short = ["一", "十"].concat();
    if row[1] == '一' && out.starts_with(&short) { out['一'.len_utf8()..].to_owned() } else { out }
}

fn below_myriad(number: u32, row: [char; 10], units: [&str; 4]) -> String {
    if number == 0 {
        return row[0].to_string();
    }
    let mut out = String::new();
    let mut gap = false;
    for (power, value) in successors(Some(1_000_u32), |value| Some(value / 10)).take(4).enumerate() {
        let digit = (number / value % 10) as usize;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push(row[0]);
        }
        out.push(row[digit]);
        out.push_str(units[3 - power]);
    }
    out
}

/// 十一, 百一, 千十: no 一 before a unit, no sign for nothing.
fn japanese(number: u32) -> String {
    if number == 0 || number >= 10_000 {
        return thousands(number, DIGITS, ["", "十", "百", "千"]);
    }
    let mut out = String::new();
    for (value, unit) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = (number / value % 10) as usize;
        if digit > 1 || (digit == 1 && unit.is_empty()) {
            out.push(DIGITS[digit]);
        }
        if digit > 0 {
            out.push_str(unit);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::formatted;

    /// What Word shows for 1, 2, 9, 10, 11, 19, 20, 21, 27, 99, 100, 101, 110, 111 and 1001.
    const NUMBERS: [u32; 15] = [1, 2, 9, 10, 11, 19, 20, 21, 27, 99, 100, 101, 110, 111, 1001];
    const TABLE: [(&str, &str); 16] = [
        ("decimal", "1 2 9 10 11 19 20 21 27 99 100 101 110 111 1001"),
        ("chineseCounting", "一 二 九 十 十一 十九 二十 二十一 二十七 九十九 一○○ 一○一 一一○ 一一一 一○○一"),
        (
            "chineseCountingThousand",
            "一 二 九 十 十一 十九 二十 二十一 二十七 九十九 一百 一百〇一 一百一十 一百一十一 一千〇一",
        ),
        ("japaneseCounting", "一 二 九 十 十一 十九 二十 二十一 二十七 九十九 百 百一 百十 百十一 千一"),
        ("ideographTraditional", "甲 乙 壬 癸 11 19 20 21 27 99 100 101 110 111 1001"),
        ("ideographZodiac", "子 丑 申 酉 戌 19 20 21 27 99 100 101 110 111 1001"),
        (
            "upperLetter",
            "A B I J K S T U AA UUUU VVVV WWWW FFFFF GGGGG MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM",
        ),
        ("lowerLetter", "a b i j k s t u aa uuuu vvvv wwww fffff ggggg 1001"),
        ("upperRoman", "I II IX X XI XIX XX XXI XXVII XCIX C CI CX CXI MI"),
        ("lowerRoman", "i ii ix x xi xix xx xxi xxvii xcix c ci cx cxi mi"),
        ("decimalEnclosedCircle", "① ② ⑨ ⑩ ⑪ ⑲ ⑳ 21 27 99 100 101 110 111 1001"),
        (
            "decimalFullWidth",
            "１ ２ ９ １０ １１ １９ ２０ ２１ ２７ ９９ １００ １０１ １１０ １１１ １００１",
        ),
        ("decimalZero", "01 02 09 10 11 19 20 21 27 99 100 101 110 111 1001"),
        (
            "ideographDigital",
            "一 二 九 一〇 一一 一九 二〇 二一 二七 九九 一〇〇 一〇一 一一〇 一一一 一〇〇一",
        ),
        (
            "chineseLegalSimplified",
            "壹 贰 玖 壹拾 壹拾壹 壹拾玖 贰拾 贰拾壹 贰拾柒 玖拾玖 壹佰 壹佰零壹 壹佰壹拾 壹佰壹拾壹 壹仟零壹",
        ),
        ("decimalEnclosedParen", "⑴ ⑵ ⑼ ⑽ ⑾ ⒆ ⒇ 21 27 99 100 101 110 111 1001"),
    ];

    #[test]
    fn numbers_are_those_that_word_shows() {
        for (format, shown) in TABLE {
            // Word repeats letters for thirty rounds at most; beyond them nobody counts.
            let last = if format.ends_with("Letter") { 14 } else { 15 };
            let written: Vec<String> =
                NUMBERS[..last].iter().map(|number| formatted(format, *number).unwrap()).collect();
            let shown: Vec<&str> = shown.split(' ').take(last).collect();
            assert_eq!(written, shown, "{format}");
        }
        assert_eq!(formatted("chineseCountingThousand", 10_000).as_deref(), Some("一万"));
        assert_eq!(formatted("chineseCountingThousand", 10_101).as_deref(), Some("一万〇一百〇一"));
        assert_eq!(formatted("cardinalText", 3), None);
    }
}
