//! The numbering of a text (一、 （一） 1. （1）, GB/T 9704-2012) and lists that say how many items they have.

use std::cmp::Ordering;
use std::ops::Range;

use super::{Passage, is_numeral, numeral_before};
use crate::article::kind::codes;
use crate::article::kind::{chinese_numeral, read_numeral};
use crate::diagnostic::Diagnostic;
use crate::text;

/// A number at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Marker {
    /// 0 for 一、, 1 for （一）, 2 for 1., 3 for （1）.
    level: usize,
    number: u32,
    /// The number without its brackets and stop, in the passage.
    range: Range<usize>,
}

/// A line of the text, without Markdown around it.
struct Line<'a> {
    text: &'a str,
    start: usize,
    heading: bool,
    marker: Option<Marker>,
}

/// The highest number a list of a report reaches; `2025.` at the start of a line is a year.
const HIGHEST: u32 = 99;

pub(super) fn check(passage: &Passage<'_>) -> Vec<Diagnostic> {
    let lines = lines(passage.text);
    let mut found = sequence(passage, &lines);
    for (at, line) in lines.iter().enumerate() {
        found.extend(counted(passage, line, &lines[at + 1..]));
    }
    found
}

/// The lines that are not blank and not code.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut all = Vec::new();
    let mut code = false;
    let mut start = 0;
    for written in text.split_inclusive('\n') {
        let content = written.trim();
        if content.starts_with("```") || content.starts_with("~~~") {
            code = !code;
        } else if !content.is_empty() && !code {
            let bare = content.trim_start_matches(['#', '*', '_', '-', '+', '>', ' ', '\u{3000}']);
            let offset = start + (bare.as_ptr() as usize - written.as_ptr() as usize);
            let heading = content.starts_with('#');
            all.push(Line { text: bare, start: offset, heading, marker: marker(bare, offset) });
        }
        start += written.len();
    }
    all
}

fn marker(line: &str, offset: usize) -> Option<Marker> {
    let bracketed = line.starts_with(['（', '(']);
    let rest = line.trim_start_matches(['（', '(']);
    let lead = line.len() - rest.len();
    let length = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
    let written = &rest[..length];
    let behind = &rest[length..];
    let arabic = written.starts_with(|c: char| c.is_ascii_digit());
    let level = match (bracketed, arabic) {
        (true, false) if behind.starts_with(['）', ')']) => 1,
        (true, true) if behind.starts_with(['）', ')']) => 3,
        (false, false) if behind.starts_with('、') => 0,
        (false, true) if behind.starts_with(['、', '．']) => 2,
        (false, true)
            if behind.starts_with('.') && !behind[1..].starts_with(|c: char| c.is_ascii_digit()) =>
        {
            2
        }
        _ => return None,
    };
    let number = read_numeral(written).filter(|number| (1..=HIGHEST).contains(number))?;
    let start = offset + lead;
    Some(Marker { level, number, range: start..start + length })
}

/// Numbers of one level rise by one; a 1 begins a new list, and so does a heading without a number.
fn sequence(passage: &Passage<'_>, lines: &[Line<'_>]) -> Vec<Diagnostic> {
    let mut last: [Option<(u32, Range<usize>)>; 4] = [None, None, None, None];
    let mut found = Vec::new();
    for line in lines {
        let Some(marker) = &line.marker else {
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
            found.push(out_of_order(passage, marker, *before, place.clone()));
        }
        last[marker.level] = Some((marker.number, marker.range.clone()));
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

/// `五个强势攻坚` in a heading or before a colon, with the numbered items right behind it.
fn counted(passage: &Passage<'_>, line: &Line<'_>, behind: &[Line<'_>]) -> Option<Diagnostic> {
    let announces = line.heading || line.text.ends_with(['：', ':']);
    let first = behind.first()?.marker.as_ref().filter(|marker| marker.number == 1)?;
    if !announces || line.marker.as_ref().is_some_and(|own| own.level >= first.level) {
        return None;
    }
    let (range, stated) = count_in(line.text)?;
    let mut items = 0;
    for item in behind {
        match &item.marker {
            Some(marker) if marker.level == first.level && (marker.number > 1 || items == 0) => items += 1,
            Some(marker) if marker.level > first.level => {}
            Some(_) => break,
            None if item.heading => break,
            None => {}
        }
    }
    if items == stated {
        return None;
    }
    let phrase = &line.text[range.start..];
    let phrase: String = phrase.chars().take_while(|c| !"，。：:；”’」』".contains(*c)).take(12).collect();
    let span = passage.span(line.start + range.start..line.start + range.end);
    let written = span.text();
    let right = if written.is_ascii() { items.to_string() } else { chinese_numeral(items) };
    Some(
        Diagnostic::new(
            &codes::COUNTED_LIST,
            span.clone(),
            text!("“{phrase}”下面列出了 {items} 条", "{items} items are listed under `{phrase}`"),
        )
        .help(text!("核对条数，或把{written}改成{right}", "check the items, or change {written} to {right}"))
        .related(passage.span(first.range.clone()), text!("从这里开始列出", "the list begins here")),
    )
}

/// The last `五个`, `六项` … of a line, with its number.
fn count_in(line: &str) -> Option<(Range<usize>, u32)> {
    let counters = ['个', '项', '件', '条', '大', '点'];
    line.match_indices(counters)
        .filter_map(|(at, _)| {
            let (start, number) = numeral_before(&line[..at])?;
            let ordinal = line[..start].ends_with(['第', '.']);
            ((2..=HIGHEST).contains(&number) && !ordinal).then_some((start..at, number))
        })
        .next_back()
}
