//! Lines of real reports' wording, and what they mean.

use super::*;

/// `indicator | verb | value | unit`.
fn meaning(line: &str) -> String {
    match parse(line) {
        Err(fault) => format!("{fault:?}"),
        Ok(target) => {
            let value = match &target.value {
                Goal::About(n) => format!("≈{n}"),
                Goal::AtLeast(n) => format!("≥{n}"),
                Goal::AtMost(n) => format!("≤{n}"),
                Goal::Exactly(n) => format!("={n}"),
                Goal::Range(low, high) => format!("{low}…{high}"),
                Goal::InStep(with) => format!("step[{with}]"),
                Goal::Assigned(words) => format!("task[{words}]"),
            };
            let verb = target.verb.unwrap_or_default();
            format!("{} | {verb} | {value} | {}", target.indicator, target.unit.unwrap_or_default())
        }
    }
}

#[test]
fn the_forms_of_the_field_are_understood() {
    for (line, means) in [
        ("地区生产总值 增长 5.5% 左右", "地区生产总值 | 增长 | ≈5.5 | %"),
        ("地区生产总值增长5.5%左右", "地区生产总值 | 增长 | ≈5.5 | %"),
        ("城镇登记失业率 控制在 4.5% 以内", "城镇登记失业率 | 控制在 | ≤4.5 | %"),
        ("新增城镇就业 1200 人以上", "新增城镇就业 |  | ≥1200 | 人"),
        ("新增城镇就业1,200人以上", "新增城镇就业 |  | ≥1200 | 人"),
        ("居民收入增长 与经济增长同步", "居民收入 | 增长 | step[与经济增长同步] | "),
        ("规上工业增加值 增长 10%—12%", "规上工业增加值 | 增长 | 10…12 | %"),
        ("规上工业增加值增长10~12%", "规上工业增加值 | 增长 | 10…12 | %"),
        ("固定资产投资增长 8%至10% 之间", "固定资产投资 | 增长 | 8…10 | %"),
        ("单位生产总值能耗 完成上级下达任务", "单位生产总值能耗 |  | task[完成上级下达任务] | "),
        (
            "人口自然增长率 控制在省政府下达的范围之内",
            "人口自然增长率 |  | task[控制在省政府下达的范围之内] | ",
        ),
        ("一般公共预算收入 增长 13%", "一般公共预算收入 | 增长 | =13 | %"),
        ("粮食总产量 不低于 1.20 万吨", "粮食总产量 | 不低于 | ≥1.20 | 万吨"),
        ("粮食总产量稳定在1.2亿斤以上", "粮食总产量 | 稳定在 | ≥1.2 | 亿斤"),
        ("社会消费品零售总额 力争增长 2.5%", "社会消费品零售总额 | 力争增长 | =2.5 | %"),
        ("单位能耗 下降 3% 左右", "单位能耗 | 下降 | ≈3 | %"),
        ("固定资产投资 增长 -2.0%", "固定资产投资 | 增长 | =-2.0 | %"),
        ("第三产业比重 提高 0.5 个百分点", "第三产业比重 | 提高 | =0.5 | 个百分点"),
        ("人口自然增长率 控制在 8.5‰ 以内", "人口自然增长率 | 控制在 | ≤8.5 | ‰"),
        ("地区生产总值 5.5% 左右", "地区生产总值 |  | ≈5.5 | %"),
        ("失业率 不超过 5.5%", "失业率 | 不超过 | ≤5.5 | %"),
        ("高标准农田 新增 2000 亩", "高标准农田 | 新增 | =2000 | 亩"),
        ("财政收入 完成 1.1 亿元。", "财政收入 | 完成 | =1.1 | 亿元"),
        ("地区生产总值 增长 约 ５．５％", "地区生产总值 | 增长 约 | ≈5.5 | ％"),
    ] {
        assert_eq!(meaning(line), means, "{line}");
    }
}

#[test]
fn what_is_no_target_is_a_fault() {
    for (line, fault) in [
        ("", "Blank"),
        ("。", "Blank"),
        ("地区生产总值 稳步提升", "NoValue"),
        ("5.5% 左右", "NoIndicator"),
        ("增长 12%—10%", "NoIndicator"),
        ("地区生产总值 增长 12%—10%", "Reversed"),
        ("失业率 不低于 4% 以内", "Contrary"),
        ("地区生产总值 增长 5.5% 很多", "Leftover(\"很多\")"),
    ] {
        assert_eq!(meaning(line), fault, "{line}");
    }
}

#[test]
fn printed_it_is_what_was_typed() {
    for line in [
        "地区生产总值 增长 5.50% 左右",
        "新增城镇就业 1,200 人以上",
        "居民收入 与经济增长同步",
        "税收 增长 10%—12%（上年 9.8%）",
    ] {
        assert_eq!(parse(line).unwrap().to_string(), line);
    }
}

#[test]
fn last_year_and_basis_stand_in_brackets() {
    let target = parse("地区生产总值 增长 5.5% 左右（上年增长 5.20%）（可比价）").unwrap();
    assert_eq!(target.last_year.as_deref(), Some("5.20%"));
    assert_eq!(target.basis.as_deref(), Some("可比价"));
    assert_eq!(target.qualifiers, ["左右"]);
}

#[test]
fn falling_values_lie_below_zero_in_a_chart() {
    assert_eq!(parse("能耗 下降 3%").unwrap().signed(), Some(-3.0));
    assert_eq!(parse("税收 增长 10%—12%").unwrap().signed(), Some(11.0));
    assert_eq!(parse("收入 与经济增长同步").unwrap().signed(), None);
}

#[test]
fn long_lines_of_digits_end() {
    let line = "1-".repeat(20_000);
    assert!(parse(&line).is_err() || parse(&line).is_ok());
    assert!(parse(&"左右".repeat(20_000)).is_err());
}
