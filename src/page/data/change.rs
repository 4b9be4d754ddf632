//! What changed from one year's target to the next, in words.

use crate::article::kind::{Decimal, Goal, Target};

/// One year's target.
#[derive(Clone, Copy)]
pub struct Aim<'a> {
    /// The year.
    pub year: i16,
    /// The target.
    pub target: &'a Target,
    /// The basis of its table.
    pub basis: Option<&'a str>,
}

impl Aim<'_> {
    /// The one number it aims at. Ranges and words have none.
    fn number(&self) -> Option<&Decimal> {
        match &self.target.value {
            Goal::About(n) | Goal::AtLeast(n) | Goal::AtMost(n) | Goal::Exactly(n) => Some(n),
            Goal::Range(..) | Goal::InStep(_) | Goal::Assigned(_) | Goal::Words(_) => None,
        }
    }

    /// Whether it speaks of a change (`增长 5%`), not of a level (`达到 60%`).
    fn of_change(&self) -> bool {
        self.target.changes()
    }

    fn signed(&self) -> Option<Decimal> {
        let number = self.number()?.clone();
        if self.target.falls() { Decimal::parse("0")?.minus(&number) } else { Some(number) }
    }
}

/// `比上年提高0.5个百分点`, `与上年持平`, `降幅比2023年收窄1个百分点`. `None` when the two cannot be
/// compared: ranges, words, another unit, growth against a level.
pub fn change(now: Aim<'_>, before: Aim<'_>) -> Option<String> {
    if now.target.unit != before.target.unit || now.of_change() != before.of_change() {
        return None;
    }
    let than = if now.year - before.year == 1 { "上年".to_owned() } else { format!("{}年", before.year) };
    let unit = now.target.unit.as_deref().unwrap_or_default();
    let (unit, points) = match unit {
        "%" => ("个百分点", true),
        "‰" => ("个千分点", true),
        other => (other, false),
    };
    let falling = now.target.falls() && before.target.falls();
    let difference = if falling {
        now.number()?.minus(before.number()?)?
    } else {
        now.signed()?.minus(&before.signed()?)?
    };
    let rises = !difference.is_negative();
    let size = difference.as_str().trim_start_matches('-');
    if difference.same_value(&Decimal::parse("0")?) {
        return Some(format!("与{than}持平"));
    }
    let word = match (falling, points, rises) {
        (true, _, true) => return Some(format!("降幅比{than}扩大{size}{unit}")),
        (true, _, false) => return Some(format!("降幅比{than}收窄{size}{unit}")),
        (false, true, true) => "提高",
        (false, true, false) => "降低",
        (false, false, true) => "增加",
        (false, false, false) => "减少",
    };
    Some(format!("比{than}{word}{size}{unit}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(before: (i16, &str), now: (i16, &str)) -> Option<String> {
        let (old, new) = (Target::parse(before.1).unwrap(), Target::parse(now.1).unwrap());
        let aim = |year, target| Aim { year, target, basis: Some("比上年增长") };
        change(aim(now.0, &new), aim(before.0, &old))
    }

    #[test]
    fn changes_in_words() {
        for (before, now, expected) in [
            ("甲 增长 5% 左右", "甲 增长 5.5% 左右", Some("比上年提高0.5个百分点")),
            ("甲 增长 6% 左右", "甲 增长 5.5% 左右", Some("比上年降低0.5个百分点")),
            ("甲 增长 5.50%", "甲 增长 5.5% 以上", Some("与上年持平")),
            ("甲 1200 人以上", "甲 1500 人以上", Some("比上年增加300人")),
            ("甲 1200 人以上", "甲 1000 人以上", Some("比上年减少200人")),
            ("甲 下降 3%", "甲 下降 3.5%", Some("降幅比上年扩大0.5个百分点")),
            ("甲 下降 3%", "甲 下降 2%", Some("降幅比上年收窄1个百分点")),
            ("甲 下降 3%", "甲 增长 2%", Some("比上年提高5个百分点")),
            ("甲 增长 3%", "甲 达到 60%", None),
            ("甲 增长 3%", "甲 增长 10%—12%", None),
            ("甲 增长 3%", "甲 完成上级下达任务", None),
            ("甲 达到 3 亿元", "甲 达到 40000 万元", None),
        ] {
            assert_eq!(between((2024, before), (2025, now)).as_deref(), expected, "{before} → {now}");
        }
        assert_eq!(
            between((2022, "甲 增长 5%"), (2025, "甲 增长 6%")).as_deref(),
            Some("比2022年提高1个百分点")
        );
        assert_eq!(between((2022, "甲 增长 5%"), (2025, "甲 增长 5%")).as_deref(), Some("与2022年持平"));
    }
}
