//! The export of `WordPress` (WXR): its posts and pages, whose text is HTML with empty lines between paragraphs.

use roxmltree::Node;

use super::OldText;
use crate::diagnostic::Text;
use crate::import::html;
use crate::import::model::About;
use crate::import::report::{Remark, shortened};
use crate::import::xml::{attribute, child, elements, parse};
use crate::text;

/// Marks that plugins read; what they stand for is not in the export.
const SHORTCODES: [&str; 9] =
    ["gallery", "audio", "video", "embed", "playlist", "contact-form", "contact-form-7", "vc_row", "slider"];

/// A post under its number.
type Post = (String, Result<OldText, Text>);

/// The posts of an export, each under its number. `Err` in a post says why it alone cannot be read.
pub fn posts(xml: &str) -> Result<Vec<Post>, Text> {
    let tree = parse("WXR", xml)?;
    let Some(channel) = child(tree.root_element(), "channel") else {
        return Err(text!("不是 WordPress 的导出文件", "it is no export of WordPress"));
    };
    let items = elements(channel).filter(|element| element.tag_name().name() == "item");
    Ok(items.map(|item| (words(item, "post_id").unwrap_or_default(), post(item))).collect())
}

fn words(item: Node<'_, '_>, name: &str) -> Option<String> {
    let text: String = child(item, name)?.children().filter_map(|part| part.text()).collect();
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The HTML of `content:encoded` or `excerpt:encoded`.
fn encoded(item: Node<'_, '_>, prefix: &str) -> Option<String> {
    let of = |element: &Node<'_, '_>| {
        element.tag_name().name() == "encoded"
            && element.tag_name().namespace().is_some_and(|space| space.contains(prefix))
    };
    let text: String = elements(item).find(of)?.children().filter_map(|part| part.text()).collect();
    Some(text).filter(|text| !text.trim().is_empty())
}

fn post(item: Node<'_, '_>) -> Result<OldText, Text> {
    let kind = words(item, "post_type").unwrap_or_default();
    if !matches!(kind.as_str(), "post" | "page" | "") {
        return Ok(OldText::Nothing(text!(
            "附件、菜单等，不是文章",
            "an attachment, a menu or the like, no article"
        )));
    }
    let status = words(item, "status").unwrap_or_default();
    if matches!(status.as_str(), "trash" | "auto-draft") {
        return Ok(OldText::Nothing(text!("回收站里的文章", "an article in the bin")));
    }
    let Some(content) = encoded(item, "content") else {
        return Ok(OldText::Nothing(text!("没有正文", "no text")));
    };
    let mut remarks = Vec::new();
    let mut imported = html::read_fragment(&with_paragraphs(&without_shortcodes(&content, &mut remarks)))?;
    imported.remarks.splice(0..0, remarks);
    imported.about = about(item, &status);
    Ok(OldText::Article(Box::new(imported)))
}

fn about(item: Node<'_, '_>, status: &str) -> About {
    let terms = |domain: &str| {
        let of = |term: &Node<'_, '_>| {
            term.tag_name().name() == "category" && attribute(*term, "domain") == Some(domain)
        };
        elements(item).filter(of).filter_map(|term| Some(term.text()?.trim().to_owned())).collect()
    };
    let path = |address: String| {
        let (_, rest) = address.split_once("://")?;
        let at = rest.find('/')?;
        Some(rest[at..].to_owned())
    };
    let mut aliases: Vec<String> =
        ["link", "guid"].iter().filter_map(|name| words(item, name).and_then(path)).collect();
    aliases.extend(words(item, "post_id").map(|id| format!("/?p={id}")));
    aliases.retain(|alias| alias != "/");
    aliases.sort();
    aliases.dedup();
    About {
        title: words(item, "title"),
        date: words(item, "post_date").filter(|date| !date.starts_with("0000")),
        updated: words(item, "post_modified").filter(|date| !date.starts_with("0000")),
        summary: encoded(item, "excerpt")
            .map(|summary| summary.split_whitespace().collect::<Vec<_>>().join(" ")),
        tags: terms("post_tag"),
        categories: terms("category"),
        aliases,
        draft: status != "publish",
        ..About::default()
    }
}

/// The text with the paragraphs that `WordPress` makes of empty lines, where it has none of its own.
fn with_paragraphs(content: &str) -> String {
    if content.contains("<p>") || content.contains("<p ") {
        return content.to_owned();
    }
    let plain = content.replace("\r\n", "\n");
    let is_block = |part: &str| {
        ["<h", "<ul", "<ol", "<table", "<blockquote", "<div", "<figure", "<pre", "<hr", "<!--"]
            .iter()
            .any(|tag| part.starts_with(tag))
    };
    let part = |part: &str| {
        let part = part.trim();
        if is_block(part) { part.to_owned() } else { format!("<p>{}</p>", part.replace('\n', "<br>")) }
    };
    plain.split("\n\n").filter(|part| !part.trim().is_empty()).map(part).collect()
}

/// The text without marks of plugins; those around a caption leave it.
fn without_shortcodes(content: &str, remarks: &mut Vec<Remark>) -> String {
    let mut out = String::with_capacity(content.len());
    let mut rest = content;
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        let inside = &rest[at + 1..];
        let name = inside
            .trim_start_matches('/')
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
            .next()
            .unwrap_or_default();
        let is_known = SHORTCODES.contains(&name) || matches!(name, "caption" | "wp_caption");
        match inside.find(']').filter(|_| is_known) {
            Some(end) => {
                if SHORTCODES.contains(&name) && !inside.starts_with('/') {
                    let shown = shortened(&inside[..end]);
                    remarks.push(Remark::dropped(
                        0,
                        text!("WordPress 插件：[{shown}]", "a plugin of WordPress: [{shown}]"),
                    ));
                }
                rest = &inside[end + 1..];
            }
            None => {
                out.push('[');
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    out
}
