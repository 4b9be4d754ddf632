//! Which source goes to which address, and that no two go to the same.

use std::collections::hash_map::Entry;

use foldhash::fast::RandomState;

use super::{FastMap, Findings, slug};
use crate::article::front_matter::as_typed;
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::site::codes;
use crate::source::{OutputPath, OutputPathFault, SourcePath};
use crate::text;

/// The first name of the preview's own addresses. Nothing of a site stands there: the preview would hide it.
const PREVIEW: &str = "_zb";

/// The address of a folder of `content/`, without the file: `renda/2025`.
pub(super) fn folder_address(folder: &SourcePath) -> String {
    let Some(below) = folder.below("content") else { return String::new() };
    below.split('/').map(slug::slug).collect::<Vec<_>>().join("/")
}

/// The page of a text: its folder's address and its slug. `given` is the slug of its front matter.
pub(super) fn page_address(source: &SourcePath, given: Option<&str>) -> Result<OutputPath, OutputPathFault> {
    let slug = given.map_or_else(|| slug::slug(source.stem()), |slug| without_html(slug).to_owned());
    let folder = source.parent().map(|folder| folder_address(&folder)).unwrap_or_default();
    if slug.contains('/') {
        return Err(OutputPathFault::Character('/'));
    }
    let page = if folder.is_empty() { format!("{slug}.html") } else { format!("{folder}/{slug}.html") };
    OutputPath::new(&page)
}

/// A slug without the ending of its page, which somebody copied with it.
fn without_html(slug: &str) -> &str {
    let ending = [".html", ".htm"].into_iter().find(|ending| slug.to_ascii_lowercase().ends_with(ending));
    ending.map(|ending| &slug[..slug.len() - ending.len()]).filter(|rest| !rest.is_empty()).unwrap_or(slug)
}

/// The address of a file beside an article: its folder's address and its own name.
pub(super) fn file_address(source: &SourcePath) -> Result<OutputPath, OutputPathFault> {
    address_beside(source, source.file_name())
}

/// The address of a file of that name in the place of a file beside an article.
pub(super) fn address_beside(source: &SourcePath, name: &str) -> Result<OutputPath, OutputPathFault> {
    OutputPath::new(&format!("{}{name}", folder_of_file(source)))
}

/// The address of the folder of a file beside an article: nothing, or with a slash at its end.
pub(super) fn folder_of_file(source: &SourcePath) -> String {
    let folder = source.parent().map(|folder| folder_address(&folder)).unwrap_or_default();
    if folder.is_empty() { folder } else { folder + "/" }
}

/// An old address as an editor writes it: `/old/2024/a.html`, `old/` or `old/a`.
pub(super) fn alias_address(alias: &str) -> Result<OutputPath, OutputPathFault> {
    let path = alias.trim().trim_start_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    if path.ends_with('/') || path.is_empty() {
        OutputPath::new(&format!("{path}index.html"))
    } else if last.contains('.') {
        OutputPath::new(path)
    } else {
        OutputPath::new(&format!("{path}/index.html"))
    }
}

/// Everything that has an address so far. Addresses that differ only in case are one on Windows, so
/// they count as one.
#[derive(Debug, Clone, Default)]
pub(super) struct Claims {
    owners: FastMap<OutputPath, (OutputPath, Place)>,
}

impl Claims {
    /// Room for so many addresses.
    pub(super) fn with_capacity(addresses: usize) -> Self {
        Self { owners: FastMap::with_capacity_and_hasher(addresses, RandomState::default()) }
    }

    /// Takes an address for a source. When it is taken already, a finding names both; where their paths
    /// differ only in case, that has been told as such.
    pub(super) fn claim(&mut self, path: &OutputPath, owner: Place, findings: &mut Findings) -> bool {
        if first_name(path.as_str()).eq_ignore_ascii_case(PREVIEW) {
            findings.push(hidden(path, owner));
            return false;
        }
        match self.owners.entry(path.folded()) {
            Entry::Vacant(free) => {
                findings.extend(strange_to_windows(path, &owner));
                free.insert((path.clone(), owner));
                true
            }
            Entry::Occupied(taken) => {
                let first = &taken.get().1;
                if !differ_in_case(&owner, first) {
                    findings.push(collision(path, &owner, first));
                }
                false
            }
        }
    }

    /// All addresses that are taken, in order.
    #[cfg(test)]
    pub(super) fn addresses(&self) -> Vec<&OutputPath> {
        let mut all: Vec<&OutputPath> = self.owners.values().map(|(path, _)| path).collect();
        all.sort();
        all
    }

    /// Whether exactly that address is taken.
    pub(super) fn contains(&self, path: &OutputPath) -> bool {
        self.owner(path).is_some()
    }

    /// For what exactly that address is taken.
    pub(super) fn owner(&self, path: &OutputPath) -> Option<&Place> {
        self.owners.get(&path.folded()).filter(|(taken, _)| taken == path).map(|(_, owner)| owner)
    }
}

/// A finding for a name that no folder on Windows can hold: nobody could unpack the site on an office's computer.
/// Names of devices are taken with any ending (Naming Files, Paths, and Namespaces, Microsoft).
fn strange_to_windows(path: &OutputPath, owner: &Place) -> Option<Diagnostic> {
    let device = |name: &str| {
        let stem = &name[..name.find('.').unwrap_or(name.len())];
        let is = |word: &&str| {
            stem.as_bytes().get(..3).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
        };
        match stem.as_bytes() {
            [_, _, _] => ["con", "prn", "aux", "nul"].iter().any(is),
            [_, _, _, b'1'..=b'9'] => ["com", "lpt"].iter().any(is),
            _ => false,
        }
    };
    let bad = path.as_str().split('/').find(|name| name.ends_with(['.', ' ']) || device(name))?;
    let message = text!(
        "Windows 上不能有名为“{bad}”的文件：/{path}",
        "no file on Windows can be called “{bad}”: /{path}"
    );
    let help = text!(
        "网站拷贝到办公电脑上会出错。换一个文件名，或者写 slug（短名）",
        "the site cannot be copied to an office's computer. Choose another file name, or a slug"
    );
    Some(Diagnostic::new(&codes::WINDOWS_NAME, owner.clone(), message).help(help))
}

fn differ_in_case(one: &Place, other: &Place) -> bool {
    one.path().zip(other.path()).is_some_and(|(one, other)| {
        one != other && one.as_str().to_lowercase() == other.as_str().to_lowercase()
    })
}

fn collision(path: &OutputPath, second: &Place, first: &Place) -> Diagnostic {
    let (one, other) = (place_name(second), place_name(first));
    let message =
        text!("{one} 与 {other} 生成同一个网页 /{path}", "{one} and {other} make the same page /{path}");
    let key = key_at(second, "slug", "短名");
    let help = text!(
        "改掉其中一个的文件名，或者在文章开头写不同的 {key}",
        "rename one of them, or give one a different {key}"
    );
    let finding = Diagnostic::new(&codes::OUTPUT_COLLISION, second.clone(), message).help(help);
    match first {
        Place::Span(span) => finding.related(span.clone(), text!("另一处在这里", "the other one is here")),
        _ => finding,
    }
}

fn place_name(place: &Place) -> String {
    match place {
        Place::Span(span) => span.source().path().to_string(),
        Place::File(path) | Place::Line(path, _) => path.to_string(),
        Place::Outside => "zhenbao".to_owned(),
    }
}

/// The name of a key as the file at a place would write it.
fn key_at(place: &Place, english: &'static str, chinese: &'static str) -> &'static str {
    match place {
        Place::Span(span) => as_typed(span.source(), english, chinese),
        _ => english,
    }
}

/// A finding for something that cannot have an address.
pub(super) fn unusable(written: &str, place: Place, fault: &OutputPathFault) -> Diagnostic {
    let reason = match fault {
        OutputPathFault::Outside => text!("它不是网站之内的路径", "it is no path inside the site"),
        OutputPathFault::Character(bad) => {
            let shown = bad.escape_default();
            text!("不能有字符“{shown}”", "it cannot hold “{shown}”")
        }
        OutputPathFault::TooLong(bytes) => {
            text!("名称有 {bytes} 字节，最多 255", "a name has {bytes} bytes, at most 255 are possible")
        }
        OutputPathFault::Reserved => text!("这个名称由系统使用", "the program uses that name itself"),
    };
    let Text { zh, en } = reason;
    let message = text!("“{written}”不能用作网址：{zh}", "“{written}” cannot be an address: {en}");
    let help = match fault {
        OutputPathFault::Character('?') => text!(
            "静态网页分不出 ? 后面的内容。旧址去掉 ? 以后的部分，或者请服务器管理员设置跳转",
            "a static site cannot tell what stands behind ?. Leave that part out, or have the server redirect it"
        ),
        // Only an alias is a path; names of files and slugs cannot leave the site.
        OutputPathFault::Outside => {
            let key = key_at(&place, "aliases", "旧址");
            text!(
                "从网站首页写起，例如 {key}: [/renda/huiyi.html]",
                "begin at the site's start, such as {key}: [/renda/huiyi.html]"
            )
        }
        _ => {
            let key = key_at(&place, "slug", "短名");
            text!(
                "只用字母、数字和连字符，例如 {key}: renda-huiyi",
                "use letters, digits and hyphens, such as {key}: renda-huiyi"
            )
        }
    };
    Diagnostic::new(&codes::UNUSABLE_ADDRESS, place, message).help(help)
}

/// What to do when a text stands where a list goes on.
pub(super) fn names_a_list(title: &str, number: usize) -> Text {
    text!(
        "这是栏目“{title}”列表第 {number} 页的网址。给文章换一个文件名，例如加上日期",
        "this is the address of page {number} of the list “{title}”: give the article another file name, such as one with its date"
    )
}

/// A finding for an old address of a category that is no folder.
pub(super) fn no_folder(path: &OutputPath, place: Place) -> Diagnostic {
    let message =
        text!("栏目的旧址要是文件夹：/{path}", "the old address of a category is a folder: /{path}");
    let help = text!(
        "例如 旧址: [/xinwen/]；单篇文章的旧址写在那篇文章里",
        "such as aliases: [/xinwen/]; the old address of one text stands in that text"
    );
    Diagnostic::new(&codes::UNUSABLE_ADDRESS, place, message).help(help)
}

/// A finding for an address where the preview's own pages stand.
fn hidden(path: &OutputPath, place: Place) -> Diagnostic {
    let message = text!(
        "网址 /{path} 不能用：/{PREVIEW}/ 由预览使用",
        "the address /{path} cannot be used: /{PREVIEW}/ belongs to the preview"
    );
    let help = text!("换一个不叫 {PREVIEW} 的文件夹", "choose a folder with another name than {PREVIEW}");
    Diagnostic::new(&codes::UNUSABLE_ADDRESS, place, message).help(help)
}

/// The first name of an address.
pub(super) fn first_name(address: &str) -> &str {
    address.split('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_lead_to_files() {
        let file = |alias: &str| alias_address(alias).map(|path| path.to_string());
        assert_eq!(file("/old/2024/a.html").unwrap(), "old/2024/a.html");
        assert_eq!(file("old/").unwrap(), "old/index.html");
        assert_eq!(file("/old/a").unwrap(), "old/a/index.html");
        assert!(file("../a.html").is_err());
        assert!(file("/a/../../b").is_err());
    }

    #[test]
    fn case_makes_no_difference_to_a_claim() {
        let mut claims = Claims::default();
        let mut findings = Vec::new();
        let place = |name: &str| Place::File(SourcePath::new(name).unwrap());
        let mut claim = |path: &str, from: &str| {
            claims.claim(&OutputPath::new(path).unwrap(), place(from), &mut findings)
        };
        assert!(claim("a/B.html", "content/a/B.md"));
        assert!(!claim("a/b.html", "content/a/c.md"));
        assert!(!claim("a/b.html", "content/A/b.md"), "told where the names are read");
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].message.en, "content/a/c.md and content/a/B.md make the same page /a/b.html");
    }
}
