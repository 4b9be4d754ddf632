//! `[outside]` and `[share]`: what leads out of the site, and how its pages are passed on.

use super::table::TomlTable;
use super::{LeavingPages, Outside, QrCodes, Sharing};
use crate::text;

/// `[outside]`: without it, links lead out at once.
pub(super) fn read(top: &mut TomlTable<'_, '_>) -> Outside {
    let Some(mut table) = top.table("outside") else { return Outside::default() };
    let leaving =
        if table.switch("leaving_page").unwrap_or(false) { LeavingPages::Made } else { LeavingPages::None };
    let mut trusted = Vec::new();
    for (written, span) in table.texts("trusted") {
        let host = written.trim().trim_start_matches(['*', '.']).to_ascii_lowercase();
        let is_host = host.contains('.') && !host.contains(['/', ':', ' ', '@', '?', '#']);
        if is_host {
            trusted.push(host);
        } else {
            let message = text!("trusted 里的“{written}”不是域名", "“{written}” under trusted is no host");
            let help = text!(
                "只写域名，例如 trusted = [\"people.com.cn\"]",
                "write the host alone: trusted = [\"people.com.cn\"]"
            );
            table.refuse(span, message, help);
        }
    }
    top.diagnostics.extend(table.finish("[outside]"));
    Outside { leaving, trusted }
}

/// `[share]`: without it, pages show no code.
pub(super) fn share(top: &mut TomlTable<'_, '_>) -> Sharing {
    let Some(mut table) = top.table("share") else { return Sharing::default() };
    let codes = if table.switch("qr_code").unwrap_or(false) { QrCodes::Shown } else { QrCodes::None };
    top.diagnostics.extend(table.finish("[share]"));
    Sharing { codes }
}
