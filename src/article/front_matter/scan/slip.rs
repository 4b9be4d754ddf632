//! Slips of the keyboard in a front matter, and what to say about each.

use std::ops::Range;

use super::Entry;
use super::findings;
use crate::article::front_matter::codes;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::text;

/// One slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::article::front_matter) struct Slip {
    pub kind: SlipKind,
    pub range: Range<usize>,
    /// The entry it is in, by its place in the list.
    pub entry: Option<usize>,
    /// Whether it is between brackets.
    pub inside: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::article::front_matter) enum SlipKind {
    /// A line without `key: value` among those of a map.
    NotAnEntry,
    /// White space before a key of the top level.
    IndentedKey,
    /// A key further to the right than those above; the column they are in.
    Uneven(usize),
    /// `“title”: 通知`.
    QuotedKey,
    /// `标题: 通知 日期: 2025-04-01`.
    JoinedKey,
    /// `title = 通知`.
    NoColon,
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
    /// `[[[[[[1]]]]]]`.
    TooDeep,
    /// `{ number: 金府发[2025]3号 }`.
    InnerBracket,
    /// `｛ 初审: 甲 ｝`.
    WideBrackets,
    /// `{ 初审: 甲， 复审: 乙 }`.
    WideComma,
    /// `· 民生` in a list.
    WrongBullets,
    /// `tags: - 民生`.
    ListOnKeyLine,
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
    /// `title: 第 #3 次`; where the text begins that the hash cuts off.
    SwallowedText(usize),
}

/// What to say about slips in the order of the text. Wrong marks in one line of a list or a map are one slip: the
/// input method was on.
pub(in crate::article::front_matter) fn diagnostics(
    slips: &[Slip],
    source: &Source,
    entries: &[Entry],
) -> Vec<Diagnostic> {
    let joint = |one: &Slip, next: &Slip| {
        let between = source.text().get(one.range.end..next.range.start);
        let marks = one.is_inner_mark() && next.is_inner_mark();
        marks && one.entry == next.entry && between.is_some_and(|between| !between.contains('\n'))
    };
    let told = slips.chunk_by(joint).map(|group| {
        let all: Vec<Diagnostic> = group.iter().map(|slip| slip.diagnostic(source, entries)).collect();
        findings::together(all)
    });
    told.collect()
}

impl Slip {
    /// Whether it is a wrong colon or comma between brackets.
    fn is_inner_mark(&self) -> bool {
        self.inside && matches!(self.kind, SlipKind::WideColon | SlipKind::TightColon | SlipKind::WideComma)
    }

    /// What to say about it.
    fn diagnostic(&self, source: &Source, entries: &[Entry]) -> Diagnostic {
        let span = source.span(self.range.clone());
        let entry = self.entry.and_then(|entry| entries.get(entry));
        let mut found = match self.kind {
            SlipKind::NotAnEntry => findings::not_an_entry(span),
            SlipKind::IndentedKey => findings::indented_key(span, entry),
            SlipKind::QuotedKey => findings::quoted_key(span, entry),
            SlipKind::JoinedKey => findings::joined_key(span),
            SlipKind::Uneven(column) => findings::uneven(span, column),
            SlipKind::NoColon => findings::no_colon(span, entry),
            SlipKind::WideColon | SlipKind::TightColon => findings::wrong_colon(self.kind, span),
            SlipKind::InnerColon => findings::inner_colon(span),
            SlipKind::WideQuotes => findings::wide_quotes(span),
            SlipKind::UnclosedQuote => findings::unclosed_quote(span),
            SlipKind::TextAfterQuote => findings::text_after_quote(span),
            SlipKind::UnclosedBracket => findings::unclosed_bracket(span),
            SlipKind::TextAfterBracket => findings::quote_it(
                &codes::SYNTAX,
                span,
                |written| {
                    text!(
                        "括号后面还有文字：{written}",
                        "there is text behind the closing bracket: {written}"
                    )
                },
                text!("以 [ 或 {{ 开头会被当成列表", "a value beginning with [ or {{ is a list"),
            ),
            SlipKind::TooDeep => findings::too_deep(span),
            SlipKind::InnerBracket => findings::quote_it(
                &codes::SYNTAX,
                span,
                |written| text!("值里有方括号或花括号：{written}", "the value holds a bracket: {written}"),
                text!(
                    "在 {{ }} 和 [ ] 之间，括号另有含义",
                    "between brackets another one means something else"
                ),
            ),
            SlipKind::WideBrackets => findings::wide_brackets(span),
            SlipKind::WideComma => findings::wide_comma(&span),
            SlipKind::WrongBullets => findings::wrong_bullets(span),
            SlipKind::ListOnKeyLine => findings::list_on_key_line(span),
            SlipKind::Reference | SlipKind::Tag | SlipKind::ReservedStart(_) => {
                findings::reserved(self.kind, span)
            }
            SlipKind::Tab => findings::tab(span, "  "),
            SlipKind::Control(c) => findings::control(&span, c).patch(span, ""),
            SlipKind::SwallowedText(start) => findings::swallowed(span, start),
        };
        if self.cuts_off(source, entry) {
            found.patch = None;
        }
        found
    }

    /// Whether putting quotes around the place would not take in the whole value: it goes on in the next line,
    /// or a bracket follows.
    fn cuts_off(&self, source: &Source, entry: Option<&Entry>) -> bool {
        let whole = matches!(
            self.kind,
            SlipKind::InnerColon
                | SlipKind::WideQuotes
                | SlipKind::UnclosedQuote
                | SlipKind::TextAfterQuote
                | SlipKind::UnclosedBracket
                | SlipKind::TextAfterBracket
                | SlipKind::WideBrackets
                | SlipKind::Reference
                | SlipKind::Tag
                | SlipKind::ReservedStart(_)
                | SlipKind::SwallowedText(_)
        );
        let start = if let SlipKind::SwallowedText(start) = self.kind { start } else { self.range.start };
        let goes_on = entry.is_some_and(|entry| {
            let rest = source.text().get(self.range.end..entry.value.end);
            if entry.value.start == start {
                return rest.is_some_and(|rest| rest.contains('\n'));
            }
            match self.kind {
                SlipKind::UnclosedQuote => !source.text()[..self.range.end].ends_with('”'),
                kind => kind == SlipKind::UnclosedBracket,
            }
        });
        let bracket = source.text()[self.range.end..].trim_start_matches(' ').starts_with(['[', '{']);
        whole && (goes_on || bracket)
    }
}
