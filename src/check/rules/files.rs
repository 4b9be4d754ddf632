//! Every file in `content/` is of use.

use std::collections::BTreeSet;

use crate::check::{Find, Rule};
use crate::diagnostic::{Diagnostic, family, folded_stem};
use crate::site::{Site, is_other_markdown};
use crate::source::{SourcePath, composed, decode_address};
use crate::text;

family! {
    /// A file that nothing refers to.
    UNUSED_FILE = "ZB527" Warning rule "files" {
        title: "没有稿件用到这个文件", "no text refers to this file";
        meaning: "content 里只有 .md 文件会成为稿件；图片和附件要有稿件用到，才会发布。Word、WPS 文件不会自动成为稿件。",
                 "Of the files in content only .md files become articles; pictures and attachments are published when a text refers to them. Files of word processors do not become articles by themselves.";
        wrong: "content/tongzhi/停水通知.docx";
        right: "content/tongzhi/停水通知.md";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "files",
    about: || text!("content 里的文件都有稿件用到", "every file in content is referred to"),
    codes: ALL,
    settings: &[],
    find: Find::Site(find),
};

fn find(site: &Site) -> Vec<Diagnostic> {
    let published: BTreeSet<&SourcePath> = site.files.values().map(|file| &file.source).collect();
    let tables: BTreeSet<SourcePath> =
        site.articles.iter().filter_map(|published| site.table_of(&published.article)).collect();
    let kept: BTreeSet<&SourcePath> = site.held.iter().flat_map(|held| &held.files).collect();
    let named = named(site);
    let used = |path: &SourcePath| {
        let known = published.contains(path) || tables.contains(path) || kept.contains(path);
        // What is named nearly so, or told by its ending, is told there.
        known || is_other_markdown(path) || named.contains(&folded_stem(&composed(path.file_name())))
    };
    site.known_files().filter(|path| !used(path)).map(unused).collect()
}

/// What texts call the files that they refer to, without what input methods and cameras vary.
fn named(site: &Site) -> BTreeSet<String> {
    let articles = site.articles.iter().flat_map(|published| {
        let (matter, body) = (&published.article.matter, &published.article.body);
        let attached = matter.attachments.iter().map(|file| file.file.as_str());
        let cover = matter.cover.iter().map(|cover| cover.image.as_str());
        let linked = body.references.iter().map(|reference| reference.destination.as_str());
        attached.chain(cover).chain(linked)
    });
    let pages = site.pages.iter().flat_map(|page| &page.page.body.references);
    let indexes = site.categories.iter().filter_map(|category| category.index.as_ref());
    let linked = pages.chain(indexes.flat_map(|index| &index.body.references));
    articles
        .chain(linked.map(|reference| reference.destination.as_str()))
        .map(|address| composed(&decode_address(address)))
        .map(|address| folded_stem(address.rsplit(['/', '\\']).next().unwrap_or_default()))
        .collect()
}

/// Endings of programs that write texts.
const TEXTS: [&str; 6] = ["doc", "docx", "wps", "rtf", "odt", "txt"];
/// Endings of pictures.
const PICTURES: [&str; 6] = ["jpg", "jpeg", "png", "gif", "webp", "svg"];

/// The finding for a file that nothing refers to.
fn unused(path: &SourcePath) -> Diagnostic {
    let name = path.file_name();
    let ending = path.extension().unwrap_or_default();
    let message = text!("没有稿件用到 {path}，它不会发布", "no text refers to {path}; it is not published");
    let help = if let Some(right) = markdown_name(name) {
        text!("要成为稿件，改名为 {right}", "to make it an article, rename it to {right}")
    } else if TEXTS.contains(&ending.as_str()) {
        text!(
            "要成为稿件，把文字存为 .md 文件；要供人下载，在稿件开头写 附件: [{name}]",
            "to make it an article, save its text as an .md file; to offer it, write attachments: [{name}] in an article"
        )
    } else if PICTURES.contains(&ending.as_str()) {
        text!(
            "在稿件里写 ![图上有什么]({name})；不用就移走",
            "write ![what it shows]({name}) in a text, or move it away"
        )
    } else {
        text!(
            "要供人下载，在稿件开头写 附件: [{name}]；不用就移走",
            "to offer it, write attachments: [{name}] in an article; or move it away"
        )
    };
    Diagnostic::new(&UNUSED_FILE, path, message).help(help)
}

/// The name of an article that was meant: `通知。md`.
fn markdown_name(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let end = ["。md", "．md", "、md", ",md", ".mdx"].into_iter().find(|end| lower.ends_with(end))?;
    let stem = name.get(..name.len() - end.len()).filter(|stem| !stem.is_empty())?;
    Some(format!("{stem}.md"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_as_an_article_is_known_by_its_name() {
        assert_eq!(markdown_name("通知。md").as_deref(), Some("通知.md"));
        assert_eq!(markdown_name("通知.docx"), None);
        assert_eq!(markdown_name(".md"), None);
    }
}
