//! What came of an old site, by reason, for people and for programs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::place;
use crate::diagnostic::{Lang, Text};
use crate::import::report::Fate;
use crate::text;

/// So many places of one reason are named.
const NAMED: usize = 5;

/// What came of an old site.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) imported: usize,
    pub(super) known: usize,
    pub(super) drafts: usize,
    /// For each reason, in the words of both languages, the places.
    pub(super) failed: BTreeMap<String, (Text, Vec<String>)>,
    pub(super) left_out: BTreeMap<String, (Text, Vec<String>)>,
    pub(super) remarks: BTreeMap<(Fate, String), (Text, Vec<String>)>,
    /// Old addresses that no file can have, with the article.
    pub(super) queries: Vec<(String, String)>,
}

/// What reasons are told apart by: the words before the first colon.
pub(super) fn reason(why: &Text) -> String {
    why.zh.split('：').next().unwrap_or_default().to_owned()
}

/// Notes a place under its reason.
pub(super) fn note<K: Ord>(list: &mut BTreeMap<K, (Text, Vec<String>)>, reason: K, why: Text, place: &str) {
    list.entry(reason).or_insert_with(|| (why, Vec::new())).1.push(place.to_owned());
}

impl Tally {
    pub(super) fn told(&self, path: &str, lang: Lang) -> String {
        let Self { imported, known, drafts, .. } = self;
        let head = text!(
            "导入报告：{path}\n  导入 {imported} 篇（草稿 {drafts} 篇），以前导入过 {known} 篇",
            "Import of {path}\n  {imported} articles ({drafts} drafts), {known} were there from before"
        );
        let mut out = format!("{}\n", head.in_lang(lang));
        let mut group = |head: Text, list: Vec<&(Text, Vec<String>)>| {
            if list.is_empty() {
                return;
            }
            let _ = writeln!(out, "  {}", head.in_lang(lang));
            for (why, places) in list {
                let (count, why) = (places.len(), why.in_lang(lang));
                let named: Vec<&str> = places.iter().take(NAMED).map(String::as_str).collect();
                let more = if count > NAMED { " …" } else { "" };
                let _ = writeln!(out, "    {count} × {why}\n        {}{more}", named.join("  "));
            }
        };
        group(text!("读不了", "could not be read"), self.failed.values().collect());
        group(text!("不是文章", "no articles"), self.left_out.values().collect());
        for fate in Fate::ALL {
            let of = self.remarks.iter().filter(|((own, _), _)| *own == fate).map(|(_, entry)| entry);
            group(fate.words(), of.collect());
        }
        let queries = self.queries.len();
        if queries > 0 {
            let told = text!(
                "  {queries} 个旧网址带问号（如 ?id=12），静态网站做不出跳转页；对照表在 addresses.csv，请服务器照表设置跳转",
                "  {queries} old addresses have a question mark (?id=12), for which no page can be; addresses.csv lists them for the server"
            );
            let _ = writeln!(out, "{}", told.in_lang(lang));
        }
        out
    }

    pub(super) fn json(&self, path: &str) -> Value {
        let list = |entries: Vec<&(Text, Vec<String>)>| -> Value {
            let one =
                |(why, places): &(Text, Vec<String>)| json!({ "zh": why.zh, "en": why.en, "places": places });
            entries.into_iter().map(one).collect::<Vec<_>>().into()
        };
        let mut out = json!({
            "site": path, "imported": self.imported, "drafts": self.drafts, "known": self.known,
            "failed": list(self.failed.values().collect()),
            "left_out": list(self.left_out.values().collect()),
            "addresses": self.queries.iter().map(|(old, new)| json!({ "old": old, "article": new })).collect::<Vec<_>>(),
        });
        for fate in Fate::ALL {
            let of = self.remarks.iter().filter(|((own, _), _)| *own == fate).map(|(_, entry)| entry);
            out[fate.name()] = list(of.collect());
        }
        out
    }

    /// Writes report and addresses under names that are free.
    pub(super) fn keep(&self, root: &Path, home: &str, path: &str) -> Result<(), Text> {
        place::report(root, home, &format!("{:#}\n", self.json(path)))?;
        let unique: BTreeSet<&(String, String)> = self.queries.iter().collect();
        if unique.is_empty() {
            return Ok(());
        }
        let rows = unique.into_iter().map(|(old, new)| vec![old.clone(), new.clone()]);
        let rows: Vec<Vec<String>> =
            std::iter::once(vec!["旧网址".to_owned(), "稿件".to_owned()]).chain(rows).collect();
        let csv = String::from_utf8(crate::page::csv(rows.iter())).expect("cells are text");
        place::beside_report(root, home, "addresses", "csv", &csv)
    }
}
