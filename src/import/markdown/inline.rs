//! The pieces of a line: words in their styles, links, pictures, notes.

use super::escape;
use crate::import::model::{Inline, Style, words};
use crate::source::character::is_cjk;
use std::fmt::Write as _;

/// A line of a paragraph, heading or note.
pub(super) fn line(inlines: &[Inline]) -> String {
    let mut out = String::new();
    pieces(&mut out, inlines, " ");
    out.trim().to_owned()
}

/// The content of a cell.
pub(super) fn cell(inlines: &[Inline]) -> String {
    let mut out = String::new();
    pieces(&mut out, inlines, "<br>");
    let mut bars = String::with_capacity(out.len());
    let mut escaped = false;
    for c in out.trim().chars() {
        if c == '|' && !escaped {
            bars.push('\\');
        }
        escaped = c == '\\' && !escaped;
        bars.push(c);
    }
    bars
}

fn pieces(out: &mut String, inlines: &[Inline], line_end: &str) {
    let letter = |at: Option<usize>, last: bool| {
        let words = words(inlines.get(at?..at? + 1)?);
        let c = if last { words.chars().next_back() } else { words.chars().next() };
        c.is_some_and(is_letter).then_some(())
    };
    let beside = |at: usize| match letter(at.checked_sub(1), true).or_else(|| letter(Some(at + 1), false)) {
        Some(()) => Beside::Letter,
        None => Beside::Others,
    };
    let inlines: Vec<Inline> =
        inlines.iter().enumerate().flat_map(|(at, inline)| with_bare_edges(inline, beside(at))).collect();
    let mut rest = &inlines[..];
    while let Some(first) = rest.first() {
        let strong = |inline: &&Inline| matches!(inline, Inline::Text(_, style) if style.strong);
        let run = rest.iter().take_while(strong).count();
        if run > 0 {
            let mut inside = String::new();
            for inline in &rest[..run] {
                piece(&mut inside, inline, line_end, Around::Strong);
            }
            let next = rest.get(run).and_then(|next| words(std::slice::from_ref(next)).chars().next());
            // Between a bracket of a link and a letter no mark is seen: `**[a](b)**c`.
            let meets_a_letter = inside.ends_with([')', '`']) && next.is_some_and(is_letter)
                || inside.starts_with(['[', '`']) && out.chars().next_back().is_some_and(is_letter);
            if !meets_a_letter && !out.ends_with('*') {
                wrap(out, &inside, "**");
            } else {
                out.push_str(&inside);
            }
            rest = &rest[run..];
        } else {
            piece(out, first, line_end, Around::Nothing);
            rest = &rest[1..];
        }
    }
}

/// Beside such a one, marks around other punctuation than that of Chinese are not seen.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_cjk(c)
}

/// What stands right beside a piece.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// A letter or a digit that is not Chinese: `a`, `5`, `①`.
    Letter,
    Others,
}

/// A piece whose styled words begin and end with letters: marks beside other punctuation than that of Chinese are
/// not always seen as marks.
fn with_bare_edges(inline: &Inline, beside: Beside) -> Vec<Inline> {
    let Inline::Text(text, style) = inline else { return vec![inline.clone()] };
    if !(style.strong || style.emphasis || style.struck) || style.code {
        return vec![inline.clone()];
    }
    let is_chinese = |c: char| {
        is_cjk(c)
            || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
            || (beside == Beside::Others && matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·'))
    };
    let is_edge = |c: char| !c.is_alphanumeric() && !is_chinese(c);
    let bare = text.trim_matches(is_edge);
    let start = bare.as_ptr().addr() - text.as_ptr().addr();
    let plain = Style { link: style.link.clone(), ..Style::default() };
    let parts = [(&text[..start], &plain), (bare, style), (&text[start + bare.len()..], &plain)];
    let parts = parts.into_iter().filter(|(text, _)| !text.is_empty());
    parts.map(|(text, style)| Inline::Text(text.to_owned(), style.clone())).collect()
}

/// What stands around a piece: one mark within another of its kind would end it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Strong,
    Nothing,
}

fn piece(out: &mut String, inline: &Inline, line_end: &str, around: Around) {
    match inline {
        Inline::Text(text, style) => styled(out, text, style, around),
        Inline::Picture { file, alt, caption } => picture(out, file, alt, caption),
        Inline::Note(at) => {
            let _ = write!(out, "[^{}]", at + 1);
        }
        Inline::Break => out.push_str(line_end),
    }
}

fn styled(out: &mut String, text: &str, style: &Style, around: Around) {
    let words = if style.code { code(text) } else { escape::words(text) };
    let mut inside = String::new();
    if style.struck && !words.contains('~') {
        wrap(&mut inside, &words, "~~");
    } else if style.emphasis && style.link.is_none() && around == Around::Nothing && !out.ends_with('*') {
        wrap(&mut inside, &words, "*");
    } else {
        inside = words;
    }
    match &style.link {
        Some(link) if !inside.trim().is_empty() => {
            let (before, bare, behind) = spaces(&inside);
            let bare = if style.code { bare.to_owned() } else { bare.replace(']', "\\]") };
            let _ = write!(out, "{before}[{bare}]({}){behind}", escape::address(link));
        }
        _ => out.push_str(&inside),
    }
}

/// Words between marks; spaces stay outside, where the marks are still seen.
fn wrap(out: &mut String, words: &str, mark: &str) {
    let (before, bare, behind) = spaces(words);
    if bare.is_empty() {
        return out.push_str(words);
    }
    let _ = write!(out, "{before}{mark}{bare}{mark}{behind}");
}

fn spaces(words: &str) -> (&str, &str, &str) {
    let bare = words.trim();
    let start = words.len() - words.trim_start().len();
    let end = start + bare.len();
    if bare.is_empty() { (words, "", "") } else { (&words[..start], bare, &words[end..]) }
}

fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let marks = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{marks}{space}{}{space}{marks}", text.replace('\n', " "))
}

fn picture(out: &mut String, file: &str, alt: &str, caption: &str) {
    let alt = escape::words(alt).replace(']', "\\]");
    let title = match caption.trim() {
        "" => String::new(),
        caption => format!(" \"{}\"", escape::words(caption).replace('"', "\\\"")),
    };
    let _ = write!(out, "![{alt}]({}{title})", escape::address(file));
}
