//! Targets, lists and projects that stand in tables beside their articles, put where the articles name them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::content::{self, Addressed, Content, wanted};
use crate::article::Article;
use crate::article::front_matter::FrontMatter;
use crate::article::kind::codes;
use crate::article::kind::{Gongshi, KindData, List, Progress, Table, Targets, unmasked};
use crate::article::prose::compare_figures;
use crate::diagnostic::{Checked, Diagnostic};
use crate::source::{SourcePath, Span};
use crate::text;

impl Content {
    /// The files with targets that articles name and that exist, in the order of their paths.
    pub fn tables(&self) -> Vec<SourcePath> {
        let named = self.articles.iter().filter_map(|Addressed { article, .. }| content::table_of(article));
        let mut paths: Vec<SourcePath> = named.filter(|path| self.files.contains_key(path)).collect();
        paths.sort();
        paths.dedup();
        paths
    }

    /// The content with the targets of the files where articles name them. A file that is missing or cannot be
    /// used is a finding, and its article has no targets.
    #[must_use]
    pub fn filled(self, tables: &Tables) -> Checked<Self> {
        let mut found = Vec::new();
        let fill = |addressed: Addressed| match filled(&addressed.article, tables) {
            Some(article) => Addressed { article: Arc::new(article.take_into(&mut found)), ..addressed },
            None => addressed,
        };
        let articles = self.articles.into_iter().map(fill).collect();
        Checked { value: Self { articles, ..self }, diagnostics: found }
    }
}

/// The article with the data of the file that it names; `None` when it names none.
fn filled(article: &Article, tables: &Tables) -> Option<Checked<Article>> {
    let (name, span) = wanted(article)?;
    let mut found = Vec::new();
    let table = content::table_of(article).and_then(|path| tables.get(&path));
    found.extend(table.is_none().then(|| missing(name, span)));
    found.extend(table.into_iter().flat_map(|checked| checked.diagnostics.iter().cloned()));
    let table = table.and_then(|checked| checked.value.as_ref());
    let kind = match &article.matter.kind {
        KindData::Targets(named) => {
            let read = table.map(|table| table.targets(named.year).take_into(&mut found));
            let (year, items) = read.unwrap_or_default();
            let targets = Targets { year: named.year.or(year), items, ..named.clone() };
            found.extend(compare_figures(&targets, &article.source, article.body_range()));
            KindData::Targets(targets)
        }
        KindData::Gongshi(named) => {
            found.extend(table.map(unmasked).unwrap_or_default());
            KindData::Gongshi(Box::new(Gongshi { list: table.map(List::of), ..(**named).clone() }))
        }
        KindData::Progress(named) => {
            let tasks = table.and_then(Progress::tasks_of);
            found.extend(table.filter(|_| tasks.is_none()).map(nameless));
            found.extend(table.map(Progress::unknown_states).unwrap_or_default());
            KindData::Progress(Box::new(Progress { tasks: tasks.unwrap_or_default(), ..(**named).clone() }))
        }
        other => other.clone(),
    };
    let mut matter = FrontMatter { kind, ..article.matter.clone() };
    matter.answer(&mut found);
    Some(Checked { value: article.with(matter), diagnostics: found })
}

/// What was read of the files with targets.
type Tables = BTreeMap<SourcePath, Checked<Option<Table>>>;

/// A table of projects in which none has a name.
fn nameless(table: &Table) -> Diagnostic {
    let path = &table.path;
    let message = text!("{path} 里没有“项目”这一列", "{path} has no column 项目");
    let help = text!(
        "第一行写列名：项目,责任单位,时限,进度,状态",
        "begin with the headings 项目,责任单位,时限,进度,状态"
    );
    Diagnostic::new(&codes::PROJECT_TABLE, path, message).help(help)
}

fn missing(name: &str, span: &Span) -> Diagnostic {
    let message = text!("表格不存在：{name}", "the table does not exist: {name}");
    let help = text!(
        "把文件放到文章旁边，文件名写得一模一样",
        "put the file beside the article and write its name exactly"
    );
    Diagnostic::new(&codes::TARGET_FILE, span.clone(), message).help(help)
}
