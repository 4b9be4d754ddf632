//! 提纲: how many parts and items a work report has, and its short items as chips.

use serde::Serialize;

use crate::article::markdown::Heading;

/// `article.outline`: how a work report is built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineView {
    /// Headings of the first level.
    pub parts: usize,
    /// Headings of the second level.
    pub items: usize,
}

/// Items of at most so many characters become chips; four on a row of a phone still read well.
const SHORT: usize = 12;

/// The counts of the two highest levels of headings; `None` when there are no headings.
pub fn outline(headings: &[Heading]) -> Option<OutlineView> {
    let top = headings.iter().map(|heading| heading.level).min()?;
    let count = |level: u8| headings.iter().filter(|heading| heading.level == level).count();
    Some(OutlineView { parts: count(top), items: count(top + 1) })
}

/// Gives the class `pts` to every list right under a heading whose items are all short and plain. The
/// HTML is that of a body as the program itself writes it; everything else stays as it is.
pub fn short_lists(html: String) -> String {
    const LIST: &str = "<ul>";
    if !html.contains(LIST) {
        return html;
    }
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html.as_str();
    while let Some(at) = rest.find(LIST) {
        let (before, list) = rest.split_at(at);
        out.push_str(before);
        let under_heading = before.trim_end().strip_suffix('>').is_some_and(ends_in_heading);
        out.push_str(if under_heading && is_short(&list[LIST.len()..]) {
            "<ul class=\"pts\">"
        } else {
            LIST
        });
        rest = &list[LIST.len()..];
    }
    out.push_str(rest);
    out
}

/// Whether a text, cut before its last `>`, ends in the closing tag of a heading.
fn ends_in_heading(text: &str) -> bool {
    ["</h2", "</h3", "</h4", "</h5", "</h6"].iter().any(|tag| text.ends_with(tag))
}

/// Whether what follows `<ul>` is nothing but short items of plain text up to `</ul>`.
fn is_short(mut rest: &str) -> bool {
    loop {
        rest = rest.trim_start();
        if rest.starts_with("</ul>") {
            return true;
        }
        let Some(item) = rest.strip_prefix("<li>") else { return false };
        let end = item.find('<').unwrap_or(item.len());
        let Some(after) = item[end..].strip_prefix("</li>") else { return false };
        if item[..end].trim().chars().count() > SHORT {
            return false;
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_highest_levels_are_counted() {
        let heading = |level| Heading { level, id: "a".into(), text: "a".into(), span: 0..0 };
        let view = outline(&[3, 4, 4, 5, 3, 4].map(heading)).unwrap();
        assert_eq!((view.parts, view.items), (2, 3));
        assert_eq!(outline(&[]), None);
    }

    #[test]
    fn short_items_under_a_heading_become_chips() {
        let short = "<h3 id=\"a\">（一）产业</h3>\n<ul>\n<li>新兴产业</li>\n<li>传统产业</li>\n</ul>\n";
        assert_eq!(short_lists(short.to_owned()), short.replace("<ul>", "<ul class=\"pts\">"));
    }

    #[test]
    fn other_lists_stay() {
        let long = "超过十二个汉字的条目不会成为小方块";
        for list in [
            "<p>项目：</p>\n<ul>\n<li>新兴产业</li>\n</ul>".to_owned(),
            format!("<h3>a</h3>\n<ul>\n<li>{long}</li>\n</ul>"),
            "<h3>a</h3>\n<ul>\n<li><strong>重</strong></li>\n</ul>".to_owned(),
            "<h3>a</h3>\n<ul>\n<li>外<ul><li>内</li></ul></li>\n</ul>".to_owned(),
            "<h3>a</h3>\n<ul>\n<li>没有完".to_owned(),
        ] {
            assert_eq!(short_lists(list.clone()), list);
        }
    }
}
