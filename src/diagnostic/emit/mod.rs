//! Findings as text: drawn for people, one a line for line-minded programs, JSON and SARIF for parsers.
//!
//! Every form is linear in the number of findings, and looks at no more of a file than the lines it
//! shows. Must not know where the text goes to.

mod visible;
mod screen;
mod ruler;
mod excerpt;
mod volume;
mod human;
mod json;
mod repairs;
mod sarif;
mod short;

pub use repairs::repairs;
pub use screen::{Colouring, Screen};
pub use visible::visible;

use super::{Diagnostic, Lang, Severity, Text};

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    /// Drawn with the source line and a caret: warnings first, those of one code as one where they are many,
    /// errors last and whole.
    Human(Screen),
    /// One line each: `file:line:column: error[ZB203]: message; help`.
    Short,
    /// One JSON object a line.
    Json,
    /// One SARIF 2.1.0 document, for code hosts and editors.
    Sarif,
}

/// The findings as one text, ready to be printed. Give them [`sorted`](super::sorted).
pub fn emit(diagnostics: &[Diagnostic], format: ReportFormat, lang: Lang) -> String {
    match format {
        ReportFormat::Human(screen) => human::emit(diagnostics, screen, lang),
        ReportFormat::Short => short::emit(diagnostics, lang),
        ReportFormat::Json => json::emit(diagnostics, lang),
        ReportFormat::Sarif => sarif::emit(diagnostics, lang),
    }
}

/// What is to be said beside findings, such as why nothing could be found out, as one text in the same
/// form: a document stays a document.
pub fn remark(remark: &Text, severity: Severity, format: ReportFormat, lang: Lang) -> String {
    let sentence = remark.in_lang(lang);
    let begun = match (severity, lang) {
        (Severity::Error, Lang::Zh) => "错误：",
        (Severity::Error, Lang::En) => "error: ",
        (Severity::Warning, Lang::Zh) => "注意：",
        (Severity::Warning, Lang::En) => "note: ",
    };
    match format {
        ReportFormat::Human(_) | ReportFormat::Short => format!("{begun}{sentence}\n"),
        ReportFormat::Json => json::remark(sentence, severity),
        ReportFormat::Sarif => sarif::remark(sentence, severity),
    }
}

/// The severity as programs know it.
fn keyword(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The severity as people read it.
pub fn severity_name(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "警告",
        (severity, Lang::En) => keyword(severity),
    }
}

#[cfg(test)]
mod tests;
