//! Targets over the years: every indicator with what was aimed at in each year.
//!
//! An indicator that was renamed stays one, by `[indicator_aliases]` of site.toml.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{ArticleId, Published, Site};
use crate::article::kind::{Kind, KindData, Target, Targets};
use crate::config::Config;

/// All targets of the site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Series {
    /// The years that have targets, oldest first.
    pub years: Vec<i16>,
    /// The indicators in the order of the newest document that names them.
    pub indicators: Vec<Indicator>,
}

/// One indicator in one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its present name.
    pub name: String,
    /// Names it had in the documents shown, newest first.
    pub former: Vec<String>,
    /// Its unit; `None` while all its targets are words.
    pub unit: Option<String>,
    /// Where each year's target is written.
    pub targets: BTreeMap<i16, TargetPlace>,
}

/// A target by its article and its place among the article's targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetPlace {
    /// The article.
    pub article: ArticleId,
    /// Its place in the list.
    pub item: usize,
}

impl Published {
    /// The targets of an article of that kind, if it has any.
    pub fn targets(&self) -> Option<(&Targets, &[Target])> {
        match &self.article.matter.kind {
            KindData::Targets(targets) if !targets.items.is_empty() => Some((targets, &targets.items)),
            _ => None,
        }
    }

    /// The year that the article's targets are for: the year of the block, else the first in the
    /// title, else that of publication.
    pub fn target_year(&self) -> i16 {
        let given = self.targets().and_then(|(targets, _)| targets.year);
        given.or_else(|| year_in(&self.article.matter.title)).unwrap_or_else(|| self.date.date().year())
    }
}

/// The first `2025年` in a title.
fn year_in(title: &str) -> Option<i16> {
    title.match_indices('年').find_map(|(at, _)| {
        let year = title[..at].get(at.checked_sub(4)?..)?.parse().ok()?;
        (1949..=2999).contains(&year).then_some(year)
    })
}

impl Site {
    /// A target by its place.
    pub fn target(&self, place: TargetPlace) -> (&Targets, &Target) {
        let (targets, items) = self
            .article(place.article)
            .targets()
            .expect("places of targets are made from articles that have them");
        (targets, &items[place.item])
    }

    /// Gathers the targets of all listed articles. Of two articles for one year the newer counts.
    pub(super) fn gather_series(&self) -> Series {
        let mut tables: Vec<ArticleId> = self.listed_with(|traits| traits.kind == Kind::Targets);
        tables.retain(|id| self.article(*id).targets().is_some());
        // The sort is stable: within a year the newest article stays first.
        tables.sort_by_key(|id| Reverse(self.article(*id).target_year()));
        let mut series = Series::default();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for id in tables {
            let published = self.article(id);
            let year = published.target_year();
            if series.years.last() != Some(&year) {
                series.years.push(year);
            }
            let items = published.targets().map(|(_, items)| items).unwrap_or_default();
            for (item, target) in items.iter().enumerate() {
                let name = current_name(&self.config, &target.indicator);
                let rows = by_name.entry(name.to_owned()).or_default();
                series.add(rows, name, target, year, TargetPlace { article: id, item });
            }
        }
        series.years.reverse();
        series
    }
}

impl Series {
    /// Adds a target to the row of its name and unit; words without a unit join any row of the name.
    fn add(&mut self, rows: &mut Vec<usize>, name: &str, target: &Target, year: i16, place: TargetPlace) {
        let unit = target.unit.as_deref();
        // Of 增加 500 元，达到 9800 元 both count: a document fills a row once a year.
        let own =
            |row: &Indicator| row.targets.get(&year).is_some_and(|known| known.article == place.article);
        let same_unit = |row: &Indicator| row.unit.as_deref() == unit && !own(row);
        let fits = |row: &Indicator| (unit.is_none() || row.unit.is_none()) && !own(row);
        let found = rows
            .iter()
            .copied()
            .find(|row| same_unit(&self.indicators[*row]))
            .or_else(|| rows.iter().copied().find(|row| fits(&self.indicators[*row])));
        let row = found.unwrap_or_else(|| {
            let (name, unit) = (name.to_owned(), target.unit.clone());
            self.indicators.push(Indicator { name, former: Vec::new(), unit, targets: BTreeMap::new() });
            rows.push(self.indicators.len() - 1);
            self.indicators.len() - 1
        });
        let row = &mut self.indicators[row];
        if row.targets.contains_key(&year) {
            return;
        }
        row.targets.insert(year, place);
        row.unit = row.unit.take().or_else(|| target.unit.clone());
        if target.indicator != row.name && !row.former.contains(&target.indicator) {
            row.former.push(target.indicator.clone());
        }
    }
}

/// The present name of an indicator. Renamings may follow each other.
pub fn current_name<'a>(config: &'a Config, name: &'a str) -> &'a str {
    let mut current = name;
    // As many steps as there are renamings: a circle ends, too.
    for _ in 0..config.indicator_aliases.len() {
        match config.indicator_aliases.get(current) {
            Some(next) => current = next,
            None => break,
        }
    }
    current
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::config;
    use crate::config::LineEnds;
    use crate::site::{Content, Visibility};
    use crate::source::{Moment, Source, SourcePath};

    fn source(path: &str, text: &str) -> Source {
        Source::new(SourcePath::new(path).unwrap(), text.to_owned())
    }

    fn site(aliases: &str, articles: &[(&str, &str)]) -> Site {
        let config = source(
            "site.toml",
            &format!(
                "title = \"a\"\nbase_url = \"https://a.cn/\"\n[credit]\neditor = \"甲\"\n[indicator_aliases]\n{aliases}"
            ),
        );
        let config = config::read(&config).value.unwrap();
        let article = |(at, (title, items)): (usize, &(&str, &str))| {
            let text = format!(
                "---\ntitle: {title}\ndate: 2025-01-{:02}\nkind: targets\ntargets: [{items}]\n---\n正文\n",
                at + 1
            );
            Article::parse(&source(&format!("content/a/{at}.md"), &text), LineEnds::default()).value
        };
        let now = Moment::parse("2025-05-01").unwrap().in_zone(&config.zone);
        let content = Content {
            articles: articles.iter().enumerate().map(article).map(Into::into).collect(),
            ..Content::default()
        };
        Site::assemble(std::sync::Arc::new(config), now, content, Visibility::default()).value
    }

    fn shown(site: &Site) -> Vec<String> {
        let place = |(year, place): (&i16, &TargetPlace)| format!("{year} {}", site.target(*place).1.words);
        let row = |row: &Indicator| {
            let targets: Vec<String> = row.targets.iter().map(place).collect();
            format!(
                "{}[{}]({}): {}",
                row.name,
                row.unit.as_deref().unwrap_or_default(),
                row.former.join("、"),
                targets.join("，")
            )
        };
        site.series.indicators.iter().map(row).collect()
    }

    #[test]
    fn years_stand_side_by_side_in_the_newest_order() {
        let site = site(
            "",
            &[
                ("2023年目标", "甲 增长 5%, 乙 增长 6%, 丙 新增 30 人"),
                ("2025年目标", "乙 增长 7%, 甲 增长 8%"),
            ],
        );
        assert_eq!(site.series.years, [2023, 2025]);
        assert_eq!(
            shown(&site),
            [
                "乙[%](): 2023 增长 6%，2025 增长 7%",
                "甲[%](): 2023 增长 5%，2025 增长 8%",
                "丙[人](): 2023 新增 30 人"
            ]
        );
    }

    #[test]
    fn renamed_indicators_are_one() {
        let site = site(
            "\"工业产值\" = \"工业增加值\"\n\"工业增加值\" = \"规上工业增加值\"\n",
            &[("2023年目标", "工业产值 增长 5%"), ("2024年目标", "规上工业增加值 增长 6%")],
        );
        assert_eq!(shown(&site), ["规上工业增加值[%](工业产值): 2023 增长 5%，2024 增长 6%"]);
    }

    #[test]
    fn units_are_kept_apart_and_words_join() {
        let site = site(
            "",
            &[
                ("2023年目标", "财政收入 与经济增长同步"),
                ("2024年目标", "财政收入 达到 4.6 亿元, 财政收入 增长 4%"),
            ],
        );
        assert_eq!(
            shown(&site),
            ["财政收入[亿元](): 2023 与经济增长同步，2024 达到 4.6 亿元", "财政收入[%](): 2024 增长 4%"]
        );
    }

    #[test]
    fn two_targets_of_one_unit_in_a_document_both_count() {
        let site =
            site("", &[("2024年目标", "\"收入增加500元，达到9800元\""), ("2025年目标", "收入增加600元")]);
        assert_eq!(
            shown(&site),
            ["收入[元](): 2024 增加500元，2025 增加600元", "收入[元](): 2024 达到9800元"]
        );
    }

    #[test]
    fn the_newer_article_of_a_year_counts() {
        let site = site("", &[("2024年目标", "甲 增长 5%"), ("2024年目标（调整）", "甲 增长 4%")]);
        assert_eq!(shown(&site), ["甲[%](): 2024 增长 4%"]);
    }

    #[test]
    fn a_circle_of_names_ends() {
        assert_eq!(
            shown(&site("\"甲\" = \"乙\"\n\"乙\" = \"甲\"\n", &[("2024年目标", "甲 增长 5%")])).len(),
            1
        );
        assert_eq!(year_in("关于2025年目标"), Some(2025));
        assert_eq!((year_in("年"), year_in("今年"), year_in("第12345年")), (None, None, Some(2345)));
    }
}
