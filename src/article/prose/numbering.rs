//! The numbering of a text.
//!
//! Tried on 31 reports of provinces (2026): one finding, of a number that the copy had torn in two lines.

use std::cmp::Ordering;
use std::ops::Range;

use super::lines::{Line, Marker};
use super::{Passage, Text, codes, numeral_after};
use crate::diagnostic::Diagnostic;
use crate::text;

/// Numbers of one level rise by one; a 1 begins a new list, and so does a heading without a number.
pub(super) fn find(text: &Text<'_>) -> Vec<Diagnostic> {
    let passage = &text.body;
    let mut last: [Option<(u32, Range<usize>)>; 4] = [None, None, None, None];
    let mut found = Vec::new();
    for line in &text.lines {
        let next = last[2].as_ref().map_or(0, |(number, _)| number + 1);
        let Some(marker) = line.marker.clone().or_else(|| before_a_digit(line, next)) else {
            if line.heading {
                last = [None, None, None, None];
            }
            continue;
        };
        last[marker.level + 1..].fill(None);
        if let Some((before, place)) = &last[marker.level]
            && marker.number != before + 1
            && marker.number != 1
        {
            found.push(out_of_order(passage, &marker, *before, place.clone()));
        }
        last[marker.level] = Some((marker.number, marker.range));
    }
    found
}

fn out_of_order(passage: &Passage<'_>, marker: &Marker, before: u32, place: Range<usize>) -> Diagnostic {
    let span = passage.span(marker.range.clone());
    let (written, former) = (span.text().to_owned(), passage.span(place.clone()).text().to_owned());
    let message = match marker.number.cmp(&before) {
        Ordering::Equal => text!("序号“{written}”重复了", "the number {written} is repeated"),
        Ordering::Greater => {
            text!("序号从“{former}”跳到了“{written}”", "the numbers jump from {former} to {written}")
        }
        Ordering::Less => {
            text!("序号从“{former}”退回到“{written}”", "the numbers fall back from {former} to {written}")
        }
    };
    Diagnostic::new(&codes::NUMBERING, span, message)
        .help(text!("核对是否漏了一条或写重了", "an item may be missing or doubled"))
        .related(passage.span(place), text!("上一个序号", "the number before"))
}

/// `20.2026年10件民生实事` behind 19.: the next number of a list right before a digit.
fn before_a_digit(line: &Line<'_>, next: u32) -> Option<Marker> {
    let (length, number) = numeral_after(line.text)?;
    let range = line.start..line.start + length;
    (number == next && line.text[length..].starts_with(['.', '．'])).then_some(Marker {
        level: 2,
        number,
        range,
    })
}
