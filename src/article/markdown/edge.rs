//! Whether two lines of a paragraph touch on the page: Chinese is written without spaces between words.

use crate::source::character::{is_cjk, is_hangul};

/// Marks and symbols that Chinese shares with Latin text; their width depends on the font.
fn is_shared(c: char) -> bool {
    matches!(c,
        '§' | '°' | '±' | '·' | '×' | '÷' | '\u{2013}'..='\u{2027}' | '\u{2030}'..='\u{203B}' | '℃' | '℅' | '℉' | '№' | '℡'
        | '\u{2150}'..='\u{22FF}' | '\u{2460}'..='\u{26FF}')
}

/// What a line ends or begins with, as far as it says whether a space is meant between two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// CJK but Hangul, which is written with spaces; or marks around it.
    Chinese,
    /// Marks and symbols with no Chinese beside them: `”` of `“yes”`, `℃` of `25℃`.
    Shared,
    /// Everything else.
    Other,
}

/// So many marks in a row are looked through: more are no marks of a text.
const MARKS_IN_A_ROW: usize = 8;

impl Edge {
    /// How a text ends.
    pub(super) fn behind(text: &str) -> Self {
        Self::of(text.chars().rev())
    }

    /// How a text begins.
    pub(super) fn before(text: &str) -> Self {
        Self::of(text.chars())
    }

    fn of(chars: impl Iterator<Item = char>) -> Self {
        let mut edge = Self::Other;
        for c in chars.take(MARKS_IN_A_ROW) {
            if is_cjk(c) && !is_hangul(c) {
                return Self::Chinese;
            }
            if !is_shared(c) {
                return edge;
            }
            edge = Self::Shared;
        }
        edge
    }

    /// Whether a line that ends so and one that begins so touch on the page.
    pub(super) fn joins(self, next: Self) -> bool {
        matches!((self, next), (Self::Chinese, Self::Chinese | Self::Shared) | (Self::Shared, Self::Chinese))
    }
}
