//! What is said about keys: where they stand, and what is around them.

use super::line::tab;
use crate::article::front_matter::codes;
use crate::article::front_matter::scan::Entry;
use crate::article::front_matter::scan::quote::shortened;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::text;

pub(in crate::article::front_matter::scan) fn indented_key(span: Span, entry: Option<&Entry>) -> Diagnostic {
    if span.text().contains('\t') {
        return tab(span, "");
    }
    let name = entry.map_or("", |entry| &span.source().text()[entry.key.clone()]).to_owned();
    if span.text().contains('-') {
        return Diagnostic::new(
            &codes::INDENTED_KEY,
            span.clone(),
            text!("“{name}”前面有减号", "there is a hyphen before `{name}`"),
        )
        .help(text!("删去减号，名称写在行首", "remove it: a key begins its line"))
        .patch(span, "");
    }
    let message = if span.text().contains('\u{3000}') {
        text!("“{name}”前面有全角空格", "there is full-width space before `{name}`")
    } else {
        text!("“{name}”前面有空格", "there is space before `{name}`")
    };
    Diagnostic::new(&codes::INDENTED_KEY, span.clone(), message)
        .help(text!("删去空格，名称写在行首", "remove it: a key begins its line"))
        .patch(span, "")
}

pub(in crate::article::front_matter::scan) fn quoted_key(span: Span, entry: Option<&Entry>) -> Diagnostic {
    let name = entry.map_or("", |entry| &span.source().text()[entry.key.clone()]).to_owned();
    Diagnostic::new(
        &codes::WIDE_QUOTES,
        span.clone(),
        text!("名称“{name}”放在中文引号里", "the key `{name}` stands in full-width quotes"),
    )
    .help(text!("去掉引号，写成 {name}: 值", "write {name}: value without them"))
    .patch(span, format!("{name}: "))
}

/// The space before a key that stands behind the value of another one.
pub(in crate::article::front_matter::scan) fn joined_key(span: Span) -> Diagnostic {
    let line = span.source().line_span(span.range().start);
    let written = shortened(line.text());
    let behind = &span.source().text()[span.range().end..line.range().end];
    let key = behind.split([':', '：']).next().unwrap_or_default().to_owned();
    Diagnostic::new(
        &codes::INNER_COLON,
        span.source().span(span.range().end..span.range().end + key.len()),
        text!("一行里写了不止一项：{written}", "there is more than one entry in this line: {written}"),
    )
    .label(text!("另一项从这里开始", "another entry begins here"))
    .help(text!("每项单独一行，“{key}”从下一行写起", "write each on its own line, `{key}` on the next one"))
    .patch(span, "\n")
}

pub(in crate::article::front_matter::scan) fn no_colon(span: Span, entry: Option<&Entry>) -> Diagnostic {
    let name = entry.map_or("", |entry| &span.source().text()[entry.key.clone()]).to_owned();
    let sign = span.text().trim().to_owned();
    let message = if sign.is_empty() {
        text!("“{name}”后面没有冒号", "there is no colon behind `{name}`")
    } else {
        text!("“{name}”后面应是冒号，不是“{sign}”", "a colon belongs behind `{name}`, not `{sign}`")
    };
    Diagnostic::new(&codes::NOT_AN_ENTRY, span.clone(), message)
        .help(text!(
            "写成“{name}: 值”，用英文冒号，后面空一格",
            "write `{name}: value` with a colon and a space"
        ))
        .patch(span, ": ")
}
