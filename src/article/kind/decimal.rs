//! Decimal numbers that stay as they were typed: 5.5 never becomes 5.50 or 5.499999.

use std::cmp::Ordering;
use std::fmt;

/// A decimal number as typed, comparable by value.
///
/// Equality is of the text; [`Decimal::same_value`] and [`Decimal::compare`] are of the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal(String);

impl Decimal {
    /// A number written with digits, an optional sign and one optional point; full-width digits
    /// and `,` between groups of three are understood (and gone from the text).
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = text.trim().chars().filter_map(plain_character).collect();
        let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
        let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
        let fine = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        (fine(whole) && fraction.is_none_or(fine) && commas_are_groups(text)).then_some(Self(plain))
    }

    /// The number as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For drawing; never for printing.
    pub fn to_f64(&self) -> f64 {
        self.0.parse().expect("a Decimal holds digits with one point at most")
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.0.starts_with('-') && self.parts().1 != ("", "")
    }

    /// Order by value: 5.5 and 5.50 are equal.
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self.is_negative(), other.is_negative()) {
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => self.compare_size(other),
            (true, true) => other.compare_size(self),
        }
    }

    /// Whether both are one number.
    pub fn same_value(&self, other: &Self) -> bool {
        self.compare(other) == Ordering::Equal
    }

    /// `self − other` exactly, without zeros at the end: 5.5 − 5 = 0.5. `None` beyond 30 digits.
    pub fn minus(&self, other: &Self) -> Option<Self> {
        let places = self.parts().1.1.len().max(other.parts().1.1.len());
        let difference = self.scaled(places)?.checked_sub(other.scaled(places)?)?;
        let digits = format!("{:0>width$}", difference.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let fraction = fraction.trim_end_matches('0');
        let sign = if difference < 0 { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        Some(Self(format!("{sign}{whole}{point}{fraction}")))
    }

    /// The number times ten to the power of `places`.
    fn scaled(&self, places: usize) -> Option<i128> {
        let (sign, (whole, fraction)) = self.parts();
        if whole.len() + places > 30 {
            return None;
        }
        let size: i128 = format!("0{whole}{fraction:0<places$}").parse().ok()?;
        Some(if sign == "-" { -size } else { size })
    }

    /// Sign, and the digits before and behind the point without needless zeros.
    fn parts(&self) -> (&str, (&str, &str)) {
        let sign = if self.0.starts_with('-') { "-" } else { "" };
        let digits = self.0.trim_start_matches(['-', '+']);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        (sign, (whole.trim_start_matches('0'), fraction.trim_end_matches('0')))
    }

    fn compare_size(&self, other: &Self) -> Ordering {
        let (mine, yours) = (self.parts().1, other.parts().1);
        mine.0.len().cmp(&yours.0.len()).then_with(|| mine.cmp(&yours))
    }
}

/// As typed.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn plain_character(c: char) -> Option<char> {
    match c {
        ',' | '，' => None,
        '．' => Some('.'),
        '－' | '−' => Some('-'),
        '＋' => Some('+'),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => Some(c),
    }
}

/// Whether every comma stands between digits, in front of exactly three of them.
fn commas_are_groups(text: &str) -> bool {
    let mut groups = text.trim().split([',', '，']);
    groups.next().is_some_and(|first| !first.is_empty())
        && groups.all(|group| group.chars().take_while(|c| !matches!(c, '.' | '．')).count() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
    }

    #[test]
    fn digits_stay_as_typed() {
        for text in ["5.5", "5.50", "0.46", "-3", "12000", "00.1"] {
            assert_eq!(decimal(text).to_string(), text);
        }
        assert_eq!(decimal("１０．５").to_string(), "10.5");
        assert_eq!(decimal("1,200").to_string(), "1200");
        for text in ["", ".5", "5.", "5.5.5", "五", "1e3", "--1", "12,34", ",123", "1 2"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn values_compare_without_their_zeros() {
        assert!(decimal("5.5").same_value(&decimal("05.50")));
        assert!(decimal("-0").same_value(&decimal("0.0")));
        assert_eq!(decimal("10").compare(&decimal("9.99")), Ordering::Greater);
        assert_eq!(decimal("-10").compare(&decimal("-9.99")), Ordering::Less);
        assert_eq!(decimal("4.05").compare(&decimal("4.5")), Ordering::Less);
    }

    #[test]
    fn differences_are_exact() {
        assert_eq!(decimal("5.5").minus(&decimal("5")).unwrap().to_string(), "0.5");
        assert_eq!(decimal("5").minus(&decimal("5.50")).unwrap().to_string(), "-0.5");
        assert_eq!(decimal("0.3").minus(&decimal("0.1")).unwrap().to_string(), "0.2");
        assert_eq!(decimal("5.5").minus(&decimal("5.50")).unwrap().to_string(), "0");
        assert_eq!(decimal("-1").minus(&decimal("2")).unwrap().to_string(), "-3");
        assert_eq!(decimal(&"9".repeat(40)).minus(&decimal("1")), None);
    }
}
