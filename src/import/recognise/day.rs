//! The date of an article: what the page or the text says of its publication, who signed it when, the first day
//! that the text names; the day of the import last.

use super::Wanted;
use crate::article::kind::read_numeral;
use crate::import::model::{About, Block};
use crate::import::report::Remark;
use crate::source::{Date, Moment};
use crate::text;

/// So many paragraphs are looked at for a day.
const FIRST: usize = 4;

/// The date as a front matter has it.
pub(super) fn of(
    about: &About,
    published: Option<&String>,
    signed: Option<Date>,
    blocks: &[Block],
    wanted: &Wanted,
    remarks: &mut Vec<Remark>,
) -> String {
    if let Some(date) = [published, about.date.as_ref()].into_iter().flatten().find_map(|date| written(date))
    {
        return date;
    }
    if let Some(signed) = signed {
        return signed.to_string();
    }
    let named = blocks.iter().take(FIRST).find_map(|block| last_day(&block.words()));
    let (date, zh, en) = match (named, in_name(&wanted.name)) {
        (Some(date), _) => (date, "正文里的日期", "the text"),
        (None, Some(date)) => (date, "文件名", "the name of the file"),
        (None, None) => (wanted.today, "今天", "today"),
    };
    remarks.push(Remark::doubtful(
        0,
        text!(
            "没有写发布日期，用了{zh} {date}，请核对",
            "no date of publication is given; {date} was taken from {en}"
        ),
    ));
    date.to_string()
}

/// When an article was changed last, where that is not before its date.
pub(super) fn updated(about: &About, date: &str) -> Option<String> {
    let updated = written(about.updated.as_deref()?)?;
    let day = |text: &str| Moment::parse(text).ok().map(|moment| moment.date());
    (day(&updated)? > day(date)?).then_some(updated)
}

/// A date that another program or a page wrote, as the front matter has it.
pub(super) fn written(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['：', ':']);
    let is_time = |text: &str| text.len() >= 16 && text.as_bytes()[10..].contains(&b':');
    let candidates = [
        text,
        text.get(..19).unwrap_or(text),
        text.get(..16).unwrap_or(text),
        text.get(..10).unwrap_or(text),
    ];
    let date = candidates.into_iter().find(|text| Moment::parse(text).is_ok())?;
    let day = Moment::parse(date).ok()?.date();
    let plausible = (1949..=2999).contains(&day.year());
    let iso = text.get(..16).filter(|start| is_time(start) && start.as_bytes()[4] == b'-');
    plausible.then(|| match iso {
        Some(start) => start.replace('T', " "),
        None => date.to_owned(),
    })
}

/// The first day that a text names with its year, or the last of the days that it spans.
pub(super) fn last_day(text: &str) -> Option<Date> {
    days(text).map(|(_, last)| last)
}

/// `2025年3月31日至4月1日`: the first and the last day; the same day twice where it is one.
pub(super) fn days(text: &str) -> Option<(Date, Date)> {
    for (at, _) in text.match_indices('年') {
        let Some(year) = number_before(&text[..at]).filter(|year| (1949..=2999).contains(year)) else {
            continue;
        };
        let rest = &text[at + '年'.len_utf8()..];
        let Some((first, behind)) = month_and_day(rest, year) else { continue };
        let border = ["至", "—", "-", "～", "~", "到", "日至"];
        let last = border.iter().find_map(|border| {
            let rest = behind.trim_start().strip_prefix(border)?.trim_start_matches(['—', '-']);
            let rest = rest
                .split_once('年')
                .filter(|(year, _)| number(year).is_some())
                .map_or(rest, |(_, rest)| rest);
            let month = i64::from(first.month());
            month_and_day(rest, year).map(|(day, _)| day).or_else(|| {
                let (day, _) = rest.split_once('日')?;
                date(year, month.try_into().ok()?, number(day)?)
            })
        });
        return Some((first, last.filter(|last| *last > first).unwrap_or(first)));
    }
    None
}

fn month_and_day(text: &str, year: u32) -> Option<(Date, &str)> {
    let (month, rest) = text.split_once('月')?;
    let (day, rest) = rest.split_once('日')?;
    Some((date(year, number(month)?, number(day)?)?, rest))
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// A numeral with nothing beside it.
fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.chars().count() > 4 { None } else { read_numeral(text) }
}

fn number_before(text: &str) -> Option<u32> {
    let is_digit = |c: char| c.is_numeric() || "〇○零一二三四五六七八九".contains(c);
    let start =
        text.char_indices().rev().take(4).take_while(|(_, c)| is_digit(*c)).last().map(|(at, _)| at)?;
    read_numeral(&text[start..])
}

/// `2025-04-01 通知`, `20250401通知`.
fn in_name(name: &str) -> Option<Date> {
    let digits: Vec<u32> = name.chars().filter_map(|c| c.to_digit(10)).take(8).collect();
    let [y1, y2, y3, y4, m1, m2, d1, d2] = digits[..] else { return None };
    let year = y1 * 1000 + y2 * 100 + y3 * 10 + y4;
    (1949..=2999).contains(&year).then_some(())?;
    date(year, m1 * 10 + m2, d1 * 10 + d2)
}

/// A single line that is a day: `2025年4月1日`, `二〇二五年四月一日`.
pub(super) fn line(text: &str) -> Option<Date> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    days(&bare).map(|(first, _)| first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_a_text_are_found() {
        let of = |text: &str| days(text).map(|(first, last)| format!("{first} {last}"));
        assert_eq!(of("会议于2025年3月31日至4月1日举行").as_deref(), Some("2025-03-31 2025-04-01"));
        assert_eq!(of("2025年3月30日至31日").as_deref(), Some("2025-03-30 2025-03-31"));
        assert_eq!(of("二〇二五年四月一日").as_deref(), Some("2025-04-01 2025-04-01"));
        assert_eq!(of("2024年工作回顾"), None);
        assert_eq!(of("2024年完成，2025年4月1日公布").as_deref(), Some("2025-04-01 2025-04-01"));
        assert_eq!(written("2025-04-02T09:30:00+08:00").as_deref(), Some("2025-04-02 09:30"));
        assert_eq!(written("2025年4月2日").as_deref(), Some("2025年4月2日"));
        assert_eq!(written("昨天"), None);
        assert_eq!(
            in_name("20250401关于春耕的通知").map(|date| date.to_string()).as_deref(),
            Some("2025-04-01")
        );
    }
}
