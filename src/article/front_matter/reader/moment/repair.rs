//! The date that is plainly meant by a text that is none.

use crate::article::kind::read_numeral;
use crate::diagnostic::Text;
use crate::source::Moment;
use crate::source::character::half_width_text;
use crate::text;

/// A date that is meant.
pub(super) struct Repair {
    pub meant: Moment,
    /// What was wrong, where the fault of the reading does not say it.
    pub slip: Option<Text>,
}

/// Full-width digits, Chinese numerals, eight digits in a row, other signs between the numbers, two
/// digits of a year that can be no month, times in words, a weekday or a stop behind.
pub(super) fn repaired(typed: &str) -> Option<Repair> {
    let plain = plain(typed);
    let wide = text!("数字和标点要用半角（英文）的", "digits and signs are to be ASCII ones");
    if let Ok(meant) = Moment::parse(&plain) {
        return Some(Repair { meant, slip: Some(wide) });
    }
    let day = numbered(&plain).or_else(|| in_a_row(&plain)).or_else(|| spelled_out(&plain))?;
    let clock = clock(day.behind)?;
    let meant = Moment::parse(&format!("{} {clock}", day.date)).ok()?;
    let time = (!clock.is_empty() && !day.behind.contains(clock.as_str()))
        .then(|| text!("时间要写成 {clock}", "the time is written {clock}"));
    let wide = typed.contains(|c| ('０'..='９').contains(&c)).then_some(wide);
    Some(Repair { meant, slip: wide.or(day.slip).or(time) })
}

/// The text with ASCII digits and signs.
fn plain(typed: &str) -> String {
    let ascii = |c| if matches!(c, '—' | '–' | '−') { '-' } else { c };
    half_width_text(typed).chars().map(ascii).collect()
}

/// A day found at the start of a text.
struct Found<'t> {
    date: String,
    behind: &'t str,
    slip: Option<Text>,
}

/// Numbers with any signs or spaces between them.
fn numbered(text: &str) -> Option<Found<'_>> {
    let year = digits(text);
    let month_at = year + mark(&text[year..]);
    let month = month_at + digits(&text[month_at..]);
    let day_at = month + mark(&text[month..]);
    let day = day_at + digits(&text[day_at..]);
    let century = match year {
        4 => "",
        // a smaller number may be a month
        2 if (13..50).contains(&text[..2].parse::<u8>().ok()?) => "20",
        _ => return None,
    };
    let written = &text[..day];
    let slip = if written.contains(' ') {
        Some(text!("日期中间不要空格", "there is no space inside a date"))
    } else if century.is_empty() && Moment::parse(written).is_err() {
        Some(text!("年、月、日之间的符号要一致", "the same sign stands between year, month and day"))
    } else {
        None
    };
    let behind = text[day..].trim_start();
    (month_at > year && day_at > month).then(|| Found {
        date: format!("{century}{}-{}-{}", &text[..year], &text[month_at..month], &text[day_at..day]),
        behind: behind.strip_prefix(['日', '号']).unwrap_or(behind),
        slip,
    })
}

/// The length of the digits at the start.
fn digits(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())
}

/// The length of what may stand between two numbers at the start.
fn mark(text: &str) -> usize {
    let rest = text.trim_start();
    let rest = rest.strip_prefix(['-', '/', '.', '年', '月', '、']).unwrap_or(rest);
    text.len() - rest.trim_start().len()
}

/// `20250401`.
fn in_a_row(text: &str) -> Option<Found<'_>> {
    (digits(text) == 8).then(|| Found {
        date: format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..8]),
        behind: &text[8..],
        slip: Some(text!("年、月、日连在一起了", "nothing stands between year, month and day")),
    })
}

/// `二〇二五年四月一日`.
fn spelled_out(text: &str) -> Option<Found<'_>> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, behind) = rest.split_once(['日', '号']).unwrap_or((rest, ""));
    Some(Found {
        date: format!("{}-{}-{}", read_numeral(year)?, read_numeral(month)?, read_numeral(day)?),
        behind,
        slip: Some(text!("年、月、日要用数字写", "year, month and day are written in digits")),
    })
}

/// Parts of the day, with the hours that are to be added up to noon.
const HALVES: [(&str, u8); 6] =
    [("上午", 0), ("早上", 0), ("凌晨", 0), ("中午", 12), ("下午", 12), ("晚上", 12)];

/// The time of day behind a date, empty where there is none; `None` when there is something else.
fn clock(behind: &str) -> Option<String> {
    let rest = behind.trim().trim_end_matches([',', '.', ';', '。', '、']).trim();
    let rest = without_weekday(rest).trim_start_matches(['T', 't', ' ', ',']);
    if rest.is_empty() || Moment::parse(&format!("2025-01-01 {rest}")).is_ok() {
        return Some(rest.to_owned());
    }
    let half = HALVES.into_iter().find_map(|(word, hours)| Some((rest.strip_prefix(word)?.trim(), hours)));
    let (rest, added) = half.unwrap_or((rest, 0));
    let (hour, minute) = rest.split_once(['点', '时', ':', '.'])?;
    let minute = match minute.trim().trim_end_matches('分') {
        "" | "整" => "0",
        "半" => "30",
        minute => minute,
    };
    let [hour, minute] = [hour.trim(), minute]
        .map(|part| part.parse::<u8>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit())));
    let hour = hour.map(|hour| if hour < 12 { hour + added } else { hour }).filter(|hour| *hour < 24)?;
    let minute = minute.filter(|minute| *minute < 60)?;
    Some(format!("{hour:02}:{minute:02}"))
}

/// A text without the weekday it begins with: the date says it already.
fn without_weekday(text: &str) -> &str {
    let rest = text.trim_start_matches(['(', '（']);
    let Some(rest) = rest.strip_prefix("星期").or_else(|| rest.strip_prefix("周")) else { return text };
    let Some(rest) = rest.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天']) else {
        return text;
    };
    rest.trim_start_matches([')', '）']).trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_found() {
        for (typed, meant) in [
            ("20250401", "2025-04-01"),
            ("20250401 09:30", "2025-04-01 09:30"),
            ("２０２５年４月１日０９：３０", "2025-04-01 09:30"),
            ("２０２５-０４-０１T09:30", "2025-04-01 09:30"),
            ("2025—04—01", "2025-04-01"),
            ("2025 年 4 月 1 日", "2025-04-01"),
            ("2025 - 04 - 01", "2025-04-01"),
            ("2025-04/01", "2025-04-01"),
            ("二〇二五年四月一日", "2025-04-01"),
            ("二〇二五年四月一日 9点", "2025-04-01 09:00"),
            ("25-04-01", "2025-04-01"),
            ("2025-04-01，", "2025-04-01"),
            ("2025年4月1日（星期二）", "2025-04-01"),
            ("2025年4月1日（周二）上午9时30分", "2025-04-01 09:30"),
            ("2025-04-01 9点30分", "2025-04-01 09:30"),
            ("2025-04-01 09.30", "2025-04-01 09:30"),
            ("2025年4月1日下午3点半", "2025-04-01 15:30"),
            ("2025年4月1日晚上7点", "2025-04-01 19:00"),
        ] {
            assert_eq!(
                repaired(typed).map(|repair| repair.meant.to_string()).as_deref(),
                Some(meant),
                "{typed}"
            );
        }
    }

    #[test]
    fn nothing_is_guessed() {
        for typed in [
            "明天",
            "4月1日",
            "2025年4月",
            "4/1/25",
            "04-01-25",
            "205-04-01",
            "2025-04-31",
            "2025-04-00",
            "2025-04-01 至 2025-04-03",
            "2025-04-01 25:00",
            "2025-04-01 09:30 CST",
            "2025-04-01 +08:00",
            "",
        ] {
            assert!(repaired(typed).is_none(), "{typed}");
        }
    }
}
