//! What holds for every line: what is printed is what was typed.

use proptest::prelude::*;
use proptest::sample::select;

use super::super::Target;
use super::*;

const LEADS: &[&str] = &["", "力争", "全年完成", "确保", "其中", "到2025年底，", "（一）", "实现"];
const NAMES: &[&str] = &[
    "地区生产总值",
    "规上工业增加值",
    "城镇新增就业",
    "城镇登记失业率",
    "PM2.5平均浓度",
    "第三产业增加值占GDP比重",
    "65岁以上老年人健康管理率",
    "社会消费品零售总额",
    "5000万元以上项目",
    "农村公路",
    "居民消费价格涨幅",
    "“6210”工程投资",
];
const VERBS: &[&str] = &[
    "",
    "增长",
    "比上年增长",
    "力争增长",
    "控制在",
    "达到",
    "提高到",
    "下降",
    "完成",
    "稳定在",
    "同口径增长",
    "增长 ",
];
const NUMBERS: &[(&str, &str)] = &[
    ("5", "5"),
    ("5.5", "5.5"),
    ("5.50", "5.50"),
    ("1200", "1200"),
    ("1,200", "1200"),
    ("1，200", "1200"),
    ("1 200", "1200"),
    ("５．５", "5.5"),
    ("0.46", "0.46"),
    ("12345", "12345"),
];
const UNITS: &[(&str, &str)] = &[
    ("%", "%"),
    ("％", "%"),
    ("‰", "‰"),
    ("个百分点", "个百分点"),
    ("万元", "万元"),
    ("亿元", "亿元"),
    ("人", "人"),
    (" 万人次", "万人次"),
    ("公里", "公里"),
    ("微克/立方米", "微克/立方米"),
    ("个", "个"),
];
const LIMITS: &[&str] = &["", "左右", "以上", "以内", " 左右", "及以上"];
const TAILS: &[&str] = &[
    "",
    "，力争更好结果",
    "，在实际工作中努力争取更好结果",
    "、力争更好结果",
    "（约束性）",
    "（上年5.2%）",
    "（含飞地）",
];

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

type Parts = (
    &'static str,
    &'static str,
    &'static str,
    (&'static str, &'static str),
    (&'static str, &'static str),
    &'static str,
    &'static str,
);

fn parts() -> impl Strategy<Value = Parts> {
    (
        select(LEADS),
        select(NAMES),
        select(VERBS),
        select(NUMBERS),
        select(UNITS),
        select(LIMITS),
        select(TAILS),
    )
}

fn line((lead, name, verb, number, unit, limit, tail): Parts) -> String {
    // A number right behind a digit would be another number.
    let gap = if verb.is_empty() && name.ends_with(|c: char| c.is_ascii_digit()) { " " } else { "" };
    format!("{lead}{name}{verb}{gap}{}{}{limit}{tail}", number.0, unit.0)
}

proptest! {
    #![proptest_config(crate::source::property::cases(256))]

    #[test]
    fn a_line_is_one_target_and_prints_as_typed(parts in parts()) {
        let line = line(parts);
        let reading = read(&line);
        prop_assert_eq!(&reading.doubts, &vec![], "{}", line);
        let [target] = <[Target; 1]>::try_from(reading.targets).map_err(|all| TestCaseError::fail(format!("{line}: {all:?}")))?;
        prop_assert_eq!(squeezed(&target.to_string()), squeezed(&line));
        prop_assert_eq!(target.indicator.as_str(), parts.1);
        prop_assert_eq!(target.unit.as_deref(), Some(parts.4.1));
        prop_assert_eq!(target.value.numbers()[0].as_str(), parts.3.1);
    }

    #[test]
    fn a_paragraph_is_the_targets_of_its_lines(all in prop::collection::vec(parts(), 1..8)) {
        let lines: Vec<String> = all.into_iter().map(line).collect();
        let paragraph = format!("2025年主要预期目标是：{}。", lines.join("；"));
        let alone: Vec<Target> = lines.iter().flat_map(|line| read(line).targets).collect();
        prop_assert_eq!(read(&paragraph).targets, alone);
    }

    #[test]
    fn no_digit_is_lost(text in "[增长分别至和与、，；。（）5１.%％万元人左右以上甲乙收入率由到 -]{0,40}") {
        let digits = |text: &str| text.chars().filter(|c| number::is_digit(*c)).count();
        let reading = read(&text);
        let shown: usize = reading.targets.iter().map(|target| digits(&target.to_string())).sum();
        prop_assert!(shown >= digits(&text), "{:?} {:?}", text, reading);
    }

    #[test]
    fn nothing_panics(text in "\\PC{0,60}") {
        read(&text);
    }
}
