//! Lines that were meant as a list, or as paragraphs of their own.

use super::lines::{Line, Run};
use super::start::{Start, half_width_digit, is_of_symbol_font, numbered};
use super::{Findings, excerpt};
use crate::article::markdown::codes;
use crate::diagnostic::Diagnostic;
use crate::text;

/// Lines with a mark that makes no list, and the bullet that does. If other words follow, it is not known
/// whose they are, and there is no patch.
pub(super) fn bullets(findings: &mut Findings<'_>, run: Run<'_, '_>, mark: char, bullet: char) {
    let words = |line: &Line<'_>| line.text[mark.len_utf8()..].trim_start().to_owned();
    let first = &run.lines[0];
    let short = excerpt(&words(first));
    let shown = if is_of_symbol_font(mark) { short.clone() } else { excerpt(first.text) };
    let reason = match mark {
        '-' | '*' | '+' => text!("{mark} 后面没有空格", "there is no space behind {mark}"),
        _ if is_of_symbol_font(mark) => {
            text!(
                "行首是 Word 的项目符号，网页上是一个方框",
                "its bullet is of a word processor's font and shows as a box"
            )
        }
        _ => text!("{mark} 只是文字", "{mark} is only text"),
    };
    let message = text!("“{shown}”没有成为列表：", "“{shown}” did not become a list: ") + reason;
    let place = first.at.start..first.at.end - words(first).len();
    let help = match bullet {
        '-' => text!(
            "行首写半角减号加空格：- {short}",
            "begin the line with a half-width hyphen and a space: - {short}"
        ),
        _ => text!(
            "行首和上一条一样，写 {bullet} 加空格：{bullet} {short}",
            "begin the line as the item above, with {bullet} and a space: {bullet} {short}"
        ),
    };
    let diagnostic = Diagnostic::new(&codes::BULLET, findings.exact(place), message).help(help);
    let span = findings.exact(run.range());
    let mended = run.together(|line| format!("{bullet} {}", words(line)));
    let follows = run.next.is_some_and(|next| next.start == Start::Plain);
    findings.push(if follows { diagnostic } else { diagnostic.patch(span, mended) });
}

/// Numbered lines that flow together: a patch makes a list of `1、` and `1.`, or puts empty lines
/// between them.
pub(super) fn numbers(findings: &mut Findings<'_>, run: Run<'_, '_>) {
    let range = run.range();
    let shown = excerpt(run.lines[0].text);
    let message =
        text!("从“{shown}”起的几行会连成一段", "the lines from “{shown}” on flow into one paragraph");
    let items: Option<Vec<String>> = run.lines.iter().map(item).collect();
    let Some(items) = items else {
        let mended = run.apart(|line| line.text.to_owned());
        let help = text!("每条之间空一行", "leave an empty line between the items");
        return findings.mend(&codes::NUMBERED_LINES, range, message, help, mended);
    };
    let first = excerpt(&items[0]);
    // A list that begins with another number does not begin in the middle of a paragraph.
    let can_begin = run.before.is_empty() || items[0].starts_with("1.") || items[0].starts_with("1)");
    let as_item = |line: &Line<'_>| item(line).unwrap_or_default();
    if can_begin {
        let help = text!("写成列表：{first}", "write a list: {first}");
        findings.mend(&codes::NUMBERED_LINES, range, message, help, run.together(as_item));
    } else {
        let begin = Run { lines: &run.lines[..1], ..run };
        let rest = run.together(as_item);
        let mended = begin.apart(as_item) + &rest[items[0].len()..];
        let help =
            text!("上面空一行，写成列表：{first}", "leave an empty line above and write a list: {first}");
        findings.mend(&codes::NUMBERED_LINES, range, message, help, mended);
    }
}

/// Lines that would go on with the list whose item they stand in, but for the mark they begin with.
pub(super) fn further_items(findings: &mut Findings<'_>, run: Run<'_, '_>, mark: &Mark<'_>) {
    let as_item = |line: &Line<'_>| {
        let (number, words) = numbered(line.text).unwrap_or_default();
        format!("{}{} {words}", half_width(number), mark.end)
    };
    let shown = excerpt(run.lines[0].text);
    let first = excerpt(&as_item(&run.lines[0]));
    findings.mend(
        &codes::NUMBERED_LINES,
        run.range(),
        text!("“{shown}”会接在上一条后面", "“{shown}” flows into the item above it"),
        text!("写成列表：{first}", "write a list: {first}"),
        run.together(as_item),
    );
}

/// The mark of a list's item.
pub(super) struct Mark<'a> {
    /// What stands before it in its line.
    lead: &'a str,
    /// Its number; none for a bullet.
    number: Option<u32>,
    /// The bullet, or what stands behind the number.
    end: char,
}

impl<'a> Mark<'a> {
    /// The mark behind which the text at this place of the body begins.
    pub(super) fn before(body: &'a str, at: usize) -> Option<Self> {
        let start = body[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = body[start..at].trim_end();
        let line = ["[ ]", "[x]", "[X]"].iter().find_map(|task| line.strip_suffix(task)).unwrap_or(line);
        let mut before = line.trim_end().chars();
        let end = before.next_back().filter(|end| matches!(end, '-' | '*' | '+' | '.' | ')'))?;
        let lead = before.as_str().trim_end_matches(|c: char| c.is_ascii_digit());
        let number = before.as_str()[lead.len()..].parse().ok();
        (number.is_some() == matches!(end, '.' | ')')).then_some(Self { lead, number, end })
    }

    /// Whether lines that lack only a right mark are the next items: where they stand and what the
    /// first begins with say so.
    pub(super) fn goes_on_in(&self, run: Run<'_, '_>) -> bool {
        let first = &run.lines[0];
        let follows = match first.start {
            Start::Number => {
                let next = self.number.map_or(0, |number| number + 1).to_string();
                numbered(first.text).is_some_and(|(number, _)| half_width(number) == next)
                    && run.lines.iter().all(|line| numbered(line.text).is_some())
            }
            Start::Doubtful(mark) => self.end == mark,
            _ => false,
        };
        follows && first.prefix == self.lead
    }

    /// The bullet of its list, if lines stand where a further item would.
    pub(super) fn bullet_of(&self, run: Run<'_, '_>) -> Option<char> {
        (self.number.is_none() && run.lines[0].prefix == self.lead).then_some(self.end)
    }
}

/// A line as an item of a list. Brackets make another kind of list than a dot.
fn item(line: &Line<'_>) -> Option<String> {
    let (number, words) = numbered(line.text)?;
    let mark = if line.text[number.len()..].starts_with(['）', ')']) { ')' } else { '.' };
    Some(format!("{}{mark} {words}", half_width(number)))
}

/// A number in half-width digits.
fn half_width(number: &str) -> String {
    number.chars().filter_map(half_width_digit).collect()
}
