//! Texts that moved since the last publication, noticed by what they say: their old addresses would lead nowhere.
//!
//! A text is the same when it says the same, or, where it was edited too, when it alone has the same title. Where
//! that is not certain, nothing is told.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::check::{Find, Rule};
use crate::diagnostic::{Diagnostic, Text, family};
use crate::site::pages::pages;
use crate::site::{Category, Page, PageKind, PublishedText, Site};
use crate::source::{OutputPath, Source, Span};
use crate::text;

family! {
    /// A text that stands at another address than when it was published last.
    MOVED = "ZB560" Warning rule "moved_texts" {
        title: "文章的网址变了", "a text that moved";
        meaning: "上次发布时，这篇文章在另一个网址。旧网址上将没有网页，别处的链接、收藏和转发都会打不开。在文章开头写上旧址，旧链接就会转到新网址；整个文件夹改了名，写在栏目的 _index.md 里。",
                 "When the site was published last, this text stood at another address. Nothing will stand there any more, and links to it break. With the old address under `aliases` (旧址) readers are led on; for a folder that was renamed, write it in the category's _index.md.";
        wrong: "把 content/xinwen/ 改名为 content/yaowen/";
        right: "旧址: [\"/xinwen/\"]   （写在 content/yaowen/_index.md 里）";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "moved_texts",
    about: || text!("文章搬了网址，旧网址要能打开", "texts that moved leave a way from their old addresses"),
    codes: ALL,
    settings: &[],
    find: Find::Site(find),
};

/// A text that stood elsewhere.
struct Move<'a> {
    /// Where it stood.
    from: &'a OutputPath,
    /// Where it stands.
    to: OutputPath,
    kind: PageKind,
}

/// What is told of texts that moved, those of a renamed folder together.
fn find(site: &Site) -> Vec<Diagnostic> {
    let mut folders: BTreeMap<(&str, String), Vec<Move<'_>>> = BTreeMap::new();
    for one in moves(site) {
        let (from, to) = common_end(one.from.as_str(), one.to.as_str());
        folders.entry((from, to.to_owned())).or_default().push(one);
    }
    let mut findings = Vec::new();
    for ((from, to), moves) in folders {
        let category = site.categories.iter().find(|category| category.address == to);
        let index = category.and_then(|category| category.index.as_ref().map(|index| (category, index)));
        match index {
            Some((category, index)) if moves.len() > 1 && !from.is_empty() => {
                let room = room(&index.matter.aliases, &index.source);
                findings.push(folder_moved(category, from, moves.len(), (&index.source, room)));
            }
            _ => findings.extend(moves.iter().filter_map(|one| text_moved(site, one))),
        }
    }
    findings
}

/// Every text that is surely one which stood elsewhere.
fn moves(site: &Site) -> Vec<Move<'_>> {
    let last = site.texts_published_last();
    let gone: Vec<&PublishedText> = last.iter().filter(|text| !site.has(&text.path)).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let known: HashSet<&OutputPath> = last.iter().map(|text| &text.path).collect();
    let is_text = |page: &Page| matches!(page.kind, PageKind::Article(_) | PageKind::Plain(_));
    let new: Vec<Page> =
        pages(site).into_iter().filter(|page| is_text(page) && !known.contains(&page.path)).collect();
    let by_text = unique(new.iter().map(|page| (page.version(site), page)));
    let by_title = unique(new.iter().map(|page| (page.title(site), page)));
    let titles = unique(gone.iter().map(|text| (text.title.as_deref(), text)));
    let found = gone.iter().filter_map(|text| {
        let same = by_text.get(&Some(text.version)).copied().flatten();
        let alone = titles.get(&text.title.as_deref()).copied().flatten().is_some();
        let named = || by_title.get(&text.title.as_deref()).copied().flatten().filter(|_| alone);
        let page = same.or_else(named)?;
        Some(Move { from: &text.path, to: page.path.clone(), kind: page.kind.clone() })
    });
    found.collect()
}

/// The values by their keys; `None` where two have one key.
fn unique<K: Eq + std::hash::Hash, V>(pairs: impl Iterator<Item = (K, V)>) -> HashMap<K, Option<V>> {
    let mut found: HashMap<K, Option<V>> = HashMap::new();
    for (key, value) in pairs {
        found.entry(key).and_modify(|known| *known = None).or_insert(Some(value));
    }
    found
}

/// Two addresses without the last names that they have in common, and without the slash before these.
fn common_end<'a, 'b>(one: &'a str, other: &'b str) -> (&'a str, &'b str) {
    let names = one.rsplit('/').zip(other.rsplit('/')).take_while(|(one, other)| one == other);
    let length: usize = names.map(|(name, _)| name.len() + 1).sum();
    (&one[..one.len().saturating_sub(length)], &other[..other.len().saturating_sub(length)])
}

fn text_moved(site: &Site, one: &Move<'_>) -> Option<Diagnostic> {
    let Move { from, to, kind } = one;
    let (source, title) = (kind.source(site)?, kind.title(site)?);
    let message = text!(
        "《{title}》上次发布在 /{from}，现在是 /{to}，旧网址将打不开",
        "“{title}” was published at /{from} and is now /{to}: the old address will lead nowhere"
    );
    let aliases = match kind {
        PageKind::Article(id) => &site.article(*id).article.matter.aliases,
        PageKind::Plain(index) => &site.pages[*index].page.matter.aliases,
        _ => return None,
    };
    Some(finding((source, room(aliases, source)), message, from.as_str()))
}

fn folder_moved(category: &Category, from: &str, count: usize, index: Place<'_>) -> Diagnostic {
    let (title, to) = (&category.title, &category.address);
    let message = text!(
        "栏目“{title}”有 {count} 篇文章上次发布在 /{from}/，现在是 /{to}/，旧网址将打不开",
        "{count} texts of the category “{title}” were published in /{from}/ and are now in /{to}/: the old addresses will lead nowhere"
    );
    finding(index, message, &format!("{from}/"))
}

/// A text, and where the line with its old addresses can be put.
type Place<'a> = (&'a Source, Option<Span>);

/// The place below the opening line of a front matter that has no old addresses yet.
fn room(aliases: &[(String, Span)], source: &Source) -> Option<Span> {
    let end = source.text().find('\n').filter(|_| aliases.is_empty() && source.text().starts_with("---"))?;
    Some(source.span(end + 1..end + 1))
}

/// The finding with the line to write.
fn finding((source, room): Place<'_>, message: Text, from: &str) -> Diagnostic {
    let path = source.path();
    let help = text!(
        "在 {path} 开头写上 旧址: [\"/{from}\"]，旧链接就会转到新网址；不要旧网址就不用管，发布以后不再提示",
        "write aliases: [\"/{from}\"] at the top of {path}, and the old address leads on; if it is meant, do nothing: after publishing this is told no more"
    );
    let finding = Diagnostic::new(&MOVED, source, message).help(help);
    match room {
        Some(room) => finding.patch(room, format!("旧址: [\"/{from}\"]\n")),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::common_end;

    #[test]
    fn what_two_addresses_end_in_is_cut() {
        assert_eq!(common_end("a/x.html", "b/x.html"), ("a", "b"));
        assert_eq!(common_end("a/c/x.html", "b/c/x.html"), ("a", "b"));
        assert_eq!(common_end("a/x.html", "a/y.html"), ("a/x.html", "a/y.html"));
        assert_eq!(common_end("x.html", "a/x.html"), ("", "a"));
    }
}
