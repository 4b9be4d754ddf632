//! The one place that sets up the parser.

use pulldown_cmark::{DefaultBrokenLinkCallback, OffsetIter, Options, Parser};

/// CommonMark with tables, footnotes, strikethrough, task lists, heading attributes, alerts and
/// definition lists. Not with smart punctuation, mathematics or metadata, which take straight
/// quotes, `$` and `---` for something that a township's news never means.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// The events of a prepared body with their places in it.
pub(super) fn events(text: &str) -> OffsetIter<'_, DefaultBrokenLinkCallback> {
    Parser::new_ext(text, options()).into_offset_iter()
}
