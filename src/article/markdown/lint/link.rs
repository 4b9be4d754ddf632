//! Links that did not become links, or not those that were meant.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::super::parse::Unresolved;
use super::{Findings, LONGEST, excerpt, near};
use crate::diagnostic::codes::markdown as codes;
use crate::diagnostic::{Diagnostic, Severity, Text};
use crate::text;

/// Full-width brackets that are taken for `[` and `]`.
const BRACKETS: [(char, char); 2] = [('【', '】'), ('［', '］')];

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
    let shown = excerpt(&findings.body[range.clone()]);
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

/// `[字]（url）`, `[字](url）` and `[字](a b.png)`: what follows the bracket tells what was meant.
fn behind_bracket(findings: &mut Findings<'_>, range: &Range<usize>) {
    let body = findings.body;
    let line = near(&body[range.end..]);
    let words = &body[range.clone()];
    let Some(open) = line.chars().next().filter(|c| matches!(c, '(' | '（')) else { return };
    let inside = &line[open.len_utf8()..];
    let Some(end) = inside.find([')', '）']) else { return };
    let close = if inside[end..].starts_with(')') { ')' } else { '）' };
    let start = range.end + open.len_utf8();
    if (open, close) != ('(', ')') {
        let whole = range.start..start + end + close.len_utf8();
        if !inside[..end].trim().contains(' ') && full_width_brackets(findings, whole, words, &inside[..end])
        {
            return;
        }
    }
    if open == '('
        && let Some(end) = inside.find(')')
    {
        inside_brackets(findings, range, &inside[..end]);
    }
}

/// Tells of full-width brackets around words or address; whether they were meant for a link.
fn full_width_brackets(findings: &mut Findings<'_>, whole: Range<usize>, words: &str, address: &str) -> bool {
    if !looks_like_address(address) || names_another_place(address) {
        return false;
    }
    let address = address.trim();
    let right = format!("{words}({address})");
    let reason = text!("用了全角括号", "its brackets are full-width");
    let help = text!("用半角括号：{right}", "use half-width brackets: {right}");
    full_width(findings, whole, reason, help, right);
    true
}

fn full_width(findings: &mut Findings<'_>, whole: Range<usize>, reason: Text, help: Text, right: String) {
    let shown = excerpt(&findings.body[whole.clone()]);
    let message = text!("“{shown}”没有成为链接：", "“{shown}” did not become a link: ") + reason;
    findings.mend(&codes::FULL_WIDTH_LINK, whole, message, help, right);
}

/// `(会场 1.png)`, `(https://a.cn/ “标题”)`: an address with a space, or with a title in curly quotes.
fn inside_brackets(findings: &mut Findings<'_>, words: &Range<usize>, inside: &str) {
    let brackets = words.end..words.end + inside.len() + 2;
    let cut = [" \"", " “", " ”"].iter().filter_map(|quote| inside.find(quote)).min().unwrap_or(inside.len());
    let (address, title) = (inside[..cut].trim(), &inside[cut..]);
    if address.contains(['"', '“', '”', '<', '>', '[', ']']) || !looks_like_address(address) {
        return;
    }
    let has_space = address.contains([' ', '\t']);
    let bracketed = if has_space { format!("<{address}>") } else { address.to_owned() };
    let quotes = |c: char| matches!(c, '"' | '“' | '”');
    if title.contains(['“', '”']) && title.trim_end().ends_with(quotes) {
        let title = title.trim().trim_matches(quotes);
        let right = format!("{}({bracketed} \"{title}\")", &findings.body[words.clone()]);
        let short = excerpt(title);
        let reason = text!("标题用了全角引号", "the quotes around its title are full-width");
        let help = text!("用半角引号：\"{short}\"", "use half-width quotes: \"{short}\"");
        full_width(findings, words.start..brackets.end, reason, help, right);
    } else if has_space {
        findings.mend(
            &codes::SPACE_IN_ADDRESS,
            brackets,
            text!(
                "地址“{address}”里有空格，链接或图片不会出现",
                "the address “{address}” holds a space, so the link or picture does not appear"
            ),
            text!(
                "给文件改名去掉空格，或写成 (<{address}>)",
                "rename the file without spaces, or write (<{address}>)"
            ),
            format!("({bracketed}{title})"),
        );
    }
}

/// Words in brackets behind a bracket may be just words.
fn looks_like_address(text: &str) -> bool {
    let text = text.trim();
    text.contains("://")
        || text.starts_with(['#', '.', '/'])
        || text.starts_with("mailto:")
        || text.rsplit_once('.').is_some_and(|(name, extension)| {
            !name.is_empty()
                && (2..=5).contains(&extension.len())
                && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// Whether a full-width exclamation mark before a link ends no sentence, and the link leads to a
/// picture.
fn is_meant_as_picture(before: &str, destination: &str) -> bool {
    let Some(before) = before.strip_suffix('！') else { return false };
    let name = destination.to_ascii_lowercase();
    !before.ends_with(char::is_alphanumeric) && PICTURES.iter().any(|ending| name.ends_with(ending))
}

/// `（见附件1.docx）` says in words where something is.
fn names_another_place(text: &str) -> bool {
    text.chars().take(4).any(|c| matches!(c, '见' | '参' | '阅' | '详'))
}

impl Findings<'_> {
    /// `![](照片 1.jpg)`: without words in its brackets the parser does not even ask what they name.
    pub(in super::super) fn empty_brackets(&mut self, range: &Range<usize>) {
        let body = self.body;
        for (at, brackets) in body[range.clone()].match_indices("[](") {
            behind_bracket(self, &(range.start + at..range.start + at + brackets.len() - 1));
        }
    }

    /// `【字】(url)`, `［字］(url)` in a paragraph.
    pub(in super::super) fn wide_brackets(&mut self, range: &Range<usize>) {
        let body = self.body;
        for (at, close) in body[range.clone()].match_indices(BRACKETS.map(|(_, close)| close)) {
            let open =
                BRACKETS.iter().find(|(_, known)| close.starts_with(*known)).map_or('【', |pair| pair.0);
            let (close, behind) = (range.start + at, range.start + at + close.len());
            let rest = near(&body[behind..range.end]);
            let Some(inside) = rest.strip_prefix(['(', '（']) else { continue };
            let Some(end) = inside.find([')', '）']) else { continue };
            let far = body.floor_char_boundary(close.saturating_sub(LONGEST).max(range.start));
            let Some(start) = body[far..close].rfind(open).map(|at| far + at) else { continue };
            let after = behind + (rest.len() - inside.len()) + end;
            let whole = start..after + body[after..].chars().next().map_or(0, char::len_utf8);
            let words = &body[start + open.len_utf8()..close];
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
            let shown = excerpt(&body[whole.clone()]);
            let message = text!("“{shown}”没有成为图片：", "“{shown}” did not become a picture: ") + reason;
            self.mend(&codes::FULL_WIDTH_LINK, whole, message, help, right);
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
    destination.chars().any(super::super::character::is_han) && !destination.contains(['/', '.', '#'])
}
