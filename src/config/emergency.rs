//! `[emergency]`: a sentence above every page for some days.

use super::Emergency;
use super::table::TomlTable;
use crate::source::Moment;
use crate::text;

/// `[emergency]`; without a last day a warning would stand for ever, so one without it is refused.
pub(super) fn read(top: &mut TomlTable<'_, '_>) -> Option<Emergency> {
    let mut table = top.table("emergency")?;
    let text = table.text("text");
    let url = table.text_or_empty("url").trim().trim_start_matches('/').to_owned();
    let until = table.text("until");
    let day = until.as_ref().and_then(|(written, _)| Moment::parse(written).ok()).map(|moment| moment.date());
    let whole = text.clone().filter(|(text, _)| !text.trim().is_empty()).zip(day);
    if whole.is_none() && table.diagnostics.is_empty() {
        let place = until.or(text).map_or_else(|| table.source().span(0..0), |(_, span)| span);
        let message = text!(
            "[emergency] 要有 text（提示的话）和 until（最后一天）",
            "[emergency] needs text and until, its last day"
        );
        let help = text!(
            "写成 text = \"防汛Ⅲ级应急响应中，请勿靠近河道\"、until = \"2025-06-30\"",
            "write text = \"…\" and until = \"2025-06-30\""
        );
        table.refuse(place, message, help);
    }
    top.diagnostics.extend(table.finish("[emergency]"));
    whole.map(|((text, _), until)| Emergency { text: text.trim().to_owned(), url, until })
}
