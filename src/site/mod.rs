//! All articles become one immutable site: ordered, grouped, linked, each with its address.
//!
//! Must not know HTML, templates or the disk. A [`Site`] never changes after it was assembled.

pub mod codes;
pub mod slug;
mod address;
mod alias;
mod archive;
mod witness;
mod content;
mod category;
mod list;
mod term;
mod catalogue;
mod data;
pub mod search;
mod page_kind;
pub mod pages;
mod outside;
mod claim;
mod link;
mod file;
mod visibility;
mod limits;
mod assemble;
mod credit;
mod document;
mod namesakes;
mod series;
mod tables;
#[cfg(test)]
pub(crate) mod tests;

pub use archive::{Month, Year};
pub use catalogue::CatalogueSet;
pub use category::{Category, CategoryId};
pub use content::{Addressed, Content, FileInfo, ParsedText, SourceKind, is_other_markdown};
pub use data::DataFormat;
pub use document::{DocumentReference, Documents};
pub use file::{PublishedFile, PublishedPicture};
pub use link::{LinkFault, LinkTarget};
pub use list::{list_path, page_count};
pub use page_kind::{Maker, Page, PageKind};
pub use series::{Indicator, Series, TargetPlace, current_name};
pub use term::{Term, TermId, Terms};
pub use visibility::{Held, HeldReason, Visibility};
pub use witness::{PublishedText, Witness};

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use foldhash::fast::RandomState;

use address::Claims;

use crate::article::kind::{Kind, KindData};
use crate::article::{Article, PlainPage};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::source::{OutputPath, SourcePath, Stamp};

/// An article by its place in [`Site::articles`]: the newest is 0, so rising ids are falling dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub usize);

/// The whole site. Cloning is cheap: what is large is shared.
#[derive(Debug, Clone)]
pub struct Site {
    /// The settings.
    pub config: Arc<Config>,
    /// The present moment.
    pub now: Stamp,
    /// Published articles, newest first; of one moment in the order of their paths.
    pub articles: Arc<Vec<Published>>,
    /// Plain pages in the order of their paths.
    pub pages: Arc<Vec<PublishedPage>>,
    /// Categories: parents before children, siblings by weight and title.
    pub categories: Arc<Vec<Category>>,
    /// Everybody who edited something.
    pub editors: Arc<Terms>,
    /// All tags.
    pub tags: Arc<Terms>,
    /// The years that have articles, newest first.
    pub years: Arc<Vec<Year>>,
    /// Official documents.
    pub documents: Arc<Documents>,
    /// Targets over the years.
    pub series: Arc<Series>,
    /// Work reports, newest first.
    pub outlines: Arc<Vec<ArticleId>>,
    /// Articles with corrections, newest first.
    pub corrected: Arc<Vec<ArticleId>>,
    /// Articles on the progress of projects, newest first.
    pub progress: Arc<Vec<ArticleId>>,
    /// Addresses at which people stood that have left the site with the end of a 公示. They leave kept
    /// publications, too.
    pub sealed: Arc<Vec<OutputPath>>,
    /// Withdrawn articles, newest first: what became of them is a change of the lists they stood in.
    withdrawn: Arc<Vec<ArticleId>>,
    /// Articles that are not published, and why.
    pub held: Arc<Vec<Held>>,
    /// Pictures and attachments that are published, by their address.
    pub files: Arc<BTreeMap<OutputPath, PublishedFile>>,
    /// Old addresses and where they lead now.
    pub redirects: Arc<BTreeMap<OutputPath, Redirect>>,
    /// Pages that readers pass before they leave the site, with the address that each leads to.
    pub outside: Arc<BTreeMap<OutputPath, String>>,
    /// What is published beyond the usual.
    visibility: Visibility,
    /// What the last publication said of addresses.
    witness: Arc<Witness>,
    /// What became of each source; held articles have no entry.
    texts: Arc<FastMap<SourcePath, TextId>>,
    /// Pictures that published texts show.
    pictures: Arc<BTreeMap<SourcePath, PublishedPicture>>,
    /// Files beside the articles.
    known_files: Arc<BTreeMap<SourcePath, FileInfo>>,
    /// What texts and files are called, once somebody asked.
    namesakes: Arc<OnceLock<namesakes::Namesakes>>,
    /// Every address that is taken.
    claims: Arc<Claims>,
    /// The first moment at which the site would be another one although no file changed: the day ends,
    /// an article is due or has expired.
    turn: Stamp,
}

/// A published text by its place in the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextId {
    /// An article.
    Article(ArticleId),
    /// A plain page, by its place in [`Site::pages`].
    Page(usize),
}

/// The articles before and behind one in its category.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// The older one.
    pub older: Option<ArticleId>,
    /// The newer one.
    pub newer: Option<ArticleId>,
}

/// Where an old address leads now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The page.
    pub to: OutputPath,
    /// Its title; `None` where an article was withdrawn, whose title is part of what was taken back.
    pub title: Option<String>,
}

/// An article with its place in the site.
#[derive(Debug, Clone)]
pub struct Published {
    /// The text.
    pub article: Arc<Article>,
    /// Its page.
    pub path: OutputPath,
    /// Where it is filed.
    pub category: CategoryId,
    /// Date of publication.
    pub date: Stamp,
    /// Date of the last change, as written.
    pub updated: Option<Stamp>,
    /// When it was published, changed, corrected or withdrawn last: never before its publication.
    pub changed: Stamp,
    /// When it stops being in force.
    pub expires: Option<Stamp>,
    /// Whether that has passed.
    pub expired: bool,
    /// Whether it is kept off the home page and out of feeds, because it has expired.
    pub stands_back: bool,
    /// What is asked of all articles stands here, too: the text of each lies somewhere else in memory.
    traits: Traits,
}

/// What of an article decides in which lists it stands.
#[derive(Debug, Clone, Copy)]
struct Traits {
    kind: Kind,
    withdrawn: bool,
    /// Whether readers see corrections of it.
    corrected: bool,
}

impl Published {
    /// Whether the article was taken back and a tombstone stands in its place.
    pub fn withdrawn(&self) -> bool {
        self.traits.withdrawn
    }

    /// Whether it has data that are published as files of their own.
    pub fn has_files_of_data(&self) -> bool {
        matches!(self.traits.kind, Kind::Targets | Kind::Gongshi | Kind::Progress) && self.has_rows()
    }

    fn has_rows(&self) -> bool {
        match &self.article.matter.kind {
            KindData::Targets(_) => self.targets().is_some(),
            KindData::Gongshi(gongshi) => gongshi.list.is_some(),
            KindData::Progress(progress) => !progress.tasks.is_empty(),
            _ => false,
        }
    }

    /// When it will cease to be in force; none when it has, or never will.
    fn end(&self) -> Option<Stamp> {
        self.expires.as_ref().filter(|_| !self.expired).map(Stamp::end)
    }

    /// The last change after publication, if there was one.
    pub fn changed_later(&self) -> Option<&Stamp> {
        (self.changed > self.date).then_some(&self.changed)
    }
}

/// A plain page with its address.
#[derive(Debug, Clone)]
pub struct PublishedPage {
    /// The text.
    pub page: PlainPage,
    /// Its page.
    pub path: OutputPath,
    /// Date of the last change, if one is given.
    pub updated: Option<Stamp>,
}

impl Site {
    /// The article of an id.
    pub fn article(&self, id: ArticleId) -> &Published {
        &self.articles[id.0]
    }

    /// The articles before and behind one in its category; none of a withdrawn one.
    pub fn neighbours(&self, id: ArticleId) -> Neighbours {
        let own = self.article(id).category;
        let list = &self.category(own).articles;
        let Ok(at) = list.binary_search(&id) else { return Neighbours::default() };
        // The list has articles of the categories inside it, too.
        let beside = |other: &&ArticleId| self.article(**other).category == own;
        Neighbours {
            newer: list[..at].iter().rev().find(beside).copied(),
            older: list[at + 1..].iter().find(beside).copied(),
        }
    }

    /// What became of a source, if it is published.
    pub fn text(&self, source: &SourcePath) -> Option<TextId> {
        self.texts.get(source).copied()
    }

    /// The article of a source, if it stands in lists.
    pub fn listed_article(&self, source: &SourcePath) -> Option<ArticleId> {
        match self.text(source)? {
            TextId::Article(id) => Some(id).filter(|id| !self.article(*id).withdrawn()),
            TextId::Page(_) => None,
        }
    }

    /// The page of a published text.
    pub fn page_of(&self, text: TextId) -> &OutputPath {
        match text {
            TextId::Article(id) => &self.article(id).path,
            TextId::Page(index) => &self.pages[index].path,
        }
    }

    /// The text whose page stands at an address.
    pub fn text_at(&self, path: &OutputPath) -> Option<TextId> {
        let text = self.text(self.claims.owner(path)?.path()?)?;
        (self.page_of(text) == path).then_some(text)
    }

    /// The category of an id.
    pub fn category(&self, id: CategoryId) -> &Category {
        &self.categories[id.0]
    }

    /// Articles that stand in lists: all but the withdrawn ones, newest first.
    pub fn listed(&self) -> impl Iterator<Item = ArticleId> {
        self.articles.iter().enumerate().filter(|(_, a)| !a.withdrawn()).map(|(index, _)| ArticleId(index))
    }

    /// When anything in a category, or in the whole site, was published, changed, corrected or withdrawn last.
    pub fn last_change(&self, category: Option<CategoryId>) -> Option<&Stamp> {
        let within = |id: &ArticleId| category.is_none_or(|category| self.stands_in(*id, category));
        let withdrawn = self.withdrawn.iter().copied().filter(within);
        let change = |id: ArticleId| &self.article(id).changed;
        match category {
            None => self.listed().chain(withdrawn).map(change).max(),
            Some(category) => {
                self.category(category).articles.iter().copied().chain(withdrawn).map(change).max()
            }
        }
    }

    /// Whether an article is filed in a category or in one inside it.
    fn stands_in(&self, id: ArticleId, category: CategoryId) -> bool {
        let own = Some(self.article(id).category);
        std::iter::successors(own, |id| self.category(*id).parent).any(|around| around == category)
    }

    /// The categories at the top, in their order.
    pub fn top_categories(&self) -> impl Iterator<Item = &Category> {
        self.categories.iter().filter(|category| category.parent.is_none())
    }

    /// Whether something is published at that address.
    pub fn has(&self, path: &OutputPath) -> bool {
        self.claims.contains(path)
    }

    /// What is known of a file beside the articles.
    pub fn file(&self, path: &SourcePath) -> Option<&FileInfo> {
        self.known_files.get(path)
    }
}

/// A map that is asked for every text of the site. Nothing depends on its order.
type FastMap<K, V> = HashMap<K, V, RandomState>;

/// Findings that belong to the assembling of a site, gathered while it goes on.
type Findings = Vec<Diagnostic>;
