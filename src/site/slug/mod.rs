//! Names for addresses: a title as lower-case ASCII, Chinese as pinyin. Knows texts only.

mod readings;

use pinyin::ToPinyin as _;

use crate::source::character::half_width;

use readings::WORDS;

/// The longest name made here, in bytes: with a date before it and `.html` behind it, it stays far below
/// the 255 bytes of a file system and can still be read in an address bar.
const LONGEST: usize = 80;

/// A text as part of an address: Chinese as pinyin, syllable by syllable (`ü` as `v`), letters in lower
/// case, everything else a hyphen. The same text always gives the same name, never an empty one: a text
/// with neither Chinese nor Latin letters nor digits becomes `p-` and its hash.
pub fn slug(text: &str) -> String {
    let mut name = Name::default();
    let mut rest = text;
    let mut numeral_before = false;
    while let Some(character) = rest.chars().next() {
        if let Some((word, reading)) = word_at_start(rest, character) {
            reading.split(' ').for_each(|syllable| name.syllable(syllable));
            rest = &rest[word.len()..];
            continue;
        }
        rest = &rest[character.len_utf8()..];
        // What most input methods write for 〇; elsewhere it is a bullet.
        if ZEROS.contains(&character) && (numeral_before || rest.starts_with(is_numeral)) {
            name.syllable("ling");
            numeral_before = true;
            continue;
        }
        numeral_before = is_numeral(character);
        let narrow = half_width(character);
        if narrow.is_ascii_alphanumeric() {
            name.character(narrow.to_ascii_lowercase());
        } else if let Some(reading) = character.to_pinyin() {
            name.syllable(&reading.plain().replace('ü', "v"));
        } else {
            name.border();
        }
    }
    name.finish().unwrap_or_else(|| format!("p-{:08x}", hash(text)))
}

/// A name and, for where it is taken, the same with a number: `a`, `a-2`, `a-3`; so many in all.
pub fn numbered(name: &str, most: usize) -> impl Iterator<Item = String> {
    (1..=most).map(move |number| if number == 1 { name.to_owned() } else { format!("{name}-{number}") })
}

/// How a Chinese character is read, without its tone; none of any other character.
pub fn reading(character: char) -> Option<&'static str> {
    character.to_pinyin().map(pinyin::Pinyin::plain)
}

/// Circles that stand for 〇 between numerals.
const ZEROS: [char; 3] = ['○', '◯', '〇'];

fn is_numeral(character: char) -> bool {
    "一二三四五六七八九十".contains(character) || ZEROS.contains(&character)
}

/// The longest word of the table that the text starts with.
fn word_at_start(text: &str, first: char) -> Option<&'static (&'static str, &'static str)> {
    if first.is_ascii() {
        return None; // every word of the table is Chinese
    }
    let from = WORDS.partition_point(|(word, _)| word.chars().next() < Some(first));
    WORDS[from..]
        .iter()
        .take_while(|(word, _)| word.starts_with(first))
        .filter(|(word, _)| text.starts_with(word))
        .max_by_key(|(word, _)| word.len())
}

/// 32-bit FNV-1a: short, without a key, the same on every machine.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A name under construction: parts with single hyphens between them.
#[derive(Default)]
struct Name {
    text: String,
    /// Whether the next character belongs to another part than the one before.
    split: bool,
}

impl Name {
    fn border(&mut self) {
        self.split = true;
    }

    fn character(&mut self, character: char) {
        if self.split && !self.text.is_empty() {
            self.text.push('-');
        }
        self.split = false;
        self.text.push(character);
    }

    fn syllable(&mut self, syllable: &str) {
        self.border();
        // The crate has the letters a to z and, in a few interjections, a hat.
        syllable.chars().filter(char::is_ascii_lowercase).for_each(|letter| self.character(letter));
        self.border();
    }

    /// The name cut at a hyphen, if it has anything in it.
    fn finish(mut self) -> Option<String> {
        if self.text.len() > LONGEST {
            let end = self.text[..=LONGEST].rfind('-').unwrap_or(LONGEST);
            self.text.truncate(end);
        }
        (!self.text.is_empty()).then_some(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_plain() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (word, reading) in WORDS {
            assert_eq!(word.chars().count(), reading.split(' ').count(), "{word}");
            assert!(reading.bytes().all(|byte| byte == b' ' || byte.is_ascii_lowercase()), "{word}");
        }
    }

    #[test]
    fn titles_read_as_people_read_them() {
        for (title, expected) in [
            ("关于2026年防汛工作的通知", "guan-yu-2026-nian-fang-xun-gong-zuo-de-tong-zhi"),
            ("重庆银行长沙分行行长", "chong-qing-yin-hang-chang-sha-fen-hang-hang-zhang"),
            ("镇党委会计划调整重点行业", "zhen-dang-wei-hui-ji-hua-tiao-zheng-zhong-dian-hang-ye"),
            ("会计人员进行业务培训", "kuai-ji-ren-yuan-jin-xing-ye-wu-pei-xun"),
            ("人口调查与矛盾调解", "ren-kou-diao-cha-yu-mao-dun-tiao-jie"),
            ("行政执法专项行动", "xing-zheng-zhi-fa-zhuan-xiang-xing-dong"),
            ("经济增长期间的镇长", "jing-ji-zeng-zhang-qi-jian-de-zhen-zhang"),
            ("首都都市圈", "shou-du-du-shi-quan"),
            ("绿色女性旅游", "lv-se-nv-xing-lv-you"),
            ("二○二五年", "er-ling-er-wu-nian"),
            ("二〇〇八年", "er-ling-ling-ba-nian"),
            ("○通知○附件", "tong-zhi-fu-jian"),
            ("金山镇第六届人大八次会议", "jin-shan-zhen-di-liu-jie-ren-da-ba-ci-hui-yi"),
        ] {
            assert_eq!(slug(title), expected, "{title}");
        }
    }

    #[test]
    fn everything_else_is_a_hyphen() {
        assert_eq!(slug("  “十四五” -- GDP：5.5%！ "), "shi-si-wu-gdp-5-5");
        assert_eq!(slug("ＡＢ１２ 通知"), "ab12-tong-zhi");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("a\0b\u{202e}c"), "a-b-c");
    }

    #[test]
    fn names_are_never_empty_and_never_long() {
        assert_eq!(slug(""), "p-811c9dc5");
        assert_eq!(slug("！？"), slug("！？"));
        assert_ne!(slug("！？"), slug("？！"));
        assert!(slug("🎉").starts_with("p-"));
        let long = slug(&"镇".repeat(100));
        assert_eq!(long, format!("zhen{}", "-zhen".repeat(15)));
        assert_eq!(slug(&"a".repeat(100)), "a".repeat(80));
    }

    proptest::proptest! {
        #![proptest_config(crate::source::property::cases(256))]

        #[test]
        fn any_text_becomes_a_name(text in "\\PC{0,60}") {
            let name = slug(&text);
            proptest::prop_assert!(!name.is_empty() && name.len() <= LONGEST);
            proptest::prop_assert!(name.bytes().all(|b| b == b'-' || b.is_ascii_lowercase() || b.is_ascii_digit()));
            proptest::prop_assert!(!name.starts_with('-') && !name.ends_with('-') && !name.contains("--"));
        }
    }
}
