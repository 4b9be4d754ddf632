//! How characters are read, without tones: who typed another character of the same sound is shown the word of a
//! title.

use std::collections::BTreeMap;

use super::letters::hash;
use super::shard::Entry;
use crate::article::decode::is_in_common_use;
use crate::site::slug::reading;

/// The entries of pairs of characters that stand in titles, by their sounds.
pub(super) fn entries(pairs: impl IntoIterator<Item = String>, shards: usize) -> Vec<Entry> {
    let mut sounds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for pair in pairs {
        if let Some(key) = key(&pair) {
            sounds.entry(key).or_default().push(pair);
        }
    }
    let entry = |(key, mut pairs): (String, Vec<String>)| {
        pairs.sort_unstable();
        Entry { shard: hash(key.chars()) as usize & (shards - 1), key, value: pairs.concat().into_bytes() }
    };
    sounds.into_iter().map(entry).collect()
}

/// `~gu zhang`; none where a character is not Chinese.
fn key(pair: &str) -> Option<String> {
    let readings: Option<Vec<&str>> = pair.chars().map(reading).collect();
    readings.filter(|readings| readings.len() == 2).map(|readings| format!("~{}", readings.join(" ")))
}

/// The characters in common use by their sounds: `gu古骨谷… zhang章张樟…`. The readings are those of the keys.
pub(super) fn readings() -> String {
    let mut sounds: BTreeMap<&str, String> = BTreeMap::new();
    for character in ('\u{4e00}'..='\u{9fa5}').filter(|character| is_in_common_use(*character)) {
        if let Some(reading) = reading(character) {
            sounds.entry(reading).or_default().push(character);
        }
    }
    sounds.into_iter().map(|(sound, characters)| format!("{sound}{characters}")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_one_sound_stand_together() {
        let pairs = ["古樟", "鼓掌", "A股", "樟树"].map(str::to_owned);
        let entries = entries(pairs, 4);
        let found: Vec<(&str, &str)> =
            entries.iter().map(|entry| (entry.key.as_str(), str::from_utf8(&entry.value).unwrap())).collect();
        assert_eq!(found, [("~gu zhang", "古樟鼓掌"), ("~zhang shu", "樟树")]);
        assert!(entries.iter().all(|entry| entry.shard < 4));
    }

    #[test]
    fn readings_are_those_of_characters_in_common_use() {
        let readings = readings();
        assert!(readings.split(' ').any(|sound| sound.starts_with("gu") && sound.contains('古')));
        assert!(readings.chars().filter(|c| !c.is_ascii()).count() > 6_700);
        assert!(readings.len() < 25_000);
    }
}
