//! Categories (栏目): the first folders of `content/`, and folders inside them that have an `_index.md`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::content::Addressed;
use super::{ArticleId, Findings, Published};
use crate::article::CategoryIndex;
use crate::diagnostic::{Diagnostic, Place};
use crate::site::codes;
use crate::source::SourcePath;
use crate::text;

/// A category by its place in [`Site::categories`](super::Site::categories).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CategoryId(pub usize);

/// A category.
#[derive(Debug, Clone)]
pub struct Category {
    /// Its folder: `content/renda`.
    pub folder: SourcePath,
    /// Its address without the file: `renda`, `bianmin/yiliao`.
    pub address: String,
    /// Its title; the folder's name where there is no `_index.md`.
    pub title: String,
    /// The `_index.md`.
    pub index: Option<CategoryIndex>,
    /// The category around it.
    pub parent: Option<CategoryId>,
    /// Categories inside it, in their order.
    pub children: Vec<CategoryId>,
    /// Its articles with those of the categories inside it, newest first.
    pub articles: Vec<ArticleId>,
    /// How many of them are not in a category inside it.
    pub own_count: usize,
}

impl Category {
    /// The description of its `_index.md`, or nothing.
    pub fn description(&self) -> &str {
        self.index.as_ref().and_then(|index| index.matter.description.as_deref()).unwrap_or_default()
    }

    /// Where an editor looks: its `_index.md`, or its folder.
    pub fn place(&self) -> Place {
        self.index
            .as_ref()
            .map_or_else(|| Place::File(self.folder.clone()), |index| Place::from(&index.source))
    }

    fn weight(&self) -> i64 {
        self.index.as_ref().map_or(i64::MAX, |index| index.matter.weight)
    }
}

/// Finds all categories. The order is final: parents before their children, siblings by weight,
/// then title, then folder.
pub(super) fn categories(
    articles: &[Addressed],
    indexes: Vec<CategoryIndex>,
    findings: &mut Findings,
) -> Vec<Category> {
    let mut indexes: BTreeMap<SourcePath, CategoryIndex> =
        indexes.into_iter().filter_map(|index| Some((index.source.path().parent()?, index))).collect();
    let mut folders: BTreeSet<SourcePath> = indexes.keys().cloned().collect();
    let of_articles =
        articles.iter().filter_map(|article| top_folder(article.article.source.path().folder()));
    let mut tops: Vec<&str> = of_articles.collect();
    // They come in the order of their paths: the same ones stand together.
    tops.dedup();
    tops.extend(indexes.keys().filter_map(|folder| top_folder(folder.as_str())));
    folders.extend(tops.into_iter().filter_map(|top| SourcePath::new(top).ok()));

    let mut unordered: Vec<Category> = folders
        .into_iter()
        .map(|folder| {
            let index = indexes.remove(&folder);
            if index.is_none() {
                findings.push(missing_index(&folder));
            }
            category(folder, index)
        })
        .collect();
    unordered.sort_by(|a, b| (a.weight(), &a.title, &a.folder).cmp(&(b.weight(), &b.title, &b.folder)));
    link_families(unordered)
}

fn category(folder: SourcePath, index: Option<CategoryIndex>) -> Category {
    let address = super::address::folder_address(&folder);
    let title = index.as_ref().map(|index| index.matter.title.clone()).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| folder.file_name().to_owned());
    Category {
        folder,
        address,
        title,
        index,
        parent: None,
        children: Vec::new(),
        articles: Vec::new(),
        own_count: 0,
    }
}

fn missing_index(folder: &SourcePath) -> Diagnostic {
    let name = folder.file_name();
    let message = text!(
        "栏目“{name}”没有 _index.md，栏目名称暂用文件夹名",
        "the category “{name}” has no _index.md and is titled by its folder"
    );
    let help = text!(
        "新建 {folder}/_index.md，写上 title 和 description",
        "create {folder}/_index.md with title and description"
    );
    Diagnostic::new(&codes::MISSING_INDEX, folder, message).help(help)
}

/// The finding for a category at the address of another. None where their folders differ only in case: that
/// is told where they are read.
pub(super) fn same_address(category: &Category, first: &Category) -> Option<Diagnostic> {
    let (folder, other, address) = (&category.folder, &first.folder, &category.address);
    if folder.as_str().to_lowercase() == other.as_str().to_lowercase() {
        return None;
    }
    let message = text!(
        "栏目 {folder} 与 {other} 的网址都是 /{address}/",
        "the categories {folder} and {other} have the same address /{address}/"
    );
    let help = text!("给其中一个文件夹改名，最好用字母", "rename one of the folders, best with letters only");
    Some(Diagnostic::new(&codes::OUTPUT_COLLISION, folder, message).help(help))
}

/// Puts parents before children and writes down who belongs to whom.
fn link_families(sorted: Vec<Category>) -> Vec<Category> {
    let parent_folder = |category: &Category, all: &[Category]| {
        std::iter::successors(category.folder.parent(), SourcePath::parent)
            .find(|folder| all.iter().any(|other| &other.folder == folder))
    };
    let parents: Vec<Option<SourcePath>> =
        sorted.iter().map(|category| parent_folder(category, &sorted)).collect();
    let mut waiting: Vec<(Category, Option<SourcePath>)> = sorted.into_iter().zip(parents).collect();
    let mut placed: Vec<Category> = Vec::with_capacity(waiting.len());
    // One generation a round: folders are finitely deep, so every round places somebody.
    while !waiting.is_empty() {
        let (ready, rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(_, parent)| {
            parent.as_ref().is_none_or(|folder| placed.iter().any(|other| &other.folder == folder))
        });
        for (mut category, parent) in ready {
            let id = CategoryId(placed.len());
            if let Some(at) = parent.and_then(|folder| placed.iter().position(|other| other.folder == folder))
            {
                category.parent = Some(CategoryId(at));
                placed[at].children.push(id);
            }
            placed.push(category);
        }
        waiting = rest;
    }
    placed
}

/// The first folder of `content/` around or at a folder: `content/renda`.
fn top_folder(folder: &str) -> Option<&str> {
    let below = folder.strip_prefix("content/")?;
    Some(&folder[..folder.len() - below.len() + below.find('/').unwrap_or(below.len())])
}

/// The categories by their folders, for texts in the order of their paths: most lie beside the one before.
pub(super) struct ByFolder<'a> {
    categories: HashMap<&'a str, CategoryId>,
    last: Option<(SourcePath, CategoryId)>,
}

impl<'a> ByFolder<'a> {
    pub(super) fn of(categories: &'a [Category]) -> Self {
        let folders = categories.iter().enumerate();
        let folders = folders.map(|(index, category)| (category.folder.as_str(), CategoryId(index)));
        Self { categories: folders.collect(), last: None }
    }

    /// The innermost category around a file.
    pub(super) fn category_of(&mut self, path: &SourcePath) -> Option<CategoryId> {
        let mut folder = path.folder();
        if let Some((_, category)) = self.last.as_ref().filter(|(last, _)| last.folder() == folder) {
            return Some(*category);
        }
        loop {
            if let Some(category) = self.categories.get(folder) {
                self.last = Some((path.clone(), *category));
                return Some(*category);
            }
            folder = folder.rsplit_once('/')?.0;
        }
    }
}

/// Puts the articles, newest first, into their categories.
pub(super) fn fill(categories: &mut [Category], articles: &[Published]) {
    for (index, article) in articles.iter().enumerate().filter(|(_, article)| !article.withdrawn()) {
        let own = article.category;
        categories[own.0].own_count += 1;
        let mut around = Some(own);
        while let Some(category) = around {
            categories[category.0].articles.push(ArticleId(index));
            around = categories[category.0].parent;
        }
    }
}
