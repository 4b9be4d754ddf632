//! What templates of targets see: tables, charts, the page of all targets, the tiles of the home page.

use serde::Serialize;

use super::LinkView;

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

/// A file with data.
#[derive(Debug, Clone, Serialize)]
pub struct DownloadView {
    /// Where it lies.
    pub url: String,
    /// Its size in words: `1 KB`.
    pub size: String,
}

/// Horizontal bars, laid out. Lengths are ready to print: `55%`, `3.1em`.
#[derive(Debug, Clone, Serialize)]
pub struct ChartView {
    /// Unique on the page; ids inside begin with it.
    pub id: String,
    /// What stands above it.
    pub caption: String,
    /// For `<title>`.
    pub title: String,
    /// For `<desc>`: the scale and every value in words.
    pub description: String,
    /// Height of the whole.
    pub height: String,
    /// Whether a bar is hatched: a fall.
    pub hatched: bool,
    /// The bars from the top.
    pub rows: Vec<BarView>,
    /// The axis below them.
    pub axis: AxisView,
}

/// One bar with its words.
#[derive(Debug, Clone, Serialize)]
pub struct BarView {
    /// Where its part of the chart begins.
    pub top: String,
    /// How high that part is.
    pub height: String,
    /// Its name.
    pub lines: Vec<LineView>,
    /// Its value in words.
    pub value: String,
    /// Where the value stands.
    pub value_y: String,
    /// Where the bar stands.
    pub bar_y: String,
    /// Where the bar begins.
    pub x: String,
    /// How long it is.
    pub width: String,
    /// Whether the value is below zero.
    pub falls: bool,
    /// The part of a range beyond its nearer end.
    pub spread: Option<SpreadView>,
}

/// A line of a name.
#[derive(Debug, Clone, Serialize)]
pub struct LineView {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub y: String,
}

/// A piece of a bar.
#[derive(Debug, Clone, Serialize)]
pub struct SpreadView {
    /// Where it begins.
    pub x: String,
    /// How long it is.
    pub width: String,
}

/// The axis of a chart.
#[derive(Debug, Clone, Serialize)]
pub struct AxisView {
    /// Where ticks begin.
    pub top: String,
    /// Where they end.
    pub bottom: String,
    /// Where their words stand.
    pub text: String,
    /// From left to right.
    pub ticks: Vec<TickView>,
}

/// A tick of an axis.
#[derive(Debug, Clone, Serialize)]
pub struct TickView {
    /// Where it stands.
    pub x: String,
    /// Its words.
    pub label: String,
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
}

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

/// `home.targets`: the newest targets as tiles.
#[derive(Debug, Clone, Serialize)]
pub struct TilesView {
    /// The year.
    pub year: i16,
    /// What all of them begin with: `比上年增长`; may be empty.
    pub lead: String,
    /// The targets.
    pub tiles: Vec<TileView>,
    /// The article.
    pub url: String,
    /// The page of all years.
    pub all: String,
}

/// One figure on the home page.
#[derive(Debug, Clone, Serialize)]
pub struct TileView {
    /// What is measured.
    pub indicator: String,
    /// What stands before the number, where the tiles differ: `控制在`.
    pub lead: String,
    /// The number or range as typed, or words.
    pub value: String,
    /// The unit.
    pub unit: String,
    /// `左右`, `以上` …, never dropped.
    pub qualifier: String,
}
