//! The catalogue of official documents (政府信息公开条例 2019, art. 12: 索引、名称、内容概述、生成日期): all of
//! them, those of a topic, those of a year. Filters are plain lists with addresses of their own.

use super::head::{add_column, home_link};
use super::item::summary;
use super::kind::validity;
use super::pager::pager;
use super::view::{CatalogueRowView, CatalogueView, FilterView, LinkView};
use super::{Data, Page, Parts};
use crate::site::{ArticleId, Site, TermId, list_path};

/// What the catalogue is called.
pub(super) const TITLE: &str = "信息公开目录";

/// The folder of the whole catalogue.
pub(super) const FOLDER: &str = "catalogue";

/// Which documents a page of the catalogue lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CatalogueSet {
    /// All.
    All,
    /// Those of a topic.
    Topic(TermId),
    /// Those made in a year, by its place in the site's list of years.
    Year(usize),
}

impl CatalogueSet {
    /// Every list of the catalogue; none without documents.
    pub(super) fn all(site: &Site) -> Vec<Self> {
        if site.documents.list.is_empty() {
            return Vec::new();
        }
        let topics = (0..site.documents.topics.list.len()).map(|index| Self::Topic(TermId(index)));
        let years = (0..site.documents.years.len()).map(Self::Year);
        std::iter::once(Self::All).chain(topics).chain(years).collect()
    }

    /// Where the list stands.
    pub(super) fn folder(self, site: &Site) -> String {
        match self {
            Self::All => FOLDER.to_owned(),
            Self::Topic(id) => Site::topic_folder(&site.documents.topics.list[id.0]),
            Self::Year(index) => Site::catalogue_year_folder(site.documents.years[index].0),
        }
    }

    /// The documents, newest first.
    pub(super) fn documents(self, site: &Site) -> &[ArticleId] {
        match self {
            Self::All => &site.documents.list,
            Self::Topic(id) => &site.documents.topics.list[id.0].articles,
            Self::Year(index) => &site.documents.years[index].1,
        }
    }

    /// What the list is called within the catalogue; nothing for the whole.
    fn name(self, site: &Site) -> Option<String> {
        match self {
            Self::All => None,
            Self::Topic(id) => Some(site.documents.topics.list[id.0].name.clone()),
            Self::Year(index) => Some(format!("{}年", site.documents.years[index].0)),
        }
    }

    fn filter(self, site: &Site, current: Self) -> FilterView {
        FilterView {
            title: self.name(site).unwrap_or_else(|| "全部".to_owned()),
            url: list_path(&self.folder(site), 1).url(),
            count: self.documents(site).len(),
            current: self == current,
        }
    }
}

pub(super) fn view(site: &Site, page: &Page, set: CatalogueSet, number: usize) -> Parts {
    let documents = set.documents(site);
    let per_page = site.config.paginate_by;
    let start = (number - 1) * per_page;
    let shown = &documents[start..(start + per_page).min(documents.len())];
    let filters = |wanted: fn(&CatalogueSet) -> bool| {
        let sets = CatalogueSet::all(site).into_iter().filter(wanted);
        sets.map(|other| other.filter(site, set)).collect::<Vec<_>>()
    };
    let view = CatalogueView {
        name: set.name(site),
        count: documents.len(),
        rows: shown.iter().map(|id| row(site, *id)).collect(),
        all: CatalogueSet::All.filter(site, set),
        topics: filters(|set| matches!(set, CatalogueSet::Topic(_))),
        years: filters(|set| matches!(set, CatalogueSet::Year(_))),
        pager: pager(&set.folder(site), number, documents.len(), per_page),
    };
    ("catalogue.html", head(site, page, &view, number), Data::Catalogue(view))
}

fn head(site: &Site, page: &Page, view: &CatalogueView, number: usize) -> super::HeadView {
    let title = match (&view.name, number) {
        (Some(name), 1) => format!("{TITLE}：{name}"),
        (Some(name), number) => format!("{TITLE}：{name}（第{number}页）"),
        (None, 1) => TITLE.to_owned(),
        (None, number) => format!("{TITLE}（第{number}页）"),
    };
    let mut head = super::head::head(site, page, "catalogue", title);
    head.description = format!("按索引号、名称、内容概述和生成日期编列的公开文件，共{}份。", view.count);
    head.breadcrumb =
        vec![home_link(), LinkView { title: TITLE.to_owned(), url: list_path(FOLDER, 1).url() }];
    if let Some(name) = &view.name {
        head.breadcrumb.push(LinkView { title: name.clone(), url: page.path.url() });
    }
    head.previous.clone_from(&view.pager.previous);
    head.next.clone_from(&view.pager.next);
    add_column(&mut head, TITLE, "政府信息公开的文件目录。", "信息公开目录,政策文件,索引号", TITLE);
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
