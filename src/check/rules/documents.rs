//! Official documents: index numbers follow the site's template, interpretations belong to documents.

use crate::check::{Find, Rule, Subject};
use crate::diagnostic::{Diagnostic, family};
use crate::site::{ArticleId, Site};
use crate::text;

/// The type of columns that hold interpretations.
const INTERPRETATIONS: &str = "政策解读";

family! {
    /// An index number of another form than the template's.
    INDEX_NUMBER_FORM = "ZB513" Warning rule "documents" {
        title: "索引号不合编号规则", "an index number does not fit the template";
        meaning: "索引号应符合 site.toml 中 [document] index_number 的写法。旧文件沿用旧号时，可以在 [check] 中写 documents = \"off\"。",
                 "An index number follows the template index_number under [document] in site.toml. Where old documents keep other numbers, switch the rule off: documents = \"off\" under [check].";
        wrong: "index_number: JS1/2025-1";
        right: "index_number: JS01/2025-00001";
    }
    /// An interpretation that belongs to no document.
    LONE_INTERPRETATION = "ZB519" Warning rule "documents" {
        title: "政策解读没有对应的文件", "an interpretation belongs to no document";
        meaning: "政策解读要与被解读的文件互相链接。在文件的数据里写 interpretation（解读）。",
                 "Interpretations and the documents they explain link to each other. Name the interpretation in the document's data.";
        wrong: "document: { index_number: … }";
        right: "document: { index_number: …, interpretation: fangxun-jiedu.md }";
    }
}

/// See the module.
pub static RULE: Rule = Rule {
    name: "documents",
    about: || {
        text!(
            "文件的索引号符合编号规则，政策解读有对应的文件",
            "index numbers fit the template, interpretations belong to documents"
        )
    },
    codes: ALL,
    settings: &[],
    find: Find::Text(find),
};

fn find(site: &Site, text: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(id) = site.listed_article(text.source.path()) else { return Vec::new() };
    odd_number(site, id).into_iter().chain(lone_interpretation(site, id)).collect()
}

fn odd_number(site: &Site, id: ArticleId) -> Option<Diagnostic> {
    let template = site.config.index_template.as_ref()?;
    let document = site.document(id)?;
    let (number, span) = (document.index_number.as_deref()?, document.index_span.clone()?);
    if template.parts(number).is_some() {
        return None;
    }
    let example = template.number(site.made_on(id).year(), 1);
    let message =
        text!("索引号 {number} 不合编号规则", "the index number {number} does not fit the template");
    let help = text!("写成 {example} 这样", "write it like {example}");
    Some(Diagnostic::new(&INDEX_NUMBER_FORM, span, message).help(help))
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
    Some(Diagnostic::new(&LONE_INTERPRETATION, published.article.places.title(), message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::found_by;
    use crate::site::tests::sample::{chinese, english, sample};

    const TEMPLATE: &str =
        "[document]\nindex_number = \"{region}{dept}/{year}-{serial:05}\"\nregion = \"JS\"\ndept = \"01\"\n";

    fn paper(index: &str) -> String {
        format!(
            "---\ntitle: 甲\ndate: 2025-03-01\neditor: 乙\nkind: document\ndocument: {{ index_number: {index}, interpretation: ../j/a.md }}\n---\n"
        )
    }

    fn found(index: &str) -> (Vec<String>, Vec<String>) {
        let (paper, explained) = (paper(index), "---\ntitle: 解读\ndate: 2025-03-02\neditor: 乙\n---\n");
        let column = "---\ntitle: 解读\ncolumn_type: 政策解读\n---\n";
        let texts = [
            ("j/_index.md", column),
            ("j/a.md", explained),
            ("j/b.md", explained),
            ("z/1.md", paper.as_str()),
        ];
        let site = sample(TEMPLATE, &texts).value;
        let found = found_by(&RULE, &site);
        (chinese(found.clone()), english(found))
    }

    #[test]
    fn index_numbers_fit_the_template_and_interpretations_belong_to_documents() {
        let lone = "j/b.md:2:8 ZB519 没有文件把《解读》列为解读";
        assert_eq!(found("JS01/2025-00001").0, [lone]);
        let (zh, en) = found("JS1/2025-1");
        assert_eq!(zh, [lone, "z/1.md:6:27 ZB513 索引号 JS1/2025-1 不合编号规则"]);
        assert_eq!(en[1], "z/1.md:6:27 ZB513 the index number JS1/2025-1 does not fit the template");
    }
}
