//! What people read findings on, and text that fits into it (the only user of textwrap and
//! unicode-width). Must not know findings.

use textwrap::core::Word;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Whether a text for people carries the escape codes of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colouring {
    /// Plain text.
    Never,
    /// With escape codes.
    Always,
}

/// Where drawings are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Whether it has colours.
    pub colour: Colouring,
    /// How many columns it has, a Chinese character taking two; `None` for a file or a pipe, which have no end.
    pub columns: Option<usize>,
}

impl Screen {
    /// A file or a pipe.
    pub const PLAIN: Self = Self { colour: Colouring::Never, columns: None };
}

/// Drawings are not squeezed into less.
const NARROWEST: usize = 40;
/// A source line wider than this is cut, however wide the screen is.
const WIDEST: usize = 200;
/// What a line number and the bar behind it take.
const GUTTER: usize = 8;
/// What is kept of a cut line before its place, and from there on, where there is room.
const KEPT: (usize, usize) = (40, 100);
/// What the cuts at both ends take.
const CUTS: usize = 6;

/// How much room a source line has in a drawing, in columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Room {
    /// A line that is wider is cut.
    pub whole: usize,
    /// What is kept of it before its place.
    pub before: usize,
    /// What is kept from its place on.
    pub behind: usize,
}

impl Screen {
    /// How much of it a drawing uses.
    pub(super) fn columns(self) -> Option<usize> {
        self.columns.map(|columns| columns.max(NARROWEST))
    }

    /// How much room source lines have.
    pub(super) fn room(self) -> Room {
        let Some(columns) = self.columns() else {
            return Room { whole: WIDEST, before: KEPT.0, behind: KEPT.1 };
        };
        let whole = (columns - GUTTER).min(WIDEST);
        let before = ((whole - CUTS) / 3).min(KEPT.0);
        Room { whole, before, behind: (whole - CUTS - before).min(KEPT.1) }
    }

    /// The text in lines that fit behind so many columns of what stands before them.
    pub(super) fn wrapped(self, text: &str, before: usize) -> String {
        let Some(columns) = self.columns() else { return text.to_owned() };
        let options = Options::new(columns - before)
            .word_separator(WordSeparator::Custom(words))
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .break_words(true);
        textwrap::wrap(text, options).join("\n")
    }

    /// The drawing with lines cut off where they would run over the edge. A line that says where something stands
    /// stays whole: its end is the place, and terminals make it a link.
    pub(super) fn cut(self, drawing: &str) -> String {
        let Some(columns) = self.columns() else { return drawing.to_owned() };
        let fitted = |line| if says_where(line) { line.to_owned() } else { cut(line, columns) };
        drawing.split('\n').map(fitted).collect::<Vec<_>>().join("\n")
    }
}

/// How many columns a text takes. East Asian ambiguous characters (“”…) take one, as in most terminals.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// How many columns a character takes.
pub(super) fn columns_of(character: char) -> usize {
    character.width().unwrap_or(0)
}

/// Signs that do not begin a line (GB/T 15834, 5.1.1: no stop at the start of a line), and those that do not end one.
const NOT_FIRST: &str = "，。、；：？！）》」』】〕”’…—,.;:?!)]}";
const NOT_LAST: &str = "（《「『【〔“‘([{";

/// What a line may be broken between: words of letters, and every Chinese character with its signs.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut starts = vec![0];
    let mut before: Option<char> = None;
    for (at, character) in line.char_indices() {
        if before.is_some_and(|before| parts(before, character)) {
            starts.push(at);
        }
        before = Some(character);
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([line.len()]).collect();
    Box::new(starts.into_iter().zip(ends).map(|(start, end)| Word::from(&line[start..end])))
}

/// Whether a line may end between two characters.
fn parts(before: char, behind: char) -> bool {
    let wide = |character| columns_of(character) == 2;
    let allowed = !NOT_FIRST.contains(behind) && !NOT_LAST.contains(before);
    behind != ' ' && (before == ' ' || (allowed && (wide(before) || wide(behind))))
}

/// Whether a line of a drawing is the header ` --> path:line:column`, or that of a further file.
fn says_where(line: &str) -> bool {
    let mut escape = false;
    let shown = |c: &char| {
        let hidden = escape || *c == '\u{1b}';
        escape = hidden && *c != 'm';
        !hidden
    };
    let start: String = line.chars().filter(shown).skip_while(|c| *c == ' ').take(4).collect();
    matches!(start.as_str(), "--> " | "::: ")
}

/// A line with its escape codes, cut where it is too wide.
fn cut(line: &str, columns: usize) -> String {
    let (mut used, mut fits) = (0, 0);
    let mut escape = false;
    for (at, character) in line.char_indices() {
        if escape || character == '\u{1b}' {
            escape = character != 'm';
            continue;
        }
        used += columns_of(character);
        if used > columns {
            let codes = if line.contains('\u{1b}') { "\u{1b}[0m" } else { "" };
            return format!("{}...{codes}", &line[..fits]);
        }
        if used + "...".len() <= columns {
            fits = at + character.len_utf8();
        }
    }
    line.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_characters_and_words_and_before_no_stop() {
        let screen = Screen { columns: Some(40), ..Screen::PLAIN };
        let wrapped = |text: &str| screen.wrapped(text, 20);
        assert_eq!(wrapped("把文件另存为图片，再放到稿件旁边"), "把文件另存为图片，再\n放到稿件旁边");
        assert_eq!(wrapped("把文件另存为图片放好，再放"), "把文件另存为图片放\n好，再放");
        assert_eq!(wrapped("write the whole address out"), "write the whole\naddress out");
        assert_eq!(wrapped("写成 content/yaowen/2025/a.md"), "写成\ncontent/yaowen/2025/\na.md");
        assert_eq!(Screen::PLAIN.wrapped(&"字".repeat(500), 0), "字".repeat(500));
    }

    #[test]
    fn the_place_of_a_finding_is_never_cut() {
        let screen = Screen { columns: Some(60), ..Screen::PLAIN };
        let path = format!("content/{}/a.md:12:7", "乡镇要闻".repeat(10));
        for line in [
            format!("   --> {path}"),
            format!("  ::: {path}"),
            format!("\u{1b}[1m\u{1b}[94m   --> \u{1b}[0m{path}"),
        ] {
            assert_eq!(screen.cut(&line), line);
        }
        assert!(screen.cut(&format!("12 | --> {path}")).ends_with("..."));
    }

    #[test]
    fn drawings_are_cut_behind_their_codes() {
        let screen = Screen { columns: Some(40), ..Screen::PLAIN };
        let line = "字".repeat(20);
        assert_eq!(screen.cut(&line), line);
        assert_eq!(screen.cut(&format!("a\n{line}b")), format!("a\n{}...", "字".repeat(18)));
        let coloured = format!("\u{1b}[31m{line}\u{1b}[0m");
        assert_eq!(screen.cut(&coloured), coloured);
        assert_eq!(
            screen.cut(&format!("\u{1b}[31m{line}b")),
            format!("\u{1b}[31m{}...\u{1b}[0m", "字".repeat(18))
        );
    }
}
