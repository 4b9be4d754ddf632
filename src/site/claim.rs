//! Every page asks for its address, so that two never get the same: lists, tables, old addresses.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::address::{self, Claims};
use super::list::list_path;
use super::pages::{self, CATALOGUE, EDITORS, TAGS};
use super::{Category, Findings, PageKind, Redirect, Site, alias, category};
use crate::diagnostic::{Diagnostic, Place};
use crate::site::codes;
use crate::source::{OutputPath, OutputPathFault, Source, Span};
use crate::text;

impl Site {
    /// Takes the addresses of the pages that no text asked for: lists, indexes, feeds, tables.
    pub(super) fn claim_made_pages(&self, claims: &mut Claims, findings: &mut Findings) {
        let mut seen: BTreeMap<&str, &Category> = BTreeMap::new();
        for category in self.categories.iter() {
            match seen.entry(&category.address) {
                Entry::Occupied(first) => findings.extend(category::same_address(category, first.get())),
                Entry::Vacant(free) => {
                    free.insert(category);
                    findings.extend(taken(&category.address, category.place()));
                }
            }
        }
        for page in pages::made_pages(self) {
            let told = findings.len();
            if !claims.claim(&page.path, page.kind.place(self), findings)
                && let (PageKind::Category(id, number @ 2..), Some(finding)) =
                    (&page.kind, findings.get_mut(told))
            {
                finding.help = Some(address::names_a_list(&self.category(*id).title, *number));
            }
        }
    }

    /// The old addresses that lead on: those that texts name, those of renamed folders, and those of names that
    /// several read alike. What stands at an address of today stays.
    pub(super) fn claim_aliases(
        &self,
        claims: &mut Claims,
        findings: &mut Findings,
    ) -> BTreeMap<OutputPath, Redirect> {
        let mut redirects = BTreeMap::new();
        let texts = self.texts_with_aliases();
        for (aliases, redirect) in texts {
            for (from, span) in self.old_addresses(aliases, findings) {
                if claims.claim(&from, span.into(), findings) {
                    redirects.insert(from, redirect.clone());
                }
            }
        }
        let folders = self.renamed_folders(findings);
        for (from, redirect, place) in folders.into_iter().chain(self.ownerless_lists()) {
            if !claims.contains(&from) && claims.claim(&from, place, findings) {
                redirects.insert(from, redirect);
            }
        }
        redirects
    }

    /// The texts with the old addresses that they name, and where these lead.
    fn texts_with_aliases(&self) -> impl Iterator<Item = (&[(String, Span)], Redirect)> {
        let titled = |title: &str| Some(title.to_owned());
        let articles = self.articles.iter().filter(|article| !article.article.matter.aliases.is_empty());
        let articles = articles.map(move |article| {
            let matter = &article.article.matter;
            let title = if article.withdrawn() { None } else { titled(&matter.title) };
            (matter.aliases.as_slice(), Redirect { to: article.path.clone(), title })
        });
        let pages = self.pages.iter().map(move |page| {
            let matter = &page.page.matter;
            (matter.aliases.as_slice(), Redirect { to: page.path.clone(), title: titled(&matter.title) })
        });
        articles.chain(pages)
    }

    fn old_addresses(&self, aliases: &[(String, Span)], findings: &mut Findings) -> Vec<(OutputPath, Span)> {
        let base = &self.config.base_url;
        let mut found = Vec::new();
        for (written, span) in aliases {
            for file in alias::files(written, base.host(), base.path()) {
                match file {
                    Ok(path) => found.push((path, span.clone())),
                    Err(fault) => {
                        findings.push(address::unusable(written, span.clone().into(), &fault));
                    }
                }
            }
        }
        found
    }

    /// For each old folder that a category names: its list and all texts below it, at their old addresses.
    fn renamed_folders(&self, findings: &mut Findings) -> Vec<(OutputPath, Redirect, Place)> {
        let mut found = Vec::new();
        for category in self.categories.iter() {
            let Some(index) = &category.index else { continue };
            for (old, span) in self.old_addresses(&index.matter.aliases, findings) {
                let Some(folder) = old.as_str().strip_suffix("/index.html") else {
                    findings.push(address::no_folder(&old, span.into()));
                    continue;
                };
                let moved = |(to, title): (OutputPath, &str)| {
                    let rest = to.as_str().strip_prefix(category.address.as_str())?;
                    let from = OutputPath::new(&format!("{folder}{rest}")).ok()?;
                    let redirect = Redirect { to: to.clone(), title: Some(title.to_owned()) };
                    Some((from, redirect, Place::from(span.clone())))
                };
                found.extend(self.titled_below(category).filter_map(moved));
            }
        }
        found
    }

    /// The lists of a category and of those inside it, and their articles, with what each is called; a withdrawn
    /// article's title is not told again.
    fn titled_below<'a>(&'a self, category: &'a Category) -> impl Iterator<Item = (OutputPath, &'a str)> {
        let lists = self.categories.iter();
        let lists = lists.map(|inner| (list_path(&inner.address, 1), inner.title.as_str()));
        let articles = self.articles.iter().filter(|article| !article.withdrawn());
        let articles = articles.map(|article| (article.path.clone(), article.article.matter.title.as_str()));
        lists.chain(articles).filter(|(path, _)| {
            path.as_str().strip_prefix(category.address.as_str()).is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// The plain addresses of names that several share: to the list of all such names.
    fn ownerless_lists(&self) -> Vec<(OutputPath, Redirect, Place)> {
        let topics = format!("{}/topic", CATALOGUE.folder);
        let sorts = [
            (EDITORS.folder, &*self.editors, EDITORS),
            (TAGS.folder, &*self.tags, TAGS),
            (topics.as_str(), &self.documents.topics, CATALOGUE),
        ];
        let lists = sorts.into_iter().flat_map(|(folder, terms, index)| {
            terms.ownerless().into_iter().map(move |slug| {
                let redirect = Redirect { to: index.path(), title: Some(index.title.to_owned()) };
                (list_path(&format!("{folder}/{slug}"), 1), redirect, Place::Outside)
            })
        });
        lists.collect()
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

/// A finding when a category or plain page wants a name that the site itself uses.
pub(super) fn taken(address: &str, place: Place) -> Option<Diagnostic> {
    let first = address::first_name(address).trim_end_matches(".html");
    pages::names_taken().any(|taken| taken == first).then(|| {
        let message =
            text!("“{first}”由系统使用，不能作栏目或页面的名称", "“{first}” is used by the site itself");
        Diagnostic::new(&codes::UNUSABLE_ADDRESS, place, message)
            .help(text!("换一个文件夹名或文件名", "choose another folder or file name"))
    })
}
