//! `[search]`: what readers can search.

use super::SearchSettings;
use super::table::TomlTable;

pub(super) fn read(top: &mut TomlTable<'_, '_>) -> SearchSettings {
    let usual = SearchSettings::default();
    let Some(mut table) = top.table("search") else { return usual };
    let settings = SearchSettings {
        enabled: table.switch("enabled").unwrap_or(usual.enabled),
        attachments: table.switch("attachments").unwrap_or(usual.attachments),
    };
    top.diagnostics.extend(table.finish("[search]"));
    settings
}
