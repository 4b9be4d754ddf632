//! Slips of the keyboard in a front matter, and what to say about them.

use std::ops::Range;

use super::Entry;
use crate::article::front_matter::node::DEEPEST;
use crate::diagnostic::codes::front_matter as codes;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span};
use crate::text;

/// One slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::article::front_matter) struct Slip {
    pub kind: SlipKind,
    pub range: Range<usize>,
    /// The entry it is in, by its place in the list.
    pub entry: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::article::front_matter) enum SlipKind {
    /// A line without `key: value`.
    NotAnEntry,
    /// `title：通知`.
    WideColon,
    /// `title:通知`.
    TightColon,
    /// `title: 快讯: 开幕`.
    InnerColon,
    /// `title: “通知”`.
    WideQuotes,
    /// `title: "通知`.
    UnclosedQuote,
    /// `title: "两优一先"表彰`.
    TextAfterQuote,
    /// `tags: [民生`.
    UnclosedBracket,
    /// `title: [通知] 关于防汛`.
    TextAfterBracket,
    /// `[[[[[1]]]]]`.
    TooDeep,
    /// `{ number: 金府发[2025]3号 }`.
    InnerBracket,
    /// `title: &a` or `*a`.
    Reference,
    /// `title: !通知`.
    Tag,
    /// `title: @镇长`.
    ReservedStart(char),
    /// A tab at the start of a line.
    Tab,
    /// A character that cannot be seen.
    Control(char),
    /// `title: 第 #3 次`.
    SwallowedText,
}

impl Slip {
    /// What to say about it.
    pub fn diagnostic(&self, source: &Source, entries: &[Entry]) -> Diagnostic {
        let span = source.span(self.range.clone());
        let written = shortened(span.text());
        let value = self.entry.and_then(|entry| entries.get(entry));
        match self.kind {
            SlipKind::NotAnEntry => not_an_entry(span, &written),
            SlipKind::WideColon | SlipKind::TightColon => wrong_colon(self.kind, span),
            SlipKind::InnerColon => quote_it(
                &codes::INNER_COLON,
                span,
                text!("值里有冒号加空格：{written}", "the value holds a colon and a space: {written}"),
                text!("冒号后有空格，会被当成另一项", "a colon and a space begin another entry"),
            ),
            SlipKind::WideQuotes => wide_quotes(span),
            SlipKind::UnclosedQuote | SlipKind::TextAfterQuote => broken_quotes(self.kind, span, &written),
            SlipKind::UnclosedBracket => Diagnostic::new(
                &codes::SYNTAX,
                span,
                text!("方括号或花括号没有对应的结束：{written}", "the bracket is never closed: {written}"),
            )
            .help(text!("在末尾补上 ] 或 }}", "close it with ] or }}")),
            SlipKind::TextAfterBracket => quote_it(
                &codes::SYNTAX,
                span,
                text!("括号后面还有文字：{written}", "there is text behind the closing bracket: {written}"),
                text!("以 [ 或 {{ 开头会被当成列表", "a value beginning with [ or {{ is a list"),
            ),
            SlipKind::TooDeep => too_deep(span),
            SlipKind::InnerBracket => quote_it(
                &codes::SYNTAX,
                span,
                text!("值里有方括号或花括号：{written}", "the value holds a bracket: {written}"),
                text!(
                    "在 {{ }} 和 [ ] 之间，括号另有含义",
                    "between brackets another one means something else"
                ),
            ),
            SlipKind::Reference | SlipKind::Tag | SlipKind::ReservedStart(_) => {
                reserved(self.kind, span, &written)
            }
            SlipKind::Tab => {
                let spaces = span.text().replace('\t', "  ");
                Diagnostic::new(
                    &codes::TAB,
                    span.clone(),
                    text!("行首用了制表符（Tab）", "the line begins with a tab"),
                )
                .help(text!("行首只用空格缩进", "indent with spaces only"))
                .patch(span, spaces)
            }
            SlipKind::Control(c) => control(span, c),
            SlipKind::SwallowedText => swallowed(source, &span, &written, value),
        }
    }
}

/// Values inside values beyond the limit.
pub(in crate::article::front_matter) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::TOO_DEEP,
        span,
        text!("嵌套太深：最多 {DEEPEST} 层", "nested too deeply: at most {DEEPEST} levels"),
    )
    .help(text!("把内容放平，或写进文章旁边的文件", "flatten it, or put it into a file beside the article"))
}

fn not_an_entry(span: Span, written: &str) -> Diagnostic {
    Diagnostic::new(
        &codes::NOT_AN_ENTRY,
        span,
        text!("这一行不是“名称: 值”：{written}", "this line is no `key: value`: {written}"),
    )
    .label(text!("没有冒号", "there is no colon"))
    .help(text!(
        "每行写一项，如 title: 标题；正文写在第二个 --- 之后",
        "write one entry a line, such as title: …; the text belongs behind the second ---"
    ))
}

fn wrong_colon(kind: SlipKind, span: Span) -> Diagnostic {
    if kind == SlipKind::WideColon {
        return Diagnostic::new(
            &codes::WIDE_COLON,
            span.clone(),
            text!("冒号是中文（全角）的“：”", "the colon is a full-width `：`"),
        )
        .label(text!("应是英文冒号加空格", "this should be a colon and a space"))
        .help(text!(
            "写成“名称: 值”，用英文冒号，后面空一格",
            "write `key: value` with an ASCII colon and a space"
        ))
        .patch(span, ": ");
    }
    Diagnostic::new(
        &codes::TIGHT_COLON,
        span.clone(),
        text!("冒号后面缺少空格", "there is no space behind the colon"),
    )
    .help(text!("写成“名称: 值”，冒号后空一格", "write `key: value` with a space behind the colon"))
    .patch(span, ": ")
}

fn wide_quotes(span: Span) -> Diagnostic {
    let written = span.text().to_owned();
    let bare: &str = written.trim_matches(['“', '”', '＂', '‘', '’', '＇']);
    let bare = bare.to_owned();
    let quoted = double_quoted(&written);
    Diagnostic::new(
        &codes::WIDE_QUOTES,
        span.clone(),
        text!("整个值放在中文引号里：{written}", "the whole value stands in full-width quotes: {written}"),
    )
    .label(text!("引号会一起显示在网页上", "the quotes would show on the page"))
    .help(text!(
        "去掉引号，写成 {bare}；确实要显示引号时写成 {quoted}",
        "write {bare} without them; if they are meant to show, write {quoted}"
    ))
    .patch(span, bare)
}

fn broken_quotes(kind: SlipKind, span: Span, written: &str) -> Diagnostic {
    if kind == SlipKind::TextAfterQuote {
        return quote_it(
            &codes::BROKEN_QUOTES,
            span,
            text!("引号后面还有文字：{written}", "there is text behind the closing quote: {written}"),
            text!("以引号开头的值必须以引号结尾", "a value that begins with a quote ends with it"),
        );
    }
    Diagnostic::new(
        &codes::BROKEN_QUOTES,
        span,
        text!("引号没有对应的结束：{written}", "the quote is never closed: {written}"),
    )
    .help(text!("在值的末尾补上同样的引号", "close the value with the same quote"))
}

fn reserved(kind: SlipKind, span: Span, written: &str) -> Diagnostic {
    let (code, message) = match kind {
        SlipKind::Reference => (
            &codes::REFUSED_YAML,
            text!(
                "不支持 YAML 的引用（& 和 *）：{written}",
                "YAML anchors and aliases are refused: {written}"
            ),
        ),
        SlipKind::Tag => (
            &codes::REFUSED_YAML,
            text!("不支持 YAML 的标签（!）：{written}", "YAML tags are refused: {written}"),
        ),
        _ => {
            let first = written.chars().next().unwrap_or_default();
            (
                &codes::RESERVED_START,
                text!("值不能以 {first} 开头：{written}", "a value cannot begin with {first}: {written}"),
            )
        }
    };
    quote_it(code, span, message, text!("在 YAML 中另有含义", "this means something else in YAML"))
}

fn control(span: Span, c: char) -> Diagnostic {
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

fn swallowed(source: &Source, span: &Span, written: &str, value: Option<&Entry>) -> Diagnostic {
    let found = Diagnostic::new(
        &codes::SWALLOWED_TEXT,
        span.clone(),
        text!(
            "空格加 # 之后的文字会被丢掉：{written}",
            "the text behind a space and # is dropped: {written}"
        ),
    )
    .help(text!("把整个值放进英文引号", "put the whole value into quotes"));
    let start = value.map_or(span.range().start, |entry| entry.value.start);
    let whole = source.span(start..span.range().end);
    if whole.text().contains('\n') {
        return found;
    }
    let quoted = double_quoted(whole.text());
    found.patch(whole, quoted)
}

/// A finding that quotes around the value mend.
fn quote_it(
    code: &'static Code,
    span: Span,
    message: crate::diagnostic::Text,
    label: crate::diagnostic::Text,
) -> Diagnostic {
    let quoted = double_quoted(span.text());
    Diagnostic::new(code, span.clone(), message)
        .label(label)
        .help(text!("整个值放进英文引号：{quoted}", "put the whole value into quotes: {quoted}"))
        .patch(span, quoted)
}

/// A text in quotes that YAML reads back as it is: double ones, or single ones when it holds
/// double ones.
pub(in crate::article::front_matter) fn double_quoted(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// The start of a long text.
pub(in crate::article::front_matter) fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}
