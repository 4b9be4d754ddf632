//! A word pasted in another encoding than the rest of its file: UTF-8 in GBK, GBK in UTF-8.
//!
//! Both are valid where they stand. What gives them away is that they say something in the one encoding,
//! and in the other what nobody writes.

use std::ops::Range;

use encoding_rs::GB18030;

use super::chinese::{DECISIVE, first_length, is_everyday, rare};

/// So many characters of a word in UTF-8 are looked at, and so many bytes behind it, where a word of
/// 3, 9 or 15 bytes leaves GBK in the middle of a character.
const WORD: usize = 8;
const BEHIND: usize = 16;

/// The characters that make up half of what Chinese texts say.
const COMMON: &str = "\
    一是人了不在有大中国和为这上他个地年来我会以到时要出的生学说道民家子也成行下们于后就发自之对得主长可\
    过天作分方用多你着部能市等业全里工公经本都而高政法面门动日进区事代那去心小同北定开产前其军还然起种所\
    如现理机体表力好外与文当两实重新三么只山水关明从化平建又制南内西没此将员名手最东头者月间无安看见各城\
    十相但已些正口通想度加第她合院物性战由位常点海意场武使次二向治因立数样身情入原问把路被并利石老教万知\
    级量任江及应省资委务元美特期世湖回系比气汉总展电科金先声提品设或义王社很统处四首共马形己儿司太目基领\
    队直计别女权话少流命至报米给打变果书清活几州华解议更称程今决张导术府才保交放管结师便走达族反再题色五\
    京河接条规式县白它改风光运信受什组听布百济党指论强做取技黄神选记斯真却职号界件花类何眼兵传带空干农边\
    据集联古广完质阳难增历史专官每住商即步认车台林必死游举线皇言土团收考求德叫近备研争非具李众连调感转笑\
    革该持始英克士尔让拉思根格造较际亲单朝红型价校约器字段周亚深候则功属积快图火千准究往极育装许参半令吃\
    观鱼精办像帝八复影告远群包整构料随划算象容示投势热值夫网望源息语股铁断派速怎需片爱律纪支早况病境证编";

/// Where the first word of UTF-8 stands in a text of GBK. It begins where a GBK character does.
pub(super) fn utf_8_word(bytes: &[u8]) -> Option<Range<usize>> {
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let is_wide = |unit: &&[u8]| matches!(unit, [0xE2..=0xE9 | 0xEF, 0x80..=0xBF, 0x80..=0xBF]);
        let word = 3 * rest.chunks_exact(3).take(WORD).take_while(is_wide).count();
        if word > 0 && is_utf_8(rest, word) {
            return Some(at..at + word);
        }
        at += first_length(rest)?;
    }
    None
}

/// Whether the first `word` bytes, three for each character, are UTF-8 and what follows is GBK, rather than
/// all of it GBK.
fn is_utf_8(bytes: &[u8], word: usize) -> bool {
    let end = bytes.len().min(word + BEHIND);
    let text = String::from_utf8_lossy(&bytes[..word]);
    let encoded = GB18030.encode(&text).0;
    // A single character comes out by chance where rare ones stand together.
    let decisive = if word == 3 { 2 * DECISIVE } else { DECISIVE };
    let rare_in_utf_8 = rare(&encoded, encoded.len());
    rare(bytes, end) >= rare_in_utf_8 + rare(&bytes[word..], end - word) + decisive
        || (word > 3 && rare_in_utf_8 == 0 && says_more(&text, &bytes[..word]))
}

/// Whether a word has common characters in UTF-8 and none in GBK, where its first one is rare: `代表` is `浠ｈ〃`.
/// A rare name before other characters is not: they are common, or make no word in UTF-8.
fn says_more(utf_8: &str, bytes: &[u8]) -> bool {
    let is_common = |c: char| COMMON.contains(c);
    utf_8.contains(is_common) && !GB18030.decode_without_bom_handling(bytes).0.contains(is_common)
}

/// Where the first word of GBK stands in UTF-8, as far as it is valid UTF-8 too: Chinese of every day in GBK,
/// and in UTF-8 letters that nobody writes one behind the other: `农业` is `ũҵ`.
pub(super) fn gbk_word(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let is_pair = |at: usize| bytes.get(at..at + 2).is_some_and(is_everyday);
    let begins_letter = |byte: &u8| matches!(byte, 0xC3..=0xD7);
    let mut at = 0;
    while let Some(length) = bytes[at..].iter().position(begins_letter) {
        let start = at + length;
        at = start;
        while is_pair(at) {
            at += 2;
        }
        if at > start + 2 && is_garbled(text, start..at) {
            return Some(start..at);
        }
        at = at.max(start + 2);
    }
    None
}

/// Whether somewhere in a word, or at its start, stands a letter that cannot follow the one before it.
fn is_garbled(text: &str, word: Range<usize>) -> bool {
    let before = text[..word.start].chars().next_back();
    let letters: Vec<char> = before.into_iter().chain(text[word].chars()).collect();
    let stray_at_start = before.is_none() && is_stray(' ', letters[0], letters[1]);
    let behind = |at: usize| letters.get(at + 2).copied().unwrap_or(' ');
    let garbled =
        |(at, pair): (usize, &[char])| is_stray(pair[0], pair[1], behind(at)) || is_foreign(pair[0], pair[1]);
    stray_at_start || letters.windows(2).enumerate().any(garbled)
}

/// Whether a letter belongs to the one before it and there is none: a combining mark, or a raised letter that
/// others follow.
fn is_stray(before: char, letter: char, behind: char) -> bool {
    let alone = !before.is_alphabetic() || before >= '\u{2E80}';
    match letter {
        '\u{2B0}'..='\u{2B8}' => {
            alone && Script::of(behind).is_some() && !('\u{2B0}'..='\u{2B8}').contains(&behind)
        }
        '\u{300}'..='\u{36F}' => alone,
        '\u{591}'..='\u{5BF}' => !('\u{591}'..='\u{5F4}').contains(&before),
        _ => false,
    }
}

/// Whether two letters, one of them a seldom one, stand side by side in no language: they are of two scripts,
/// or two that languages of one script do not have together.
fn is_foreign(before: char, letter: char) -> bool {
    let (Some(first), Some(second)) = (Script::of(before), Script::of(letter)) else { return false };
    match (first, second) {
        // Greek of inscriptions beside anything; letters of Livonian before phonetic ones.
        (Script::Western, Script::Western) => {
            [before, letter].iter().any(|letter| ('\u{370}'..='\u{37D}').contains(letter))
                || (('\u{220}'..='\u{24F}').contains(&before) && ('\u{250}'..='\u{2FF}').contains(&letter))
        }
        // A capital behind a small letter of the smaller languages.
        (Script::Cyrillic, Script::Cyrillic) => {
            before >= '\u{460}' && before.is_lowercase() && letter.is_uppercase()
        }
        _ => first != second && (is_seldom(before) || is_seldom(letter)),
    }
}

/// Whether a letter is none of Western Europe, Greek or Russian, which may meet in a formula.
fn is_seldom(letter: char) -> bool {
    !matches!(letter, '\0'..='\u{FF}' | 'Α'..='ω' | 'А'..='я')
}

/// What letters of two bytes belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Latin and Greek: phonetic spelling takes letters of both.
    Western,
    Cyrillic,
    Armenian,
    Hebrew,
}

impl Script {
    /// `None` for ASCII, signs, marks, what stands for an apostrophe, and all that is longer.
    fn of(letter: char) -> Option<Self> {
        match letter {
            '×' | '÷' | '\u{2B9}'..='\u{2BF}' | '\u{300}'..='\u{36F}' => None,
            'À'..='\u{3FF}' => Some(Self::Western),
            '\u{400}'..='\u{52F}' => Some(Self::Cyrillic),
            '\u{530}'..='\u{58F}' => Some(Self::Armenian),
            '\u{590}'..='\u{5FF}' => Some(Self::Hebrew),
            _ => None,
        }
    }
}
