//! Targets over the years: every indicator with what was aimed at in each year.
//!
//! An indicator that was renamed stays one, by `[indicator_aliases]` of site.toml.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{ArticleId, Published, Site};
use crate::article::kind::{Items, KindData, Target, Targets};
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
            KindData::Targets(targets) => match &targets.items {
                Items::Listed(items) if !items.is_empty() => Some((targets, items)),
                _ => None,
            },
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
        let (targets, items) =
            self.article(place.article).targets().expect("places of targets are made from articles that have them");
        (targets, &items[place.item])
    }

    /// Gathers the targets of all listed articles. Of two articles for one year the newer counts.
    pub(super) fn gather_series(&self) -> Series {
        let mut tables: Vec<ArticleId> = self.listed().filter(|id| self.article(*id).targets().is_some()).collect();
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
        let same_unit = |row: &Indicator| row.unit.as_deref() == unit;
        let fits = |row: &Indicator| unit.is_none() || row.unit.is_none();
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
