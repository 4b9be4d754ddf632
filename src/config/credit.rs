//! Credits: who is named under an article, in which order, and the house style of the line.

use super::table::TomlTable;
use crate::diagnostic::{Text, did_you_mean, nearest};
use crate::source::Span;
use crate::text;

/// A part somebody had in an article. The order is that of every list of credits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// 编辑.
    Editor,
    /// 责任编辑.
    DutyEditor,
    /// 作者.
    Author,
    /// 记者.
    Reporter,
    /// 通讯员.
    Correspondent,
    /// 摄影.
    Photographer,
    /// 供稿.
    Contributor,
    /// 初审.
    First,
    /// 复审.
    Second,
    /// 终审.
    Third,
    /// 签发.
    Issuer,
}

impl Role {
    /// All parts in their order, with the key of the front matter and the Chinese words.
    pub const ALL: [(Role, &'static str, &'static str); 11] = [
        (Role::Editor, "editor", "编辑"),
        (Role::DutyEditor, "duty_editor", "责任编辑"),
        (Role::Author, "author", "作者"),
        (Role::Reporter, "reporter", "记者"),
        (Role::Correspondent, "correspondent", "通讯员"),
        (Role::Photographer, "photographer", "摄影"),
        (Role::Contributor, "contributor", "供稿"),
        (Role::First, "first", "初审"),
        (Role::Second, "second", "复审"),
        (Role::Third, "third", "终审"),
        (Role::Issuer, "issuer", "签发"),
    ];

    /// The three reviews.
    pub const REVIEWS: [Role; 3] = [Role::First, Role::Second, Role::Third];

    /// The part of that name, in either language.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, key, words)| *key == name || *words == name).map(|(role, ..)| *role)
    }

    /// The key of the front matter.
    pub fn key(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The Chinese words.
    pub fn chinese(self) -> &'static str {
        Self::ALL[self as usize].2
    }

    /// Whether it is one of the reviews, whose names stay inside the office unless the site says
    /// otherwise.
    pub fn is_review(self) -> bool {
        Self::REVIEWS.contains(&self)
    }
}

/// A credit that can be required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequiredCredit {
    /// Somebody's part.
    Role(Role),
    /// 来源.
    Source,
}

/// The house style of the credit line: `（编辑：{editor}　责任编辑：{duty_editor}）`. A credit that an
/// article does not have takes the words before it along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditLine {
    opening: String,
    parts: Vec<LinePart>,
    closing: String,
}

/// Words and the names that follow them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct LinePart {
    separator: String,
    label: String,
    roles: Vec<Role>,
}

/// What is wrong with a credit line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineFault {
    /// It does not name the editor.
    NoEditor,
    /// It has a placeholder that stands for nothing.
    Unknown(String),
    /// A brace is not closed.
    Unclosed,
}

impl CreditLine {
    /// The line of a site that says nothing.
    pub const DEFAULT: &'static str = "（编辑：{editor}）";

    /// Reads a line. `{reviewers}` stands for the three reviews together.
    pub fn parse(line: &str) -> Result<Self, LineFault> {
        let mut parts = Vec::new();
        let mut rest = line.trim();
        while let Some((words, behind)) = rest.split_once('{') {
            let (name, behind) = behind.split_once('}').ok_or(LineFault::Unclosed)?;
            parts.push((words, placeholder(name.trim())?));
            rest = behind;
        }
        let opening = parts.first().map_or(0, |(words, _)| {
            words
                .char_indices()
                .take_while(|(_, c)| "（(【[〔".contains(*c))
                .map(|(at, c)| at + c.len_utf8())
                .last()
                .unwrap_or(0)
        });
        let line = Self {
            opening: parts.first().map_or_else(String::new, |(words, _)| words[..opening].to_owned()),
            parts: parts
                .iter()
                .enumerate()
                .map(|(number, (words, roles))| {
                    part(if number == 0 { &words[opening..] } else { words }, roles)
                })
                .collect(),
            closing: rest.to_owned(),
        };
        if line.roles().all(|role| role != Role::Editor) { Err(LineFault::NoEditor) } else { Ok(line) }
    }

    /// Everybody whom the line names.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        self.parts.iter().flat_map(|part| part.roles.iter().copied())
    }

    /// The line of one article; `None` when nobody is named. Several names stand apart by a space, and
    /// so does each of several roles in one placeholder.
    pub fn fill<'a>(&self, names: impl Fn(Role) -> &'a [String]) -> Option<String> {
        let mut filled = String::new();
        for part in &self.parts {
            let all: Vec<&str> =
                part.roles.iter().flat_map(|role| names(*role)).map(String::as_str).collect();
            if all.is_empty() {
                continue;
            }
            if !filled.is_empty() {
                filled.push_str(&part.separator);
            }
            filled.push_str(&part.label);
            filled.push_str(&all.join(" "));
        }
        (!filled.is_empty()).then(|| format!("{}{filled}{}", self.opening, self.closing))
    }
}

impl Default for CreditLine {
    fn default() -> Self {
        Self::parse(Self::DEFAULT).expect("the line of the program is right")
    }
}

fn placeholder(name: &str) -> Result<Vec<Role>, LineFault> {
    if name == "reviewers" {
        return Ok(Role::REVIEWS.to_vec());
    }
    Role::named(name).map(|role| vec![role]).ok_or_else(|| LineFault::Unknown(name.to_owned()))
}

/// What stands before a placeholder: marks that part it from the one before, then its own words.
fn part(words: &str, roles: &[Role]) -> LinePart {
    let label = words.trim_start_matches(|c: char| c.is_whitespace() || "，,、；;|｜/·".contains(c));
    let separator = &words[..words.len() - label.len()];
    LinePart { separator: separator.to_owned(), label: label.to_owned(), roles: roles.to_vec() }
}

/// The credit line of site.toml, or the program's own.
pub(super) fn line(table: &mut TomlTable<'_, '_>) -> CreditLine {
    let Some((line, span)) = table.text("line") else { return CreditLine::default() };
    CreditLine::parse(&line).unwrap_or_else(|fault| {
        let (message, help) = explained(&line, &fault);
        table.refuse(span, message, help);
        CreditLine::default()
    })
}

fn explained(line: &str, fault: &LineFault) -> (Text, Text) {
    let example = || text!("写成 line = \"（编辑：{{editor}}）\"", "write line = \"（编辑：{{editor}}）\"");
    match fault {
        LineFault::NoEditor => (
            text!("署名格式“{line}”里没有 {{editor}}", "the credit line “{line}” has no {{editor}}"),
            example(),
        ),
        LineFault::Unclosed => (
            text!("署名格式“{line}”里有 {{ 没有 }}", "the credit line “{line}” has a {{ without a }}"),
            example(),
        ),
        LineFault::Unknown(name) => {
            let known = || Role::ALL.iter().map(|(_, key, _)| *key).chain(["reviewers"]);
            let message = text!(
                "署名格式“{line}”里的 {{{name}}} 不认识",
                "the credit line “{line}” has an unknown {{{name}}}"
            );
            let help = if let Some(near) = nearest(name, known()) {
                text!("是不是想写 {{{near}}}？", "did you mean {{{near}}}?")
            } else {
                let known = known().map(|key| format!("{{{key}}}")).collect::<Vec<_>>().join(" ");
                text!("可用：{known}", "known: {known}")
            };
            (message, help)
        }
    }
}

/// The credits that `require` lists; the editor is always among them.
pub(super) fn required(table: &mut TomlTable<'_, '_>) -> Vec<RequiredCredit> {
    let mut require = vec![RequiredCredit::Role(Role::Editor)];
    for (name, span) in table.texts("require") {
        let credit = match name.trim() {
            "source" | "来源" => Some(RequiredCredit::Source),
            other => Role::named(other).map(RequiredCredit::Role),
        };
        match credit {
            Some(credit) if require.contains(&credit) => {}
            Some(credit) => require.push(credit),
            None => unknown(table, "[credit]", &name, span),
        }
    }
    require
}

/// The reviews that `[review] require` lists, in their order.
pub(super) fn required_reviews(table: &mut TomlTable<'_, '_>) -> Vec<Role> {
    let mut require = Vec::new();
    for (name, span) in table.texts("require") {
        match Role::named(name.trim()).filter(|role| role.is_review()) {
            Some(role) => require.push(role),
            None => unknown(table, "[review]", &name, span),
        }
    }
    require.sort_unstable();
    require.dedup();
    require
}

fn unknown(table: &mut TomlTable<'_, '_>, section: &str, name: &str, span: Span) {
    let roles = Role::ALL.iter().filter(|(role, ..)| section == "[credit]" || role.is_review());
    let source = (section == "[credit]").then_some("source");
    let known: Vec<&str> = roles.map(|(_, key, _)| *key).chain(source).collect();
    let message = text!("{section} require 不认识“{name}”", "{section} require does not know “{name}”");
    let help = if let Some(near) = nearest(name, known.iter().copied()) {
        did_you_mean(near)
    } else {
        let (known, listed) = (known.join("、"), known.join(", "));
        text!("可用：{known}", "known: {listed}")
    };
    table.refuse(span, message, help);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(line: &str, known: &[(Role, &[&str])]) -> Option<String> {
        let of: Vec<(Role, Vec<String>)> = known
            .iter()
            .map(|(role, names)| (*role, names.iter().map(ToString::to_string).collect()))
            .collect();
        let line = CreditLine::parse(line).unwrap();
        line.fill(|role| {
            of.iter().find(|(known, _)| *known == role).map_or(&[], |(_, names)| names.as_slice())
        })
    }

    #[test]
    fn every_role_stands_where_its_number_says() {
        for (number, (role, key, words)) in Role::ALL.into_iter().enumerate() {
            assert_eq!((role as usize, role.key(), role.chinese()), (number, key, words));
            assert_eq!((Role::named(key), Role::named(words)), (Some(role), Some(role)));
        }
    }

    #[test]
    fn a_missing_credit_takes_its_words_along() {
        let line = "（作者：{author}，编辑：{editor}，责任编辑：{duty_editor}）";
        let all: &[(Role, &[&str])] =
            &[(Role::Author, &["甲"]), (Role::Editor, &["李锡念", "乙"]), (Role::DutyEditor, &["丙"])];
        assert_eq!(filled(line, all).unwrap(), "（作者：甲，编辑：李锡念 乙，责任编辑：丙）");
        assert_eq!(filled(line, &all[1..2]).unwrap(), "（编辑：李锡念 乙）");
        assert_eq!(filled(line, &all[1..]).unwrap(), "（编辑：李锡念 乙，责任编辑：丙）");
        assert_eq!(filled(line, &[]), None);
    }

    #[test]
    fn other_styles_of_the_field_can_be_written() {
        let editor: &[(Role, &[&str])] =
            &[(Role::Editor, &["金聪"]), (Role::First, &["甲"]), (Role::Third, &["丙"])];
        assert_eq!(filled("({editor})", editor).unwrap(), "(金聪)");
        assert_eq!(filled("编辑：{editor}　审核：{reviewers}", editor).unwrap(), "编辑：金聪　审核：甲 丙");
        assert_eq!(filled("稿源：本站 编辑：{ editor }。", editor).unwrap(), "稿源：本站 编辑：金聪。");
    }

    #[test]
    fn wrong_lines_are_told() {
        assert_eq!(CreditLine::parse("（作者：{author}）"), Err(LineFault::NoEditor));
        assert_eq!(CreditLine::parse("编辑：{editer}"), Err(LineFault::Unknown("editer".into())));
        assert_eq!(CreditLine::parse("编辑：{editor"), Err(LineFault::Unclosed));
    }
}
