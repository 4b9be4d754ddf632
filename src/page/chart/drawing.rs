//! A chart as templates draw it.

use serde::Serialize;

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
