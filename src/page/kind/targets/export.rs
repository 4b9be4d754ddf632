//! Targets as files: CSV for WPS and Excel, JSON for programs.
//!
//! What is written here can be read back as a table beside an article.

use serde_json::{Map, Value, json};

use super::words::{self, compact};
use crate::article::kind::{Decimal, Goal, Target};
use crate::site::{ArticleId, Indicator, Site};

/// A target with what its row or object says besides.
pub struct Exported<'a> {
    /// The present name of the indicator.
    pub name: &'a str,
    /// The target.
    pub target: &'a Target,
    /// The year it is for.
    pub year: i16,
    /// The basis of the whole table.
    pub basis: Option<&'a str>,
    /// The article it stands in.
    pub article: ArticleId,
}

const HEADINGS: [&str; 11] =
    ["指标", "年份", "方向", "目标值", "区间上限", "单位", "限定", "依据", "上年", "原文", "网址"];

/// UTF-8 with a byte order mark, lines ended by CRLF: what WPS and Excel open without asking.
pub fn csv(site: &Site, rows: &[Exported<'_>]) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    push_row(&mut out, HEADINGS.map(str::to_owned));
    for row in rows {
        push_row(&mut out, cells(site, row));
    }
    out.into_bytes()
}

fn cells(site: &Site, row: &Exported<'_>) -> [String; 11] {
    let target = row.target;
    let (value, high) = match &target.value {
        Goal::Range(low, high) => (low.to_string(), high.to_string()),
        _ => (words::number(target), String::new()),
    };
    let basis = words::basis(target, row.basis).unwrap_or_default();
    [
        row.name.to_owned(),
        row.year.to_string(),
        target.verb.clone().unwrap_or_default(),
        value,
        high,
        target.unit.clone().unwrap_or_default(),
        words::qualifier(target),
        basis.to_owned(),
        target.last_year.clone().unwrap_or_default(),
        format!("{}{}", target.indicator, compact(&target.words)),
        article_url(site, row.article),
    ]
}

fn push_row(out: &mut String, cells: [String; 11]) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_cell(out, &cell);
    }
    out.push_str("\r\n");
}

/// A text that begins like a formula would be run by a spreadsheet: an apostrophe makes it text.
fn push_cell(out: &mut String, cell: &str) {
    let formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
    let guarded = formula && Decimal::parse(cell).is_none();
    let quoted = cell.contains([',', '"', '\r', '\n']);
    if quoted {
        out.push('"');
    }
    if guarded {
        out.push('\'');
    }
    out.push_str(&cell.replace('"', "\"\""));
    if quoted {
        out.push('"');
    }
}

/// One target as an object.
fn object(site: &Site, row: &Exported<'_>) -> Map<String, Value> {
    let target = row.target;
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| {
        if !value.is_null() {
            object.insert(key.to_owned(), value);
        }
    };
    put("indicator", json!(row.name));
    put("name_in_document", if target.indicator == row.name { Value::Null } else { json!(target.indicator) });
    put("year", json!(row.year));
    put("verb", json!(target.verb));
    match &target.value {
        Goal::About(n) => put_goal(&mut put, "about", n),
        Goal::AtLeast(n) => put_goal(&mut put, "at_least", n),
        Goal::AtMost(n) => put_goal(&mut put, "at_most", n),
        Goal::Exactly(n) => put_goal(&mut put, "exactly", n),
        Goal::Range(low, high) => {
            put("kind", json!("range"));
            put("low", number(low));
            put("high", number(high));
        }
        Goal::InStep(words) => {
            put("kind", json!("in_step"));
            put("with", json!(words));
        }
        Goal::Assigned(words) => {
            put("kind", json!("assigned"));
            put("words", json!(words));
        }
        Goal::Words(words) => {
            put("kind", json!("words"));
            put("words", json!(words));
        }
    }
    put("unit", json!(target.unit));
    put(
        "qualifier",
        Some(words::qualifier(target)).filter(|words| !words.is_empty()).map_or(Value::Null, Value::from),
    );
    put("basis", json!(words::basis(target, row.basis)));
    put("last_year", json!(target.last_year));
    put("text", json!(format!("{}{}", words::lead(target, row.basis), words::value(target, row.basis))));
    put("source", json!(article_url(site, row.article)));
    object
}

fn put_goal(put: &mut impl FnMut(&str, Value), kind: &str, value: &Decimal) {
    put("kind", json!(kind));
    put("value", number(value));
}

/// A JSON number where one can hold the digits, else a text.
fn number(decimal: &Decimal) -> Value {
    let digits = decimal.as_str();
    let parsed: Option<Value> = if digits.contains('.') {
        digits.parse::<f64>().ok().filter(|_| digits.len() <= 16).map(Value::from)
    } else {
        digits.parse::<i64>().ok().map(Value::from)
    };
    parsed.unwrap_or_else(|| Value::from(digits))
}

/// The targets of one article.
pub fn article_json(site: &Site, id: ArticleId, rows: &[Exported<'_>]) -> Vec<u8> {
    let published = site.article(id);
    json_file(&json!({
        "title": published.article.matter.title,
        "url": article_url(site, id),
        "published": published.date.iso(),
        "year": published.target_year(),
        "targets": rows.iter().map(|row| object(site, row)).collect::<Vec<_>>(),
    }))
}

/// The targets of all years by indicator.
pub fn series_json<'a>(
    site: &Site,
    title: &str,
    url: &str,
    rows: impl Iterator<Item = (&'a Indicator, Vec<Exported<'a>>)>,
) -> Vec<u8> {
    let indicator = |(row, targets): (&Indicator, Vec<Exported<'_>>)| {
        let targets: Vec<_> = targets.iter().map(|target| object(site, target)).collect();
        json!({ "indicator": row.name, "former_names": row.former, "unit": row.unit, "targets": targets })
    };
    let indicators: Vec<Value> = rows.map(indicator).collect();
    json_file(&json!({ "title": title, "url": url, "years": site.series.years, "indicators": indicators }))
}

/// A file of JSON: indented, ended by a line end.
fn json_file(value: &Value) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(value).expect("values with text keys have a JSON form");
    text.push('\n');
    text.into_bytes()
}

/// The page of an article, absolute.
pub fn article_url(site: &Site, id: ArticleId) -> String {
    site.config.base_url.join(&site.article(id).path.pretty_url())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> String {
        let mut out = String::new();
        push_cell(&mut out, text);
        out
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(cell("=HYPERLINK(\"http://a\")"), "\"'=HYPERLINK(\"\"http://a\"\")\"");
        for text in ["=1+1", "+1a", "-甲", "@SUM", "＝1", "\tx"] {
            assert!(cell(text).starts_with('\''), "{text}");
        }
        for text in ["-3", "+4.5", "5.5", "10%", "地区生产总值"] {
            assert_eq!(cell(text), text);
        }
        assert_eq!(cell("甲,\"乙\""), "\"甲,\"\"乙\"\"\"");
    }

    #[test]
    fn numbers_in_json_have_the_digits_typed() {
        let shown = |text: &str| number(&Decimal::parse(text).unwrap()).to_string();
        for text in ["5.5", "10", "0.1", "-3", "1200", "6.8"] {
            assert_eq!(shown(text), text);
        }
        assert_eq!(shown("123456789012345678901234567890"), "\"123456789012345678901234567890\"");
    }
}
