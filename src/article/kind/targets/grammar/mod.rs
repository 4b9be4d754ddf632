//! Targets in the Chinese of work reports: a line, or a whole paragraph, as single targets.
//!
//! A sentence is cut into segments with one value each. In a segment the value is looked for first;
//! before it stand verbs and the indicator, behind it limits, brackets and a remark. What is not
//! understood stays in the words of the target as typed and is a [`Doubt`]; nothing is dropped.

mod words;
mod verb;
mod lead;
mod phrase;
mod number;
mod value;
mod segment;
mod aside;
mod name;
mod clause;
mod group;

use std::ops::Range;

use super::{Goal, Target};
use clause::{ends_a_task, ends_bare, is_clause, is_more};
use group::Group;
use segment::{Joint, Segment};
use value::Behind;

pub(super) use lead::{lead, shown_lead};
pub(super) use value::with_unit;
pub(super) use verb::{falls, of_change};
pub(super) use words::measure;

/// What a text says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The targets in the order of the text.
    pub targets: Vec<Target>,
    /// What is not certain about them.
    pub doubts: Vec<Doubt>,
}

/// Something in a line that is not certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing is written.
    Blank,
    /// A number such as `1.2E+03`, which a spreadsheet wrote: the target is left out.
    Scientific(String),
    /// A number with a slip, `5。5%`: kept as words.
    Number(String),
    /// A range from high to low: kept as words.
    Reversed(String),
    /// A floor and a ceiling for one number: kept as words.
    Contrary(String),
    /// No indicator or no value was found: kept as words.
    Words(String),
    /// Words behind a value whose meaning is not known: kept as a remark.
    Remark(String),
    /// Digits, a comma, 分别 in the name of an indicator.
    Name(String, String),
    /// Values that are more or fewer than the indicators: kept as words.
    Count(String),
}

/// The longest sentence of targets in bytes. Those of provinces have 900; a longer text is none, and what
/// looks at pairs of its words would take its time.
const LONGEST_SENTENCE: usize = 6_000;

/// The longest list of names in front of a value, in bytes.
const LONGEST_NAMES: usize = 600;

/// Reads a line or a paragraph.
pub(super) fn read(text: &str) -> Reading {
    let mut reader = Reader::default();
    let text = text.trim();
    let body = &text[heading(text)..];
    for range in segment::sentences(body) {
        let sentence = &body[range];
        if sentence.len() > LONGEST_SENTENCE {
            reader.as_words(sentence.trim());
        } else {
            reader.sentence(sentence);
        }
    }
    if reader.reading.targets.is_empty() && reader.reading.doubts.is_empty() {
        reader.reading.doubts.push(Doubt::Blank);
    }
    reader.reading
}

/// The length of `2025年主要预期目标是：` in front of a paragraph.
fn heading(text: &str) -> usize {
    let end = [
        "目标是",
        "目标为",
        "目标：",
        "目标:",
        "目标如下",
        "目标——",
        "指标：",
        "指标:",
        "任务是",
        "任务：",
        "指标是",
    ]
    .iter()
    .filter_map(|word| text.find(word).map(|at| at + word.len()))
    .min();
    let Some(end) = end.filter(|end| value::next(&text[..*end], 0).is_none()) else { return 0 };
    let rest = text[end..].trim_start_matches(['：', ':', ' ', '是', '为', '\u{3000}', '\n']);
    // `增长目标为 6.5%` is no heading.
    let value =
        value::next(rest, 0).is_some_and(|value| value.range.start == 0 && value.behind == Behind::Border);
    let limited = rest.starts_with(['≥', '≤', '>', '<']);
    if rest.is_empty() || value || limited { 0 } else { text.len() - rest.len() }
}

#[derive(Default)]
struct Reader {
    reading: Reading,
    /// The group that further values and remarks belong to.
    open: Option<Group>,
    /// How many targets there were before the sentence.
    before: usize,
}

impl Doubt {
    /// The same about a target that was read under the name 甲.
    pub(super) fn named(&self, name: &str) -> Self {
        let own =
            |text: &String| text.strip_prefix('甲').map_or(text.clone(), |rest| format!("{name}{rest}"));
        match self {
            Doubt::Words(text) => Doubt::Words(own(text)),
            Doubt::Reversed(text) => Doubt::Reversed(own(text)),
            Doubt::Contrary(text) => Doubt::Contrary(own(text)),
            Doubt::Count(text) => Doubt::Count(own(text)),
            Doubt::Name(text, rest) => Doubt::Name(own(text), rest.clone()),
            other => other.clone(),
        }
    }
}

impl Reader {
    fn sentence(&mut self, sentence: &str) {
        self.before = self.reading.targets.len();
        let mut segments = segment::segments(sentence);
        for segment in &mut segments {
            settle(sentence, segment);
        }
        let mut pending = None;
        for (at, segment) in segments.iter().enumerate() {
            let start = pending.take().unwrap_or(segment.range.start);
            let text = start..segment.range.end;
            if segment.value.is_some() {
                self.valued(sentence, start, segment);
            } else if self.waits(&sentence[text.clone()], segment, segments.get(at + 1)) {
                pending = Some(start);
            } else {
                self.wordy(sentence, text, segment);
            }
        }
        self.close();
    }

    /// Whether a segment without a value belongs to the one behind it.
    fn waits(&self, text: &str, segment: &Segment, next: Option<&Segment>) -> bool {
        let Some(next) = next else { return false };
        if words::JOINTS.holds(text.trim()) {
            return true; // 其中，
        }
        let started = self.open.is_some() || self.reading.targets.len() > self.before;
        let goes_on =
            started && segment.joint != Joint::Start && words::TAILS.start(text.trim_start()).is_some();
        if !segment.inner.is_empty() || goes_on || text.len() > LONGEST_NAMES {
            return false;
        }
        let said = phrase::phrase(text).is_some() && (ends_a_task(text) || !text.contains("下达"));
        match next.joint {
            // 能耗降低、污染物排放降低完成国家任务: a verb alone is a part of what is aimed at.
            Joint::Pause => !said || next.value.is_none() && ends_bare(text),
            Joint::Comma | Joint::Start => !said && !started && phrase::object(text).is_none(),
        }
    }

    /// A segment with a value at its end.
    fn valued(&mut self, sentence: &str, start: usize, segment: &Segment) {
        let Some(value) = segment.value.clone() else { return };
        let head = &sentence[start..value.range.start];
        let mut before = name::before(head, &inner_from(segment, start));
        if self.open.is_some() {
            before = before.of_the_same(head);
        }
        let last_year = ["上年", "去年", "上年实际", "上年完成"].contains(&before.name);
        match &mut self.open {
            Some(open) if last_year => open.last_year(sentence, &value, segment),
            // 增长7.6%、高于全国1.7个百分点 says how good that is.
            Some(open) if words::COMPARED.start(head.trim_start()).is_some() => {
                open.remark(&sentence[open.end..segment.range.end], segment.range.end);
            }
            Some(open) if before.name.is_empty() && before.lead.is_empty() && before.verb.is_empty() => {
                open.push(sentence, value, segment);
            }
            Some(open)
                if before.name.is_empty()
                    && open.outdone(before, &value, &self.reading.targets[self.before..]) =>
            {
                open.remark(&sentence[open.end..segment.range.end], segment.range.end);
            }
            open => {
                let last = self.reading.targets[self.before..].last().map(|target| target.indicator.clone());
                let subject = open.as_ref().map(|open| open.name.clone()).or(last).unwrap_or_default();
                self.close();
                if before.name.is_empty() && subject.is_empty() {
                    self.as_words(sentence[start..segment.range.end].trim());
                    return;
                }
                let nameless = before.name.is_empty();
                let group = Group::new(sentence, start, before, subject, value, segment);
                let earlier = if nameless { self.before } else { self.reading.targets.len() };
                self.open = Some(group.after(&self.reading.targets[earlier..]));
            }
        }
    }

    /// A segment without a value: a target in words, or a remark on the one before.
    fn wordy(&mut self, sentence: &str, range: Range<usize>, segment: &Segment) {
        let text = sentence[range.clone()].trim();
        let started = self.open.is_some() || self.reading.targets.len() > self.before;
        let may_go_on = started && segment.joint != Joint::Start;
        if let Some(amount) = Group::amount(sentence, range.start, segment) {
            self.close();
            self.add(amount);
        } else if may_go_on && is_more(text, segment) {
            self.remark(sentence, &range);
        } else if let Some(found) = phrase::phrase(text) {
            self.close();
            self.add(in_words(&found));
        } else if may_go_on && words::TAILS.start(text.trim_start()).is_some() {
            self.remark(sentence, &range);
        } else if let Some(found) = phrase::object(text) {
            self.close();
            self.add(in_words(&found));
        } else if may_go_on {
            self.reading.doubts.push(Doubt::Remark(text.to_owned()));
            self.remark(sentence, &range);
        } else {
            self.as_words(text);
        }
    }

    fn remark(&mut self, sentence: &str, range: &Range<usize>) {
        let separator = sentence[..range.start].chars().next_back().map_or(0, char::len_utf8);
        let words = &sentence[range.start - separator..range.end];
        match (&mut self.open, self.reading.targets.last_mut()) {
            (Some(open), _) => open.remark(words, range.end),
            (None, Some(last)) => last.remark.get_or_insert_default().push_str(words.trim_end()),
            (None, None) => {}
        }
    }

    fn close(&mut self) {
        let Some(group) = self.open.take() else { return };
        let (targets, doubts) = group.targets();
        self.reading.doubts.extend(doubts);
        for target in targets {
            self.add(target);
        }
    }

    fn add(&mut self, target: Target) {
        if let Some(rest) = name::leftover(&target.indicator) {
            self.reading.doubts.push(Doubt::Name(target.indicator.clone(), rest));
        }
        if let Some(lead) = target.lead.as_deref().filter(|lead| is_clause(lead)) {
            self.reading.doubts.push(Doubt::Remark(lead.to_owned()));
        }
        self.reading.targets.push(target);
    }

    /// What is not understood shows as it was typed: what stands before a space is its name.
    fn as_words(&mut self, text: &str) {
        self.close();
        let (name, rest) = text.split_once([' ', '\u{3000}', '：', ':']).unwrap_or((text, ""));
        let named = value::next(name, 0).is_none() && name.chars().count() > 1 && !rest.trim().is_empty();
        let (name, rest) = if named { (name, rest.trim()) } else { (text, "") };
        if !named {
            self.reading.doubts.push(Doubt::Words(text.to_owned()));
        }
        self.reading.targets.push(Target::new(name, rest, Goal::Words(rest.to_owned())));
    }
}

fn in_words(found: &phrase::Phrase<'_>) -> Target {
    let (words, remark, asides) = aside::split_off(found.words);
    let (aim, ..) = aside::split_off(found.aim);
    let mut target = Target::new(found.name, words, (found.goal)(aim.to_owned()));
    target.verb = Some(found.verb.to_owned()).filter(|verb| !verb.is_empty());
    target.lead = Some(found.lead.to_owned()).filter(|lead| !lead.is_empty());
    target.remark = remark;
    asides.put(&mut target);
    target
}

/// A share or an amount behind a name stays its value when words follow that are not understood:
/// `增长 5.5% 很多`.
fn settle(sentence: &str, segment: &mut Segment) {
    if segment.value.is_some() {
        return;
    }
    let Some(last) = segment.inner.last() else { return };
    let share = last.unit.as_deref().is_some_and(|unit| unit.ends_with(['%', '‰', '点']));
    let apart = sentence[last.range.end..].starts_with(char::is_whitespace);
    let before = name::before(&sentence[segment.range.start..last.range.start], &[]);
    if (share || apart) && !before.name.is_empty() && !before.verb.is_empty() {
        segment.value = segment.inner.pop();
    }
}

fn inner_from(segment: &Segment, start: usize) -> Vec<value::Value> {
    let shifted = |value: &value::Value| value::Value {
        range: value.range.start - start..value.range.end - start,
        ..value.clone()
    };
    segment.inner.iter().filter(|value| value.range.start >= start).map(shifted).collect()
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod properties;
