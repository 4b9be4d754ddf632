//! 文件信息: the metadata of a document, and the documents it follows, is followed by and explained in.

use serde::Serialize;

use super::fact::{self, FactView};
use crate::article::kind::{Document, Validity};
use crate::page::site::LinkView;
use crate::site::{ArticleId, DocumentReference, Site, list_path};

/// `article.document`: the metadata block of an official document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentView {
    /// 索引号, 发文机关, 文号, dates, 主题分类, 有效性 and what else its catalogue says.
    pub facts: Vec<FactView>,
    /// What it takes the place of.
    pub supersedes: Vec<DocumentLinkView>,
    /// What took its place.
    pub superseded_by: Vec<DocumentLinkView>,
    /// 政策解读.
    pub interpretation: Option<LinkView>,
}

/// Whether a document holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ValidityView {
    /// `in_force`, `amended`, `lapsed` or `repealed`.
    pub key: &'static str,
    /// 现行有效, 已修改, 失效 or 废止.
    pub words: &'static str,
}

/// Another document: on this site with an address, else in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentLinkView {
    /// Its title, or the words it was named by.
    pub title: String,
    /// Its 发文字号, where the title does not say it.
    pub number: Option<String>,
    /// Its page, if it stands on this site.
    pub url: Option<String>,
}

/// The box of the document that an article is.
pub fn document(site: &Site, id: ArticleId, document: &Document) -> DocumentView {
    let published = site.article(id);
    let words = |label, value: &Option<String>| fact::words(label, value.as_deref());
    let day = |label, moment: crate::source::Moment| fact::day(label, &moment.date().to_string());
    let topic = |topic: &String| {
        let known = site.documents.topics.get(topic);
        let url = known.map(|known| list_path(&Site::topic_folder(known), 1).url()).unwrap_or_default();
        fact::link("主题分类", topic, url)
    };
    let published_on = document.published_on.map_or_else(|| published.date.date(), |moment| moment.date());
    let mut facts: Vec<FactView> = [
        words("索引号", &document.index_number),
        words("发文机关", &document.issuer),
        words("文号", &document.number),
        document.made_on.map(|moment| day("成文日期", moment)),
        Some(fact::day("发布日期", &published_on.to_string())),
        document.topic.as_ref().map(topic),
        document.validity.map(|state| FactView {
            past: state != Validity::InForce,
            ..fact::words("有效性", Some(state.chinese())).expect("there are words")
        }),
    ]
    .into_iter()
    .flatten()
    .collect();
    facts.extend(fact::facts(&document.facts, &site.config.zone));
    DocumentView {
        facts,
        supersedes: site
            .documents
            .supersedes(id)
            .iter()
            .map(|reference| superseded(site, reference))
            .collect(),
        superseded_by: site.documents.superseded_by(id).iter().map(|id| document_link(site, *id)).collect(),
        interpretation: site.documents.interpretation(id).map(|id| article_link(site, id)),
    }
}

/// The documents that an article explains.
pub fn interprets(site: &Site, id: ArticleId) -> Vec<DocumentLinkView> {
    site.documents.interprets(id).iter().map(|id| document_link(site, *id)).collect()
}

/// A document of this site with its number.
fn document_link(site: &Site, id: ArticleId) -> DocumentLinkView {
    let LinkView { title, url } = article_link(site, id);
    let number = site.document(id).and_then(|document| document.number.clone());
    DocumentLinkView { number: number.filter(|number| !title.contains(number)), title, url: Some(url) }
}

fn superseded(site: &Site, reference: &DocumentReference) -> DocumentLinkView {
    match reference {
        DocumentReference::Here(id) => document_link(site, *id),
        DocumentReference::Elsewhere(words) => {
            DocumentLinkView { title: words.clone(), number: None, url: None }
        }
    }
}

fn article_link(site: &Site, id: ArticleId) -> LinkView {
    let published = site.article(id);
    LinkView { title: published.article.matter.title.clone(), url: published.path.url() }
}

/// A state with its key for templates.
pub fn validity(validity: Validity) -> ValidityView {
    let key = match validity {
        Validity::InForce => "in_force",
        Validity::Amended => "amended",
        Validity::Lapsed => "lapsed",
        Validity::Repealed => "repealed",
    };
    ValidityView { key, words: validity.chinese() }
}
