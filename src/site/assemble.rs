//! The steps from parsed texts to a site, each once and linear.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::address::{self, Claims};
use super::category::{self, CategoryId};
use super::content::Content;
use super::visibility::{self, Held, HeldReason, Visibility};
use super::{
    ArticleId, Findings, Published, PublishedFile, PublishedPage, Site, Target, Terms, archive, list,
};
use crate::article::{Article, PlainPage};
use crate::config::{Config, RequiredCredit};
use crate::diagnostic::codes::site as codes;
use crate::diagnostic::{Checked, Diagnostic, Place};
use crate::source::{OutputPath, SourcePath, Stamp};
use crate::text;

/// Pages that every site has, whatever its content.
const FIXED: [&str; 9] = [
    "index.html",
    "404.html",
    "feed.xml",
    "sitemap.xml",
    "robots.txt",
    "sitemap/index.html",
    "editors/index.html",
    "tags/index.html",
    "archive/index.html",
];

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
        site.claim_lists(&mut claims, &mut findings);
        site.place_statics(statics, &mut claims, &mut findings);
        site.place_aliases(&mut claims, &mut findings);
        site.known_pages = Arc::new(claims.into_paths().collect());
        site.place_files(&mut findings);
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
            let Some(date) = article.matter.date.map(|date| date.in_zone(&self.config.zone)) else {
                continue;
            };
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

    fn check_credits(&self, published: &Published, findings: &mut Findings) {
        for credit in &self.config.credit.require {
            let (missing, key, zh) = match credit {
                RequiredCredit::Editor => (published.editors.is_empty(), "editor", "编辑"),
                RequiredCredit::Source => (published.source.is_none(), "source", "来源"),
                RequiredCredit::Author => {
                    (published.article.matter.credits.authors.is_empty(), "author", "作者")
                }
            };
            if missing {
                let message = text!("文章没有写{zh}（{key}）", "the article has no {key}");
                let help = text!(
                    "在文章开头加一行：{key}: …；或在 site.toml 的 [credit] 里写默认值",
                    "add a line {key}: … to the front matter, or a default under [credit] in site.toml"
                );
                let span = published.article.matter.title_span.clone();
                findings.push(Diagnostic::new(&codes::MISSING_CREDIT, span, message).help(help));
            }
        }
    }

    fn place_pages(
        &mut self,
        pages: Vec<PlainPage>,
        visibility: Visibility,
        claims: &mut Claims,
        findings: &mut Findings,
    ) {
        let addresses = Arc::get_mut(&mut self.addresses).expect("nobody shares a site that is not assembled");
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
    }

    /// Groups the listed articles by the names that `of` finds on them.
    fn terms(&self, of: fn(&Published) -> &[String]) -> Terms {
        let names = |id: ArticleId| of(self.article(id)).iter().map(move |name| (id, name.as_str()));
        Terms::group(self.listed().flat_map(names))
    }

    fn claim_lists(&self, claims: &mut Claims, findings: &mut Findings) {
        for fixed in FIXED {
            claims.claim(&OutputPath::new(fixed).expect("fixed names are plain"), Place::Outside, findings);
        }
        for category in &self.categories {
            let place = || {
                category
                    .index
                    .as_ref()
                    .map_or_else(|| Place::File(category.folder.clone()), |index| Place::from(&index.source))
            };
            match OutputPath::new(&format!("{}/index.html", category.address)) {
                Ok(_) => findings.extend(address::taken(&category.address, place())),
                Err(fault) => findings.push(address::unusable(category.folder.as_str(), place(), &fault)),
            }
            let feed = OutputPath::new(&format!("{}/feed.xml", category.address))
                .expect("addresses of categories are slugs");
            claims.claim(&feed, place(), findings);
            for number in 1..=list::page_count(category.articles.len(), self.per_page(category)) {
                claims.claim(&list::list_path(&category.address, number), place(), findings);
            }
        }
        for (folder, articles, per_page) in self.lists().skip(self.categories.len()) {
            for number in 1..=list::page_count(articles, per_page) {
                claims.claim(&list::list_path(&folder, number), Place::Outside, findings);
            }
        }
    }

    fn place_statics(
        &mut self,
        statics: BTreeMap<SourcePath, super::FileInfo>,
        claims: &mut Claims,
        findings: &mut Findings,
    ) {
        for (source, info) in statics {
            let place = Place::File(source.clone());
            let address = source.below("static").unwrap_or(source.as_str());
            match OutputPath::new(address) {
                Ok(path) => {
                    if claims.claim(&path, place, findings) {
                        self.files.insert(path, PublishedFile { source, info });
                    }
                }
                Err(fault) => findings.push(address::unusable(address, place, &fault)),
            }
        }
    }

    fn place_aliases(&mut self, claims: &mut Claims, findings: &mut Findings) {
        let articles = self.articles.iter().map(|article| (&article.article.matter.aliases, &article.path));
        let pages = self.pages.iter().map(|page| (&page.page.matter.aliases, &page.path));
        for (aliases, target) in articles.chain(pages) {
            for (alias, span) in aliases {
                match address::alias_address(alias) {
                    Ok(path) => {
                        if claims.claim(&path, span.clone().into(), findings) {
                            self.redirects.insert(path, target.clone());
                        }
                    }
                    Err(fault) => findings.push(address::unusable(alias, span.clone().into(), &fault)),
                }
            }
        }
    }

    /// Publishes the files that published texts refer to: pictures, attachments, covers. A file that
    /// nothing refers to stays at home, and so does what only a draft refers to.
    fn place_files(&mut self, findings: &mut Findings) {
        let mut wanted: BTreeSet<SourcePath> = BTreeSet::new();
        for article in self.articles.iter().filter(|article| !article.withdrawn()) {
            let matter = &article.article.matter;
            let attached = matter.attachments.iter().map(|attachment| attachment.file.as_str());
            let cover = matter.cover.iter().map(|cover| cover.image.as_str());
            let linked =
                article.article.body.references.iter().map(|reference| reference.destination.as_str());
            wanted.extend(
                attached
                    .chain(cover)
                    .chain(linked)
                    .filter_map(|address| self.wanted_file(article.article.source.path(), address)),
            );
        }
        for page in &self.pages {
            let linked = page.page.body.references.iter().map(|reference| reference.destination.as_str());
            wanted.extend(linked.filter_map(|address| self.wanted_file(page.page.source.path(), address)));
        }
        for index in self.categories.iter().filter_map(|category| category.index.as_ref()) {
            let linked = index.body.references.iter().map(|reference| reference.destination.as_str());
            wanted.extend(linked.filter_map(|address| self.wanted_file(index.source.path(), address)));
        }
        let mut claims = Claims::default();
        for path in self.known_pages.iter() {
            claims.claim(path, Place::Outside, findings);
        }
        for source in wanted {
            let place = Place::File(source.clone());
            match address::file_address(&source) {
                Ok(path) if claims.claim(&path, place.clone(), findings) => {
                    let info = self.known_files[&source].clone();
                    self.files.insert(path, PublishedFile { source, info });
                }
                Ok(_) => {}
                Err(fault) => findings.push(address::unusable(source.file_name(), place, &fault)),
            }
        }
    }

    fn wanted_file(&self, from: &SourcePath, address: &str) -> Option<SourcePath> {
        match self.resolve(from, address) {
            Ok(Target::File(file)) => Some(file),
            _ => None,
        }
    }
}

fn held(article: &Article, reason: HeldReason) -> Held {
    Held { path: article.source.path().clone(), title: article.matter.title.clone(), reason }
}

fn claim_page(
    source: &crate::source::Source,
    given: Option<&(String, crate::source::Span)>,
    claims: &mut Claims,
    findings: &mut Findings,
) -> Option<OutputPath> {
    let place = given.map_or_else(|| Place::from(source), |(_, span)| span.clone().into());
    match address::page_address(source.path(), given.map(|(slug, _)| slug.as_str())) {
        Ok(path) => claims.claim(&path, place, findings).then_some(path),
        Err(fault) => {
            let written = given.map_or_else(|| source.path().stem(), |(slug, _)| slug.as_str());
            findings.push(address::unusable(written, place, &fault));
            None
        }
    }
}
