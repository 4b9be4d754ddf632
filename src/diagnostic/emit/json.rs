//! One JSON object a line: `{code, severity, file, line, column, message, help}`, `null` for what is unknown.

use std::fmt::Write as _;

use serde::Serialize;

use super::keyword;
use super::ruler::Ruler;
use super::visible::acts;
use crate::diagnostic::{Diagnostic, Lang, Place, Severity, Text};
use crate::source::SourcePath;

#[derive(Serialize)]
struct Finding<'a> {
    code: Option<&'a str>,
    severity: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
}

pub(super) fn emit(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let mut ruler = Ruler::default();
    let mut out = String::new();
    for diagnostic in diagnostics {
        let (line, column) = match &diagnostic.place {
            Place::Span(span) => {
                let position = ruler.position(span.source(), span.range().start);
                (Some(position.line), Some(position.column))
            }
            Place::Line(_, line) => (Some(*line), None),
            Place::File(_) | Place::Outside => (None, None),
        };
        let finding = Finding {
            code: Some(diagnostic.code.id),
            severity: keyword(diagnostic.severity),
            file: diagnostic.path().map(SourcePath::as_str),
            line,
            column,
            message: diagnostic.message.in_lang(lang),
            help: diagnostic.help.as_ref().map(|help: &Text| help.in_lang(lang)),
        };
        out.push_str(&written(&finding));
    }
    out
}

/// What is to be said beside findings: an entry without code and place.
pub(super) fn remark(message: &str, severity: Severity) -> String {
    let severity = keyword(severity);
    written(&Finding { code: None, severity, file: None, line: None, column: None, message, help: None })
}

fn written(finding: &Finding<'_>) -> String {
    let mut line = harmless(&serde_json::to_string(finding).expect("texts and numbers are JSON"));
    line.push('\n');
    line
}

/// JSON with the characters that act on a terminal escaped: the value stays the same. `serde_json`
/// escapes the control characters below U+0020 itself.
pub(super) fn harmless(json: &str) -> String {
    if !json.contains(acts) {
        return json.to_owned();
    }
    let mut out = String::with_capacity(json.len() + 8);
    for character in json.chars() {
        if acts(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}").expect("a String takes any text");
            }
        } else {
            out.push(character);
        }
    }
    out
}
