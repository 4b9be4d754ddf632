//! What is written under `[check]` for no rule, for no setting of it, or as no value of one: told with its place.

use super::rules::{RULES, rule_names};
use super::settings::{Fault, Setting};
use crate::config::{CheckSettings, LEVEL, RuleSettings, WrittenKey, codes};
use crate::diagnostic::Diagnostic;
use crate::text;

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
}
