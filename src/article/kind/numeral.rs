//! Chinese numerals and Arabic ones as the same numbers.

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The number that a numeral below ten thousand means: `8`, `８`, `八`, `十二`, `二十一`, `一百零五`,
/// `二〇二五`.
pub fn read_numeral(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 9 {
        return None;
    }
    if text.chars().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
        return text.chars().try_fold(0u32, |number, c| number.checked_mul(10)?.checked_add(arabic(c)?));
    }
    let positional = text.chars().all(|c| digit(c).is_some());
    if positional
        && (text.chars().count() == 1 || text.contains(['〇', '○', '零']) || text.chars().count() > 2)
    {
        return text.chars().try_fold(0u32, |number, c| number.checked_mul(10)?.checked_add(digit(c)?));
    }
    read_units(text)
}

/// `十`, `百` and `千` with the digits before them.
fn read_units(text: &str) -> Option<u32> {
    let (mut total, mut pending, mut last_unit) = (0u32, None, 10_000u32);
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '零' | '〇' if pending.is_none() && total > 0 => continue,
            _ => {
                if pending.replace(digit(c)?).is_some() {
                    return None;
                }
                continue;
            }
        };
        if unit >= last_unit {
            return None;
        }
        let count = match pending.take() {
            Some(0) => return None,
            Some(count) => count,
            None if unit == 10 => 1,
            None => return None,
        };
        total += count * unit;
        last_unit = unit;
    }
    Some(total + pending.unwrap_or(0))
}

/// A number below ten thousand in Chinese: 8 is `八`, 12 `十二`, 105 `一百零五`; others in digits.
pub fn chinese_numeral(number: u32) -> String {
    if number == 0 || number >= 10_000 {
        return if number == 0 { "零".to_owned() } else { number.to_string() };
    }
    let mut text = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let count = number / unit % 10;
        if count == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        if !(count == 1 && unit == 10 && text.is_empty()) {
            text.push(DIGITS[count as usize]);
        }
        text.push_str(name);
    }
    text
}

fn arabic(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| u32::from(c) - u32::from('０')))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '零' | '○' => Some(0),
        '两' => Some(2),
        _ => DIGITS.iter().position(|known| *known == c).and_then(|at| u32::try_from(at).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_read_back() {
        for number in 1..10_000 {
            assert_eq!(read_numeral(&chinese_numeral(number)), Some(number), "{number}");
            assert_eq!(read_numeral(&number.to_string()), Some(number));
        }
    }

    #[test]
    fn forms_of_the_field_are_read() {
        let cases = [
            ("六", 6),
            ("８", 8),
            ("二十一", 21),
            ("十", 10),
            ("一百零五", 105),
            ("二〇二五", 2025),
            ("两", 2),
        ];
        for (text, number) in cases {
            assert_eq!(read_numeral(text), Some(number), "{text}");
        }
        for text in ["", "第六", "六八", "十百", "百", "abc", "零十", "99999999999", "二十二十"]
        {
            assert_eq!(read_numeral(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let words = [(8, "八"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十")];
        for (number, text) in words {
            assert_eq!(chinese_numeral(number), text);
        }
    }
}
