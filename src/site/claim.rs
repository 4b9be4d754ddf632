//! Every page asks for its address, so that two never get the same: lists, tables, old addresses.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address::{self, Claims};
use super::{Category, Findings, Redirect, Site, category, pages};
use crate::diagnostic::Place;
use crate::source::{OutputPath, OutputPathFault, Source, Span};

impl Site {
    /// Takes the addresses of the pages that no text asked for: lists, indexes, feeds, tables.
    pub(super) fn claim_made_pages(&self, claims: &mut Claims, findings: &mut Findings) {
        let mut seen: BTreeMap<&str, &Category> = BTreeMap::new();
        for category in self.categories.iter() {
            match seen.entry(&category.address) {
                Entry::Occupied(first) => findings.extend(category::same_address(category, first.get())),
                Entry::Vacant(free) => {
                    free.insert(category);
                    findings.extend(address::taken(&category.address, category.place()));
                }
            }
        }
        for page in pages::made_pages(self) {
            claims.claim(&page.path, page.kind.place(self), findings);
        }
    }

    /// The addresses that are taken after articles were exchanged: `pages` of the one that left and the one
    /// that came. `None` when there is a clash.
    pub(super) fn claims_after(
        &self,
        before: &Site,
        (left, came): (Option<&OutputPath>, Option<(&OutputPath, Place)>),
    ) -> Option<Arc<Claims>> {
        let made = |site: &Site| -> BTreeSet<OutputPath> {
            pages::made_pages(site).into_iter().map(|page| page.path).collect()
        };
        let (had, has) = (made(before), made(self));
        let mut gone: Vec<OutputPath> = had.difference(&has).cloned().collect();
        let mut new: Vec<_> = has.difference(&had).map(|path| (path.clone(), Place::Outside)).collect();
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
