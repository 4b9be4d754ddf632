//! Credits that stand in the text, and the line with date and source under a title, as keys of the front matter.

use crate::article::prose::signing_line;
use crate::import::model::{About, Block, Inline, Shape, trim};
use crate::import::report::{Remark, shortened};
use crate::text;

/// So many lines at the start of a text may be about it and no part of it.
const FIRST: usize = 6;

/// The longest line about a text, in characters.
const LONGEST: usize = 90;

/// Who made an article, and when it was published.
#[derive(Debug, Default)]
pub(super) struct Credits {
    list: Vec<(&'static str, Vec<String>)>,
    /// The day of publication, as written.
    pub(super) published: Option<String>,
}

impl Credits {
    /// Takes the lines of credits out of a text.
    pub(super) fn take(&mut self, blocks: &mut Vec<Block>, remarks: &mut Vec<Remark>) {
        for at in (0..blocks.len()).rev() {
            let words = blocks[at].words();
            if at < FIRST && self.about_line(&words) {
                told(&blocks.remove(at), &words, remarks);
                continue;
            }
            let Some(line) = signing_line(&words) else { continue };
            let is_own_line = line.before.is_empty();
            for (key, name) in line.credits {
                self.put(key, &name);
            }
            told(&blocks[at], &words[line.before.len()..], remarks);
            let keep = line.before.chars().count();
            if is_own_line {
                blocks.remove(at);
            } else if let Shape::Paragraph(inlines, _) = &mut blocks[at].shape {
                shorten(inlines, keep);
            }
        }
    }

    /// `发布时间：2025-04-02 09:00　来源：金山镇　浏览次数：12`.
    fn about_line(&mut self, words: &str) -> bool {
        if words.chars().count() > LONGEST || words.contains(['。', '；']) {
            return false;
        }
        let starts = ["发布时间", "发布日期", "发表时间", "更新时间", "日期", "时间", "发文时间", "公开日期"];
        let Some((start, label)) = starts.iter().find_map(|label| Some((words.find(label)?, *label))) else {
            return false;
        };
        // `时间：` alone may be the time of an event.
        let is_sure = label.chars().count() > 2 || words.contains("来源") || words.contains("浏览");
        let rest = words[start + label.len()..].trim_start();
        let Some(rest) = rest.strip_prefix(['：', ':']) else { return false };
        let end =
            rest.find(|c: char| !(c.is_numeric() || c.is_whitespace() || "年月日-/.:：时分".contains(c)));
        let date = rest[..end.unwrap_or(rest.len())].trim();
        if !is_sure || date.len() < 8 || !date.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        self.published = Some(date.trim_end_matches(['：', ':']).to_owned());
        for (label, key) in
            [("来源", "source"), ("编辑", "editor"), ("作者", "author"), ("供稿", "contributor")]
        {
            let found = words.split_once(label).and_then(|(_, rest)| {
                let rest = rest.trim_start().strip_prefix(['：', ':'])?.trim_start();
                rest.split([' ', '\u{3000}', '|', '【', '[', '丨']).next().filter(|name| !name.is_empty())
            });
            if let Some(name) = found {
                self.put(key, name);
            }
        }
        true
    }

    fn put(&mut self, key: &'static str, names: &str) {
        let mut list = names_of(key, names);
        match self.list.iter_mut().find(|(own, _)| *own == key) {
            Some((_, own)) => {
                list.retain(|name| !own.contains(name));
                // Lines are taken from the last to the first.
                own.splice(0..0, list);
            }
            None => self.list.push((key, list)),
        }
    }

    /// What the file says of itself, where the text does not.
    pub(super) fn add(&mut self, about: &About) {
        for (key, value) in [("editor", &about.editor), ("author", &about.author), ("source", &about.source)]
        {
            if let Some(value) = value
                && !self.list.iter().any(|(own, _)| *own == key)
            {
                self.put(key, value);
            }
        }
    }

    /// The keys of the front matter, in its order.
    pub(super) fn fields(&self, about: &About, updated: Option<&String>) -> Vec<(&'static str, Vec<String>)> {
        const ORDER: [&str; 8] = [
            "editor",
            "duty_editor",
            "author",
            "reporter",
            "correspondent",
            "photographer",
            "contributor",
            "source",
        ];
        let mut fields: Vec<(&'static str, Vec<String>)> = Vec::new();
        for key in ORDER {
            fields.extend(self.list.iter().filter(|(own, _)| *own == key).cloned());
        }
        let is_web = |address: &&String| address.starts_with("http://") || address.starts_with("https://");
        let one = |key, value: Option<&String>| (key, value.cloned().into_iter().collect());
        fields.push(one("updated", updated));
        fields.push(one("source_url", about.address.as_ref().filter(is_web)));
        fields.push(one("summary", about.summary.as_ref()));
        fields.push(("tags", about.tags.clone()));
        fields.push(("aliases", about.aliases.clone()));
        fields.retain(|(_, values)| !values.is_empty());
        fields
    }
}

/// The names of a credit: `甲 乙`, `甲、乙`; a unit keeps its spaces, and so does a name of two characters.
fn names_of(key: &str, names: &str) -> Vec<String> {
    if key == "source" {
        return vec![names.trim().to_owned()];
    }
    let parts: Vec<&str> =
        names.split(['、', '，', ',', ' ', '\u{3000}']).filter(|name| !name.is_empty()).collect();
    let is_one = parts.len() > 1 && parts.iter().all(|part| part.chars().count() == 1);
    if is_one { vec![parts.concat()] } else { parts.into_iter().map(str::to_owned).collect() }
}

fn told(block: &Block, words: &str, remarks: &mut Vec<Remark>) {
    let shown = shortened(words);
    remarks.push(Remark::changed(
        block.place,
        text!("“{shown}”移到了文章开头", "“{shown}” moved into the front matter"),
    ));
}

/// Keeps so many characters of a paragraph.
fn shorten(inlines: &mut Vec<Inline>, keep: usize) {
    let mut left = keep;
    for inline in inlines.iter_mut() {
        if let Inline::Text(text, _) = inline {
            let end = text.char_indices().nth(left).map_or(text.len(), |(at, _)| at);
            left = left.saturating_sub(text[..end].chars().count());
            text.truncate(end);
        }
    }
    inlines.retain(|inline| !matches!(inline, Inline::Text(text, _) if text.is_empty()));
    trim(inlines);
}
