//! Lines that were meant as a list, or as paragraphs of their own.

use super::line::{Line, Run};
use super::start::{Start, numbered};
use super::{Findings, excerpt};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::markdown as codes;
use crate::text;

/// Lines with a bullet that makes no list. If other words follow, it is not known whose they are, and
/// there is no patch.
pub(super) fn bullets(findings: &mut Findings<'_>, run: Run<'_, '_>, mark: char) {
    let words = |line: &Line<'_>| line.text[mark.len_utf8()..].trim_start().to_owned();
    let first = &run.lines[0];
    let shown = excerpt(first.text);
    let short = excerpt(&words(first));
    let reason = match mark {
        '-' | '*' => text!("{mark} 后面没有空格", "there is no space behind {mark}"),
        _ => text!("{mark} 只是文字", "{mark} is only text"),
    };
    let message = text!("“{shown}”没有成为列表：", "“{shown}” did not become a list: ") + reason;
    let place = first.at.start..first.at.end - words(first).len();
    let diagnostic = Diagnostic::new(&codes::BULLET, findings.exact(place), message).help(text!(
        "行首写半角减号加空格：- {short}",
        "begin the line with a half-width hyphen and a space: - {short}"
    ));
    let span = findings.exact(run.range());
    let mended = run.together(|line| format!("- {}", words(line)));
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

/// A line as an item of a list. Brackets make another kind of list than a dot.
fn item(line: &Line<'_>) -> Option<String> {
    let (number, words) = numbered(line.text)?;
    let mark = if line.text[number.len()..].starts_with(['）', ')']) { ')' } else { '.' };
    Some(format!("{number}{mark} {words}"))
}
