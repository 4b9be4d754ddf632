//! Links that did not become links.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, LinkType};

use super::{Findings, excerpt};
use crate::diagnostic::codes::markdown as codes;
use crate::text;

/// The longest words or address, in bytes, that brackets are searched for: keeps the search linear.
const LONGEST: usize = 400;

/// Brackets that the parser found no address for: places in the parser's text.
#[derive(Default)]
pub(in super::super) struct BrokenLinks(Vec<(Range<usize>, LinkType)>);

impl BrokenLinks {
    /// What the parser calls for each; never makes it a link.
    pub(in super::super) fn note<'t>(&mut self, link: &BrokenLink<'_>) -> Option<(CowStr<'t>, CowStr<'t>)> {
        self.0.push((link.span.clone(), link.link_type));
        None
    }

    /// Tells of them; `original` maps the parser's places to the body's.
    pub(in super::super) fn tell(
        self,
        findings: &mut Findings<'_>,
        original: impl Fn(&Range<usize>) -> Range<usize>,
    ) {
        for (span, kind) in self.0 {
            let range = original(&span);
            match kind {
                LinkType::Reference
                | LinkType::ReferenceUnknown
                | LinkType::Collapsed
                | LinkType::CollapsedUnknown => unknown(findings, &range),
                _ => behind_bracket(findings, &range),
            }
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

/// `[字]（url）` and `[字](a b.png)`: what follows the bracket tells what was meant.
fn behind_bracket(findings: &mut Findings<'_>, range: &Range<usize>) {
    let body = findings.body;
    let line = near(&body[range.end..]);
    if let Some(inside) = line.strip_prefix('（') {
        let Some(end) = inside.find(['）', ')']) else { return };
        let close = inside[end..].chars().next().map_or(0, char::len_utf8);
        let whole = range.start..range.end + '（'.len_utf8() + end + close;
        full_width(findings, whole, &body[range.start..range.end], &inside[..end]);
    } else if let Some(inside) = line.strip_prefix('(') {
        let Some(end) = inside.find(')') else { return };
        space(findings, range.end..range.end + 1 + end + 1, &inside[..end]);
    }
}

fn full_width(findings: &mut Findings<'_>, whole: Range<usize>, words: &str, address: &str) {
    if !looks_like_address(address) {
        return;
    }
    let shown = excerpt(&findings.body[whole.clone()]);
    let address = address.trim();
    let right = format!("{words}({address})");
    findings.mend(
        &codes::FULL_WIDTH_LINK,
        whole,
        text!(
            "“{shown}”没有成为链接：用了全角括号",
            "“{shown}” did not become a link: its brackets are full-width"
        ),
        text!("用半角括号：{right}", "use half-width brackets: {right}"),
        right,
    );
}

fn space(findings: &mut Findings<'_>, brackets: Range<usize>, inside: &str) {
    // A title may stand behind the address: `(接待 站.png "说明")`.
    let cut = inside.find([' ', '\t']).and_then(|_| inside.find(" \"")).unwrap_or(inside.len());
    let (address, title) = (inside[..cut].trim(), &inside[cut..]);
    if !address.contains([' ', '\t']) || address.contains(['"', '<', '>']) || !looks_like_address(address) {
        return;
    }
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
        format!("(<{address}>{title})"),
    );
}

/// The start of a text up to the end of its line, or as far as an address may reach.
fn near(text: &str) -> &str {
    let reach = &text[..text.floor_char_boundary(LONGEST)];
    reach.find('\n').map_or(reach, |end| &reach[..end])
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

impl Findings<'_> {
    /// `![](照片 1.jpg)`: without words in its brackets the parser does not even ask what they name.
    pub(in super::super) fn empty_brackets(&mut self, range: &Range<usize>) {
        let body = self.body;
        for (at, brackets) in body[range.clone()].match_indices("[](") {
            behind_bracket(self, &(range.start + at..range.start + at + brackets.len() - 1));
        }
    }

    /// `【字】(url)` in a paragraph.
    pub(in super::super) fn black_brackets(&mut self, range: &Range<usize>) {
        let body = self.body;
        let mut from = range.start;
        while let Some(found) = body[from..range.end].find('】') {
            let close = from + found;
            let behind = close + '】'.len_utf8();
            from = behind;
            let rest = near(&body[behind..range.end]);
            let Some(inside) = rest.strip_prefix(['(', '（']) else { continue };
            let Some(end) = inside.find([')', '）']) else { continue };
            let far = body.floor_char_boundary(close.saturating_sub(LONGEST).max(range.start));
            let Some(open) = body[far..close].rfind('【') else { continue };
            let start = far + open;
            let address = &inside[..end];
            let after = behind + (rest.len() - inside.len()) + end;
            let whole = start..after + body[after..].chars().next().map_or(0, char::len_utf8);
            let words = &body[start + '【'.len_utf8()..close];
            full_width(self, whole, &format!("[{words}]"), address);
        }
    }
}
