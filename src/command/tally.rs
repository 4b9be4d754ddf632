//! How many findings there are, in words.

use super::console::Console;
use crate::diagnostic::{Diagnostic, Severity, Text, counted};
use crate::text;

/// How many findings of each severity there are.
pub fn tally(findings: &[Diagnostic]) -> (usize, usize) {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    (errors, findings.len() - errors)
}

/// The same in English words.
pub fn tally_in_english((errors, warnings): (usize, usize)) -> String {
    format!("{}, {}", counted(errors, "error"), counted(warnings, "warning"))
}

/// Says, below the findings, that nothing can be done because of errors.
pub fn refuse(console: &Console, findings: &[Diagnostic], consequence: &Text) {
    let (errors, warnings) = tally(findings);
    let Text { zh, en } = consequence;
    let counts = tally_in_english((errors, warnings));
    console.conclusion(&text!("{errors} 处错误，{warnings} 处警告；{zh}", "{counts}; {en}"));
}
