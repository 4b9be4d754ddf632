//! The category that a new article goes into: the one asked for by folder or by title, or the one that fits its
//! kind, or the only one.

use std::path::Path;

use crate::article::CategoryIndex;
use crate::article::kind::Kind;
use crate::config::LineEnds;
use crate::diagnostic::{Text, nearest, visible};
use crate::disk::create;
use crate::disk::words_of;
use crate::source::{Source, SourcePath};
use crate::text;

/// The category of `zhenbao init` that articles of a kind belong to.
pub fn usual_category(kind: Kind) -> &'static str {
    match kind {
        Kind::News => "yaowen",
        Kind::Session | Kind::Outline | Kind::Targets => "renda",
        Kind::Notice | Kind::Gongshi => "tongzhi",
        Kind::Document | Kind::Progress => "zhengce",
    }
}

/// The folder of the category in `content/`.
pub(super) fn chosen(root: &Path, asked: Option<&str>, kind: Kind) -> Result<String, Text> {
    let known = create::category_folders(root).map_err(|error| {
        let error = words_of(&error);
        let Text { zh, en } = error;
        text!("无法读取 content 文件夹：{zh}", "the folder content cannot be read: {en}")
    })?;
    let titles: Vec<(String, String)> = known.iter().map(|name| (name.clone(), title(root, name))).collect();
    let listed = |comma: &str| {
        let shown = |(name, title): &(String, String)| {
            if title.is_empty() {
                visible(name).into_owned()
            } else {
                visible(&format!("{name}（{title}）")).into_owned()
            }
        };
        titles.iter().map(shown).collect::<Vec<_>>().join(comma)
    };
    let (list, listed_in_english) = (listed("、"), listed(", "));
    let Some(asked) = asked else {
        let usual = usual_category(kind);
        return match known.as_slice() {
            [] => Err(text!("content 里还没有栏目", "there is no category in content yet")),
            [only] => Ok(only.clone()),
            all if all.iter().any(|name| name == usual) => Ok(usual.to_owned()),
            _ => Err(text!(
                "请用 --category 指明栏目，可以是：{list}",
                "name the category with --category; it can be: {listed_in_english}"
            )),
        };
    };
    let (first, below) = asked.split_once('/').unwrap_or((asked, ""));
    let named = |(name, title): &&(String, String)| name == first || (!title.is_empty() && title == first);
    if let Some((folder, _)) = titles.iter().find(named) {
        return Ok(format!("{folder}/{below}").trim_end_matches('/').to_owned());
    }
    let asked = visible(asked);
    let names = titles.iter().flat_map(|(name, title)| [name.as_str(), title.as_str()]);
    Err(match nearest(first, names.filter(|name| !name.is_empty())) {
        Some(near) => text!(
            "没有栏目“{asked}”，是不是“{near}”？可以是：{list}",
            "there is no category '{asked}'; did you mean '{near}'? It can be: {listed_in_english}"
        ),
        None => text!(
            "没有栏目“{asked}”，可以是：{list}",
            "there is no category '{asked}'; it can be: {listed_in_english}"
        ),
    })
}

/// The title of a category, if its `_index.md` has one.
fn title(root: &Path, folder: &str) -> String {
    let Some(text) = create::category_index(root, folder) else { return String::new() };
    let Ok(path) = SourcePath::new(&format!("content/{folder}/_index.md")) else { return String::new() };
    CategoryIndex::parse(&Source::new(path, text), LineEnds::default()).value.matter.title
}
