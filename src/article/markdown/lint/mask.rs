//! Asterisks that stand for what is left out, for a note or for a product, and were taken for marks of
//! emphasis: they vanish from the page.

use std::ops::Range;

use super::{Findings, excerpt, near};
use crate::article::markdown::codes;
use crate::source::character::is_han;
use crate::text;

/// The longest part of a name, in characters, on each side of the comma between two names.
const LONGEST_PART_OF_A_NAME: usize = 2;

/// Common surnames with which hardly any other word ends.
const SURNAMES: &str = "张王李赵刘陈杨吴徐孙朱胡郭罗郑梁宋邓冯韩彭萧蔡潘董袁蒋杜苏魏吕丁沈姚卢傅姜崔谭廖汪戴贾韦邱侯邹熊孟秦阎薛贺郝龚邵覃";

/// Common surnames with which other words end too.
const WORDS_TOO: &str =
    "黄周马林何高谢唐许曹程曾于叶余任钟金石陆范方侯邹熊白孟江毛尹黎史龙陶万段雷钱汤施洪武赖文严牛温";

/// The longest unit of a measure, in characters: `cm`, `毫米`.
const LONGEST_UNIT: usize = 2;

/// What is multiplied by its name.
const FACTORS: [&str; 16] = [
    "长", "宽", "高", "厚", "深", "长度", "宽度", "高度", "厚度", "深度", "面积", "数量", "单价", "价格",
    "税率", "系数",
];

/// How many Chinese characters before the asterisks a message shows.
const SHOWN_BEFORE: usize = 3;

/// How many bytes before the asterisks are looked at: enough for any number.
const REACH: usize = 40;

/// Marks between which a text holds more than one thing.
const PAUSES: [char; 8] = ['，', '、', '；', '。', '：', '！', '？', '\n'];

/// Marks that nothing begins with.
const CLOSING: [char; 6] = ['）', '》', '】', '”', '’', '」'];

/// Marks that nothing ends with.
const OPENING: [char; 6] = ['（', '《', '【', '“', '‘', '「'];

/// Tells of emphasis at `place` that nobody meant; whether it was that.
pub(super) fn vanished(findings: &mut Findings<'_>, place: &Range<usize>) -> bool {
    let body = findings.body;
    let is_star = |byte: &&u8| **byte == b'*';
    let start = place.start - body.as_bytes()[..place.start].iter().rev().take_while(is_star).count();
    let end = place.end + body.as_bytes()[place.end..].iter().take_while(is_star).count();
    let whole = &body[start..end];
    let far = body.floor_char_boundary(start.saturating_sub(REACH));
    let emphasis = Emphasis {
        before: &body[far..start],
        words: whole.trim_matches('*'),
        after: near(&body[end..]),
        is_single: !whole.starts_with("**"),
        is_bold: is_bold(whole),
    };
    if !whole.starts_with('*') || !emphasis.is_unmeant() {
        return false;
    }
    let before = last_word(emphasis.before);
    let shown = excerpt(near(&body[start - before.len()..]));
    let right = whole.replace('*', "\\*");
    let example = excerpt(&format!("{before}{right}{}", first_word(emphasis.after)));
    findings.mend(
        &codes::VANISHED_STARS,
        start..end,
        text!(
            "“{shown}”里的星号成了强调记号，不会显示",
            "the asterisks of “{shown}” became marks of emphasis and are not shown"
        ),
        text!("每个星号前面加 \\：{example}", "write \\ before each of them: {example}"),
        right,
    );
    true
}

/// Words that became emphasis, with the text on both sides of their asterisks.
struct Emphasis<'a> {
    before: &'a str,
    words: &'a str,
    after: &'a str,
    /// Whether one asterisk stands on each side, not several.
    is_single: bool,
    /// Whether two or three stand on each, as around words that are to be bold.
    is_bold: bool,
}

impl Emphasis<'_> {
    fn is_unmeant(&self) -> bool {
        self.parts_digits()
            || self.hides_names()
            || self.follows_surnames()
            || self.begins_or_ends_oddly()
            || self.hides_places()
            || (self.is_single && (self.recurs() || self.multiplies()))
    }

    /// `138****1234、139****5678`, `3*4*5`, `权重，如10*0.3`: digits around one side or both; not
    /// `2025**年**4**月**`, where what is bold parts nothing.
    fn parts_digits(&self) -> bool {
        let is_between = |before: &str, after: &str| {
            before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit())
        };
        let (opens, closes) = (is_between(self.before, self.words), is_between(self.words, self.after));
        if self.is_bold { opens && closes } else { opens || closes || is_between(self.before, self.after) }
    }

    /// `一等奖：张*三；二等奖：李*四`.
    fn follows_surnames(&self) -> bool {
        let is_surname = |c: char| SURNAMES.contains(c);
        self.before.ends_with(is_surname) && self.words.ends_with(is_surname)
    }

    /// `张**、李**`, `高*三、马*四`; not `务必*依法、依规*`.
    fn hides_names(&self) -> bool {
        let is_part = |name: &str| {
            (1..=LONGEST_PART_OF_A_NAME).contains(&name.chars().count()) && name.chars().all(is_han)
        };
        let is_surname = |c: char| SURNAMES.contains(c) || WORDS_TOO.contains(c);
        let are_surnames = self.before.ends_with(is_surname) && self.words.ends_with(is_surname);
        let are_names = |(end, begin): (&str, &str)| match end {
            "" => begin.starts_with(is_han),
            end => are_surnames && is_part(end) && is_part(begin),
        };
        self.before.ends_with(is_han) && self.words.split_once('、').is_some_and(are_names)
    }

    /// `张某*，男；李某*，女`, `（*）甲（*）乙`. Several asterisks that begin so may be bold from a wrong place
    /// on, unless what follows begins alike.
    fn begins_or_ends_oddly(&self) -> bool {
        let (first, last) = (self.words.chars().next(), self.words.chars().next_back());
        let is_odd = first.is_some_and(|c| PAUSES.contains(&c) || CLOSING.contains(&c))
            || last.is_some_and(|c| OPENING.contains(&c));
        let alike = self.before.ends_with(is_han) && first == self.after.chars().next();
        is_odd && self.words.contains(char::is_alphanumeric) && (self.is_single || alike)
    }

    /// `我代表**镇人民政府作报告，**镇党委`: the name of a place is left out twice.
    fn hides_places(&self) -> bool {
        let is_place = |c: char| "省市县区乡镇村街组社".contains(c);
        self.is_bold
            && self.words.starts_with(is_place)
            && self.after.starts_with(is_place)
            && self.words.contains(PAUSES)
    }

    /// `党费*2、活动费*3`, `带*号的为必填项，带*的除外`: the same stands beside both, within a word.
    fn recurs(&self) -> bool {
        let last = |text: &str| text.chars().next_back();
        let first = |text: &str| text.chars().next();
        let alike = |one: Option<char>, other: Option<char>| match (one, other) {
            (Some(one), Some(other)) => {
                (one == other && one.is_alphanumeric()) || (one.is_ascii_digit() && other.is_ascii_digit())
            }
            _ => false,
        };
        self.before.ends_with(char::is_alphanumeric)
            && self.words.contains(PAUSES)
            && (alike(last(self.before), last(self.words)) || alike(first(self.words), first(self.after)))
    }

    /// `长5m*宽3m*高2m`, `长（m）*宽（m）*高（m）`, `单价*数量*税率`.
    fn multiplies(&self) -> bool {
        let (before, words) = (without_bracket(self.before), without_bracket(self.words));
        let are_factors = FACTORS.contains(&words) && FACTORS.iter().any(|factor| before.ends_with(factor));
        are_factors || unit(self.before).is_some_and(|unit_before| Some(unit_before) == unit(self.words))
    }
}

/// Whether the same two or three asterisks stand on both sides.
fn is_bold(emphasis: &str) -> bool {
    let opening = emphasis.len() - emphasis.trim_start_matches('*').len();
    (2..=3).contains(&opening) && emphasis.len() - emphasis.trim_end_matches('*').len() == opening
}

/// The unit of the measure that a text ends with; empty for a bare number.
fn unit(text: &str) -> Option<&str> {
    let number = text.trim_end_matches(|c: char| c.is_alphabetic());
    let unit = &text[number.len()..];
    (number.ends_with(|c: char| c.is_ascii_digit()) && unit.chars().count() <= LONGEST_UNIT).then_some(unit)
}

/// A text without the unit in brackets that it ends with.
fn without_bracket(text: &str) -> &str {
    let inside = text.strip_suffix(['）', ')']).and_then(|text| text.rfind(['（', '(']));
    inside.map_or(text, |open| &text[..open])
}

/// The word or number that a text ends with; the last characters of a Chinese one.
fn last_word(text: &str) -> &str {
    let is_figure = |c: char| c.is_ascii_alphanumeric() || c == '.';
    let figure = text.trim_end_matches(is_figure);
    if figure.len() < text.len() {
        return &text[figure.len()..];
    }
    let words = text.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric());
    let from = words.take(SHOWN_BEFORE).last().map_or(text.len(), |(at, _)| at);
    &text[from..]
}

/// The number or the character that a text begins with.
fn first_word(text: &str) -> &str {
    let figure = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let first = text.chars().next().filter(|c| c.is_alphanumeric()).map_or(0, char::len_utf8);
    &text[..figure.max(first)]
}
