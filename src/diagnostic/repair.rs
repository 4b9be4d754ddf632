//! Texts with the repairs that findings carry. Pure: a text and its findings in, replacements or the new
//! text out. Must not know where texts are kept, nor what the findings are about.

use std::ops::Range;

use super::{Certainty, Diagnostic};
use crate::source::Source;
use crate::source::difference::{Difference, differences};

/// A repair of one text: what stands in a range of its bytes gives way to the replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What is put there.
    pub replacement: String,
}

/// The repairs of a text that may be made unasked, in their order, each with its finding. Of two that
/// touch each other the first is made; the other is found again in the new text, if it is still needed.
pub fn repairs<'d>(source: &Source, findings: &'d [Diagnostic]) -> Vec<(Edit, &'d Diagnostic)> {
    let mut all: Vec<(Edit, &Diagnostic)> = findings.iter().filter_map(|found| edit(source, found)).collect();
    all.sort_by_key(|(edit, _)| (edit.range.start, edit.range.end));
    let mut end = None;
    all.retain(|(edit, _)| {
        let apart = end.is_none_or(|end| edit.range.start > end);
        if apart {
            end = Some(edit.range.end);
        }
        apart
    });
    all
}

/// The certain repair of a finding, if it changes this text.
fn edit<'d>(source: &Source, found: &'d Diagnostic) -> Option<(Edit, &'d Diagnostic)> {
    let patch = found.patch.as_ref().filter(|patch| patch.certainty == Certainty::Certain)?;
    let here = patch.span.source().path() == source.path() && patch.span.source().text() == source.text();
    let edit = Edit { range: patch.span.range(), replacement: patch.replacement.clone() };
    (here && patch.span.text() != patch.replacement).then_some((edit, found))
}

/// The text with replacements made, which are in their order and apart.
pub fn edited<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut new = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        new.push_str(&text[at..edit.range.start]);
        new.push_str(&edit.replacement);
        at = edit.range.end;
    }
    new.push_str(&text[at..]);
    new
}

/// What turns a text into another one, line by line: lines that both have are left alone.
pub fn edits_between(old: &str, new: &str) -> Vec<Edit> {
    let lines = |text| -> Vec<&str> { str::split_inclusive(text, '\n').collect() };
    let starts = |lines: &[&str]| -> Vec<usize> {
        let ends = lines.iter().scan(0, |at, line| {
            *at += line.len();
            Some(*at)
        });
        std::iter::once(0).chain(ends).collect()
    };
    let (old_lines, new_lines) = (lines(old), lines(new));
    let (old_starts, new_starts) = (starts(&old_lines), starts(&new_lines));
    let edit = |Difference { old, new: place }| Edit {
        range: old_starts[old.start]..old_starts[old.end],
        replacement: new[new_starts[place.start]..new_starts[place.end]].to_owned(),
    };
    differences(&old_lines, &new_lines).into_iter().map(edit).collect()
}

/// The next step in mending a text: the repairs that do what they promise. `find` finds what is wrong with a
/// text. Where all of them at once do not take away a finding each, they are tried one by one, and one that
/// takes none away is not made. Empty when nothing is left to do.
pub fn step(source: &Source, find: &dyn Fn(&Source) -> Vec<Diagnostic>) -> Vec<(Edit, Diagnostic)> {
    let findings = find(source);
    let wanted = repairs(source, &findings);
    let owned = |(edit, found): &(Edit, &Diagnostic)| (edit.clone(), (*found).clone());
    let mends = |edits: &[(Edit, &Diagnostic)]| {
        let new = edited(source.text(), edits.iter().map(|(edit, _)| edit));
        let left = find(&Source::new(source.path().clone(), new));
        edits.iter().all(|(_, found)| {
            let made = edits.iter().filter(|(_, other)| other.code == found.code).count();
            count(found, &left) + made <= count(found, &findings)
        })
    };
    if wanted.is_empty() || mends(&wanted) {
        return wanted.iter().map(owned).collect();
    }
    wanted.iter().find(|one| mends(std::slice::from_ref(*one))).map(owned).into_iter().collect()
}

/// How many findings have the code of this one.
fn count(found: &Diagnostic, all: &[Diagnostic]) -> usize {
    all.iter().filter(|other| other.code == found.code).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Severity};
    use crate::source::SourcePath;
    use crate::text;

    static BAD: Code = Code {
        id: "ZB203",
        severity: Severity::Error,
        rule: None,
        title: ("坏", "bad"),
        meaning: ("坏", "bad"),
        wrong: "x",
        right: "y",
    };

    fn source(text: &str) -> Source {
        Source::new(SourcePath::new("content/a/b.md").unwrap(), text.to_owned())
    }

    fn found(source: &Source, range: Range<usize>) -> Diagnostic {
        Diagnostic::new(&BAD, source.span(range), text!("坏", "bad"))
    }

    #[test]
    fn of_two_repairs_that_touch_the_first_is_made() {
        let text = source("abcdef");
        let findings = [
            found(&text, 2..4).patch(text.span(2..4), "CD"),
            found(&text, 0..1).patch(text.span(0..1), ""),
            found(&text, 3..5).patch(text.span(3..5), "XX"),
            found(&text, 5..6).guess(text.span(5..6), "?"),
            found(&text, 5..6).patch(text.span(5..6), "f"),
        ];
        let made = repairs(&text, &findings);
        assert_eq!(edited(text.text(), made.iter().map(|(edit, _)| edit)), "bCDef");
        assert_eq!(repairs(&source("other"), &findings), [], "a text that changed meanwhile is left alone");
    }

    #[test]
    fn lines_that_two_texts_share_are_left_alone() {
        let (old, new) = ("一\n二\n三\n四", "一\n2\n三\n四\n五\n");
        let edits = edits_between(old, new);
        assert_eq!(edits.len(), 2, "{edits:?}");
        assert_eq!(edited(old, &edits), new);
        assert_eq!(edits_between(old, old), []);
        assert_eq!(edited("", &edits_between("", new)), new);
        assert_eq!(edited(new, &edits_between(new, "")), "");
    }

    #[test]
    fn a_repair_that_mends_nothing_is_not_made() {
        let text = source("a b");
        let never = |text: &Source| vec![found(text, 0..1).patch(text.span(0..0), "a")];
        assert_eq!(step(&text, &never), []);
        let one_of_two = |text: &Source| {
            let b = text.text().find('b').map(|at| found(text, at..at + 1).patch(text.span(at..at + 1), "c"));
            never(text).into_iter().chain(b).collect()
        };
        let made = step(&text, &one_of_two);
        assert_eq!(made.len(), 1);
        assert_eq!(edited(text.text(), made.iter().map(|(edit, _)| edit)), "a c");
    }
}
