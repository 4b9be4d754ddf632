//! Addresses of links and pictures: missing, unusable, or with something in them that is none.

use std::ops::Range;

use super::super::ReferenceKind;
use super::{Findings, excerpt};
use crate::article::markdown::codes;
use crate::diagnostic::{Code, Diagnostic, Severity, Text};
use crate::source::character::is_han;
use crate::text;

/// `(会场 1.png)`, `(a.png =100x)`, `(a.md 标题)`, `(https://a.cn/ “标题”)`: an address with a space, with a size,
/// with a title without quotes or in curly ones.
pub(super) fn inside_brackets(findings: &mut Findings<'_>, words: &Range<usize>, inside: &str) {
    let brackets = words.end..words.end + inside.len() + 2;
    let cut = [" \"", " “", " ”"].iter().filter_map(|quote| inside.find(quote)).min().unwrap_or(inside.len());
    let (address, title) = (inside[..cut].trim(), &inside[cut..]);
    let (address, size) = without_size(address);
    if address.contains(['"', '“', '”', '<', '>', '[', ']']) || !looks_like_address(address) {
        return;
    }
    let has_space = address.contains([' ', '\t']);
    let quotes = |c: char| matches!(c, '"' | '“' | '”');
    if title.contains(['“', '”']) && title.trim_end().ends_with(quotes) {
        let title = title.trim().trim_matches(quotes);
        let bracketed = if has_space { format!("<{address}>") } else { address.to_owned() };
        let right = format!("{}({bracketed} \"{title}\")", &findings.body[words.clone()]);
        let short = excerpt(title);
        let reason = text!("标题用了全角引号", "the quotes around its title are full-width");
        let help = text!("用半角引号：\"{short}\"", "use half-width quotes: \"{short}\"");
        let whole = words.start..brackets.end;
        no_link(findings, &codes::FULL_WIDTH_LINK, whole, reason, (help, right));
    } else if has_space || !size.is_empty() {
        let (help, right) = without_space(address, title, size);
        let shown = inside[..cut].trim();
        findings.mend(
            &codes::SPACE_IN_ADDRESS,
            brackets,
            text!(
                "地址“{shown}”里有空格，链接或图片不会出现",
                "the address “{shown}” holds a space, so the link or picture does not appear"
            ),
            help,
            right,
        );
    }
}

/// What to type instead of an address with a space, and the brackets as they should be.
fn without_space(address: &str, title: &str, size: &str) -> (Text, String) {
    if !size.is_empty() {
        let bracketed = if address.contains(' ') { format!("<{address}>") } else { address.to_owned() };
        let right = format!("({bracketed}{title})");
        let help = text!(
            "图片的大小由主题决定，删掉“{size}”：{right}",
            "the theme decides on the size of pictures; delete “{size}”: {right}"
        );
        return (help, right);
    }
    let bare_title = address.split_once(' ').filter(|(address, words)| {
        let is_address = has_extension(address) || address.contains("://");
        title.is_empty() && is_address && words.contains(is_han) && !has_extension(words)
    });
    if let Some((address, words)) = bare_title {
        let right = format!("({address} \"{}\")", words.trim());
        return (text!("标题放在半角引号里：{right}", "put the title in straight quotes: {right}"), right);
    }
    let url =
        address.rsplit(' ').next().filter(|url| !address.starts_with("http") && url.starts_with("http"));
    if let Some(url) = url {
        let right = format!("({url}{title})");
        return (
            text!("圆括号里只写网址：{right}", "write only the address in the brackets: {right}"),
            right,
        );
    }
    if address.contains("://") {
        let right = format!("({}{title})", address.replace(' ', "%20"));
        return (text!("网址里的空格写成 %20：{right}", "write %20 for the space: {right}"), right);
    }
    let help = text!(
        "给文件改名去掉空格，或写成 (<{address}>)",
        "rename the file without spaces, or write (<{address}>)"
    );
    (help, format!("(<{address}>{title})"))
}

/// An address and the size behind it, as other programs know it: `=100x`, `=100x200`.
fn without_size(address: &str) -> (&str, &str) {
    let is_size = |size: &&(&str, &str)| {
        size.1.strip_prefix('=').is_some_and(|size| {
            size.contains(|c: char| c.is_ascii_digit())
                && size.chars().all(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X' | '*' | '%' | 'p'))
        })
    };
    let split = address.rsplit_once(' ');
    split.as_ref().filter(is_size).map_or((address, ""), |(address, size)| (address.trim_end(), size))
}

/// Words in brackets behind a bracket may be just words.
pub(super) fn looks_like_address(text: &str) -> bool {
    let text = text.trim();
    text.contains("://")
        || text.starts_with(['#', '.', '/'])
        || text.starts_with("mailto:")
        || has_extension(text)
}

fn has_extension(text: &str) -> bool {
    text.rsplit_once('.').is_some_and(|(name, extension)| {
        !name.is_empty()
            && (2..=5).contains(&extension.len())
            && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// `（见附件1.docx）` says in words where something is.
pub(super) fn names_another_place(text: &str) -> bool {
    text.chars().take(4).any(|c| matches!(c, '见' | '参' | '阅' | '详'))
}

/// The name of a file on the editor's own computer: `C:\图\a.png`, `file:///D:/图/a.png`.
fn local_file(destination: &str) -> Option<&str> {
    let (scheme, path) = destination.split_once(':')?;
    let is_drive = scheme.len() == 1 && path.starts_with(['/', '\\']);
    let name = path.rsplit(['/', '\\']).next()?;
    ((is_drive || scheme.eq_ignore_ascii_case("file")) && !name.is_empty()).then_some(name)
}

/// A link still shows its words, but a picture is lost.
fn severity(kind: &ReferenceKind) -> Severity {
    match kind {
        ReferenceKind::Link => Severity::Warning,
        ReferenceKind::Picture { .. } => Severity::Error,
    }
}

/// A link or picture that did not become one, and what it should be.
pub(super) fn no_link(
    findings: &mut Findings<'_>,
    code: &'static Code,
    whole: Range<usize>,
    reason: Text,
    (help, right): (Text, String),
) {
    let shown = excerpt(&findings.body[whole.clone()]);
    let message = if right.starts_with('!') {
        text!("“{shown}”没有成为图片：", "“{shown}” did not become a picture: ")
    } else {
        text!("“{shown}”没有成为链接：", "“{shown}” did not become a link: ")
    };
    findings.mend(code, whole, message + reason, help, right);
}

impl Findings<'_> {
    /// A link or picture whose address is not followed.
    pub(in super::super) fn filtered(
        &mut self,
        range: &Range<usize>,
        destination: &str,
        kind: &ReferenceKind,
    ) {
        let shown = excerpt(destination);
        let message = match kind {
            ReferenceKind::Link => {
                text!("“{shown}”不能做成链接，只保留文字", "“{shown}” is not linked, only its words are kept")
            }
            ReferenceKind::Picture { .. } => text!(
                "图片“{shown}”不能显示，只保留文字",
                "the picture “{shown}” cannot be shown, only its words are kept"
            ),
        };
        let help = match local_file(destination) {
            Some(name) => text!(
                "这是自己电脑上的文件，读者打不开：复制到文章旁边，地址只写 {name}",
                "this file is on your own computer: copy it beside the article, and write only {name}"
            ),
            None => text!(
                "改用 https:// 网址；站内文件写相对路径，如 通知.docx",
                "use an https:// address, or a relative path such as 通知.docx for a file of the site"
            ),
        };
        let mut diagnostic = Diagnostic::new(&codes::FILTERED_ADDRESS, self.span(range), message).help(help);
        diagnostic.severity = severity(kind);
        self.push(diagnostic);
    }

    /// `[链]()`, `![图]()`.
    pub(in super::super) fn empty_address(&mut self, range: &Range<usize>, kind: &ReferenceKind) {
        let shown = excerpt(&self.body[range.clone()]);
        let (message, help) = match kind {
            ReferenceKind::Link => (
                text!("“{shown}”没有写网址", "“{shown}” has no address"),
                text!(
                    "在圆括号里写上网址或文件名；不做链接就只留文字",
                    "write the address or file within the round brackets, or leave only the words"
                ),
            ),
            ReferenceKind::Picture { .. } => (
                text!("“{shown}”没有写图片的文件名", "“{shown}” names no picture"),
                text!(
                    "在圆括号里写上图片的文件名，或删掉这张图",
                    "write the picture's file within the round brackets, or delete it"
                ),
            ),
        };
        let mut diagnostic = Diagnostic::new(&codes::EMPTY_ADDRESS, self.span(range), message).help(help);
        diagnostic.severity = severity(kind);
        self.push(diagnostic);
    }
}
