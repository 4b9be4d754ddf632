//! Targets in words, as an official table prints them. Numbers stay as they were typed.

use crate::article::kind::{Goal, Target};

/// What stands before the value: verb with basis, `比上年增长`; may be empty. `basis` is the one given
/// for all targets; it goes with verbs of change alone.
pub fn lead(target: &Target, basis: Option<&str>) -> String {
    let basis = target.basis.as_deref().or(basis).unwrap_or_default();
    let verb = target.verb.as_deref().map(compact).unwrap_or_default();
    let said = verb.starts_with(['比', '较', '同', '环', '年', '由', '从']);
    let stem = if compares(basis) && target.changes() && !said { stem(basis) } else { "" };
    format!("{}{stem}{verb}", target.shown_lead())
}

/// What the target is measured against. A basis that is given for all and speaks of growth belongs only
/// to those that speak of a change.
pub fn basis<'a>(target: &'a Target, basis: Option<&'a str>) -> Option<&'a str> {
    let of_all = basis.filter(|basis| !compares(basis) || target.changes());
    target.basis.as_deref().or(of_all)
}

/// `比上年` of `比上年增长`.
fn stem(basis: &str) -> &str {
    basis.strip_suffix("增长").unwrap_or(basis)
}

/// Whether a basis says what a change is compared with.
pub fn compares(basis: &str) -> bool {
    ["比", "较", "同比"].iter().any(|word| basis.starts_with(word))
}

/// The value with unit and limits, without what [`lead`] says: `5.5%左右`, `与经济增长同步`.
pub fn value(target: &Target, basis: Option<&str>) -> String {
    let words = without_asides(target);
    let verb = target.verb.as_deref().unwrap_or_default();
    let words = words.strip_prefix(verb).unwrap_or(words);
    let own =
        target.basis.as_deref().filter(|own| !lead(target, basis).contains(own.trim_end_matches("增长")));
    match own {
        Some(own) => format!("{}（{}）", compact(words), compact(own)),
        None => compact(words),
    }
}

/// The words without `（上年 5.2%）` at their end, which has a place of its own.
fn without_asides(target: &Target) -> &str {
    let mut words = target.words.trim_end();
    let told =
        [&target.last_year, &target.basis, &target.actual, &target.completion, &target.rank, &target.nature];
    if told.iter().all(|aside| aside.is_none()) {
        return words;
    }
    while let Some(open) = words.strip_suffix(['）', ')']).and_then(|inner| inner.rfind(['（', '('])) {
        if open == 0 {
            break;
        }
        words = words[..open].trim_end();
    }
    words
}

/// What the text goes on to say of the target: `，力争更好结果`.
pub fn remark(target: &Target) -> String {
    target.remark.as_deref().map(compact).unwrap_or_default()
}

/// Without the spaces that are typed around numbers; between Latin words they stay.
pub fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let latin = |c: char| c.is_ascii_alphabetic();
        if out.ends_with(latin) && word.starts_with(latin) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The number or range as typed, without its unit; the words where there is none.
pub fn number(target: &Target) -> String {
    match &target.value {
        Goal::About(n) | Goal::AtLeast(n) | Goal::AtMost(n) | Goal::Exactly(n) => n.to_string(),
        Goal::Range(low, high) => format!("{low}—{high}"),
        Goal::InStep(words) | Goal::Assigned(words) | Goal::Words(words) => compact(words),
    }
}

/// The limits behind the number; those before it are part of the verb.
pub fn qualifier(target: &Target) -> String {
    let verb = target.verb.as_deref().unwrap_or_default();
    target.qualifiers.iter().filter(|word| !verb.contains(word.as_str())).map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str, basis: Option<&str>) -> (String, String) {
        let target = Target::parse(line).unwrap();
        (lead(&target, basis), value(&target, basis))
    }

    #[test]
    fn words_stay_and_spaces_go() {
        let basis = Some("比上年增长");
        for (line, expected) in [
            ("地区生产总值 增长 5.5% 左右", ("比上年增长", "5.5%左右")),
            ("能耗 下降 3%", ("比上年下降", "3%")),
            ("失业率 控制在 4.50% 以内", ("控制在", "4.50%以内")),
            ("新增城镇就业 1200 人以上", ("", "1200人以上")),
            ("投资 增长 10%—12%", ("比上年增长", "10%—12%")),
            ("居民收入 增长 与经济增长同步", ("比上年增长", "与经济增长同步")),
            ("粮食产量 完成上级下达任务", ("", "完成上级下达任务")),
            ("财政收入 增长 4%（可比口径）", ("增长", "4%（可比口径）")),
            ("财政收入 增长 4%（上年 3.2%）", ("比上年增长", "4%")),
            ("财政收入 增长不低于 4%", ("比上年增长不低于", "4%")),
        ] {
            assert_eq!(shown(line, basis), (expected.0.to_owned(), expected.1.to_owned()), "{line}");
        }
        let given = |line: &str| super::basis(&Target::parse(line).unwrap(), basis).map(str::to_owned);
        assert_eq!(given("失业率 控制在 4.5% 以内"), None);
        assert_eq!(given("能耗 下降 3%").as_deref(), basis);
        assert_eq!(shown("地区生产总值 增长 5.5% 左右", None).0, "增长");
        assert_eq!(compact("与 GDP growth 同步"), "与GDP growth同步");
    }
}
