//! Dates, and for each wrong one what is wrong with it.

use super::{Field, Reader};
use crate::article::front_matter::node::Value;
use crate::article::front_matter::scan::shortened;
use crate::diagnostic::codes::front_matter as codes;
use crate::diagnostic::{Diagnostic, Text};
use crate::source::{DateFault, Moment};
use crate::text;

impl Reader<'_> {
    /// A date; `None` when nothing readable is written.
    pub fn moment(&mut self, field: &Field<'_>) -> Option<Moment> {
        let typed = match &field.node.value {
            Value::Null | Value::Unreadable => return None,
            Value::Text(text) => text.trim_matches([' ', '“', '”', '‘', '’', '＂']).to_owned(),
            _ => shortened(&self.typed(field)),
        };
        if typed.is_empty() {
            return None;
        }
        let fault = match Moment::parse(&typed) {
            Ok(moment) => return Some(moment),
            Err(fault) => fault,
        };
        let written = shortened(&typed);
        let span = self.span(field);
        let meant = repaired(&typed);
        let found = Diagnostic::new(
            &codes::INVALID_DATE,
            span.clone(),
            text!("日期无法识别：{written}", "the date is not understood: {written}"),
        )
        .label(sentence(&fault, &written));
        self.found.push(match &meant {
            Some(meant) => found.help(text!("写成 {meant}", "write {meant}")).patch(span, meant.clone()),
            None => found.help(help(&fault)),
        });
        meant.and_then(|meant| Moment::parse(&meant).ok())
    }
}

/// What is wrong with a date, in a few words.
fn sentence(fault: &DateFault, written: &str) -> Text {
    match fault {
        DateFault::Shape => text!("“{written}”不是日期", "`{written}` is no date"),
        DateFault::Year(year) => text!("没有公元 {year} 年", "there is no year {year}"),
        DateFault::Month(month) => text!("没有第 {month} 个月", "there is no month {month}"),
        DateFault::Day(year, month, _, days) => {
            text!("{year} 年 {month} 月只有 {days} 天", "month {month} of {year} has {days} days")
        }
        DateFault::Time(time) => text!("没有 {time} 这个时刻", "there is no time {time}"),
        DateFault::Offset(offset) => text!("“{offset}”不是时区", "`{offset}` is no zone offset"),
    }
}

fn help(fault: &DateFault) -> Text {
    match fault {
        DateFault::Time(_) => {
            text!("时间写成 2025-03-01 09:30（24 小时制）", "write times as 2025-03-01 09:30 (24 hours)")
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

/// The date that is plainly meant: full-width digits, Chinese numerals, eight digits in a row.
fn repaired(typed: &str) -> Option<String> {
    let plain: String = typed
        .chars()
        .map(|c| match c {
            '０'..='９' | '－' | '／' | '：' | '．' => {
                char::from_u32(u32::from(c) - 0xfee0).expect("the full-width forms lie 0xfee0 above ASCII")
            }
            '—' | '–' | '−' => '-',
            _ => c,
        })
        .collect();
    let candidates =
        [plain.clone(), spelled_out(&plain).unwrap_or_default(), in_a_row(&plain).unwrap_or_default()];
    candidates.into_iter().find_map(|candidate| {
        let date = Moment::parse(&candidate).ok()?.date();
        let time = candidate.split_once(' ').map(|(_, time)| format!(" {time}")).unwrap_or_default();
        Some(format!("{date}{time}"))
    })
}

/// `二〇二五年四月一日` in digits.
fn spelled_out(text: &str) -> Option<String> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.trim_end_matches(['日', '号']);
    let number = crate::article::kind::read_numeral;
    Some(format!("{}-{}-{}", number(year)?, number(month)?, number(day)?))
}

/// `20250401` with hyphens.
fn in_a_row(text: &str) -> Option<String> {
    let fine = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    fine.then(|| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]))
}
