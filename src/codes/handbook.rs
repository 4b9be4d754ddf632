//! The tables of the handbook that are made from the tables of the program: keys, rules and their settings.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::all;
use crate::article::front_matter::{KeyWords, keys};
use crate::check::{RULES, Setting};
use crate::diagnostic::Code;
use crate::source::generated::expect_fresh;

/// Keys with both names and what is to be written.
fn table_of_keys(keys: &[KeyWords]) -> String {
    let mut out = String::from("| 中文 | 英文 | 写什么 |\n|---|---|---|\n");
    for KeyWords { name, chinese, about, .. } in keys {
        writeln!(out, "| {chinese} | `{name}` | {about} |").unwrap();
    }
    out
}

/// Which of the keys a page may have.
fn keys_of_a_page(keys: &[KeyWords]) -> String {
    let names: Vec<&str> = keys.iter().map(|key| key.chinese).collect();
    format!("单独的网页（如 `content/about.md`）只用其中的：{}。", names.join("、"))
}

/// Every rule with what it looks for, its findings, and what may be set for it beside its level.
fn rules() -> String {
    let mut of_rule: BTreeMap<&str, Vec<&Code>> = BTreeMap::new();
    for code in all() {
        of_rule.entry(code.rule.unwrap_or_default()).or_default().push(code);
    }
    of_rule.remove("");
    let mut out = String::from("| 规则 | 查什么 | 提示 |\n|---|---|---|\n");
    for (name, codes) in of_rule {
        let rule = RULES.iter().find(|rule| rule.name == name);
        let titles = || codes.iter().map(|code| code.title.0).collect::<Vec<_>>().join("；");
        let mut about = rule.map_or_else(titles, |rule| (rule.about)().zh);
        for setting in rule.map_or(&[][..], |rule| rule.settings) {
            write!(about, "。{}", of_setting(setting)).unwrap();
        }
        let links =
            codes.iter().map(|code| format!("[{}](diagnostics.md#{})", code.id, code.id.to_lowercase()));
        let links = links.collect::<Vec<_>>().join(" ");
        writeln!(out, "| `{name}` | {} | {links} |", about.replace('|', "\\|").replace('*', "\\*")).unwrap();
    }
    out
}

/// `also`：当地认可的其他栏目类别，不写是 `[]`.
fn of_setting(setting: &Setting) -> String {
    format!("`{}`：{}（不写是 `{}`）", setting.key(), setting.about().zh, setting.standard())
}

#[test]
fn the_tables_of_the_handbook_are_fresh() {
    let [article, category, page] = keys();
    let parts = [
        ("article keys", table_of_keys(&article)),
        ("category keys", table_of_keys(&category)),
        ("page keys", keys_of_a_page(&page)),
        ("rules", rules()),
    ];
    expect_fresh("docs/handbook.md", &parts);
}
