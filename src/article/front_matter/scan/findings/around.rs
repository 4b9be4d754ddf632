//! What is said about quotes and brackets around a value.

use crate::article::front_matter::codes;
use crate::article::front_matter::names::Names;
use crate::article::front_matter::node::{self, Value, quoted_end};
use crate::article::front_matter::scan::findings::line::quote_it;
use crate::article::front_matter::scan::quote::{QUOTES, double_quoted, plain_or_quoted, shortened};
use crate::article::front_matter::scan::scan;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::source::character::half_width_text;
use crate::text;

pub(in crate::article::front_matter::scan) fn wide_quotes(span: Span) -> Diagnostic {
    let written = span.text().to_owned();
    let bare = plain_or_quoted(written.trim_matches(QUOTES).trim());
    let found = Diagnostic::new(
        &codes::WIDE_QUOTES,
        span.clone(),
        text!("整个值放在中文引号里：{written}", "the whole value stands in full-width quotes: {written}"),
    );
    let last = written.chars().next_back().filter(char::is_ascii);
    let found = if let Some(last) = last {
        found
            .label(text!(
                "开头的引号是中文的，结尾的是英文的",
                "the first quote is full-width, the last is not"
            ))
            .help(text!(
                "去掉引号，写成 {bare}；或开头也用英文引号 {last}",
                "write {bare} without them, or begin with {last} too"
            ))
    } else {
        let quoted = double_quoted(&written);
        found.label(text!("引号会一起显示在网页上", "the quotes would show on the page")).help(text!(
            "去掉引号，写成 {bare}；确实要显示引号时写成 {quoted}",
            "write {bare} without them; if they are meant to show, write {quoted}"
        ))
    };
    found.guess(span, bare)
}

pub(in crate::article::front_matter::scan) fn text_after_quote(span: Span) -> Diagnostic {
    let list = quoted_list(span.text());
    let found = quote_it(
        &codes::BROKEN_QUOTES,
        span.clone(),
        |written| text!("引号后面还有文字：{written}", "there is text behind the closing quote: {written}"),
        text!("以引号开头的值必须以引号结尾", "a value that begins with a quote ends with it"),
    );
    match list {
        Some(list) => found.help(text!("写成列表：{list}", "write a list: {list}")).patch(span, list),
        None => found,
    }
}

/// `"甲"、"乙"` as a list of YAML.
fn quoted_list(text: &str) -> Option<String> {
    let mut items = Vec::new();
    let mut rest = text.trim();
    while let Some(quote) = rest.chars().next() {
        let quote = Some(quote).filter(|quote| matches!(quote, '"' | '\''))?;
        let end = quoted_end(rest, quote)?;
        items.push(&rest[..end]);
        let behind = rest[end..].trim_start();
        rest = behind.trim_start_matches([',', '，', '、', ';', '；']).trim_start();
        if rest.len() == behind.len() && !rest.is_empty() {
            return None;
        }
    }
    Some(format!("[{}]", items.join(", ")))
}

pub(in crate::article::front_matter::scan) fn unclosed_quote(span: Span) -> Diagnostic {
    let written = shortened(span.text());
    let found = Diagnostic::new(
        &codes::BROKEN_QUOTES,
        span.clone(),
        text!("引号没有对应的结束：{written}", "the quote is never closed: {written}"),
    );
    let text = span.text().trim_end().to_owned();
    let quote = text.chars().next().unwrap_or('"');
    let last = text.chars().next_back().filter(|last| QUOTES.contains(last) && !last.is_ascii());
    let closed = match last {
        Some(last) => format!("{}{quote}", &text[..text.len() - last.len_utf8()]),
        None => format!("{text}{quote}"),
    };
    let found = match last {
        Some(last) => found
            .label(text!("结尾的引号 {last} 是中文的", "the last quote, {last}, is a full-width one"))
            .help(text!("结尾也用英文引号：{closed}", "close it with the same quote: {closed}")),
        None => found.help(text!("在值的末尾补上同样的引号", "close the value with the same quote")),
    };
    if quoted_end(&closed, quote) == Some(closed.len()) { found.guess(span, closed) } else { found }
}

pub(in crate::article::front_matter::scan) fn unclosed_bracket(span: Span) -> Diagnostic {
    let written = shortened(span.text());
    let found = Diagnostic::new(
        &codes::SYNTAX,
        span.clone(),
        text!("方括号或花括号没有对应的结束：{written}", "the bracket is never closed: {written}"),
    );
    let text = span.text().trim_end();
    let bare = text.trim_end_matches(['］', '】', '｝', '）']);
    let closed = format!("{}{}", bare.trim_end(), closing(bare));
    let right = flat(bare) && node::read(&closed).is_ok();
    let found = if bare.len() < text.len() {
        found
            .label(text!("结尾的括号是中文的", "the last bracket is a full-width one"))
            .help(text!("改成英文括号", "write an ASCII one"))
    } else {
        found.help(text!("在末尾补上 ] 或 }}", "close it with ] or }}"))
    };
    if right { found.guess(span, closed) } else { found }
}

/// Whether a text has so few brackets that reading it takes no time.
fn flat(text: &str) -> bool {
    text.matches(['[', '{']).nth(MOST_BRACKETS).is_none()
}

/// More than any value in one line has.
const MOST_BRACKETS: usize = 100;

/// The brackets that a text leaves open, closed.
fn closing(text: &str) -> String {
    let mut open = Vec::new();
    for c in text.chars() {
        match c {
            '[' => open.push(']'),
            '{' => open.push('}'),
            ']' | '}' => drop(open.pop()),
            _ => {}
        }
    }
    let space = if open.first() == Some(&'}') { " " } else { "" };
    format!("{space}{}", open.into_iter().rev().collect::<String>())
}

pub(in crate::article::front_matter::scan) fn wide_brackets(span: Span) -> Diagnostic {
    let written = shortened(span.text());
    let found = Diagnostic::new(
        &codes::WIDE_SIGN,
        span.clone(),
        text!("括号是中文（全角）的：{written}", "the brackets are full-width ones: {written}"),
    );
    let plain: String = half_width_text(span.text())
        .chars()
        .map(|c| match c {
            '【' => '[',
            '】' => ']',
            _ => c,
        })
        .collect();
    let plain = plain.replace(':', ": ").replace(',', ", ");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = format!("a: {plain}");
    let clean = flat(&plain) && scan(&line, 0..line.len(), &Names::default()).slips.is_empty();
    match if clean { node::read(&plain).ok() } else { None } {
        Some(node) if complete(&node.value) => {
            found.help(text!("写成 {plain}", "write {plain}")).patch(span, plain)
        }
        _ => found.help(text!(
            "用英文的括号、冒号和逗号，如 {{ 名称: 值, 名称: 值 }}",
            "use ASCII brackets, colons and commas, as in {{ key: value, key: value }}"
        )),
    }
}

/// Whether every part of a value has something in it.
fn complete(value: &Value) -> bool {
    match value {
        Value::Null | Value::Unreadable => false,
        Value::List(items) => items.iter().all(|item| complete(&item.value)),
        Value::Map(entries) => entries.iter().all(|(_, value)| complete(&value.value)),
        _ => true,
    }
}
