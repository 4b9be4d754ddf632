//! What is not certain about a line of targets, as findings.

use super::grammar::Doubt;
use crate::article::kind::codes;
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::text;

impl Doubt {
    /// The finding for it at a place.
    pub fn finding(&self, place: Place) -> Diagnostic {
        match self {
            Doubt::Blank => Diagnostic::new(
                &codes::TARGET_LINE,
                place,
                text!("这条目标什么也没有写", "this target is blank"),
            )
            .help(forms()),
            Doubt::Scientific(number) => Diagnostic::new(
                &codes::TARGET_LINE,
                place,
                text!(
                    "“{number}”是科学计数法，没有读取",
                    "`{number}` is in scientific notation and was not read"
                ),
            )
            .help(text!(
                "在表格里把这一格改成“数值”或“文本”格式，写出全部数字，如 1200",
                "give the cell the format of numbers or text and write all digits, such as 1200"
            )),
            Doubt::Name(name, rest) => misnamed(name, rest, place),
            Doubt::Count(words) => Diagnostic::new(
                &codes::TARGET_SHARES,
                place,
                text!(
                    "指标和数值的个数对不上，照原文显示：{words}",
                    "indicators and values are not as many, shown as written: {words}"
                ),
            )
            .help(text!(
                "把“分别”拆开，一个指标写一条：“城镇居民收入 增长 6%”“农村居民收入 增长 7%”",
                "write one item for each: 城镇居民收入 增长 6%, 农村居民收入 增长 7%"
            )),
            Doubt::Remark(words) => Diagnostic::new(
                &codes::TARGET_REMARK,
                place,
                text!(
                    "不明白“{words}”指什么，照原文放在目标后面",
                    "`{words}` is not understood and shows behind the target as written"
                ),
            )
            .help(text!(
                "如果是另一个目标，单独写一条；如果是说明，写在括号里",
                "if it is another target, make it an item; if it is a remark, put it in brackets"
            )),
            Doubt::Number(words) | Doubt::Reversed(words) | Doubt::Contrary(words) | Doubt::Words(words) => {
                Diagnostic::new(
                    &codes::TARGET_AS_WORDS,
                    place,
                    text!(
                        "没有读出数值，照原文显示：{words}",
                        "no value was read, shown as written: {words}"
                    ),
                )
                .label(self.reason())
                .help(forms())
            }
        }
    }

    fn reason(&self) -> Text {
        match self {
            Doubt::Number(_) => text!("小数点要用“.”", "the decimal point is `.`"),
            Doubt::Reversed(_) => text!("区间应从小到大", "a range goes from low to high"),
            Doubt::Contrary(_) => text!("“以上”和“以内”不能同时用", "it cannot be a floor and a ceiling"),
            _ => text!("要有指标名称和目标值", "it takes an indicator and a value"),
        }
    }
}

fn misnamed(name: &str, rest: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &codes::TARGET_NAME,
        place,
        text!(
            "指标名称“{name}”里有“{rest}”，可能没有读对",
            "the indicator {name} holds `{rest}` and may be misread"
        ),
    )
    .help(text!(
        "一个目标写一条；读得不对时分项写：{{ 名称: 新增就业, 目标: 1200 人以上 }}",
        "write a target an item; where it is misread, name its parts: {{ indicator: 新增就业, target: 1200 人以上 }}"
    ))
}

fn forms() -> Text {
    text!(
        "写成“地区生产总值 增长 5.5% 左右”“失业率 控制在 4.5% 以内”“新增就业 1200 人以上”“居民收入 与经济增长同步”“税收 增长 10%—12%”“能耗 完成上级下达任务”这样的句子",
        "write a line such as 地区生产总值 增长 5.5% 左右, 失业率 控制在 4.5% 以内, 新增就业 1200 人以上, 居民收入 与经济增长同步, 税收 增长 10%—12%, 能耗 完成上级下达任务"
    )
}
