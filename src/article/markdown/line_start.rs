//! What a line of an official text begins with: numbers of headings and articles, labels, dates, forms
//! of address (GB/T 9704-2012). Must not know Markdown's blocks.

/// The number that a heading or an item begins with, by the levels of GB/T 9704-2012, 7.3.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Number {
    /// `第一章`, `第二部分`.
    Chapter,
    /// `一、`.
    First,
    /// `（一）`.
    Second,
    /// `1.`, `1、`, `（1）`, `①`, `第一条`: of an item that may be a whole text.
    Item,
}

/// The longest form of address (`各村（社区）、镇直各单位：`), in characters.
const LONGEST_ADDRESS: usize = 40;

/// The longest label, in characters.
const LONGEST_LABEL: usize = 8;

/// Words of labels: what offices write before a colon in a line of its own.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "联系", "电话", "地址", "时间", "地点", "邮箱", "邮件", "邮编", "传真", "网址", "监督", "举报", "咨询", "来源",
    "编辑", "记者", "责编", "审核", "校对", "供稿", "撰稿", "作者", "摄影", "日期", "主持", "参会", "参加", "出席",
    "列席", "报名", "截止", "附件", "抄送", "主送", "主办", "承办", "单位", "户名", "账号", "开户", "索引号", "文号",
    "标题", "审批", "签发", "初审", "复审", "终审", "通讯员", "发布", "公开", "有效", "手机", "微信", "姓名", "职务",
];

/// The number that a line begins with.
pub(super) fn number(line: &str) -> Option<Number> {
    let first = line.chars().next()?;
    if matches!(first, '①'..='⑳' | '⑴'..='⒇' | '㈠'..='㈩') {
        return Some(Number::Item);
    }
    if let Some(rest) = line.strip_prefix('第') {
        let rest = behind_numeral(rest.trim_start())?.trim_start();
        return match rest.chars().next()? {
            '章' | '节' | '编' => Some(Number::Chapter),
            '部' if rest.starts_with("部分") => Some(Number::Chapter),
            '条' | '款' | '项' => Some(Number::Item),
            _ => None,
        };
    }
    if let Some(inside) = line.strip_prefix(['（', '(']) {
        let inside = inside.trim_start();
        let rest = behind_numeral(inside)?.trim_start();
        let is_chinese = inside.starts_with(is_chinese_numeral);
        return rest.starts_with(['）', ')']).then_some(if is_chinese {
            Number::Second
        } else {
            Number::Item
        });
    }
    let rest = behind_numeral(line)?.trim_start_matches(' ');
    if first.is_numeric() && !is_chinese_numeral(first) {
        let words = rest.strip_prefix(['、', '．', '.', '）', ')', '。'])?;
        return (!words.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some(Number::Item);
    }
    let words = rest.strip_prefix('、')?;
    (!words.starts_with(is_chinese_numeral)).then_some(Number::First)
}

/// How deep the number is that a line begins with: 0 for `第一章`, 1 for `一、`, 2 for `（一）`, 3 for any other.
pub fn number_level(line: &str) -> Option<usize> {
    Some(match number(line)? {
        Number::Chapter => 0,
        Number::First => 1,
        Number::Second => 2,
        Number::Item => 3,
    })
}

/// What follows one to four digits or Chinese numerals.
fn behind_numeral(text: &str) -> Option<&str> {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let kind: fn(char) -> bool =
        if text.starts_with(is_chinese_numeral) { is_chinese_numeral } else { |c| c.is_numeric() };
    text.starts_with(|c: char| is_digit(c) || is_chinese_numeral(c)).then_some(())?;
    let rest = text.trim_start_matches(kind);
    (text[..text.len() - rest.len()].chars().count() <= 4).then_some(rest)
}

fn is_chinese_numeral(c: char) -> bool {
    "一二三四五六七八九十百零〇".contains(c)
}

/// The label of a line (`联系人：张某`, `电 话：0000`) and what stands behind it.
pub(super) fn label(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.split_once(['：', ':'])?;
    let is_known = LABELS.iter().any(|word| without_spaces(label).contains(word));
    let is_plain =
        |c: char| c.is_alphabetic() || matches!(c, ' ' | '\u{3000}' | '（' | '）' | '(' | ')' | '、' | '/');
    let is_label = without_spaces(label).chars().count() <= LONGEST_LABEL && label.chars().all(is_plain);
    (is_known && is_label && !value.trim().is_empty()).then(|| (label, value.trim()))
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a line is nothing but a date: `2025年4月1日`, `二〇二五年四月一日`.
pub fn is_date(line: &str) -> bool {
    let line = line.trim();
    let parts = || line.split(['年', '月', '日']);
    let is_numeral = |part: &str| {
        !part.trim().is_empty()
            && part.chars().all(|c| c.is_numeric() || c == ' ' || "〇○零一二三四五六七八九十".contains(c))
    };
    line.ends_with('日')
        && line.chars().count() <= 16
        && parts().count() == 4
        && parts().take(3).all(is_numeral)
}

/// Whether a line says whom a text is for: `各村（社区）、镇直各单位：`, `尊敬的各位代表：`.
pub fn is_address(line: &str) -> bool {
    let line = line.trim();
    let begins = ["各", "尊敬的", "同志们", "全体", "广大", "亲爱的", "全镇", "全乡"]
        .iter()
        .any(|start| line.starts_with(start));
    let named = [
        "村", "单位", "部门", "乡", "镇", "街道", "社区", "局", "委", "办", "站", "所", "政府", "公司",
        "居民", "村民", "群众", "代表", "委员", "同志", "中心", "学校", "机关", "干部", "用户", "户",
    ];
    line.ends_with(['：', ':'])
        && line.chars().count() <= LONGEST_ADDRESS
        && !line.contains(['。', '；', '！'])
        && (begins
            || (line.contains('、') || line.contains('，'))
                && named.iter().any(|name| line.trim_end_matches(['：', ':', '）', ')']).ends_with(name))
            || line.ends_with("政府：")
            || line.ends_with("委员会："))
}
