//! Names of files and folders that a site cannot have, or that hide what a file is meant to be.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::article::decode;
use crate::diagnostic::{Diagnostic, Place};
use crate::disk::load::codes;
use crate::site::is_other_markdown;
use crate::source::SourcePath;
use crate::source::character::invisible;
use crate::text;

/// Whether files and folders of the site may have that name.
pub(super) fn is_fit(name: &str) -> bool {
    unseen(name).is_none() && decode::gbk_name(name.as_bytes()).is_none()
}

/// What is wrong with the last name of a path. All folders around it have names that are fit.
pub(super) fn fault(relative: &Path) -> Option<Diagnostic> {
    let Ok(path) = SourcePath::from_os(relative) else { return Some(not_unicode(relative)) };
    let name = path.file_name();
    match unseen(name) {
        Some(character) => Some(with_unseen(&path, character)),
        None if is_fit(name) => None,
        // GBK may be valid UTF-8 by chance, as 通知 is.
        None => Some(not_unicode(relative)),
    }
}

fn not_unicode(relative: &Path) -> Diagnostic {
    let folder = relative.parent().and_then(|folder| SourcePath::from_os(folder).ok());
    let bytes = relative.file_name().unwrap_or_default().as_encoded_bytes();
    let front = folder.as_ref().map(|folder| format!("{folder}/")).unwrap_or_default();
    let message = match decode::gbk_name(bytes) {
        Some(name) => text!(
            "名称不是 UTF-8，按 GBK 读是 {front}{name}",
            "the name is not UTF-8; in GBK it reads {front}{name}"
        ),
        None => {
            let name = escaped(bytes);
            text!("名称不是 UTF-8：{front}{name}", "the name is not UTF-8: {front}{name}")
        }
    };
    let help =
        text!("改个名，最好只用字母、数字和连字符", "rename it, best with letters, digits and hyphens only");
    let place = folder.map_or(Place::Outside, Place::File);
    Diagnostic::new(&codes::NAME_NOT_UNICODE, place, message).help(help)
}

/// Bytes as text, with `\xCD` for each that is no ASCII.
fn escaped(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut shown, byte| {
        if byte.is_ascii() {
            shown.push(char::from(*byte));
        } else {
            write!(shown, "\\x{byte:02X}").expect("a String takes any text");
        }
        shown
    })
}

/// The first character of a name that nobody sees and that no page may show.
fn unseen(name: &str) -> Option<char> {
    name.chars().find(|c| c.is_control()).or_else(|| invisible(name).map(|(_, c)| c).next())
}

fn with_unseen(path: &SourcePath, character: char) -> Diagnostic {
    let code = u32::from(character);
    let message = text!(
        "名称里有看不见的字符 U+{code:04X}：{path}",
        "the name holds the invisible character U+{code:04X}: {path}"
    );
    let help = text!("把名称整个删掉，重新打一遍", "delete the whole name and type it again");
    Diagnostic::new(&codes::UNSEEN_IN_NAME, path, message).help(help)
}

/// The finding for a file that is meant as an article and has another ending than `.md`.
pub(super) fn no_article(path: &SourcePath) -> Option<Diagnostic> {
    if path.as_str().rsplit_once('.').is_some_and(|(_, ending)| ending == "md") {
        return None;
    }
    let (stem, extension) = (path.stem(), path.extension()?);
    let hidden = extension == "txt";
    if !is_other_markdown(path) {
        return None;
    }
    let right = if hidden { stem.to_owned() } else { format!("{stem}.md") };
    let message = text!("{path} 不是 .md 文件，不会成为文章", "{path} is no .md file and becomes no article");
    let help = if hidden {
        text!(
            "改名为 {right}；在 Windows 里先勾选“查看”中的“文件扩展名”，才看得到末尾的 .{extension}",
            "rename it to {right}; Windows shows the .{extension} at its end once “File name extensions” is ticked under “View”"
        )
    } else {
        text!("改名为 {right}", "rename it to {right}")
    };
    Some(Diagnostic::new(&crate::site::codes::STRAY_ARTICLE, path, message).help(help))
}

/// Names beside each other that are one on Windows and two on Linux, of files and of folders. The paths come
/// in their order.
pub(super) fn case_collisions<'a>(found: impl Iterator<Item = &'a SourcePath> + Clone) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    // Of two such names one has a letter that could be smaller. Most sites have few of those, or none.
    let mut large: HashMap<String, &str> = HashMap::new();
    for place in places(found.clone()).filter(|place| has_large_letter(name_of(place))) {
        let folder = &place[..place.len() - name_of(place).len()];
        if let Some(first) = large.insert(format!("{folder}{}", name_of(place).to_lowercase()), place) {
            findings.extend(case_collision(place, first));
        }
    }
    if large.is_empty() {
        return findings;
    }
    let small = places(found).filter(|place| !has_large_letter(name_of(place)));
    findings.extend(small.filter_map(|place| case_collision(place, large.get(place)?)));
    findings
}

/// Files and the folders around them, each once: `content/a`, `content/a/b.md` …
fn places<'a>(paths: impl Iterator<Item = &'a SourcePath>) -> impl Iterator<Item = &'a str> {
    let mut before = "";
    paths.flat_map(move |path| {
        let (path, last) = (path.as_str(), std::mem::replace(&mut before, path.as_str()));
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        let is_new = move |place: &&str| !last.strip_prefix(place).is_some_and(|rest| rest.starts_with('/'));
        ends.map(move |end| &path[..end]).filter(is_new)
    })
}

fn name_of(place: &str) -> &str {
    place.rsplit_once('/').map_or(place, |(_, name)| name)
}

fn has_large_letter(name: &str) -> bool {
    if name.is_ascii() {
        return name.bytes().any(|byte| byte.is_ascii_uppercase());
    }
    name.chars().any(|c| !c.to_lowercase().eq([c]))
}

fn case_collision(place: &str, first: &str) -> Option<Diagnostic> {
    let message = text!("{place} 与 {first} 只有大小写不同", "{place} and {first} differ only in case");
    let help = text!("给其中一个改名", "rename one of them");
    let place = SourcePath::new(place).ok()?;
    Some(Diagnostic::new(&codes::CASE_COLLISION, &place, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_takes_for_one_are_told() {
        let told = |paths: &[&str]| -> Vec<String> {
            let paths: Vec<SourcePath> = paths.iter().map(|path| SourcePath::new(path).unwrap()).collect();
            case_collisions(paths.iter()).into_iter().map(|finding| finding.message.en).collect()
        };
        let one = |place: &str, first: &str| [format!("{place} and {first} differ only in case")];
        assert_eq!(told(&["content/a/A.md", "content/a/a.md"]), one("content/a/a.md", "content/a/A.md"));
        assert_eq!(told(&["content/A/x.md", "content/a/y.md"]), one("content/a", "content/A"));
        assert_eq!(told(&["content/a/A.md", "content/a/a.MD"]), one("content/a/a.MD", "content/a/A.md"));
        assert_eq!(told(&["content/a/ä.png", "content/a/Ä.png"]), one("content/a/ä.png", "content/a/Ä.png"));
        assert_eq!(told(&["content/a/通知.md", "content/a/通知A.md", "content/b/通知a.md"]), [""; 0]);
        assert_eq!(told(&["content/A/x.md", "content/A/y.md", "content/B/x.md"]), [""; 0], "one folder once");
    }
}
