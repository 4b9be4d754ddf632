//! Footnotes whose other half is missing.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Findings, excerpt};
use crate::article::markdown::codes;
use crate::text;

/// The longest name, in bytes, that brackets with a `^` are taken for a footnote's.
const LONGEST_NAME: usize = 40;

/// Names of footnotes, and where they stand in the body.
#[derive(Default)]
pub(in super::super) struct Footnotes {
    called: BTreeSet<String>,
    defined: Vec<(String, Range<usize>)>,
    /// Brackets in paragraphs that look like a call or a note.
    brackets: Vec<Brackets>,
    /// Whether the body holds such brackets at all.
    in_text: bool,
}

/// Brackets with a `^` that are text.
struct Brackets {
    name: String,
    /// With the colon behind them, if it makes a note of them.
    place: Range<usize>,
    form: Form,
}

/// What brackets were meant as.
#[derive(PartialEq, Eq)]
enum Form {
    /// `[^1]`.
    Call,
    /// `［^1］`.
    WideCall,
    /// `[^1]：` or `［^1］:` at the start of a line.
    WideNote,
}

impl Footnotes {
    /// None so far in this body.
    pub(in super::super) fn new(body: &str) -> Self {
        let has = |needle: &str| memchr::memmem::find(body.as_bytes(), needle.as_bytes()).is_some();
        Self { in_text: has("[^") || has("［^"), ..Self::default() }
    }

    /// The text calls a note that is defined somewhere.
    pub(in super::super) fn call(&mut self, name: &str) {
        self.called.insert(name.to_owned());
    }

    /// A note at `place`.
    pub(in super::super) fn define(&mut self, name: &str, place: Range<usize>) {
        self.defined.push((name.to_owned(), place));
    }

    /// Looks for brackets in a paragraph.
    pub(in super::super) fn paragraph(&mut self, body: &str, place: &Range<usize>) {
        if self.in_text {
            let carets = memchr::memchr_iter(b'^', body[place.clone()].as_bytes());
            self.brackets.extend(carets.filter_map(|caret| brackets(body, place, place.start + caret)));
        }
    }

    /// Tells of notes without a call, of calls without a note, and of full-width marks.
    pub(in super::super) fn tell(mut self, findings: &mut Findings<'_>) {
        let of = |form: &Form, brackets: &[Brackets]| -> Vec<String> {
            brackets.iter().filter(|found| found.form == *form).map(|found| found.name.clone()).collect()
        };
        self.called.extend(of(&Form::WideCall, &self.brackets));
        for (name, place) in self.defined.iter().filter(|(name, _)| !self.called.contains(name)) {
            unused(findings, name, place);
        }
        let mut names: BTreeSet<String> = self.defined.into_iter().map(|(name, _)| name).collect();
        names.extend(of(&Form::WideNote, &self.brackets));
        for Brackets { name, place, form } in self.brackets {
            match form {
                Form::Call if names.contains(&name) => {}
                Form::Call => unknown(findings, &name, &place),
                Form::WideCall | Form::WideNote => full_width(findings, &name, place, &form),
            }
        }
    }
}

/// The brackets that hold a caret at this place of a paragraph, if they hold a name too.
fn brackets(body: &str, paragraph: &Range<usize>, caret: usize) -> Option<Brackets> {
    let open = body[paragraph.start..caret].chars().next_back().filter(|c| matches!(c, '[' | '［'))?;
    let start = caret - open.len_utf8();
    let before = &body[paragraph.start..start];
    let behind = &body[caret + 1..paragraph.end];
    let end = behind[..behind.floor_char_boundary(LONGEST_NAME)].find([']', '］'])?;
    let name = &behind[..end];
    if name.is_empty() || before.ends_with(['`', '\\']) {
        return None;
    }
    let close = behind[end..].chars().next()?;
    let is_wide = (open, close) != ('[', ']');
    let behind = &behind[end + close.len_utf8()..];
    let line = before.trim_end_matches([' ', '\t', '>']);
    let begins_line = line.is_empty() || line.ends_with('\n');
    let colon = behind.chars().next().filter(|c| *c == '：' || (*c == ':' && is_wide));
    let (form, length) = match colon.filter(|_| begins_line) {
        Some(colon) => {
            let words = behind[colon.len_utf8()..].trim_start_matches(' ');
            (Form::WideNote, behind.len() - words.len())
        }
        None if is_wide => (Form::WideCall, 0),
        None => (Form::Call, 0),
    };
    let place = start..paragraph.end - behind.len() + length;
    Some(Brackets { name: name.to_owned(), place, form })
}

fn unused(findings: &mut Findings<'_>, name: &str, place: &Range<usize>) {
    let first = findings.body[place.clone()].lines().next().map_or(0, str::len);
    let shown = excerpt(name);
    findings.tell(
        &codes::UNUSED_FOOTNOTE,
        &(place.start..place.start + first),
        text!("正文没有引用脚注 [^{shown}]", "the text does not call the footnote [^{shown}]"),
        text!("在要加注的文字后面写 [^{shown}]", "write [^{shown}] behind the words it belongs to"),
    );
}

fn unknown(findings: &mut Findings<'_>, name: &str, place: &Range<usize>) {
    let shown = excerpt(name);
    findings.tell(
        &codes::UNKNOWN_FOOTNOTE,
        place,
        text!("脚注 [^{shown}] 没有内容", "the footnote [^{shown}] has no text"),
        text!("在文末加一行 [^{shown}]: 说明", "add a line [^{shown}]: with its text at the end"),
    );
}

fn full_width(findings: &mut Findings<'_>, name: &str, place: Range<usize>, form: &Form) {
    let shown = excerpt(&findings.body[place.clone()]);
    let right = if *form == Form::WideNote { format!("[^{name}]: ") } else { format!("[^{name}]") };
    let typed = right.trim_end();
    let help = text!("写成半角的 {typed}", "use half-width marks: {typed}");
    let message = text!(
        "“{shown}”没有成为脚注：用了全角符号",
        "“{shown}” did not become a footnote: its marks are full-width"
    );
    findings.mend(&codes::FULL_WIDTH_FOOTNOTE, place, message, help, right);
}
