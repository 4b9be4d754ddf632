//! Lines of paragraphs that were meant as something else.

use std::ops::Range;

use super::super::paragraphs::{Of, TextBlock};
use super::foreign::{foreign, lost_sign, spaced_rows};
use super::lines::{Line, Run, lines};
use super::list::{Mark, bullets, further_items, numbers};
use super::rows::rows_as_text;
use super::start::{Start, is_of_symbol_font};
use super::table::{Tables, bare_rows};
use super::{Findings, excerpt};
use crate::article::markdown::codes;
use crate::diagnostic::counted;
use crate::text;

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
