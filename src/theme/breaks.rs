//! Where a Chinese title may break: between words, never inside `人民代表大会`.
//!
//! A title is cut into the words of a small list (`breaks/words.txt`, our own: the vocabulary of township news) so that
//! known words cover as much of it as they can. Where nothing is known, nothing is cut: a word that is missing costs
//! a wide line, never a wrong break.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The words of township news, separated by white space.
static WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("breaks/words.txt").split_whitespace().collect());

/// The longest word of the list, in characters.
const LONGEST: usize = 10;

/// What turns the unknown name before it into a place or an office: `金山` + `镇`.
const NAME_ENDS: &str = "省州市县区镇乡村街组局站院校队社所路桥河湖";

/// Short words that belong to what stands before them, and to what follows.
const LEANING_BACK: &str = "的等了们中上下里后前内外时者";
const LEANING_FORWARD: &str = "和与及暨在对为把将向于从由被让以并";

/// A site's own phrases, found in as many steps as a phrase is long, however many there are.
pub(super) struct Glossary {
    /// The phrases in their order, each with the place of the longest other one that it begins with.
    phrases: Vec<(String, Option<usize>)>,
}

impl Glossary {
    /// Those phrases; empty ones count for nothing.
    pub(super) fn new(phrases: &[String]) -> Self {
        let mut sorted: Vec<&String> = phrases.iter().filter(|phrase| !phrase.is_empty()).collect();
        sorted.sort_unstable();
        sorted.dedup();
        let mut chain: Vec<usize> = Vec::new();
        let mut ordered: Vec<(String, Option<usize>)> = Vec::with_capacity(sorted.len());
        for (at, phrase) in sorted.into_iter().enumerate() {
            while chain.last().is_some_and(|last| !phrase.starts_with(ordered[*last].0.as_str())) {
                chain.pop();
            }
            ordered.push((phrase.clone(), chain.last().copied()));
            chain.push(at);
        }
        Self { phrases: ordered }
    }

    /// The bytes of the longest phrase that a text begins with.
    fn longest_start(&self, text: &str) -> Option<usize> {
        let behind = self.phrases.partition_point(|(phrase, _)| phrase.as_str() <= text);
        let mut at = behind.checked_sub(1)?;
        let shared = self.phrases[at].0.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
        while self.phrases[at].0.len() > shared {
            at = self.phrases[at].1?;
        }
        Some(self.phrases[at].0.len())
    }
}

/// A piece of a title: `known` says that both its ends are ends of words.
#[derive(Clone, Copy)]
struct Piece {
    start: usize,
    end: usize,
    known: bool,
}

/// The phrases of a title, in order; joined they are the title. A site's own glossary counts before the
/// words built in: place names, its own projects and events.
pub(super) fn phrases<'t>(title: &'t str, glossary: &Glossary) -> Vec<&'t str> {
    let pieces = cover(title, glossary);
    let mut cuts = vec![0];
    cuts.extend(pieces.windows(2).filter(|pair| parts(title, pair[0], pair[1])).map(|pair| pair[0].end));
    cuts.push(title.len());
    cuts.dedup();
    let cuts = open_wide(title, &cuts);
    no_single_last(title, keep_punctuation(title, &cuts))
}

/// The longest phrase in characters that a line of a phone holds for certain.
const LINE: usize = 12;

/// Opens phrases that are wider than a line at every character but near their ends: a browser that must break one
/// by force would not keep closing marks from the start of a line.
fn open_wide(title: &str, cuts: &[usize]) -> Vec<usize> {
    let mut opened = vec![0];
    for pair in cuts.windows(2) {
        let starts: Vec<usize> = title[pair[0]..pair[1]].char_indices().map(|(at, _)| pair[0] + at).collect();
        if starts.len() > LINE {
            opened.extend(&starts[2..starts.len() - 2]);
        }
        opened.push(pair[1]);
    }
    opened
}

/// Cuts the title so that known words cover most of it; long words count more than short ones, as their squares.
fn cover(title: &str, glossary: &Glossary) -> Vec<Piece> {
    let starts: Vec<usize> = title.char_indices().map(|(at, _)| at).chain([title.len()]).collect();
    let count = starts.len() - 1;
    let runs = Runs::of(title);
    // From the end: the best worth of what follows, and how many characters the first piece there takes.
    let mut best = vec![(0, 0, false); count + 1];
    for at in (0..count).rev() {
        best[at] = (best[at + 1].0, 1, false);
        let rest = &title[starts[at]..];
        let own = glossary.longest_start(rest).map(|bytes| rest[..bytes].chars().count());
        let own = own.or_else(|| runs.ordinal(rest, at)).or_else(|| runs.letters(at));
        let known =
            (2..=LONGEST.min(count - at)).filter(|&n| WORDS.contains(&title[starts[at]..starts[at + n]]));
        for length in known.chain(own) {
            let factor = if own == Some(length) { 4 } else { 1 };
            let worth = length * length * factor + best[at + length].0;
            if worth >= best[at].0 {
                best[at] = (worth, length, true);
            }
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while at < count {
        let (_, length, known) = best[at];
        let piece = Piece { start: starts[at], end: starts[at + length], known };
        match pieces.last_mut() {
            Some(last) if !known && !last.known && !closes(title, *last) => last.end = piece.end,
            _ => pieces.push(piece),
        }
        at += length;
    }
    pieces
}

/// Whether an unknown piece ends a name or a clause, so that what follows begins something new.
fn closes(title: &str, piece: Piece) -> bool {
    let text = &title[piece.start..piece.end];
    let last = text.chars().next_back().unwrap_or(' ');
    "，、：；。！？）》”】 　".contains(last) || (NAME_ENDS.contains(last) && text.chars().count() > 2)
}

/// Whether a line may end between two pieces.
fn parts(title: &str, left: Piece, right: Piece) -> bool {
    let (before, after) = (&title[left.start..left.end], &title[right.start..right.end]);
    let leans_back = after.chars().next().is_some_and(|c| LEANING_BACK.contains(c) || NAME_ENDS.contains(c))
        && !right.known;
    let leans_forward =
        before.chars().next_back().is_some_and(|c| LEANING_FORWARD.contains(c)) && !left.known;
    if leans_back || leans_forward {
        return false;
    }
    left.known || right.known || closes(title, left)
}

/// Joins a last phrase of one character to the one before it.
fn no_single_last<'t>(title: &'t str, mut phrases: Vec<&'t str>) -> Vec<&'t str> {
    if let [.., before, last] = phrases[..]
        && last.chars().count() == 1
    {
        phrases.truncate(phrases.len() - 2);
        phrases.push(&title[title.len() - before.len() - last.len()..]);
    }
    phrases
}

/// How long the runs are that begin at each character, in characters: counted once from the end, or a title of one run
/// would be counted again from each of its characters.
struct Runs {
    letters: Vec<usize>,
    /// With their bytes.
    numerals: Vec<(usize, usize)>,
}

impl Runs {
    fn of(title: &str) -> Self {
        const NUMERALS: &str = "〇零一二三四五六七八九十百千0123456789";
        let (mut letters, mut numerals) = (vec![0], vec![(0, 0)]);
        for c in title.chars().rev() {
            let letter = c.is_ascii_alphanumeric() || "-.%+/".contains(c);
            letters.push(if letter { letters[letters.len() - 1] + 1 } else { 0 });
            let (count, bytes) = numerals[numerals.len() - 1];
            numerals.push(if NUMERALS.contains(c) { (count + 1, bytes + c.len_utf8()) } else { (0, 0) });
        }
        letters.reverse();
        numerals.reverse();
        Self { letters, numerals }
    }

    /// A run of letters and digits, with the marks between them: `5G`, `2025-04-01`, `5.5%`.
    fn letters(&self, at: usize) -> Option<usize> {
        Some(self.letters[at]).filter(|count| *count > 0)
    }

    /// `第六届`, `第八次会议`, `第二次全体会议`, `2025年`, `4月1日` at a character, from which `rest` is the title.
    fn ordinal(&self, rest: &str, at: usize) -> Option<usize> {
        let (start, behind) = match rest.strip_prefix('第') {
            Some(behind) => (1, behind),
            None => (0, rest),
        };
        let (digits, bytes) = self.numerals[at + start];
        if digits == 0 {
            return None;
        }
        let units: &[&str] = if start > 0 {
            &["次全体会议", "次会议", "届", "次", "号", "章", "条", "季度"]
        } else {
            &["年度", "年", "月", "日"]
        };
        let unit = units.iter().find(|unit| behind[bytes..].starts_with(**unit))?;
        Some(start + digits + unit.chars().count())
    }
}

/// The phrases between sorted cuts, without cuts before a closing mark or behind an opening one.
fn keep_punctuation<'t>(title: &'t str, cuts: &[usize]) -> Vec<&'t str> {
    let stays = |cut: usize| {
        let next = title[cut..].chars().next();
        let last = title[..cut].chars().next_back();
        cut == 0
            || cut == title.len()
            || !(next.is_some_and(|c| "，、：；。！？）》”】—%·".contains(c))
                || last.is_some_and(|c| "（《“【".contains(c)))
    };
    let kept: Vec<usize> = cuts.iter().copied().filter(|&cut| stays(cut)).collect();
    kept.windows(2).map(|pair| &title[pair[0]..pair[1]]).filter(|phrase| !phrase.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Glossary, phrases};

    fn drawn(title: &str) -> String {
        phrases(title, &Glossary::new(&[])).join("|")
    }

    #[test]
    fn the_longest_phrase_counts_however_they_nest() {
        let glossary = ["甲", "甲乙丙丁", "甲乙", "乙丙", "甲丁", "", "甲乙丙丁戊己"].map(str::to_owned);
        let found = |text| Glossary::new(&glossary).longest_start(text).map(|end| &text[..end]);
        assert_eq!(found("甲乙丙丁戊"), Some("甲乙丙丁"));
        assert_eq!(found("甲乙丙"), Some("甲乙"));
        assert_eq!(found("甲丙"), Some("甲"));
        assert_eq!(found("甲"), Some("甲"));
        assert_eq!(found("丙"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn the_glossary_of_the_site_counts_first() {
        let glossary = ["宝华工业社区".to_owned(), "会议中心".to_owned(), String::new()];
        let glossary = Glossary::new(&glossary);
        assert_eq!(phrases("宝华工业社区会议中心启用", &glossary).join("|"), "宝华工业社区|会议中心|启用");
    }

    #[test]
    fn titles_break_between_phrases() {
        assert_eq!(
            drawn("金山镇第六届人民代表大会第八次会议胜利召开"),
            "金山镇|第六届|人民代表大会|第八次会议|胜利召开"
        );
        assert_eq!(drawn("2025年主要预期目标（演示）"), "2025年|主要预期目标|（演示）");
        assert_eq!(drawn("关于清明期间禁止野外用火的通告"), "关于|清明|期间|禁止|野外用火的|通告");
        assert_eq!(drawn("便民服务大厅窗口与办事须知"), "便民服务大厅|窗口|与办事须知");
        assert_eq!(
            drawn("石桥镇2025年城乡居民基本医疗保险参保缴费温馨提示"),
            "石桥镇|2025年|城乡居民|基本医疗保险|参保|缴费|温馨提示"
        );
        assert_eq!(drawn("县委书记到青石镇调研乡村振兴工作"), "县委书记|到青石镇|调研|乡村振兴|工作");
        assert_eq!(
            drawn("关于石桥村至李家湾道路封闭施工的通告"),
            "关于|石桥村|至李家湾|道路|封闭|施工的|通告"
        );
        assert_eq!(drawn("“十四五”规划，开局"), "“十四五”|规划，|开局");
    }

    #[test]
    fn what_is_not_known_stays_whole() {
        assert_eq!(drawn("小积分撬动新气象"), "小积分撬动新气象");
    }

    #[test]
    fn a_phrase_wider_than_a_line_opens_but_not_before_a_mark() {
        assert_eq!(drawn("甲乙丙丁戊己庚辛壬癸子丑，启用"), "甲乙|丙|丁|戊|己|庚|辛|壬|癸|子丑，|启用");
    }

    #[test]
    fn no_line_is_left_with_one_character() {
        for title in ["安全生产月", "关于会议的函", "“政府开放日”"] {
            let last = phrases(title, &Glossary::new(&[])).last().map_or(0, |phrase| phrase.chars().count());
            assert!(last > 1, "{title}");
        }
    }

    #[test]
    fn nothing_is_lost_or_added() {
        for title in ["", "a", "第", "（", "第六届第八次", "<b>&", "《》，，"] {
            assert_eq!(phrases(title, &Glossary::new(&[])).concat(), title);
        }
    }
}
