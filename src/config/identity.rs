//! `[identity]`: the numbers and the mark that a government gives a website.

use super::Identity;
use super::table::TomlTable;
use crate::config::codes;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::text;

/// A picture that the section names: its key, what is written there, and where.
type Named = (&'static str, String, Span);

/// The site's numbers, and the pictures that are named for its marks.
pub(super) fn read(top: &mut TomlTable<'_, '_>) -> (Identity, Vec<Named>) {
    let Some(mut table) = top.table("identity") else { return (Identity::default(), Vec::new()) };
    let mut pictures = Vec::new();
    let mut picture = |table: &mut TomlTable<'_, '_>, key: &'static str| {
        let Some((written, span)) = table.text(key) else { return String::new() };
        let name = written.trim().to_owned();
        if !name.is_empty() {
            pictures.push((key, name.clone(), span));
        }
        name
    };
    let identity = Identity {
        site_name: table.text_or_empty("site_name"),
        site_domain: table.text_or_empty("site_domain"),
        site_id_code: site_code(&mut table),
        icp_record: table.text_or_empty("icp_record"),
        police_record: table.text_or_empty("police_record"),
        mark_image: picture(&mut table, "mark_image"),
        police_image: picture(&mut table, "police_image"),
        party_image: picture(&mut table, "party_image"),
        party_url: table.text_or_empty("party_url"),
    };
    top.diagnostics.extend(table.finish("[identity]"));
    (identity, pictures)
}

/// Ten digits, or `bm` and eight (网站标识码; the head tag `SiteIDCode` of 国办发〔2017〕47号); anything else is told.
fn site_code(table: &mut TomlTable<'_, '_>) -> String {
    let Some((written, span)) = table.text("site_id_code") else { return String::new() };
    let code = written.trim();
    let digits = code.strip_prefix("bm").unwrap_or(code);
    let whole = code.len() == 10 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !whole && !code.is_empty() {
        let message = text!("网站标识码应是十位数字：{code}", "the code of the site has ten digits: {code}");
        table.diagnostics.push(Diagnostic::new(&codes::SITE_CODE, span, message).help(text!(
            "写上级统一编的十位数字；还没有就删去这一行",
            "write the ten digits that were given to the site; without them delete the line"
        )));
        return String::new();
    }
    code.to_owned()
}
