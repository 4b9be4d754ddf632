//! What `[check]` may set for a rule beside its level: numbers and lists of words. Each rule declares its
//! own; what is written for no rule, or for no setting of it, is told with its place.

use std::ops::RangeInclusive;

use super::{RULES, Rule};
use crate::article;
use crate::config::{CheckSettings, Config, LEVEL, RuleSettings, WrittenKey, WrittenValue, codes};
use crate::diagnostic::{Diagnostic, Text};
use crate::site;
use crate::text;

/// A setting of a rule.
#[derive(Clone, Copy)]
pub enum Setting {
    /// A whole number.
    Number(&'static Number),
    /// A list of words.
    Words(&'static Words),
}

/// A whole number that `[check]` may set.
pub struct Number {
    /// Its key in the table of the rule.
    pub key: &'static str,
    /// What it says.
    pub about: fn() -> Text,
    /// Its value where none is written.
    pub standard: u32,
    /// The values that make sense.
    pub allowed: RangeInclusive<u32>,
}

/// A list of words that `[check]` may set.
pub struct Words {
    /// Its key in the table of the rule.
    pub key: &'static str,
    /// What it says.
    pub about: fn() -> Text,
    /// The words where none are written.
    pub standard: &'static [&'static str],
}

impl Number {
    /// The number that the site wants for a rule.
    pub fn of(&self, rule: &Rule, config: &Config) -> u32 {
        let written = config.check.entry(rule.name, self.key);
        written.and_then(|entry| self.read(&entry.written.value).ok()).unwrap_or(self.standard)
    }

    /// A number as written, or what is wrong with it: the type, or else the value.
    fn read(&self, value: &WrittenValue) -> Result<u32, Fault> {
        let WrittenValue::Number(number) = value else { return Err(Fault::Type) };
        let whole = format!("{number}").parse().ok().filter(|number| self.allowed.contains(number));
        whole.ok_or(Fault::Value)
    }
}

impl Words {
    /// The words that the site wants for a rule.
    pub fn of<'a>(&self, rule: &Rule, config: &'a Config) -> Vec<&'a str> {
        match config.check.entry(rule.name, self.key).map(|entry| &entry.written.value) {
            Some(WrittenValue::List(words)) => words.iter().map(String::as_str).collect(),
            _ => self.standard.to_vec(),
        }
    }
}

impl Setting {
    /// Its key in the table of the rule.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Number(number) => number.key,
            Self::Words(words) => words.key,
        }
    }

    /// What it says.
    pub fn about(&self) -> Text {
        match self {
            Self::Number(number) => (number.about)(),
            Self::Words(words) => (words.about)(),
        }
    }

    /// How its value is written where nothing is written.
    pub fn standard(&self) -> String {
        match self {
            Self::Number(number) => number.standard.to_string(),
            Self::Words(words) => format!("{:?}", words.standard),
        }
    }

    fn fault(&self, value: &WrittenValue) -> Option<Fault> {
        match self {
            Self::Number(number) => number.read(value).err(),
            Self::Words(_) if matches!(value, WrittenValue::List(_)) => None,
            Self::Words(_) => Some(Fault::Type),
        }
    }
}

/// What is wrong with a written value.
enum Fault {
    Type,
    Value,
}

/// The names of all rules: of those that look at the whole site, and of those that single texts break.
pub fn rule_names() -> Vec<&'static str> {
    let of_codes = article::codes().chain(site::codes::ALL.iter().copied()).filter_map(|code| code.rule);
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).chain(of_codes).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What is written under `[check]` and means nothing.
pub(super) fn findings(settings: &CheckSettings) -> Vec<Diagnostic> {
    let names = rule_names();
    let mut told = Vec::new();
    for (name, written) in settings.rules() {
        if !names.contains(&name) {
            told.push(unknown_rule(name, written, &names));
            continue;
        }
        let known = RULES.iter().find(|rule| rule.name == name).map_or(&[][..], |rule| rule.settings);
        for entry in &written.entries {
            match known.iter().find(|setting| setting.key() == entry.name) {
                Some(setting) => told.extend(unusable(name, *setting, entry)),
                None => told.push(unknown_key(name, known, entry)),
            }
        }
    }
    told
}

fn unknown_rule(name: &str, written: &RuleSettings, names: &[&str]) -> Diagnostic {
    let message = text!("[check] 中没有“{name}”这条规则", "[check] knows no rule “{name}”");
    let span = written.name_span.clone();
    let finding = Diagnostic::new(&codes::UNKNOWN_KEY, span.clone(), message);
    finding.did_you_mean(name, names.iter().copied(), span, || {
        text!(
            "zhenbao explain 加提示的代码，会说明规则的名称",
            "zhenbao explain with the code of a finding tells the name of its rule"
        )
    })
}

fn unknown_key(rule: &str, known: &[Setting], entry: &WrittenKey) -> Diagnostic {
    let key = &entry.name;
    let message = text!("检查规则 {rule} 没有“{key}”这一项", "the rule {rule} has no setting “{key}”");
    let span = entry.name_span.clone();
    let finding = Diagnostic::new(&codes::UNKNOWN_KEY, span.clone(), message);
    let keys: Vec<&str> = known.iter().map(Setting::key).chain([LEVEL]).collect();
    finding.did_you_mean(key, keys.iter().copied(), span, || {
        let (zh, en) = (keys.join("、"), keys.join(", "));
        text!("可以写：{zh}", "known keys: {en}")
    })
}

/// What is wrong with a value, if anything is.
fn unusable(rule: &str, setting: Setting, entry: &WrittenKey) -> Option<Diagnostic> {
    let fault = setting.fault(&entry.written.value)?;
    let (key, span) = (setting.key(), entry.written.span.clone());
    let (written, standard) = (span.text().to_owned(), setting.standard());
    let help = match setting {
        Setting::Number(number) => {
            let (low, high) = (number.allowed.start(), number.allowed.end());
            text!(
                "写成 {low} 到 {high} 之间的整数，例如 {key} = {standard}",
                "write a whole number from {low} to {high}, such as {key} = {standard}"
            )
        }
        Setting::Words(_) => text!(
            "写成方括号里的文字列表，例如 {key} = [\"甲\", \"乙\"]",
            "write a list of texts in brackets, such as {key} = [\"a\", \"b\"]"
        ),
    };
    let message =
        text!("检查规则 {rule} 的 {key} 不能是 {written}", "{key} of the rule {rule} cannot be {written}");
    let code = match fault {
        Fault::Type => &codes::WRONG_TYPE,
        Fault::Value => &codes::BAD_VALUE,
    };
    Some(Diagnostic::new(code, span, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::tests::sample::{english, sample};

    static LONGEST: Number =
        Number { key: "longest", about: || text!("最长", "longest"), standard: 400, allowed: 20..=10_000 };

    fn told_of(section: &str) -> Vec<String> {
        let site = sample(section, &[]).value;
        english(findings(&site.config.check))
    }

    #[test]
    fn what_is_set_for_nothing_is_told_with_its_place() {
        assert_eq!(told_of("[check]\nlinks = \"off\"\nheading_jump = \"error\"\n"), Vec::<String>::new());
        assert_eq!(
            told_of("[check.columns]\nlevel = \"error\"\nalso = [\"人大之窗\"]\n"),
            Vec::<String>::new()
        );
        let told =
            told_of("[check]\nlink = \"off\"\nlinks = { depth = 3 }\ncolumns = { also = 3, alos = [] }\n");
        assert_eq!(
            told,
            [
                "site.toml:4:1 ZB103 [check] knows no rule “link”",
                "site.toml:5:11 ZB103 the rule links has no setting “depth”",
                "site.toml:6:20 ZB104 also of the rule columns cannot be 3",
                "site.toml:6:23 ZB103 the rule columns has no setting “alos”",
            ]
        );
    }

    #[test]
    fn numbers_are_whole_and_make_sense() {
        let read = |number| LONGEST.read(&WrittenValue::Number(number)).ok();
        assert_eq!((read(20.0), read(10_000.0)), (Some(20), Some(10_000)));
        assert_eq!([19.0, 10_001.0, -20.0, 20.5, 1e300].map(read), [None; 5]);
        assert!(LONGEST.read(&WrittenValue::Text("20".to_owned())).is_err());
    }
}
