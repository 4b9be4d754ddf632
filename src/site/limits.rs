//! How much of each sort a site can have: pages made of names, and categories, which every page lists. Knows what a site
//! holds, not how it came to it.

use super::{Findings, Site, codes};
use crate::diagnostic::{Diagnostic, Place};
use crate::text;

/// Categories. Each stands in the menu of each page, so that twice as many make four times the work; a county's site has
/// some hundred.
const MOST_CATEGORIES: usize = 500;

/// Categories in each other. An article stands in the lists of all that are around it.
const DEEPEST_CATEGORY: usize = 10;

/// Editors, and tags. Each has a page; a site of ten thousand articles has some hundred.
const MOST_TERMS: usize = 20_000;

/// Plain pages: 关于, 联系. Each stands in the foot of each page.
const MOST_PAGES: usize = 500;

/// Old addresses that lead on. Each is a file.
const MOST_REDIRECTS: usize = 20_000;

/// Tells what there is too much of.
pub(super) fn check(site: &Site, findings: &mut Findings) {
    let counts = [
        (site.categories.len(), MOST_CATEGORIES, text!("栏目", "categories")),
        (site.pages.len(), MOST_PAGES, text!("单独的网页", "plain pages")),
        (site.editors.list.len(), MOST_TERMS, text!("编辑", "editors")),
        (site.tags.list.len(), MOST_TERMS, text!("标签", "tags")),
        (site.redirects.len(), MOST_REDIRECTS, text!("旧网址", "old addresses")),
    ];
    let mut depths: Vec<usize> = Vec::with_capacity(site.categories.len());
    for category in site.categories.iter() {
        // Parents stand before their children.
        depths.push(category.parent.map_or(1, |parent| depths[parent.0] + 1));
    }
    if let Some(at) = depths.iter().position(|depth| *depth > DEEPEST_CATEGORY) {
        let message = text!(
            "栏目一层套一层，超过 {DEEPEST_CATEGORY} 层",
            "categories stand in each other more than {DEEPEST_CATEGORY} deep"
        );
        let help = text!(
            "删去里层文件夹的 _index.md，它们就只是文件夹",
            "remove the _index.md of inner folders, and they are plain folders"
        );
        findings.push(Diagnostic::new(&codes::TOO_MANY, site.categories[at].place(), message).help(help));
    }
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
