//! What a publication changes: what is new, what is different, what is gone.
//!
//! Must not touch the disk.

use super::manifest::{Manifest, Record};
use crate::diagnostic::Text;
use crate::source::OutputPath;
use crate::text;

/// One changed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its path in the output.
    pub path: OutputPath,
    /// What people call it; the title that the removed file had.
    pub title: Option<String>,
}

/// The difference of two publications, each list sorted by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that were not there.
    pub added: Vec<Change>,
    /// Files whose content is another.
    pub changed: Vec<Change>,
    /// Files that are no longer there.
    pub removed: Vec<Change>,
}

impl Changes {
    /// From the published manifest, if there is one, to a new one.
    pub fn between(old: Option<&Manifest>, new: &Manifest) -> Self {
        let mut changes = Self::default();
        let mut before = old.map_or(&[][..], Manifest::files).iter().peekable();
        for file in new.files() {
            while let Some(gone) = before.next_if(|record| record.path < file.path) {
                changes.removed.push(Change::of(gone));
            }
            match before.next_if(|record| record.path == file.path) {
                None => changes.added.push(Change::of(file)),
                Some(record) if record.digest != file.digest => changes.changed.push(Change::of(file)),
                Some(_) => {}
            }
        }
        changes.removed.extend(before.map(Change::of));
        changes
    }

    /// Whether both publications hold the same.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

impl Changes {
    /// In one sentence: `新增 3 篇、修改 2 篇、撤下 1 篇，另有 5 个文件变化`. What has a title counts as an
    /// article; lists, feeds and pictures are the other files.
    pub fn summary(&self) -> Text {
        let titled = |list: &[Change]| list.iter().filter(|change| change.title.is_some()).count();
        let (added, changed, removed) = (titled(&self.added), titled(&self.changed), titled(&self.removed));
        let others = self.added.len() + self.changed.len() + self.removed.len() - added - changed - removed;
        let articles = [
            (added, text!("新增 {added} 篇", "{added} added")),
            (changed, text!("修改 {changed} 篇", "{changed} changed")),
            (removed, text!("撤下 {removed} 篇", "{removed} withdrawn")),
        ];
        let (zh, en): (Vec<String>, Vec<String>) =
            articles.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| (text.zh, text.en)).unzip();
        let (zh, en) = (zh.join("、"), en.join(", "));
        match (zh.is_empty(), others) {
            (true, 0) => text!("没有变化", "nothing changes"),
            (true, _) => text!("{others} 个文件变化，文章没有变化", "{others} files change, no articles"),
            (false, 0) => text!("{zh}", "articles: {en}"),
            (false, _) => {
                text!("{zh}，另有 {others} 个文件变化", "articles: {en}; {others} other files change")
            }
        }
    }
}

impl Change {
    fn of(record: &Record) -> Self {
        Self { path: record.path.clone(), title: record.title.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(counts: [usize; 4]) -> Changes {
        let change = |title: Option<&str>| Change {
            path: OutputPath::new("a.html").unwrap(),
            title: title.map(str::to_owned),
        };
        let list = |count: usize| vec![change(Some("会议")); count];
        let mut changes =
            Changes { added: list(counts[0]), changed: list(counts[1]), removed: list(counts[2]) };
        changes.changed.extend(vec![change(None); counts[3]]);
        changes
    }

    #[test]
    fn the_summary_counts_articles_and_other_files() {
        let said = |counts| changes(counts).summary().zh;
        assert_eq!(said([3, 2, 1, 0]), "新增 3 篇、修改 2 篇、撤下 1 篇");
        assert_eq!(said([0, 0, 1, 5]), "撤下 1 篇，另有 5 个文件变化");
        assert_eq!(said([0, 0, 0, 2]), "2 个文件变化，文章没有变化");
        assert_eq!(said([0, 0, 0, 0]), "没有变化");
        assert_eq!(
            changes([1, 0, 2, 1]).summary().en,
            "articles: 1 added, 2 withdrawn; 1 other files change"
        );
    }
}
