//! The name of an indicator among the words before a value, and the names that several values share.

use super::value::Value;
use super::words::{self, CHANGES, COMPARED, HEADS, MODIFIERS, NEVER_IN_NAMES, SAME, SHARED, SHARES, Words};
use super::{lead, verb};
use crate::source::character::is_han;

/// What stands before a value, in three parts that follow each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before<'a> {
    /// `力争全年`: what belongs to no name.
    pub lead: &'a str,
    /// `地区生产总值`; may be empty.
    pub name: &'a str,
    /// `比上年增长`, with the limits before the value.
    pub verb: &'a str,
}

impl<'a> Before<'a> {
    /// `增幅` behind another target is a verb of that one and no name. `text` is what was taken apart.
    pub(super) fn of_the_same(self, text: &'a str) -> Self {
        // 增幅较前三季度 before 收窄 says what it is compared with.
        let compares = |word: &str| self.name[word.len()..].starts_with(['较', '比']);
        if !SAME.holds(self.name) && !SAME.start(self.name).is_some_and(compares) {
            return self;
        }
        let at = self.name.as_ptr() as usize - text.as_ptr() as usize;
        Self { name: "", verb: text[at..].trim(), ..self }
    }
}

/// Takes apart what stands before a value. `inner` are the values in it.
pub(super) fn before<'a>(text: &'a str, inner: &[Value]) -> Before<'a> {
    let whole = text.trim_end();
    let end = without_verbs(whole, from(whole, inner).unwrap_or(whole.len()));
    // 增速高于全市平均水平 1 个百分点: what it is compared with is no part of its name.
    let compared = COMPARED.iter().filter_map(|word| whole[..end].find(word)).filter(|at| *at > 0).min();
    let end = compared.map_or(end, |at| without_verbs(whole, at));
    let head = &whole[..end];
    // What stands before a comma is no part of a name.
    let comma = head
        .rfind(['，', ',', '：', ':'])
        .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    let lead = comma + lead::lead(&head[comma..]);
    let name = Some(head[lead..].trim()).filter(|name| !is_verb(name)).unwrap_or_default();
    let name_end = if name.is_empty() { lead.min(end) } else { end };
    Before {
        lead: head[..lead.min(name_end)].trim(),
        name,
        verb: whole[name_end..].trim_matches([' ', '\u{3000}', '：', ':']),
    }
}

/// Whether what stands for a name only goes on about the indicator before: `是“十一五”末的`, `下降（同口径）`.
fn is_verb(name: &str) -> bool {
    let bare = name.split(['（', '(']).next().unwrap_or_default();
    name.starts_with('是') || bare.len() < name.len() && CHANGES.holds(bare)
}

/// Where the verbs begin that end at a place.
fn without_verbs(whole: &str, mut end: usize) -> usize {
    loop {
        let rest = whole[..end].trim_end_matches([' ', '\u{3000}', '，', ',', '：', ':', '（', '(']);
        match verb::verb_end(rest) {
            Some(word) => end = rest.len() - word.len(),
            None => return rest.len(),
        }
    }
}

/// Where `由45.3%` or `从5%` begins, which the value is compared with.
fn from(text: &str, inner: &[Value]) -> Option<usize> {
    let first = inner.iter().find(|value| value.range.end <= text.len())?;
    let before = text[..first.range.start].trim_end();
    let start = before
        .rfind(['由', '从'])
        .filter(|at| before[*at..].chars().count() <= 12)
        .or_else(|| before.rfind("在").filter(|_| text[first.range.end..].contains("基础上")))?;
    let verb = text[first.range.end..].trim();
    (start > 0 && verb::verb_end(verb).is_some()).then_some(start)
}

/// All signs first: 工业、农业和服务业 are three. Then 研究与试验发展经费, 水土保持 are one.
const SIGNS: [&[&str]; 3] = [&["、", "和", "与", "及", "以及"], &["、", "和"], &["、"]];

/// As many names as there are values; `None` when the text does not tell them apart.
pub(super) fn shared(text: &str, count: usize) -> Option<Vec<String>> {
    let text = &text
        .replace("一二三产", "一、二、三产")
        .replace("城、乡", "城乡")
        .replace("城和乡", "城乡")
        .replace("城镇、乡村", "城镇、农村");
    let cut = SIGNS.into_iter().map(|signs| parts(text, signs)).find(|parts| parts.len() == count);
    if let Some(parts) = cut
        && !parts.iter().any(|part| joins_names(part))
    {
        // 金融机构存、贷款余额: the end of a word that is left alone is no name.
        let names = completed(&parts);
        let whole = |name: &String| name.chars().count() > 1 || text.chars().count() == 2 * count - 1;
        return Some(names).filter(|names| names.iter().all(whole));
    }
    let both = count == 2 && text.matches("城乡").count() == 1;
    both.then(|| vec![text.replacen("城乡", "城镇", 1), text.replacen("城乡", "农村", 1)])
}

/// How many names a text holds that 均 speaks of.
pub(super) fn several(text: &str) -> Option<Vec<String>> {
    let parts = parts(text, &["、", "和", "与", "及", "以及"]);
    if parts.len() > 1 { Some(completed(&parts)) } else { shared(text, 2) }
}

/// Whether a part may hold two names after all: 农业和服务业产值.
fn joins_names(part: &str) -> bool {
    let parts = parts(part, &["和", "与", "及", "以及"]);
    let whole = |part: &&str| MODIFIERS.holds(part) || HEADS.end(part).is_some();
    parts.split_last().is_some_and(|(_, earlier)| earlier.iter().any(whole))
}

fn parts<'a>(text: &'a str, signs: &[&str]) -> Vec<&'a str> {
    let (mut found, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '“' => depth += 1,
            '）' | ')' | '”' => depth -= 1,
            _ => {}
        }
        let sign = signs
            .iter()
            .filter(|sign| depth == 0 && at >= start && text[at..].starts_with(**sign))
            .max_by_key(|sign| sign.len());
        if let Some(sign) = sign {
            found.push(text[start..at].trim());
            start = at + sign.len();
        }
    }
    found.push(text[start..].trim());
    found.retain(|part| !part.is_empty());
    found
}

/// Names that share the end of the last one, each in full: 城镇 and 农村居民收入.
fn completed(parts: &[&str]) -> Vec<String> {
    let Some((last, earlier)) = parts.split_last() else { return Vec::new() };
    let ordinal = parts[0].starts_with('第') || numeral(parts[0]) && last.contains("产业");
    let last = if ordinal && numeral(last) { format!("第{last}") } else { (*last).to_owned() };
    let mut names: Vec<String> = earlier
        .iter()
        .map(|part| {
            let part = &part[lead::lead(part)..];
            let part = if ordinal && numeral(part) { format!("第{part}") } else { part.to_owned() };
            if HEADS.end(&part).is_some() && !MODIFIERS.holds(&part) {
                return part;
            }
            tail(&part, &last).map_or(part.clone(), |tail| format!("{part}{tail}"))
        })
        .collect();
    for name in &mut names {
        share(name, &last);
    }
    let last = own(&last, parts[0]).unwrap_or(last);
    names.push(last);
    names
}

/// Gives a name the end that it shares with the last one: 产量 of `油料产量` to 粮食, 占比 of `用电量占比` to 发电量.
fn share(name: &mut String, last: &str) {
    let lacks = |words: Words| words.end(last).filter(|_| words.end(name).is_none());
    let end = lacks(SHARES).or_else(|| lacks(SHARED).filter(|_| SHARES.end(name).is_none()));
    if let Some(end) = end.filter(|end| end.len() < last.len()) {
        name.push_str(end);
    }
}

/// The last name, where it is nothing but such an end: `利润` behind `省属企业营业收入` is theirs.
fn own(last: &str, first: &str) -> Option<String> {
    let end = SHARED.end(first).filter(|_| SHARED.holds(last))?;
    Some(format!("{}{last}", &first[..first.len() - end.len()]))
}

fn numeral(text: &str) -> bool {
    text.starts_with(['一', '二', '三', '四'])
}

/// What `part` lacks of the end of `last`: `人均收入` of `城镇居民` and `农村居民人均收入`.
fn tail(part: &str, last: &str) -> Option<String> {
    let modifier = |text: &str| MODIFIERS.start(text).map(str::len);
    let (mine, yours) = match (modifier(part), modifier(last)) {
        (Some(mine), Some(yours)) => (mine, yours),
        _ if numeral(part) && numeral(last) => (3, 3),
        _ => {
            // 本级 and 镇级 end alike.
            let at = part.chars().count().checked_sub(1)?;
            let (end, byte) = (part.chars().last()?, last.char_indices().nth(at)?);
            if at == 0 || at > 3 || byte.1 != end {
                return None;
            }
            (part.len(), byte.0 + end.len_utf8())
        }
    };
    let (middle, rest) = (&part[mine..], &last[yours..]);
    let overlap =
        middle.char_indices().map(|(at, _)| &middle[at..]).find(|end| rest.starts_with(end)).unwrap_or("");
    if !middle.is_empty() && overlap.is_empty() {
        return None;
    }
    Some(rest[overlap.len()..].to_owned()).filter(|rest| !rest.is_empty())
}

/// What does not belong in a name: digits that stand for an amount, commas, a year, 分别.
pub(super) fn leftover(name: &str) -> Option<String> {
    const LONGEST: usize = 40;
    if let Some(word) = NEVER_IN_NAMES.iter().find(|word| name.contains(word)) {
        return Some(word.to_owned());
    }
    // Two clauses with nothing but a space between them.
    let words = |part: &&str| part.chars().filter(|c| is_han(*c)).count() > 2;
    if name.split([' ', '\u{3000}']).filter(words).count() > 1 {
        return Some(" ".to_owned());
    }
    if name.chars().count() > LONGEST {
        return Some(name.to_owned());
    }
    stray_digits(name)
}

/// Digits that are no part of a word such as `PM2.5`, `“6210”`, `65岁`, `500万元以上`, `9年义务教育`.
fn stray_digits(name: &str) -> Option<String> {
    use super::number::is_digit;
    const BOUND: &[&str] = &[
        "岁",
        "年义务",
        "年一贯",
        "年制",
        "A",
        "G",
        "级",
        "类",
        "小时",
        "千伏",
        "D",
        "”",
        "+",
        "＋",
        "个月",
        "周岁",
    ];
    let mut at = 0;
    while let Some(offset) = name[at..].find(is_digit) {
        let start = at + offset;
        let end = start
            + name[start..]
                .find(|c| !is_digit(c) && !matches!(c, '.' | '-' | '—'))
                .unwrap_or(name.len() - start);
        let before = name[..start].chars().next_back();
        let behind = name[end..].trim_start();
        let word = before
            .is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '“' | '+' | '＋' | '第' | '前' | '_'));
        let over =
            words::measure(behind).is_some_and(|length| words::limit_behind(&behind[length..]).is_some());
        if !word && !over && !BOUND.iter().any(|bound| behind.starts_with(bound)) {
            return Some(name[start..end].to_owned());
        }
        at = end;
    }
    None
}
