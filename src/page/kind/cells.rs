//! Data as files, and links to them: CSV for WPS and Excel, JSON for programs.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use crate::article::kind::Decimal;

/// A file with data.
#[derive(Debug, Clone, Serialize)]
pub struct DownloadView {
    /// Where it lies.
    pub url: String,
    /// Its size in words: `1 KB`.
    pub size: String,
}

/// UTF-8 with a byte order mark, lines ended by CRLF: what WPS and Excel open without asking. Rows may differ in
/// length.
pub fn csv<R: AsRef<[String]>>(rows: impl Iterator<Item = R>) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        let cells = row.as_ref().iter().map(|cell| guarded(cell).into_owned());
        out.write_record(cells).expect("memory takes every record");
    }
    out.into_inner().expect("memory takes every byte")
}

/// Indented, ended by a line end.
pub fn json(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

/// A text that begins like a formula would be run by a spreadsheet: an apostrophe makes it text.
fn guarded(cell: &str) -> Cow<'_, str> {
    let formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
    if formula && Decimal::parse(cell).is_none() { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=HYPERLINK(\"http://a\")", "=1+1", "+1a", "-甲", "@SUM", "＝1", "\tx"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["-3", "+4.5", "5.5", "10%", "地区生产总值"] {
            assert_eq!(guarded(text), text);
        }
    }
}
