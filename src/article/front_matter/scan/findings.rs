//! What is said about the slips of the keyboard.

mod line;
mod around;
mod key;

pub(in crate::article::front_matter) use line::{
    control, inner_colon, not_an_entry, too_deep, wrong_bullets, wrong_colon,
};

use super::Entry;
use super::quote::shortened;
use super::slip::{Slip, SlipKind};
use crate::article::front_matter::codes;
use crate::diagnostic::{Diagnostic, Patch};
use crate::source::Source;
use crate::text;
use around::{text_after_quote, unclosed_bracket, unclosed_quote, wide_brackets, wide_quotes};
use key::{indented_key, joined_key, no_colon, quoted_key};
use line::{list_on_key_line, quote_it, reserved, swallowed, tab, uneven, wide_comma};

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
        together(all)
    });
    told.collect()
}

/// Findings about marks of one line as one, with one patch; a single one stays as it is.
fn together(all: Vec<Diagnostic>) -> Diagnostic {
    let patches: Vec<Patch> = all.iter().filter_map(|found| found.patch.clone()).collect();
    let (first, last) = match patches.as_slice() {
        [first, .., last] => (&first.span, &last.span),
        _ => return all.into_iter().next().expect("a group has a finding"),
    };
    let (start, end) = (first.range().start, last.range().end);
    let mut right = String::new();
    let mut at = start;
    for patch in &patches {
        right.push_str(&first.source().text()[at..patch.span.range().start]);
        right.push_str(&patch.replacement);
        at = patch.span.range().end;
    }
    let line = first.source().line_span(start);
    let written = shortened(line.text());
    let span = first.source().span(start..end);
    let (before, behind) =
        (&line.text()[..start - line.range().start], &line.text()[end - line.range().start..]);
    let whole = shortened(&format!("{before}{right}{behind}"));
    Diagnostic::new(
        &codes::WIDE_SIGN,
        span.clone(),
        text!(
            "括号里的冒号和逗号写得不对：{written}",
            "colons and commas between brackets are not right: {written}"
        ),
    )
    .label(text!("要用英文的冒号和逗号，后面空一格", "these are to be ASCII ones, each with a space behind"))
    .help(text!("写成 {whole}", "write {whole}"))
    .patch(span, right)
}

impl Slip {
    /// What to say about it.
    fn diagnostic(&self, source: &Source, entries: &[Entry]) -> Diagnostic {
        let span = source.span(self.range.clone());
        let entry = self.entry.and_then(|entry| entries.get(entry));
        let mut found = match self.kind {
            SlipKind::NotAnEntry => not_an_entry(span),
            SlipKind::IndentedKey => indented_key(span, entry),
            SlipKind::QuotedKey => quoted_key(span, entry),
            SlipKind::JoinedKey => joined_key(span),
            SlipKind::Uneven(column) => uneven(span, column),
            SlipKind::NoColon => no_colon(span, entry),
            SlipKind::WideColon | SlipKind::TightColon => wrong_colon(self.kind, span),
            SlipKind::InnerColon => inner_colon(span),
            SlipKind::WideQuotes => wide_quotes(span),
            SlipKind::UnclosedQuote => unclosed_quote(span),
            SlipKind::TextAfterQuote => text_after_quote(span),
            SlipKind::UnclosedBracket => unclosed_bracket(span),
            SlipKind::TextAfterBracket => quote_it(
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
            SlipKind::TooDeep => too_deep(span),
            SlipKind::InnerBracket => quote_it(
                &codes::SYNTAX,
                span,
                |written| text!("值里有方括号或花括号：{written}", "the value holds a bracket: {written}"),
                text!(
                    "在 {{ }} 和 [ ] 之间，括号另有含义",
                    "between brackets another one means something else"
                ),
            ),
            SlipKind::WideBrackets => wide_brackets(span),
            SlipKind::WideComma => wide_comma(&span),
            SlipKind::WrongBullets => wrong_bullets(span),
            SlipKind::ListOnKeyLine => list_on_key_line(span),
            SlipKind::Reference | SlipKind::Tag | SlipKind::ReservedStart(_) => reserved(self.kind, span),
            SlipKind::Tab => tab(span, "  "),
            SlipKind::Control(c) => control(&span, c).patch(span, ""),
            SlipKind::SwallowedText(start) => swallowed(span, start),
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
