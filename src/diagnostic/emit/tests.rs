//! The drawn forms, character by character.

use super::*;
use crate::diagnostic::{Code, Diagnostic, Lang, Place, Severity};
use crate::source::{Source, SourcePath};
use crate::text;

static DATE: Code = Code {
    id: "ZB203",
    severity: Severity::Error,
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
    emit(&[diagnostic], Format::Human(Colour::Never), lang)
}

#[test]
fn a_finding_is_drawn_in_chinese() {
    let expected = "\
错误[ZB203] 日期无法识别：2025-13-01
 --> content/renda/2025/session.md:3:7
  |
3 | date: 2025-13-01
  |       ^^^^^^^^^^ 没有第 13 个月
  |
  = 帮助：写成 2025-03-01 这样的日期（zhenbao explain ZB203）

";
    assert_eq!(human(dated(), Lang::Zh), expected);
}

#[test]
fn a_finding_is_drawn_in_english() {
    let expected = "\
error[ZB203]: not a date: 2025-13-01
 --> content/renda/2025/session.md:3:7
  |
3 | date: 2025-13-01
  |       ^^^^^^^^^^ there is no month 13
  |
  = help: write a date such as 2025-03-01 (zhenbao explain ZB203)

";
    assert_eq!(human(dated(), Lang::En), expected);
}

#[test]
fn carets_stand_under_chinese_and_columns_count_characters() {
    let source = source("正文第一行\n她说：前往重庆长沙\n");
    let diagnostic =
        Diagnostic::new(&DATE, find(&source, "重庆"), text!("地名", "a place")).label(text!("这里", "here"));
    let expected = "\
错误[ZB203] 地名
 --> content/renda/2025/session.md:2:6
  |
2 | 她说：前往重庆长沙
  |           ^^^^ 这里
  |
  = 帮助：见 zhenbao explain ZB203

";
    assert_eq!(human(diagnostic, Lang::Zh), expected);
}

#[test]
fn a_patch_shows_the_right_line() {
    let source = source("---\n｜指标｜目标｜\n");
    let span = find(&source, "｜指标｜目标｜");
    let diagnostic = Diagnostic::new(&DATE, span.clone(), text!("全角竖线", "full-width bars"))
        .patch(span, "| 指标 | 目标 |");
    let expected = "\
error[ZB203]: full-width bars
 --> content/renda/2025/session.md:2:1
  |
2 | ｜指标｜目标｜
  | ^^^^^^^^^^^^^^
  |
  = help: see zhenbao explain ZB203
  |
2 - ｜指标｜目标｜
2 + | 指标 | 目标 |
  |

";
    assert_eq!(human(diagnostic, Lang::En), expected);
}

#[test]
fn related_places_are_drawn_near_and_far() {
    let near = source("标题: 一\n日期: 二\n标题: 三\n");
    let second = near.span(near.text().rfind("标题").unwrap()..near.text().rfind("标题").unwrap() + 6);
    let diagnostic = Diagnostic::new(&DATE, second.clone(), text!("重复的键", "duplicate key"))
        .label(text!("第二次", "second"))
        .related(near.span(0..6), text!("第一次", "first"));
    let expected = "\
错误[ZB203] 重复的键
 --> content/renda/2025/session.md:3:1
  |
1 | 标题: 一
  | ---- 第一次
2 | 日期: 二
3 | 标题: 三
  | ^^^^ 第二次
  |
  = 帮助：见 zhenbao explain ZB203

";
    assert_eq!(human(diagnostic, Lang::Zh), expected);

    let other = Source::new(SourcePath::new("content/b.md").unwrap(), "\n\n短名: a\n".to_owned());
    let diagnostic = Diagnostic::new(&DATE, second, text!("同一个网址", "one address"))
        .related(find(&other, "短名"), text!("也在这里", "also here"));
    let expected = "\
错误[ZB203] 同一个网址
 --> content/renda/2025/session.md:3:1
  |
3 | 标题: 三
  | ^^^^
  |
 ::: content/b.md:3:1
  |
3 | 短名: a
  | ---- 也在这里
  |
  = 帮助：见 zhenbao explain ZB203

";
    assert_eq!(human(diagnostic, Lang::Zh), expected);
}

#[test]
fn wide_lines_are_cut_and_keep_their_column() {
    let source = source(&format!("a\n{}这里{}", "字".repeat(500), "后".repeat(5000)));
    let diagnostic = Diagnostic::new(&DATE, find(&source, "这里"), text!("不对", "wrong"))
        .label(text!("有问题", "at fault"));
    let drawn = human(diagnostic, Lang::Zh);
    let (before, behind) = ("字".repeat(20), "后".repeat(48));
    let lines: Vec<&str> = drawn.lines().collect();
    assert_eq!(lines[1], " --> content/renda/2025/session.md:2:501");
    assert_eq!(lines[3], format!("2 | ...{before}这里{behind}..."));
    assert_eq!(lines[4], format!("  |    {}^^^^ 有问题", " ".repeat(40)));
}

#[test]
fn nothing_in_a_source_reaches_the_terminal_raw() {
    let source = source("a\u{1b}]0;x\u{7}\u{202e}标题\u{9b}2J\n");
    let diagnostic = Diagnostic::new(
        &DATE,
        find(&source, "标题"),
        text!("值：\u{1b}[31m\n\u{202e}", "value: \u{1b}[31m\n\u{202e}"),
    )
    .help(text!("写成\u{1b}[0m", "write \u{1b}[0m"));
    for format in [Format::Human(Colour::Never), Format::Short, Format::Json, Format::Sarif] {
        let out = emit(std::slice::from_ref(&diagnostic), format, Lang::Zh);
        assert!(!out.contains(visible::acts), "{out:?}");
    }
    let drawn = human(diagnostic, Lang::Zh);
    assert!(drawn.contains("错误[ZB203] 值：␛[31m␊<U+202E>\n"), "{drawn}");
    assert!(drawn.contains("1 | a␛]0;x␇<U+202E>标题<U+009B>2J\n"), "{drawn}");
}

#[test]
fn colour_only_adds_escape_codes() {
    let coloured = emit(&[dated()], Format::Human(Colour::Always), Lang::Zh);
    assert!(coloured.starts_with("\u{1b}["), "{coloured:?}");
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some(at) = rest.find('\u{1b}') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..][rest[at..].find('m').unwrap() + 1..];
    }
    plain.push_str(rest);
    assert_eq!(plain, human(dated(), Lang::Zh));
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

#[test]
fn findings_without_a_line_are_drawn_too() {
    let expected = "\
错误[ZB203] 输出
 = 帮助：见 zhenbao explain ZB203

错误[ZB203] 整个文件
 --> content/renda/2025/session.md
  = 帮助：见 zhenbao explain ZB203

错误[ZB203] 编码
 --> content/renda/2025/session.md:7
  = 帮助：见 zhenbao explain ZB203

";
    assert_eq!(emit(&places()[..3], Format::Human(Colour::Never), Lang::Zh), expected);

    let source = source("title: 一\n");
    let other = SourcePath::new("content/b.png").unwrap();
    let diagnostic = Diagnostic::new(&DATE, Place::File(other), text!("同一个网址", "one address"))
        .related(find(&source, "title"), text!("也在这里", "also here"));
    let expected = "\
错误[ZB203] 同一个网址
 --> content/b.png
  |
 ::: content/renda/2025/session.md:1:1
  |
1 | title: 一
  | ----- 也在这里
  |
  = 帮助：见 zhenbao explain ZB203

";
    assert_eq!(human(diagnostic, Lang::Zh), expected);
}

#[test]
fn short_is_one_line_each() {
    let expected = "\
error[ZB203]: 输出
content/renda/2025/session.md: error[ZB203]: 整个文件
content/renda/2025/session.md:7:1: error[ZB203]: 编码
content/renda/2025/session.md:3:7: error[ZB203]: 日期无法识别：2025-13-01; 写成 2025-03-01 这样的日期
";
    assert_eq!(emit(&places(), Format::Short, Lang::Zh), expected);
}

#[test]
fn json_is_one_object_a_line() {
    let out = emit(&places(), Format::Json, Lang::En);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(
        lines[0],
        r#"{"code":"ZB203","severity":"error","file":null,"line":null,"column":null,"message":"output","help":null}"#
    );
    assert_eq!(
        lines[3],
        r#"{"code":"ZB203","severity":"error","file":"content/renda/2025/session.md","line":3,"column":7,"message":"not a date: 2025-13-01","help":"write a date such as 2025-03-01"}"#
    );
}

#[test]
fn sarif_is_one_document() {
    let source = source("日期: 1\n");
    let span = find(&source, "1");
    let diagnostic = Diagnostic::new(&DATE, span.clone(), text!("不对", "wrong"))
        .patch(span, "2")
        .related(find(&source, "日期"), text!("键", "key"));
    let out = emit(&[diagnostic], Format::Sarif, Lang::En);
    let document: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(document["version"], "2.1.0");
    let run = &document["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "ZB203");
    let result = &run["results"][0];
    assert_eq!(result["level"], "error");
    let region = serde_json::json!({ "startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 6 });
    assert_eq!(result["locations"][0]["physicalLocation"]["region"], region);
    assert_eq!(result["relatedLocations"][0]["message"]["text"], "key");
    assert_eq!(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "2");
    let empty: serde_json::Value = serde_json::from_str(&emit(&[], Format::Sarif, Lang::Zh)).unwrap();
    assert_eq!(empty["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn a_code_explains_itself() {
    let expected = "\
错误[ZB203] 日期无法识别

日期写成 2025-04-01。

错误的写法：

    date: 明天

正确的写法：

    date: 2025-04-01
";
    assert_eq!(explain(&DATE, Lang::Zh), expected);
    assert!(
        explain(&DATE, Lang::En)
            .starts_with("error[ZB203] not a date\n\nWrite dates as 2025-04-01.\n\nWrong:\n")
    );
}

proptest::proptest! {
    #[test]
    fn drawing_takes_any_text_and_any_place(
        text in "[a-z字“\\t\\n\u{0}\u{1b}\u{301}\u{200d}👨\u{202e}\u{ffff} ]{0,60}",
        from in 0usize..200, length in 0usize..100, other in 0usize..200, replacement in "[a字\\n]{0,3}",
    ) {
        let source = source(&text);
        let diagnostic = Diagnostic::new(&DATE, source.span(from..from + length), text!("不对", "wrong"))
            .related(source.span(other..other + 3), text!("这里", "here"))
            .patch(source.span(from..from + length), replacement);
        for format in [Format::Human(Colour::Never), Format::Short, Format::Json, Format::Sarif] {
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
    let out = emit(&all, Format::Short, Lang::Zh);
    assert_eq!(out.lines().last().unwrap(), "content/renda/2025/session.md:50000:2: error[ZB203]: 49999");
    let drawn = emit(&all, Format::Human(Colour::Never), Lang::Zh);
    assert_eq!(drawn.matches(" --> ").count(), lines);
}
