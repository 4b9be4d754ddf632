//! Quotes that were meant as alerts.

use std::ops::Range;

use super::super::alert::{Opening, kind, opening};
use super::{Findings, excerpt};
use crate::article::markdown::codes;
use crate::diagnostic::Diagnostic;
use crate::text;

/// The longest name of an alert, in characters.
const LONGEST_NAME: usize = 10;

impl Findings<'_> {
    /// A quote that is no alert: tells of one that begins like an alert.
    pub(in super::super) fn no_alert(&mut self, range: &Range<usize>) {
        let body = self.body;
        let quote = &body[range.clone()];
        let Some(Opening { name, behind }) = opening(quote) else { return };
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return;
        }
        let place = range.start..range.start + behind;
        let shown = excerpt(quote);
        let message = text!("“{shown}”没有成为提示框：", "“{shown}” did not become an alert: ");
        if kind(name).is_none() {
            let reason = text!("没有“{name}”这一种", "there is no kind “{name}”");
            let help = text!(
                "可以写 [!说明]、[!提示]、[!重要]、[!警告]、[!注意]",
                "write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION]"
            );
            return self.tell(&codes::NO_ALERT, &place, message + reason, help);
        }
        let rest = quote[behind..].lines().next().unwrap_or_default();
        // A colon between name and words is needed no more.
        let words = rest.trim_start().trim_start_matches(['：', ':']).trim_start();
        let (reason, help) = if words.is_empty() {
            (text!("名称后面还有冒号", "a colon follows its name"), text!("删掉冒号", "delete the colon"))
        } else {
            (
                text!("名称后面还有文字", "words follow its name"),
                text!("文字另起一行，行首也写 >", "write the words in the next line, behind a > too"),
            )
        };
        let diagnostic = Diagnostic::new(&codes::NO_ALERT, self.span(&place), message + reason).help(help);
        let marks = self.prefix(place.end);
        let gap = self.exact(place.end..place.end + rest.len() - words.len());
        let between = if words.is_empty() { String::new() } else { format!("\n{marks}") };
        // Behind the mark of a list's item its line begins otherwise than the next one has to.
        let can_go_on = marks.ends_with(['>', ' ']) && marks.contains('>');
        self.push(if can_go_on { diagnostic.patch(gap, between) } else { diagnostic });
    }
}
