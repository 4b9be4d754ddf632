//! The steps from parsed texts to a site, each once and linear.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::address::{self, Claims};
use super::category::{self, CategoryId};
use super::claim::claim_page;
use super::content::Content;
use super::visibility::{self, Held, HeldReason, Visibility};
use super::{ArticleId, Documents, Findings, Published, PublishedPage, Site, Terms, archive};
use crate::article::{Article, PlainPage};
use crate::config::Config;
use crate::diagnostic::{Checked, Place};
use crate::source::{OutputPath, SourcePath, Stamp};

impl Site {
    /// Orders, groups and links everything. Findings are about the site as a whole: two sources for
    /// one page, categories without `_index.md`, missing credits.
    pub fn assemble(config: Config, now: Stamp, content: Content, visibility: Visibility) -> Checked<Self> {
        let mut findings = Vec::new();
        let Content { articles, indexes, pages, files, statics } = content;
        let categories = category::categories(&articles, indexes, &mut findings);
        let mut claims = Claims::default();
        let mut site = Self {
            config,
            now,
            articles: Vec::new(),
            pages: Vec::new(),
            categories,
            editors: Terms::default(),
            tags: Terms::default(),
            years: Vec::new(),
            documents: Documents::default(),
            series: super::Series::default(),
            held: Vec::new(),
            files: BTreeMap::new(),
            redirects: BTreeMap::new(),
            addresses: Arc::default(),
            known_files: Arc::new(files),
            known_pages: Arc::default(),
        };
        site.place_articles(articles, visibility, &mut claims, &mut findings);
        site.place_pages(pages, visibility, &mut claims, &mut findings);
        site.group();
        site.series = site.gather_series();
        site.claim_lists(&mut claims, &mut findings);
        site.claim_data(&mut claims, &mut findings);
        site.place_statics(statics, &mut claims, &mut findings);
        site.place_aliases(&mut claims, &mut findings);
        site.known_pages = Arc::new(claims.paths().cloned().collect());
        site.place_files(&mut claims, &mut findings);
        site.link_documents(&mut findings);
        Checked { value: site, diagnostics: findings }
    }

    /// Gives every published article its address and puts all in order, newest first.
    fn place_articles(
        &mut self,
        articles: Vec<Arc<Article>>,
        visibility: Visibility,
        claims: &mut Claims,
        findings: &mut Findings,
    ) {
        let by_folder: BTreeMap<SourcePath, CategoryId> = self
            .categories
            .iter()
            .enumerate()
            .map(|(index, category)| (category.folder.clone(), CategoryId(index)))
            .collect();
        let mut published = Vec::with_capacity(articles.len());
        for article in articles {
            // Without a date there was an error already; the rest of the article is checked all the same.
            let date =
                article.matter.date.map_or_else(|| self.now.clone(), |date| date.in_zone(&self.config.zone));
            if let Some(reason) = visibility::reason_to_hold(&article, &date, &self.now, visibility) {
                self.held.push(held(&article, reason));
                continue;
            }
            let Some(category) = category::category_of(article.source.path(), &by_folder) else { continue };
            let Some(path) = claim_page(&article.source, article.matter.slug.as_ref(), claims, findings)
            else {
                continue;
            };
            let mut article = self.publish(article, path, category, date, findings);
            article.stands_back = article.expired && !visibility.expired;
            published.push(article);
        }
        published.sort_by(|a, b| {
            b.date.cmp(&a.date).then_with(|| a.article.source.path().cmp(b.article.source.path()))
        });
        let mut addresses = HashMap::with_capacity(published.len());
        for article in &published {
            addresses.insert(article.article.source.path().clone(), article.path.clone());
            if article.withdrawn() {
                self.held.push(held(&article.article, HeldReason::Withdrawn));
            } else if let Some(expires) = article.expires.as_ref().filter(|_| article.stands_back) {
                self.held.push(held(&article.article, HeldReason::Expired(expires.clone())));
            }
        }
        self.held.sort_by(|a, b| a.path.cmp(&b.path));
        (self.articles, self.addresses) = (published, Arc::new(addresses));
    }

    fn publish(
        &self,
        article: Arc<Article>,
        path: OutputPath,
        category: CategoryId,
        date: Stamp,
        findings: &mut Findings,
    ) -> Published {
        let zone = &self.config.zone;
        let matter = &article.matter;
        let updated = matter.updated.map(|updated| updated.in_zone(zone));
        let expires = matter.expires.map(|expires| expires.in_zone(zone));
        let expired = expires.as_ref().is_some_and(|at| at.ends_by(&self.now));
        let editors = if matter.credits.editors.is_empty() {
            self.config.credit.editor.iter().cloned().collect()
        } else {
            matter.credits.editors.clone()
        };
        let source = matter.source.clone().or_else(|| self.config.credit.source.clone());
        let published = Published {
            article,
            path,
            category,
            date,
            updated,
            expires,
            expired,
            stands_back: false,
            editors,
            source,
            older: None,
            newer: None,
        };
        self.check_credits(&published, findings);
        published
    }

    fn place_pages(
        &mut self,
        pages: Vec<PlainPage>,
        visibility: Visibility,
        claims: &mut Claims,
        findings: &mut Findings,
    ) {
        let addresses =
            Arc::get_mut(&mut self.addresses).expect("nobody shares a site that is not assembled");
        for page in pages {
            if page.matter.draft && !visibility.drafts {
                let (path, title) = (page.source.path().clone(), page.matter.title.clone());
                self.held.push(Held { path, title, reason: HeldReason::Draft });
                continue;
            }
            let Some(path) = claim_page(&page.source, page.matter.slug.as_ref(), claims, findings) else {
                continue;
            };
            findings.extend(address::taken(path.as_str(), Place::File(page.source.path().clone())));
            addresses.insert(page.source.path().clone(), path.clone());
            let updated =
                page.matter.updated.or(page.matter.date).map(|date| date.in_zone(&self.config.zone));
            self.pages.push(PublishedPage { page, path, updated });
        }
    }

    /// Fills categories, neighbours, editors, tags and years from the ordered articles.
    fn group(&mut self) {
        let mut last_in: BTreeMap<CategoryId, ArticleId> = BTreeMap::new();
        for index in 0..self.articles.len() {
            if self.articles[index].withdrawn() {
                continue;
            }
            let (id, own) = (ArticleId(index), self.articles[index].category);
            if let Some(newer) = last_in.insert(own, id) {
                self.articles[index].newer = Some(newer);
                self.articles[newer.0].older = Some(id);
            }
            self.categories[own.0].own_count += 1;
            let mut around = Some(own);
            while let Some(category) = around {
                self.categories[category.0].articles.push(id);
                around = self.categories[category.0].parent;
            }
        }
        let editors = self.terms(|article| &article.editors);
        let tags = self.terms(|article| &article.article.matter.tags);
        (self.editors, self.tags, self.years) = (editors, tags, archive::years(&self.articles));
        self.documents = self.group_documents();
    }

    /// Groups the listed articles by the names that `of` finds on them.
    fn terms(&self, of: fn(&Published) -> &[String]) -> Terms {
        let names = |id: ArticleId| of(self.article(id)).iter().map(move |name| (id, name.as_str()));
        Terms::group(self.listed().flat_map(names))
    }
}

fn held(article: &Article, reason: HeldReason) -> Held {
    Held { path: article.source.path().clone(), title: article.matter.title.clone(), reason }
}
