//! What a command says, and where: results to stdout, everything else to stderr. Where findings are asked
//! for as a document, stderr holds that document and nothing else. A closed pipe is no error. Must not know
//! what the commands do.

use std::io::{self, ErrorKind, IsTerminal as _, Write};
use std::process::ExitCode;

use super::FAILED;
use crate::diagnostic::{
    Colouring, Diagnostic, Lang, ReportFormat, Screen, Severity, Text, emit, remark, repairs,
};
use crate::text;

/// How findings are written, as asked for on the command line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Report {
    /// Drawn for people, in colour where the console has it.
    #[default]
    Human,
    /// One line each.
    Short,
    /// One JSON object a line.
    Json,
    /// One SARIF document.
    Sarif,
}

impl Report {
    /// Whether findings are for a parser, which takes no sentence beside them.
    fn is_document(self) -> bool {
        matches!(self, Self::Json | Self::Sarif)
    }
}

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Volume {
    /// Progress, notes and accounts too.
    Normal,
    /// Errors only.
    Quiet,
}

/// What the other end of stderr can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stderr {
    /// A terminal that obeys escape codes.
    Terminal,
    /// A file, a pipe or a plain terminal.
    Plain,
}

/// The two streams of a command, in one language.
#[derive(Debug, Clone)]
pub struct Console {
    lang: Lang,
    volume: Volume,
    report: Report,
    screen: Screen,
    stderr: Stderr,
}

/// How wide the terminal of stderr is, or what `COLUMNS` says.
fn columns() -> Option<usize> {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    asked.or_else(|| terminal_size::terminal_size_of(io::stderr()).map(|(columns, _)| columns.0.into()))
}

/// Clears the line that progress is written on.
const CLEAR: &str = "\r\u{1b}[2K";

impl Console {
    /// The console of this process. Colour only on a terminal, and not where `NO_COLOR` is set
    /// (no-color.org) or the terminal is `dumb`.
    pub fn new(lang: Lang, volume: Volume, report: Report) -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = match std::env::var_os("TERM") {
            Some(term) => term == "dumb",
            // The old console of Windows prints escape codes as they are; its successor says who it is.
            None => cfg!(windows) && !set("WT_SESSION"),
        };
        let obeys = io::stderr().is_terminal() && !dumb && !report.is_document();
        let stderr = if obeys { Stderr::Terminal } else { Stderr::Plain };
        let colour =
            if stderr == Stderr::Terminal && !set("NO_COLOR") { Colouring::Always } else { Colouring::Never };
        let screen = Screen { colour, columns: columns() };
        Self { lang, volume, report, screen, stderr }
    }

    /// The language to write in.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The result of a command, to stdout, always. Fails only when it could not be written.
    pub fn result(&self, result: &str) -> ExitCode {
        let mut out = io::stdout().lock();
        match out.write_all(result.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.error(&text!("结果无法写出：{error}", "the result cannot be written: {error}"));
                ExitCode::from(FAILED)
            }
            _ => ExitCode::SUCCESS,
        }
    }

    /// The account at the end of a command, to stdout unless quiet.
    pub fn account(&self, account: &Text) -> ExitCode {
        match self.volume {
            Volume::Normal => self.result(&format!("{}\n", account.in_lang(self.lang))),
            Volume::Quiet => ExitCode::SUCCESS,
        }
    }

    /// A remark by the way, to stderr unless quiet.
    pub fn note(&self, note: &Text) {
        if self.volume == Volume::Normal && !self.report.is_document() {
            self.to_stderr(&format!("{}\n", note.in_lang(self.lang)));
        }
    }

    /// What somebody must know although the command works, to stderr, always.
    pub fn warning(&self, warning: &Text) {
        self.to_stderr(&remark(warning, Severity::Warning, self.format(), self.lang));
    }

    /// Why the command did not work, to stderr, always.
    pub fn error(&self, error: &Text) {
        self.to_stderr(&remark(error, Severity::Error, self.format(), self.lang));
    }

    /// What findings come to that were written before, to stderr. A document says it already.
    pub fn conclusion(&self, conclusion: &Text) {
        if !self.report.is_document() {
            self.error(conclusion);
        }
    }

    /// How the program is used, to stderr.
    pub fn usage(&self, usage: &str) {
        if !self.report.is_document() {
            self.to_stderr(usage);
        }
    }

    /// Findings, to stderr. When quiet, people see errors only; a document is always whole. With nothing
    /// found only a document has something to say.
    pub fn findings(&self, diagnostics: &[Diagnostic]) {
        if self.volume == Volume::Quiet && !self.report.is_document() {
            let is_error = |finding: &&Diagnostic| finding.severity == Severity::Error;
            let errors: Vec<Diagnostic> = diagnostics.iter().filter(is_error).cloned().collect();
            return self.to_stderr(&emit(&errors, self.format(), self.lang));
        }
        self.to_stderr(&emit(diagnostics, self.format(), self.lang));
    }

    /// A question, on the line on which the answer is typed.
    pub fn ask(&self, question: &Text) {
        self.to_stderr(question.in_lang(self.lang));
    }

    /// Repairs that were made, to stderr unless quiet. A document tells what is left only.
    pub fn repaired(&self, made: &[Diagnostic]) {
        if self.volume == Volume::Normal && !self.report.is_document() {
            self.to_stderr(&repairs(made, self.lang));
        }
    }

    fn format(&self) -> ReportFormat {
        match self.report {
            Report::Human => ReportFormat::Human(self.screen),
            Report::Short => ReportFormat::Short,
            Report::Json => ReportFormat::Json,
            Report::Sarif => ReportFormat::Sarif,
        }
    }

    /// What is being done, on one line of a terminal that the next text takes the place of.
    pub fn progress(&self, step: &Text) {
        if self.volume == Volume::Normal && self.stderr == Stderr::Terminal {
            self.to_stderr(step.in_lang(self.lang));
        }
    }

    /// Takes the line of progress away.
    pub fn end_progress(&self) {
        self.to_stderr("");
    }

    /// Nothing can be done about a stderr that does not take its text.
    fn to_stderr(&self, text: &str) {
        let text = match self.stderr {
            Stderr::Terminal => &format!("{CLEAR}{text}"),
            Stderr::Plain => text,
        };
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}
