//! `accepted.txt`: warnings of old articles that the office has looked at once and lives with. A line holds a code, how
//! many of its findings a file may have, and the file. Must not know what the codes mean.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::config::codes;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Source, SourcePath};
use crate::text;

/// The file's name in the site's root.
pub const FILE: &str = "accepted.txt";

/// How many warnings of a code are accepted in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accepted(BTreeMap<(String, String), usize>);

impl Accepted {
    /// All warnings among findings.
    pub fn all(findings: &[Diagnostic]) -> Self {
        let mut counts = BTreeMap::new();
        for key in findings.iter().filter_map(key) {
            *counts.entry(key).or_default() += 1;
        }
        Self(counts)
    }

    /// Reads the file; what cannot be read is told.
    pub fn read(source: &Source, findings: &mut Vec<Diagnostic>) -> Self {
        let mut counts = BTreeMap::new();
        let mut start = 0;
        for line in source.text().split_inclusive('\n') {
            let (at, written) = (start, line.trim());
            start += line.len();
            if written.is_empty() || written.starts_with('#') {
                continue;
            }
            match entry(written) {
                Some((key, count)) => {
                    counts.insert(key, count);
                }
                None => findings.push(unreadable(source, at, line)),
            }
        }
        Self(counts)
    }

    /// The file's text.
    pub fn written(&self) -> String {
        let mut text = String::from(
            "# 旧稿里已经看过、不再提示的警告：代码、处数、文件。由 zhenbao check --accept 写成；多出来的照样提示。\n\
             # Warnings of old articles that are told no more: code, number, file; written by zhenbao check --accept.\n",
        );
        for ((path, code), count) in &self.0 {
            writeln!(text, "{code} {count} {path}").expect("a String takes any text");
        }
        text
    }

    /// How many warnings are accepted.
    pub fn count(&self) -> usize {
        self.0.values().sum()
    }

    /// Takes the accepted warnings away. Where a file has more of them than were accepted all are told, since
    /// nobody knows which of them is new.
    pub(super) fn take_from(&self, findings: &mut Vec<Diagnostic>) {
        if self.0.is_empty() {
            return;
        }
        let now = Self::all(findings);
        findings.retain(|finding| match key(finding) {
            Some(key) => self.0.get(&key).is_none_or(|accepted| now.0[&key] > *accepted),
            None => true,
        });
    }
}

/// File and code of a warning.
fn key(finding: &Diagnostic) -> Option<(String, String)> {
    let path = finding.path().filter(|_| finding.severity == Severity::Warning)?;
    Some((path.to_string(), finding.code.id.to_owned()))
}

/// `ZB311 12 content/yaowen/a.md`.
fn entry(written: &str) -> Option<((String, String), usize)> {
    let (code, rest) = written.split_once(' ')?;
    let (count, path) = rest.trim_start().split_once(' ')?;
    let path = SourcePath::new(path.trim_start()).ok()?;
    Some(((path.to_string(), code.to_owned()), count.parse().ok()?))
}

fn unreadable(source: &Source, at: usize, line: &str) -> Diagnostic {
    let written = line.trim();
    let message = text!("{FILE} 这一行读不懂：{written}", "a line of {FILE} is not understood: {written}");
    Diagnostic::new(&codes::BAD_ACCEPTED, source.span(at..at + line.trim_end().len()), message).help(text!(
        "写成“代码 处数 文件”，或者运行 zhenbao check --accept 重新写一遍",
        "write code, number and file, or let zhenbao check --accept write it anew"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    static INDENT: Code = Code {
        id: "ZB311",
        severity: Severity::Warning,
        rule: None,
        title: ("坏", "bad"),
        meaning: ("坏", "bad"),
        wrong: "x",
        right: "y",
    };

    fn findings(path: &str, number: usize) -> Vec<Diagnostic> {
        let path = SourcePath::new(path).unwrap();
        (0..number).map(|at| Diagnostic::new(&INDENT, &path, text!("{at}", "{at}"))).collect()
    }

    #[test]
    fn what_is_accepted_is_told_no_more_until_there_is_more_of_it() {
        let old = findings("content/a/旧 稿.md", 3);
        let text = Accepted::all(&old).written();
        assert!(text.ends_with("\nZB311 3 content/a/旧 稿.md\n"), "{text}");
        let source = Source::new(SourcePath::new(FILE).unwrap(), text + "坏的一行\n");
        let mut told = Vec::new();
        let accepted = Accepted::read(&source, &mut told);
        assert_eq!((accepted.count(), told.len(), told[0].position().0), (3, 1, 4));

        let left = |mut findings: Vec<Diagnostic>| {
            accepted.take_from(&mut findings);
            findings.len()
        };
        assert_eq!(left(old.clone()), 0);
        assert_eq!(left(findings("content/a/旧 稿.md", 2)), 0);
        assert_eq!(left(findings("content/a/旧 稿.md", 4)), 4);
        assert_eq!(left(findings("content/a/新稿.md", 1)), 1);
        let errors = old.into_iter().map(|found| Diagnostic { severity: Severity::Error, ..found }).collect();
        assert_eq!(left(errors), 3, "an error is never accepted");
    }
}
