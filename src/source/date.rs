//! Dates and times as editors write them and as pages need them (the only user of jiff).

use std::cmp::Ordering;
use std::fmt;

use jiff::{Timestamp, Zoned, civil, fmt::strtime, tz};

/// A day of the calendar, without a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(civil::Date);

/// A time zone by its IANA name, `Asia/Shanghai`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(tz::TimeZone);

/// A date as written, with a time of day and an offset if they were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    civil: civil::DateTime,
    time_given: bool,
    offset: Option<tz::Offset>,
}

/// A moment on the clock of the site's zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    zoned: Zoned,
    time_given: bool,
}

/// What is wrong with a text that should be a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateFault {
    /// It has no shape of a date at all.
    Shape,
    /// A year outside 1 to 9999.
    Year(i64),
    /// There is no such month.
    Month(i64),
    /// The month has fewer days: year, month, day asked for, days it has.
    Day(i64, i64, i64, i64),
    /// There is no such time of day; the text is the time as written.
    Time(String),
    /// The part behind the time is no zone offset such as `+08:00` or `Z`.
    Offset(String),
}

impl Date {
    /// A day by number; `None` when the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month from 1.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month from 1.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Whole days from `earlier` to this day; negative when it lies before.
    pub fn days_since(self, earlier: Date) -> i64 {
        i64::from((self.0 - earlier.0).get_days())
    }
}

/// ISO 8601: `2025-04-01`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Zone {
    /// The zone of that IANA name, from the table inside the program: the same on every machine.
    pub fn named(name: &str) -> Option<Self> {
        tz::TimeZone::get(name).ok().map(Self)
    }
}

impl Moment {
    /// Reads a date as an editor writes it: `2025-04-01`, `2025-4-1`, `2025/4/1`, `2025.4.1`,
    /// `2025年4月1日`, each with optional `09:30[:00]`, or RFC 3339.
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let (day, rest) = split_day(text.trim()).ok_or(DateFault::Shape)?;
        let date = checked_day(day)?;
        let rest = rest.trim_start_matches(['T', 't', ' ', '\u{3000}']);
        if rest.is_empty() {
            return Ok(Self { civil: date.at(0, 0, 0, 0), time_given: false, offset: None });
        }
        let end = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
        let (clock, zone) = rest.split_at(end);
        let time = parse_time(clock).ok_or_else(|| DateFault::Time(clock.to_owned()))?;
        let offset = parse_offset(zone.trim())?;
        Ok(Self { civil: date.to_datetime(time), time_given: true, offset })
    }

    /// The day as written.
    pub fn date(&self) -> Date {
        Date(self.civil.date())
    }

    /// The moment on a zone's clock: an offset as written counts, else the time is the zone's own.
    pub fn in_zone(&self, zone: &Zone) -> Stamp {
        let zoned = match self.offset {
            Some(offset) => offset
                .to_timestamp(self.civil)
                .unwrap_or(if self.civil.year() > 0 { Timestamp::MAX } else { Timestamp::MIN })
                .to_zoned(zone.0.clone()),
            None => zone
                .0
                .to_ambiguous_zoned(self.civil)
                .compatible()
                .unwrap_or_else(|_| Timestamp::MAX.to_zoned(zone.0.clone())),
        };
        Stamp { zoned, time_given: self.time_given }
    }
}

impl Stamp {
    /// The present moment in a zone: the one place that reads the clock.
    pub fn now(zone: &Zone) -> Self {
        Self { zoned: Timestamp::now().to_zoned(zone.0.clone()), time_given: true }
    }

    /// The first moment of 1970, for what must have a date and has none.
    pub fn epoch(zone: &Zone) -> Self {
        Self { zoned: Timestamp::UNIX_EPOCH.to_zoned(zone.0.clone()), time_given: true }
    }

    /// The day in the site's zone.
    pub fn date(&self) -> Date {
        Date(self.zoned.date())
    }

    /// Whether a time of day was written.
    pub fn time_given(&self) -> bool {
        self.time_given
    }

    /// For people and machines at once: `2025-04-01` or `2025-04-01T09:30+08:00`, valid in
    /// HTML's `datetime` attribute.
    pub fn iso(&self) -> String {
        self.format(if self.time_given { "%Y-%m-%dT%H:%M%:z" } else { "%Y-%m-%d" })
    }

    /// RFC 3339 with seconds, for feeds: `2025-04-01T09:30:00+08:00`.
    pub fn rfc3339(&self) -> String {
        self.format("%Y-%m-%dT%H:%M:%S%:z")
    }

    /// As the head tag `PubDate` wants it, 24-hour: `2025-04-01 09:30` (the annex 网页设计规范 of
    /// 国办发〔2017〕47号).
    pub fn minute(&self) -> String {
        self.format("%Y-%m-%d %H:%M")
    }

    /// Seconds since 1970 in UTC: the moment as a number, for putting many in order.
    pub fn seconds(&self) -> i64 {
        self.zoned.timestamp().as_second()
    }

    /// When something has ended that ends at this moment: a day without a time ends with its last second.
    #[must_use]
    pub fn end(&self) -> Stamp {
        if self.time_given { self.clone() } else { self.next_day() }
    }

    /// The first moment of the next day.
    #[must_use]
    pub fn next_day(&self) -> Stamp {
        let next = self.zoned.tomorrow().and_then(|day| day.start_of_day());
        Self { zoned: next.unwrap_or_else(|_| self.zoned.clone()), time_given: true }
    }

    fn format(&self, pattern: &str) -> String {
        strtime::format(pattern, &self.zoned).expect("the patterns above name only fields a Zoned has")
    }
}

/// By the moment; a date without a time counts from the day's first second.
impl Ord for Stamp {
    fn cmp(&self, other: &Self) -> Ordering {
        self.zoned.timestamp().cmp(&other.zoned.timestamp())
    }
}

impl PartialOrd for Stamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The three numbers at the start of a text, with `-`, `/`, `.` twice or 年 月 日 between them.
fn split_day(text: &str) -> Option<([i64; 3], &str)> {
    let (year, rest) = number(text, 4)?;
    let first = rest.chars().next()?;
    let second = match first {
        '-' | '/' | '.' | '－' | '／' => first,
        '年' => '月',
        _ => return None,
    };
    let (month, rest) = number(rest.strip_prefix(first)?.trim_start(), 2)?;
    let (day, rest) = number(rest.strip_prefix(second)?.trim_start(), 2)?;
    let rest =
        if first == '年' { rest.trim_start().strip_prefix(['日', '号']).unwrap_or(rest) } else { rest };
    let ended =
        rest.chars().next().is_none_or(|next| matches!(next, 'T' | 't' | ' ' | '\u{3000}') || first == '年');
    ended.then_some(([year, month, day], rest))
}

fn number(text: &str, digits: usize) -> Option<(i64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (1..=digits).contains(&end).then(|| (text[..end].parse().expect("only digits, and few"), &text[end..]))
}

fn checked_day([year, month, day]: [i64; 3]) -> Result<civil::Date, DateFault> {
    if !(1..=9999).contains(&year) {
        return Err(DateFault::Year(year));
    }
    if !(1..=12).contains(&month) {
        return Err(DateFault::Month(month));
    }
    let (y, m) = (i16::try_from(year).expect("checked"), i8::try_from(month).expect("checked"));
    let first = civil::Date::new(y, m, 1).expect("year and month were checked");
    let fault = || DateFault::Day(year, month, day, i64::from(first.days_in_month()));
    i8::try_from(day).ok().and_then(|d| civil::Date::new(y, m, d).ok()).ok_or_else(fault)
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

    fn shanghai() -> Zone {
        Zone::named("Asia/Shanghai").unwrap()
    }

    #[test]
    fn every_form_of_the_contract_is_read() {
        for text in ["2025-04-01", "2025-4-1", "2025/4/1", "2025年4月1日", "2025.4.1", " 2025年04月01日 "]
        {
            assert_eq!(Moment::parse(text).unwrap().in_zone(&shanghai()).iso(), "2025-04-01", "{text}");
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
    fn every_fault_is_named() {
        let fault = |text| Moment::parse(text).unwrap_err();
        assert_eq!(fault("明天"), DateFault::Shape);
        assert_eq!(fault("2025-04"), DateFault::Shape);
        assert_eq!(fault("2025-13-01"), DateFault::Month(13));
        assert_eq!(fault("2025-02-30"), DateFault::Day(2025, 2, 30, 28));
        assert_eq!(fault("2025-04-01 25:00"), DateFault::Time("25:00".into()));
        assert_eq!(fault("2025-04-01 09:30 CST"), DateFault::Offset("CST".into()));
        assert_eq!(fault("0000-01-01"), DateFault::Year(0));
    }

    #[test]
    fn stamps_compare_by_moment() {
        let zone = shanghai();
        let morning = Moment::parse("2025-04-01 09:30").unwrap().in_zone(&zone);
        let day = Moment::parse("2025-04-01").unwrap().in_zone(&zone);
        assert!(day < morning);
        assert_eq!(morning.minute(), "2025-04-01 09:30");
        assert_eq!(morning.rfc3339(), "2025-04-01T09:30:00+08:00");
        assert_eq!(day.end().rfc3339(), "2025-04-02T00:00:00+08:00");
        assert_eq!((morning.end(), morning.next_day()), (morning.clone(), day.end()));
    }
}
