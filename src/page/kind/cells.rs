//! Tables and values as files: CSV for WPS and Excel, JSON for programs.

use serde_json::Value;

use super::targets::export::guarded;

/// UTF-8 with a byte order mark, lines ended by CRLF: what WPS and Excel open without asking. Rows may differ in
/// length.
pub fn csv<'a>(rows: impl Iterator<Item = &'a Vec<String>>) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        let cells = row.iter().map(|cell| guarded(cell).into_owned());
        out.write_record(cells).expect("memory takes every record");
    }
    out.into_inner().expect("memory takes every byte")
}

/// Indented, ended by a line end.
pub fn json(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}
