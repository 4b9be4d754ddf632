//! The lines of a text and the numbers they begin with (一、 （一） 1. （1）, GB/T 9704-2012).

use std::ops::Range;

use super::is_numeral;
use crate::article::kind::read_numeral;
use crate::article::markdown::LINE_SEPARATORS;

/// A number at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    /// 0 for 一、, 1 for （一）, 2 for 1., 3 for （1）.
    pub level: usize,
    pub number: u32,
    /// The number without its brackets and stop, in the passage.
    pub range: Range<usize>,
}

/// A line of the text, without Markdown around it.
pub(super) struct Line<'a> {
    /// Its text without the marks of Markdown before it.
    pub text: &'a str,
    /// Where that stands in the body.
    pub start: usize,
    /// The whole line as it is written, with its end.
    pub whole: Range<usize>,
    pub heading: bool,
    /// Whether it is a plain line: no heading, item, quote or row of a table.
    pub plain: bool,
    pub marker: Option<Marker>,
}

/// The highest number a list of a report reaches; `2025.` at the start of a line is a year.
pub(super) const HIGHEST: u32 = 99;

/// The lines that are not blank and not code.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut all = Vec::new();
    let mut code = false;
    let mut start = 0;
    for written in text.split_inclusive(LINE_SEPARATORS) {
        let content = written.trim();
        if content.starts_with("```") || content.starts_with("~~~") {
            code = !code;
        } else if !content.is_empty() && !code {
            let bare = content.trim_start_matches(['#', '*', '_', '-', '+', '>', ' ', '\u{3000}']);
            let offset = start + (bare.as_ptr() as usize - written.as_ptr() as usize);
            let heading = content.starts_with('#');
            let plain = !content.starts_with(['#', '>', '|', '-', '+']) && !written.starts_with("* ");
            let numbered = bare.len() - behind_label(bare).len();
            let marker = marker(&bare[numbered..], offset + numbered);
            all.push(Line {
                text: bare,
                start: offset,
                whole: start..start + written.len(),
                heading,
                plain,
                marker,
            });
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

/// The text behind `注：`: the notes under a table are numbered for themselves.
fn behind_label(line: &str) -> &str {
    let labels = ["注", "备注", "说明", "附", "附件"];
    let behind = labels.iter().find_map(|label| line.strip_prefix(label)?.strip_prefix(['：', ':']));
    behind.map_or(line, str::trim_start)
}
