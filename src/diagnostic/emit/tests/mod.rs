//! What is written, character by character.

mod drawn;
mod fit;
mod lines;

use super::*;
use crate::diagnostic::{Code, Diagnostic, Lang, Place, Severity};
use crate::source::{Source, SourcePath};
use crate::text;

static DATE: Code = Code {
    id: "ZB203",
    severity: Severity::Error,
    rule: None,
    title: ("日期无法识别", "not a date"),
    meaning: ("日期写成 2025-04-01。", "Write dates as 2025-04-01."),
    wrong: "date: 明天",
    right: "date: 2025-04-01",
};

fn source(text: &str) -> Source {
    Source::new(SourcePath::new("content/renda/2025/session.md").unwrap(), text.to_owned())
}

fn find(source: &Source, piece: &str) -> crate::source::Span {
    let at = source.text().find(piece).unwrap();
    source.span(at..at + piece.len())
}

fn dated() -> Diagnostic {
    let source = source("---\ntitle: 会议“召开”\ndate: 2025-13-01\n---\n");
    Diagnostic::new(
        &DATE,
        find(&source, "2025-13-01"),
        text!("日期无法识别：2025-13-01", "not a date: 2025-13-01"),
    )
    .label(text!("没有第 13 个月", "there is no month 13"))
    .help(text!("写成 2025-03-01 这样的日期", "write a date such as 2025-03-01"))
}

fn human(diagnostic: Diagnostic, lang: Lang) -> String {
    emit(&[diagnostic], ReportFormat::Human(Screen::PLAIN), lang)
}

fn places() -> Vec<Diagnostic> {
    let source = source("a\n");
    vec![
        Diagnostic::new(&DATE, Place::Outside, text!("输出", "output")),
        Diagnostic::new(&DATE, Place::File(source.path().clone()), text!("整个文件", "the file")),
        Diagnostic::new(&DATE, Place::Line(source.path().clone(), 7), text!("编码", "encoding")),
        dated(),
    ]
}

proptest::proptest! {
    #![proptest_config(crate::source::property::cases(256))]

    #[test]
    fn drawing_takes_any_text_and_any_place(
        text in "[a-z字“\\t\\n\u{0}\u{1b}\u{301}\u{200d}👨\u{202e}\u{ffff} ]{0,60}",
        from in 0usize..200, length in 0usize..100, other in 0usize..200, replacement in "[a字\\n]{0,3}",
    ) {
        let source = source(&text);
        let diagnostic = Diagnostic::new(&DATE, source.span(from..from + length), text!("不对", "wrong"))
            .related(source.span(other..other + 3), text!("这里", "here"))
            .patch(source.span(from..from + length), replacement);
        for format in [ReportFormat::Human(Screen::PLAIN), ReportFormat::Short, ReportFormat::Json, ReportFormat::Sarif] {
            let out = emit(std::slice::from_ref(&diagnostic), format, Lang::Zh);
            proptest::prop_assert!(!out.contains(visible::acts), "{out:?}");
        }
    }
}

#[test]
fn many_findings_in_one_text_are_counted_on() {
    let lines = 50_000;
    let source = source(&"某行\n".repeat(lines));
    let all: Vec<Diagnostic> = (0..lines)
        .map(|line| {
            Diagnostic::new(&DATE, source.span(line * 7 + 3..line * 7 + 6), text!("{line}", "{line}"))
                .related(source.span(0..3), text!("开头", "start"))
        })
        .collect();
    let all = crate::diagnostic::sorted(all);
    let out = emit(&all, ReportFormat::Short, Lang::Zh);
    assert_eq!(out.lines().last().unwrap(), "content/renda/2025/session.md:50000:2: error[ZB203]: 49999");
    let drawn = emit(&all, ReportFormat::Human(Screen::PLAIN), Lang::Zh);
    // Of a flood of errors the first hundreds are drawn, of the others five places are named.
    assert_eq!(drawn.matches(" --> ").count(), 205);
    assert!(drawn.contains("另有 49800 处，在 1 个文件里"), "{}", &drawn[drawn.len() - 400..]);
}
