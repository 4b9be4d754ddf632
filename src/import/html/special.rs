//! What needs care within a page: digits above the line, labels of items, what is hidden, what is no text.

use scraper::ElementRef;

use super::block::Reader;
use super::inline::words;
use crate::import::model::Style;
use crate::import::report::{Remark, shortened};
use crate::import::shifted::{lowered, raised};
use crate::text;

impl Reader<'_, '_> {
    pub(super) fn shifted(&mut self, element: ElementRef<'_>, depth: usize) {
        let text: String = element.text().collect();
        let up = element.value().name() == "sup";
        match if up { raised(&text) } else { lowered(&text) } {
            Some(text) if element.select(&note_links()).next().is_none() => {
                words(&mut self.current, &text, &self.style);
            }
            _ => self.children(element, depth),
        }
    }

    /// The label of an item: a number stays as text, a bullet makes a list.
    pub(super) fn marker(&mut self, element: ElementRef<'_>) {
        let label: String = element.text().collect();
        let label = label.trim();
        let is_symbol =
            element.html().to_ascii_lowercase().contains("wingdings") || label.chars().count() == 1;
        if is_symbol && !label.chars().all(char::is_numeric) {
            self.bullet = true;
        } else {
            let space = if label.ends_with(|c: char| c.is_ascii()) { " " } else { "" };
            words(&mut self.current, &format!("{label}{space}"), &Style::default());
        }
    }

    pub(super) fn hidden(&mut self, element: ElementRef<'_>) {
        let text: String = element.text().collect();
        let shown = shortened(&text);
        if !shown.is_empty() {
            self.remarks
                .push(Remark::dropped(self.place, text!("隐藏的文字：{shown}", "hidden text: {shown}")));
        }
    }

    pub(super) fn foreign(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        let source =
            element.attr("src").or_else(|| element.attr("data")).or_else(|| element.attr("data-src"));
        let source = source.or_else(|| element.attr("name")).unwrap_or_default();
        let source = shortened(source);
        let message = text!("网页里的 <{name}> {source}", "<{name}> of the page: {source}");
        self.remarks.push(Remark::dropped(self.place, message));
    }
}

fn note_links() -> scraper::Selector {
    scraper::Selector::parse("a[href^='#']").expect("the selector is right")
}
