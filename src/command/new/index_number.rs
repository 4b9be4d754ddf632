//! The index number (索引号) of a new document: the next by the site's template, given once.

use std::path::Path;

use crate::article::kind::KindData;
use crate::config::{IndexTemplate, LineEnds};
use crate::disk::load::Folder;
use crate::site::{Content, ParsedText};
use crate::source::{Date, Source};

/// The next free index number; `None` when the site has no template or cannot be read. Drafts count:
/// their numbers are given too.
pub fn next(root: &Path, date: Date) -> Option<String> {
    let folder = Folder::open(root).ok()?;
    let config = folder.config()?;
    let template = config.index_template.as_ref()?;
    let numbers = numbers(folder.sources(), config.line_ends);
    Some(next_of(template, numbers.iter().map(String::as_str), date.year()))
}

fn numbers<'a>(sources: impl Iterator<Item = &'a Source>, line_ends: LineEnds) -> Vec<String> {
    let parsed: Vec<ParsedText> = sources.map(|source| ParsedText::parse(source, line_ends)).collect();
    let content = Content::of(&parsed).value;
    let of = |kind: &KindData| match kind {
        KindData::Document(document) => document.index_number.clone(),
        _ => None,
    };
    content.articles.iter().filter_map(|article| of(&article.article.matter.kind)).collect()
}

/// One more than the largest serial of the year, or of all where the template has no year. Gaps stay:
/// a number that was given once is never given again.
fn next_of<'a>(template: &IndexTemplate, numbers: impl Iterator<Item = &'a str>, year: i16) -> String {
    let of_year = numbers
        .filter_map(|number| template.parts(number))
        .filter(|parts| parts.year.is_none_or(|of| of == year));
    let largest = of_year.map(|parts| parts.serial).max().unwrap_or(0);
    template.number(year, largest.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_rise_within_a_year_and_gaps_stay() {
        let template = IndexTemplate::parse("{region}/{year}-{serial:03}", "JS", "").unwrap();
        let given = ["JS/2025-001", "JS/2025-004", "JS/2024-117", "旧-9"];
        assert_eq!(next_of(&template, given.into_iter(), 2025), "JS/2025-005");
        assert_eq!(next_of(&template, given.into_iter(), 2026), "JS/2026-001");
        let without_year = IndexTemplate::parse("JS-{serial}", "", "").unwrap();
        assert_eq!(next_of(&without_year, ["JS-9"].into_iter(), 2026), "JS-10");
    }

    #[test]
    fn drafts_hold_their_numbers() {
        let site = tempfile::tempdir().unwrap();
        let toml = "title = \"甲\"\nbase_url = \"https://a.gov.cn/\"\n[document]\nindex_number = \"JS-{year}-{serial:02}\"\n";
        std::fs::write(site.path().join("site.toml"), toml).unwrap();
        std::fs::create_dir_all(site.path().join("content/zhengce")).unwrap();
        let draft = "---\ntitle: 乙\ndate: 2025-01-01\ndraft: true\nkind: document\ndocument: { index_number: JS-2025-07 }\n---\n";
        std::fs::write(site.path().join("content/zhengce/yi.md"), draft).unwrap();
        let date = Date::new(2025, 4, 1).unwrap();
        assert_eq!(next(site.path(), date).unwrap(), "JS-2025-08");
    }
}
