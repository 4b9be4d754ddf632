//! What an author meant by an address that leads nowhere: slips of typing, and files with nearly that
//! name. Must not know the findings.

use crate::diagnostic::{Diagnostic, Text, nearest_file};
use crate::site::Site;
use crate::source::character::half_width;
use crate::source::{SourcePath, Span, composed, decode_address};
use crate::text;

/// What to write instead.
pub(super) struct AddressSlip {
    help: Text,
    /// The address as it should be.
    right: String,
}

impl AddressSlip {
    /// The finding with what to write, and with a patch if the address stands at its place as it is.
    pub fn tell(self, finding: Diagnostic, span: &Span, written: &str) -> Diagnostic {
        let finding = finding.help(self.help);
        if span.text() == written { finding.guess(span.clone(), self.right) } else { finding }
    }
}

/// The place of an address within its link. Markdown takes a backslash before some signs away, and then
/// the address stands nowhere as it is, and its place is the whole link.
pub(super) fn place(span: Span) -> Span {
    let link = Some(span.text()).filter(|text| text.starts_with(['[', '!']));
    let inside = link.and_then(|text| text.strip_suffix(')')?.rsplit_once("]("));
    let Some((before, address)) = inside.filter(|(_, address)| address.contains('\\')) else { return span };
    let address = address.split_whitespace().next().unwrap_or_default();
    let start = span.range().start + before.len() + "](".len();
    span.source().span(start..start + address.len())
}

/// The address as the editor typed it at its place; `written` is what the text leads to.
pub(super) fn typed<'a>(span: &'a Span, written: &'a str) -> &'a str {
    let typed = span.text();
    let elsewhere = typed.starts_with(['[', '!', '"', '\'']);
    if typed.contains('\\') && !elsewhere { typed } else { written }
}

/// The slip in an address that would lead somewhere without it.
pub(super) fn slip(site: &Site, from: &SourcePath, written: &str) -> Option<AddressSlip> {
    outside(written)
        .or_else(|| separators(site, from, written))
        .or_else(|| signs(site, from, written))
        .or_else(|| other_form(site, from, written))
}

/// What to write in place of an address that resembles nothing there is.
pub(super) fn form(written: &str) -> Text {
    match wrong_separator(written) {
        Some(sign) => text!(
            "文件夹之间用“/”，不用“{sign}”，例如 ../tongzhi/a.md",
            "write “/” between folders, not “{sign}”, such as ../tongzhi/a.md"
        ),
        None if is_web(written) => text!(
            "网址要有域名，例如 https://www.example.gov.cn/",
            "write an address with its host, such as https://www.example.gov.cn/"
        ),
        None => text!(
            "写成相对于本文件的路径，例如 ../tongzhi/a.md",
            "write a path relative to this file, such as ../tongzhi/a.md"
        ),
    }
}

/// Whether an address is meant for the web, with or without a host.
pub(super) fn is_web(written: &str) -> bool {
    ["http:", "https:"].iter().any(|web| begins_with(written, web))
}

/// `https：//a.gov.cn`, `www.a.gov.cn`, `a@b.cn`: out of the site, but for how it begins.
fn outside(written: &str) -> Option<AddressSlip> {
    let (help, right) = if let Some((begun, right)) = misspelt_scheme(written) {
        let scheme = if right.starts_with("https") { "https://" } else { "http://" };
        let help = text!(
            "网址开头的“{begun}”要写成“{scheme}”（英文冒号、两条斜线）：{right}",
            "write “{scheme}” in place of “{begun}”, with a half-width colon and two slashes: {right}"
        );
        (help, right)
    } else if is_mail_address(written) {
        let right = format!("mailto:{written}");
        (text!("邮箱地址前面加 mailto:，写成 {right}", "write mailto: before a mail address: {right}"), right)
    } else if begins_with_host(written) {
        let right = format!("https://{}", half_width_host(written));
        let help = text!(
            "别的网站的网址要写全，前面加 https://：{right}",
            "write addresses of other sites in full, with https:// before them: {right}"
        );
        (help, right)
    } else {
        return None;
    };
    Some(AddressSlip { help, right })
}

/// How a web address begins that is written with other signs than `://`, and the whole as it should be.
fn misspelt_scheme(written: &str) -> Option<(&str, String)> {
    let scheme = ["https", "http"].into_iter().find(|scheme| begins_with(written, scheme))?;
    let host = written[scheme.len()..]
        .trim_start_matches([':', '：', ';', '；', '.', '。', '/', '／', '、', '\\', '＼']);
    let begun = &written[..written.len() - host.len()];
    let slashed = begun.contains(['/', '／', '、', '\\', '＼', ':', '：', ';', '；']);
    (slashed && host.contains(['.', '．', '。']))
        .then(|| (begun, format!("{scheme}://{}", half_width_host(host))))
}

/// Whether an address begins so, in letters of any size.
fn begins_with(written: &str, start: &str) -> bool {
    written.get(..start.len()).is_some_and(|begun| begun.eq_ignore_ascii_case(start))
}

/// A web address with its host in half-width letters; what follows it stays as it is.
fn half_width_host(address: &str) -> String {
    let end = address.find(['/', '／', '?', '？', '#', '＃']).unwrap_or(address.len());
    let (host, rest) = address.split_at(end);
    let host = host.chars().map(|character| if character == '。' { '.' } else { half_width(character) });
    let mut rest = rest.chars();
    host.chain(rest.next().map(half_width)).chain(rest).collect()
}

fn is_mail_address(written: &str) -> bool {
    let Some((name, host)) = written.split_once('@') else { return false };
    !name.is_empty() && host.contains('.') && !written.contains(['/', '\\', ':', ' '])
}

/// Whether the first name is that of a host: no file ends like these.
fn begins_with_host(written: &str) -> bool {
    let host = half_width_host(written).to_lowercase();
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let ends = [".cn", ".com", ".net", ".org"].iter().any(|end| host.ends_with(end));
    host.strip_prefix("www.").is_some_and(|rest| rest.contains('.')) || (ends && !host.starts_with('.'))
}

/// `..\renda\a.md`: other signs between folders than `/`.
fn separators(site: &Site, from: &SourcePath, written: &str) -> Option<AddressSlip> {
    let right = with_slashes(written);
    if right == written || site.resolve(from, &right).is_err() {
        return None;
    }
    let sign = wrong_separator(written)?;
    let plain = with_slashes(&sign.to_string());
    let help = text!("“{sign}”要写成“{plain}”：{right}", "write “{plain}” in place of “{sign}”: {right}");
    Some(AddressSlip { help, right })
}

fn wrong_separator(written: &str) -> Option<char> {
    written.chars().find(|character| "\\＼／．".contains(*character))
}

/// A path with `/` between its folders, however they were separated.
fn with_slashes(written: &str) -> String {
    let plain = |sign| match sign {
        '\\' | '＼' | '／' => '/',
        '．' => '.',
        _ => sign,
    };
    written.chars().map(plain).collect()
}

/// `café.png` with its accent in the name of the file as one character and in the text as two, or the other way round.
fn other_form(site: &Site, from: &SourcePath, written: &str) -> Option<AddressSlip> {
    if written.is_ascii() {
        return None;
    }
    let form = composed(&decode_address(written));
    let folder = from.resolve(written)?.parent()?;
    let name = form.rsplit('/').next()?;
    let found = site.known_files().find(|path| {
        path.parent().as_ref() == Some(&folder)
            && path.file_name() != name
            && composed(path.file_name()) == name
    });
    let right = match found {
        Some(path) => relative(from, path),
        None => form.clone(),
    };
    site.resolve(from, &right).ok().filter(|_| right != written)?;
    let help = text!(
        "文件在，但名称里带声调或符号的字母存成了另一种形式（多半来自苹果电脑）：给文件改名，只用字母、数字和汉字；或从文件名整个复制过来",
        "the file is there, but its name holds accents in another form, as computers of Apple write them: rename it, or copy the name of the file as a whole"
    );
    Some(AddressSlip { help, right })
}

/// `1#楼.png`: signs of a file's name that mean something else in an address.
fn signs(site: &Site, from: &SourcePath, written: &str) -> Option<AddressSlip> {
    let sign = written.chars().find(|character| SIGNS.iter().any(|(sign, _)| sign == character))?;
    let right = escaped(written);
    site.resolve(from, &right).ok()?;
    let help = text!(
        "文件名里的“{sign}”在地址里有别的意思：写成 {right}，或者给文件改名",
        "“{sign}” means something else in an address: write {right}, or rename the file"
    );
    Some(AddressSlip { help, right })
}

/// Signs that a file's name may hold and an address reads as something else. The percent sign is the
/// first, as the others are written with it.
const SIGNS: [(char, &str); 3] = [('%', "%25"), ('#', "%23"), ('?', "%3F")];

/// The name of a file as an address.
fn escaped(name: &str) -> String {
    SIGNS.iter().fold(name.to_owned(), |name, (sign, code)| name.replace(*sign, code))
}

/// A file with nearly the name of an address, in the folder that is meant or beside the text, as an address.
pub(super) fn near_file(
    site: &Site,
    from: &SourcePath,
    written: &str,
    fits: impl Fn(&SourcePath) -> bool,
) -> Option<String> {
    let cut = written.find(['#', '?']).unwrap_or(written.len());
    // As it stands, and as an address: the name may hold the signs of one.
    let names = [with_slashes(written), decode_address(&with_slashes(&written[..cut])).into_owned()];
    let near = names.iter().find_map(|name| near_name(site, from, name, &fits))?;
    Some(escaped(&relative(from, near)).replace(' ', "%20"))
}

/// The same for a name that is no address.
pub(super) fn near_name<'a>(
    site: &'a Site,
    from: &SourcePath,
    name: &str,
    fits: impl Fn(&SourcePath) -> bool,
) -> Option<&'a SourcePath> {
    let meant = from.resolve(name).and_then(|path| path.parent());
    let name = name.rsplit('/').next().unwrap_or_default();
    let near = |folder: SourcePath| {
        nearest_path(name, site.files_like(&folder, name).into_iter().filter(|path| fits(path)))
    };
    [meant, from.parent()].into_iter().flatten().find_map(near)
}

/// The path whose file name was meant.
pub(super) fn nearest_path<'a>(
    name: &str,
    paths: impl Iterator<Item = &'a SourcePath>,
) -> Option<&'a SourcePath> {
    let paths: Vec<&SourcePath> = paths.collect();
    let near = nearest_file(name, paths.iter().map(|path| path.file_name()))?;
    paths.into_iter().find(|path| path.file_name() == near)
}

/// The path from the folder of one file to another.
pub(super) fn relative(from: &SourcePath, to: &SourcePath) -> String {
    let folder: Vec<&str> = from.as_str().split('/').collect();
    let target: Vec<&str> = to.as_str().split('/').collect();
    let folder = &folder[..folder.len() - 1];
    let shared = folder.iter().zip(&target).take_while(|(a, b)| a == b).count();
    format!("{}{}", "../".repeat(folder.len() - shared), target[shared..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn right(written: &str) -> Option<String> {
        outside(written).map(|meant| meant.right)
    }

    #[test]
    fn addresses_of_other_sites_are_known_by_how_they_begin() {
        for (written, meant) in [
            ("https：//a.gov.cn/", "https://a.gov.cn/"),
            ("HTTP：／／www．a．gov．cn／文件（一）.html", "http://www.a.gov.cn/文件（一）.html"),
            ("https；//a.gov.cn", "https://a.gov.cn"),
            ("https//a.gov.cn", "https://a.gov.cn"),
            ("https:/a.gov.cn", "https://a.gov.cn"),
            ("https:a.gov.cn/x", "https://a.gov.cn/x"),
            ("https:///a.gov.cn", "https://a.gov.cn"),
            ("http：www.a.gov.cn", "http://www.a.gov.cn"),
            ("www.a.gov.cn", "https://www.a.gov.cn"),
            ("www。a。gov。cn/x", "https://www.a.gov.cn/x"),
            ("a.gov.cn/x.html", "https://a.gov.cn/x.html"),
            ("office@a.gov.cn", "mailto:office@a.gov.cn"),
        ] {
            assert_eq!(right(written).as_deref(), Some(meant), "{written}");
        }
        for path in
            ["a.md", "../a.md", "http.md", "https.gonggao.md", "www.md", "www.", ".cn", "a@b.md/c", ""]
        {
            assert_eq!(right(path), None, "{path}");
        }
    }

    #[test]
    fn paths_are_told_relative_to_the_file() {
        let path = |path: &str| SourcePath::new(path).unwrap();
        assert_eq!(relative(&path("content/a/b.md"), &path("content/c/d.md")), "../c/d.md");
        assert_eq!(relative(&path("content/a/b.md"), &path("content/a/d.md")), "d.md");
        assert_eq!(relative(&path("content/b.md"), &path("content/a/d.md")), "a/d.md");
    }
}
