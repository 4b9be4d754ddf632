//! Dates, and for each wrong one what is wrong with it.

mod repair;

use super::{Field, Reader};
use crate::article::front_matter::codes;
use crate::article::front_matter::node::Value;
use crate::article::front_matter::scan::shortened;
use crate::diagnostic::{Diagnostic, Text};
use crate::source::{DateFault, Moment};
use crate::text;

/// No town writes of a day before this year; what is older is a slip: 0025 for 2025.
const EARLIEST: i16 = 1000;

impl Reader<'_> {
    /// A year in which nobody published anything here.
    fn too_early(&mut self, field: &Field<'_>, typed: &str, moment: Moment) {
        let (written, year) = (shortened(typed), moment.date().year());
        let span = self.span(field);
        let found = Diagnostic::new(
            &codes::INVALID_DATE,
            span.clone(),
            text!("日期的年份太早：{written}", "the year is too early: {written}"),
        )
        .label(text!("这是公元 {year} 年", "this is the year {year}"));
        let meant = (year < 100).then(|| typed.replacen("00", "20", 1));
        self.found.push(
            match meant.filter(|meant| typed.starts_with("00") && Moment::parse(meant).is_ok()) {
                Some(meant) => {
                    found.help(text!("是不是要写 {meant}？", "did you mean {meant}?")).guess(span, meant)
                }
                None => found.help(text!(
                    "年份写四位，从 {EARLIEST} 起",
                    "a year has four digits and is no earlier than {EARLIEST}"
                )),
            },
        );
    }

    /// A date; `None` when nothing readable is written.
    pub fn moment(&mut self, field: &Field<'_>) -> Option<Moment> {
        let typed = match &field.node.value {
            Value::Null | Value::Unreadable => return None,
            Value::Text(text) => {
                text.trim_matches(|c: char| c.is_whitespace() || "“”‘’＂".contains(c)).to_owned()
            }
            _ => shortened(&self.typed(field)),
        };
        if typed.is_empty() {
            return None;
        }
        let fault = match Moment::parse(&typed) {
            Ok(moment) if moment.date().year() < EARLIEST => {
                self.too_early(field, &typed, moment);
                return None;
            }
            Ok(moment) => return Some(moment),
            Err(fault) => fault,
        };
        let written = shortened(&typed);
        let span = self.span(field);
        let found = Diagnostic::new(
            &codes::INVALID_DATE,
            span.clone(),
            text!("日期无法识别：{written}", "the date is not understood: {written}"),
        );
        let repair = repair::repaired(&typed);
        self.found.push(match &repair {
            Some(repair) => {
                let meant = repair.meant.to_string();
                found
                    .label(repair.slip.clone().unwrap_or_else(|| sentence(&fault, &written)))
                    .help(text!("写成 {meant}", "write {meant}"))
                    .patch(span, meant)
            }
            None => found.label(sentence(&fault, &written)).help(help(&fault)),
        });
        repair.map(|repair| repair.meant)
    }
}

/// What is wrong with a date, in a few words.
fn sentence(fault: &DateFault, written: &str) -> Text {
    match fault {
        DateFault::Shape => text!("“{written}”不是日期", "`{written}` is no date"),
        DateFault::YearDigits(year) => {
            text!("年份要写四位，这里是 {year}", "a year has four digits, this is {year}")
        }
        DateFault::NoYear => text!("没有四位数的年份", "there is no year of four digits"),
        DateFault::NoMonth => text!("没有月和日", "there is no month and no day"),
        DateFault::NoDay => text!("没有写几号", "there is no day"),
        DateFault::YearLast => text!("年份应写在最前面", "the year comes first"),
        DateFault::Year(year) => text!("没有公元 {year} 年", "there is no year {year}"),
        DateFault::Month(month) => text!("没有第 {month} 个月", "there is no month {month}"),
        DateFault::Day(_, _, 0, _) => text!("没有第 0 天", "there is no day 0"),
        DateFault::Day(year, month, _, days) => {
            text!("{year} 年 {month} 月只有 {days} 天", "month {month} of {year} has {days} days")
        }
        DateFault::Time(time) => text!("没有 {time} 这个时刻", "there is no time {time}"),
        DateFault::Behind(behind) => {
            let behind = shortened(behind);
            text!("日期后面多了“{behind}”", "`{behind}` does not belong behind the date")
        }
        DateFault::Offset(offset) => text!("“{offset}”不是时区", "`{offset}` is no zone offset"),
    }
}

fn help(fault: &DateFault) -> Text {
    match fault {
        DateFault::YearDigits(_) | DateFault::YearLast => text!(
            "年份写四位，写在最前面，如 2025-04-01",
            "write the year first, with four digits, as in 2025-04-01"
        ),
        DateFault::NoYear => text!(
            "补上四位数的年份，写成 2025年4月1日 或 2025-04-01",
            "add the year: 2025年4月1日 or 2025-04-01"
        ),
        DateFault::NoMonth => text!("补上月和日，如 2025-04-01", "add month and day, as in 2025-04-01"),
        DateFault::NoDay => text!("补上几号，如 2025-04-01", "add the day, as in 2025-04-01"),
        DateFault::Time(_) => {
            text!("时间写成 2025-03-01 09:30（24 小时制）", "write times as 2025-03-01 09:30 (24 hours)")
        }
        DateFault::Behind(behind) => {
            let behind = shortened(behind);
            text!(
                "删去“{behind}”；要写时间时，写成 2025-03-01 09:30",
                "remove `{behind}`; if it is a time, write 2025-03-01 09:30"
            )
        }
        DateFault::Offset(_) => text!(
            "删去时区，或写成 2025-03-01T09:30:00+08:00",
            "leave the zone out, or write 2025-03-01T09:30:00+08:00"
        ),
        _ => text!(
            "写成 2025-03-01、2025/3/1 或 2025年3月1日 这样的日期",
            "write a date such as 2025-03-01, 2025/3/1 or 2025年3月1日"
        ),
    }
}
