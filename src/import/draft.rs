//! An article that is to be written: its front matter and its text. A draft until its editor says otherwise.

use std::fmt::Write as _;

use super::markdown;
use super::model::{Block, Enclosed, Inline};
use super::report::Remark;
use crate::article::front_matter::plain_or_quoted;
use crate::article::kind::Kind;
use crate::diagnostic::Lang;
use crate::source::character::is_invisible;

/// One article out of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What it is.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Its date, and the time where it is known: `2025-04-01 09:30`.
    pub date: String,
    /// Other keys of the front matter with their values, in order.
    pub fields: Vec<(&'static str, Vec<String>)>,
    /// The block of its kind as YAML, each line with its end; empty without one.
    pub data: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Its notes.
    pub notes: Vec<Vec<Inline>>,
    /// The files that lie beside it.
    pub enclosed: Vec<Enclosed>,
    /// What is said of it alone.
    pub remarks: Vec<Remark>,
    /// Whether it waits for its editor.
    pub draft: bool,
}

impl Draft {
    /// The file as it is written.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = String::from("---\n");
        let _ = writeln!(out, "{}: {}", key(lang, "title"), value(&self.title));
        let _ = writeln!(out, "{}: {}", key(lang, "date"), self.date);
        for (name, values) in &self.fields {
            let key = key(lang, name);
            match values.as_slice() {
                [] => {}
                [one] if !is_list(name) => {
                    let _ = writeln!(out, "{key}: {}", value(one));
                }
                several => {
                    let quoted: Vec<String> = several.iter().map(|value| quoted(value)).collect();
                    let _ = writeln!(out, "{key}: [{}]", quoted.join(", "));
                }
            }
        }
        if self.draft {
            out.push_str(if lang == Lang::Zh { "草稿: 是\n" } else { "draft: true\n" });
        }
        if self.kind != Kind::News {
            let kind = if lang == Lang::Zh { self.kind.chinese() } else { self.kind.name() };
            let _ = writeln!(out, "{}: {kind}", key(lang, "kind"));
        }
        self.data.lines().for_each(|line| {
            let _ = writeln!(out, "{}", data_line(lang, line));
        });
        out.push_str("---\n\n");
        out.push_str(&markdown::body(&self.blocks, &self.notes));
        out
    }
}

/// The keys that drafts have, English and Chinese.
const KEYS: &[(&str, &str)] = &[
    ("title", "标题"),
    ("date", "日期"),
    ("updated", "更新"),
    ("editor", "编辑"),
    ("duty_editor", "责任编辑"),
    ("author", "作者"),
    ("reporter", "记者"),
    ("correspondent", "通讯员"),
    ("photographer", "摄影"),
    ("contributor", "供稿"),
    ("source", "来源"),
    ("source_url", "来源网址"),
    ("summary", "摘要"),
    ("tags", "标签"),
    ("aliases", "旧址"),
    ("attachments", "附件"),
    ("kind", "类型"),
    ("session", "会议"),
    ("congress", "届"),
    ("meeting", "次"),
    ("opened", "开幕"),
    ("closed", "闭幕"),
    ("deputies", "代表"),
    ("expected", "应到"),
    ("excused", "请假"),
    ("present", "实到"),
    ("agenda", "议程"),
    ("elected", "选举"),
    ("post", "职务"),
    ("seats", "名额"),
    ("names", "当选"),
    ("votes", "表决"),
    ("targets", "目标"),
    ("year", "年度"),
    ("items", "指标"),
    ("document", "文件"),
    ("issuer", "发文机关"),
    ("number", "文号"),
    ("signer", "签发人"),
    ("made_on", "成文日期"),
    ("gongshi", "公示"),
    ("subject", "事项"),
    ("list", "名单"),
    ("progress", "进展"),
];

/// A key in one of its languages.
fn key(lang: Lang, english: &'static str) -> &'static str {
    let known = KEYS.iter().find(|(name, _)| *name == english && lang == Lang::Zh);
    known.map_or(english, |(_, chinese)| chinese)
}

/// A line of a block with its key in one of its languages; items of lists have none.
fn data_line(lang: Lang, line: &str) -> String {
    let bare = line.trim_start().trim_start_matches("- ");
    let start = line.len() - bare.len();
    let found = KEYS.iter().find(|(name, _)| {
        lang == Lang::Zh && bare.strip_prefix(name).is_some_and(|rest| rest == ":" || rest.starts_with(": "))
    });
    match found {
        Some((name, chinese)) => format!("{}{chinese}{}", &line[..start], &bare[name.len()..]),
        None => line.to_owned(),
    }
}

/// Keys whose single value is a list all the same: their addresses and names may hold marks that divide.
fn is_list(key: &str) -> bool {
    matches!(key, "aliases" | "tags" | "keywords")
}

/// A value on one line.
pub fn value(text: &str) -> String {
    plain_or_quoted(&on_one_line(text))
}

/// A value of a list on one line.
pub fn quoted(text: &str) -> String {
    let line = on_one_line(text);
    if line.contains([
        ',', '，', '、', ';', '；', '[', ']', '{', '}', ':', '#', '?', '"', '\'', '&', '*', '!', '|', '>',
        '%', '@', '`',
    ]) || line.is_empty()
    {
        return format!("\"{}\"", line.replace('\\', "\\\\").replace('"', "\\\""));
    }
    value(&line)
}

fn on_one_line(text: &str) -> String {
    text.replace(is_invisible, "").split_whitespace().collect::<Vec<_>>().join(" ")
}
