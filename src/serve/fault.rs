//! Findings as the browser gets them: JSON whose every string is shown as text.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Lang, Place, Severity, visible};
use crate::source::Span;

/// Findings that are sent at once; the rest are counted.
const MOST: usize = 50;

/// Characters of a source line that are shown on each side of a fault.
const AROUND: usize = 60;

/// All errors among the findings, in their order.
pub fn faults(findings: &[Diagnostic], lang: Lang) -> Value {
    let errors = || findings.iter().filter(|finding| finding.severity == Severity::Error);
    let list: Vec<Value> = errors().take(MOST).map(|finding| fault(finding, lang)).collect();
    json!({ "count": errors().count(), "list": list })
}

/// One finding: `{code, severity, title, message, help, file, line, column, source: [before, marked, after]}`.
pub fn fault(finding: &Diagnostic, lang: Lang) -> Value {
    let (line, column) = finding.position();
    let number = |number: usize| if number == 0 { Value::Null } else { Value::from(number) };
    let help = finding.help.as_ref().map(|help| visible(help.in_lang(lang)));
    json!({
        "code": finding.code.id,
        "severity": match finding.severity { Severity::Error => "error", Severity::Warning => "warning" },
        "title": finding.code.title_in(lang),
        "message": visible(finding.message.in_lang(lang)),
        "label": finding.label.as_ref().map(|label| visible(label.in_lang(lang))),
        "help": help,
        "file": finding.path().map(|path| visible(path.as_str()).into_owned()),
        "line": number(line),
        "column": number(column),
        "source": match &finding.place { Place::Span(span) => excerpt(span), _ => Value::Null },
    })
}

/// The line of a span in three pieces: what stands before it, what it covers, what follows.
fn excerpt(span: &Span) -> Value {
    let (source, range) = (span.source(), span.range());
    let line = source.line_span(range.start).range();
    let end = range.end.min(line.end);
    let text = source.text();
    let before: String = last_characters(&text[line.start..range.start]);
    let cut = |piece: &str| piece.chars().take(AROUND).collect::<String>();
    let pieces = [
        before,
        cut(&text[range.start..end.max(range.start)]),
        cut(&text[end.max(range.start)..line.end.max(range.start)]),
    ];
    json!(pieces.map(|piece| visible(&piece).into_owned()))
}

fn last_characters(piece: &str) -> String {
    let start = piece.char_indices().rev().take(AROUND).last().map_or(piece.len(), |(at, _)| at);
    piece[start..].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes::site as codes;
    use crate::source::{Source, SourcePath};
    use crate::text;

    fn sent(source: &str, range: std::ops::Range<usize>) -> Value {
        let source = Source::new(SourcePath::new("content/a.md").unwrap(), source.to_owned());
        let message = text!("标题<b>", "title<b>");
        fault(&Diagnostic::new(&codes::STRAY_ARTICLE, source.span(range), message), Lang::Zh)
    }

    #[test]
    fn the_source_line_comes_in_three_pieces() {
        let sent = sent("一\n日期: 无效\n二\n", 12..18);
        assert_eq!(sent["source"], json!(["日期: ", "无效", ""]));
        assert_eq!(
            (&sent["line"], &sent["column"], &sent["message"]),
            (&json!(2), &json!(5), &json!("标题<b>"))
        );
    }

    #[test]
    fn long_lines_and_edges_are_cut() {
        let long = sent(&"字".repeat(1000), 1500..1503);
        assert_eq!(long["source"][0].as_str().unwrap().chars().count(), AROUND);
        assert_eq!(sent("", 0..0)["source"], json!(["", "", ""]));
        assert_eq!(sent("a\nb\n", 0..4)["source"], json!(["", "a", ""]));
        assert_eq!(sent("a\n", 1..2)["source"], json!(["a", "", ""]));
    }
}
