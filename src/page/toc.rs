//! The headings of a text as a table of contents.

use serde::Serialize;

use crate::article::markdown::Heading;

/// A heading in the table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TocView {
    /// The id, for `#id`.
    pub id: String,
    /// The words.
    pub title: String,
    /// Headings below it.
    pub children: Vec<TocView>,
}

/// The headings as a tree of at most three levels.
pub(super) fn toc(outline: &[Heading]) -> Vec<TocView> {
    let Some(top) = outline.iter().map(|heading| heading.level).min() else { return Vec::new() };
    let mut tree: Vec<TocView> = Vec::new();
    for heading in outline.iter().filter(|heading| heading.level <= top + 2) {
        let entry = TocView { id: heading.id.clone(), title: heading.text.clone(), children: Vec::new() };
        let mut place = &mut tree;
        for _ in top..heading.level {
            if place.is_empty() {
                break;
            }
            place = &mut place.last_mut().expect("checked to hold something").children;
        }
        place.push(entry);
    }
    tree
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_become_a_tree() {
        let heading = |level, id: &str| Heading { level, id: id.into(), text: id.into(), span: 0..0 };
        let tree = toc(&[
            heading(3, "z"),
            heading(2, "a"),
            heading(3, "b"),
            heading(4, "c"),
            heading(5, "d"),
            heading(4, "e"),
            heading(2, "f"),
        ]);
        let draw = |tree: &[TocView]| -> String {
            fn go(tree: &[TocView]) -> String {
                tree.iter().map(|t| [t.id.as_str(), "(", &go(&t.children), ")"].concat()).collect()
            }
            go(tree)
        };
        assert_eq!(draw(&tree), "z()a(b(c()e()))f()");
    }
}
