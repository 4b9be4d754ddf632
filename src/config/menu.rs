//! `[[menu]]`: the main navigation, in one level or two.

use super::MenuEntry;
use super::table::TomlTable;
use crate::config::codes;
use crate::diagnostic::Diagnostic;
use crate::text;

/// How deep a table of the menu stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Top,
    Below,
}

/// The entries of the menu, in their order.
pub(super) fn read(top: &mut TomlTable<'_, '_>) -> Vec<MenuEntry> {
    entries(top, "menu", Level::Top)
}

fn entries(around: &mut TomlTable<'_, '_>, key: &'static str, level: Level) -> Vec<MenuEntry> {
    let mut found = Vec::new();
    for table in around.tables(key) {
        let (entry, findings) = entry(table, level);
        found.extend(entry);
        around.diagnostics.extend(findings);
    }
    found
}

fn entry(mut table: TomlTable<'_, '_>, level: Level) -> (Option<MenuEntry>, Vec<Diagnostic>) {
    let source = table.source();
    let (name, url) = (table.text("name"), table.text("url"));
    let entries = if level == Level::Top { entries(&mut table, "entries", Level::Below) } else { Vec::new() };
    let address = |url: String| url.trim().trim_start_matches('/').to_owned();
    let entry = match (name, url) {
        (Some((name, _)), Some((url, span))) => {
            Some(MenuEntry { name, url: Some(address(url)), span, entries })
        }
        (Some((name, span)), None) if !entries.is_empty() => {
            Some(MenuEntry { name, url: None, span, entries })
        }
        (name, url) if table.diagnostics.is_empty() => {
            let place = name.or(url).map_or_else(|| source.span(0..0), |(_, span)| span);
            let message =
                text!("[[menu]] 的每一项都要有 name 和 url", "every [[menu]] entry needs name and url");
            table.diagnostics.push(Diagnostic::new(&codes::MISSING_KEY, place, message));
            None
        }
        _ => None,
    };
    (entry, table.finish("[[menu]]"))
}
