//! /data/: the targets of all years, each figure with the article it comes from.

mod change;

use std::collections::BTreeSet;

use serde::Serialize;

use super::chart::drawing::ChartView;
use super::chart::{Bar, Chart, Scale, lay_out};
use super::dataset::Dataset;
use super::head::{HeadView, head};
use super::kind::cells::DownloadView;
use super::kind::targets::export::{self, Exported};
use super::kind::targets::{bar, row_id, words};
use super::links::size_in_words;
use super::site::LinkView;
use crate::site::pages::DATA;
use crate::site::{ArticleId, DataFormat, Indicator, Page, Site, TargetPlace};
use change::{Aim, change};

/// `targets`: the page of all targets.
#[derive(Debug, Clone, Serialize)]
pub struct AllTargetsView {
    /// The columns: years, oldest first; a year with known results has a second column for them.
    pub columns: Vec<ColumnView>,
    /// The indicators.
    pub rows: Vec<IndicatorView>,
    /// The articles that the numbers come from, newest first.
    pub sources: Vec<LinkView>,
    /// Everything as CSV.
    pub csv: DownloadView,
    /// Everything as JSON.
    pub json: DownloadView,
}

/// A column of the page of all targets.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    /// `2025年目标`, `2024年实际`.
    pub title: String,
    /// The year.
    pub year: i16,
}

/// A row of the page of all targets.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorView {
    /// For its heading.
    pub id: String,
    /// The present name.
    pub name: String,
    /// Former names.
    pub former: Vec<String>,
    /// What all its targets begin with: `比上年增长`; may be empty.
    pub lead: String,
    /// One for each column.
    pub cells: Vec<CellView>,
    /// The targets over the years, if two years or more have numbers.
    pub chart: Option<ChartView>,
}

/// A cell of the page of all targets.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CellView {
    /// The target in words; `none` when nothing was published.
    pub value: Option<String>,
    /// The row of the article that it stands in.
    pub url: Option<String>,
    /// That article and the number of the row: `《2025年主要目标》第3项`.
    pub source: Option<String>,
    /// The change against the year before: `比上年提高0.5个百分点`; of a result, `完成率102%`.
    pub change: Option<String>,
}

pub(super) fn view(site: &Site, page: &Page) -> (HeadView, AllTargetsView) {
    let columns = columns(site);
    let mut head = head(site, page, "targets", DATA.title.to_owned());
    head.description = description(site);
    let view = AllTargetsView {
        rows: site
            .series
            .indicators
            .iter()
            .enumerate()
            .map(|(at, row)| indicator(site, row, at, &columns))
            .collect(),
        columns: columns.iter().copied().map(Column::view).collect(),
        sources: sources(site),
        csv: download(site, DataFormat::Csv),
        json: download(site, DataFormat::Json),
    };
    (head, view)
}

/// A column: what was aimed at in a year, or what was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Target(i16),
    Actual(i16),
}

impl Column {
    fn view(self) -> ColumnView {
        match self {
            Column::Target(year) => ColumnView { title: format!("{year}年目标"), year },
            Column::Actual(year) => ColumnView { title: format!("{year}年实际"), year },
        }
    }
}

fn columns(site: &Site) -> Vec<Column> {
    let mut columns: BTreeSet<(i16, Column)> = BTreeSet::new();
    columns.extend(site.series.years.iter().map(|year| (*year, Column::Target(*year))));
    for (year, place) in site.series.indicators.iter().flat_map(|row| &row.targets) {
        let target = site.target(*place).1;
        if target.last_year.is_some() {
            columns.insert((year - 1, Column::Actual(year - 1)));
        }
        if target.actual.is_some() {
            columns.insert((*year, Column::Actual(*year)));
        }
    }
    columns.into_iter().map(|(_, column)| column).collect()
}

fn indicator(site: &Site, row: &Indicator, at: usize, columns: &[Column]) -> IndicatorView {
    let aims: Vec<Aim<'_>> = aims(site, row);
    let mut leads: Vec<String> = aims.iter().map(|aim| words::lead(aim.target, aim.basis)).collect();
    leads.dedup();
    let lead = if let [lead] = leads.as_slice() { lead.clone() } else { String::new() };
    let cells = columns
        .iter()
        .map(|column| match column {
            Column::Target(year) => target_cell(site, row, *year, &aims, &lead),
            Column::Actual(year) => actual_cell(site, row, *year),
        })
        .collect();
    IndicatorView {
        id: format!("zb-data-{}", at + 1),
        name: row.name.clone(),
        former: row.former.clone(),
        cells,
        chart: chart(row, at, &aims, &lead),
        lead,
    }
}

/// The targets of an indicator, oldest first.
fn aims<'a>(site: &'a Site, row: &Indicator) -> Vec<Aim<'a>> {
    let aim = |(year, place): (&i16, &TargetPlace)| {
        let (targets, target) = site.target(*place);
        Aim { year: *year, target, basis: targets.basis.as_deref() }
    };
    row.targets.iter().map(aim).collect()
}

fn target_cell(site: &Site, row: &Indicator, year: i16, aims: &[Aim<'_>], head: &str) -> CellView {
    let Some((at, aim)) = aims.iter().enumerate().find(|(_, aim)| aim.year == year) else {
        return CellView::default();
    };
    let value = format!("{}{}", words::value(aim.target, aim.basis), words::remark(aim.target));
    let lead = if head.is_empty() { words::lead(aim.target, aim.basis) } else { String::new() };
    let before = at.checked_sub(1).map(|before| aims[before]);
    CellView {
        change: before.and_then(|before| change(*aim, before)),
        ..cell(site, format!("{lead}{value}"), row.targets[&year])
    }
}

/// What was reached in a year, as its own table says or that of the next year.
fn actual_cell(site: &Site, row: &Indicator, year: i16) -> CellView {
    let own = row.targets.get(&year).and_then(|place| {
        let target = site.target(*place).1;
        let completion = target.completion.as_deref().map(|share| format!("完成率{}", words::compact(share)));
        let value = words::compact(target.actual.as_deref()?);
        Some(CellView { change: completion, ..cell(site, value, *place) })
    });
    let later = || {
        let place = row.targets.get(&(year + 1))?;
        Some(cell(site, words::compact(site.target(*place).1.last_year.as_deref()?), *place))
    };
    own.or_else(later).unwrap_or_default()
}

/// A cell with the place where its figure stands.
fn cell(site: &Site, value: String, place: TargetPlace) -> CellView {
    let published = site.article(place.article);
    CellView {
        value: Some(value),
        url: Some(format!("{}#{}", published.path.url(), row_id(place.item))),
        source: Some(format!("《{}》第{}项", published.article.matter.title, place.item + 1)),
        change: None,
    }
}

/// A small chart of the years that have numbers, from two on.
fn chart(row: &Indicator, at: usize, aims: &[Aim<'_>], lead: &str) -> Option<ChartView> {
    let unit = row.unit.as_deref().unwrap_or_default();
    let same_unit = |aim: &&Aim<'_>| aim.target.unit.as_deref().unwrap_or_default() == unit;
    let bars: Vec<Bar> = aims
        .iter()
        .filter(same_unit)
        .filter_map(|aim| {
            let own = words::lead(aim.target, aim.basis);
            let said = own == lead && !aim.target.falls();
            let words = format!("{}{}", if said { "" } else { &own }, words::value(aim.target, aim.basis));
            bar(aim.target, format!("{}年", aim.year), words)
        })
        .collect();
    if bars.len() < 2 {
        return None;
    }
    let chart =
        Chart { id: format!("zb-series-{}", at + 1), caption: format!("{}{lead}", row.name), unit, bars };
    lay_out(&chart, Scale::over(&chart.bars))
}

/// The articles that the numbers come from, newest first.
fn sources(site: &Site) -> Vec<LinkView> {
    let link = |id: ArticleId| {
        let published = site.article(id);
        LinkView { title: published.article.matter.title.clone(), url: published.path.url() }
    };
    used_articles(site).into_iter().map(link).collect()
}

fn used_articles(site: &Site) -> BTreeSet<ArticleId> {
    site.series.indicators.iter().flat_map(|row| row.targets.values()).map(|place| place.article).collect()
}

fn description(site: &Site) -> String {
    let years = site.series.years.iter().map(|year| format!("{year}年")).collect::<Vec<_>>().join("、");
    let count = site.series.indicators.len();
    format!("{years}主要预期目标，共{count}项指标，逐年对照，可下载CSV和JSON。")
}

fn download(site: &Site, format: DataFormat) -> DownloadView {
    DownloadView { url: format.all_targets().url(), size: size_in_words(file(site, format).len() as u64) }
}

/// The bytes of all targets as a file.
pub(super) fn file(site: &Site, format: DataFormat) -> Vec<u8> {
    match format {
        DataFormat::Csv => {
            let rows: Vec<Exported<'_>> =
                site.series.indicators.iter().flat_map(|row| exported(site, row)).collect();
            export::csv(site, &rows)
        }
        DataFormat::Json => {
            let title = format!("{} - {}", DATA.title, site.config.title);
            let rows = site.series.indicators.iter().map(|row| (row, exported(site, row)));
            export::series_json(site, &title, &page_url(site), rows)
        }
    }
}

fn exported<'a>(site: &'a Site, row: &'a Indicator) -> Vec<Exported<'a>> {
    let one = |(aim, place): (Aim<'a>, &TargetPlace)| Exported {
        name: &row.name,
        target: aim.target,
        year: aim.year,
        basis: aim.basis,
        place: *place,
    };
    aims(site, row).into_iter().zip(row.targets.values()).map(one).collect()
}

fn page_url(site: &Site) -> String {
    site.config.base_url.join(&DATA.path().pretty_url())
}

/// What machines read of all targets.
pub(super) fn dataset(site: &Site) -> Dataset<'_> {
    let years = &site.series.years;
    let covered = match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => format!("{first}/{last}"),
        (Some(year), _) => year.to_string(),
        (None, _) => String::new(),
    };
    let base = &site.config.base_url;
    Dataset {
        name: DATA.title.to_owned(),
        description: format!("{}：{}", site.config.title, description(site)),
        url: page_url(site),
        published: used_articles(site).first().map(|id| site.article(*id).date.iso()),
        years: covered,
        measured: site.series.indicators.iter().map(|row| (row.name.as_str(), row.unit.as_deref())).collect(),
        files: DataFormat::ALL.map(|format| (format, base.join(&format.all_targets().url()))).into(),
    }
}

#[cfg(test)]
mod tests;
