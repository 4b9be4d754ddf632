//! `[check]`: how severe each rule is, and the numbers and words that rules ask for. Must not know which
//! rules there are.

use std::collections::BTreeMap;

use super::accepted::Accepted;
use super::table::TomlTable;
use super::written::{WrittenKey, WrittenValue};
use crate::config::codes;
use crate::diagnostic::{Diagnostic, Severity, Text, nearest};
use crate::source::Span;
use crate::text;

/// The key of a rule's table that holds its level.
pub const LEVEL: &str = "level";

/// `[check]`, rule by rule.
#[derive(Debug, Clone, Default)]
pub struct CheckSettings {
    rules: BTreeMap<String, RuleSettings>,
    /// The warnings that are told no more.
    pub accepted: Accepted,
}

/// What is written for one rule.
#[derive(Debug, Clone)]
pub struct RuleSettings {
    /// Where the rule is named.
    pub name_span: Span,
    /// The level; that of each code if none is written.
    pub level: Option<Level>,
    /// Everything else, which the rule reads itself.
    pub entries: Vec<WrittenKey>,
}

/// What becomes of the findings of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// They are told, as severe as this.
    Told(Severity),
    /// They are not told.
    Off,
}

/// The levels as they are written.
const LEVELS: [(&str, Level); 3] = [
    ("error", Level::Told(Severity::Error)),
    ("warning", Level::Told(Severity::Warning)),
    ("off", Level::Off),
];

impl CheckSettings {
    /// The rules for which something is written, by name.
    pub fn rules(&self) -> impl Iterator<Item = (&str, &RuleSettings)> {
        self.rules.iter().map(|(name, settings)| (name.as_str(), settings))
    }

    /// What is written for a rule under a key of its own.
    pub fn entry(&self, rule: &str, key: &str) -> Option<&WrittenKey> {
        self.rules.get(rule)?.entries.iter().find(|entry| entry.name == key)
    }

    /// The findings as severe as the site wants them, without those of rules that are switched off. What
    /// belongs to no rule is left alone.
    pub fn weigh(&self, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        findings.retain_mut(|finding| {
            let settings = finding.code.rule.and_then(|rule| self.rules.get(rule));
            match settings.and_then(|settings| settings.level) {
                Some(Level::Told(severity)) => finding.severity = severity,
                Some(Level::Off) => return false,
                None => {}
            }
            true
        });
        self.accepted.take_from(&mut findings);
        findings
    }
}

/// Reads the section: a level, or a table with a level and the rule's own keys.
pub(super) fn read(top: &mut TomlTable<'_, '_>) -> CheckSettings {
    let mut rules = BTreeMap::new();
    for WrittenKey { name, name_span, written } in top.free_values("check") {
        let (level, entries) = match written.value {
            WrittenValue::Text(word) => (level(top, &name, &word, written.span), Vec::new()),
            WrittenValue::Section(mut entries) => {
                let at = entries.iter().position(|entry| entry.name == LEVEL);
                let level = at.map(|at| entries.remove(at)).and_then(|entry| match entry.written.value {
                    WrittenValue::Text(word) => level(top, &name, &word, entry.written.span),
                    other => wrong_type(top, &name, &other.kind(), entry.written.span),
                });
                (level, entries)
            }
            other => (wrong_type(top, &name, &other.kind(), written.span), Vec::new()),
        };
        rules.insert(name, RuleSettings { name_span, level, entries });
    }
    CheckSettings { rules, accepted: Accepted::default() }
}

fn level(top: &mut TomlTable<'_, '_>, rule: &str, word: &str, span: Span) -> Option<Level> {
    let known = LEVELS.iter().find(|(name, _)| *name == word).map(|(_, level)| *level);
    if known.is_none() {
        let near = nearest(word, LEVELS.map(|(name, _)| name)).unwrap_or("warning");
        let message =
            text!("检查规则 {rule} 的级别“{word}”不认识", "the rule {rule} has an unknown level “{word}”");
        let help = text!(
            "写成 {rule} = \"{near}\"（error、warning 或 off）",
            "write {rule} = \"{near}\" (error, warning or off)"
        );
        top.refuse(span, message, help);
    }
    known
}

fn wrong_type<T>(top: &mut TomlTable<'_, '_>, rule: &str, found: &Text, span: Span) -> Option<T> {
    let (zh, en) = (&found.zh, &found.en);
    let message = text!("检查规则 {rule} 的级别是{zh}", "the level of the rule {rule} is {en}");
    let help = text!(
        "写成 {rule} = \"warning\"（error、warning 或 off，加英文双引号）",
        "write {rule} = \"warning\" (error, warning or off, in double quotes)"
    );
    top.diagnostics.push(Diagnostic::new(&codes::WRONG_TYPE, span, message).help(help));
    None
}
