//! The headings of a table of targets: what each column holds, and for which year.

use super::super::grammar::measure;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Indicator,
    Verb,
    Value,
    High,
    Unit,
    Limit,
    Basis,
    LastYear,
    Actual,
    Completion,
    Rank,
    Nature,
    Note,
    Office,
    Year,
    /// Known, and nothing of a target: 序号.
    Ignored,
    /// A year alone, 2024年: nobody knows whether it is a target or a result.
    Unclear,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub role: Role,
    /// The year it names: `2025年目标`.
    pub year: Option<i16>,
    /// The unit it gives: `目标值（%）`.
    pub unit: Option<String>,
    /// The verb it gives: `增长（%）`.
    pub verb: Option<String>,
    /// What it measures against: `比上年增长（%）`.
    pub basis: Option<String>,
}

/// Headings by what they mean; those of the tables that the program itself writes are among them. The whole
/// heading is compared, without its year and its brackets.
const WHOLE: &[(Role, &str)] = &[
    (
        Role::Indicator,
        "指标 指标名称 名称 项目 主要指标 指标内容 目标名称 考核指标 经济指标 指标项目 任务 工作目标 indicator",
    ),
    (Role::Verb, "方向 动词 verb"),
    (
        Role::Value,
        "目标 目标值 数值 预期目标 年度目标 计划 计划数 计划目标 目标数 任务数 指标值 目标任务 预期 预期值 预计目标 增长目标 年度计划 全年目标 全年计划 value target",
    ),
    (Role::High, "区间上限 上限 high"),
    (Role::Unit, "单位 计量单位 unit"),
    (Role::Limit, "限定 约数 qualifier"),
    (Role::Basis, "依据 基数 basis"),
    (
        Role::LastYear,
        "上年 上年实际 上年完成 上年完成数 上年实绩 上年值 去年实际 去年完成 上年同期 last_year",
    ),
    (
        Role::Actual,
        "实际 实际完成 完成 完成数 完成值 完成情况 执行 执行数 执行情况 实绩 实际值 全年实际 全年完成 预计完成 actual",
    ),
    (Role::Completion, "完成率 完成比例 完成进度 完成目标 完成计划 占目标 占计划 completion"),
    (Role::Rank, "位次 排名 名次 rank"),
    (Role::Nature, "属性 性质 指标属性 指标性质 指标类型 nature"),
    (Role::Note, "备注 说明 note"),
    (Role::Office, "责任单位 责任部门 责任科室 牵头单位 牵头部门 责任人 责任领导 office"),
    (Role::Year, "年份 年度 year"),
    (Role::Ignored, "序号 原文 出处 项 网址 类别 分类 领域 编号 words"),
];

/// What a heading means; `None` when nobody knows.
pub(super) fn heading(cell: &str) -> Option<Heading> {
    let text: String = cell.split_whitespace().collect();
    let (name, aside) = match text.find(['（', '(', '[', '【']) {
        Some(open) => {
            (&text[..open], Some(text[open..].trim_matches(['（', '(', '）', ')', '[', ']', '【', '】'])))
        }
        None => (text.as_str(), None),
    };
    let (year, name) = year(name);
    let unit = aside
        .map(|unit| unit.trim_start_matches(['单', '位', '：', ':']).to_owned())
        .filter(|unit| !unit.is_empty());
    let (name, unit) = match name.strip_suffix(['%', '％']) {
        Some(name) => (name, unit.or_else(|| Some("%".to_owned()))),
        None => (name, unit),
    };
    let plain = Heading { role: Role::Ignored, year, unit, verb: None, basis: None };
    let lower = name.to_lowercase();
    let known = WHOLE.iter().find(|(_, names)| names.split(' ').any(|known| known == lower));
    if let Some((role, _)) = known {
        return Some(Heading { role: *role, ..plain });
    }
    if name.is_empty() {
        return year.map(|_| Heading { role: Role::Unclear, ..plain });
    }
    growth(name, &plain)
}

/// `比上年增长`, `增速`, `目标增长`, `计划增幅`.
fn growth(name: &str, plain: &Heading) -> Option<Heading> {
    let aim = ["目标", "计划", "预期"].iter().find_map(|word| name.strip_prefix(word));
    let head = aim.unwrap_or(name);
    let head = ["增长", "增幅", "增速", "增长率"].iter().find_map(|word| head.strip_suffix(word))?;
    let compares = head.is_empty() || head.starts_with(['比', '较', '同', '环']) || head == "年均";
    compares.then(|| Heading {
        role: Role::Value,
        verb: Some("增长".to_owned()),
        basis: Some(format!("{head}增长")).filter(|_| !head.is_empty()),
        ..plain.clone()
    })
}

/// The year that a heading begins with: `2025年目标`, `2025目标`.
fn year(name: &str) -> (Option<i16>, &str) {
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let Some(year) = name[..digits].parse::<i16>().ok().filter(|year| (1949..=2999).contains(year)) else {
        return (None, name);
    };
    let rest = &name[digits..];
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    (Some(year), rest.strip_prefix('度').unwrap_or(rest))
}

/// The unit in the brackets behind an indicator: `地区生产总值（亿元）`, `人口自然增长率(‰)`.
pub(super) fn unit_of_name(name: &str) -> Option<(&str, &str)> {
    let inner = name.strip_suffix(['）', ')'])?;
    let open = inner.rfind(['（', '('])?;
    let unit = inner[open..].trim_start_matches(['（', '(']).trim();
    let unit = unit.trim_start_matches("单位").trim_start_matches(['：', ':']);
    (open > 0 && measure(unit) == Some(unit.len())).then(|| (inner[..open].trim(), unit))
}
