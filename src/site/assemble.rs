//! The steps from parsed texts to a site, each once and linear.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::address::{self, Claims};
use super::category::{self, Category, CategoryId};
use super::claim::{self, claim_page};
use super::content::{Addressed, Content};
use super::limits;
use super::pages::{EDITORS, Index, TAGS};
use super::term::{Fold, as_seen, as_written};
use super::visibility::{self, Held, HeldReason, Visibility};
use super::{
    ArticleId, FastMap, FileInfo, Findings, Published, PublishedPage, Site, Terms, TextId, Traits, archive,
    file,
};
use crate::article::front_matter::FrontMatter;
use crate::article::kind::{Kind, KindData};
use crate::article::{Article, PlainPage};
use crate::config::{Config, Role};
use crate::diagnostic::{Checked, Place};
use crate::source::{OutputPath, SourcePath, Stamp, Zone};

impl Site {
    /// Orders, groups and links everything. Findings are about the site as a whole: two sources for
    /// one page, categories without `_index.md`, missing credits.
    pub fn assemble(
        config: Arc<Config>,
        now: Stamp,
        content: Content,
        visibility: Visibility,
    ) -> Checked<Self> {
        let mut findings = Vec::new();
        let Content { articles, indexes, pages, files, statics, witness } = content;
        let mut categories = category::categories(&articles, indexes, &mut findings);
        // Every article has a page, and lists and tables add some.
        let mut claims = Claims::with_capacity(articles.len() * 3 / 2);
        let mut held = Vec::new();
        let mut site = Self { witness, ..Self::bare(config, now, visibility, files) };
        site.place_articles(articles, &categories, (&mut claims, &mut held, &mut findings));
        site.place_pages(pages, (&mut claims, &mut held, &mut findings));
        held.sort_by(|a, b| a.path.cmp(&b.path));
        site.turn = site.next_turn(&held);
        site.held = Arc::new(held);
        site.texts = Arc::new(site.published_texts());
        category::fill(&mut categories, &site.articles);
        site.categories = Arc::new(categories);
        site.group();
        site.outside = Arc::new(site.gather_leaving());
        site.claim_made_pages(&mut claims, &mut findings);
        let mut files = file::claim_statics(statics, &mut claims, &mut findings);
        site.redirects = Arc::new(site.claim_aliases(&mut claims, &mut findings));
        site.claims = Arc::new(claims);
        limits::check(&site, &mut findings);
        files.extend(site.claim_files(&mut findings));
        site.files = Arc::new(files);
        site.link_documents(&mut findings);
        Checked { value: site, diagnostics: findings }
    }

    /// Whether the site would be another one by now although no file changed: a day ended, an article
    /// became due, or expired.
    pub fn is_outdated(&self, now: &Stamp) -> bool {
        now < &self.now || now >= &self.turn
    }

    /// A site in which nothing is placed yet.
    fn bare(
        config: Arc<Config>,
        now: Stamp,
        visibility: Visibility,
        files: BTreeMap<SourcePath, FileInfo>,
    ) -> Self {
        Self {
            config,
            turn: now.clone(),
            now,
            visibility,
            witness: Arc::default(),
            articles: Arc::default(),
            pages: Arc::default(),
            categories: Arc::default(),
            editors: Arc::default(),
            tags: Arc::default(),
            years: Arc::default(),
            documents: Arc::default(),
            series: Arc::default(),
            outlines: Arc::default(),
            corrected: Arc::default(),
            withdrawn: Arc::default(),
            sealed: Arc::default(),
            progress: Arc::default(),
            held: Arc::default(),
            files: Arc::default(),
            redirects: Arc::default(),
            outside: Arc::default(),
            texts: Arc::default(),
            pictures: Arc::default(),
            known_files: Arc::new(files),
            namesakes: Arc::default(),
            claims: Arc::default(),
        }
    }

    /// Gives every published article its address and puts all in order, newest first.
    fn place_articles(
        &mut self,
        mut articles: Vec<Addressed>,
        categories: &[Category],
        (claims, held, findings): Ledger<'_>,
    ) {
        if !articles.is_sorted_by_key(|article| article.article.source.path()) {
            articles.sort_by(|a, b| a.article.source.path().cmp(b.article.source.path()));
        }
        let mut by_folder = category::ByFolder::of(categories);
        let (mut placed, mut sealed) = (Vec::with_capacity(articles.len()), Vec::new());
        for Addressed { article, address } in articles {
            let date = self.date_of(&article);
            if let Some(reason) = visibility::reason_to_hold(&article, &date, &self.now, self.visibility) {
                held.push(Held::new(&article, address.ok(), reason));
                continue;
            }
            let Some(category) = by_folder.category_of(article.source.path()) else { continue };
            let slug = article.matter.slug.as_ref();
            let Some(path) = claim_page(&article.source, address, slug, claims, findings) else { continue };
            let whole = Arc::clone(&article);
            let article = self.publish(article, date, path, category);
            sealed.extend(visibility::sealed(&whole, &article, &self.known_files));
            let address = || Some(article.path.clone());
            if article.withdrawn() {
                held.push(Held::new(&article.article, address(), HeldReason::Withdrawn));
            } else if let Some(expires) = article.expires.as_ref().filter(|_| article.stands_back) {
                held.push(Held::new(&whole, address(), HeldReason::Expired(expires.clone())));
            }
            self.check_credits(&article, findings);
            placed.push(article);
        }
        // They came in the order of their paths, and the sort is stable.
        placed.sort_by_key(|article| Reverse(article.date.seconds()));
        self.articles = Arc::new(placed);
        self.sealed = Arc::new(sealed);
    }

    /// Without a date there was an error already; the rest of the article is checked all the same.
    fn date_of(&self, article: &Article) -> Stamp {
        article.matter.date.map_or_else(|| self.now.clone(), |date| date.in_zone(&self.config.zone))
    }

    /// An article at its place.
    fn publish(
        &self,
        article: Arc<Article>,
        date: Stamp,
        path: OutputPath,
        category: CategoryId,
    ) -> Published {
        let zone = &self.config.zone;
        let updated = article.matter.updated.map(|updated| updated.in_zone(zone));
        let until = match &article.matter.kind {
            KindData::Gongshi(gongshi) => gongshi.until,
            _ => None,
        };
        // Whatever is written behind 过期, a list of people stands no longer than its 公示期.
        let ends = article.matter.expires.into_iter().chain(until);
        let expires = ends.map(|end| end.in_zone(zone)).min_by_key(Stamp::end);
        let expired = expires.as_ref().is_some_and(|at| at.end() <= self.now);
        let stands_back = expired && !self.visibility.expired;
        let is_over = expired && article.matter.kind.kind() == Kind::Gongshi;
        let article = if is_over { Arc::new(article.sealed()) } else { article };
        let changed = changed(&article.matter, &date, zone);
        let traits = Traits {
            kind: article.matter.kind.kind(),
            withdrawn: article.matter.withdrawn.is_some(),
            corrected: article.matter.has_public_corrections(),
        };
        Published { article, path, category, date, updated, changed, expires, expired, stands_back, traits }
    }

    fn place_pages(&mut self, pages: Vec<PlainPage>, (claims, held, findings): Ledger<'_>) {
        let mut published = Vec::with_capacity(pages.len());
        for page in pages {
            let slug = page.matter.slug.as_ref();
            let address = address::page_address(page.source.path(), slug.map(|(slug, _)| slug.as_str()));
            if page.matter.draft && !self.visibility.drafts {
                let (path, title) = (page.source.path().clone(), page.matter.title.clone());
                let files = visibility::files_named(&path, std::iter::empty(), &page.body.references);
                held.push(Held { path, title, address: address.ok(), reason: HeldReason::Draft, files });
                continue;
            }
            let Some(path) = claim_page(&page.source, address, slug, claims, findings) else { continue };
            findings.extend(claim::taken(path.as_str(), Place::File(page.source.path().clone())));
            let updated =
                page.matter.updated.or(page.matter.date).map(|date| date.in_zone(&self.config.zone));
            published.push(PublishedPage { page, path, updated });
        }
        self.pages = Arc::new(published);
    }

    fn published_texts(&self) -> FastMap<SourcePath, TextId> {
        let articles = self.articles.iter().enumerate();
        let articles = articles.map(|(index, article)| {
            (article.article.source.path().clone(), TextId::Article(ArticleId(index)))
        });
        let pages = self.pages.iter().enumerate();
        let pages = pages.map(|(index, page)| (page.page.source.path().clone(), TextId::Page(index)));
        let mut texts =
            FastMap::with_capacity_and_hasher(self.articles.len() + self.pages.len(), RandomState::default());
        texts.extend(articles.chain(pages));
        texts
    }

    /// The first moment at which the site would be another one although no file changed.
    fn next_turn(&self, held: &[Held]) -> Stamp {
        let due = held.iter().filter_map(|held| match &held.reason {
            HeldReason::Future(date) => Some(date.clone()),
            _ => None,
        });
        let ends = self.articles.iter().filter_map(super::Published::end);
        due.chain(ends).fold(self.now.next_day(), Stamp::min)
    }

    /// Fills editors, tags, years, documents and targets from the ordered articles.
    fn group(&mut self) {
        let editors = self.terms(&EDITORS, as_written, |site, article| site.names(article, Role::Editor));
        let tags = self.terms(&TAGS, as_seen, |_, article| &article.article.matter.tags);
        (self.editors, self.tags) = (Arc::new(editors), Arc::new(tags));
        self.years = Arc::new(archive::years(&self.articles));
        self.documents = Arc::new(self.group_documents());
        self.series = Arc::new(self.gather_series());
        self.outlines = Arc::new(self.listed_with(|traits| traits.kind == Kind::Outline));
        self.corrected = Arc::new(self.listed_with(|traits| traits.corrected));
        self.progress = Arc::new(self.listed_with(|traits| traits.kind == Kind::Progress));
        let ids = (0..self.articles.len()).map(ArticleId);
        self.withdrawn = Arc::new(ids.filter(|id| self.article(*id).withdrawn()).collect());
    }

    /// The listed articles of that sort.
    pub(super) fn listed_with(&self, wanted: fn(&Traits) -> bool) -> Vec<ArticleId> {
        self.listed().filter(|id| wanted(&self.article(*id).traits)).collect()
    }

    /// Groups the listed articles by the names that `of` finds on them.
    fn terms(
        &self,
        index: &Index,
        fold: Fold,
        of: for<'a> fn(&'a Site, &'a Published) -> &'a [String],
    ) -> Terms {
        let names = |id: ArticleId| of(self, self.article(id)).iter().map(move |name| (id, name.as_str()));
        Terms::group(self.listed().flat_map(names), fold, &self.witness.holders(index.folder))
    }
}

/// The moment of the last change of an article published at `date`. Each change counts as later than the one
/// before, so that a correction of the same day is seen by those who read feeds.
fn changed(matter: &FrontMatter, date: &Stamp, zone: &Zone) -> Stamp {
    let corrections = matter.corrections.iter().map(|correction| correction.date);
    let withdrawn = matter.withdrawn.as_ref().and_then(|withdrawn| withdrawn.date);
    let told = match &matter.kind {
        KindData::Progress(progress) => progress.reported_on(),
        _ => Vec::new(),
    };
    let changes = matter.updated.into_iter().chain(corrections).chain(withdrawn).chain(told);
    let mut changes: Vec<Stamp> = changes.map(|moment| moment.in_zone(zone)).collect();
    changes.sort();
    changes.into_iter().fold(date.clone(), |before, change| change.change_after(&before))
}

/// What is written down while texts are placed: addresses that are taken, texts held back, findings.
type Ledger<'a> = (&'a mut Claims, &'a mut Vec<Held>, &'a mut Findings);
