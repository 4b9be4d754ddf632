//! Findings as text: for people, for line-minded programs, for parsers.

use super::{Diagnostic, Lang};

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Drawn with the source line and a caret; with colour or without.
    Human {
        /// Whether to colour.
        colour: bool,
    },
    /// One line each: `file:line:column: error[ZB203]: message`.
    Short,
    /// One JSON object a line.
    Json,
}

/// The findings as one text, ready to be printed.
pub fn emit(diagnostics: &[Diagnostic], format: Format, lang: Lang) -> String {
    let _ = format;
    diagnostics
        .iter()
        .map(|d| {
            let (line, column) = d.position();
            let path = d.path().map_or("", |path| path.as_str());
            format!("{path}:{line}:{column}: [{}] {}\n", d.code.id, d.message.in_lang(lang))
        })
        .collect()
}
