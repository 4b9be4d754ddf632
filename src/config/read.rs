//! The keys of site.toml, section by section.

use super::table::{self, TomlTable};
use super::{
    BaseUrl, Config, Credit, LineEnds, Organization, ReviewNames, ReviewSettings, check, credit, document,
    emergency, identity, menu, outside, pictures, sample, search,
};
use crate::config::codes;
use crate::diagnostic::{Checked, Diagnostic, Text};
use crate::source::{Date, Moment, Source, Zone};
use crate::text;

/// The file's name in the site's root.
pub const FILE: &str = "site.toml";

/// Reads site.toml. The value is `None` when the file is no TOML at all; otherwise every key that
/// could not be read has a finding and its default.
pub fn read(source: &Source) -> Checked<Option<Config>> {
    let mut checked = table::parse(source, config);
    checked.diagnostics.extend(sample::left(source));
    checked
}

fn config(top: &mut TomlTable<'_, '_>) -> Config {
    let (title, base_url) = required(top, top.source());
    let theme = top.text("theme");
    let (identity, identity_pictures) = identity::read(top);
    Config {
        title,
        base_url,
        language: top.text("language").map_or_else(|| "zh-CN".to_owned(), |(text, _)| text),
        zone: zone(top),
        theme: theme.as_ref().map_or_else(|| "jinshan".to_owned(), |(name, _)| name.clone()),
        theme_span: theme.map(|(_, span)| span),
        description: top.text_or_empty("description"),
        keywords: top.texts("keywords").into_iter().map(|(word, _)| word).collect(),
        glossary: top.texts("glossary").into_iter().map(|(phrase, _)| phrase).collect(),
        paginate_by: top.number("paginate_by", 1..1001).unwrap_or(20),
        feed_limit: top.number("feed_limit", 1..1001).unwrap_or(20),
        seal: seal(top),
        emergency: emergency::read(top),
        place: top.text_or_empty("place"),
        organization: organization(top),
        identity,
        identity_pictures,
        credit: credit(top),
        review: review(top),
        line_ends: line_ends(top),
        index_template: document::read(top),
        menu: menu::read(top),
        outside: outside::read(top),
        share: outside::share(top),
        indicator_aliases: indicator_aliases(top),
        check: check::read(top),
        pictures: pictures::read(top),
        search: search::read(top),
        theme_options: top.free_values("theme_options"),
    }
}

fn required(top: &mut TomlTable<'_, '_>, source: &Source) -> (String, BaseUrl) {
    let title = top.text("title");
    if title.as_ref().is_none_or(|(text, _)| text.trim().is_empty()) {
        let place = title.as_ref().map_or_else(|| source.span(0..0), |(_, span)| span.clone());
        let message = text!("site.toml 没有写 title（网站名称）", "site.toml has no title");
        let help = text!("加一行：title = \"金山镇政务新闻\"", "add a line: title = \"…\"");
        top.diagnostics.push(Diagnostic::new(&codes::MISSING_KEY, place, message).help(help));
    }
    let base_url = match top.text("base_url") {
        Some((text, span)) => BaseUrl::parse(&text).map_err(|Text { zh, en }| {
            let message = text!("base_url 不可用：{text}（{zh}）", "base_url cannot be used: {text} ({en})");
            top.refuse(
                span,
                message,
                text!(
                    "写成 https://www.example.gov.cn/jinshan/ 这样",
                    "write it like https://www.example.gov.cn/jinshan/"
                ),
            );
        }),
        None => {
            let message = text!("site.toml 没有写 base_url（网站网址）", "site.toml has no base_url");
            let help = text!(
                "加一行：base_url = \"https://www.example.gov.cn/jinshan/\"",
                "add a line: base_url = \"https://www.example.gov.cn/jinshan/\""
            );
            top.diagnostics.push(Diagnostic::new(&codes::MISSING_KEY, source.span(0..0), message).help(help));
            Err(())
        }
    };
    let stand_in = || BaseUrl::parse("https://example.invalid/").expect("a plain address");
    (
        title.map(|(text, _)| text.trim().to_owned()).unwrap_or_default(),
        base_url.unwrap_or_else(|()| stand_in()),
    )
}

fn line_ends(top: &mut TomlTable<'_, '_>) -> LineEnds {
    let Some(mut table) = top.table("markdown") else { return LineEnds::default() };
    let line_ends = match table.text("line_ends") {
        None => LineEnds::default(),
        Some((name, _)) if name == "paragraphs" => LineEnds::Paragraphs,
        Some((name, _)) if name == "commonmark" => LineEnds::CommonMark,
        Some((name, span)) => {
            let message = text!("line_ends 不能写成“{name}”", "line_ends cannot be “{name}”");
            let help = text!(
                "写成 line_ends = \"paragraphs\"（一行一段）或 \"commonmark\"（空一行才分段）",
                "write line_ends = \"paragraphs\" (a line is a paragraph) or \"commonmark\" (an empty line ends one)"
            );
            table.refuse(span, message, help);
            LineEnds::default()
        }
    };
    top.diagnostics.extend(table.finish("[markdown]"));
    line_ends
}

fn zone(top: &mut TomlTable<'_, '_>) -> Zone {
    let shanghai = || Zone::named("Asia/Shanghai").expect("the zone table inside the program has it");
    let Some((name, span)) = top.text("timezone") else { return shanghai() };
    Zone::named(&name).unwrap_or_else(|| {
        let message = text!("没有“{name}”这个时区", "there is no time zone “{name}”");
        top.refuse(
            span,
            message,
            text!("写成 timezone = \"Asia/Shanghai\"", "write timezone = \"Asia/Shanghai\""),
        );
        shanghai()
    })
}

/// A seal has up to four characters: more do not fit a square.
fn seal(top: &mut TomlTable<'_, '_>) -> String {
    let Some((seal, span)) = top.text("seal") else { return String::new() };
    let seal = seal.trim();
    if seal.chars().count() > 4 {
        let message = text!("印章文字“{seal}”太长", "the seal “{seal}” is too long");
        top.refuse(
            span,
            message,
            text!(
                "写一到四个字，例如 seal = \"金山\"",
                "write one to four characters, such as seal = \"金山\""
            ),
        );
    }
    seal.to_owned()
}

fn organization(top: &mut TomlTable<'_, '_>) -> Organization {
    let Some(mut table) = top.table("organization") else { return Organization::default() };
    let organization = Organization {
        sponsor: table.text_or_empty("sponsor"),
        operator: table.text_or_empty("operator"),
        address: table.text_or_empty("address"),
        phone: table.text_or_empty("phone"),
        email: table.text_or_empty("email"),
        hours: table.text_or_empty("hours"),
    };
    top.diagnostics.extend(table.finish("[organization]"));
    organization
}

fn credit(top: &mut TomlTable<'_, '_>) -> Credit {
    let Some(mut table) = top.table("credit") else { return Credit::default() };
    let present = |text: String| Some(text).filter(|text| !text.is_empty());
    let credit = Credit {
        editor: present(table.text_or_empty("editor")),
        source: present(table.text_or_empty("source")),
        require: credit::required(&mut table),
        line: credit::line(&mut table),
    };
    top.diagnostics.extend(table.finish("[credit]"));
    credit
}

fn review(top: &mut TomlTable<'_, '_>) -> ReviewSettings {
    let Some(mut table) = top.table("review") else { return ReviewSettings::default() };
    let review = ReviewSettings {
        require: credit::required_reviews(&mut table),
        from: day(&mut table, "from"),
        names: if table.switch("show").unwrap_or(false) { ReviewNames::Shown } else { ReviewNames::Kept },
    };
    top.diagnostics.extend(table.finish("[review]"));
    review
}

/// A day that may be left out.
fn day(table: &mut TomlTable<'_, '_>, key: &'static str) -> Option<Date> {
    let (written, span) = table.text(key)?;
    let day = Moment::parse(written.trim()).ok().map(|moment| moment.date());
    if day.is_none() {
        let help = text!("写成 {key} = \"2026-01-01\"", "write {key} = \"2026-01-01\"");
        table.refuse(span, text!("{key} 的“{written}”不是日期", "{key} = “{written}” is no date"), help);
    }
    day
}

/// `[indicator_aliases]`: former name = present name.
fn indicator_aliases(top: &mut TomlTable<'_, '_>) -> std::collections::BTreeMap<String, String> {
    let mut aliases = std::collections::BTreeMap::new();
    for (former, present, span) in top.free_texts("indicator_aliases") {
        let mut end = present.trim();
        while let Some(next) = aliases.get(end).map(String::as_str).filter(|_| end != former) {
            end = next;
        }
        if end == former || end.is_empty() {
            let message =
                text!("指标“{former}”改名后又回到自己", "the indicator “{former}” is renamed to itself");
            let help = text!(
                "等号左边写旧名，右边写现在的名称",
                "write the former name on the left and the present one on the right"
            );
            top.refuse(span, message, help);
            continue;
        }
        aliases.insert(former, present.trim().to_owned());
    }
    aliases
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourcePath;

    fn read_text(text: &str) -> Checked<Option<Config>> {
        read(&Source::new(SourcePath::new(FILE).unwrap(), text.to_owned()))
    }

    fn findings(text: &str) -> Vec<String> {
        let checked = read_text(text);
        checked
            .diagnostics
            .iter()
            .map(|d| format!("{}:{} {} {}", d.position().0, d.position().1, d.code.id, d.message.en))
            .collect()
    }

    const GOOD: &str = "title = \"金山镇\"\nbase_url = \"https://a.gov.cn/x\"\n";

    #[test]
    fn the_smallest_site_has_defaults() {
        let checked = read_text(GOOD);
        assert_eq!(checked.diagnostics, vec![]);
        let config = checked.value.unwrap();
        assert_eq!((config.paginate_by, config.feed_limit, config.theme.as_str()), (20, 20, "jinshan"));
        assert_eq!(config.credit.line, super::super::CreditLine::default());
    }

    #[test]
    fn all_faults_are_reported_at_once_with_their_places() {
        let text = "titel = \"x\"\nbase_url = \"www.a.cn\"\npaginate_by = \"20\"\nfeed_limit = 0\ntimezone = \"Asia/Peking\"\n[credit]\nrequire = [\"editer\"]\nlien = \"\"\n[check]\ndead-link = \"of\"\n";
        assert_eq!(
            findings(text),
            vec![
                "1:1 ZB105 site.toml has no title",
                "2:12 ZB106 base_url cannot be used: www.a.cn (the address must start with https:// or http://)",
                "5:12 ZB106 there is no time zone “Asia/Peking”",
                "3:15 ZB104 paginate_by is a text, but should be a whole number without quotes",
                "4:14 ZB106 feed_limit cannot be 0",
                "7:12 ZB106 [credit] require does not know “editer”",
                "8:1 ZB103 there is no key “lien” in [credit]",
                "10:13 ZB106 the rule dead-link has an unknown level “of”",
                "1:1 ZB103 there is no key “titel” in site.toml",
            ]
        );
    }

    #[test]
    fn reviews_begin_on_a_day() {
        let review =
            |from: &str| read_text(&format!("{GOOD}[review]\nfrom = \"{from}\"\n")).value.unwrap().review;
        assert_eq!(review(" 2026年1月1日").from, Date::new(2026, 1, 1));
        assert_eq!(
            findings(&format!("{GOOD}[review]\nfrom = \"明年\"\n")),
            ["4:8 ZB106 from = “明年” is no date"]
        );
    }

    #[test]
    fn what_is_no_toml_names_the_line() {
        let found = findings("title = “金山镇”\n");
        assert!(found[0].starts_with("1:9 ZB102"), "{found:?}");
        assert!(read_text("title = “金山镇”\n").value.is_none());
    }
}
