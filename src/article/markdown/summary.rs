//! The summary of an article that gives none: its first paragraph.

use super::plain::{Plain, is_caption};

/// The longest summary in characters: about three lines of a list on a phone.
const LONGEST_SUMMARY: usize = 120;

/// The shortest part of a longer paragraph, in characters, that says something by itself
/// (`好！` does not).
const SHORTEST_PART: usize = 20;

/// The longest paragraph, in characters, that ends with a colon and counts as a salutation
/// (`各村（社区）、镇直各单位：`).
const LONGEST_SALUTATION: usize = 40;

/// How far the search for the first paragraph is.
#[derive(Default)]
pub(super) struct Summary {
    text: String,
    state: State,
}

#[derive(Default)]
enum State {
    #[default]
    Waiting,
    Reading(Plain, Standing),
    Found,
}

/// What a paragraph is to the article.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// The article's own words.
    Own,
    /// Within a quote or an alert: the summary only if nothing better follows.
    Quoted,
    /// Within a footnote: never the summary.
    Note,
}

impl Summary {
    /// A paragraph starts.
    pub(super) fn start(&mut self, standing: Standing) {
        if matches!(self.state, State::Waiting) && standing != Standing::Note {
            self.state = State::Reading(Plain::default(), standing);
        }
    }

    /// Text of the paragraph.
    pub(super) fn push(&mut self, text: &str) {
        if let State::Reading(plain, _) = &mut self.state {
            plain.push(text);
        }
    }

    /// A line of the paragraph ends.
    pub(super) fn line_end(&mut self) {
        if let State::Reading(plain, _) = &mut self.state {
            plain.line_end();
        }
    }

    /// The paragraph ends. A salutation, a quote or a caption counts only if nothing better follows.
    pub(super) fn end(&mut self) {
        let State::Reading(plain, standing) = &self.state else { return };
        let text = plain.as_str().trim();
        let salutation = text.ends_with([':', '：']) && text.chars().count() <= LONGEST_SALUTATION;
        let second_choice = salutation || *standing == Standing::Quoted || is_caption(text);
        if !text.is_empty() && (self.text.is_empty() || !second_choice) {
            self.text = cut(text).to_owned();
        }
        self.state = if text.is_empty() || second_choice { State::Waiting } else { State::Found };
    }

    /// The summary; empty when the body has no paragraph.
    pub(super) fn into_string(self) -> String {
        self.text
    }
}

/// At most [`LONGEST_SUMMARY`] characters, cut behind the last sentence that fits; without one,
/// behind the last clause; without that, within the text.
fn cut(text: &str) -> &str {
    let Some((end, _)) = text.char_indices().nth(LONGEST_SUMMARY) else { return text };
    let head = &text[..end];
    let least = text.char_indices().nth(SHORTEST_PART).map_or(0, |(least, _)| least);
    let behind = |is_end: fn(char, Option<char>) -> bool| {
        let ends =
            head.char_indices().rev().filter(|(at, c)| is_end(*c, text[at + c.len_utf8()..].chars().next()));
        ends.map(|(at, c)| at + c.len_utf8()).next().filter(|end| *end >= least)
    };
    let end = behind(ends_sentence).or_else(|| behind(ends_clause)).unwrap_or(head.len());
    let closing: usize = text[end..]
        .chars()
        .take_while(|c| matches!(c, '”' | '’' | '」' | '）' | '》' | '"' | ')'))
        .map(char::len_utf8)
        .sum();
    text[..end + closing].trim_end()
}

/// Latin marks end a sentence only with a space behind them: `5.5` goes on.
fn ends_sentence(c: char, next: Option<char>) -> bool {
    match c {
        '。' | '！' | '？' | '；' => true,
        '.' | '!' | '?' => next.is_none_or(|next| next.is_whitespace() || matches!(next, '"' | '”' | ')')),
        _ => false,
    }
}

fn ends_clause(c: char, next: Option<char>) -> bool {
    match c {
        '，' | '、' | '：' | ' ' => true,
        ',' => next.is_none_or(char::is_whitespace),
        _ => false,
    }
}
