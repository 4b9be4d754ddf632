//! One article of a site takes a newer state, comes, or goes: what happens all day while somebody writes, at
//! a fraction of the cost of assembling.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::assemble::order;
use super::category::{self, CategoryId};
use super::exchange::Exchange;
use super::{Addressed, ArticleId, Held, HeldReason, Published, Site, SourceKind, TextId, archive};
use crate::article::kind::KindData;
use crate::config::Role;
use crate::diagnostic::Place;
use crate::source::{SourcePath, Stamp};

impl Site {
    /// The site with the article of that path as it is now, or without it where there is none any more:
    /// exactly as [`assemble`](Self::assemble) would make it at that moment. That must have found no errors
    /// before, and nothing about that article. `None` when the change, or the time that has passed, may reach
    /// further than the article's own page and the lists it stands in, and when assembling would find
    /// something: then the site has to be assembled again.
    pub fn revised(&self, path: &SourcePath, article: Option<&Addressed>, now: &Stamp) -> Option<Self> {
        if SourceKind::of(path) != SourceKind::Article || self.is_outdated(now) {
            return None;
        }
        let category = category::category_of(path, &category::by_folder(&self.categories))?;
        if article.is_none() && !self.keeps(category) {
            return None;
        }
        let mut site = Self { now: now.clone(), ..self.clone() };
        let held = article
            .and_then(|Addressed { article, .. }| Some(Held::new(article, site.reason_to_hold(article)?)));
        let new = match article {
            Some(article) if held.is_none() => Some(site.placed(article, category)?),
            _ => None,
        };
        let out = match self.text(path) {
            Some(TextId::Article(id)) => Some(id),
            _ => None,
        };
        let old = out.map(|id| self.article(id));
        let is_special = |published: &Published| published.withdrawn() || published.stands_back;
        if old.into_iter().chain(&new).any(is_special) || !self.has_files_for(old, new.as_ref()) {
            return None;
        }
        site.expect_turn(held.as_ref(), new.as_ref());
        site.hold(path, held);
        match (out, old, new) {
            (None, None, None) => {}
            (Some(id), Some(old), Some(new)) if self.same_place(old, &new) => {
                site.articles[id.0] = Arc::new(new);
            }
            (_, old, new) if old.into_iter().chain(&new).all(stands_alone) => {
                site.exchange(self, path, out, new)?;
            }
            _ => return None,
        }
        Some(site)
    }

    /// Whether the site would be another one by now although no file changed: a day ended, an article
    /// became due, or expired.
    pub fn is_outdated(&self, now: &Stamp) -> bool {
        now < &self.now || now >= &self.turn
    }

    /// Whether both have the same pages at the same addresses, and the same articles in the same order.
    pub fn same_order(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.texts, &other.texts)
    }

    /// Whether the same addresses are taken in both.
    pub fn same_addresses(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.claims, &other.claims)
    }

    /// Whether a category stays when it has no articles, and those around it.
    fn keeps(&self, category: CategoryId) -> bool {
        let around = std::iter::successors(Some(category), |category| self.category(*category).parent);
        around.last().is_some_and(|top| self.category(top).index.is_some())
    }

    /// The article at its place, if nothing is wrong with it there.
    fn placed(&self, Addressed { article, address }: &Addressed, category: CategoryId) -> Option<Published> {
        let placed = self.publish(Arc::clone(article), address.clone().ok()?, category);
        let mut findings = Vec::new();
        self.check_credits(&placed, &mut findings);
        findings.is_empty().then_some(placed)
    }

    /// Whether the site publishes just the files that it would with one article in the place of another.
    fn has_files_for(&self, old: Option<&Published>, new: Option<&Published>) -> bool {
        let attached = |published: Option<&Published>| -> Vec<String> {
            let files = published.into_iter().flat_map(|published| &published.article.matter.attachments);
            files.map(|file| file.file.clone()).collect()
        };
        let files = |published: Option<&Published>| -> BTreeSet<SourcePath> {
            published.into_iter().flat_map(|published| self.files_of(&published.article)).collect()
        };
        let is_published = |file: &SourcePath| {
            let published = self.file_address(file).and_then(|path| self.files.get(&path));
            published.is_some_and(|published| published.source == *file)
        };
        // The digest of a file is known where an article has it as an attachment.
        let (had, has) = (files(old), files(new));
        attached(old) == attached(new) && had.is_subset(&has) && has.difference(&had).all(is_published)
    }

    /// Whether two states of an article agree in everything that others see or are ordered by. What only its
    /// own page and its entries in lists show (title, summary, body) is read when those are rendered.
    fn same_place(&self, old: &Published, new: &Published) -> bool {
        let (a, b) = (&old.article.matter, &new.article.matter);
        (&old.path, &old.date) == (&new.path, &new.date)
            && self.names(old, Role::Editor) == self.names(new, Role::Editor)
            && a.tags == b.tags
            && a.aliases.iter().map(|(alias, _)| alias).eq(b.aliases.iter().map(|(alias, _)| alias))
            // Old addresses say the title of the page they lead to.
            && (a.aliases.is_empty() || a.title == b.title)
            && a.corrections.is_empty() == b.corrections.is_empty()
            && same_data(&a.kind, &b.kind)
    }

    /// Remembers when an article is due or ceases to be in force.
    fn expect_turn(&mut self, held: Option<&Held>, new: Option<&Published>) {
        let due = held.and_then(|held| match &held.reason {
            HeldReason::Future(date) => Some(date.clone()),
            _ => None,
        });
        self.turn = due.into_iter().chain(new.and_then(Published::end)).fold(self.turn.clone(), Stamp::min);
    }

    /// Puts what is held back of a text, if it is, in the place of what was.
    fn hold(&mut self, path: &SourcePath, held: Option<Held>) {
        let at = self.held.binary_search_by(|other| other.path.cmp(path));
        if at.is_err() && held.is_none() {
            return;
        }
        let range = at.map_or_else(|at| at..at, |at| at..at + 1);
        let mut all = Vec::clone(&self.held);
        all.splice(range, held);
        self.held = Arc::new(all);
    }

    /// Takes an article out of the order and puts another in, which is the same text or the only one. `None`
    /// when an address is taken.
    fn exchange(
        &mut self,
        before: &Self,
        path: &SourcePath,
        out: Option<ArticleId>,
        new: Option<Published>,
    ) -> Option<()> {
        let old = out.map(|id| self.articles.remove(id.0));
        let new = new.map(Arc::new);
        let into = new.as_ref().map(|new| {
            let at = self.articles.partition_point(|other| order(other) < order(new));
            self.articles.insert(at, Arc::clone(new));
            ArticleId(at)
        });
        let (old, new) = (old.as_deref(), new.as_deref());
        let comes_or_goes = old.map(|old| &old.path) != new.map(|new| &new.path);
        if comes_or_goes && before.named_by_documents(path) {
            return None;
        }
        let exchange = Exchange { out, into };
        self.regroup(exchange, old, new);
        self.texts = Arc::new(exchanged_texts(&self.texts, exchange, path));
        let came = new.map(|new| (&new.path, Place::from(&new.article.source)));
        self.claims = self.claims_after(before, (old.map(|old| &old.path), came))?;
        if comes_or_goes {
            self.namesakes = Arc::default();
        }
        Some(())
    }

    /// Numbers all groups anew, and puts the new article into its own.
    fn regroup(&mut self, exchange: Exchange, old: Option<&Published>, new: Option<&Published>) {
        let filed = |published: &Published| published.category;
        let categories = (old.map(filed), new.map(filed));
        self.categories = Arc::new(category::exchanged(&self.categories, exchange, categories));
        let editors = new.map_or(&[][..], |new| self.names(new, Role::Editor));
        let tags = new.map_or(&[][..], |new| &new.article.matter.tags);
        (self.editors, self.tags) = (
            Arc::new(self.editors.exchanged(exchange, editors)),
            Arc::new(self.tags.exchanged(exchange, tags)),
        );
        self.years = Arc::new(archive::exchanged(&self.years, exchange, new.map(|new| &new.date)));
        self.documents = Arc::new(self.documents.exchanged(exchange));
        self.series = Arc::new(self.series.exchanged(exchange));
        let indexed = |list: &[ArticleId], belongs: bool| {
            Arc::new(if belongs { exchange.others_and_new(list) } else { exchange.others(list) })
        };
        // A withdrawn article is none that comes or goes: the others are numbered anew.
        self.withdrawn = indexed(&self.withdrawn, false);
        let matter = new.map(|new| &new.article.matter);
        self.outlines =
            indexed(&self.outlines, matter.is_some_and(|matter| matter.kind == KindData::Outline));
        self.corrected =
            indexed(&self.corrected, matter.is_some_and(|matter| !matter.corrections.is_empty()));
    }
}

/// Whether an article is seen nowhere but on its own page and in lists of articles.
fn stands_alone(published: &Published) -> bool {
    let matter = &published.article.matter;
    matter.aliases.is_empty() && !matches!(matter.kind, KindData::Targets(_) | KindData::Document(_))
}

/// Whether others would see no difference between the data of two articles.
fn same_data(old: &KindData, new: &KindData) -> bool {
    match (old, new) {
        // The years of targets may be those of titles.
        (KindData::Targets(_), _) => false,
        (KindData::Document(old), KindData::Document(new)) => old.is_filed_like(new),
        _ => old.kind() == new.kind(),
    }
}

fn exchanged_texts(
    texts: &HashMap<SourcePath, TextId>,
    exchange: Exchange,
    path: &SourcePath,
) -> HashMap<SourcePath, TextId> {
    let mut texts = texts.clone();
    #[expect(clippy::iter_over_hash_type, reason = "each is numbered by itself")]
    for text in texts.values_mut() {
        if let TextId::Article(id) = text {
            *id = exchange.number(*id).unwrap_or(*id);
        }
    }
    match exchange.into {
        Some(id) => drop(texts.insert(path.clone(), TextId::Article(id))),
        None => drop(texts.remove(path)),
    }
    texts
}

#[cfg(test)]
mod tests;
