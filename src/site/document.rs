//! Official documents among the articles: by topic and year, which took the place of which, and where
//! they are explained.

mod numbers;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::pages::CATALOGUE;
use super::term::as_written;
use super::{ArticleId, Findings, LinkFault, LinkTarget, Published, Site, Terms};
use crate::article::front_matter::as_typed;
use crate::article::kind::{Document, Kind, KindData, Validity};
use crate::diagnostic::Diagnostic;
use crate::site::codes;
use crate::source::Span;
use crate::text;

/// The documents of a site.
#[derive(Debug, Clone, Default)]
pub struct Documents {
    /// All documents, the newest article first.
    pub list: Vec<ArticleId>,
    /// 主题分类, those with most documents first.
    pub topics: Terms,
    /// The years they were made in, newest first, each with its documents.
    pub years: Vec<(i16, Vec<ArticleId>)>,
    supersedes: BTreeMap<ArticleId, Vec<DocumentReference>>,
    superseded_by: BTreeMap<ArticleId, Vec<ArticleId>>,
    interpretation: BTreeMap<ArticleId, ArticleId>,
    interprets: BTreeMap<ArticleId, Vec<ArticleId>>,
}

/// A document that another one names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentReference {
    /// It stands on this site.
    Here(ArticleId),
    /// It does not: the words it was named by.
    Elsewhere(String),
}

impl Documents {
    /// What a document takes the place of.
    pub fn supersedes(&self, id: ArticleId) -> &[DocumentReference] {
        self.supersedes.get(&id).map_or(&[], Vec::as_slice)
    }

    /// What took a document's place, newest first.
    pub fn superseded_by(&self, id: ArticleId) -> &[ArticleId] {
        self.superseded_by.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Where a document is explained.
    pub fn interpretation(&self, id: ArticleId) -> Option<ArticleId> {
        self.interpretation.get(&id).copied()
    }

    /// The documents that an article explains, newest first.
    pub fn interprets(&self, id: ArticleId) -> &[ArticleId] {
        self.interprets.get(&id).map_or(&[], Vec::as_slice)
    }
}

impl Site {
    /// The metadata of an article that is a document.
    pub fn document(&self, id: ArticleId) -> Option<&Document> {
        document_of(self.article(id))
    }

    /// The day a document was made: as its metadata says, else the day it was published.
    pub fn made_on(&self, id: ArticleId) -> crate::source::Date {
        let made = self.document(id).and_then(|document| document.made_on);
        made.map_or_else(|| self.article(id).date.date(), |moment| moment.date())
    }

    /// Groups the documents. Their references are resolved later, when all addresses are known.
    pub(super) fn group_documents(&self) -> Documents {
        let list: Vec<ArticleId> = self.listed_with(|traits| traits.kind == Kind::Document);
        let topic = |id: &ArticleId| Some((*id, self.document(*id)?.topic.as_deref()?));
        let holders = self.witness.holders(&format!("{}/topic", CATALOGUE.folder));
        let topics = Terms::group(list.iter().filter_map(topic), as_written, &holders);
        let mut by_year: BTreeMap<i16, Vec<ArticleId>> = BTreeMap::new();
        for id in &list {
            by_year.entry(self.made_on(*id).year()).or_default().push(*id);
        }
        Documents { list, topics, years: by_year.into_iter().rev().collect(), ..Documents::default() }
    }

    /// Links documents with each other and with their interpretations, and tells numbers used twice.
    pub(super) fn link_documents(&mut self, findings: &mut Findings) {
        if self.documents.list.is_empty() {
            return;
        }
        numbers::tell_numbers_used_twice(self, findings);
        let known = Known::of(self);
        let mut linked = Documents::clone(&self.documents);
        for id in &linked.list {
            let Some(document) = self.document(*id) else { continue };
            for (words, span) in &document.supersedes {
                let reference = known.superseded(self, *id, words, span, findings);
                if let DocumentReference::Here(old) = reference {
                    linked.superseded_by.entry(old).or_default().push(*id);
                    findings.extend(still_in_force(self, old, *id, span));
                }
                linked.supersedes.entry(*id).or_default().push(reference);
            }
            if let Some((path, span)) = &document.interpretation
                && let Some(explained) = Known::article(self, *id, path, span, findings)
            {
                linked.interpretation.insert(*id, explained);
                linked.interprets.entry(explained).or_default().push(*id);
            }
        }
        self.documents = Arc::new(linked);
    }
}

fn document_of(published: &Published) -> Option<&Document> {
    match &published.article.matter.kind {
        KindData::Document(document) => Some(document),
        _ => None,
    }
}

/// By what numbers documents are referred to.
struct Known {
    numbers: BTreeMap<String, ArticleId>,
}

impl Known {
    fn of(site: &Site) -> Self {
        let mut numbers = BTreeMap::new();
        for id in &site.documents.list {
            let document = site.document(*id).expect("the list holds documents only");
            for number in [&document.number, &document.index_number].into_iter().flatten() {
                numbers.insert(number.trim().to_owned(), *id);
            }
        }
        Self { numbers }
    }

    /// A number or path that a document says it takes the place of. A number may be that of a paper
    /// that was never on the site; a path must lead somewhere.
    fn superseded(
        &self,
        site: &Site,
        from: ArticleId,
        words: &str,
        span: &Span,
        findings: &mut Findings,
    ) -> DocumentReference {
        if let Some(id) = self.numbers.get(words.trim()).filter(|id| **id != from) {
            return DocumentReference::Here(*id);
        }
        let ending = words.trim().rsplit_once('.').map(|(_, ending)| ending);
        let is_path = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
        let target = is_path.then(|| Self::article(site, from, words, span, findings)).flatten();
        target.map_or_else(|| DocumentReference::Elsewhere(words.to_owned()), DocumentReference::Here)
    }

    /// The article at a path that a document names.
    fn article(
        site: &Site,
        from: ArticleId,
        path: &str,
        span: &Span,
        findings: &mut Findings,
    ) -> Option<ArticleId> {
        let found = match site.resolve(site.article(from).article.source.path(), path.trim()) {
            Ok(LinkTarget::Page { source: Some(source), .. }) => Ok(site.listed_article(&source)),
            Err(LinkFault::Held) => Err(text!(
                "“{path}”还没有发布（草稿或日期未到）",
                "{path} is not published (a draft, or dated later)"
            )),
            _ => Ok(None),
        };
        let message = match found {
            Ok(Some(id)) if id != from => return Some(id),
            Ok(Some(_)) => text!("“{path}”就是这份文件自己", "{path} is this document itself"),
            Ok(None) => text!("没有“{path}”这篇文章", "there is no article {path}"),
            Err(message) => message,
        };
        let help = text!(
            "写文章相对于本文件的路径，例如 ../2024/fangxun-fangan.md",
            "write the article's path relative to this file, such as ../2024/fangxun-fangan.md"
        );
        findings.push(Diagnostic::new(&codes::DOCUMENT_REFERENCE, span.clone(), message).help(help));
        None
    }
}

/// A document that another took the place of cannot be in force (both say so: one of them is wrong).
fn still_in_force(site: &Site, old: ArticleId, new: ArticleId, span: &Span) -> Option<Diagnostic> {
    let state = site.document(old)?.validity.filter(|state| *state == Validity::InForce)?;
    let state = state.chinese();
    let article = &site.article(old).article;
    let title = &article.matter.title;
    let by = site.article(new).article.source.path();
    let message = text!(
        "《{title}》已被 {by} 代替，却还写着“{state}”",
        "“{title}” was superseded by {by}, but still says {state}"
    );
    let place = article.places.of("document").unwrap_or_else(|| article.places.title());
    let finding = Diagnostic::new(&codes::SUPERSEDED_IN_FORCE, first_line(&place), message);
    let finding = finding.related(span.clone(), text!("在这里被代替", "superseded here"));
    let key = as_typed(&article.source, "validity", "有效性");
    Some(finding.help(text!(
        "把 {key} 改为 废止 或 失效；只改了一部分的写 已修改",
        "set {key} to repealed or lapsed; amended, if only a part was changed"
    )))
}

/// A block of several lines is pointed at by its first.
fn first_line(span: &Span) -> Span {
    let range = span.range();
    let length = span.text().find(['\n', '\r']).unwrap_or(range.len());
    span.source().span(range.start..range.start + length)
}

#[cfg(test)]
mod tests;
