//! What is written is read back as the script does it, and held against a plain look at every text.

use std::collections::{BTreeMap, BTreeSet};

use super::letters::{folded, grams, hash};
use super::write;
use crate::site::Site;
use crate::site::search::{SearchFile, SearchPlan};
use crate::site::tests::sample::sample;

/// An index as a reader loads it.
struct Index {
    plan: SearchPlan,
    files: BTreeMap<String, Vec<u8>>,
}

impl Index {
    fn of(site: &Site) -> Self {
        let files = write(site, &|_| None, &|file, bytes| (file.path().to_string(), bytes));
        Self { plan: SearchPlan::of(site), files: files.into_iter().collect() }
    }

    /// The documents of a key, in titles and anywhere.
    fn documents(&self, key: &str) -> (BTreeSet<usize>, BTreeSet<usize>) {
        let (mut titles, mut all) = (BTreeSet::new(), BTreeSet::new());
        for (number, volume) in self.plan.volumes.iter().enumerate() {
            let shard = SearchFile::Shard(number, hash(key.chars()) as usize & (volume.shards - 1));
            let Some(value) = self.value(shard, key) else { continue };
            let mut rest = value.as_slice();
            let length = varint(&mut rest);
            titles.extend(numbers(&rest[..length]).into_iter().map(|one| one + volume.first));
            let found = match rest[length] {
                0 => numbers(&rest[length + 1..]),
                _ => bits(&rest[length + 1..]),
            };
            all.extend(found.into_iter().map(|one| one + volume.first));
        }
        (titles, all)
    }

    fn value(&self, shard: SearchFile, key: &str) -> Option<Vec<u8>> {
        let bytes = decoded(&self.files[shard.path().as_str()]);
        let mut rest = &bytes[6..];
        while !rest.is_empty() {
            let length = varint(&mut rest);
            let (found, behind) = rest.split_at(length);
            rest = behind;
            let length = varint(&mut rest);
            let (value, behind) = rest.split_at(length);
            rest = behind;
            if found == key.as_bytes() {
                return Some(value.to_vec());
            }
        }
        None
    }

    /// The documents that have a phrase: those that have all its grams, and then the phrase itself.
    fn find(&self, phrase: &str) -> BTreeSet<usize> {
        let phrase = folded(phrase);
        let mut keys = Vec::new();
        grams(&phrase, |gram| keys.push(gram.letters().collect::<String>()));
        let found = keys.iter().map(|key| self.documents(key).1).reduce(|some, more| &some & &more);
        let texts = self.texts();
        let has = |number: &usize| folded(&texts[number]).contains(&phrase);
        found.unwrap_or_default().into_iter().filter(has).collect()
    }

    fn texts(&self) -> BTreeMap<usize, String> {
        let blocks = self.files.iter().filter(|(path, _)| path.contains("/t"));
        let rows = blocks.flat_map(|(_, script)| {
            let script = String::from_utf8(script.clone()).unwrap();
            let (_, rows) = script.strip_suffix(")\n").unwrap().split_once(',').unwrap();
            serde_json::from_str::<Vec<serde_json::Value>>(rows).unwrap()
        });
        let number = |row: &serde_json::Value| usize::try_from(row[0].as_u64().unwrap()).unwrap();
        rows.map(|row| (number(&row), format!("{}\n{}", row[2].as_str().unwrap(), row[6].as_str().unwrap())))
            .collect()
    }
}

fn varint(bytes: &mut &[u8]) -> usize {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, rest) = bytes.split_first().unwrap();
        *bytes = rest;
        number |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if *byte < 0x80 {
            return number;
        }
    }
}

fn numbers(mut bytes: &[u8]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    while !bytes.is_empty() {
        let distance = varint(&mut bytes);
        found.push(found.last().map_or(0, |last| last + 1) + distance);
    }
    found
}

fn bits(bytes: &[u8]) -> Vec<usize> {
    (0..bytes.len() * 8).filter(|number| bytes[number / 8] >> (number % 8) & 1 == 1).collect()
}

fn decoded(script: &[u8]) -> Vec<u8> {
    let script = str::from_utf8(script).unwrap();
    let text = script.split('"').nth(3).unwrap();
    let digit = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::new();
    for group in text.as_bytes().chunks(4) {
        let filled = group.iter().filter(|c| **c != b'=').count();
        let bits =
            group.iter().fold(0_u32, |bits, c| bits << 6 | u32::from(if *c == b'=' { 0 } else { digit(*c) }));
        bytes.extend(&bits.to_be_bytes()[1..filled]);
    }
    bytes
}

/// Articles made of common words by rule, each another one.
fn articles(count: usize) -> Vec<(String, String)> {
    const WORDS: [&str; 16] = [
        "防汛",
        "值班",
        "“两委”",
        "古樟树",
        "认养",
        "2025年",
        "增长5.5%",
        "，",
        "。",
        "、",
        "干部",
        "群众",
        "WiFi",
        "森林",
        "巡查",
        "河长",
    ];
    let mut state: u32 = 7;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    (0..count)
        .map(|number| {
            let mut words = |length: usize| (0..length).map(|_| WORDS[next(WORDS.len())]).collect::<String>();
            let (month, day) = (number / 28 % 5 + 1, number % 28 + 1);
            let (title, body) = (words(5), format!("{}\n\n{}", words(20), words(12)));
            let front =
                format!("title: 甲{title}乙\ndate: 2025-{month:02}-{day:02}\neditor: 王岚\nsource: 镇里");
            (format!("a/{number:04}.md"), format!("---\n{front}\n---\n{body}\n"))
        })
        .collect()
}

fn site_of(texts: &[(String, String)]) -> Site {
    let mut all = vec![("a/_index.md", "---\ntitle: 新闻\n---\n")];
    all.extend(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    sample("", &all).value
}

#[test]
fn every_substring_is_found_where_it_stands_and_nowhere_else() {
    let site = site_of(&articles(120));
    let index = Index::of(&site);
    let texts: BTreeMap<usize, String> = index.texts();
    assert_eq!(texts.len(), 120);
    let folded_texts: BTreeMap<usize, String> =
        texts.iter().map(|(number, text)| (*number, folded(text))).collect();
    let mut tried = 0;
    for text in folded_texts.values().step_by(7) {
        for line in text.lines() {
            let letters: Vec<char> = line.chars().collect();
            for (start, length) in (0..letters.len()).step_by(3).zip([2, 3, 4, 5, 8].into_iter().cycle()) {
                let phrase: String = letters.iter().skip(start).take(length).collect();
                let mut grams_of = 0;
                grams(&phrase, |_| grams_of += 1);
                if grams_of == 0 {
                    continue;
                }
                let has = |(_, text): &(&usize, &String)| text.contains(&phrase);
                let expected: BTreeSet<usize> =
                    folded_texts.iter().filter(has).map(|(number, _)| *number).collect();
                assert_eq!(index.find(&phrase), expected, "{phrase}");
                tried += 1;
            }
        }
    }
    assert!(tried > 300, "{tried}");
}

#[test]
fn titles_categories_and_kinds_are_sets_of_their_own() {
    let texts = [
        ("a/_index.md", "---\ntitle: 新闻\n---\n"),
        ("a/b/_index.md", "---\ntitle: 里面\n---\n"),
        ("a/x.md", "---\ntitle: 古树认养\ndate: 2025-05-01\neditor: 王岚\n---\n正文"),
        ("a/b/y.md", "---\ntitle: 别的\ndate: 2025-05-02\neditor: 王岚\nkind: notice\n---\n说到古树"),
    ];
    let index = Index::of(&sample("", &texts).value);
    let set = |numbers: &[usize]| numbers.iter().copied().collect::<BTreeSet<usize>>();
    assert_eq!(index.documents("古树"), (set(&[0]), set(&[0, 1])));
    assert_eq!(index.documents("树"), (set(&[0]), set(&[0, 1])));
    assert_eq!(index.documents("c:a").1, set(&[0, 1]));
    assert_eq!(index.documents("c:a/b").1, set(&[1]));
    assert_eq!(index.documents("k:notice").1, set(&[1]));
    let sound = SearchFile::Shard(0, hash("~gu shu".chars()) as usize & (index.plan.volumes[0].shards - 1));
    assert_eq!(index.value(sound, "~gu shu"), Some("古树".as_bytes().to_vec()));
}

#[test]
fn what_readers_may_not_find_is_not_there() {
    let texts = [
        ("a/_index.md", "---\ntitle: 新闻\n---\n"),
        ("a/draft.md", "---\ntitle: 草稿甲子\ndate: 2025-05-01\neditor: 王岚\ndraft: true\n---\n草稿里面"),
        ("a/later.md", "---\ntitle: 将来甲子\ndate: 2026-05-01\neditor: 王岚\n---\n将来里面"),
        (
            "a/back.md",
            "---\ntitle: 撤回甲子\ndate: 2025-05-01\neditor: 王岚\nwithdrawn: 2025-05-02\n---\n撤回里面",
        ),
        (
            "a/list.md",
            "---\ntitle: 低保公示\ndate: 2025-05-01\neditor: 王岚\nkind: gongshi\nuntil: 2025-07-01\n---\n名单里有欧阳丙丁",
        ),
        (
            "a/x.md",
            "---\ntitle: 可以找到\ndate: 2025-05-01\neditor: 王岚\nattachments:\n  - {file: 申请表.docx, title: 认养申请}\n---\n公开里面",
        ),
    ];
    let index = Index::of(&sample("", &texts).value);
    for hidden in ["草稿", "将来", "撤回", "欧阳", "丙丁"] {
        assert_eq!(index.find(hidden), BTreeSet::new(), "{hidden}");
        let bytes = hidden.as_bytes();
        let named = |script: &Vec<u8>| script.windows(bytes.len()).any(|part| part == bytes);
        let files = index.files.iter().filter(|(path, _)| path.contains("/t"));
        assert!(!files.into_iter().any(|(_, script)| named(script)), "{hidden}");
    }
    for shown in ["可以找到", "公开里面", "申请表", "认养申请", "低保公示", "王岚"] {
        assert!(!index.find(shown).is_empty(), "{shown}");
    }
}

#[test]
fn an_article_more_changes_the_shards_of_its_own_words_only() {
    let mut texts = articles(120);
    let before = Index::of(&site_of(&texts)).files;
    assert_eq!(before, Index::of(&site_of(&texts)).files, "the same bytes every time");
    texts.push((
        "a/9999.md".to_owned(),
        "---\ntitle: 新增\ndate: 2025-05-31\neditor: 王岚\nsource: 镇里\n---\n独有的话\n".to_owned(),
    ));
    let site = site_of(&texts);
    let after = Index::of(&site).files;
    let changed: BTreeSet<&String> = after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(*bytes))
        .map(|(path, _)| path)
        .collect();
    let shards = SearchPlan::of(&site).volumes[0].shards;
    let mut keys: BTreeSet<String> = ["c:a", "k:news", "~xin zeng"].map(str::to_owned).into();
    for line in ["新增", "独有的话", "镇里", "王岚"] {
        grams(line, |gram| keys.extend([gram.letters().collect::<String>()]));
        keys.extend(line.chars().map(String::from));
    }
    let shard = |key: &String| SearchFile::Shard(0, hash(key.chars()) as usize & (shards - 1));
    let mut expected: BTreeSet<String> = keys.iter().map(|key| shard(key).path().to_string()).collect();
    expected.extend([SearchFile::Start, SearchFile::Block(0, 60)].map(|file| file.path().to_string()));
    assert_eq!(changed, expected.iter().collect());
    assert!(shards >= 4 && changed.len() < before.len());
}
