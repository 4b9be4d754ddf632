//! Repairs that were made, as they are told: where, why, the lines before and after.

use super::ruler::Ruler;
use super::visible::{visible, visible_line};
use crate::diagnostic::{Diagnostic, Lang, Patch};

/// So many lines of a repair are shown.
const MOST_LINES: usize = 6;

/// One paragraph a repair: its place, what was wrong, and the lines that changed.
pub fn repairs(made: &[Diagnostic], lang: Lang) -> String {
    let mut out = String::new();
    let mut ruler = Ruler::default();
    let done = match lang {
        Lang::Zh => "已改",
        Lang::En => "mended",
    };
    for finding in made {
        let Some(patch) = &finding.patch else { continue };
        let source = patch.span.source();
        let position = ruler.position(source, patch.span.range().start);
        let (path, message) =
            (visible_line(source.path().as_str()), visible_line(finding.message.in_lang(lang)));
        let id = finding.code.id;
        let place = format!("{path}:{}:{}", position.line, position.column);
        let lines = lines_changed(patch);
        out.extend([done, " ", &place, " ", &message, " [", id, "]\n", &lines, "\n"]);
    }
    out
}

/// The lines around a patch, as they were and as they are now.
fn lines_changed(patch: &Patch) -> String {
    let (text, range) = (patch.span.source().text(), patch.span.range());
    let start = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    let before = &text[start..end];
    let after = format!("{}{}{}", &text[start..range.start], patch.replacement, &text[range.end..end]);
    marked("-", before) + &marked("+", &after)
}

/// The first lines of a text behind a mark.
fn marked(mark: &str, text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().take(MOST_LINES) {
        out.extend(["  ", mark, " ", &visible(line), "\n"]);
    }
    if text.lines().count() > MOST_LINES {
        out.extend(["  ", mark, " ...\n"]);
    }
    out
}
