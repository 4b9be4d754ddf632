//! Filters for templates.

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::breaks::{self, Glossary};
use crate::source::encode_segment;

/// The filters every template can use.
pub(super) fn register(tera: &mut Tera, glossary: &[String]) {
    let glossary = Glossary::new(glossary);
    tera.register_filter("date", date);
    tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State| encode_segment(text));
    tera.register_filter("breaks", move |title: &str, _: Kwargs, _: &State| title_breaks(title, &glossary));
}

/// `x | date(style="long")`: a date of a view in words. Styles: `long` 2025年4月2日, `long-time`
/// 2025年4月2日 09:00 (without the time where none was given), `day` 2025-04-02, `month-day` 04-02,
/// `short` 4月2日.
#[expect(clippy::needless_pass_by_value, reason = "the shape that tera wants of filters")]
fn date(value: &str, arguments: Kwargs, _: &State) -> TeraResult<String> {
    let style = arguments.get::<&str>("style")?.unwrap_or("long");
    let bad = || tera::Error::message(format!("“{value}”不是日期 / “{value}” is no date"));
    let (day, rest) = value.split_at_checked(10).filter(|(day, _)| is_day(day)).ok_or_else(bad)?;
    let [year, month, of_month] = [&day[..4], &day[5..7], &day[8..]].map(|part| part.trim_start_matches('0'));
    match style {
        "long" => Ok(format!("{year}年{month}月{of_month}日")),
        "long-time" => {
            let time = rest
                .get(1..6)
                .filter(|time| time.is_ascii())
                .map(|time| format!(" {time}"))
                .unwrap_or_default();
            Ok(format!("{year}年{month}月{of_month}日{time}"))
        }
        "day" => Ok(day.to_owned()),
        "month-day" => Ok(day[5..].to_owned()),
        "short" => Ok(format!("{month}月{of_month}日")),
        other => Err(tera::Error::message(format!(
            "date 没有样式“{other}”，可用 long、long-time、day、month-day、short / date has no style “{other}”"
        ))),
    }
}

/// Whether a text is a day in digits, `2025-04-02`.
fn is_day(text: &str) -> bool {
    let fits =
        |(at, byte): (usize, u8)| if [4, 7].contains(&at) { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(fits)
}

/// `title | breaks`: the title as HTML with `<wbr>` where a line may break.
fn title_breaks(title: &str, glossary: &Glossary) -> Value {
    let phrases = breaks::phrases(title, glossary);
    let escaped: Vec<String> = phrases.into_iter().map(escape).collect();
    Value::safe_string(&escaped.join("<wbr>"))
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
