//! What is wrong, where, and what to write instead: the one shape of every message to editors.
//!
//! A rule raises a [`Diagnostic`] with its [`Code`] , declared where it is raised; the emitters draw it for people
//! (`human`), for a line-minded program (`short`) or for a parser (`json`, `sarif`). Must not know what
//! the faults are about: no Markdown, no site.

mod text;
mod code;
mod suggestion;
mod emit;
pub mod repair;

pub use code::Code;
pub(crate) use code::family;
pub use emit::{Colouring, ReportFormat, Screen, emit, remark, repairs, severity_name, visible};
pub use suggestion::{did_you_mean, folded_stem, nearest, nearest_file};
pub use text::{Lang, Text, counted, sentence};

use std::cmp::Ordering;

use crate::source::{Source, SourcePath, Span};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published, but somebody should look.
    Warning,
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At characters of a text.
    Span(Span),
    /// In a file as a whole, or one whose text cannot be shown.
    File(SourcePath),
    /// In a line (from 1) of a file whose text cannot be shown, such as one in an unknown encoding.
    Line(SourcePath, usize),
    /// Nowhere in the site: an output folder, the command line.
    Outside,
}

impl Place {
    /// The file, if the finding is in one.
    pub fn path(&self) -> Option<&SourcePath> {
        match self {
            Place::Span(span) => Some(span.source().path()),
            Place::File(path) | Place::Line(path, _) => Some(path),
            Place::Outside => None,
        }
    }

    /// Line and column from 1, as far as they are known.
    fn position(&self) -> (usize, usize) {
        match self {
            Place::Span(span) => {
                let position = span.position();
                (position.line, position.column)
            }
            Place::Line(_, line) => (*line, 1),
            Place::File(_) | Place::Outside => (0, 0),
        }
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Place::Span(span)
    }
}

impl From<&SourcePath> for Place {
    fn from(path: &SourcePath) -> Self {
        Place::File(path.clone())
    }
}

impl From<&Source> for Place {
    fn from(source: &Source) -> Self {
        Place::File(source.path().clone())
    }
}

/// One finding. The message names the offending value, the help says what to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: &'static Code,
    /// How bad it is; from the code unless changed by the site's settings.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// One sentence: what is wrong, with the value as written.
    pub message: Text,
    /// A few words under the caret.
    pub label: Option<Text>,
    /// What to write instead.
    pub help: Option<Text>,
    /// The same as a replacement of characters, which editors can apply.
    pub patch: Option<Patch>,
    /// A second place that belongs to the finding (the other of two equal keys), with its label.
    pub related: Vec<(Span, Text)>,
}

/// A replacement that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// What to replace.
    pub span: Span,
    /// What to put there.
    pub replacement: String,
    /// Whether it may be put there unasked.
    pub certainty: Certainty,
}

/// How sure a replacement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Nothing else can be meant: `check --fix` writes it.
    Certain,
    /// The nearest of what could be meant: shown, and left to the editor.
    Guess,
}

impl Diagnostic {
    /// A finding with the severity of its code.
    pub fn new(code: &'static Code, place: impl Into<Place>, message: Text) -> Self {
        Self {
            code,
            severity: code.severity,
            place: place.into(),
            message,
            label: None,
            help: None,
            patch: None,
            related: Vec::new(),
        }
    }

    /// With a few words under the caret.
    #[must_use]
    pub fn label(mut self, label: Text) -> Self {
        self.label = Some(label);
        self
    }

    /// With a sentence that says what to write instead.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// With the replacement that mends it, where nothing else can be meant.
    #[must_use]
    pub fn patch(self, span: Span, replacement: impl Into<String>) -> Self {
        self.replacing(span, replacement.into(), Certainty::Certain)
    }

    /// With the replacement that is probably meant; only the editor knows.
    #[must_use]
    pub fn guess(self, span: Span, replacement: impl Into<String>) -> Self {
        self.replacing(span, replacement.into(), Certainty::Guess)
    }

    fn replacing(mut self, span: Span, replacement: String, certainty: Certainty) -> Self {
        self.patch = Some(Patch { span, replacement, certainty });
        self
    }

    /// With a second place.
    #[must_use]
    pub fn related(mut self, span: Span, label: Text) -> Self {
        self.related.push((span, label));
        self
    }

    /// The file the finding is in.
    pub fn path(&self) -> Option<&SourcePath> {
        self.place.path()
    }

    /// Line and column from 1; 0 where unknown.
    pub fn position(&self) -> (usize, usize) {
        self.place.position()
    }

    /// Where the finding stands among those of its file: a line if that is all that is known, else a
    /// byte. One file has only one of both, and neither takes a look at the text. What is about the file
    /// as a whole comes behind: it may sum up what stands before, or follow from it.
    fn rank(&self) -> (usize, usize) {
        match &self.place {
            Place::Line(_, line) => (*line, 0),
            Place::Span(span) => (0, span.range().start),
            Place::Outside | Place::File(_) => (usize::MAX, 0),
        }
    }

    fn order(&self, other: &Self) -> Ordering {
        (self.path().cmp(&other.path()))
            .then_with(|| self.rank().cmp(&other.rank()))
            .then_with(|| self.code.id.cmp(other.code.id))
            .then_with(|| self.message.en.cmp(&other.message.en))
    }
}

/// Findings sorted by file, line and column, each once.
pub fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(Diagnostic::order);
    diagnostics.dedup();
    diagnostics
}

/// Whether any finding stops publishing.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}

/// A value together with what is wrong with its source. Reading never fails: it returns the best
/// value it can and says what it could not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<T> {
    /// What was read.
    pub value: T,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value with nothing to say about it.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Another value with the same findings.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Checked<U> {
        Checked { value: change(self.value), diagnostics: self.diagnostics }
    }

    /// Moves the findings into a list and hands out the value.
    pub fn take_into(self, all: &mut Vec<Diagnostic>) -> T {
        all.extend(self.diagnostics);
        self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    family! {
        /// Any finding.
        SAMPLE = "ZB999" Warning {
            title: "样例", "a sample";
            meaning: "样例。", "A sample.";
            wrong: "甲";
            right: "乙";
        }
    }

    #[test]
    fn what_is_about_a_whole_file_comes_behind_its_places() {
        let source = Source::new(SourcePath::new("content/a.md").unwrap(), "一\n二\n".to_owned());
        let other = SourcePath::new("content/b.md").unwrap();
        let finding = |place: Place, en: &str| {
            let message = Text { zh: en.to_owned(), en: en.to_owned() };
            Diagnostic::new(ALL[0], place, message)
        };
        let told = sorted(vec![
            finding(Place::from(&other), "other file"),
            finding(Place::from(&source), "48 more"),
            finding(source.span(4..7).into(), "second"),
            finding(source.span(0..3).into(), "first"),
            finding(Place::Line(other, 2), "a line of the other"),
            finding(Place::Outside, "outside"),
            finding(source.span(0..3).into(), "first"),
        ]);
        let told: Vec<&str> = told.iter().map(|found| found.message.en.as_str()).collect();
        assert_eq!(told, ["outside", "first", "second", "48 more", "a line of the other", "other file"]);
    }
}
