//! Articles that are Markdown under a front matter: those of Hugo, Hexo and Jekyll.

use super::{OldSite, OldText, code, matter};
use crate::article::markdown::foreign_html;
use crate::diagnostic::Text;
use crate::import::html;
use crate::import::model::About;
use crate::text;

pub(super) fn read(site: OldSite, path: &str, text: &str) -> Result<OldText, Text> {
    let Some((keys, body)) = matter::divided(text)? else {
        return Ok(OldText::Nothing(text!("没有稿件开头", "no front matter")));
    };
    let mut remarks = Vec::new();
    let body = code::without(body, &mut remarks);
    let mut imported = html::read_fragment(&foreign_html(&body))?;
    let mut about = matter::about(&keys);
    if about.date.is_none() {
        about.date = named_date(path).map(str::to_owned);
    }
    if about.categories.is_empty() {
        about.categories = section(site, path).into_iter().collect();
    }
    if about.aliases.is_empty() || site == OldSite::Hugo {
        about.aliases.extend(address(site, path, &about, keys.get("slug").and_then(|slug| slug.as_str())));
    }
    about
        .aliases
        .iter_mut()
        .filter(|alias| !alias.starts_with('/') && !alias.contains("://"))
        .for_each(|alias| alias.insert(0, '/'));
    about.aliases.sort();
    about.aliases.dedup();
    imported.about = about;
    imported.remarks.splice(0..0, remarks);
    Ok(OldText::Article(Box::new(imported)))
}

/// The name of a file without its ending; that of its folder for `index.md`.
fn name(path: &str) -> &str {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    if stem == "index" { folder.rsplit('/').next().unwrap_or(stem) } else { stem }
}

/// `2025-04-01-title.md`: the date, and the rest.
fn named_date(path: &str) -> Option<&str> {
    let date = name(path).get(..10)?;
    let is_date = date
        .bytes()
        .enumerate()
        .all(|(at, c)| if matches!(at, 4 | 7) { c == b'-' } else { c.is_ascii_digit() });
    is_date.then_some(date)
}

fn name_without_date(path: &str) -> &str {
    let name = name(path);
    if named_date(path).is_some() { name[10..].trim_start_matches('-') } else { name }
}

/// The folder that is the category.
fn section(site: OldSite, path: &str) -> Option<String> {
    let below = match site {
        OldSite::Hugo => path.strip_prefix("content/").unwrap_or(path),
        _ => path.split_once("_posts/").map_or(path, |(_, below)| below),
    };
    let (first, _) = below.split_once('/')?;
    (name(path) != first && !first.starts_with('_')).then(|| first.to_owned())
}

/// Where the article stood, by the rule that each program has unless its settings say otherwise.
fn address(site: OldSite, path: &str, about: &About, slug: Option<&str>) -> Option<String> {
    let date = about.date.as_deref()?;
    let (year, month, day) = (date.get(..4)?, date.get(5..7)?, date.get(8..10)?);
    let title = slug.unwrap_or_else(|| name_without_date(path));
    Some(match site {
        OldSite::Hugo => {
            let folder = path.strip_prefix("content/").unwrap_or(path);
            let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
            let folder = if path.ends_with("index.md") {
                folder.rsplit_once('/').map_or("", |(folder, _)| folder)
            } else {
                folder
            };
            let between = if folder.is_empty() { "" } else { "/" };
            format!("/{folder}{between}{}/", slug.unwrap_or_else(|| name(path)))
        }
        OldSite::Hexo => format!("/{year}/{month}/{day}/{title}/"),
        _ => {
            let categories: String = about.categories.iter().map(|category| format!("/{category}")).collect();
            format!("{categories}/{year}/{month}/{day}/{title}.html")
        }
    })
}
