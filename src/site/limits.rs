//! How much of each sort a site can have: pages made of names, and categories, which every page lists. Knows what a site
//! holds, not how it came to it.

use super::{Findings, Site, codes};
use crate::diagnostic::{Diagnostic, Place};
use crate::text;

/// Categories. Each stands in the menu of each page, so that twice as many make four times the work; a county's site has
/// some hundred.
const MOST_CATEGORIES: usize = 500;

/// Editors, and tags. Each has a page; a site of ten thousand articles has some hundred.
const MOST_TERMS: usize = 20_000;

/// Old addresses that lead on. Each is a file.
const MOST_REDIRECTS: usize = 20_000;

/// Tells what there is too much of.
pub(super) fn check(site: &Site, findings: &mut Findings) {
    let counts = [
        (site.categories.len(), MOST_CATEGORIES, text!("栏目", "categories")),
        (site.editors.list.len(), MOST_TERMS, text!("编辑", "editors")),
        (site.tags.list.len(), MOST_TERMS, text!("标签", "tags")),
        (site.redirects.len(), MOST_REDIRECTS, text!("旧网址", "old addresses")),
    ];
    for (count, most, what) in counts {
        if count > most {
            let (zh, en) = (what.zh, what.en);
            let message = text!(
                "网站有 {count} 个{zh}，最多 {most} 个",
                "the site has {count} {en}; {most} are the most"
            );
            let help = text!(
                "看看是不是粘贴或导出时出了错；真有这么多，就把网站分成几个",
                "look for a slip while pasting or exporting; if there really are so many, make several sites"
            );
            findings.push(Diagnostic::new(&codes::TOO_MANY, Place::Outside, message).help(help));
        }
    }
}
