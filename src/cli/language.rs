//! Which language the program speaks: as asked for, else as the system is set.

use std::ffi::{OsStr, OsString};

use crate::diagnostic::Lang;

/// The language of this run, needed before the command line is understood: its faults are told in it too.
pub(super) fn chosen(arguments: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Lang {
    asked_for(arguments).unwrap_or_else(|| of_locale(&locale(variable)))
}

/// The first value of `--lang`, if it is one.
fn asked_for(arguments: &[OsString]) -> Option<Lang> {
    let mut words = arguments.iter().skip(1).map(OsString::as_os_str).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        let value = if word == "--lang" {
            words.next().and_then(OsStr::to_str)
        } else {
            word.to_str().and_then(|word| word.strip_prefix("--lang="))
        };
        match value {
            Some("zh") => return Some(Lang::Zh),
            Some("en") => return Some(Lang::En),
            _ => {}
        }
    }
    None
}

/// The first variable that is set and not empty counts (POSIX, Environment Variables, 8.2).
fn locale(variable: impl Fn(&str) -> Option<String>) -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())
        .unwrap_or_default()
}

/// Chinese, unless the locale names another language: an office PC often says nothing, or `C`.
fn of_locale(locale: &str) -> Lang {
    let language = locale.split(['_', '.', '@', '-']).next().unwrap_or_default().to_ascii_lowercase();
    let known = (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_lowercase());
    if known && language != "zh" { Lang::En } else { Lang::Zh }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)], arguments: &[&str]) -> Lang {
        let arguments: Vec<OsString> =
            std::iter::once("zhenbao").chain(arguments.iter().copied()).map(OsString::from).collect();
        chosen(&arguments, |name| {
            variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_locale_decides_and_chinese_is_the_default() {
        assert_eq!(with(&[], &[]), Lang::Zh);
        for chinese in ["zh_CN.UTF-8", "zh", "zh-Hans", "C", "C.UTF-8", "POSIX", "", "???", "x"] {
            assert_eq!(with(&[("LANG", chinese)], &[]), Lang::Zh, "{chinese}");
        }
        for other in ["en_US.UTF-8", "en", "de_DE", "fr_FR@euro"] {
            assert_eq!(with(&[("LANG", other)], &[]), Lang::En, "{other}");
        }
        assert_eq!(with(&[("LC_ALL", ""), ("LANG", "en_US")], &[]), Lang::En);
        assert_eq!(with(&[("LC_ALL", "zh_CN"), ("LANG", "en_US")], &[]), Lang::Zh);
        assert_eq!(with(&[("LC_MESSAGES", "en_GB"), ("LANG", "zh_CN")], &[]), Lang::En);
    }

    #[test]
    fn the_option_wins() {
        let chinese = [("LANG", "zh_CN.UTF-8")];
        assert_eq!(with(&chinese, &["build", "--lang", "en"]), Lang::En);
        assert_eq!(with(&chinese, &["--lang=en", "biuld"]), Lang::En);
        assert_eq!(with(&chinese, &["--lang", "fr"]), Lang::Zh);
        assert_eq!(with(&chinese, &["new", "--", "--lang=en"]), Lang::Zh);
        assert_eq!(with(&[("LANG", "en_US")], &["--lang", "zh"]), Lang::Zh);
    }
}
