//! Drawings in the room there is, and many findings.

use super::*;
use crate::diagnostic::emit::screen::width;

fn on(columns: usize, diagnostics: &[Diagnostic]) -> String {
    emit(diagnostics, ReportFormat::Human(Screen { columns: Some(columns), ..Screen::PLAIN }), Lang::Zh)
}

/// What stands above the carets of a drawing.
fn marked(drawn: &str) -> String {
    let lines: Vec<&str> = drawn.lines().collect();
    let at = lines.iter().position(|line| line.contains('^')).expect("there are carets");
    let (first, count) = (width(lines[at].split('^').next().unwrap()), lines[at].matches('^').count());
    let mut column = 0;
    let mut found = String::new();
    for character in lines[at - 1].chars() {
        if (first..first + count).contains(&column) {
            found.push(character);
        }
        column += width(&character.to_string());
    }
    found
}

fn long() -> Diagnostic {
    let line = format!("{}实到60名{}", "镇人民代表大会".repeat(9), "代表听取和审议了报告，".repeat(9));
    let source = source(&format!("---\ntitle: 会议\n---\n\n{line}\n"));
    let span = find(&source, "实到60名");
    Diagnostic::new(
        &DATE,
        span.clone(),
        text!(
            "正文里的实到人数和开头的数据不一样：正文是 60 名，开头是 58 名",
            "the text says 60, the data 58"
        ),
    )
    .label(text!("开头的数据写的是五十八名，请假两名", "the data say 58"))
    .help(text!(
        "核对会议记录，改正其中一处；数据写在文件开头的 present 一项里",
        "look it up and mend one of them"
    ))
    .patch(span, "实到58名")
}

#[test]
fn nothing_runs_over_the_edge_and_the_caret_stands_under_its_word() {
    for columns in [40, 60, 80, 120, 200] {
        let drawn = on(columns, &[long()]);
        for line in drawn.lines() {
            assert!(width(line) <= columns, "{} of {columns}: {line}\n{drawn}", width(line));
        }
        assert_eq!(marked(&drawn), "实到60名", "{drawn}");
        let plain = drawn.replace("\n      ", "").replace('\n', "");
        assert!(plain.contains("开头的数据写的是五十八名，请假两名"), "{drawn}");
        assert!(plain.contains("present"), "{drawn}");
        assert!(drawn.contains("实到58名"), "{drawn}");
    }
}

#[test]
fn a_place_wider_than_the_screen_stays_whole() {
    let path = format!("content/{}/2025/session.md", "人民代表大会".repeat(6));
    let source = Source::new(SourcePath::new(&path).unwrap(), "正文。\n".repeat(9));
    let diagnostic = Diagnostic::new(&DATE, source.span(10..19), text!("不对", "wrong"));
    for colour in [Colouring::Never, Colouring::Always] {
        let format = ReportFormat::Human(Screen { columns: Some(60), colour });
        let drawn = emit(std::slice::from_ref(&diagnostic), format, Lang::Zh);
        assert!(drawn.contains(&format!("{path}:2:1\n")), "{drawn}");
    }
}

proptest::proptest! {
    #![proptest_config(crate::source::property::cases(256))]

    #[test]
    fn any_text_fits(
        text in "[a-z字“，\\t👨\u{202e} ]{0,120}", from in 0usize..200, length in 1usize..60,
        label in "[a字 ]{0,40}", columns in 40usize..90,
    ) {
        let source = source(&text);
        let diagnostic = Diagnostic::new(&DATE, source.span(from..from + length), text!("不对", "wrong"))
            .label(text!("{label}", "{label}"));
        for line in on(columns, &[diagnostic]).lines() {
            proptest::prop_assert!(width(line) <= columns, "{line}");
        }
    }
}

#[test]
fn errors_stand_last_and_many_warnings_of_one_code_are_one() {
    static INDENT: Code = Code { id: "ZB311", title: ("段首的空格", "an indent"), ..DATE };
    let source = source(&"某行\n".repeat(40));
    let found = |code: &'static Code, severity, line: usize| {
        let mut found =
            Diagnostic::new(code, source.span(line * 7..line * 7 + 6), text!("第{line}", "no. {line}"));
        found.severity = severity;
        found
    };
    let mut all = vec![found(&DATE, Severity::Error, 1)];
    all.extend((2..32).map(|line| found(&INDENT, Severity::Warning, line)));
    all.push(found(&DATE, Severity::Warning, 33));
    let drawn = emit(&all, ReportFormat::Human(Screen::PLAIN), Lang::Zh);
    let titles: Vec<&str> = drawn.lines().filter(|line| line.contains("[ZB")).collect();
    assert_eq!(
        titles,
        [
            "警告[ZB311] 第2",
            "警告[ZB311] 第3",
            "警告[ZB311] 第4",
            "警告[ZB203] 第33",
            "警告[ZB311] 段首的空格：另有 27 处，在 1 个文件里",
            "错误[ZB203] 第1",
        ]
    );
    assert!(drawn.contains("27 处，在 1 个文件里\n --> content/renda/2025/session.md:6\n"), "{drawn}");
    assert!(drawn.contains("zhenbao check --format short"), "{drawn}");
    assert_eq!(emit(&all, ReportFormat::Short, Lang::Zh).lines().count(), all.len());
}
