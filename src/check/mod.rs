//! What is looked at once the whole site is known: links, pictures, menus. Rules return findings and
//! change nothing; `build` runs them too, so an error stops publishing.
//!
//! One rule a file under `rules/`; a rule is its documentation, its codes and a function.

mod meant;
mod rules;

pub use rules::placeholders::words as placeholder;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::article::Article;
use crate::article::markdown::Reference;
use crate::config::FILE;
use crate::diagnostic::codes::config as codes;
use crate::diagnostic::{Diagnostic, Text, nearest};
use crate::site::{Site, TextId};
use crate::source::{Source, SourcePath};
use crate::text;

/// A rule that looks at the whole site.
pub struct Rule {
    /// Its name, as `[check]` of site.toml writes it.
    pub name: &'static str,
    /// What it looks for.
    pub about: fn() -> Text,
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

/// All rules, in the order of their names.
pub const RULES: &[&Rule] = &[
    &rules::columns::RULE,
    &rules::documents::RULE,
    &rules::identity::RULE,
    &rules::links::RULE,
    &rules::menu::RULE,
    &rules::pictures::RULE,
    &rules::placeholders::RULE,
    &rules::targets::RULE,
];

/// Runs all rules; site.toml may change a rule's severity or switch it off.
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

    /// Looks again at a site in which these articles are in a newer state that has the same place (see
    /// [`Site::revised`]); `before` is the site that was looked at last. Equal to looking at everything.
    #[must_use]
    pub fn again(&self, before: &Site, site: &Site, revised: &[SourcePath]) -> Self {
        if revised.iter().any(|path| anchors(before, path).ne(anchors(site, path))) {
            return Self::of(site);
        }
        let mut texts = self.texts.clone();
        for path in revised {
            let article = match site.text(path) {
                Some(TextId::Article(id)) => &site.article(id).article,
                _ => continue,
            };
            match in_text(site, &of_article(article)) {
                Some(found) => drop(texts.insert(path.clone(), found)),
                None => drop(texts.remove(path)),
            }
        }
        Self { texts, site: in_site(site) }
    }

    /// Everything that was found.
    pub fn findings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.texts.values().flatten().chain(&self.site)
    }
}

/// The names of an article's headings, which links of other texts may lead to.
fn anchors<'a>(site: &'a Site, path: &SourcePath) -> impl Iterator<Item = &'a str> {
    let article = match site.text(path) {
        Some(TextId::Article(id)) => Some(&site.article(id).article),
        _ => None,
    };
    article.into_iter().flat_map(|article| &article.body.outline).map(|heading| heading.id.as_str())
}

fn of_article(article: &Article) -> Subject<'_> {
    Subject { source: &article.source, references: &article.body.references, article: Some(article) }
}

/// Every text that is published.
fn texts(site: &Site) -> impl Iterator<Item = Subject<'_>> {
    let articles = site.articles.iter().map(|article| of_article(&article.article));
    let pages = site.pages.iter().map(|page| (&page.page.source, &page.page.body));
    let indexes = site.categories.iter().filter_map(|category| category.index.as_ref());
    let others = pages.chain(indexes.map(|index| (&index.source, &index.body)));
    articles.chain(others.map(|(source, body)| Subject {
        source,
        references: &body.references,
        article: None,
    }))
}

/// What the rules for texts find in one, if they find anything.
fn in_text(site: &Site, text: &Subject<'_>) -> Option<Vec<Diagnostic>> {
    let found = |rule: &&Rule| match rule.find {
        Find::Text(find) => weighed(rule, site, || find(site, text)),
        Find::Site(_) => Vec::new(),
    };
    let findings: Vec<Diagnostic> = RULES.iter().flat_map(found).collect();
    (!findings.is_empty()).then_some(findings)
}

/// What the rules for the whole site find, and rules that do not exist.
fn in_site(site: &Site) -> Vec<Diagnostic> {
    let found = |rule: &&Rule| match rule.find {
        Find::Site(find) => weighed(rule, site, || find(site)),
        Find::Text(_) => Vec::new(),
    };
    let unknown = site.config.check.keys().filter_map(|name| unknown(name));
    RULES.iter().flat_map(found).chain(unknown).collect()
}

/// A name under `[check]` that no rule has.
fn unknown(name: &str) -> Option<Diagnostic> {
    if RULES.iter().any(|rule| rule.name == name) {
        return None;
    }
    let file = SourcePath::new(FILE).expect("a plain name");
    let message = text!("[check] 中没有“{name}”这条规则", "[check] knows no rule “{name}”");
    let known = RULES.iter().map(|rule| rule.name).collect::<Vec<_>>().join("、");
    let finding = Diagnostic::new(&codes::UNKNOWN_KEY, &file, message);
    Some(match nearest(name, RULES.iter().map(|rule| rule.name)) {
        Some(near) => finding.help(text!("是不是想写 {near}？", "did you mean {near}?")),
        None => finding.help(text!("可用的规则：{known}", "known rules: {known}")),
    })
}

/// What a rule finds, as severe as site.toml wants it; nothing where it is switched off.
fn weighed(rule: &Rule, site: &Site, find: impl FnOnce() -> Vec<Diagnostic>) -> Vec<Diagnostic> {
    match site.config.check.get(rule.name) {
        Some(None) => Vec::new(),
        Some(Some(severity)) => {
            find().into_iter().map(|finding| Diagnostic { severity: *severity, ..finding }).collect()
        }
        None => find(),
    }
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
