//! Words, pictures and notes within a paragraph of a page.

use scraper::ElementRef;

use super::look::declared;
use crate::import::model::{Inline, Style, push};
use crate::source::character::{is_cjk, is_invisible};

/// Puts the words of a page behind others: any spaces are one, and none where a line ends between Chinese.
pub(super) fn words(inlines: &mut Vec<Inline>, text: &str, style: &Style) {
    let mut out = String::with_capacity(text.len());
    let mut gap: Option<bool> = None;
    let before = last(inlines);
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\u{A0}' => gap = Some(gap.unwrap_or(false)),
            '\n' | '\r' | '\u{c}' => gap = Some(true),
            c if is_invisible(c) => {}
            c => {
                let left = out.chars().next_back().or(before);
                match gap.take() {
                    // A program wrapped the line here; the text has no space.
                    Some(true) if left.is_some_and(is_wide) && is_wide(c) => {}
                    Some(_) if left != Some(' ') => out.push(' '),
                    _ => {}
                }
                out.push(c);
            }
        }
    }
    if gap.is_some() && !(out.is_empty() && before.is_none_or(|c| c == ' ')) && !out.ends_with(' ') {
        let is_wrap = gap == Some(true) && out.chars().next_back().or(before).is_some_and(is_wide);
        if !is_wrap {
            out.push(' ');
        }
    }
    push(inlines, Inline::Text(out, style.clone()));
}

fn is_wide(c: char) -> bool {
    is_cjk(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}' | '“' | '”' | '—' | '…')
}

fn last(inlines: &[Inline]) -> Option<char> {
    match inlines.last()? {
        Inline::Text(text, _) => text.chars().next_back(),
        Inline::Break => Some(' '),
        _ => Some('x'),
    }
}

/// The picture of an element: lazy pages keep the address beside the place that browsers look at.
pub(super) fn picture(element: ElementRef<'_>) -> Option<Inline> {
    let keys = ["data-src", "data-original", "data-lazy-src", "_src", "src"];
    let file = keys.iter().find_map(|key| element.attr(key).map(str::trim).filter(|src| !src.is_empty()))?;
    let size = |key| element.attr(key).and_then(|size| size.trim_end_matches("px").parse::<u32>().ok());
    // A point that counts readers is no picture.
    let is_point = matches!((size("width"), size("height")), (Some(0..=2), Some(0..=2)));
    let text = |key| element.attr(key).map(str::trim).unwrap_or_default().to_owned();
    (!is_point).then(|| Inline::Picture { file: file.to_owned(), alt: text("alt"), caption: text("title") })
}

/// The number or bullet that word processors write in front of an item, so that other programs leave it alone.
pub(super) fn is_marker(element: ElementRef<'_>) -> bool {
    declared(element, "mso-list").is_some_and(|value| value == "ignore")
}
