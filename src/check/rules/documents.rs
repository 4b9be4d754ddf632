//! Official documents: index numbers follow the site's template, interpretations belong to documents.

use crate::check::Rule;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::site as codes;
use crate::site::{ArticleId, Site};
use crate::text;

/// The type of columns that hold interpretations.
const INTERPRETATIONS: &str = "政策解读";

/// See the module.
pub static RULE: Rule = Rule {
    name: "documents",
    about: || text!("文件的索引号符合编号规则，政策解读有对应的文件", "index numbers fit the template, interpretations belong to documents"),
    find,
};

fn find(site: &Site) -> Vec<Diagnostic> {
    let numbers = site.documents.list.iter().filter_map(|id| odd_number(site, *id));
    numbers.chain(site.listed().filter_map(|id| lone_interpretation(site, id))).collect()
}

fn odd_number(site: &Site, id: ArticleId) -> Option<Diagnostic> {
    let template = site.config.index_template.as_ref()?;
    let document = site.document(id)?;
    let (number, span) = (document.index_number.as_deref()?, document.index_span.clone()?);
    if template.parts(number).is_some() {
        return None;
    }
    let example = template.number(site.made_on(id).year(), 1);
    let message = text!("索引号 {number} 不合编号规则", "the index number {number} does not fit the template");
    let help = text!("写成 {example} 这样", "write it like {example}");
    Some(Diagnostic::new(&codes::INDEX_NUMBER_FORM, span, message).help(help))
}

/// An article in a column of interpretations that no document names.
fn lone_interpretation(site: &Site, id: ArticleId) -> Option<Diagnostic> {
    let published = site.article(id);
    let column = site.category(published.category).index.as_ref()?.matter.column_type.as_deref()?;
    if column.trim() != INTERPRETATIONS || !site.documents.interprets(id).is_empty() {
        return None;
    }
    let (title, name) = (&published.article.matter.title, published.article.source.path().file_name());
    let message = text!("没有文件把《{title}》列为解读", "no document names “{title}” as its interpretation");
    let help = text!(
        "在被解读的文件的 document 里写 interpretation: …/{name}",
        "write interpretation: …/{name} in the document that it explains"
    );
    Some(Diagnostic::new(&codes::LONE_INTERPRETATION, published.article.matter.title_span.clone(), message).help(help))
}
