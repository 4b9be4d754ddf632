//! Scales, ticks, bars.

use super::*;
use crate::page::chart::drawing::ChartView;

fn bar(value: f64) -> Bar {
    Bar { label: "地区生产总值".to_owned(), words: format!("{value}%左右"), value, far: None }
}

fn chart(values: &[f64]) -> ChartView {
    let chart = Chart {
        id: "c".to_owned(),
        caption: "目标".to_owned(),
        unit: "%",
        bars: values.iter().copied().map(bar).collect(),
    };
    lay_out(&chart, Scale::over(&chart.bars)).unwrap()
}

fn ticks(values: &[f64]) -> Vec<(String, String)> {
    chart(values).axis.ticks.into_iter().map(|tick| (tick.x, tick.label)).collect()
}

#[test]
fn scales_end_in_the_next_nice_number() {
    for (value, end, half) in [
        (10.0, "10", "5"),
        (6.8, "8", "4"),
        (5.5, "6", "3"),
        (0.3, "0.3", "0.15"),
        (1.0, "1", "0.5"),
        (10.1, "20", "10"),
        (1200.0, "2000", "1000"),
        (0.07, "0.08", "0.04"),
        (99.9, "100", "50"),
    ] {
        let nice = Nice::above(value);
        assert_eq!((nice.to_string().as_str(), nice.half().to_string().as_str()), (end, half), "{value}");
    }
}

#[test]
fn bars_begin_at_zero() {
    let chart = chart(&[5.5, 10.0, 6.8]);
    let lengths: Vec<(&str, &str)> =
        chart.rows.iter().map(|row| (row.x.as_str(), row.width.as_str())).collect();
    assert_eq!(lengths, [("0%", "55%"), ("0%", "100%"), ("0%", "68%")]);
    assert_eq!(
        ticks(&[5.5, 10.0]),
        [("0%".into(), "0".into()), ("50%".into(), "5%".into()), ("100%".into(), "10%".into())]
    );
    assert_eq!(chart.rows[1].top, "3.1em");
    assert_eq!(chart.height, "11.2em");
    assert_eq!(
        chart.description,
        "横条从零开始，右端为10%。地区生产总值5.5%左右；地区生产总值10%左右；地区生产总值6.8%左右。"
    );
}

#[test]
fn falls_stand_left_of_zero() {
    let mixed = chart(&[-3.0, 6.0]);
    let lengths: Vec<(&str, &str, bool)> =
        mixed.rows.iter().map(|row| (row.x.as_str(), row.width.as_str(), row.falls)).collect();
    assert_eq!(lengths, [("0%", "33.33%", true), ("33.33%", "66.67%", false)]);
    assert!(mixed.hatched);
    assert_eq!(
        ticks(&[-3.0, 6.0]),
        [("0%".into(), "−3%".into()), ("33.33%".into(), "0".into()), ("100%".into(), "6%".into())]
    );
    assert_eq!(
        ticks(&[-3.0]),
        [("0%".into(), "−3%".into()), ("50%".into(), "−1.5%".into()), ("100%".into(), "0".into())]
    );
}

#[test]
fn ticks_keep_apart() {
    assert_eq!(ticks(&[-0.1, 10.0]).into_iter().map(|(_, label)| label).collect::<Vec<_>>(), ["0", "10%"]);
    assert_eq!(ticks(&[-10.0, 0.1]).into_iter().map(|(_, label)| label).collect::<Vec<_>>(), ["−10%", "0"]);
}

#[test]
fn ranges_reach_from_end_to_end() {
    let bars = vec![Bar { far: Some(12.0), ..bar(10.0) }];
    let chart = Chart { id: "c".to_owned(), caption: "目标".to_owned(), unit: "%", bars };
    let view = lay_out(&chart, Scale::over(&chart.bars)).unwrap();
    let spread = view.rows[0].spread.as_ref().unwrap();
    assert_eq!(
        (view.rows[0].width.as_str(), spread.x.as_str(), spread.width.as_str()),
        ("50%", "50%", "10%")
    );
}

#[test]
fn what_cannot_be_drawn_is_left_to_the_table() {
    let draw = |value: f64| {
        let chart = Chart { id: "c".to_owned(), caption: String::new(), unit: "", bars: vec![bar(value)] };
        lay_out(&chart, Scale::over(&chart.bars))
    };
    assert!(draw(f64::INFINITY).is_none() && draw(1e300).is_none() && draw(1e-300).is_none());
    assert_eq!(draw(0.0).unwrap().rows[0].width, "0%");
}

#[test]
fn long_names_take_lines_of_their_own() {
    let long = Bar {
        label: "城镇居民人均可支配收入与农村居民人均可支配收入之比".to_owned(), ..bar(2.0)
    };
    let (row, height) = row(&long, Scale::over([&long]), 0.0);
    assert_eq!(row.lines.len(), 2);
    assert_eq!((row.value_y.as_str(), row.bar_y.as_str()), ("2.45em", "2.95em"));
    assert!((height - 4.4).abs() < 1e-9, "{height}");
}
