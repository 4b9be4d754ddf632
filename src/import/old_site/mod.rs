//! Articles of old sites: the sources of Hugo, Hexo and Jekyll, the export of `WordPress` (WXR), folders of pages.
//! Their text goes through HTML, which all of them have in common.
//!
//! Must not know where the files lie.

mod code;
mod matter;
mod markdown;
mod wordpress;

pub use wordpress::posts;

use super::html;
use super::model::{Block, Imported, Shape};
use super::report::Remark;
use crate::diagnostic::Text;
use crate::text;

/// What an old site was made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OldSite {
    /// Hugo: `content/`.
    Hugo,
    /// Hexo: `source/_posts/`.
    Hexo,
    /// Jekyll: `_posts/`.
    Jekyll,
    /// The export of `WordPress`, one file.
    WordPress,
    /// Pages of HTML, as a program saved them.
    HtmlFolder,
}

/// One article of an old site, or why a file is none.
#[derive(Debug)]
pub enum OldText {
    /// An article.
    Article(Box<Imported>),
    /// No article, with the reason.
    Nothing(Text),
}

/// A page with so few words outside of links is a list.
const FEWEST_WORDS: usize = 30;

/// Whether a file of that path may hold an article.
pub fn may_hold(site: OldSite, path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    match site {
        OldSite::Hugo => ends(&[".md", ".markdown"]) && !lower.ends_with("_index.md"),
        OldSite::Hexo | OldSite::Jekyll => ends(&[".md", ".markdown"]) && !lower.contains("node_modules/"),
        OldSite::WordPress => ends(&[".xml"]),
        // Pages of scripts were saved under the names of the scripts: `show.asp@id=12`.
        OldSite::HtmlFolder => {
            ends(&[".html", ".htm", ".shtml"])
                || [".asp", ".aspx", ".php", ".jsp"].iter().any(|script| lower.contains(script))
        }
    }
}

/// Reads the article of a file, whose path is that within the old site.
pub fn read(site: OldSite, path: &str, text: &str) -> Result<OldText, Text> {
    match site {
        OldSite::HtmlFolder => page(path, text),
        _ => markdown::read(site, path, text),
    }
}

/// A page, whose old address is its path.
fn page(path: &str, text: &str) -> Result<OldText, Text> {
    let mut imported = html::read(text)?;
    let (mut all, mut linked) = (0, 0);
    imported.blocks.iter().for_each(|block| count(block, &mut all, &mut linked));
    if all < FEWEST_WORDS + linked
        && !imported.blocks.iter().any(|block| matches!(block.shape, Shape::Table(_)))
    {
        return Ok(OldText::Nothing(text!("列表页或空页", "a page of links, or an empty one")));
    }
    imported.about.aliases = vec![old_address(path)];
    imported.about.address = None;
    imported.about.categories = path
        .rsplit_once('/')
        .map(|(folder, _)| folder.rsplit('/').next().unwrap_or(folder).to_owned())
        .into_iter()
        .collect();
    Ok(OldText::Article(Box::new(imported)))
}

/// `news/show.asp@id=12.html`, as programs that save sites name pages: `/news/show.asp?id=12`.
fn old_address(path: &str) -> String {
    let script = [".asp", ".aspx", ".php", ".jsp", ".shtml", ".html", ".htm"].iter().find_map(|script| {
        ["?", "@", "%3F", "%3f"]
            .iter()
            .find_map(|mark| path.find(&format!("{script}{mark}")).map(|at| (at + script.len(), mark.len())))
    });
    match script {
        Some((at, mark)) => {
            let query = &path[at + mark..];
            let query = query.strip_suffix(".html").or_else(|| query.strip_suffix(".htm")).unwrap_or(query);
            format!("/{}?{query}", &path[..at])
        }
        None => format!("/{path}"),
    }
}

/// Counts the characters of a block, and those of its links.
fn count(block: &Block, all: &mut usize, linked: &mut usize) {
    use super::model::Inline;
    let mut pieces = |inlines: &[Inline]| {
        for inline in inlines {
            if let Inline::Text(text, style) = inline {
                *all += text.chars().count();
                *linked += if style.link.is_some() { text.chars().count() } else { 0 };
            }
        }
    };
    match &block.shape {
        Shape::Paragraph(inlines, _) | Shape::Heading(_, inlines) => pieces(inlines),
        Shape::Table(rows) => rows.iter().flatten().for_each(|cell| pieces(cell)),
        Shape::List(_, items) => items.iter().flatten().for_each(|block| count(block, all, linked)),
        Shape::Quote(blocks) => blocks.iter().for_each(|block| count(block, all, linked)),
        Shape::Code(text) => *all += text.chars().count(),
        Shape::Rule => {}
    }
}

/// Tells of what is neither text nor HTML.
fn dropped_code(words: &str) -> Remark {
    let shown = super::report::shortened(words);
    Remark::dropped(0, text!("原网站的模板代码：{shown}", "code of the old site: {shown}"))
}

#[cfg(test)]
mod tests;
