//! A sentence in its segments: what stands between commas, 、 and a 和 behind a value.

use std::ops::Range;

use super::number::is_digit;
use super::phrase;
use super::value::{self, Behind, Value};

/// What stands in front of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// The sentence begins with it.
    Start,
    /// `，`.
    Comma,
    /// `、`, 和, 与, 及.
    Pause,
}

/// A part of a sentence with one value at most.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    pub range: Range<usize>,
    pub joint: Joint,
    /// The value that ends it, apart from limits and brackets behind it.
    pub value: Option<Value>,
    /// Values with a word behind them: `500万元以上` of `500万元以上项目`.
    pub inner: Vec<Value>,
}

/// The sentences of a text: its parts between `；`, `。` and line ends.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (0, Depth::default());
    for (at, c) in text.char_indices() {
        depth.step(c);
        let decimal =
            c == '。' && text[..at].ends_with(is_digit) && text[at + c.len_utf8()..].starts_with(is_digit);
        if !decimal
            && (matches!(c, '\n' | '\r') || depth.is_open() && matches!(c, '；' | ';' | '。' | '！' | '!'))
        {
            found.push(start..at);
            start = at + c.len_utf8();
        }
    }
    found.push(start..text.len());
    found.retain(|range| !text[range.clone()].trim().is_empty());
    found
}

/// How deep in brackets and quotes a place is. What is not closed on its line does not count.
#[derive(Default)]
struct Depth(i32);

impl Depth {
    fn step(&mut self, c: char) {
        match c {
            '（' | '(' | '“' | '《' | '〔' | '【' => self.0 += 1,
            '）' | ')' | '”' | '》' | '〕' | '】' => self.0 = (self.0 - 1).max(0),
            '\n' => self.0 = 0,
            _ => {}
        }
    }

    fn is_open(&self) -> bool {
        self.0 == 0
    }
}

/// The segments of a sentence.
pub(super) fn segments(sentence: &str) -> Vec<Segment> {
    let mut found = Vec::new();
    let mut open = Segment { range: 0..0, joint: Joint::Start, value: None, inner: Vec::new() };
    let (mut at, mut depth) = (0, Depth::default());
    let mut next = value::next(sentence, 0);
    while let Some(c) = sentence[at..].chars().next() {
        if let Some(value) = next.take_if(|value| value.range.start == at) {
            at = value.range.end;
            next = value::next(sentence, at);
            if depth.is_open() {
                match value.behind {
                    Behind::Word => open.inner.push(value),
                    Behind::Border => open.value = Some(value),
                }
            }
            continue;
        }
        depth.step(c);
        if let Some((joint, length)) = cut(&sentence[at..], &open, at).filter(|_| depth.is_open()) {
            open.range.end = at;
            at += length;
            found.push(std::mem::replace(
                &mut open,
                Segment { range: at..at, joint, value: None, inner: Vec::new() },
            ));
        } else {
            at += c.len_utf8();
        }
        if next.as_ref().is_some_and(|value| value.range.start < at) {
            next = value::next(sentence, at);
        }
    }
    open.range.end = sentence.len();
    found.push(open);
    found.retain(|segment| !sentence[segment.range.clone()].trim().is_empty());
    found
}

/// Whether a segment ends at a place, and how long what ends it is.
fn cut(rest: &str, open: &Segment, at: usize) -> Option<(Joint, usize)> {
    if let Some(c) = rest.chars().next().filter(|c| matches!(c, '，' | ',' | '、')) {
        return Some((if c == '、' { Joint::Pause } else { Joint::Comma }, c.len_utf8()));
    }
    let ended = open.value.as_ref().is_some_and(|value| value.range.end <= at);
    let word = ["以及", "和", "与", "及"].into_iter().find(|word| rest.starts_with(word))?;
    let clause = rest.split(['，', ',', '、']).next().unwrap_or_default();
    (ended && phrase::in_step(clause).is_none()).then_some((Joint::Pause, word.len()))
}
