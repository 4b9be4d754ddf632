//! What is looked at once the whole site is known: links, pictures, menus. Rules return findings and
//! change nothing; `build` runs them too, so an error stops publishing.
//!
//! One rule a file under `rules/`; a rule is its documentation, its codes, its settings and a function.

mod settings;
mod meant;
mod rules;

pub use rules::RULES;
pub use rules::placeholders::words as placeholder;
pub use settings::{Number, Setting, Words, rule_names};

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::article::markdown::Reference;
use crate::article::{Article, CategoryIndex, PlainPage};
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::site::{Site, Target, TextId};
use crate::source::{OutputPath, Source, SourcePath};

/// A rule that looks at the whole site.
pub struct Rule {
    /// Its name, as `[check]` of site.toml writes it.
    pub name: &'static str,
    /// What it looks for.
    pub about: fn() -> Text,
    /// What it finds, in the order of the numbers.
    pub codes: &'static [&'static Code],
    /// What `[check]` may set for it beside its level.
    pub settings: &'static [Setting],
    /// Finds what breaks it.
    pub find: Find,
}

/// How a rule looks for what breaks it.
#[derive(Clone, Copy)]
pub enum Find {
    /// In the site as a whole.
    Site(fn(&Site) -> Vec<Diagnostic>),
    /// In one text after the other. What it finds in a text may depend on where others stand and on what
    /// their headings are called, on nothing else of them.
    Text(fn(&Site, &Subject<'_>) -> Vec<Diagnostic>),
}

/// A published text as rules see it.
pub struct Subject<'a> {
    /// The file.
    pub source: &'a Source,
    /// Links and pictures of its body.
    pub references: &'a [Reference],
    /// The article, if it is one.
    pub article: Option<&'a Article>,
}

/// What the rules find.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    RULES.iter().flat_map(|rule| rule.codes).copied()
}

/// Runs all rules. What the site wants of their levels is not looked at here: see [`CheckSettings::weigh`].
///
/// [`CheckSettings::weigh`]: crate::config::CheckSettings::weigh
pub fn check(site: &Site) -> Vec<Diagnostic> {
    Inspection::of(site).findings().cloned().collect()
}

/// What all rules found, by what they looked at: so that after a change of one text only that one has to
/// be looked at again.
#[derive(Debug, Clone, Default)]
pub struct Inspection {
    /// Of texts in which something was found.
    texts: BTreeMap<SourcePath, Vec<Diagnostic>>,
    site: Vec<Diagnostic>,
}

impl Inspection {
    /// Looks at everything.
    pub fn of(site: &Site) -> Self {
        let texts: Vec<Subject<'_>> = texts(site).collect();
        let found = |text: &Subject<'_>| Some((text.source.path().clone(), in_text(site, text)?));
        Self { texts: texts.par_iter().filter_map(found).collect(), site: in_site(site) }
    }

    /// Looks again at a site in which the articles of these paths were revised (see [`Site::revised`]);
    /// `before` is the site that was looked at last. Equal to looking at everything.
    #[must_use]
    pub fn again(&self, before: &Site, site: &Site, revised: &[SourcePath]) -> Self {
        let differs = |path: &&SourcePath| {
            page(before, path) != page(site, path) || anchors(before, path).ne(anchors(site, path))
        };
        let lost: Vec<&OutputPath> =
            revised.iter().filter(differs).filter_map(|path| page(before, path)).collect();
        let mut again: BTreeSet<&SourcePath> = revised.iter().collect();
        if !site.same_addresses(before) {
            // What leads nowhere may lead there now, or to something that is called like it.
            again.extend(self.texts.keys());
        }
        if !lost.is_empty() || !site.same_addresses(before) {
            again.extend(referring(before, |path| !site.has(path) || lost.contains(&path)));
        }
        let mut texts = self.texts.clone();
        texts.retain(|path, _| !again.contains(path));
        let found = |path: &&SourcePath| Some(((*path).clone(), in_text(site, &subject(site, path)?)?));
        texts.par_extend(again.par_iter().filter_map(found));
        Self { texts, site: in_site(site) }
    }

    /// Everything that was found.
    pub fn findings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.texts.values().flatten().chain(&self.site)
    }
}

/// The page of a text, if it is published.
fn page<'a>(site: &'a Site, path: &SourcePath) -> Option<&'a OutputPath> {
    site.text(path).map(|text| site.page_of(text))
}

/// The names of a text's headings, which links of others may lead to.
fn anchors<'a>(site: &'a Site, path: &SourcePath) -> impl Iterator<Item = &'a str> {
    let article = subject(site, path).and_then(|subject| subject.article);
    article.into_iter().flat_map(|article| &article.body.outline).map(|heading| heading.id.as_str())
}

/// The texts that refer to such a page.
fn referring(site: &Site, such: impl Fn(&OutputPath) -> bool + Sync) -> Vec<&SourcePath> {
    let refers = |text: &Subject<'_>| {
        text.references.iter().any(|reference| {
            match site.resolve(text.source.path(), &reference.destination) {
                Ok(Target::Page { path, .. }) => such(&path),
                _ => false,
            }
        })
    };
    let texts: Vec<Subject<'_>> = texts(site).filter(|text| !text.references.is_empty()).collect();
    texts.par_iter().filter(|text| refers(text)).map(|text| text.source.path()).collect()
}

/// A published text.
fn subject<'a>(site: &'a Site, path: &SourcePath) -> Option<Subject<'a>> {
    match site.text(path) {
        Some(TextId::Article(id)) => Some(of_article(&site.article(id).article)),
        Some(TextId::Page(index)) => Some(of_page(&site.pages[index].page)),
        None => {
            let indexes = site.categories.iter().filter_map(|category| category.index.as_ref());
            indexes.filter(|index| index.source.path() == path).map(of_index).next()
        }
    }
}

fn of_article(article: &Article) -> Subject<'_> {
    Subject { source: &article.source, references: &article.body.references, article: Some(article) }
}

fn of_page(page: &PlainPage) -> Subject<'_> {
    Subject { source: &page.source, references: &page.body.references, article: None }
}

fn of_index(index: &CategoryIndex) -> Subject<'_> {
    Subject { source: &index.source, references: &index.body.references, article: None }
}

/// Every text that is published.
fn texts(site: &Site) -> impl Iterator<Item = Subject<'_>> {
    let articles = site.articles.iter().map(|article| of_article(&article.article));
    let pages = site.pages.iter().map(|page| of_page(&page.page));
    let indexes = site.categories.iter().filter_map(|category| category.index.as_ref());
    articles.chain(pages).chain(indexes.map(of_index))
}

/// What the rules for texts find in one, if they find anything.
fn in_text(site: &Site, text: &Subject<'_>) -> Option<Vec<Diagnostic>> {
    let found = |rule: &&Rule| match rule.find {
        Find::Text(find) => find(site, text),
        Find::Site(_) => Vec::new(),
    };
    let findings: Vec<Diagnostic> = RULES.iter().flat_map(found).collect();
    (!findings.is_empty()).then_some(findings)
}

/// What the rules for the whole site find, and settings of rules that do not exist.
fn in_site(site: &Site) -> Vec<Diagnostic> {
    let found = |rule: &&Rule| match rule.find {
        Find::Site(find) => find(site),
        Find::Text(_) => Vec::new(),
    };
    RULES.iter().flat_map(found).chain(settings::told(&site.config.check)).collect()
}

#[cfg(test)]
mod tests;

/// What one rule finds.
#[cfg(test)]
fn found_by(rule: &Rule, site: &Site) -> Vec<Diagnostic> {
    match rule.find {
        Find::Site(find) => find(site),
        Find::Text(find) => texts(site).flat_map(|text| find(site, &text)).collect(),
    }
}
