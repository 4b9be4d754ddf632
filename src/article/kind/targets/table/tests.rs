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
        (None, vec![], vec!["ZB616:1 the table holds several years: 2024、2025".to_owned()])
    );
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    assert_eq!(
        read(
            &[
                "指标,目标值,谁",
                "甲项,,",
                ",5%,",
                "乙项,6%到4%,",
                "丙项,#DIV/0!,",
                "丁项,5月6日,",
                "戊项,1.2E+03,"
            ],
            None
        )
        .2,
        [
            "ZB617:1 the column “谁” is not known and was not read",
            "ZB637:2 line 2 was not read: 甲项",
            "ZB637:3 line 3 was not read: 5%",
            "ZB630:4 no value was read, shown as written: 乙项6%到4%",
            "ZB609:5 line 5 was not read: 丙项 #DIV/0!",
            "ZB609:6 line 6 was not read: 丁项 5月6日",
            "ZB609:7 `1.2E+03` is in scientific notation and was not read",
        ]
    );
    assert_eq!(read(&["甲项,5", "乙项"], None).2, ["ZB630:2 no value was read, shown as written: 乙项"]);
    assert_eq!(read(&["名,数"], None).2, ["ZB616:1 no headings were found: 名、数"]);
    assert_eq!(read(&[], None).2, ["ZB616:1 content/a/目标.csv is empty"]);
}

#[test]
fn headings_are_found_below_titles_and_of_the_year() {
    let lines = [
        "青石镇2025年主要指标计划表,,,,,,",
        "制表：办公室,,,,,,",
        "序号,指标名称,单位,2024年目标,2024年实际,2025年目标,属性",
        "一,经济发展,,,,,",
        "1,地区生产总值增速,%,5,5.2,5.5左右,预期性",
        "2,空气优良天数比率,%,>88,89,≥90,约束性",
        "3,新增就业,人,1000,1100,1200以上,—",
        "4,粮食产量,万吨,—,,—,",
        "注：实际数为快报数,,,,,,",
    ];
    let (year, targets, found) = read(&lines, Some(2025));
    assert_eq!((year, found), (Some(2025), Vec::new()));
    assert_eq!(targets, ["地区生产总值增速 5.5%左右", "空气优良天数比率 ≥90%", "新增就业 1200人以上"]);
    let values = table(&lines).targets(Some(2025)).value.1;
    assert_eq!(values[0].last_year.as_deref(), Some("5.2%"));
    assert_eq!(values[1].nature.as_deref(), Some("约束性"));
    assert_eq!(values[1].value, Goal::AtLeast(Decimal::parse("90").unwrap()));
    assert_eq!(values[2].nature, None);
    assert_eq!(read(&lines, None).2, ["ZB616:3 the table holds several years: 2024、2025"]);
    assert_eq!(read(&lines, Some(2026)).2, ["ZB616:3 there is no column with the targets of 2026"]);
}

#[test]
fn two_rows_of_headings_are_one() {
    let lines = [
        "指标,单位,2024年,2024年,2025年,责任单位",
        "指标,单位,目标,实际,目标,责任单位",
        "税收,万元,900,950,1000以上,财政所",
        "生产总值（亿元）,—,9,9.5,10,",
    ];
    let values = table(&lines).targets(Some(2025)).value.1;
    let shown: Vec<String> = values.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["税收 1000万元以上", "生产总值 10亿元"]);
    assert_eq!(values[0].last_year.as_deref(), Some("950万元"));
    assert_eq!(values[0].note.as_deref(), Some("责任单位：财政所"));
}

#[test]
fn level_and_growth_stand_in_two_columns() {
    let lines = ["指标,2025年目标（亿元）,比上年增长（%）", "工业产值,12.5,8左右", "建筑业产值,3,—"];
    let values = table(&lines).targets(None).value.1;
    let shown: Vec<String> = values.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["工业产值 12.5亿元", "工业产值 增长 8%左右", "建筑业产值 3亿元"]);
    assert_eq!(values[1].basis.as_deref(), Some("比上年增长"));
    assert_eq!(values[0].basis, None);
}

#[test]
fn what_stands_twice_or_beyond_is_told() {
    assert_eq!(
        read(&["指标,目标值,目标", "甲项,5%,6%", "甲项,7%,", "乙项,1,200人"], None).2,
        [
            "ZB634:1 several columns hold targets; column 3 was not read",
            "ZB634:3 the indicator 甲项 stands twice"
        ]
    );
    assert_eq!(
        read(&["指标,目标值", "乙项,1,200人"], None).2,
        ["ZB635:2 line 2 has cells beyond the headings, which were not read: 200人"]
    );
}

#[test]
fn percentages_that_lost_their_format_are_noticed() {
    assert_eq!(
        read(&["指标,目标值", "甲,0.055", "乙,0.1"], None).2,
        ["ZB618:1 all values are below 1, such as 0.055: the cells may have the format of percentages"]
    );
    assert!(read(&["指标,目标值", "甲,0.5%", "乙,10%"], None).2.is_empty());
}
