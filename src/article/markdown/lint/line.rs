//! Lines of paragraphs that were meant as something else.

use std::ops::Range;

use super::super::paragraphs::{Of, TextBlock};
use super::foreign::{foreign, lost_sign, spaced_rows};
use super::lines::{End, Line, lines};
use super::list::{Mark, bullets, further_items, numbers};
use super::rows::rows_as_text;
use super::start::{Start, is_of_symbol_font, numbered};
use super::table::{Tables, bare_rows};
use super::{Findings, excerpt};
use crate::article::markdown::codes;
use crate::diagnostic::counted;
use crate::source::character::is_han;
use crate::text;

/// So many characters at the start of a line may be a label that further lines keep clear of.
const LONGEST_LABEL: usize = 3;

/// A run of lines of one kind within a paragraph.
#[derive(Clone, Copy)]
pub(super) struct Run<'l, 'a> {
    /// The lines of the paragraph before it.
    pub before: &'l [Line<'a>],
    /// Its own.
    pub lines: &'l [Line<'a>],
    /// The line behind it.
    pub next: Option<&'l Line<'a>>,
}

impl Run<'_, '_> {
    /// From its first character to its last.
    pub(super) fn range(&self) -> Range<usize> {
        let end = self.lines.last().map_or(0, |line| line.at.end);
        self.lines.first().map_or(0, |line| line.at.start)..end
    }

    /// The places of its lines.
    fn places(&self) -> Vec<Range<usize>> {
        self.lines.iter().map(|line| line.at.clone()).collect()
    }

    /// The text of its lines, each as `mend` makes it, in the lines where they are.
    pub(super) fn together(&self, mend: impl Fn(&Line<'_>) -> String) -> String {
        self.lines.iter().enumerate().fold(String::new(), |text, (at, line)| {
            let end = if at == 0 { String::new() } else { format!("\n{}", line.prefix) };
            text + &end + &mend(line)
        })
    }

    /// The same with an empty line before each that stands behind another.
    pub(super) fn apart(&self, mend: impl Fn(&Line<'_>) -> String) -> String {
        let begin = match self.before {
            [] => String::new(),
            // The line itself becomes the empty one.
            _ => format!("\n{}", self.lines[0].prefix),
        };
        begin + &paragraphs(self.lines.iter().map(|line| (line.prefix, mend(line))))
    }

    /// Whether its indent stands behind a hard line end for what is above: `注：甲。  ` and `　　乙。`. Two
    /// spaces under a sentence that begins with words begin a paragraph.
    fn sets_words_under_words(&self) -> bool {
        let [first, ..] = self.before else { return false };
        let is_sentence = self.before.last().is_some_and(|line| line.text.trim_end().ends_with('。'))
            && first.text.chars().take(LONGEST_LABEL).all(is_han);
        let own = self.lines[0].text;
        let spaces = own.chars().take_while(|c| *c == '\u{3000}').count();
        self.before.last().is_some_and(Line::ends_hard) && !(is_sentence && spaces == 2)
    }

    /// Whether a line of it runs into another.
    fn flows(&self) -> bool {
        self.lines[..self.lines.len().saturating_sub(1)].iter().any(|line| line.end == End::Soft)
    }

    /// `1。甲`: numbers with the full stop of an input method behind them.
    fn has_full_stops(&self) -> bool {
        let stop = |line: &Line<'_>| {
            numbered(line.text).is_some_and(|(number, _)| line.text[number.len()..].starts_with('。'))
        };
        self.lines.iter().all(stop)
    }

    /// Whether each line of it begins a paragraph.
    fn begins_paragraphs(&self) -> bool {
        let within = &self.lines[..self.lines.len().saturating_sub(1)];
        self.before.last().into_iter().chain(within).all(|line| line.end == End::Paragraph)
    }

    /// Whether hard line ends set it apart, so that it stands on the page as it was typed.
    fn stands_apart(&self) -> bool {
        self.lines.len() == 1
            && (self.lines[0].ends_hard() || self.before.last().is_some_and(Line::ends_hard))
    }
}

/// Texts with the prefixes of their lines, each as a paragraph of its own; the rows of a table stay
/// together. The first is meant for where it stands and gets no prefix.
pub(super) fn paragraphs<'p>(lines: impl Iterator<Item = (&'p str, String)>) -> String {
    let mut text = String::new();
    let mut before = None;
    for (prefix, words) in lines {
        let start = Start::of(&words);
        match before.replace(start) {
            None => {}
            Some(Start::Bars) if start == Start::Bars => text.extend(["\n", prefix]),
            Some(_) => text.extend(["\n", prefix.trim_end(), "\n", prefix]),
        }
        text.push_str(&words);
    }
    text
}

/// Paragraphs read so far, for findings that need more than one.
#[derive(Default)]
pub(in super::super) struct Lines {
    indented: usize,
    /// The spaces of the first line, the run of lines, and what they should be.
    first_indent: Option<(Range<usize>, Range<usize>, String)>,
    pub(in super::super) tables: Tables,
}

impl Lines {
    /// Looks at the lines of a block of text. The first of an item's is the item.
    pub(in super::super) fn text(&mut self, findings: &mut Findings<'_>, block: &TextBlock) {
        let lines = lines(findings.body, block);
        foreign(findings, &lines);
        match block.of {
            Of::Item => {
                lost_sign(findings, &block.place);
                self.runs(findings, &lines, 1);
            }
            Of::Paragraph if spaced_rows(findings, &lines) => {}
            Of::Paragraph if self.tables.paragraph(findings, &lines) || bare_rows(findings, &lines) => {}
            Of::Paragraph => self.runs(findings, &lines, 0),
        }
    }

    fn runs(&mut self, findings: &mut Findings<'_>, lines: &[Line<'_>], from: usize) {
        let mut from = from.min(lines.len());
        for own in lines[from..].chunk_by(Line::goes_on_in) {
            let next = from + own.len();
            let run = Run { before: &lines[..from], lines: own, next: lines.get(next) };
            self.run(findings, run);
            from = next;
        }
    }

    fn run(&mut self, findings: &mut Findings<'_>, run: Run<'_, '_>) {
        let opened = run.before.first().and_then(|item| Mark::before(findings.body, item.at.start));
        let bullet = opened.as_ref().and_then(|mark| mark.bullet_of(run)).unwrap_or('-');
        let goes_on = opened.filter(|mark| mark.goes_on_in(run));
        match (run.lines[0].start, goes_on) {
            (Start::Number, Some(mark)) => further_items(findings, run, &mark),
            (Start::Number, None) if run.lines.len() > 1 && (run.flows() || run.has_full_stops()) => {
                numbers(findings, run);
            }
            (Start::Bullet(mark), _) if !run.stands_apart() || is_of_symbol_font(mark) => {
                bullets(findings, run, mark, bullet);
            }
            (Start::Doubtful(mark), list) if list.is_some() || run.lines.len() > 1 => {
                bullets(findings, run, mark, bullet);
            }
            (Start::Hash, _) => run.lines.iter().for_each(|line| hash(findings, line)),
            (Start::Bars, _) => rows_as_text(findings, &run.places()),
            (Start::Indent, _) if run.sets_words_under_words() || run.begins_paragraphs() => {}
            (Start::Indent, _) => self.indent(run),
            (Start::Plain | Start::Number | Start::Bullet(_) | Start::Doubtful(_), _) => {}
        }
    }

    fn indent(&mut self, run: Run<'_, '_>) {
        self.indented += run.lines.len();
        self.first_indent.get_or_insert_with(|| {
            let words = |line: &Line<'_>| line.text.trim_start_matches('\u{3000}').to_owned();
            let first = &run.lines[0];
            (first.at.start..first.at.end - words(first).len(), run.range(), run.apart(words))
        });
    }

    /// Tells what needs the whole body.
    pub(in super::super) fn finish(mut self, findings: &mut Findings<'_>) {
        self.tables.finish(findings);
        let Some((spaces, range, mended)) = self.first_indent else { return };
        let count = self.indented;
        let lines = counted(count, "line");
        let is_all = findings.body[range.clone()].lines().count() >= count;
        let help = text!(
            "删掉行首的全角空格，段落之间空一行；缩进由主题统一处理",
            "delete the full-width spaces and leave an empty line between paragraphs; the theme indents them"
        );
        let first = text!("；这里只改了第一处", "; only the first place is mended here");
        findings.mend_at(
            &codes::FULL_WIDTH_INDENT,
            &spaces,
            text!("用全角空格做首行缩进（全文 {count} 处）", "{lines} indented by full-width spaces"),
            if is_all { help } else { help + first },
            (range, mended),
        );
    }
}

fn hash(findings: &mut Findings<'_>, line: &Line<'_>) {
    let text = line.text.trim_end();
    let words = text.trim_start_matches(['#', '＃']);
    let marks = text.chars().count() - words.chars().count();
    let mark = "#".repeat(marks.max(2));
    let words = words.trim_start();
    let shown = excerpt(text);
    let right = format!("{mark} {words}");
    let short = excerpt(&right);
    findings.mend(
        &codes::HEADING_MARK,
        line.at.start..line.at.start + text.len(),
        text!("“{shown}”没有成为标题", "“{shown}” did not become a heading"),
        text!("用半角 #，后面加一个空格：{short}", "use a half-width # and a space behind it: {short}"),
        right,
    );
}
