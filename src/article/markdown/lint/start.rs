//! What a line of a paragraph begins with, judged by its first characters. When in doubt, nothing.

use crate::source::character::{half_width, is_han};

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// Words.
    Plain,
    /// A number that makes no list here: `1、`, `1.` without a space, `一、`, `（一）`, `(1)`, `①`; or the
    /// two dashes of `——一是`.
    Number,
    /// A mark that is only text: `－`, `·`, `•`, `●`, or one of a word processor's symbol font.
    Bullet(char),
    /// The same, but a mark that may stand before a single line for another reason: `*`, `—`.
    Doubtful(char),
    /// `#标题`, `＃ 标题`.
    Hash,
    /// `|` or `｜`.
    Bars,
    /// `　　`.
    Indent,
}

impl Start {
    /// Looks at a line without the marks of quotes around it.
    pub(super) fn of(line: &str) -> Self {
        let mut chars = line.chars();
        let Some(first) = chars.next() else { return Self::Plain };
        match first {
            '#' | '＃' => hash(line),
            '|' | '｜' if line.matches(['|', '｜']).count() > 1 => Self::Bars,
            '\u{3000}' => Self::Indent,
            '－' | '·' | '•' | '●' | '◆' | '■' | '○' => bullet(first, chars.as_str()),
            first if is_of_symbol_font(first) => bullet(first, chars.as_str()),
            '＊' => doubtful(first, chars.as_str().trim_start()),
            '-' | '*' | '+' | '—' | '–' => doubtful(first, chars.as_str()),
            '①'..='⑳' | '⑴'..='⒇' => Self::Number,
            '（' | '(' => bracketed(chars.as_str()),
            _ if numbered(line).is_some() || is_chinese_number(line) => Self::Number,
            _ => Self::Plain,
        }
    }
}

/// The characters of Wingdings and Symbol, which word processors take for bullets; other programs show
/// a box.
pub(super) fn is_of_symbol_font(c: char) -> bool {
    matches!(c, '\u{F020}'..='\u{F0FF}')
}

/// `1、加强领导`, `1.加强领导`, `1）加强领导`, `2. 甲`, `１．甲`: number and words of what can be an item of a list.
pub(super) fn numbered(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim_start_matches(|c: char| half_width_digit(c).is_some());
    let number = &line[..line.len() - rest.len()];
    if !(1..=3).contains(&number.chars().count()) {
        return None;
    }
    let words = rest.strip_prefix(['、', '．', '.', '）', ')', '。'])?;
    // `1.5万元`, `1、2月份` and `163.com` are no items.
    let goes_on = words.starts_with(|c: char| c.is_numeric() || c.is_ascii_lowercase());
    (!goes_on && !words.trim().is_empty()).then_some((number, words.trim_start()))
}

/// A digit of either width as a half-width one.
pub(super) fn half_width_digit(c: char) -> Option<char> {
    Some(half_width(c)).filter(char::is_ascii_digit)
}

/// `一、加强领导`; not `三、四个月`.
fn is_chinese_number(line: &str) -> bool {
    let rest = line.trim_start_matches(is_chinese_numeral);
    rest.len() < line.len()
        && rest.strip_prefix('、').is_some_and(|words| !words.starts_with(is_chinese_numeral))
}

/// `（一）`, `(1)`: the text behind the opening bracket.
fn bracketed(text: &str) -> Start {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || is_chinese_numeral(c));
    let length = text.len() - rest.len();
    if (1..=9).contains(&length) && rest.starts_with(['）', ')']) { Start::Number } else { Start::Plain }
}

fn is_chinese_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// The text behind a mark that hardly begins a line but as a bullet. A minus (`－5℃`, `－ ５℃`), the
/// middle of a name (`·张三·李四`) and the places of a form (`○○村`, `○`) are none.
fn bullet(mark: char, text: &str) -> Start {
    let words = text.trim_start();
    let minus = matches!(mark, '－' | '·') && words.starts_with(char::is_numeric);
    let zero = mark == '○' && text.starts_with(|c: char| is_chinese_numeral(c) || c == '年');
    if words.is_empty() || minus || zero || words.contains(mark) { Start::Plain } else { Start::Bullet(mark) }
}

/// The text behind a mark that is a bullet only in a row of several.
fn doubtful(mark: char, text: &str) -> Start {
    if mark == '—' && text.strip_prefix('—').is_some_and(|words| words.starts_with(is_word)) {
        return Start::Number;
    }
    if text.starts_with(is_word) && !text.contains(mark) { Start::Doubtful(mark) } else { Start::Plain }
}

/// Whether Chinese words begin with it.
fn is_word(c: char) -> bool {
    is_han(c) || matches!(c, '“' | '《' | '（' | '【')
}

/// A run of hashes that makes no heading, unless it is a topic in the fashion of `#乡村振兴#` or the
/// number of a thing: `#1楼`.
fn hash(line: &str) -> Start {
    let words = line.trim_start_matches(['#', '＃']);
    let marks = line.chars().count() - words.chars().count();
    let is_number =
        marks == 1 && words.starts_with(|c: char| c.is_ascii_digit()) && numbered(words).is_none();
    let begins = words.trim_start().starts_with(|c: char| is_han(c) || c == '（' || c.is_ascii_digit());
    let is_heading = (1..=6).contains(&marks) && begins && !is_number && !words.contains(['#', '＃']);
    if is_heading { Start::Hash } else { Start::Plain }
}
