//! Headings: of a wrong level, without words, or made of text by chance.

use std::ops::Range;

use super::{Findings, excerpt};
use crate::article::markdown::codes;
use crate::diagnostic::Diagnostic;
use crate::text;

/// The longest heading, in characters, over three dashes.
const LONGEST_HEADING: usize = 40;

/// The longest one that is a question or a call.
const LONGEST_QUESTION: usize = 20;

impl Findings<'_> {
    /// A heading without words, or one that nobody meant; whether it is that.
    pub(in super::super) fn no_heading(&mut self, range: &Range<usize>) -> bool {
        let body = self.body;
        let text = body[range.clone()].trim_end();
        let marks = text.trim_matches(['#', ' ', '\t']).is_empty();
        if let Some((words, underline)) = text.rsplit_once('\n') {
            let underline = underline.trim_start_matches([' ', '\t', '>']);
            // Who draws a long line under a long heading means it.
            let is_long = underline.len() == 3 && words.trim().chars().count() > LONGEST_HEADING;
            let is_unmeant = underline.len() < 3 || is_long || is_text(words);
            if is_unmeant {
                self.underlined(range.start + text.len() - underline.len(), words, underline);
            }
            return is_unmeant;
        }
        if marks {
            let shown = excerpt(text);
            self.tell(
                &codes::EMPTY_HEADING,
                range,
                text!(
                    "“{shown}”后面没有文字，网页上是一个空标题",
                    "no words stand behind “{shown}”: the page gets an empty heading"
                ),
                text!("写上标题的文字，或删掉这一行", "write the words of the heading, or delete the line"),
            );
        }
        marks
    }

    /// Text over a line of dashes at this place, which makes a heading of it.
    fn underlined(&mut self, at: usize, words: &str, underline: &str) {
        let place = at..at + underline.len();
        let (shown, marks) = (excerpt(words), excerpt(underline));
        let message = text!(
            "“{shown}”因为下面紧接着“{marks}”，变成了标题",
            "“{shown}” became a heading because “{marks}” stands right under it"
        );
        if underline.len() >= 3 && underline.starts_with('-') {
            let help =
                text!("要画分隔线，上面空一行", "for a line across the page, leave an empty line above");
            let mended = format!("\n{}{underline}", self.prefix(at));
            return self.mend(&codes::ACCIDENTAL_HEADING, place, message, help, mended);
        }
        let help =
            text!("删掉“{marks}”，要显示它就写 \\{marks}", "delete “{marks}”, or write \\{marks} to show it");
        let heading = text!("；要做标题，写成 ## {shown}", "; for a heading write ## {shown}");
        let help = if is_text(words) { help } else { help + heading };
        self.tell(&codes::ACCIDENTAL_HEADING, &place, message, help);
    }

    /// A heading: its level as written, the level of the heading before it on the page.
    pub(in super::super) fn heading(&mut self, range: &Range<usize>, level: u8, before: Option<u8>) {
        let words = self.body[range.clone()].trim_start_matches(['#', ' ']);
        let shown = excerpt(words);
        if level == 1 {
            let help = text!("写成 ## {shown}", "write ## {shown}");
            let message = text!(
                "“{shown}”是一级标题，当作 ## 发布",
                "“{shown}” is a level-1 heading; it is published as ##"
            );
            if self.body[range.clone()].starts_with('#') {
                let span = self.exact(range.start..range.start + 1);
                let diagnostic = Diagnostic::new(&codes::HEADING_ONE, self.span(range), message)
                    .help(help)
                    .patch(span, "##");
                self.push(diagnostic);
            } else {
                self.tell(&codes::HEADING_ONE, range, message, help);
            }
            return;
        }
        let right = before.map_or(2, |before| before + 1);
        if level > right {
            let mark = "#".repeat(usize::from(right));
            let message = match before {
                Some(before) => text!(
                    "“{shown}”是 {level} 级标题，上一个是 {before} 级",
                    "“{shown}” is at level {level}, the one before at level {before}"
                ),
                None => text!(
                    "“{shown}”是 {level} 级标题，正文的第一个标题应是 2 级",
                    "“{shown}” is at level {level}, but the first heading of a text is at level 2"
                ),
            };
            self.tell(
                &codes::HEADING_JUMP,
                range,
                message,
                text!("写成 {mark} {shown}", "write {mark} {shown}"),
            );
        }
    }

    /// Braces behind a heading that are taken for words.
    pub(in super::super) fn heading_words(&mut self, range: &Range<usize>) {
        let shown = excerpt(&self.body[range.clone()]);
        self.tell(
            &codes::HEADING_ATTRIBUTES,
            range,
            text!(
                "“{shown}”不是标识，按标题文字显示",
                "“{shown}” is no id and is shown as part of the heading"
            ),
            text!(
                "标识写成 {{#名称}}；文字请用全角括号（）",
                "an id is written {{#name}}; for words use brackets"
            ),
        );
    }
}

/// Whether words are a text rather than a heading: a sentence, or several lines.
fn is_text(words: &str) -> bool {
    let words = words.trim();
    let is_question = words.ends_with(['！', '？']) && words.chars().count() <= LONGEST_QUESTION;
    let end = words.trim_end_matches(['”', '’', '）', '*']);
    words.contains('\n') || (end.ends_with(['。', '；', '，', '、', '！', '？']) && !is_question)
}
