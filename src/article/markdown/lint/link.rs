//! Links that did not become links, or not those that were meant.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::super::parse::Unresolved;
use super::address::{inside_brackets, looks_like_address, names_another_place, no_link};
use super::{Findings, LONGEST, excerpt, near};
use crate::article::markdown::codes;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text;

/// What is taken for `[`.
const OPENING: [char; 3] = ['[', '【', '［'];

/// What is taken for `]`, in the same order.
const CLOSING: [char; 3] = [']', '】', '］'];

/// Endings of pictures' names.
const PICTURES: [&str; 8] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".svg", ".avif"];

/// Tells of brackets that the parser found no address for.
pub(in super::super) fn unresolved(findings: &mut Findings<'_>, brackets: Vec<Unresolved>) {
    for Unresolved { place, kind } in brackets {
        match kind {
            LinkType::Reference
            | LinkType::ReferenceUnknown
            | LinkType::Collapsed
            | LinkType::CollapsedUnknown => unknown(findings, &place),
            _ => behind_bracket(findings, &place),
        }
    }
}

fn unknown(findings: &mut Findings<'_>, range: &Range<usize>) {
    let brackets = &findings.body[range.clone()];
    if is_citation(brackets) {
        return;
    }
    let shown = excerpt(brackets);
    findings.tell(
        &codes::UNKNOWN_REFERENCE,
        range,
        text!(
            "“{shown}”没有成为链接：名称没有定义",
            "“{shown}” did not become a link: its name is not defined"
        ),
        text!(
            "写成 [文字](网址)，或补一行 [名称]: 网址",
            "write [words](address), or add a line [name]: address"
        ),
    );
}

/// `[1][2]`, `[1-3][5]`: the numbers of sources, which lead nowhere.
fn is_citation(brackets: &str) -> bool {
    let is_number =
        |c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | '—' | '~' | '～' | ',' | '，' | '、');
    let inside = brackets.strip_prefix('[').and_then(|brackets| brackets.strip_suffix(']'));
    inside.is_some_and(|inside| {
        inside
            .split("][")
            .all(|name| name.starts_with(|c: char| c.is_ascii_digit()) && name.chars().all(is_number))
    })
}

/// `[字]（url）`, `[字](url）`, `[字] (url)` and `[字](a b.png)`: what follows the bracket tells what was
/// meant.
fn behind_bracket(findings: &mut Findings<'_>, range: &Range<usize>) {
    let body = findings.body;
    let line = near(&body[range.end..]);
    let words = &body[range.clone()];
    let spaces = line.len() - line.trim_start_matches([' ', '\u{3000}']).len();
    let Some(inside) = line[spaces..].strip_prefix(['(', '（']) else { return };
    let Some(end) = inside.find([')', '）']) else { return broken(findings, range, inside) };
    let open = line.len() - inside.len();
    let close = inside[end..].chars().next().map_or(0, char::len_utf8);
    let whole = range.start..range.end + open + end + close;
    let has_space = inside[..end].trim().contains(' ');
    let is_half_width = body[range.end + spaces..whole.end].starts_with('(') && close == 1;
    if spaces > 0 && !has_space {
        return space_before_address(findings, whole, words, &inside[..end]);
    }
    if !is_half_width && !has_space && full_width_brackets(findings, whole, words, &inside[..end]) {
        return;
    }
    if spaces == 0
        && line.starts_with('(')
        && let Some(end) = inside.find(')')
    {
        let told = findings.told.len();
        inside_brackets(findings, range, &inside[..end]);
        if findings.told.len() == told {
            broken(findings, range, inside);
        }
    }
}

/// `![图](a.png`, `![图](a.png 会场)`: brackets behind words that begin with an address and make no link.
fn broken(findings: &mut Findings<'_>, words: &Range<usize>, inside: &str) {
    let body = findings.body;
    let address = inside.split([' ', ')', '）', '"', '“', '，', '。']).next().unwrap_or_default();
    // `![](a.png)` is a picture without a description, which is told elsewhere.
    let is_whole = &body[words.clone()] == "[]" && inside.contains(')') && !address.is_empty();
    if is_whole || !body[words.end..].starts_with('(') || !looks_like_address(address) {
        return;
    }
    let start = words.start - usize::from(body[..words.start].ends_with('!'));
    let right = format!("{}({address})", &body[start..words.end]);
    let shown = excerpt(&body[start..]);
    findings.tell(
        &codes::BROKEN_LINK,
        &(start..words.end + 1 + address.len()),
        text!("“{shown}”没有成为链接或图片", "“{shown}” became neither a link nor a picture"),
        text!(
            "圆括号里只写地址，括号要成对：{right}",
            "write only the address, between a pair of brackets: {right}"
        ),
    );
}

/// Tells of full-width brackets around words or address; whether they were meant for a link.
fn full_width_brackets(
    findings: &mut Findings<'_>,
    mut whole: Range<usize>,
    words: &str,
    address: &str,
) -> bool {
    if !looks_like_address(address) || names_another_place(address) {
        return false;
    }
    let address = address.trim();
    let mut right = format!("{words}({address})");
    if is_meant_as_picture(&findings.body[..whole.start], address) {
        whole.start -= '！'.len_utf8();
        right.insert(0, '!');
    }
    let reason = text!("用了全角括号", "its brackets are full-width");
    let help = text!("用半角括号：{right}", "use half-width brackets: {right}");
    no_link(findings, &codes::FULL_WIDTH_LINK, whole, reason, (help, right));
    true
}

/// `[字] (url)`, `![图] (a.png)`; not `[1] (https://a.cn/)`, which may be a note with its source.
fn space_before_address(findings: &mut Findings<'_>, whole: Range<usize>, words: &str, address: &str) {
    let is_number = words.chars().all(|c| !c.is_alphanumeric() || c.is_numeric());
    if is_number || !looks_like_address(address) || names_another_place(address) {
        return;
    }
    let address = address.trim();
    let right = format!("{words}({address})");
    let reason = text!("] 和 ( 之间有空格", "there is a space between ] and (");
    let help = text!("删掉空格：{right}", "delete the space: {right}");
    no_link(findings, &codes::SPACE_IN_ADDRESS, whole, reason, (help, right));
}

/// Whether a full-width exclamation mark before a link ends no sentence, and the link leads to a
/// picture.
fn is_meant_as_picture(before: &str, destination: &str) -> bool {
    let Some(before) = before.strip_suffix('！') else { return false };
    let name = destination.to_ascii_lowercase();
    !before.ends_with(char::is_alphanumeric) && PICTURES.iter().any(|ending| name.ends_with(ending))
}

/// The bracket that the one at `close` belongs to, in the text from `far` on: the nearest that no other
/// closes, else the nearest of its own kind.
fn opening_bracket(body: &str, far: usize, close: usize) -> Option<usize> {
    let before = &body[far..close];
    let nearest = before.rfind(OPENING)?;
    if before[nearest..].contains(CLOSING) {
        let kind = CLOSING.iter().position(|closing| body[close..].starts_with(*closing))?;
        return before.rfind(OPENING[kind]).map(|at| far + at);
    }
    Some(far + nearest)
}

impl Findings<'_> {
    /// `![](照片 1.jpg)`: without words in its brackets the parser does not even ask what they name.
    pub(in super::super) fn empty_brackets(&mut self, range: &Range<usize>) {
        let body = self.body;
        for (at, brackets) in body[range.clone()].match_indices("[](") {
            behind_bracket(self, &(range.start + at..range.start + at + brackets.len() - 1));
        }
    }

    /// `【字】(url)`, `［字](url)`, `[字】(url)` in a paragraph.
    pub(in super::super) fn wide_brackets(&mut self, range: &Range<usize>) {
        let body = self.body;
        for (at, bracket) in body[range.clone()].match_indices(CLOSING) {
            let (close, behind) = (range.start + at, range.start + at + bracket.len());
            let Some(inside) = body[behind..range.end].strip_prefix(['(', '（']) else { continue };
            let Some(end) = near(inside).find([')', '）']) else { continue };
            let far = body.floor_char_boundary(close.saturating_sub(LONGEST).max(range.start));
            let Some(start) = opening_bracket(body, far, close) else { continue };
            let open = body[start..].chars().next().map_or(0, char::len_utf8);
            if open == 1 && bracket == "]" {
                continue; // the parser asks for these
            }
            let after = range.end - inside.len() + end;
            let whole = start..after + body[after..].chars().next().map_or(0, char::len_utf8);
            let words = &body[start + open..close];
            full_width_brackets(self, whole, &format!("[{words}]"), &inside[..end]);
        }
    }

    /// A link at `place`; tells of what shows that another was meant.
    pub(in super::super) fn odd_link(&mut self, place: &Range<usize>, destination: &str) -> Option<()> {
        let body = self.body;
        if is_meant_as_picture(&body[..place.start], destination) {
            let whole = place.start - '！'.len_utf8()..place.end;
            let right = format!("!{}", &body[place.clone()]);
            let reason = text!("！ 是全角的，图片成了链接", "its ！ is full-width, so the picture is a link");
            let help = text!("用半角的 !：{right}", "use the half-width !: {right}");
            no_link(self, &codes::FULL_WIDTH_LINK, whole, reason, (help, right));
            return Some(());
        }
        // `[甲](a.md）……（乙)`: the address ended with the first bracket.
        let (address, _) = destination.split_once('）').filter(|(address, _)| !address.contains('（'))?;
        let start = place.start + body[place.clone()].rfind(destination)?;
        let words = body[place.start..start].strip_suffix('(')?;
        let whole = place.start..start + address.len() + '）'.len_utf8();
        full_width_brackets(self, whole, words, address).then_some(())
    }

    /// A definition of a link that no link uses, or whose address is text: the line does not show.
    pub(in super::super) fn hidden_definition(
        &mut self,
        range: &Range<usize>,
        label: &str,
        destination: &str,
    ) {
        let shown = excerpt(label);
        let hidden = text!("“[{shown}]:”这一行不会显示，", "the line “[{shown}]:” is not shown, ");
        let colon = text!(
            "如果是正文，冒号用全角：[{shown}]：",
            "if it is text, use a full-width colon: [{shown}]："
        );
        if !is_text(destination) {
            let unused = text!("也没有链接用到它", "and no link uses it");
            return self.tell(&codes::UNUSED_DEFINITION, range, hidden + unused, colon);
        }
        let words = excerpt(destination);
        let lost = text!("“{words}”成了链接的地址", "“{words}” became the address of a link");
        let is_number = label.bytes().all(|byte| byte.is_ascii_digit());
        let help = if is_number {
            text!(
                "注释写成 [^{shown}]: {words}，正文里写 [^{shown}]；",
                "a note is written [^{shown}]: {words}, and [^{shown}] in the text; "
            ) + colon
        } else {
            colon
        };
        let mut diagnostic =
            Diagnostic::new(&codes::UNUSED_DEFINITION, self.span(range), hidden + lost).help(help);
        diagnostic.severity = Severity::Error;
        self.push(diagnostic);
    }
}

/// Whether the address of a definition is Chinese and no file's name: text that would be lost.
pub(in super::super) fn is_text(destination: &str) -> bool {
    destination.chars().any(crate::source::character::is_han) && !destination.contains(['/', '.', '#'])
}
