//! Findings as the browser gets them: JSON whose every string is shown as text.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Lang, Place, Severity, visible};
use crate::source::{Digester, SourcePath, Span};

/// Characters of a source line that are shown on each side of a fault.
const AROUND: usize = 60;

/// Stands where a line was cut.
const CUT: char = '…';

/// How many errors there are, and a key that changes when they do: other errors, not the same ones some
/// lines further down. Whoever closed the list of errors is shown it again when there are others.
pub fn tally(findings: &[Diagnostic]) -> Value {
    let mut key = Digester::default();
    let mut count = 0;
    for finding in errors(findings) {
        let file = finding.path().map_or("", SourcePath::as_str);
        key.update(format!("{}\n{file}\n{}\n", finding.code.id, finding.message.en).as_bytes());
        count += 1;
    }
    json!({ "count": count, "key": key.finish().short(16) })
}

/// All errors among the findings, in their order.
pub fn faults(findings: &[Diagnostic], lang: Lang) -> Value {
    errors(findings).map(|finding| fault(finding, lang)).collect()
}

fn errors(findings: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    findings.iter().filter(|finding| finding.severity == Severity::Error)
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
    let end = range.end.min(line.end).max(range.start);
    let text = source.text();
    let pieces = [
        last(&text[line.start..range.start]),
        first(&text[range.start..end]),
        first(&text[end..line.end.max(end)]),
    ];
    json!(pieces.map(|piece| visible(&piece).into_owned()))
}

/// The beginning of a piece of a line.
fn first(piece: &str) -> String {
    match piece.char_indices().nth(AROUND) {
        Some((end, _)) => format!("{}{CUT}", &piece[..end]),
        None => piece.to_owned(),
    }
}

/// The end of a piece of a line.
fn last(piece: &str) -> String {
    match piece.char_indices().rev().nth(AROUND) {
        Some((before, left_out)) => format!("{CUT}{}", &piece[before + left_out.len_utf8()..]),
        None => piece.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::codes;
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
        let piece = |at: usize| long["source"][at].as_str().unwrap();
        assert_eq!(piece(0), format!("…{}", "字".repeat(AROUND)));
        assert_eq!((piece(1), piece(2)), ("字", format!("{}…", "字".repeat(AROUND)).as_str()));
        let whole = sent(&"字".repeat(2 * AROUND + 1), 3 * AROUND..3 * AROUND + 3);
        assert_eq!(whole["source"][0], "字".repeat(AROUND), "nothing is left out");
        assert_eq!(sent("", 0..0)["source"], json!(["", "", ""]));
        assert_eq!(sent("a\nb\n", 0..4)["source"], json!(["", "a", ""]));
        assert_eq!(sent("a\n", 1..2)["source"], json!(["a", "", ""]));
    }

    #[test]
    fn the_key_is_that_of_the_errors_and_not_of_their_lines() {
        let found = |source: &str, range: std::ops::Range<usize>, word: &str| {
            let source = Source::new(SourcePath::new("content/a.md").unwrap(), source.to_owned());
            Diagnostic::new(&codes::OUTPUT_COLLISION, source.span(range), text!("{word}", "{word}"))
        };
        let first = tally(&[found("甲乙", 0..3, "甲")]);
        assert_eq!(first["count"], 1);
        assert_eq!(tally(&[found("\n\n甲乙", 2..5, "甲")]), first);
        assert_ne!(tally(&[found("甲乙", 3..6, "乙")])["key"], first["key"]);
    }
}
