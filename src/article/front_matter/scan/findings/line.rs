//! What is said about a line of a front matter, and about signs within it.

use crate::article::front_matter::codes;
use crate::article::front_matter::node::DEEPEST;
use crate::article::front_matter::scan::list::{as_list, bullet};
use crate::article::front_matter::scan::quote::{double_quoted, plain_or_quoted, shortened};
use crate::article::front_matter::scan::slip::SlipKind;
use crate::diagnostic::{Code, Diagnostic, Severity, Text};
use crate::source::character::is_unpublishable;
use crate::source::{Moment, Span};
use crate::text;

/// Values inside values beyond the limit.
pub(in crate::article::front_matter) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::TOO_DEEP,
        span,
        text!("嵌套太深：最多 {DEEPEST} 层", "nested too deeply: at most {DEEPEST} levels"),
    )
    .help(text!("把内容放平，或写进文章旁边的文件", "flatten it, or put it into a file beside the article"))
}

/// A line that is no entry.
pub(in crate::article::front_matter) fn not_an_entry(span: Span) -> Diagnostic {
    let written = shortened(span.text());
    if written.trim().is_empty() {
        return Diagnostic::new(
            &codes::NOT_AN_ENTRY,
            span.clone(),
            text!("这一行只有全角空格", "this line holds nothing but full-width space"),
        )
        .help(text!("删掉这些空格", "remove the space"))
        .patch(span, "");
    }
    let found = Diagnostic::new(
        &codes::NOT_AN_ENTRY,
        span,
        text!("这一行不是“名称: 值”：{written}", "this line is no `key: value`: {written}"),
    )
    .help(text!(
        "每行写一项，如 title: 标题；接着写上一项时，行首空两格；正文写在第二个 --- 之后",
        "write one entry a line, such as title: …; go on with the one above behind two spaces; the text belongs behind the second ---"
    ));
    if written.contains([':', '：']) {
        found
    } else {
        found.label(text!("没有冒号", "there is no colon"))
    }
}

/// Tabs at the start of a line, with what should stand there for each.
pub(in crate::article::front_matter::scan) fn tab(span: Span, each: &str) -> Diagnostic {
    let spaces = span.text().replace('\t', each);
    let spaces = if each.is_empty() { String::new() } else { spaces };
    let help = if each.is_empty() {
        text!("删去制表符，名称写在行首", "remove it: a key begins its line")
    } else {
        text!("行首只用空格缩进", "indent with spaces only")
    };
    Diagnostic::new(&codes::TAB, span.clone(), text!("行首用了制表符（Tab）", "the line begins with a tab"))
        .help(help)
        .patch(span, spaces)
}

pub(in crate::article::front_matter::scan) fn uneven(span: Span, column: usize) -> Diagnostic {
    Diagnostic::new(
        &codes::SYNTAX,
        span.clone(),
        text!("这一行的缩进和上一项不一样", "this line is indented unlike the one above"),
    )
    .help(text!(
        "行首空 {column} 格，和上一项对齐；是上一项的下文时，上一项整个放进英文引号",
        "begin it with {column} spaces, like the one above; if it goes on with that one, put that one into quotes"
    ))
    .guess(span, " ".repeat(column))
}

/// A colon that is no colon and a space.
pub(in crate::article::front_matter) fn wrong_colon(kind: SlipKind, span: Span) -> Diagnostic {
    if kind == SlipKind::TightColon {
        let message = if span.text() == ":" {
            text!("冒号后面缺少空格", "there is no space behind the colon")
        } else {
            text!("冒号后面的空格是全角的", "the space behind the colon is no plain one")
        };
        return Diagnostic::new(&codes::TIGHT_COLON, span.clone(), message)
            .help(text!("写成“名称: 值”，冒号后空一格", "write `key: value` with a space behind the colon"))
            .patch(span, ": ");
    }
    let colon = span.text().to_owned();
    Diagnostic::new(
        &codes::WIDE_COLON,
        span.clone(),
        text!("冒号是中文（全角）的“{colon}”", "the colon is a full-width `{colon}`"),
    )
    .label(text!("应是英文冒号加空格", "this should be a colon and a space"))
    .help(text!(
        "写成“名称: 值”，用英文冒号，后面空一格",
        "write `key: value` with an ASCII colon and a space"
    ))
    .patch(span.clone(), with_space(":", &span))
}

/// A mark and a space, unless there is one behind the place of the mark.
fn with_space(mark: &str, place: &Span) -> String {
    let behind = &place.source().text()[place.range().end..];
    if behind.starts_with(' ') { mark.to_owned() } else { format!("{mark} ") }
}

/// A colon and a space in a plain text.
pub(in crate::article::front_matter) fn inner_colon(span: Span) -> Diagnostic {
    quote_it(
        &codes::INNER_COLON,
        span,
        |written| text!("值里有冒号加空格：{written}", "the value holds a colon and a space: {written}"),
        text!("冒号后有空格，会被当成另一项", "a colon and a space begin another entry"),
    )
}

pub(in crate::article::front_matter::scan) fn wide_comma(span: &Span) -> Diagnostic {
    let comma = span.text().to_owned();
    Diagnostic::new(
        &codes::WIDE_SIGN,
        span.clone(),
        text!("两项之间的逗号写成了“{comma}”", "the comma between two entries is written `{comma}`"),
    )
    .label(text!("应是英文逗号加空格", "this should be a comma and a space"))
    .help(text!("改成英文逗号，后面空一格", "write an ASCII comma and a space"))
    .patch(span.clone(), with_space(",", span))
}

/// Items of a list with other signs than the hyphen of YAML.
pub(in crate::article::front_matter) fn wrong_bullets(span: Span) -> Diagnostic {
    let written = shortened(span.text());
    let first = bullet(&written).map(plain_or_quoted).unwrap_or_default();
    let list = as_list(span.text());
    let found = Diagnostic::new(
        &codes::WRONG_SHAPE,
        span.clone(),
        text!(
            "列表的每一项要以减号加空格开头：{written}",
            "an item of a list begins with a hyphen and a space: {written}"
        ),
    )
    .help(text!("写成 - {first}", "write - {first}"));
    match list {
        Some(list) => found.patch(span, list),
        None => found,
    }
}

pub(in crate::article::front_matter::scan) fn list_on_key_line(span: Span) -> Diagnostic {
    let written = shortened(span.text());
    Diagnostic::new(
        &codes::SYNTAX,
        span,
        text!(
            "减号加空格是列表，不能和名称写在同一行：{written}",
            "a hyphen and a space begin a list, which cannot stand beside its key: {written}"
        ),
    )
    .help(text!(
        "列表从下一行写起，每行一个 - ；是文字时，整个值放进英文引号",
        "begin the list on the next line, one - a line; if it is a text, put the whole value into quotes"
    ))
}

pub(in crate::article::front_matter::scan) fn reserved(kind: SlipKind, span: Span) -> Diagnostic {
    let label = text!("在 YAML 中另有含义", "this means something else in YAML");
    match kind {
        SlipKind::Reference => quote_it(
            &codes::REFUSED_YAML,
            span,
            |written| {
                text!(
                    "不支持 YAML 的引用（& 和 *）：{written}",
                    "YAML anchors and aliases are refused: {written}"
                )
            },
            label,
        ),
        SlipKind::Tag => quote_it(
            &codes::REFUSED_YAML,
            span,
            |written| text!("不支持 YAML 的标签（!）：{written}", "YAML tags are refused: {written}"),
            label,
        ),
        _ => quote_it(
            &codes::RESERVED_START,
            span,
            |written| {
                let first = written.chars().next().unwrap_or_default();
                text!("值不能以 {first} 开头：{written}", "a value cannot begin with {first}: {written}")
            },
            label,
        ),
    }
}

pub(in crate::article::front_matter) fn control(span: &Span, c: char) -> Diagnostic {
    let number = u32::from(c);
    let found = Diagnostic::new(
        &codes::CONTROL_CHARACTER,
        span.clone(),
        text!(
            "有看不见的控制字符（U+{number:04X}）",
            "there is an invisible control character (U+{number:04X})"
        ),
    )
    .help(text!(
        "删掉这个字符；从别处粘贴时先粘贴到记事本",
        "delete it; paste from other programs as plain text"
    ));
    // A zero-width space that came with a paste is left out when the value is read, and nobody sees a difference.
    // What turns the text around or has no place in a feed shows something else than is written.
    let severity = if is_unpublishable(c) { found.severity } else { Severity::Warning };
    Diagnostic { severity, ..found }
}

/// A comment that may be meant as a text; `start` is where the text before it begins. Behind a date, a number or a
/// switch nothing is lost.
pub(in crate::article::front_matter::scan) fn swallowed(span: Span, start: usize) -> Diagnostic {
    let before = span.source().text()[start..span.range().start].trim();
    let complete = Moment::parse(before).is_ok()
        || before.parse::<f64>().is_ok()
        || ["true", "false", "yes", "no", "是", "否"].contains(&before);
    let severity = if complete { Severity::Warning } else { codes::SWALLOWED_TEXT.severity };
    let written = shortened(span.text());
    let whole = span.source().span(start..span.range().end);
    let quoted = double_quoted(whole.text());
    let found = Diagnostic::new(
        &codes::SWALLOWED_TEXT,
        span,
        text!(
            "空格加 # 之后的文字会被丢掉：{written}",
            "the text behind a space and # is dropped: {written}"
        ),
    )
    .help(text!(
        "把整个值放进英文引号：{quoted}；是注释就在 # 后面空一格",
        "put the whole value into quotes: {quoted}; in a comment put a space behind the #"
    ))
    .guess(whole, quoted);
    Diagnostic { severity, ..found }
}

/// A finding that quotes around the value mend.
pub(in crate::article::front_matter::scan) fn quote_it(
    code: &'static Code,
    span: Span,
    message: impl Fn(&str) -> Text,
    label: Text,
) -> Diagnostic {
    let message = message(&shortened(span.text()));
    let quoted = double_quoted(span.text());
    Diagnostic::new(code, span.clone(), message)
        .label(label)
        .help(text!("整个值放进英文引号：{quoted}", "put the whole value into quotes: {quoted}"))
        .patch(span, quoted)
}
