//! One paragraph: its lines, its number, its place in the outline.

use roxmltree::Node;

use super::numbering::Label;
use super::reader::Reader;
use super::styles::{Properties, paragraph};
use crate::import::model::{Inline, Margin, words};
use crate::import::report::{Remark, shortened};
use crate::import::xml::{child, value};
use crate::text;

/// Levels of the outline below this are text.
const TEXT_LEVEL: u8 = 9;

/// A paragraph as it was read.
pub(super) struct Line {
    /// Its lines, where somebody ended lines within it.
    pub lines: Vec<Vec<Inline>>,
    pub label: Option<Label>,
    /// Its level as a heading, from 1 for the title.
    pub heading: Option<u8>,
    pub margin: Margin,
    /// Whether it is a line of the table of contents.
    pub is_contents: bool,
    /// Whether its end was taken out, so that the next one goes on.
    pub goes_on: bool,
}

impl Reader<'_> {
    pub(super) fn line(&mut self, element: Node<'_, '_>) -> Line {
        let own = child(element, "pPr");
        let style = own.and_then(|own| value(own, "pStyle"));
        let direct = own.map(paragraph).unwrap_or_default();
        let given = self.styles.properties(style);
        let heading = heading(&direct, &given)
            .or_else(|| self.styles.heading(style).filter(|_| direct.outline.is_none()));
        let mark = own.and_then(|own| child(own, "rPr"));
        let goes_on =
            mark.is_some_and(|mark| child(mark, "del").is_some() || child(mark, "moveFrom").is_some());
        let is_contents = self.styles.is_contents(style);
        let mut run = given.clone();
        // A heading is bold by its style; that says nothing about its words.
        if heading.is_some() {
            (run.bold, run.italic) = (None, None);
        }
        let mut lines = vec![Vec::new()];
        self.runs(element, &run, None, &mut lines);
        let is_empty = lines.iter().all(|line| words(line).trim().is_empty() && line.len() < 2);
        let label = self.label(&direct, &given, style).filter(|_| !is_empty);
        self.blanks(&lines);
        Line {
            lines,
            label,
            heading: heading.filter(|_| !is_empty),
            margin: direct.margin.or(given.margin).unwrap_or_default(),
            is_contents,
            goes_on,
        }
    }

    /// Its number, by its own list or that of its style.
    fn label(&mut self, direct: &Properties, given: &Properties, style: Option<&str>) -> Option<Label> {
        let list = direct.list.as_ref().or(given.list.as_ref())?;
        if list == "0" {
            return None;
        }
        let by_style = || self.styles.ids(style).find_map(|id| self.numbering.level_of_style(list, id));
        let level = direct.level.or_else(by_style).or(given.level).unwrap_or(0);
        let list = list.clone();
        self.numbering.next(&list, level)
    }

    /// Tells of blanks that nobody filled in.
    fn blanks(&mut self, lines: &[Vec<Inline>]) {
        let line: String = lines.iter().map(|line| words(line)).collect();
        if line.contains("___") {
            let shown = shortened(&line);
            self.remark(Remark::doubtful(
                self.place,
                text!("没有填的空：{shown}", "a blank that nobody filled in: {shown}"),
            ));
        }
    }
}

/// The level of a heading by the outline: level 0 of Word is ours of 2, below the title.
fn heading(direct: &Properties, given: &Properties) -> Option<u8> {
    direct.outline.or(given.outline).filter(|level| *level < TEXT_LEVEL).map(|level| level + 2)
}
