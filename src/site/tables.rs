//! Targets that stand in tables beside their articles, put where the articles name them.

use std::sync::Arc;

use std::collections::BTreeMap;

use super::content::{Addressed, Content};
use crate::article::Article;
use crate::article::kind::codes;
use crate::article::kind::{KindData, Table, compare_figures};
use crate::diagnostic::{Checked, Diagnostic};
use crate::source::{SourcePath, Span};
use crate::text;

impl Content {
    /// The files with targets that articles name and that exist, in the order of their paths.
    pub fn tables(&self) -> Vec<SourcePath> {
        let named = self.articles.iter().filter_map(|Addressed { article, .. }| path(article));
        let mut paths: Vec<SourcePath> = named.filter(|path| self.files.contains_key(path)).collect();
        paths.sort();
        paths.dedup();
        paths
    }

    /// Puts the targets of the files where the articles name them. A file that is missing or cannot be
    /// used is a finding, and its article has no targets.
    pub fn fill(&mut self, tables: &BTreeMap<SourcePath, Checked<Option<Table>>>) -> Vec<Diagnostic> {
        let mut found: Vec<Diagnostic> =
            tables.values().flat_map(|checked| checked.diagnostics.iter().cloned()).collect();
        for Addressed { article, .. } in &mut self.articles {
            let Some((name, span)) = wanted(article) else { continue };
            let table = path(article).and_then(|path| tables.get(&path));
            let (source, body) = (article.source.clone(), article.body_range());
            let missing = table.is_none().then(|| missing(name, span));
            found.extend(missing);
            let KindData::Targets(targets) = &mut Arc::make_mut(article).matter.kind else { continue };
            let read = table
                .and_then(|checked| checked.value.as_ref())
                .map(|table| table.targets(targets.year).take_into(&mut found));
            let (year, items) = read.unwrap_or_default();
            targets.year = targets.year.or(year);
            targets.items = items;
            found.extend(compare_figures(targets, &source, body));
        }
        found
    }
}

/// The file that an article names for its targets, with the place.
pub(super) fn wanted(article: &Article) -> Option<(&str, &Span)> {
    match &article.matter.kind {
        KindData::Targets(targets) => targets.table.as_ref().map(|(name, span)| (name.as_str(), span)),
        _ => None,
    }
}

/// Where that file lies, whether it is there or not.
pub(super) fn path(article: &Article) -> Option<SourcePath> {
    article.source.path().resolve(wanted(article)?.0)
}

fn missing(name: &str, span: &Span) -> Diagnostic {
    let message = text!("目标表不存在：{name}", "the table of targets does not exist: {name}");
    let help = text!(
        "把文件放到文章旁边，文件名写得一模一样",
        "put the file beside the article and write its name exactly"
    );
    Diagnostic::new(&codes::TARGET_FILE, span.clone(), message).help(help)
}
