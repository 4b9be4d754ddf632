//! `[document]`: how index numbers (索引号) of official documents are made. Their composition is local,
//! so it is a template.

use super::table::TomlTable;
use crate::diagnostic::Text;
use crate::text;

/// A template of index numbers, with region and department filled in: `{region}{dept}/{year}-{serial:05}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexTemplate {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    /// Four digits.
    Year,
    /// At least so many digits, with zeros in front.
    Serial(usize),
}

/// The largest number of digits of a serial.
const WIDEST: usize = 9;

/// What an index number is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexParts {
    /// The year, where the template has one.
    pub year: Option<i16>,
    /// The serial.
    pub serial: u32,
}

impl IndexTemplate {
    /// Reads a template; the error says what is wrong with it.
    pub fn parse(template: &str, region: &str, dept: &str) -> Result<Self, Text> {
        let mut pieces = Vec::new();
        let mut rest = template.trim();
        while let Some((words, behind)) = rest.split_once('{') {
            let Some((name, behind)) = behind.split_once('}') else {
                return Err(text!("有 {{ 没有 }}", "there is a {{ without a }}"));
            };
            push_words(&mut pieces, words);
            match name.trim() {
                "region" => push_words(&mut pieces, region),
                "dept" => push_words(&mut pieces, dept),
                "year" => pieces.push(Piece::Year),
                other => pieces.push(serial(other)?),
            }
            rest = behind;
        }
        push_words(&mut pieces, rest);
        let serials = pieces.iter().filter(|piece| matches!(piece, Piece::Serial(_))).count();
        if serials != 1 {
            return Err(text!("要有一个 {{serial}}（顺序号）", "there must be one {{serial}}"));
        }
        let touching = |pair: &[Piece]| !pair.iter().any(|piece| matches!(piece, Piece::Words(_)));
        if pieces.windows(2).any(touching) {
            return Err(text!(
                "年份和顺序号之间要有分隔，例如 {{year}}-{{serial:05}}",
                "year and serial need something between them: {{year}}-{{serial:05}}"
            ));
        }
        Ok(Self { pieces })
    }

    /// The number of a year and serial.
    pub fn number(&self, year: i16, serial: u32) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Year => format!("{year:04}"),
            Piece::Serial(width) => format!("{serial:0width$}"),
        };
        self.pieces.iter().map(piece).collect()
    }

    /// Takes a number apart; `None` when it does not fit the template.
    pub fn parts(&self, number: &str) -> Option<IndexParts> {
        let mut rest = number.trim();
        let mut parts = IndexParts { year: None, serial: 0 };
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => rest = rest.strip_prefix(words.as_str())?,
                Piece::Year => {
                    let digits = rest.get(..4)?;
                    parts.year = Some(whole(digits)?);
                    rest = &rest[4..];
                }
                Piece::Serial(width) => {
                    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
                    // More digits than the template's only where the number needs them.
                    let fits = length == *width || (length > *width && !rest.starts_with('0'));
                    parts.serial = whole(rest.get(..length).filter(|_| fits)?)?;
                    rest = &rest[length..];
                }
            }
        }
        rest.is_empty().then_some(parts)
    }
}

fn push_words(pieces: &mut Vec<Piece>, words: &str) {
    match pieces.last_mut() {
        _ if words.is_empty() => {}
        Some(Piece::Words(last)) => last.push_str(words),
        _ => pieces.push(Piece::Words(words.to_owned())),
    }
}

fn serial(name: &str) -> Result<Piece, Text> {
    let width = match name.split_once(':') {
        None if name == "serial" => Some(1),
        Some(("serial", width)) => width.trim().parse().ok(),
        _ => None,
    };
    width.filter(|width| (1..=WIDEST).contains(width)).map(Piece::Serial).ok_or_else(|| {
        text!(
            "{{{name}}} 不认识，可用 {{region}} {{dept}} {{year}} {{serial:05}}",
            "{{{name}}} is unknown; known are {{region}} {{dept}} {{year}} {{serial:05}}"
        )
    })
}

fn whole<T: std::str::FromStr>(digits: &str) -> Option<T> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// The section of site.toml.
pub(super) fn read(top: &mut TomlTable<'_, '_>) -> Option<IndexTemplate> {
    let mut table = top.table("document")?;
    let (region, dept) = (table.text_or_empty("region"), table.text_or_empty("dept"));
    let template = table.text("index_number").and_then(|(template, span)| {
        let parsed = IndexTemplate::parse(&template, &region, &dept);
        parsed
            .map_err(|Text { zh, en }| {
                let message = text!(
                    "index_number 不可用：{template}（{zh}）",
                    "index_number cannot be used: {template} ({en})"
                );
                let help = text!(
                    "写成 index_number = \"{{region}}{{dept}}/{{year}}-{{serial:05}}\" 这样",
                    "write it like index_number = \"{{region}}{{dept}}/{{year}}-{{serial:05}}\""
                );
                table.refuse(span, message, help);
            })
            .ok()
    });
    top.diagnostics.extend(table.finish("[document]"));
    template
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template() -> IndexTemplate {
        IndexTemplate::parse("{region}{dept}/{year}-{serial:05}", "JS", "01").unwrap()
    }

    #[test]
    fn numbers_are_made_and_taken_apart() {
        assert_eq!(template().number(2025, 7), "JS01/2025-00007");
        assert_eq!(template().parts("JS01/2025-00007"), Some(IndexParts { year: Some(2025), serial: 7 }));
        assert_eq!(template().number(2025, 123_456), "JS01/2025-123456");
        assert_eq!(template().parts("JS01/2025-123456").unwrap().serial, 123_456);
    }

    #[test]
    fn what_does_not_fit_is_told_apart() {
        for number in [
            "JS01/2025-7",
            "JS01/2025-000007",
            "JS02/2025-00007",
            "JS01/25-00007",
            "JS01/2025-00007a",
            "",
            "金山",
        ] {
            assert_eq!(template().parts(number), None, "{number}");
        }
        assert_eq!(template().parts("JS01/2025-99999999999"), None);
    }

    #[test]
    fn templates_say_what_is_wrong() {
        let fault = |template: &str| IndexTemplate::parse(template, "", "").unwrap_err().en;
        assert_eq!(fault("{year}"), "there must be one {serial}");
        assert_eq!(
            fault("{year}{serial:05}"),
            "year and serial need something between them: {year}-{serial:05}"
        );
        assert_eq!(
            fault("{serial:0}"),
            "{serial:0} is unknown; known are {region} {dept} {year} {serial:05}"
        );
        assert_eq!(
            fault("{yaer}-{serial}"),
            "{yaer} is unknown; known are {region} {dept} {year} {serial:05}"
        );
        assert_eq!(fault("{serial"), "there is a { without a }");
    }
}
