//! What stands in brackets behind a target: last year's result, the basis, 约束性, the rank.

use super::super::Target;
use super::words::Words;

/// The brackets of a target, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asides {
    /// `（上年 5.2%）`.
    pub last_year: Option<String>,
    /// `（实际完成 5.3%）`: what was reached in the year itself.
    pub actual: Option<String>,
    /// `（完成率 102%）`.
    pub completion: Option<String>,
    /// `（全县第3位）`.
    pub rank: Option<String>,
    /// `（约束性）`, `（预期性指标）`.
    pub nature: Option<String>,
    /// `（可比价）`, `（比上年）`.
    pub basis: Option<String>,
}

const LAST_YEAR: Words = Words::new("上年实际完成 上年实际 上年预计 上年完成 上年增长 上年 去年 上一年");
const ACTUAL: Words = Words::new("实际完成 年末实际 全年实际 实际 预计完成 已完成 完成");
const COMPLETION: Words = Words::new("完成率 完成目标的 完成年度目标的 为目标的 完成进度");
const RANK: Words = Words::new("排名 位居 居 列 全县第 全市第 全省第 全区第 全国第 第");
const BASIS: Words = Words::new("比 较 可比 按 同口径 不变价 同比 扣除 现价 剔除 环比 以 年均");

impl Asides {
    /// Puts what was found into a target.
    pub(super) fn put(self, target: &mut Target) {
        target.last_year = self.last_year;
        target.actual = self.actual;
        target.completion = self.completion;
        target.rank = self.rank;
        target.nature = self.nature;
        target.basis = self.basis;
    }

    /// Takes what a bracket says; what is none of these comes back.
    pub(super) fn take(&mut self, inner: &str) -> Option<String> {
        let others: Vec<&str> =
            inner.split(['，', ',', '；', ';', '、']).filter(|part| !self.take_one(part.trim())).collect();
        (!others.is_empty()).then(|| if others.len() == 1 { others[0].to_owned() } else { inner.to_owned() })
    }

    fn take_one(&mut self, inner: &str) -> bool {
        let figure = |word: &str| {
            let rest = inner.strip_prefix(word)?.trim_matches([' ', '为', '：', ':', '约']).trim();
            rest.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)).then(|| rest.to_owned())
        };
        let first = |words: Words| words.iter().find_map(figure);
        if let Some(value) = first(LAST_YEAR) {
            let value = value.trim_start_matches("增长").trim().to_owned();
            return self.last_year.replace(value).is_none();
        }
        if let Some(value) = first(COMPLETION) {
            return self.completion.replace(value).is_none();
        }
        if inner.starts_with("预期性") || inner.starts_with("约束性") {
            return self.nature.replace(inner.trim_end_matches("指标").to_owned()).is_none();
        }
        if RANK.start(inner).is_some() && inner.contains(['位', '名', '第']) {
            return self.rank.replace(inner.to_owned()).is_none();
        }
        if let Some(value) = first(ACTUAL) {
            return self.actual.replace(value).is_none();
        }
        if BASIS.start(inner).is_some() {
            return self.basis.replace(inner.to_owned()).is_none();
        }
        false
    }
}

/// Words without the brackets at their end; brackets that say nothing known are a remark.
pub(super) fn split_off(words: &str) -> (&str, Option<String>, Asides) {
    let (mut rest, mut remark, mut asides) = (words.trim_end(), String::new(), Asides::default());
    while let Some(inner) = rest.strip_suffix(['）', ')']) {
        let Some(open) = inner.rfind(['（', '(']).filter(|open| *open > 0) else { break };
        if let Some(other) = asides.take(inner[open..].trim_start_matches(['（', '('])) {
            remark.insert_str(0, &format!("（{other}）"));
        }
        rest = rest[..open].trim_end();
    }
    (rest, Some(remark).filter(|remark| !remark.is_empty()), asides)
}

/// The bracket at the start of a text: what stands in it, and its length with both marks.
pub(super) fn bracket(text: &str) -> Option<(&str, usize)> {
    let open = text.chars().next().filter(|c| matches!(c, '（' | '('))?;
    let close = text.find(['）', ')'])?;
    let inner = &text[open.len_utf8()..close];
    let mark = text[close..].chars().next()?;
    Some((inner, close + mark.len_utf8()))
}
