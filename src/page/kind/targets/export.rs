//! Targets as files: CSV for WPS and Excel, JSON for programs.
//!
//! What is written here can be read back as a table beside an article.

use serde_json::{Map, Value, json};

use super::words::{self, compact};
use crate::article::kind::{Decimal, Goal, Target};
use crate::page::kind::cells;
use crate::site::{ArticleId, Indicator, Site, TargetPlace};

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
    /// Where it stands.
    pub place: TargetPlace,
}

const HEADINGS: [&str; 18] = [
    "指标",
    "年份",
    "方向",
    "目标值",
    "区间上限",
    "单位",
    "限定",
    "依据",
    "上年",
    "实际",
    "完成率",
    "位次",
    "属性",
    "备注",
    "原文",
    "出处",
    "项",
    "网址",
];

/// UTF-8 with a byte order mark, lines ended by CRLF: what WPS and Excel open without asking.
pub fn csv(site: &Site, rows: &[Exported<'_>]) -> Vec<u8> {
    let rows = rows.iter().map(|row| cells(site, row).to_vec());
    cells::csv(std::iter::once(HEADINGS.map(str::to_owned).to_vec()).chain(rows))
}

fn cells(site: &Site, row: &Exported<'_>) -> [String; 18] {
    let target = row.target;
    let (value, high) = match &target.value {
        Goal::Range(low, high) => (low.to_string(), high.to_string()),
        _ => (words::number(target), String::new()),
    };
    let typed = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        row.name.to_owned(),
        row.year.to_string(),
        typed(&target.verb),
        value,
        high,
        typed(&target.unit),
        words::qualifier(target),
        words::basis(target, row.basis).unwrap_or_default().to_owned(),
        typed(&target.last_year),
        typed(&target.actual),
        typed(&target.completion),
        typed(&target.rank),
        typed(&target.nature),
        typed(&target.note),
        compact(&target.to_string()),
        site.article(row.place.article).article.matter.title.clone(),
        (row.place.item + 1).to_string(),
        row_url(site, row.place),
    ]
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
    put("actual", json!(target.actual));
    put("completion", json!(target.completion));
    put("rank", json!(target.rank));
    put("nature", json!(target.nature));
    put("note", json!(target.note));
    let said =
        [words::lead(target, row.basis), words::value(target, row.basis), words::remark(target)].concat();
    put("text", json!(said));
    put("source", json!(row_url(site, row.place)));
    put("source_title", json!(site.article(row.place.article).article.matter.title));
    put("source_item", json!(row.place.item + 1));
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
    cells::json(&json!({
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
    cells::json(&json!({ "title": title, "url": url, "years": site.series.years, "indicators": indicators }))
}

/// The row of a target on the page of its article, absolute.
fn row_url(site: &Site, place: TargetPlace) -> String {
    format!("{}#{}", article_url(site, place.article), super::row_id(place.item))
}

/// The page of an article, absolute.
pub fn article_url(site: &Site, id: ArticleId) -> String {
    site.config.base_url.join(&site.article(id).path.pretty_url())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_json_have_the_digits_typed() {
        let shown = |text: &str| number(&Decimal::parse(text).unwrap()).to_string();
        for text in ["5.5", "10", "0.1", "-3", "1200", "6.8"] {
            assert_eq!(shown(text), text);
        }
        assert_eq!(shown("123456789012345678901234567890"), "\"123456789012345678901234567890\"");
    }
}
