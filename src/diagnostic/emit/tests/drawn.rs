//! The form for people.

use super::*;

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
fn columns_count_what_is_written_out_as_the_one_character_it_is() {
    let source = source("第一行\n甲\u{202e}乙\t丙，丁\n戊\u{200b}己\n");
    let related = find(&source, "己");
    let diagnostic = Diagnostic::new(&DATE, find(&source, "丁"), text!("地名", "a place"))
        .related(related, text!("又一处", "another"));
    let drawn = human(diagnostic, Lang::En);
    assert!(drawn.contains("session.md:2:7\n"), "{drawn}");
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
fn a_patch_of_empty_lines_is_not_drawn() {
    let source = source("---\n（一）甲\n（二）乙\n");
    let span = find(&source, "（一）甲\n（二）乙");
    let diagnostic = Diagnostic::new(&DATE, span.clone(), text!("连成一段", "one paragraph"))
        .patch(span, "（一）甲\n\n（二）乙");
    let drawn = human(diagnostic, Lang::En);
    assert!(drawn.ends_with("  = help: see zhenbao explain ZB203\n\n"), "{drawn}");
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
    for format in
        [ReportFormat::Human(Screen::PLAIN), ReportFormat::Short, ReportFormat::Json, ReportFormat::Sarif]
    {
        let out = emit(std::slice::from_ref(&diagnostic), format, Lang::Zh);
        assert!(!out.contains(visible::acts), "{out:?}");
    }
    let drawn = human(diagnostic, Lang::Zh);
    assert!(drawn.contains("错误[ZB203] 值：␛[31m␊<U+202E>\n"), "{drawn}");
    assert!(drawn.contains("1 | a␛]0;x␇<U+202E>标题<U+009B>2J\n"), "{drawn}");
}

#[test]
fn colour_only_adds_escape_codes() {
    let coloured =
        emit(&[dated()], ReportFormat::Human(Screen { colour: Colouring::Always, columns: None }), Lang::Zh);
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
    assert_eq!(emit(&places()[..3], ReportFormat::Human(Screen::PLAIN), Lang::Zh), expected);

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
