//! Bars laid out: where each stands, how long it is, how the scale ends. Lengths across are percent of
//! the width, lengths down are em, so that text keeps its size on every screen.
//!
//! Must not know what the bars mean, nor any template.

pub(super) mod drawing;

use drawing::{AxisView, BarView, ChartView, LineView, SpreadView, TickView};

/// What a chart shows.
#[derive(Debug, Clone)]
pub(super) struct Chart<'a> {
    /// Unique on its page; the ids inside begin with it.
    pub id: String,
    /// What stands under it.
    pub caption: String,
    /// `%`, `亿元` …; empty for bare numbers.
    pub unit: &'a str,
    /// From the top.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bar {
    /// What it is the bar of.
    pub label: String,
    /// The value in words: `5.5%左右`.
    pub words: String,
    /// The value, below zero for a fall; of a range the end nearer to zero.
    pub value: f64,
    /// The far end of a range.
    pub far: Option<f64>,
}

impl Bar {
    fn ends(&self) -> impl Iterator<Item = f64> {
        std::iter::once(self.value).chain(self.far)
    }
}

/// How far a chart reaches to both sides of zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    left: Option<Nice>,
    right: Option<Nice>,
}

/// `mantissa × 10^exponent`: a number that prints without the noise of binary fractions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Nice {
    mantissa: u32,
    exponent: i32,
}

/// The numbers a scale may end in, times a power of ten. Half of each is short, too.
const ENDS: [u32; 8] = [1, 2, 3, 4, 5, 6, 8, 10];

/// em across that fit beside each other on the narrowest screen (390 px at 16 px, within the frame).
const LINE: f64 = 18.0;

/// Percent of the width that the words of two ticks need at least.
const CLOSE: f64 = 12.0;

/// em down: from one line of text to the next, the bar, the gap below it, the axis.
const TEXT: f64 = 1.3;
const BAR: f64 = 0.85;
const GAP: f64 = 0.75;
const AXIS: f64 = 1.9;

impl Nice {
    /// The next such number at or above a positive one.
    fn above(value: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "the logarithm of a finite number is below 309")]
        let exponent = value.log10().floor() as i32;
        // A hair below: 0.3 is 0.30000000000000004 of its kind, and still ends at 0.3.
        let reached = |mantissa: &u32| f64::from(*mantissa) * 10f64.powi(exponent) >= value * (1.0 - 1e-9);
        let mantissa = ENDS.into_iter().find(reached).unwrap_or(10);
        Self { mantissa, exponent }
    }

    fn half(self) -> Self {
        Self { mantissa: self.mantissa * 5, exponent: self.exponent - 1 }
    }

    fn to_f64(self) -> f64 {
        f64::from(self.mantissa) * 10f64.powi(self.exponent)
    }
}

impl std::fmt::Display for Nice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = self.mantissa.to_string();
        if self.exponent >= 0 {
            let zeros = usize::try_from(self.exponent).unwrap_or_default();
            return write!(f, "{digits}{}", "0".repeat(zeros));
        }
        let places = usize::try_from(-self.exponent).unwrap_or_default();
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        let fraction = fraction.trim_end_matches('0');
        if fraction.is_empty() { f.write_str(whole) } else { write!(f, "{whole}.{fraction}") }
    }
}

impl Scale {
    /// A scale for these bars, zero on it. Bars of nothing but zeros end at 1.
    pub fn over<'a>(bars: impl IntoIterator<Item = &'a Bar>) -> Self {
        let (mut low, mut high) = (0f64, 0f64);
        for end in bars.into_iter().flat_map(Bar::ends) {
            (low, high) = (low.min(end), high.max(end));
        }
        let right = (high > 0.0 || low == 0.0).then(|| Nice::above(if high > 0.0 { high } else { 1.0 }));
        Self { left: (low < 0.0).then(|| Nice::above(-low)), right }
    }

    fn sides(self) -> (f64, f64) {
        (self.left.map_or(0.0, Nice::to_f64), self.right.map_or(0.0, Nice::to_f64))
    }

    /// Where a value stands, in percent of the width.
    fn at(self, value: f64) -> f64 {
        let (left, right) = self.sides();
        ((value + left) / (left + right) * 100.0).clamp(0.0, 100.0)
    }

    fn ticks(self, unit: &str) -> Vec<TickView> {
        let mark = if ["%", "‰"].contains(&unit) { unit } else { "" };
        let tick =
            |value: f64, words: String, anchor| TickView { x: percent(self.at(value)), label: words, anchor };
        let negative = |nice: Nice, anchor| tick(-nice.to_f64(), format!("−{nice}{mark}"), anchor);
        let positive = |nice: Nice, anchor| tick(nice.to_f64(), format!("{nice}{mark}"), anchor);
        let zero = |anchor| tick(0.0, "0".to_owned(), anchor);
        match (self.left, self.right) {
            (None, Some(right)) => {
                vec![zero("start"), positive(right.half(), "middle"), positive(right, "end")]
            }
            (Some(left), None) => vec![negative(left, "start"), negative(left.half(), "middle"), zero("end")],
            (Some(left), Some(right)) => {
                // Words of the shorter side would run into the zero.
                let around = self.at(0.0);
                let left = (around >= CLOSE).then(|| negative(left, "start"));
                let right = (around <= 100.0 - CLOSE).then(|| positive(right, "end"));
                left.into_iter().chain([zero("middle")]).chain(right).collect()
            }
            (None, None) => Vec::new(),
        }
    }

    /// How the scale reads aloud.
    fn spoken(self, unit: &str) -> String {
        match (self.left, self.right) {
            (None, Some(right)) => format!("横条从零开始，右端为{right}{unit}"),
            (Some(left), None) => format!("横条从零开始向左，左端为下降{left}{unit}"),
            (Some(left), Some(right)) => {
                format!("横条从零开始，向左为下降，左端为下降{left}{unit}，右端为{right}{unit}")
            }
            (None, None) => "没有横条".to_owned(),
        }
    }
}

/// Lays out a chart. `None` when a value is too large to be drawn.
pub(super) fn lay_out(chart: &Chart<'_>, scale: Scale) -> Option<ChartView> {
    let finite = |end: f64| end.is_finite() && end.abs() < 1e15 && (end == 0.0 || end.abs() > 1e-9);
    if chart.bars.is_empty() || !chart.bars.iter().flat_map(Bar::ends).all(finite) {
        return None;
    }
    let mut rows = Vec::with_capacity(chart.bars.len());
    let mut top = 0.0;
    for bar in &chart.bars {
        let (row, height) = row(bar, scale, top);
        rows.push(row);
        top += height;
    }
    let values =
        chart.bars.iter().map(|bar| format!("{}{}", bar.label, bar.words)).collect::<Vec<_>>().join("；");
    let unit = chart.unit;
    Some(ChartView {
        title: if unit.is_empty() {
            format!("{}横条图", chart.caption)
        } else {
            format!("{}横条图，单位：{unit}", chart.caption)
        },
        caption: if unit.is_empty() {
            chart.caption.clone()
        } else {
            format!("{}（{unit}）", chart.caption)
        },
        description: format!("{}。{values}。", scale.spoken(unit)),
        height: em(top + AXIS),
        hatched: chart.bars.iter().any(|bar| bar.value < 0.0),
        axis: AxisView { top: em(top), bottom: em(top + 0.4), text: em(top + 1.6), ticks: scale.ticks(unit) },
        id: chart.id.clone(),
        rows,
    })
}

/// A bar below `top`, and how much room it takes.
fn row(bar: &Bar, scale: Scale, top: f64) -> (BarView, f64) {
    let mut lines: Vec<LineView> = Vec::new();
    let mut y = 1.15;
    let labels = cut(&bar.label);
    let last = labels.last().map_or(0.0, |line| width(line));
    for label in labels {
        lines.push(LineView { text: label, y: em(y) });
        y += TEXT;
    }
    // Name and value share a line as long as both fit.
    let value_y = if last + 1.0 + width(&bar.words) <= LINE { y - TEXT } else { y };
    let bar_y = value_y + 0.5;
    let (zero, end) = (scale.at(0.0), scale.at(bar.value));
    let spread = bar
        .far
        .map(|far| scale.at(far))
        .map(|far| SpreadView { x: percent(end.min(far)), width: percent((far - end).abs()) });
    let view = BarView {
        top: em(top),
        height: em(bar_y + BAR + 0.5),
        lines,
        value: bar.words.clone(),
        value_y: em(value_y),
        bar_y: em(bar_y),
        x: percent(zero.min(end)),
        width: percent((end - zero).abs()),
        falls: bar.value < 0.0,
        spread,
    };
    (view, bar_y + BAR + GAP - 0.15)
}

/// A label in lines that fit.
fn cut(label: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for c in label.chars() {
        let wide = width_of(c);
        if used + wide > LINE {
            lines.push(String::new());
            used = 0.0;
        }
        used += wide;
        lines.last_mut().expect("there is one from the start").push(c);
    }
    lines
}

fn width(text: &str) -> f64 {
    text.chars().map(width_of).sum()
}

/// Chinese characters fill an em, ASCII a bit more than half of it.
fn width_of(c: char) -> f64 {
    if c.is_ascii() { 0.6 } else { 1.0 }
}

fn em(value: f64) -> String {
    format!("{}em", rounded(value))
}

fn percent(value: f64) -> String {
    format!("{}%", rounded(value))
}

/// Two places behind the point and no zeros at the end.
fn rounded(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests;
