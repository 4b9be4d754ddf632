//! Targets on the page of their article: the table, a chart for each unit, the files.

pub mod words;
pub mod export;
pub mod tiles;
pub mod plain;

use serde::Serialize;

use super::cells::DownloadView;
use crate::article::kind::{Target, Targets};
use crate::page::chart::drawing::ChartView;
use crate::page::chart::{Bar, Chart, Scale, lay_out};
use crate::page::dataset::Dataset;
use crate::page::links::size_in_words;
use crate::site::pages::DATA;
use crate::site::{ArticleId, DataFormat, Published, Site, TargetPlace, current_name};
use export::Exported;

/// `article.targets`: the targets of one year.
#[derive(Debug, Clone, Serialize)]
pub struct TargetsView {
    /// The year.
    pub year: i16,
    /// What the table is called: `2025年主要预期目标`.
    pub caption: String,
    /// The head of the column of targets, with basis and unit: `比上年增长（单位：%）`.
    pub head: String,
    /// The heads of further columns: `2024年实际`, `完成率`, `属性`, `备注`; only those that a target fills.
    pub columns: Vec<String>,
    /// The targets in the order of the document.
    pub rows: Vec<TargetView>,
    /// One chart for each unit that at least two targets have.
    pub charts: Vec<ChartView>,
    /// The targets as CSV.
    pub csv: DownloadView,
    /// The targets as JSON.
    pub json: DownloadView,
    /// The page of all years.
    pub all: String,
}

/// A target in a table.
#[derive(Debug, Clone, Serialize)]
pub struct TargetView {
    /// What is measured.
    pub indicator: String,
    /// The target in words: `5.5%左右`.
    pub value: String,
    /// One for each further column, as written; `none` where nothing is known.
    pub cells: Vec<Option<String>>,
    /// For its row, so that others can point at it.
    pub id: String,
}

/// What an article with targets shows besides its text.
pub fn targets(site: &Site, id: ArticleId) -> Option<TargetsView> {
    let published = site.article(id);
    let (targets, items) = published.targets()?;
    let year = published.target_year();
    let basis = targets.basis.as_deref();
    let common = common_lead(items, basis);
    let columns: Vec<Column> = columns(year)
        .into_iter()
        .filter(|column| items.iter().any(|item| (column.of)(item).is_some()))
        .collect();
    let caption = caption(published);
    let row = |(at, item)| row(at, item, basis, common.as_deref(), &columns);
    Some(TargetsView {
        year,
        head: head(items, targets, common.as_deref()),
        rows: items.iter().enumerate().map(row).collect(),
        columns: columns.iter().map(|column| column.head.clone()).collect(),
        charts: charts(items, basis, common.as_deref(), &caption),
        csv: download(site, id, DataFormat::Csv),
        json: download(site, id, DataFormat::Json),
        all: DATA.path().url(),
        caption,
    })
}

/// A further column of the table.
struct Column {
    head: String,
    of: fn(&Target) -> Option<&String>,
}

/// What a table of a year may say besides its targets, in the order of the columns.
fn columns(year: i16) -> Vec<Column> {
    let column = |head: String, of| Column { head, of };
    vec![
        column(format!("{}年实际", year - 1), |item| item.last_year.as_ref()),
        column(format!("{year}年实际"), |item| item.actual.as_ref()),
        column("完成率".to_owned(), |item| item.completion.as_ref()),
        column("位次".to_owned(), |item| item.rank.as_ref()),
        column("属性".to_owned(), |item| item.nature.as_ref()),
        column("备注".to_owned(), |item| item.note.as_ref()),
    ]
}

/// The id of a target's row, from its place among the targets of its article.
pub fn row_id(at: usize) -> String {
    format!("zb-target-{}", at + 1)
}

/// What all targets begin with, if that is one thing.
fn common_lead(items: &[Target], basis: Option<&str>) -> Option<String> {
    let mut leads = items.iter().map(|item| words::lead(item, basis));
    let first = leads.next().filter(|lead| !lead.is_empty())?;
    leads.all(|lead| lead == first).then_some(first)
}

fn head(items: &[Target], targets: &Targets, common: Option<&str>) -> String {
    let mut units =
        items.iter().filter(|item| !item.value.numbers().is_empty()).map(|item| item.unit.as_deref());
    let first = units.next().flatten();
    let unit =
        first.filter(|unit| units.all(|other| other == Some(unit))).map(|unit| format!("单位：{unit}"));
    // A basis such as 可比价 is part of no verb and is said here.
    let basis = targets.basis.as_deref().filter(|basis| !words::compares(basis));
    let asides: Vec<String> = basis.map(str::to_owned).into_iter().chain(unit).collect();
    let name = common.unwrap_or("目标");
    if asides.is_empty() { name.to_owned() } else { format!("{name}（{}）", asides.join("，")) }
}

fn row(
    at: usize,
    item: &Target,
    basis: Option<&str>,
    common: Option<&str>,
    columns: &[Column],
) -> TargetView {
    TargetView {
        indicator: item.indicator.clone(),
        value: format!("{}{}", label(item, basis, common), words::remark(item)),
        cells: columns.iter().map(|column| (column.of)(item).map(|cell| words::compact(cell))).collect(),
        id: row_id(at),
    }
}

/// A target in words, without the lead where the head says it.
fn label(item: &Target, basis: Option<&str>, common: Option<&str>) -> String {
    let value = words::value(item, basis);
    if common.is_some() && !item.falls() { value } else { format!("{}{value}", words::lead(item, basis)) }
}

/// A chart for each unit that at least two targets have, in the order in which units appear.
fn charts(items: &[Target], basis: Option<&str>, common: Option<&str>, caption: &str) -> Vec<ChartView> {
    let mut units: Vec<(&str, Vec<Bar>)> = Vec::new();
    for item in items {
        let unit = item.unit.as_deref().unwrap_or_default();
        let Some(bar) = bar(item, item.indicator.clone(), label(item, basis, common)) else { continue };
        match units.iter_mut().find(|(known, _)| *known == unit) {
            Some((_, bars)) => bars.push(bar),
            None => units.push((unit, vec![bar])),
        }
    }
    let units = units.into_iter().filter(|(_, bars)| bars.len() > 1).enumerate();
    units
        .filter_map(|(at, (unit, bars))| {
            let chart = Chart { id: format!("zb-chart-{}", at + 1), caption: caption.to_owned(), unit, bars };
            lay_out(&chart, Scale::over(&chart.bars))
        })
        .collect()
}

/// The bar of a target that has numbers.
pub fn bar(item: &Target, label: String, words: String) -> Option<Bar> {
    let sign = if item.falls() { -1.0 } else { 1.0 };
    let mut ends = item.value.numbers().into_iter().map(|number| sign * number.to_f64());
    let value = ends.next()?;
    // The word says what hatching shows, also where only a minus is typed.
    let named = value >= 0.0 || ["降", "减"].iter().any(|word| words.contains(word));
    let words = if named { words } else { format!("下降（{words}）") };
    Some(Bar { label, words, value, far: ends.next() })
}

fn download(site: &Site, id: ArticleId, format: DataFormat) -> DownloadView {
    let bytes = file(site, id, format).len() as u64;
    DownloadView { url: site.data_path(id, format).url(), size: size_in_words(bytes) }
}

/// The bytes of an article's targets as a file.
pub fn file(site: &Site, id: ArticleId, format: DataFormat) -> Vec<u8> {
    let published = site.article(id);
    let Some((targets, items)) = published.targets() else { return Vec::new() };
    let rows: Vec<Exported<'_>> = exported(site, id, published, targets, items);
    match format {
        DataFormat::Csv => export::csv(site, &rows),
        DataFormat::Json => export::article_json(site, id, &rows),
    }
}

fn exported<'a>(
    site: &'a Site,
    id: ArticleId,
    published: &Published,
    targets: &'a Targets,
    items: &'a [Target],
) -> Vec<Exported<'a>> {
    let year = published.target_year();
    let basis = targets.basis.as_deref();
    items
        .iter()
        .enumerate()
        .map(|(item, target)| Exported {
            name: current_name(&site.config, &target.indicator),
            target,
            year,
            basis,
            place: TargetPlace { article: id, item },
        })
        .collect()
}

/// What machines read of the targets of an article.
pub fn dataset(site: &Site, id: ArticleId) -> Option<Dataset<'_>> {
    let published = site.article(id);
    let (_, items) = published.targets()?;
    let names = items.iter().map(|item| item.indicator.as_str()).collect::<Vec<_>>().join("、");
    let base = &site.config.base_url;
    Some(Dataset {
        name: caption(published),
        description: format!(
            "{}：{names}，共{}项，可下载CSV和JSON。",
            published.article.matter.title,
            items.len()
        ),
        url: export::article_url(site, id),
        published: Some(published.date.iso()),
        years: published.target_year().to_string(),
        measured: items.iter().map(|item| (item.indicator.as_str(), item.unit.as_deref())).collect(),
        files: DataFormat::ALL.map(|format| (format, base.join(&site.data_path(id, format).url()))).into(),
    })
}

fn caption(published: &Published) -> String {
    format!("{}年主要预期目标", published.target_year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourcePath};

    fn items(lines: &[&str]) -> Vec<Target> {
        lines.iter().map(|line| Target::parse(line).unwrap()).collect()
    }

    fn block(basis: Option<&str>) -> Targets {
        let source = Source::new(SourcePath::new("content/a/b.md").unwrap(), "x".to_owned());
        Targets { basis: basis.map(str::to_owned), ..Targets::empty(source.span(0..1)) }
    }

    #[test]
    fn the_head_says_what_all_share() {
        let head_of = |lines: &[&str], basis: Option<&str>| {
            let items = items(lines);
            head(&items, &block(basis), common_lead(&items, basis).as_deref())
        };
        let growth = ["地区生产总值 增长 5.5% 左右", "规上工业增加值 增长 10% 左右"];
        assert_eq!(head_of(&growth, Some("比上年增长")), "比上年增长（单位：%）");
        assert_eq!(head_of(&growth, Some("可比价")), "增长（可比价，单位：%）");
        assert_eq!(head_of(&["地区生产总值 增长 5.5%", "新增就业 1200 人以上"], Some("比上年增长")), "目标");
    }

    #[test]
    fn each_unit_has_a_chart_of_its_own() {
        let items = items(&[
            "甲 增长 5.5%",
            "乙 增长 4%",
            "丙 新增 30 人",
            "丁 新增 40 人以上",
            "戊 达到 3 亿元",
            "己 完成上级下达任务",
            "庚 下降 3%",
        ]);
        let charts = charts(&items, Some("比上年增长"), None, "2025年主要预期目标");
        let shown: Vec<(&str, &str, usize)> = charts
            .iter()
            .map(|chart| (chart.id.as_str(), chart.caption.as_str(), chart.rows.len()))
            .collect();
        assert_eq!(
            shown,
            [("zb-chart-1", "2025年主要预期目标（%）", 3), ("zb-chart-2", "2025年主要预期目标（人）", 2)]
        );
        assert_eq!(charts[0].rows[2].value, "比上年下降3%");
        assert!(charts[0].rows[2].falls);
        assert!(
            charts[0].description.ends_with("甲比上年增长5.5%；乙比上年增长4%；庚比上年下降3%。"),
            "{}",
            charts[0].description
        );
    }
}
