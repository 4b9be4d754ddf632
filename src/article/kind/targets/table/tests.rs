//! Tables as editors write them.

use super::*;
use crate::article::kind::Goal;

fn table(lines: &[&str]) -> Table {
    let row = |(at, line): (usize, &&str)| Row {
        line: at + 1,
        cells: line.split(',').map(str::to_owned).collect(),
    };
    Table {
        path: SourcePath::new("content/a/目标.csv").unwrap(),
        rows: lines.iter().enumerate().map(row).collect(),
    }
}

fn read(lines: &[&str], year: Option<i16>) -> (Option<i16>, Vec<String>, Vec<String>) {
    let checked = table(lines).targets(year);
    let shown = checked.value.1.iter().map(ToString::to_string).collect();
    let found = checked
        .diagnostics
        .iter()
        .map(|d| format!("{}:{} {}", d.code.id, d.position().0, d.message.en))
        .collect();
    (checked.value.0, shown, found)
}

#[test]
fn columns_are_read_by_their_headings() {
    let lines = [
        "指标,年份,方向,数值,单位,约数",
        "地区生产总值,2025,增长,5.5,%,左右",
        "失业率,2025,控制在,4.5,%,以内",
        "居民收入,2025,增长,与经济增长同步,,",
        "投资,2025,增长,10%—12%,,",
    ];
    let (year, targets, found) = read(&lines, None);
    assert_eq!((year, found), (Some(2025), vec![]));
    assert_eq!(
        targets,
        [
            "地区生产总值 增长 5.5% 左右",
            "失业率 控制在 4.5% 以内",
            "居民收入 增长 与经济增长同步",
            "投资 增长 10%—12%"
        ]
    );
    let values = table(&lines).targets(None).value.1;
    assert_eq!(values[1].value, Goal::AtMost(Decimal::parse("4.5").unwrap()));
    assert_eq!(values[1].unit.as_deref(), Some("%"));
}

#[test]
fn headings_carry_unit_year_and_basis() {
    let checked = table(&["指标,比上年增长（%）", "规上工业增加值,10"]).targets(None);
    let target = &checked.value.1[0];
    assert_eq!(
        (target.basis.as_deref(), target.unit.as_deref(), target.verb.as_deref()),
        (Some("比上年增长"), Some("%"), Some("增长"))
    );
    assert_eq!(read(&["指标,2025年目标", "规上工业增加值,10%"], None).0, Some(2025));
    assert_eq!(read(&["指标,目标值（亿元）,上年", "税收,4.6,4.5"], None).1, ["税收 4.6亿元"]);
}

#[test]
fn rows_of_other_years_stay_out() {
    let lines = ["指标,年份,目标值", "甲,2024,5%", "甲,2025,6%"];
    assert_eq!(read(&lines, Some(2025)).1, ["甲 6%"]);
    assert_eq!(
        read(&lines, None),
        (None, vec![], vec!["ZB616:2 the table holds several years: 2024、2025".to_owned()])
    );
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let found = read(&["指标,目标值,谁", "甲,,", ",5%,", "乙,6%到4%,"], None).2;
    assert_eq!(
        found,
        [
            "ZB617:1 the column “谁” is not known and was not read",
            "ZB609:2 line 2 is not understood: 甲",
            "ZB609:3 line 3 is not understood: 5%",
            "ZB609:4 line 4 is not understood: 乙 6%到4%",
        ]
    );
    assert_eq!(
        read(&["甲,5", "乙"], None).2,
        Vec::<String>::new()
            .into_iter()
            .chain(["ZB609:2 line 2 is not understood: 乙".to_owned()])
            .collect::<Vec<_>>()
    );
    assert_eq!(read(&["名,数"], None).2, ["ZB616:1 the first line holds no headings: 名、数"]);
    assert_eq!(read(&[], None).2, ["ZB616:1 content/a/目标.csv is empty"]);
}

#[test]
fn percentages_that_lost_their_format_are_noticed() {
    assert_eq!(
        read(&["指标,目标值", "甲,0.055", "乙,0.1"], None).2,
        ["ZB618:1 all values are below 1, such as 0.055: the cells may have the format of percentages"]
    );
    assert!(read(&["指标,目标值", "甲,0.5%", "乙,10%"], None).2.is_empty());
}
