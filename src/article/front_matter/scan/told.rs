//! What is said about the slips of the keyboard.

use super::quote::{QUOTES, double_quoted, plain_or_quoted, shortened};
use super::{Entry, SlipKind, as_list, scan};
use crate::article::front_matter::keys::{Names, half_width};
use crate::article::front_matter::node::{self, DEEPEST, Value, quoted_end};
use crate::diagnostic::codes::front_matter as codes;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::source::Span;
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

pub(super) fn indented_key(span: Span, entry: Option<&Entry>) -> Diagnostic {
    if span.text().contains('\t') {
        return tab(span, "");
    }
    let name = entry.map_or("", |entry| &span.source().text()[entry.key.clone()]).to_owned();
    let message = if span.text().contains('\u{3000}') {
        text!("“{name}”前面有全角空格", "there is full-width space before `{name}`")
    } else {
        text!("“{name}”前面有空格", "there is space before `{name}`")
    };
    Diagnostic::new(&codes::INDENTED_KEY, span.clone(), message)
        .help(text!("删去空格，名称写在行首", "remove it: a key begins its line"))
        .patch(span, "")
}

/// Tabs at the start of a line, with what should stand there for each.
pub(super) fn tab(span: Span, each: &str) -> Diagnostic {
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

pub(super) fn uneven(span: Span, column: usize) -> Diagnostic {
    Diagnostic::new(
        &codes::SYNTAX,
        span.clone(),
        text!("这一行的缩进和上一项不一样", "this line is indented unlike the one above"),
    )
    .help(text!(
        "行首空 {column} 格，和上一项对齐；是上一项的下文时，上一项整个放进英文引号",
        "begin it with {column} spaces, like the one above; if it goes on with that one, put that one into quotes"
    ))
    .patch(span, " ".repeat(column))
}

pub(super) fn no_colon(span: Span, entry: Option<&Entry>) -> Diagnostic {
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
    .patch(span, ": ")
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

pub(super) fn wide_quotes(span: Span) -> Diagnostic {
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
    found.patch(span, bare)
}

pub(super) fn unclosed_quote(span: Span) -> Diagnostic {
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
    if quoted_end(&closed, quote) == Some(closed.len()) { found.patch(span, closed) } else { found }
}

pub(super) fn unclosed_bracket(span: Span) -> Diagnostic {
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
    if right { found.patch(span, closed) } else { found }
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

pub(super) fn wide_brackets(span: Span) -> Diagnostic {
    let written = shortened(span.text());
    let found = Diagnostic::new(
        &codes::WIDE_SIGN,
        span.clone(),
        text!("括号是中文（全角）的：{written}", "the brackets are full-width ones: {written}"),
    );
    let plain: String = half_width(span.text())
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

pub(super) fn wide_comma(span: Span) -> Diagnostic {
    let comma = span.text().to_owned();
    Diagnostic::new(
        &codes::WIDE_SIGN,
        span.clone(),
        text!("两项之间的逗号写成了“{comma}”", "the comma between two entries is written `{comma}`"),
    )
    .label(text!("应是英文逗号加空格", "this should be a comma and a space"))
    .help(text!("改成英文逗号，后面空一格", "write an ASCII comma and a space"))
    .patch(span, ", ")
}

/// Items of a list with other signs than the hyphen of YAML.
pub(in crate::article::front_matter) fn wrong_bullets(span: Span) -> Diagnostic {
    let written = shortened(span.text());
    let first = super::bullet(&written).map(plain_or_quoted).unwrap_or_default();
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

pub(super) fn list_on_key_line(span: Span) -> Diagnostic {
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

pub(super) fn reserved(kind: SlipKind, span: Span) -> Diagnostic {
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

pub(super) fn control(span: Span, c: char) -> Diagnostic {
    let number = u32::from(c);
    Diagnostic::new(
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
    ))
    .patch(span, "")
}

/// A comment that may be meant as a text; `start` is where the text before it begins.
pub(super) fn swallowed(span: Span, start: usize) -> Diagnostic {
    let written = shortened(span.text());
    let whole = span.source().span(start..span.range().end);
    let quoted = double_quoted(whole.text());
    Diagnostic::new(
        &codes::SWALLOWED_TEXT,
        span,
        text!(
            "空格加 # 之后的文字会被丢掉：{written}",
            "the text behind a space and # is dropped: {written}"
        ),
    )
    .help(text!("把整个值放进英文引号：{quoted}", "put the whole value into quotes: {quoted}"))
    .patch(whole, quoted)
}

/// A finding that quotes around the value mend.
pub(super) fn quote_it(
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
