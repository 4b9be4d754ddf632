//! Which source goes to which address, and that no two go to the same.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{Findings, pages, slug};
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
    let slug = given.map_or_else(|| slug::slug(source.stem()), str::to_owned);
    let folder = source.parent().map(|folder| folder_address(&folder)).unwrap_or_default();
    if slug.contains('/') {
        return Err(OutputPathFault::Character('/'));
    }
    let page = if folder.is_empty() { format!("{slug}.html") } else { format!("{folder}/{slug}.html") };
    OutputPath::new(&page)
}

/// The address of a file beside an article: its folder's address and its own name.
pub(super) fn file_address(source: &SourcePath) -> Result<OutputPath, OutputPathFault> {
    let folder = source.parent().map(|folder| folder_address(&folder)).unwrap_or_default();
    let name = source.file_name();
    if folder.is_empty() { OutputPath::new(name) } else { OutputPath::new(&format!("{folder}/{name}")) }
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
    owners: HashMap<OutputPath, (OutputPath, Place)>,
}

impl Claims {
    /// Room for so many addresses.
    pub(super) fn with_capacity(addresses: usize) -> Self {
        Self { owners: HashMap::with_capacity(addresses) }
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

    /// Gives an address back.
    pub(super) fn release(&mut self, path: &OutputPath) {
        self.owners.remove(&path.folded());
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

fn differ_in_case(one: &Place, other: &Place) -> bool {
    one.path().zip(other.path()).is_some_and(|(one, other)| {
        one != other && one.as_str().to_lowercase() == other.as_str().to_lowercase()
    })
}

fn collision(path: &OutputPath, second: &Place, first: &Place) -> Diagnostic {
    let (one, other) = (place_name(second), place_name(first));
    let message =
        text!("{one} 与 {other} 生成同一个网页 /{path}", "{one} and {other} make the same page /{path}");
    let help = text!(
        "改掉其中一个的文件名，或者在文章开头写不同的 slug（短名）",
        "rename one of them, or give one a different slug"
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
        // Only an alias is a path; names of files and slugs cannot leave the site.
        OutputPathFault::Outside => text!(
            "从网站首页写起，例如 aliases: [/renda/huiyi.html]",
            "begin at the site's start, such as aliases: [/renda/huiyi.html]"
        ),
        _ => text!(
            "只用字母、数字和连字符，例如 slug: renda-huiyi",
            "use letters, digits and hyphens, such as slug: renda-huiyi"
        ),
    };
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

fn first_name(address: &str) -> &str {
    address.split('/').next().unwrap_or_default()
}

/// A finding when a category or plain page wants a name that the site itself uses.
pub(super) fn taken(address: &str, place: Place) -> Option<Diagnostic> {
    let first = first_name(address).trim_end_matches(".html");
    pages::names_taken().any(|taken| taken == first).then(|| {
        let message =
            text!("“{first}”由系统使用，不能作栏目或页面的名称", "“{first}” is used by the site itself");
        Diagnostic::new(&codes::UNUSABLE_ADDRESS, place, message)
            .help(text!("换一个文件夹名或文件名", "choose another folder or file name"))
    })
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
