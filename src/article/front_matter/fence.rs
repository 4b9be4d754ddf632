//! Where the front matter begins and ends, and what stands there instead of `---`.

mod extent;
mod findings;

use std::ops::Range;

use super::names::Names;
use super::scan::entry_key;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use extent::{Closing, Extent};

/// More than any front matter needs; a file whose closing line got lost ends up here.
pub(super) const LARGEST: usize = 64 * 1024;

/// A source cut in two.
pub(super) struct Cut {
    /// The lines between the fences; `None` when there are none to read.
    pub block: Option<Range<usize>>,
    /// The opening fence, or the first line where it should be.
    pub opening: Range<usize>,
    /// The Markdown.
    pub body: Range<usize>,
    /// What is wrong with the fences.
    pub found: Vec<Diagnostic>,
}

/// Cuts a source at its fences. `names` are those of the keys that are read there.
pub(super) fn cut(source: &Source, names: &Names) -> Cut {
    let text = source.text();
    let start = text.len() - text.trim_start_matches(['\n', ' ', '\t', '\u{3000}']).len();
    let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let first = line_at(text, start);
    let written = &text[first.clone()];
    let mut found = Vec::new();
    let block_start = match opening_fence(text, &first, names) {
        Fence::Right if !written.starts_with([' ', '\t', '\u{3000}']) => after(text, &first),
        Fence::Right | Fence::Lookalike => {
            found.push(findings::wrong_fence(source, &first));
            after(text, &first)
        }
        Fence::Joined(length) => {
            found.push(findings::joined_fence(source, &first, length));
            first.start + length + gap(&written[length..])
        }
        Fence::Toml => return foreign(source, first, "+++"),
        Fence::None => return unopened(source, first, names),
    };
    let extent = extent::of(text, block_start, written.trim(), names);
    let mut cut = closed(source, first, block_start, &extent, found);
    refuse_large(source, &mut cut);
    cut
}

/// The cut of a source whose front matter begins at `start` below its opening fence.
fn closed(
    source: &Source,
    opening: Range<usize>,
    start: usize,
    extent: &Extent,
    mut found: Vec<Diagnostic>,
) -> Cut {
    let text = source.text();
    let (block, body) = match &extent.closing {
        Some(Closing { line, fence }) => {
            let body = match fence {
                Fence::Joined(length) => {
                    found.push(findings::joined_fence(source, line, *length));
                    line.start + length
                }
                _ => after(text, line),
            };
            if matches!(fence, Fence::Lookalike) {
                found.push(findings::wrong_fence(source, line));
            }
            (Some(start..line.start), body)
        }
        None if extent.end == start => {
            found.push(findings::nothing_below(source, &opening));
            (None, start)
        }
        None => {
            found.push(findings::unclosed(source, &opening, extent.end));
            (Some(start..extent.end), extent.end)
        }
    };
    Cut { block, opening, body: body..text.len(), found }
}

fn refuse_large(source: &Source, cut: &mut Cut) {
    let Some(block) = cut.block.as_ref().filter(|block| block.len() > LARGEST) else { return };
    cut.found.push(findings::too_large(source, &cut.opening, block.len()));
    cut.block = None;
}

/// A source that begins without a fence: entries that lack theirs, or no front matter at all.
fn unopened(source: &Source, first: Range<usize>, names: &Names) -> Cut {
    let text = source.text();
    let extent = extent::of(text, first.start, "---", names);
    let end = extent.closing.as_ref().map_or(extent.end, |closing| closing.line.start);
    let block = &text[first.start..end];
    let known = |line: &str| entry_key(line).is_some_and(|found| names.hold(&line[found.key]));
    let titled =
        |line: &str| entry_key(line).is_some_and(|found| ["title", "标题"].contains(&&line[found.key]));
    let begins = entry_key(&text[first.clone()]).is_some();
    if begins && extent.closing.is_some() && block.lines().any(known) {
        let found = vec![findings::missing_opening(source, &first)];
        let mut cut = closed(source, first.clone(), first.start, &extent, found);
        refuse_large(source, &mut cut);
        return cut;
    }
    if begins && extent.closing.is_none() && block.lines().any(titled) {
        let found = vec![findings::missing_fences(source, first.start..end)];
        let block = Some(first.start..end);
        let mut cut = Cut { block, opening: first, body: end..text.len(), found };
        refuse_large(source, &mut cut);
        return cut;
    }
    if text[first.start..].strip_prefix('{').is_some_and(|inner| inner.trim_start().starts_with('"')) {
        return foreign(source, first, "}");
    }
    let found = vec![findings::missing(source, &first)];
    Cut { block: None, body: first.start..text.len(), opening: first, found }
}

/// A source that begins in another format, which ends with such a line.
fn foreign(source: &Source, line: Range<usize>, closing: &str) -> Cut {
    let text = source.text();
    let start = after(text, &line);
    let body = text[start..]
        .lines()
        .scan(start, |at, written| {
            *at += written.len() + 1;
            Some((written, *at))
        })
        .find(|(written, _)| written.trim_end() == closing)
        .map_or(text.len(), |(_, end)| end.min(text.len()));
    let found = vec![findings::foreign(source, &line)];
    Cut { block: None, opening: line, body: body..text.len(), found }
}

enum Fence {
    Right,
    Lookalike,
    /// `---title: 通知`: the fence, in bytes, and something else on its line.
    Joined(usize),
    Toml,
    None,
}

/// What the first line is.
fn opening_fence(text: &str, line: &Range<usize>, names: &Names) -> Fence {
    let written = &text[line.clone()];
    match fence(written.trim()) {
        Fence::None => {}
        fence => return fence,
    }
    let begins_entry = |line: &str| entry_key(line).is_some_and(|found| names.mean(&line[found.key]));
    let dashes = written.len() - written.trim_start_matches(dash).len();
    if dashes > 0 && begins_entry(written[dashes..].trim_start()) {
        return Fence::Joined(dashes);
    }
    // `===` or `***` above entries
    let mark = written.trim().chars().next().filter(|mark| matches!(mark, '=' | '*' | '_' | '~' | '`' | '#'));
    let next = line_at(text, after(text, line));
    match mark {
        Some(mark) if written.trim().len() >= 3 && written.trim().chars().all(|c| c == mark) => {
            if begins_entry(&text[next]) {
                Fence::Lookalike
            } else {
                Fence::None
            }
        }
        _ => Fence::None,
    }
}

fn dash(c: char) -> bool {
    matches!(c, '-' | '—' | '－' | '–' | '―' | '─' | '━' | '‐' | '‑' | '−' | '﹣' | 'ー')
}

/// What a line without space around it is.
fn fence(line: &str) -> Fence {
    match line {
        "---" => Fence::Right,
        "+++" => Fence::Toml,
        "..." | "--" => Fence::Lookalike,
        _ => {
            let dashes = line.chars().filter(|c| !c.is_whitespace()).count();
            let wide = !line.is_ascii();
            let fine = line.chars().all(|c| dash(c) || c == ' ') && (dashes >= 3 || (wide && dashes >= 1));
            if fine { Fence::Lookalike } else { Fence::None }
        }
    }
}

fn line_at(text: &str, start: usize) -> Range<usize> {
    start..text[start..].find('\n').map_or(text.len(), |at| start + at)
}

fn after(text: &str, line: &Range<usize>) -> usize {
    (line.end + 1).min(text.len())
}

/// The length of the white space at the start.
fn gap(text: &str) -> usize {
    text.len() - text.trim_start().len()
}
