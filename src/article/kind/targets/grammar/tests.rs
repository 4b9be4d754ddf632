//! Lines of real reports' wording, and what they mean.

use super::super::Target;
use super::*;

/// `indicator | verb | value | unit` of each target, then what is doubted.
fn meaning(line: &str) -> String {
    let reading = read(line);
    let mut shown: Vec<String> = reading.targets.iter().map(one).collect();
    shown.extend(reading.doubts.iter().map(|doubt| format!("{doubt:?}")));
    shown.join(" / ")
}

fn one(target: &Target) -> String {
    let value = match &target.value {
        Goal::About(n) => format!("≈{n}"),
        Goal::AtLeast(n) => format!("≥{n}"),
        Goal::AtMost(n) => format!("≤{n}"),
        Goal::Exactly(n) => format!("={n}"),
        Goal::Range(low, high) => format!("{low}…{high}"),
        Goal::InStep(with) => format!("step[{with}]"),
        Goal::Assigned(words) => format!("task[{words}]"),
        Goal::Words(words) => format!("words[{words}]"),
    };
    let (verb, unit) =
        (target.verb.as_deref().unwrap_or_default(), target.unit.as_deref().unwrap_or_default());
    format!("{} | {verb} | {value} | {unit}", target.indicator)
}

fn parse(line: &str) -> Target {
    Target::parse(line).unwrap_or_else(|| panic!("{line}: {}", meaning(line)))
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
        ("地区生产总值 增长 约 ５．５％", "地区生产总值 | 增长 约 | ≈5.5 | %"),
    ] {
        assert_eq!(meaning(line), means, "{line}");
    }
}

#[test]
fn lines_of_reports_are_understood() {
    for (line, means) in [
        ("全年完成一般预算收入11000万元以上", "一般预算收入 |  | ≥11000 | 万元"),
        ("力争地区生产总值增长8%以上", "地区生产总值 | 增长 | ≥8 | %"),
        ("地区生产总值按增长5%安排", "地区生产总值 | 按增长 | =5 | %"),
        ("森林覆盖率由45.3%提高到46.3%", "森林覆盖率 | 由45.3%提高到 | =46.3 | %"),
        ("全年实现850人稳定脱贫", "稳定脱贫 | 全年实现 | =850 | 人"),
        ("引进5000万元以上项目10个", "引进5000万元以上项目 |  | =10 | 个"),
        ("65岁以上老年人健康管理率达到70%以上", "65岁以上老年人健康管理率 | 达到 | ≥70 | %"),
        ("PM2.5平均浓度控制在35微克/立方米以内", "PM2.5平均浓度 | 控制在 | ≤35 | 微克/立方米"),
        ("空气质量优良天数比率≥90%", "空气质量优良天数比率 | ≥ | ≥90 | %"),
        ("新增就业1，200人以上", "新增就业 |  | ≥1200 | 人"),
        ("新增就业1 200人以上", "新增就业 |  | ≥1200 | 人"),
        ("经济增长6 . 5%左右", "经济 | 增长 | ≈6.5 | %"),
        ("地区生产总值：120亿元", "地区生产总值 |  | =120 | 亿元"),
        ("2025年地区生产总值达到30亿元", "地区生产总值 | 达到 | =30 | 亿元"),
        ("城乡低保标准统一提高至每人每月630元", "城乡低保标准 | 统一提高至每人每月 | =630 | 元"),
        ("完成县里下达的节能减排任务", "节能减排任务 |  | task[完成县里下达的节能减排任务] | "),
        ("增速高于全市平均水平1个百分点以上", "增速 | 高于全市平均水平 | ≥1 | 个百分点"),
        ("参保率巩固在95%以上", "参保率 | 巩固在 | ≥95 | %"),
        ("收入增长6%、与经济增长同步", "收入 | 增长 | =6 | %"),
        ("外贸出口持平", "外贸出口 |  | words[持平] | "),
        ("进出口稳中提质", "进出口 |  | words[稳中提质] | "),
        ("居民收入增速高于经济增速", "居民收入增速 |  | words[高于经济增速] | "),
        ("地区生产总值 稳步提升", "地区生产总值 |  | words[稳步提升] | "),
        ("粮食生产 再获丰收", "粮食生产 |  | words[再获丰收] | "),
    ] {
        assert_eq!(meaning(line), means, "{line}");
    }
}

#[test]
fn several_targets_in_a_line_are_several() {
    for (line, means) in [
        ("财政总收入540万元，增长16%", "财政总收入 |  | =540 | 万元 / 财政总收入 | 增长 | =16 | %"),
        (
            "城镇和农村居民人均可支配收入分别增长4%左右和6%左右",
            "城镇居民人均可支配收入 | 增长 | ≈4 | % / 农村居民人均可支配收入 | 增长 | ≈6 | %",
        ),
        ("城乡居民收入分别增长6%、9%", "城镇居民收入 | 增长 | =6 | % / 农村居民收入 | 增长 | =9 | %"),
        (
            "城镇登记失业率、人口自然增长率分别控制在4.2%、2.5‰以内",
            "城镇登记失业率 | 控制在 | ≤4.2 | % / 人口自然增长率 | 控制在 | ≤2.5 | ‰",
        ),
        (
            "旅游人次100万人次，旅游收入5亿元，分别增长15%和18%",
            "旅游人次 |  | =100 | 万人次 / 旅游收入 |  | =5 | 亿元 / 旅游人次 | 增长 | =15 | % / 旅游收入 | 增长 | =18 | %",
        ),
        (
            "2025年主要预期目标是：甲增长7%左右、乙增长8%左右；其中丙5亿元。",
            "甲 | 增长 | ≈7 | % / 乙 | 增长 | ≈8 | % / 丙 |  | =5 | 亿元",
        ),
        ("城、乡居民收入分别增长8%、9%", "城镇居民收入 | 增长 | =8 | % / 农村居民收入 | 增长 | =9 | %"),
        (
            "财政收入突破亿元大关，达到1.2亿元",
            "财政收入 |  | words[突破亿元大关] |  / 财政收入 | 达到 | =1.2 | 亿元",
        ),
        ("全镇预期：税收5亿元，增长12%", "税收 |  | =5 | 亿元 / 税收 | 增长 | =12 | %"),
        ("农业产值、工业产值均增长5%", "农业产值 | 增长 | =5 | % / 工业产值 | 增长 | =5 | %"),
        (
            "第一、二产业增加值分别增长3%、8%",
            "第一产业增加值 | 增长 | =3 | % / 第二产业增加值 | 增长 | =8 | %",
        ),
    ] {
        assert_eq!(meaning(line), means, "{line}");
    }
}

#[test]
fn what_is_not_understood_is_told_and_kept() {
    for (line, means) in [
        ("", "Blank"),
        ("。", "Blank"),
        ("乱七八糟", "乱七八糟 |  | words[] |  / Words(\"乱七八糟\")"),
        ("5.5% 左右", "5.5% 左右 |  | words[] |  / Words(\"5.5% 左右\")"),
        ("新增就业 1.2E+03 人", "Scientific(\"1.2E+03 人\")"),
        ("生产总值增长5。5%左右", "生产总值 |  | words[增长5。5%左右] |  / Number(\"5。5%左右\")"),
        (
            "生产总值 增长 12%—10%",
            "生产总值 |  | words[增长 12%—10%] |  / Reversed(\"生产总值增长 12%—10%\")",
        ),
        (
            "失业率 不低于 4% 以内",
            "失业率 |  | words[不低于 4% 以内] |  / Contrary(\"失业率不低于 4% 以内\")",
        ),
        ("生产总值 增长 5.5% 很多", "生产总值 | 增长 | =5.5 | % / Remark(\"很多\")"),
        (
            "工业、农业和服务业产值分别增长5%、6%",
            "工业、农业和服务业产值 |  | words[分别增长5%、6%] |  / Count(\"工业、农业和服务业产值分别增长5%、6%\")",
        ),
        ("项目12处道路 达到 3 公里", "项目12处道路 | 达到 | =3 | 公里 / Name(\"项目12处道路\", \"12\")"),
    ] {
        assert_eq!(meaning(line), means, "{line}");
    }
}

#[test]
fn remarks_and_brackets_have_their_places() {
    let target = parse("地区生产总值增长5%左右，在实际工作中努力争取更好结果");
    assert_eq!(
        (target.words.as_str(), target.remark.as_deref()),
        ("增长5%左右", Some("，在实际工作中努力争取更好结果"))
    );
    assert_eq!(parse("生产总值 增长 5.5% 左右，力争 6%").remark.as_deref(), Some("，力争 6%"));
    let target = parse("生产总值 增长 5.5% 左右（上年增长 5.20%）（可比价）（约束性）（全县第3位）");
    assert_eq!(target.last_year.as_deref(), Some("5.20%"));
    assert_eq!(target.basis.as_deref(), Some("可比价"));
    assert_eq!(target.nature.as_deref(), Some("约束性"));
    assert_eq!(target.rank.as_deref(), Some("全县第3位"));
    assert_eq!(target.qualifiers, ["左右"]);
    let target = parse("税收增长5%（实际完成5.3%，完成率106%）（不含房地产）");
    assert_eq!((target.actual.as_deref(), target.completion.as_deref()), (Some("5.3%"), Some("106%")));
    assert_eq!(target.remark.as_deref(), Some("（不含房地产）"));
    assert_eq!(parse("税收增长5%，上年完成4.8%").last_year.as_deref(), Some("4.8%"));
}

#[test]
fn falling_values_lie_below_zero_in_a_chart() {
    assert_eq!(parse("能耗 下降 3%").signed(), Some(-3.0));
    assert_eq!(parse("能耗 下降到 3 吨").signed(), Some(3.0));
    assert_eq!(parse("税收 增长 10%—12%").signed(), Some(11.0));
    assert_eq!(parse("收入 与经济增长同步").signed(), None);
    assert!(parse("税收 增长 10%").changes() && !parse("税收 增加到 10 亿元").changes());
}

#[test]
fn long_lines_of_digits_end() {
    for line in [
        "1-".repeat(5_000),
        "左右".repeat(5_000),
        "增长5%、".repeat(2_000),
        "（".repeat(5_000),
        "甲、".repeat(5_000),
    ] {
        assert!(!read(&line).targets.is_empty() || !read(&line).doubts.is_empty());
    }
}
