//! Options: what theme.toml declares and site.toml sets. Must not know templates; colours become a
//! small stylesheet, so that pages need no styles inside.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::contrast::{Colour, ContrastRule, Paint, shown};
use crate::config::{WrittenKey, WrittenValue};
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::text;
use crate::theme::codes;

/// The type of an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionType {
    /// A text.
    Text,
    /// Yes or no.
    Flag,
    /// A number.
    Number,
    /// A colour, which is also a custom property of CSS.
    Colour,
    /// A list of texts.
    List,
}

/// The value of an option.
#[derive(Debug, Clone, PartialEq)]
pub enum OptionValue {
    /// A text.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A colour.
    Colour(Colour),
    /// A list of texts.
    List(Vec<String>),
}

/// `[options.NAME]`: what a site may set.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionRule {
    /// Its type.
    pub kind: OptionType,
    /// Its value where the site says nothing.
    pub default: OptionValue,
    /// What it is for.
    pub words: Text,
}

/// The options of a theme for one site.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ThemeOptions {
    /// The value of every option, the site's or the default.
    pub values: BTreeMap<String, OptionValue>,
    /// The options that the site sets itself.
    given: BTreeSet<String>,
}

impl OptionType {
    /// All types by the names they have in theme.toml.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("text", Self::Text),
        ("flag", Self::Flag),
        ("number", Self::Number),
        ("colour", Self::Colour),
        ("list", Self::List),
    ];

    /// The type of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// A written value as one of this type; the error says what it is instead, as the end of a sentence.
    pub fn value(self, written: &WrittenValue) -> Result<OptionValue, Text> {
        match (self, written) {
            (Self::Text, WrittenValue::Text(text)) => Ok(OptionValue::Text(text.clone())),
            (Self::Flag, WrittenValue::Flag(on)) => Ok(OptionValue::Flag(*on)),
            (Self::Number, WrittenValue::Number(number)) => Ok(OptionValue::Number(*number)),
            (Self::List, WrittenValue::List(list)) => Ok(OptionValue::List(list.clone())),
            (Self::Colour, WrittenValue::Text(text)) => Colour::parse(text)
                .filter(|_| text.starts_with('#'))
                .map(OptionValue::Colour)
                .ok_or_else(|| text!("不是颜色：{text}", "is no colour: {text}")),
            (_, other) => {
                let (found, wanted) = (other.kind(), self.words());
                Err(Text {
                    zh: format!("是{}，应当是{}", found.zh, wanted.zh),
                    en: format!("is {}, but should be {}", found.en, wanted.en),
                })
            }
        }
    }

    fn words(self) -> Text {
        match self {
            Self::Text => text!("加英文双引号的文字", "a text in double quotes"),
            Self::Flag => text!("true 或 false", "true or false"),
            Self::Number => text!("不加引号的数字", "a number without quotes"),
            Self::Colour => text!("颜色", "a colour"),
            Self::List => text!("方括号里的文字列表", "a list of texts in brackets"),
        }
    }

    /// What to type.
    pub(super) fn example(self) -> Text {
        match self {
            Self::Text => text!("例如 \"文字\"", "such as \"words\""),
            Self::Flag => text!("写 true 或 false，不加引号", "write true or false without quotes"),
            Self::Number => text!("例如 3 或 1.5，不加引号", "such as 3 or 1.5, without quotes"),
            Self::Colour => text!("写成 \"#c00\" 或 \"#cc0000\"", "write it like \"#c00\" or \"#cc0000\""),
            Self::List => text!("例如 [\"12-13\"]", "such as [\"12-13\"]"),
        }
    }
}

impl ThemeOptions {
    /// The options of a site: what it sets, checked, over the defaults.
    pub fn resolve(
        rules: &BTreeMap<String, OptionRule>,
        written: &[WrittenKey],
        findings: &mut Vec<Diagnostic>,
    ) -> Self {
        let defaults = rules.iter().map(|(name, rule)| (name.clone(), rule.default.clone()));
        let mut options = Self { values: defaults.collect(), given: BTreeSet::new() };
        for option in written {
            let name = &option.name;
            let Some(rule) = rules.get(name) else {
                findings.push(unknown(option, rules));
                continue;
            };
            match rule.kind.value(&option.written.value) {
                Ok(value) => {
                    options.values.insert(name.clone(), value);
                    options.given.insert(name.clone());
                }
                Err(Text { zh, en }) => {
                    let message = text!("主题选项 {name} {zh}", "the theme's option {name} {en}");
                    let finding = Diagnostic::new(&codes::OPTION_VALUE, option.written.span.clone(), message);
                    findings.push(finding.help(rule.kind.example()));
                }
            }
        }
        options
    }

    /// Tells pairs of colours that cannot be told apart: at the site's own colour, else in theme.toml.
    pub fn check_contrast(
        &self,
        rules: &[ContrastRule],
        written: &[WrittenKey],
        findings: &mut Vec<Diagnostic>,
    ) {
        for rule in rules {
            let (Some(front), Some(background)) = (self.colour(&rule.front), self.colour(&rule.background))
            else {
                continue;
            };
            let ratio = front.contrast(background);
            if ratio >= rule.least {
                continue;
            }
            let given = [&rule.front, &rule.background].into_iter().find_map(|paint| match paint {
                Paint::Option(name) if self.given.contains(name) => {
                    written.iter().find(|option| option.name == *name)
                }
                _ => None,
            });
            let place = given.map_or_else(|| rule.span.clone(), |option| option.written.span.clone());
            findings.push(too_near(rule, (front, background), ratio, place.into()));
        }
    }

    fn colour(&self, paint: &Paint) -> Option<Colour> {
        match paint {
            Paint::Fixed(colour) => Some(*colour),
            Paint::Option(name) => match self.values.get(name)? {
                OptionValue::Colour(colour) => Some(*colour),
                _ => None,
            },
        }
    }

    /// The stylesheet with the colours that the site sets, as custom properties: `red_dark` is
    /// `--red-dark`. `None` where the site sets none; the theme's own stylesheet has the defaults.
    pub fn stylesheet(&self) -> Option<String> {
        let mut rules = String::new();
        for name in &self.given {
            if let Some(OptionValue::Colour(colour)) = self.values.get(name) {
                let property = name.replace('_', "-");
                write!(rules, "--{property}:{colour};").expect("writing to a text never fails");
            }
        }
        (!rules.is_empty()).then(|| format!(":root{{{}}}\n", rules.trim_end_matches(';')))
    }
}

fn unknown(option: &WrittenKey, rules: &BTreeMap<String, OptionRule>) -> Diagnostic {
    let (name, span) = (&option.name, option.name_span.clone());
    let message = text!("主题没有选项“{name}”", "the theme has no option “{name}”");
    let finding = Diagnostic::new(&codes::UNKNOWN_OPTION, span.clone(), message);
    let known: Vec<&str> = rules.keys().map(String::as_str).collect();
    finding.did_you_mean(name, known.iter().copied(), span, || {
        if known.is_empty() {
            return text!("这个主题没有选项，删去这一行", "this theme has no options; take the line out");
        }
        let (known, listed) = (known.join("、"), known.join(", "));
        text!("可用的选项：{known}", "known options: {listed}")
    })
}

fn too_near(
    rule: &ContrastRule,
    (front, background): (Colour, Colour),
    ratio: f64,
    place: Place,
) -> Diagnostic {
    let of = rule.of.words();
    let (ratio, least) = (shown(ratio), shown(rule.least));
    let name = |paint: &Paint, colour: Colour| match paint {
        Paint::Fixed(_) => colour.to_string(),
        Paint::Option(name) => format!("{name} {colour}"),
    };
    let (front, background) = (name(&rule.front, front), name(&rule.background, background));
    let message = Text {
        zh: format!("{}颜色（{front}）与底色（{background}）的对比度只有 {ratio}:1，至少要 {least}:1", of.zh),
        en: format!(
            "the {} ({front}) has a contrast of only {ratio}:1 with its background ({background}); it needs {least}:1",
            of.en
        ),
    };
    Diagnostic::new(&codes::CONTRAST, place, message)
        .help(text!("让两种颜色的明暗相差再大一些", "make one of them darker or the other lighter"))
}
