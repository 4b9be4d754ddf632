//! The table of targets for readers of feeds.

use super::{common_lead, head, row};
use crate::article::markdown::{Resolve, to_html};
use crate::config::LineEnds;
use crate::site::{ArticleId, Site};

/// The table as HTML without charts and files, for readers of feeds. The HTML is that of an equal table
/// in Markdown.
pub fn plain_table(site: &Site, id: ArticleId, resolve: &dyn Resolve) -> String {
    let Some((targets, items)) = site.article(id).targets() else { return String::new() };
    let basis = targets.basis.as_deref();
    let common = common_lead(items, basis);
    let mut markdown =
        format!("| 指标 | {} |\n| --- | ---: |\n", escaped(&head(items, targets, common.as_deref())));
    for (at, item) in items.iter().enumerate() {
        let cells = row(at, item, basis, common.as_deref(), &[]);
        markdown.extend([
            "| ",
            &escaped(&cells.indicator),
            " | ",
            &escaped(&cells.value),
            " |
",
        ]);
    }
    to_html(&markdown, LineEnds::CommonMark, resolve)
}

/// Text that means itself in Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}
