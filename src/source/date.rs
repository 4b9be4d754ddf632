//! Dates and times as editors write them and as pages need them (with `written`, the only user of jiff).

mod written;

pub use written::DateFault;

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

    /// The day so many days later; the same day at the end of the calendar.
    #[must_use]
    pub fn days_later(self, days: i64) -> Date {
        let later =
            i32::try_from(days).ok().and_then(|days| self.0.checked_add(jiff::Span::new().days(days)).ok());
        Self(later.unwrap_or(self.0))
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

    /// A moment of the system's clock in a zone; one that no calendar has is the first of 1970.
    pub fn at(moment: std::time::SystemTime, zone: &Zone) -> Self {
        let time = Timestamp::try_from(moment).unwrap_or(Timestamp::UNIX_EPOCH);
        Self { zoned: time.to_zoned(zone.0.clone()), time_given: true }
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
        if self.time_given { self.format("%Y-%m-%dT%H:%M") + &self.offset() } else { self.format("%Y-%m-%d") }
    }

    /// RFC 3339 with seconds, for feeds: `2025-04-01T09:30:00+08:00`.
    pub fn rfc3339(&self) -> String {
        self.format("%Y-%m-%dT%H:%M:%S") + &self.offset()
    }

    /// The offset in whole minutes, all that RFC 3339 and HTML can say. Local time before 1901 had seconds in
    /// it (+08:05:43 in Shanghai): they are rounded off, so that the day and the time stay those of the place.
    fn offset(&self) -> String {
        let seconds = self.zoned.offset().seconds();
        let minutes = (seconds.unsigned_abs() + 30) / 60;
        let sign = if seconds < 0 { '-' } else { '+' };
        format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
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

    /// A change made at this moment to something that was last changed `before`: never before it, and never
    /// at the same moment, since a day without a time counts from its first second.
    #[must_use]
    pub fn change_after(self, before: &Stamp) -> Stamp {
        if self > *before {
            return self;
        }
        let next = before.zoned.checked_add(jiff::SignedDuration::from_secs(1));
        Self { zoned: next.unwrap_or_else(|_| before.zoned.clone()), time_given: before.time_given }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shanghai() -> Zone {
        Zone::named("Asia/Shanghai").unwrap()
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

    #[test]
    fn a_change_is_later_than_what_it_changes() {
        let zone = shanghai();
        let at = |text: &str| Moment::parse(text).unwrap().in_zone(&zone);
        let morning = at("2025-04-01 09:30");
        assert_eq!(at("2025-04-02").change_after(&morning), at("2025-04-02"));
        assert_eq!(at("2025-04-01").change_after(&morning).rfc3339(), "2025-04-01T09:30:01+08:00");
        assert_eq!(at("2024-04-01").change_after(&at("2025-04-01")).iso(), "2025-04-01");
        let last = at("9999-12-30 07:59:59");
        assert!(last.clone().change_after(&last) >= last);
    }

    #[test]
    fn offsets_of_old_years_are_whole_minutes() {
        let old = |text: &str, zone: &str| Moment::parse(text).unwrap().in_zone(&Zone::named(zone).unwrap());
        assert_eq!(old("1900-12-31", "Asia/Shanghai").rfc3339(), "1900-12-31T00:00:00+08:06");
        assert_eq!(old("1880-01-01 08:30", "Asia/Urumqi").iso(), "1880-01-01T08:30+05:50");
        assert_eq!(old("1880-01-01 08:30", "America/New_York").iso(), "1880-01-01T08:30-04:56");
    }
}
