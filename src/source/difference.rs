//! Where two texts differ, by their lines or sentences (the only user of similar).

use std::hash::Hash;
use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffTag, capture_diff_slices_deadline};

/// Two texts that have little in common are compared no longer than this; the difference is then coarser, and
/// still one.
const PATIENCE: Duration = Duration::from_millis(500);

/// What stands in the place of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Of the old list.
    pub old: Range<usize>,
    /// Of the new one.
    pub new: Range<usize>,
}

/// Where two lists differ, in their order and apart.
pub fn differences<T: Hash + Eq + Ord>(old: &[T], new: &[T]) -> Vec<Difference> {
    let deadline = Some(Instant::now() + PATIENCE);
    let steps = capture_diff_slices_deadline(Algorithm::Myers, old, new, deadline);
    let mut all: Vec<Difference> = Vec::new();
    for step in steps.iter().filter(|step| step.tag() != DiffTag::Equal) {
        let (old, new) = (step.old_range(), step.new_range());
        match all.last_mut() {
            Some(last) if last.old.end == old.start && last.new.end == new.start => {
                (last.old.end, last.new.end) = (old.end, new.end);
            }
            _ => all.push(Difference { old, new }),
        }
    }
    all
}

/// The sentences of a text, with the marks that end each, and its line ends.
pub fn sentences(text: &str) -> Vec<&str> {
    let mark = |c: char| matches!(c, '。' | '！' | '？' | '；');
    let closing = |c: char| mark(c) || matches!(c, '”' | '’' | '）' | '》' | '」');
    let mut all = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let length = match rest.find(|c: char| mark(c) || c == '\n') {
            None => rest.len(),
            Some(0) if rest.starts_with('\n') => 1,
            Some(at) if rest[at..].starts_with('\n') => at,
            Some(at) => rest[at..].find(|c: char| !closing(c)).map_or(rest.len(), |length| at + length),
        };
        let (sentence, behind) = rest.split_at(length);
        all.push(sentence);
        rest = behind;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_is_told_by_sentences() {
        let old = sentences("第一句。第二句！“第三句。”\n\n第四行\n");
        assert_eq!(old, ["第一句。", "第二句！", "“第三句。”", "\n", "\n", "第四行", "\n"]);
        let new = sentences("第一句。第二句？“第三句。”\n\n第四行\n新的一行");
        assert_eq!(
            differences(&old, &new),
            [Difference { old: 1..2, new: 1..2 }, Difference { old: 7..7, new: 7..8 }]
        );
        assert_eq!(differences(&old, &old), []);
    }
}
