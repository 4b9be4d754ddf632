//! The summary of an article that gives none: its first paragraph.

use super::plain::Plain;

/// The longest summary in characters: about three lines of a list on a phone.
const LONGEST_SUMMARY: usize = 120;

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
    Reading(Plain),
    Found,
}

impl Summary {
    /// A paragraph starts.
    pub(super) fn start(&mut self) {
        if matches!(self.state, State::Waiting) {
            self.state = State::Reading(Plain::default());
        }
    }

    /// Text of the paragraph.
    pub(super) fn push(&mut self, text: &str) {
        if let State::Reading(plain) = &mut self.state {
            plain.push(text);
        }
    }

    /// A line of the paragraph ends.
    pub(super) fn line_end(&mut self) {
        if let State::Reading(plain) = &mut self.state {
            plain.line_end();
        }
    }

    /// The paragraph ends. A salutation counts only if nothing better follows.
    pub(super) fn end(&mut self) {
        let State::Reading(plain) = &self.state else { return };
        let text = plain.as_str().trim();
        let salutation = text.ends_with([':', '：']) && text.chars().count() <= LONGEST_SALUTATION;
        let better = !text.is_empty() && (self.text.is_empty() || !salutation);
        if better {
            self.text = cut(text).to_owned();
        }
        self.state = if text.is_empty() || salutation { State::Waiting } else { State::Found };
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
    let behind =
        |marks: &[char]| head.rfind(marks).map(|at| at + head[at..].chars().next().map_or(0, char::len_utf8));
    let sentence =
        behind(&['。', '！', '？', '；', '!', '?']).or_else(|| behind(&['，', '、', ',', '：', ' ']));
    let end = sentence.unwrap_or(head.len());
    let closing: usize = text[end..]
        .chars()
        .take_while(|c| matches!(c, '”' | '’' | '」' | '）' | '》'))
        .map(char::len_utf8)
        .sum();
    &text[..end + closing]
}
