//! Numbers of documents that are used twice.

use std::collections::BTreeMap;

use super::first_line;
use crate::diagnostic::Diagnostic;
use crate::site::codes;
use crate::site::{ArticleId, Findings, Site};
use crate::source::Span;
use crate::text;

/// 索引号 are the site's own and unique; 发文字号 are unique for each issuer. The article that was
/// published first keeps the number.
pub(super) fn tell_numbers_used_twice(site: &Site, findings: &mut Findings) {
    let mut indexes: BTreeMap<&str, ArticleId> = BTreeMap::new();
    let mut numbers: BTreeMap<(&str, &str), ArticleId> = BTreeMap::new();
    for id in site.documents.list.iter().rev() {
        let document = site.document(*id).expect("the list holds documents only");
        if let Some(index) = document.index_number.as_deref() {
            match indexes.get(index.trim()) {
                Some(first) => findings.push(used_twice(site, *first, *id, &Number::Index(index))),
                None => drop(indexes.insert(index.trim(), *id)),
            }
        }
        if let (Some(issuer), Some(number)) = (document.issuer.as_deref(), document.number.as_deref()) {
            match numbers.get(&(issuer.trim(), number.trim())) {
                Some(first) => findings.push(used_twice(site, *first, *id, &Number::Document(number))),
                None => drop(numbers.insert((issuer.trim(), number.trim()), *id)),
            }
        }
    }
}

/// A number that must not be used twice.
enum Number<'a> {
    Index(&'a str),
    Document(&'a str),
}

fn used_twice(site: &Site, first: ArticleId, second: ArticleId, number: &Number<'_>) -> Diagnostic {
    let (one, other) =
        (site.article(second).article.source.path(), site.article(first).article.source.path());
    let message = match number {
        Number::Index(number) => text!(
            "{one} 与 {other} 的索引号都是 {number}",
            "{one} and {other} have the same index number {number}"
        ),
        Number::Document(number) => text!(
            "{one} 与 {other} 的文号都是 {number}",
            "{one} and {other} have the same document number {number}"
        ),
    };
    let code = match number {
        Number::Index(_) => &codes::INDEX_NUMBER_TWICE,
        Number::Document(_) => &codes::DOCUMENT_NUMBER_TWICE,
    };
    let help = text!(
        "已经公开的文件不改号，给后公开的文件换一个没有用过的号",
        "a published document keeps its number: give the later one a number that was never used"
    );
    let finding = Diagnostic::new(code, number_span(site, second, number), message).help(help);
    finding.related(number_span(site, first, number), text!("另一处在这里", "the other one is here"))
}

fn number_span(site: &Site, id: ArticleId, number: &Number<'_>) -> Span {
    let places = &site.article(id).article.places;
    let index = site.document(id).and_then(|document| document.index_span.clone());
    let whole = || places.of("document").unwrap_or_else(|| places.title());
    match number {
        Number::Index(_) => index.unwrap_or_else(whole),
        Number::Document(number) => within(&whole(), number),
    }
}

/// Where words stand inside a span; its first line when they were not written like that.
fn within(span: &Span, words: &str) -> Span {
    match span.text().find(words) {
        Some(at) => {
            let start = span.range().start + at;
            span.source().span(start..start + words.len())
        }
        None => first_line(span),
    }
}
