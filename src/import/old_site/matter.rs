//! Front matter of other programs: YAML between `---`, TOML between `+++`, JSON in braces, under whatever names.

use serde_json::{Map, Value};

use crate::diagnostic::Text;
use crate::import::model::About;
use crate::text;

/// A front matter is short; longer ones are an attack on the reader.
const LONGEST: usize = 64 * 1024;

/// Keys and values above a text.
pub(super) type Matter = Map<String, Value>;

/// Divides a file into its front matter and its text. `None` without any.
pub(super) fn divided(file: &str) -> Result<Option<(Matter, &str)>, Text> {
    let file = file.trim_start_matches('\u{FEFF}');
    for fence in ["---", "+++", ";;;"] {
        let Some(rest) = file.strip_prefix(fence).filter(|rest| rest.starts_with(['\n', '\r', ' '])) else {
            continue;
        };
        let Some(end) = rest.find(&format!("\n{fence}")) else { continue };
        let body = rest[end + 1 + fence.len()..].split_once('\n').map_or("", |(_, body)| body);
        return read(fence, &rest[..end]).map(|matter| Some((matter, body)));
    }
    // Hexo lets the first fence be left out.
    let has_keys = file.lines().next().is_some_and(|line| line.starts_with("title:"));
    match file.split_once("\n---\n").filter(|_| has_keys) {
        Some((matter, body)) => read("---", matter).map(|matter| Some((matter, body))),
        None => Ok(None),
    }
}

fn read(fence: &str, written: &str) -> Result<Matter, Text> {
    if written.len() > LONGEST {
        return Err(text!("稿件开头超过 64 KB", "its front matter has more than 64 KB"));
    }
    let read = match fence {
        "---" => serde_yaml::from_str(written).map_err(|error| error.to_string()),
        "+++" => toml::from_str(written).map_err(|error| error.message().to_owned()),
        _ => serde_json::from_str(&format!("{{{written}}}")).map_err(|error| error.to_string()),
    };
    match read {
        Ok(Value::Object(matter)) => Ok(matter),
        Ok(_) => Ok(Matter::new()),
        Err(error) => Err(text!("稿件开头读不了：{error}", "its front matter cannot be read: {error}")),
    }
}

/// What a front matter says of its article.
pub(super) fn about(matter: &Matter) -> About {
    let one = |names: &[&str]| names.iter().find_map(|name| words(matter.get(*name)?));
    let many =
        |names: &[&str]| names.iter().find_map(|name| Some(list(matter.get(*name)?))).unwrap_or_default();
    let is = |name: &str, value: bool| matter.get(name).and_then(Value::as_bool) == Some(value);
    About {
        title: one(&["title", "标题"]),
        date: one(&["date", "publishDate", "created", "pubDate", "日期"]),
        updated: one(&["lastmod", "updated", "last_modified_at", "modified"]),
        editor: one(&["editor", "编辑"]),
        author: one(&["author", "authors", "作者"]),
        source: one(&["source", "from", "来源"]),
        summary: one(&["summary", "excerpt", "description"]),
        tags: many(&["tags", "tag", "标签"]),
        categories: many(&["categories", "category", "分类"]),
        aliases: [many(&["aliases", "redirect_from", "alias"]), many(&["url", "permalink"])].concat(),
        draft: is("draft", true) || is("published", false),
        ..About::default()
    }
}

fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => words(values.first()?)?,
        // A moment of TOML, or a person with a name.
        Value::Object(map) => {
            map.get("$__toml_private_datetime").or_else(|| map.get("name"))?.as_str()?.to_owned()
        }
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

fn list(value: &Value) -> Vec<String> {
    match value {
        // Jekyll takes a text for several words.
        Value::String(text) => text
            .split([',', '，', '、'])
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect(),
        Value::Array(values) => values.iter().filter_map(words).collect(),
        _ => Vec::new(),
    }
}
