//! The catalogue of official documents (政府信息公开条例 2019, art. 12: 索引、名称、内容概述、生成日期): all of
//! them, those of a topic, those of a year. Filters are plain lists with addresses of their own.

use serde::Serialize;

use super::head::{HeadView, add_column, home_link, index_link};
use super::item::summary;
use super::kind::document::ValidityView;
use super::kind::validity;
use super::pager::{PagerView, pager};
use super::site::LinkView;
use crate::site::pages::CATALOGUE;
use crate::site::{ArticleId, CatalogueSet, Page, Site, list_path};

/// `catalogue`: a page of the catalogue of documents.
#[derive(Debug, Clone, Serialize)]
pub struct CatalogueView {
    /// The topic or year that it is limited to.
    pub name: Option<String>,
    /// All documents of the list, on all its pages.
    pub count: usize,
    /// The documents of this page, newest first.
    pub rows: Vec<CatalogueRowView>,
    /// The list of all documents.
    pub all: FilterView,
    /// The lists of each topic.
    pub topics: Vec<FilterView>,
    /// The lists of each year, newest first.
    pub years: Vec<FilterView>,
    /// The pages of this list.
    pub pager: PagerView,
}

/// A document in the catalogue.
#[derive(Debug, Clone, Serialize)]
pub struct CatalogueRowView {
    /// 索引.
    pub index_number: Option<String>,
    /// 名称.
    pub title: String,
    /// Its page.
    pub url: String,
    /// 发文字号.
    pub number: Option<String>,
    /// 内容概述.
    pub summary: String,
    /// 生成日期.
    pub made_on: String,
    /// 有效性.
    pub validity: Option<ValidityView>,
}

/// A list that narrows the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FilterView {
    /// The topic or year.
    pub title: String,
    /// Its list.
    pub url: String,
    /// Its documents.
    pub count: usize,
    /// Whether it is the list shown.
    pub current: bool,
}

/// What a list is called within the catalogue; nothing for the whole.
fn name(site: &Site, set: CatalogueSet) -> Option<String> {
    match set {
        CatalogueSet::All => None,
        CatalogueSet::Topic(id) => Some(site.documents.topics.list[id.0].name.clone()),
        CatalogueSet::Year(index) => Some(format!("{}年", site.documents.years[index].0)),
    }
}

fn filter(site: &Site, set: CatalogueSet, current: CatalogueSet) -> FilterView {
    FilterView {
        title: name(site, set).unwrap_or_else(|| "全部".to_owned()),
        url: list_path(&set.folder(site), 1).url(),
        count: set.documents(site).len(),
        current: set == current,
    }
}

pub(super) fn view(site: &Site, page: &Page, set: CatalogueSet, number: usize) -> (HeadView, CatalogueView) {
    let documents = set.documents(site);
    let per_page = site.config.paginate_by;
    let start = (number - 1) * per_page;
    let shown = &documents[start..(start + per_page).min(documents.len())];
    let filters = |wanted: fn(&CatalogueSet) -> bool| {
        let sets = CatalogueSet::all(site).into_iter().filter(wanted);
        sets.map(|other| filter(site, other, set)).collect::<Vec<_>>()
    };
    let view = CatalogueView {
        name: name(site, set),
        count: documents.len(),
        rows: shown.iter().map(|id| row(site, *id)).collect(),
        all: filter(site, CatalogueSet::All, set),
        topics: filters(|set| matches!(set, CatalogueSet::Topic(_))),
        years: filters(|set| matches!(set, CatalogueSet::Year(_))),
        pager: pager(&set.folder(site), number, documents.len(), per_page),
    };
    (head(site, page, &view, number), view)
}

fn head(site: &Site, page: &Page, view: &CatalogueView, number: usize) -> HeadView {
    let whole = CATALOGUE.title;
    let title = match (&view.name, number) {
        (Some(name), 1) => format!("{whole}：{name}"),
        (Some(name), number) => format!("{whole}：{name}（第{number}页）"),
        (None, 1) => whole.to_owned(),
        (None, number) => format!("{whole}（第{number}页）"),
    };
    let mut head = super::head::head(site, page, "catalogue", title);
    head.description = format!("按索引号、名称、内容概述和生成日期编列的公开文件，共{}份。", view.count);
    head.breadcrumb = vec![home_link(), index_link(&CATALOGUE)];
    if let Some(name) = &view.name {
        head.breadcrumb.push(LinkView { title: name.clone(), url: page.path.url() });
    }
    head.previous.clone_from(&view.pager.previous);
    head.next.clone_from(&view.pager.next);
    add_column(&mut head, whole, "政府信息公开的文件目录。", "信息公开目录,政策文件,索引号", whole);
    head
}

fn row(site: &Site, id: ArticleId) -> CatalogueRowView {
    let published = site.article(id);
    let document = site.document(id);
    CatalogueRowView {
        index_number: document.and_then(|document| document.index_number.clone()),
        title: published.article.matter.title.clone(),
        url: published.path.url(),
        number: document.and_then(|document| document.number.clone()),
        summary: summary(published).to_owned(),
        made_on: site.made_on(id).to_string(),
        validity: document.and_then(|document| document.validity).map(validity),
    }
}
