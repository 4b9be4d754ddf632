//! One line a finding: `file:line:column: error[ZB203]: message; help`. Parts that are unknown are left out.

use std::fmt::Write as _;

use super::keyword;
use super::ruler::Ruler;
use super::visible::visible_line;
use crate::diagnostic::{Diagnostic, Lang, Place};

pub(super) fn emit(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let mut ruler = Ruler::default();
    let mut out = String::new();
    for diagnostic in diagnostics {
        write(&mut out, diagnostic, &mut ruler, lang).expect("a String takes any text");
    }
    out
}

fn write<'a>(
    out: &mut String,
    diagnostic: &'a Diagnostic,
    ruler: &mut Ruler<'a>,
    lang: Lang,
) -> std::fmt::Result {
    match &diagnostic.place {
        Place::Span(span) => {
            let position = ruler.position(span.source(), span.range().start);
            let path = visible_line(span.source().path().as_str());
            write!(out, "{path}:{}:{}: ", position.line, position.column)?;
        }
        Place::Line(path, line) => write!(out, "{}:{line}:1: ", visible_line(path.as_str()))?,
        Place::File(path) => write!(out, "{}: ", visible_line(path.as_str()))?,
        Place::Outside => {}
    }
    let message = visible_line(diagnostic.message.in_lang(lang));
    write!(out, "{}[{}]: {message}", keyword(diagnostic.severity), diagnostic.code.id)?;
    if let Some(help) = &diagnostic.help {
        write!(out, "; {}", visible_line(&help.in_lang(lang).replace('\n', " ")))?;
    }
    out.push('\n');
    Ok(())
}
