//! Dates as they are written: which texts are one, what is wrong with the others, and how one is
//! written right.

use std::fmt;

use jiff::{civil, tz};

use super::Moment;

/// What is wrong with a text that should be a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateFault {
    /// It has no shape of a date at all.
    Shape,
    /// The year has not four digits; the digits as written.
    YearDigits(String),
    /// Month and day without a year.
    NoYear,
    /// A year without month and day.
    NoMonth,
    /// Year and month without a day.
    NoDay,
    /// The year stands last.
    YearLast,
    /// A year outside 1 to 9999.
    Year(i64),
    /// There is no such month.
    Month(i64),
    /// The month has no such day: year, month, day asked for, days it has.
    Day(i64, i64, i64, i64),
    /// There is no such time of day; the text is the time as written.
    Time(String),
    /// What stands behind the date is no time of day; the text as written.
    Behind(String),
    /// The part behind the time is no zone offset such as `+08:00` or `Z`.
    Offset(String),
}

/// White space, and the letter of RFC 3339, between a date and its time.
const BEFORE_TIME: [char; 4] = ['T', 't', ' ', '\u{3000}'];

impl Moment {
    /// Reads a date as an editor writes it: `2025-04-01`, `2025-4-1`, `2025/4/1`, `2025.4.1`,
    /// `2025年4月1日`, each with optional `09:30[:00]`, or RFC 3339.
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let day = Numbers::read(text.trim())?;
        let date = day.checked()?;
        let rest = day.behind.trim_start_matches(BEFORE_TIME);
        if rest.is_empty() {
            return Ok(Self { civil: date.at(0, 0, 0, 0), time_given: false, offset: None });
        }
        let behind = || DateFault::Behind(day.behind.trim().to_owned());
        let apart = day.in_words || day.behind.starts_with(BEFORE_TIME);
        if !apart || !rest.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(behind());
        }
        let end = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
        let (clock, zone) = rest.split_at(end);
        let time = parse_time(clock).ok_or_else(|| {
            if clock.contains([':', '：']) { DateFault::Time(clock.to_owned()) } else { behind() }
        })?;
        let zone = zone.trim();
        if zone.starts_with(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-')) {
            return Err(DateFault::Behind(zone.to_owned()));
        }
        let offset = parse_offset(zone)?;
        Ok(Self { civil: date.to_datetime(time), time_given: true, offset })
    }
}

/// As an editor writes it, with what was given: `2025-04-01`, `2025-04-01 09:30`,
/// `2025-04-01T09:30:00+08:00`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time) = (self.civil.date(), self.civil.time());
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        if let Some(offset) = self.offset {
            let sign = if offset.is_negative() { '-' } else { '+' };
            let minutes = offset.seconds().unsigned_abs() / 60;
            let (hours, minutes) = (minutes / 60, minutes % 60);
            return write!(f, "{date}T{hour:02}:{minute:02}:{second:02}{sign}{hours:02}:{minutes:02}");
        }
        match (self.time_given, second) {
            (false, _) => write!(f, "{date}"),
            (true, 0) => write!(f, "{date} {hour:02}:{minute:02}"),
            (true, _) => write!(f, "{date} {hour:02}:{minute:02}:{second:02}"),
        }
    }
}

/// The three numbers at the start of a text, with `-`, `/`, `.` twice or 年 月 日 between them.
struct Numbers<'t> {
    year: &'t str,
    month: &'t str,
    day: &'t str,
    /// Whether 年 月 日 stand between the numbers: a time may follow without a space.
    in_words: bool,
    behind: &'t str,
}

impl<'t> Numbers<'t> {
    fn read(text: &'t str) -> Result<Self, DateFault> {
        let (year, rest) = digits(text).ok_or(DateFault::Shape)?;
        let Some(first) = rest.chars().next() else {
            return Err(if year.len() == 4 { DateFault::NoMonth } else { DateFault::Shape });
        };
        let second = match first {
            '-' | '/' | '.' | '－' | '／' => first,
            '年' => '月',
            '月' => return Err(DateFault::NoYear),
            _ => return Err(DateFault::Shape),
        };
        let in_words = first == '年';
        let Some((month, rest)) = digits(rest[first.len_utf8()..].trim_start()) else {
            return Err(if in_words { DateFault::NoMonth } else { DateFault::Shape });
        };
        let without_day = if in_words || year.len() == 4 { DateFault::NoDay } else { DateFault::NoYear };
        let Some(rest) = rest.strip_prefix(second) else {
            return Err(if rest.is_empty() { without_day } else { DateFault::Shape });
        };
        let (day, rest) = digits(rest.trim_start()).ok_or(without_day)?;
        let behind =
            if in_words { rest.trim_start().strip_prefix(['日', '号']).unwrap_or(rest) } else { rest };
        Ok(Self { year, month, day, in_words, behind })
    }

    /// The day of the calendar.
    fn checked(&self) -> Result<civil::Date, DateFault> {
        match (self.year.len(), self.month.len(), self.day.len()) {
            (4, 1 | 2, 1 | 2) => {}
            (1 | 2, 1 | 2, 4) => return Err(DateFault::YearLast),
            (1, 1 | 2, 1 | 2) => return Err(DateFault::NoYear),
            (2.., 1 | 2, 1 | 2) => return Err(DateFault::YearDigits(self.year.to_owned())),
            _ => return Err(DateFault::Shape),
        }
        let [year, month, day] =
            [self.year, self.month, self.day].map(|part| part.parse::<i16>().expect("at most four digits"));
        if year == 0 {
            return Err(DateFault::Year(0));
        }
        if !(1..=12).contains(&month) {
            return Err(DateFault::Month(month.into()));
        }
        let (m, d) = (i8::try_from(month).expect("checked"), i8::try_from(day).expect("two digits"));
        let first = civil::Date::new(year, m, 1).expect("year and month were checked");
        let days = i64::from(first.days_in_month());
        civil::Date::new(year, m, d).map_err(|_| DateFault::Day(year.into(), month.into(), day.into(), days))
    }
}

/// The digits at the start of a text, and what follows them.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

fn parse_time(text: &str) -> Option<civil::Time> {
    let plain = text.replace('：', ":");
    let mut parts = plain.split(':');
    let hour = parts.next()?;
    let minute = parts.next()?;
    let second = parts.next().unwrap_or("0");
    if parts.next().is_some() || [hour, minute].iter().any(|part| part.is_empty() || part.len() > 2) {
        return None;
    }
    let whole = second.split('.').next()?; // RFC 3339 allows fractions; nobody publishes them
    civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, whole.parse().ok()?, 0).ok()
}

fn parse_offset(text: &str) -> Result<Option<tz::Offset>, DateFault> {
    let fault = || DateFault::Offset(text.to_owned());
    match text {
        "" => Ok(None),
        "Z" | "z" => Ok(Some(tz::Offset::UTC)),
        _ => {
            let sign = if text.starts_with('-') { -1 } else { 1 };
            let digits: String = text.trim_start_matches(['+', '-']).replace(':', "");
            if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Err(fault());
            }
            let (hours, minutes): (i32, i32) =
                (digits[..2].parse().map_err(|_| fault())?, digits[2..].parse().map_err(|_| fault())?);
            if minutes > 59 {
                return Err(fault());
            }
            tz::Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).map(Some).map_err(|_| fault())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Zone;

    fn shanghai() -> Zone {
        Zone::named("Asia/Shanghai").unwrap()
    }

    #[test]
    fn every_form_of_the_contract_is_read() {
        for text in ["2025-04-01", "2025-4-1", "2025/4/1", "2025年4月1日", "2025.4.1", " 2025年04月01日 "]
        {
            let moment = Moment::parse(text).unwrap();
            assert_eq!(moment.in_zone(&shanghai()).iso(), "2025-04-01", "{text}");
            assert_eq!(moment.to_string(), "2025-04-01");
        }
        for text in [
            "2025-04-01 09:30",
            "2025年4月1日 09:30:00",
            "2025年4月1日09：30",
            "2025-04-01T09:30:00+08:00",
            "2025-04-01T01:30:00Z",
        ] {
            assert_eq!(
                Moment::parse(text).unwrap().in_zone(&shanghai()).iso(),
                "2025-04-01T09:30+08:00",
                "{text}"
            );
        }
    }

    #[test]
    fn a_date_is_written_with_what_was_given() {
        for text in [
            "2025-04-01",
            "2025-04-01 09:30",
            "2025-04-01 09:30:05",
            "2025-04-01T09:30:00+08:00",
            "2025-04-01T09:30:00-05:30",
        ] {
            assert_eq!(Moment::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn every_fault_is_named() {
        let fault = |text| Moment::parse(text).unwrap_err();
        for text in ["明天", "2025-04/01", "2025-004-01", "1", "2025 年 4 月 1 日", "-", "2025--04"] {
            assert_eq!(fault(text), DateFault::Shape, "{text}");
        }
        for text in ["2025-04", "2025年4月", "2025/4", "2025年4月上旬"] {
            assert_eq!(fault(text), DateFault::NoDay, "{text}");
        }
        for text in ["4月1日", "04-01", "4/1", "4/1/25"] {
            assert_eq!(fault(text), DateFault::NoYear, "{text}");
        }
        for (text, year) in
            [("25-04-01", "25"), ("205-04-01", "205"), ("25年4月1日", "25"), ("20250-04-01", "20250")]
        {
            assert_eq!(fault(text), DateFault::YearDigits(year.into()), "{text}");
        }
        assert_eq!(fault("2025"), DateFault::NoMonth);
        assert_eq!(fault("2025年"), DateFault::NoMonth);
        assert_eq!(fault("04/01/2025"), DateFault::YearLast);
        assert_eq!(fault("2025-13-01"), DateFault::Month(13));
        assert_eq!(fault("2025-02-30"), DateFault::Day(2025, 2, 30, 28));
        assert_eq!(fault("2025-04-00"), DateFault::Day(2025, 4, 0, 30));
        assert_eq!(fault("0000-01-01"), DateFault::Year(0));
    }

    #[test]
    fn what_follows_a_date_is_named() {
        let fault = |text| Moment::parse(text).unwrap_err();
        assert_eq!(fault("2025-04-01 25:00"), DateFault::Time("25:00".into()));
        assert_eq!(fault("2025-04-01 09:30 CST"), DateFault::Offset("CST".into()));
        for (text, behind) in [
            ("2025-04-01 9点30分", "9点30分"),
            ("2025年4月1日（星期二）", "（星期二）"),
            ("2025-04-01 +08:00", "+08:00"),
            ("2025-04-01 至 2025-04-03", "至 2025-04-03"),
            ("2025-04-01，", "，"),
            ("2025-04-01-02", "-02"),
            ("2025-04-01 09:30 至 10:30", "至 10:30"),
        ] {
            assert_eq!(fault(text), DateFault::Behind(behind.into()), "{text}");
        }
    }
}
