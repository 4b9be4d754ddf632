//! What is looked at once the whole site is known: links, pictures, menus. Rules return findings and
//! change nothing; `build` runs them too, so an error stops publishing.
//!
//! One rule a file under `rules/`; a rule is its documentation, its codes, its settings and a function.

mod settings;
mod address_slip;
mod rules;
mod written;

pub use rules::placeholders::words as placeholder;
pub use rules::{RULES, rule_names};
pub use settings::{Number, Setting, Words};

use rayon::prelude::*;

use crate::article::markdown::Reference;
use crate::article::{Article, CategoryIndex, PlainPage};
use crate::diagnostic::{Checked, Code, Diagnostic, Text};
use crate::site::{Site, TextId};
use crate::source::{Source, SourcePath};

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
    /// In one text after the other.
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

/// A site with all that is wrong with it: what its assembling found and what the rules find, without what articles
/// answer.
pub fn checked(assembled: Checked<Site>) -> Checked<Site> {
    let Checked { value: site, mut diagnostics } = assembled;
    diagnostics.retain(|finding| !is_answered(&site, finding));
    diagnostics.extend(check(&site));
    Checked { value: site, diagnostics }
}

/// Runs all rules. What the site wants of their levels is not looked at here: see [`CheckSettings::weigh`].
///
/// [`CheckSettings::weigh`]: crate::config::CheckSettings::weigh
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let texts: Vec<Subject<'_>> = texts(site).collect();
    let mut findings: Vec<Diagnostic> = texts.par_iter().flat_map_iter(|text| in_text(site, text)).collect();
    findings.extend(in_site(site));
    findings
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

/// What is wrong with one text of a site: what assembling found about it and what the rules find, without what it
/// answers.
pub fn of_text(site: &Site, path: &SourcePath, assembled: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let text = texts(site).find(|text| text.source.path() == path);
    let mut findings: Vec<Diagnostic> =
        assembled.into_iter().filter(|finding| !is_answered(site, finding)).chain(in_site(site)).collect();
    findings.extend(text.map(|text| in_text(site, &text)).unwrap_or_default());
    findings.retain(|finding| finding.path() == Some(path));
    findings
}

/// Every text that is published.
fn texts(site: &Site) -> impl Iterator<Item = Subject<'_>> {
    let articles = site.articles.iter().map(|article| of_article(&article.article));
    let pages = site.pages.iter().map(|page| of_page(&page.page));
    let indexes = site.categories.iter().filter_map(|category| category.index.as_ref());
    articles.chain(pages).chain(indexes.map(of_index))
}

/// What the rules for texts find in one.
fn in_text(site: &Site, text: &Subject<'_>) -> Vec<Diagnostic> {
    let found = |rule: &&Rule| match rule.find {
        Find::Text(find) => find(site, text),
        Find::Site(_) => Vec::new(),
    };
    let mut findings: Vec<Diagnostic> = RULES.iter().flat_map(found).collect();
    if let Some(article) = text.article {
        article.matter.unanswered(&mut findings);
    }
    findings
}

/// What the rules for the whole site find, and settings of rules that do not exist.
fn in_site(site: &Site) -> Vec<Diagnostic> {
    let found = |rule: &&Rule| match rule.find {
        Find::Site(find) => find(site),
        Find::Text(_) => Vec::new(),
    };
    let mut findings: Vec<Diagnostic> = RULES.iter().flat_map(found).collect();
    findings.retain(|finding| !is_answered(site, finding));
    findings.into_iter().chain(written::findings(&site.config.check)).collect()
}

/// Whether the article that a finding is about answers it.
fn is_answered(site: &Site, finding: &Diagnostic) -> bool {
    let Some(TextId::Article(id)) = finding.path().and_then(|path| site.text(path)) else { return false };
    site.article(id).article.matter.answers.iter().any(|answer| answer.is_to(finding))
}

/// What one rule finds.
#[cfg(test)]
fn found_by(rule: &Rule, site: &Site) -> Vec<Diagnostic> {
    match rule.find {
        Find::Site(find) => find(site),
        Find::Text(find) => texts(site).flat_map(|text| find(site, &text)).collect(),
    }
}
