//! Every page asks for its address, so that two never get the same: lists, tables, old addresses.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::address::{self, Claims};
use super::{Category, DataFormat, Findings, Redirect, Site, category, list};
use crate::diagnostic::Place;
use crate::source::{OutputPath, OutputPathFault, Source, Span};

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

/// The folder of the index of work reports, where there are any.
const OUTLINES: &str = "outlines";

/// The folder of the index of corrections, where there are any.
const CORRECTIONS: &str = "corrections";

/// Pages by the folder of their list.
type ListLengths = BTreeMap<String, usize>;

impl Site {
    pub(super) fn claim_lists(&self, claims: &mut Claims, findings: &mut Findings) {
        let outlines = self.outlines.first().map(|_| OUTLINES);
        let corrections = self.corrected.first().map(|_| CORRECTIONS);
        let indexes = outlines.into_iter().chain(corrections).map(|folder| list::list_path(folder, 1));
        let fixed = FIXED.into_iter().map(|path| OutputPath::new(path).expect("fixed names are plain"));
        for path in fixed.chain(indexes) {
            claims.claim(&path, Place::Outside, findings);
        }
        let mut seen: BTreeMap<&str, &Category> = BTreeMap::new();
        for category in self.categories.iter() {
            if let Some(first) = seen.get(category.address.as_str()) {
                findings.extend(category::same_address(category, first));
                continue;
            }
            seen.insert(&category.address, category);
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

    /// The addresses that are taken after articles were exchanged: `pages` of the one that left and the one
    /// that came. `None` when there is a clash.
    pub(super) fn claims_after(
        &self,
        before: &Site,
        (left, came): (Option<&OutputPath>, Option<(&OutputPath, Place)>),
    ) -> Option<Arc<Claims>> {
        let (had, has) = (before.list_lengths(), self.list_lengths());
        let missing = |these: &ListLengths, those: &ListLengths| -> Vec<OutputPath> {
            let pages = these.iter().flat_map(|(folder, pages)| {
                let known = those.get(folder).copied().unwrap_or_default();
                (known + 1..=*pages).map(move |number| list::list_path(folder, number))
            });
            pages.collect()
        };
        let mut gone = missing(&had, &has);
        let mut new: Vec<_> = missing(&has, &had).into_iter().map(|path| (path, Place::Outside)).collect();
        if left != came.as_ref().map(|(path, _)| *path) {
            gone.extend(left.cloned());
            new.extend(came.map(|(path, place)| (path.clone(), place)));
        }
        if gone.is_empty() && new.is_empty() {
            return Some(Arc::clone(&before.claims));
        }
        let mut claims = Claims::clone(&before.claims);
        for path in &gone {
            claims.release(path);
        }
        let mut clashes = Vec::new();
        new.into_iter()
            .all(|(path, place)| claims.claim(&path, place, &mut clashes))
            .then(|| Arc::new(claims))
    }

    /// How many pages each list has, by its folder.
    fn list_lengths(&self) -> ListLengths {
        let indexes = [(OUTLINES, &self.outlines), (CORRECTIONS, &self.corrected)];
        let indexes = indexes.into_iter().filter(|(_, list)| !list.is_empty());
        let indexes = indexes.map(|(folder, _)| (folder.to_owned(), 1));
        let lists =
            self.lists().map(|(folder, articles, per_page)| (folder, list::page_count(articles, per_page)));
        lists.chain(indexes).collect()
    }

    /// The tables that articles with targets publish, and the page of all targets.
    pub(super) fn claim_data(&self, claims: &mut Claims, findings: &mut Findings) {
        for id in self.listed() {
            let article = self.article(id);
            for format in DataFormat::ALL {
                if article.targets().is_some() {
                    claims.claim(&self.data_path(id, format), Place::from(&article.article.source), findings);
                }
            }
        }
        if !self.series.years.is_empty() {
            claims.claim(&list::list_path("data", 1), Place::Outside, findings);
            for format in DataFormat::ALL {
                claims.claim(&format.all_targets(), Place::Outside, findings);
            }
        }
    }

    pub(super) fn claim_aliases(
        &self,
        claims: &mut Claims,
        findings: &mut Findings,
    ) -> BTreeMap<OutputPath, Redirect> {
        let mut redirects = BTreeMap::new();
        let titled = |title: &str| Some(title.to_owned());
        let articles = self.articles.iter().map(|article| {
            let matter = &article.article.matter;
            let title = if article.withdrawn() { None } else { titled(&matter.title) };
            (&matter.aliases, Redirect { to: article.path.clone(), title })
        });
        let pages = self.pages.iter().map(|page| {
            let matter = &page.page.matter;
            (&matter.aliases, Redirect { to: page.path.clone(), title: titled(&matter.title) })
        });
        for (aliases, redirect) in articles.chain(pages) {
            for (alias, span) in aliases {
                match address::alias_address(alias) {
                    Ok(path) => {
                        if claims.claim(&path, span.clone().into(), findings) {
                            redirects.insert(path, redirect.clone());
                        }
                    }
                    Err(fault) => findings.push(address::unusable(alias, span.clone().into(), &fault)),
                }
            }
        }
        redirects
    }
}

/// Takes the address of a text's page, unless another has it already.
pub(super) fn claim_page(
    source: &Source,
    address: Result<OutputPath, OutputPathFault>,
    given: Option<&(String, Span)>,
    claims: &mut Claims,
    findings: &mut Findings,
) -> Option<OutputPath> {
    let place = given.map_or_else(|| Place::from(source), |(_, span)| span.clone().into());
    match address {
        Ok(path) => claims.claim(&path, place, findings).then_some(path),
        Err(fault) => {
            let written = given.map_or_else(|| source.path().stem(), |(slug, _)| slug.as_str());
            findings.push(address::unusable(written, place, &fault));
            None
        }
    }
}
