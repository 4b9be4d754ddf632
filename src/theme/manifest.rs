//! theme.toml: what a theme is called, what it needs, whose child it is, what a site may set.

use std::collections::BTreeMap;

use super::contrast::{Colour, ContrastRule, Paint, Use};
use super::options::{OptionRule, OptionType};
use crate::config::{TomlTable, Written, WrittenValue, parse};
use crate::diagnostic::{Checked, Diagnostic, Text, nearest};
use crate::source::{Source, Span};
use crate::text;
use crate::theme::codes;

/// The file's name in the theme's folder.
pub const FILE: &str = "theme.toml";

/// theme.toml.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeManifest {
    /// The theme's name, that of its folder.
    pub name: String,
    /// Its version: three numbers.
    pub version: String,
    /// What it is like.
    pub description: Text,
    /// The theme that it stands on, and where that is written.
    pub extends: Option<(String, Span)>,
    /// What a site may set, by name.
    pub options: BTreeMap<String, OptionRule>,
    /// Colours that must be told apart.
    pub contrasts: Vec<ContrastRule>,
}

impl ThemeManifest {
    /// Reads the theme.toml of the theme of that name. The value is `None` when it is no TOML at all;
    /// otherwise every key that could not be read has a finding.
    pub fn read(source: &Source, name: &str) -> Checked<Option<Self>> {
        parse(source, |top| manifest(top, name))
    }
}

fn manifest(top: &mut TomlTable<'_, '_>, folder: &str) -> ThemeManifest {
    let name = required(top, "name").map(|(name, span)| {
        if name != folder {
            let message = text!(
                "theme.toml 的 name 是“{name}”，文件夹却叫“{folder}”",
                "name of theme.toml is “{name}”, but the folder is called “{folder}”"
            );
            let help = text!("写成 name = \"{folder}\"", "write name = \"{folder}\"");
            refuse(top, span, message, help);
        }
        name
    });
    let version = required(top, "version");
    if let Some((version, span)) = &version {
        numbers_of(top, "version", version, span);
    }
    min_version(top);
    let description = description(top);
    let extends = top.text("extends");
    let options = options(top);
    let contrasts = contrasts(top, &options);
    ThemeManifest {
        name: name.unwrap_or_else(|| folder.to_owned()),
        version: version.map(|(version, _)| version).unwrap_or_default(),
        description,
        extends,
        options,
        contrasts,
    }
}

fn refuse(top: &mut TomlTable<'_, '_>, span: Span, message: Text, help: Text) {
    top.diagnostics.push(Diagnostic::new(&codes::MANIFEST, span, message).help(help));
}

fn required(top: &mut TomlTable<'_, '_>, key: &'static str) -> Option<(String, Span)> {
    let found = top.value(key).map(|_| ());
    let text = top.text(key);
    if found.is_none() {
        let message = text!("theme.toml 没有写 {key}", "theme.toml has no {key}");
        let help = text!("加一行：{key} = \"…\"", "add a line: {key} = \"…\"");
        refuse(top, top.source().span(0..0), message, help);
    }
    text
}

/// The three numbers of a version, `0.1.0`.
fn numbers(version: &str) -> Option<[u32; 3]> {
    let parts: Vec<u32> = version.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    parts.try_into().ok()
}

fn numbers_of(top: &mut TomlTable<'_, '_>, key: &str, version: &str, span: &Span) -> Option<[u32; 3]> {
    let numbers = numbers(version);
    if numbers.is_none() {
        let message = text!("{key} 不是版本号：{version}", "{key} is no version: {version}");
        let help = text!("写成 {key} = \"0.1.0\"", "write {key} = \"0.1.0\"");
        refuse(top, span.clone(), message, help);
    }
    numbers
}

fn min_version(top: &mut TomlTable<'_, '_>) {
    let Some((version, span)) = top.text("min_version") else { return };
    let Some(needed) = numbers_of(top, "min_version", &version, &span) else { return };
    let own = env!("CARGO_PKG_VERSION");
    if numbers(own).is_some_and(|own| own < needed) {
        let message = text!(
            "主题需要镇报 {version}，正在使用的是 {own}",
            "the theme needs zhenbao {version}, but this is {own}"
        );
        let help = text!(
            "更新镇报到 {version} 或更高版本，或者换用主题的旧版本",
            "update zhenbao to {version} or later, or take an older version of the theme"
        );
        top.diagnostics.push(Diagnostic::new(&codes::NEWER_PROGRAM, span, message).help(help));
    }
}

/// `[description]` with `zh` and `en`, or `description` and `description_en`.
fn description(top: &mut TomlTable<'_, '_>) -> Text {
    if !top.is_section("description") {
        let zh = required(top, "description").map(|(zh, _)| zh).unwrap_or_default();
        return Text { zh, en: top.text_or_empty("description_en") };
    }
    let mut table = top.table("description").expect("just seen to be one");
    let words = both(&mut table, "[description]");
    top.diagnostics.extend(table.finish("[description]"));
    words
}

/// `zh` and `en`, both required.
fn both(table: &mut TomlTable<'_, '_>, section: &str) -> Text {
    let words = Text { zh: table.text_or_empty("zh"), en: table.text_or_empty("en") };
    for (key, written) in [("zh", &words.zh), ("en", &words.en)] {
        if written.is_empty() {
            let span = table.source().span(0..0);
            let message = text!("{section} 没有写 {key}", "{section} has no {key}");
            let help =
                text!("在 {section} 下面加一行：{key} = \"…\"", "add a line below {section}: {key} = \"…\"");
            refuse(table, span, message, help);
        }
    }
    words
}

fn options(top: &mut TomlTable<'_, '_>) -> BTreeMap<String, OptionRule> {
    let mut options = BTreeMap::new();
    for (name, span, mut table) in top.free_tables("options") {
        let section = format!("[options.{name}]");
        let plain = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !plain {
            let message = text!("选项不能叫“{name}”", "an option cannot be called “{name}”");
            let help = text!(
                "只用小写字母、数字和下划线，以字母开头",
                "use small letters, digits and underscores, a letter first"
            );
            refuse(&mut table, span.clone(), message, help);
        }
        let rule = option(&mut table, &section, &span);
        top.diagnostics.extend(table.finish(&section));
        options.extend(rule.map(|rule| (name, rule)));
    }
    options
}

fn option(table: &mut TomlTable<'_, '_>, section: &str, at: &Span) -> Option<OptionRule> {
    let written_type = table.text("type");
    let default = table.value("default");
    let words = both(table, section);
    let (Some((written_type, type_span)), Some(default)) = (written_type, default) else {
        let message = text!("{section} 要写 type 和 default", "{section} needs type and default");
        let help =
            text!("例如 type = \"text\"，default = \"\"", "such as type = \"text\" and default = \"\"");
        refuse(table, at.clone(), message, help);
        return None;
    };
    let Some(kind) = OptionType::named(&written_type) else {
        let message = text!(
            "{section} 的 type“{written_type}”不认识",
            "{section} has the unknown type “{written_type}”"
        );
        let names = OptionType::NAMES.map(|(name, _)| name);
        let (known, listed) = (names.join("、"), names.join(", "));
        let help = match nearest(&written_type, names) {
            Some(near) => text!("是不是想写 type = \"{near}\"？", "did you mean type = \"{near}\"?"),
            None => text!("可用的类型：{known}", "known types: {listed}"),
        };
        refuse(table, type_span, message, help);
        return None;
    };
    match kind.value(&default.value) {
        Ok(default) => Some(OptionRule { kind, default, words }),
        Err(Text { zh, en }) => {
            let message = text!("{section} 的 default {zh}", "default of {section} {en}");
            refuse(table, default.span, message, kind.example());
            None
        }
    }
}

fn contrasts(top: &mut TomlTable<'_, '_>, options: &BTreeMap<String, OptionRule>) -> Vec<ContrastRule> {
    let mut rules = Vec::new();
    for mut table in top.tables("contrast") {
        let front = [("text", Use::Words), ("control", Use::Control)]
            .into_iter()
            .find_map(|(key, of)| Some((of, table.text(key)?)));
        let background = table.text("background");
        let least = table.value("least");
        if let (Some((of, front)), Some(background)) = (front, background) {
            let span = front.1.clone();
            let least = least.and_then(|least| ratio(&mut table, least)).unwrap_or(of.least());
            let (front, background) =
                (paint(&mut table, front, options), paint(&mut table, background, options));
            if let (Some(front), Some(background)) = (front, background) {
                rules.push(ContrastRule { of, front, background, least, span });
            }
        } else {
            let span = table.source().span(0..0);
            let message = text!(
                "[[contrast]] 要写 text（或 control）和 background",
                "[[contrast]] needs text (or control) and background"
            );
            let help = text!(
                "例如 text = \"red\"，background = \"white\"",
                "such as text = \"red\" and background = \"white\""
            );
            refuse(&mut table, span, message, help);
        }
        top.diagnostics.extend(table.finish("[[contrast]]"));
    }
    rules
}

fn ratio(table: &mut TomlTable<'_, '_>, written: Written) -> Option<f64> {
    match written.value {
        WrittenValue::Number(ratio) if (1.0..=21.0).contains(&ratio) => Some(ratio),
        _ => {
            let message = text!("least 不是对比度", "least is no contrast ratio");
            refuse(
                table,
                written.span,
                message,
                text!("写成 1 到 21 之间的数字，例如 7.0", "write a number from 1 to 21, such as 7.0"),
            );
            None
        }
    }
}

fn paint(
    table: &mut TomlTable<'_, '_>,
    (written, span): (String, Span),
    options: &BTreeMap<String, OptionRule>,
) -> Option<Paint> {
    if let Some(colour) = Colour::parse(&written) {
        return Some(Paint::Fixed(colour));
    }
    let colours =
        || options.iter().filter(|(_, rule)| rule.kind == OptionType::Colour).map(|(name, _)| name.as_str());
    if colours().any(|name| name == written) {
        return Some(Paint::Option(written));
    }
    let message = text!(
        "“{written}”既不是颜色，也不是颜色选项",
        "“{written}” is neither a colour nor an option of that type"
    );
    let help = match nearest(&written, colours()) {
        Some(near) => text!("是不是想写 \"{near}\"？", "did you mean \"{near}\"?"),
        None => text!(
            "写成 #9e1a1c 这样的颜色，或者 type = \"colour\" 的选项名",
            "write a colour such as #9e1a1c or the name of an option with type = \"colour\""
        ),
    };
    refuse(table, span, message, help);
    None
}
