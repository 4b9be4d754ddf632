//! The one list of pages: what the site consists of, and where each page stands.
//!
//! Claims, names that the site keeps for itself, menu flags and the site map follow from it. A kind of page
//! with an address of its own is a row of [`INDEXES`].

use std::collections::BTreeSet;

use super::list::{list_path, page_count};
use super::search::{self, SearchPlan};
use super::{ArticleId, CatalogueSet, CategoryId, DataFormat, Page, PageKind, Site, Term, TermId, TextId};
use crate::source::OutputPath;

/// A page with an address of its own that a site has once, with the pages on which its list goes on.
#[derive(Debug, Clone, Copy)]
pub struct Index {
    /// Its folder: `corrections`, `data/progress`. Templates find its address by this name, and no category or
    /// plain page gets the first name of it.
    pub folder: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Who is told of it.
    pub told: Audience,
    /// Each of its pages, by number from 1.
    kind: fn(usize) -> PageKind,
    /// How many pages it has; 0 where there is nothing to list.
    pages: fn(&Site) -> usize,
}

/// Who is told that a page exists, beyond those who meet a link to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Nobody.
    Nobody,
    /// Readers: it stands on the 站点地图.
    Readers,
    /// Readers and search engines: it stands in sitemap.xml, too.
    Everybody,
}

/// All targets of all years.
pub const DATA: Index = Index {
    folder: "data",
    title: "历年主要预期目标",
    told: Audience::Everybody,
    kind: |_| PageKind::Targets,
    pages: |site| usize::from(!site.series.years.is_empty()),
};

/// The progress of all projects.
pub const PROGRESS: Index = Index {
    folder: "data/progress",
    title: "项目进展",
    told: Audience::Everybody,
    kind: |_| PageKind::Progress,
    pages: |site| usize::from(!site.progress.is_empty()),
};

/// The catalogue of official documents.
pub const CATALOGUE: Index = Index {
    folder: "catalogue",
    title: "信息公开目录",
    told: Audience::Everybody,
    kind: |number| PageKind::Catalogue(CatalogueSet::All, number),
    pages: |site| match site.documents.list.len() {
        0 => 0,
        documents => page_count(documents, site.config.paginate_by),
    },
};

/// The index of work reports.
pub const OUTLINES: Index = Index {
    folder: "outlines",
    title: "工作报告提纲",
    told: Audience::Everybody,
    kind: |_| PageKind::Outlines,
    pages: |site| usize::from(!site.outlines.is_empty()),
};

/// The index of corrections.
pub const CORRECTIONS: Index = Index {
    folder: "corrections",
    title: "更正一览",
    told: Audience::Everybody,
    kind: |_| PageKind::Corrections,
    pages: |site| usize::from(!site.corrected.is_empty()),
};

/// All editors.
pub const EDITORS: Index = Index {
    folder: "editors",
    title: "编辑",
    told: Audience::Readers,
    kind: |_| PageKind::Editors,
    pages: |_| 1,
};

/// All tags.
pub const TAGS: Index =
    Index {
        folder: "tags", title: "标签", told: Audience::Readers, kind: |_| PageKind::Tags, pages: |_| 1
    };

/// All years.
pub const ARCHIVE: Index = Index {
    folder: "archive",
    title: "归档",
    told: Audience::Readers,
    kind: |_| PageKind::Archive,
    pages: |_| 1,
};

/// What readers search on.
pub const SEARCH: Index = Index {
    folder: search::FOLDER,
    title: "搜索",
    told: Audience::Readers,
    kind: |_| PageKind::Search,
    pages: |site| usize::from(site.config.search.enabled),
};

/// 站点地图.
pub const SITEMAP: Index = Index {
    folder: "sitemap",
    title: "站点地图",
    told: Audience::Nobody,
    kind: |_| PageKind::Sitemap,
    pages: |_| 1,
};

/// All of them, in the order of the site map.
pub const INDEXES: [Index; 10] =
    [DATA, PROGRESS, CATALOGUE, OUTLINES, CORRECTIONS, EDITORS, TAGS, ARCHIVE, SEARCH, SITEMAP];

impl Index {
    /// The address of its first page.
    pub fn path(&self) -> OutputPath {
        list_path(self.folder, 1)
    }

    /// Whether a site has it.
    pub fn stands(&self, site: &Site) -> bool {
        (self.pages)(site) > 0
    }
}

impl Site {
    /// The folder of an editor's list.
    pub fn editor_folder(editor: &Term) -> String {
        format!("{}/{}", EDITORS.folder, editor.slug)
    }

    /// The folder of a tag's list.
    pub fn tag_folder(tag: &Term) -> String {
        format!("{}/{}", TAGS.folder, tag.slug)
    }

    /// The folder of a year's list.
    pub fn year_folder(year: i16) -> String {
        format!("{}/{year}", ARCHIVE.folder)
    }

    /// The folder of a topic's list.
    pub fn topic_folder(topic: &Term) -> String {
        format!("{}/topic/{}", CATALOGUE.folder, topic.slug)
    }
}

impl CatalogueSet {
    /// Where the list stands.
    pub fn folder(self, site: &Site) -> String {
        match self {
            Self::All => CATALOGUE.folder.to_owned(),
            Self::Topic(id) => Site::topic_folder(&site.documents.topics.list[id.0]),
            Self::Year(index) => format!("{}/year/{}", CATALOGUE.folder, site.documents.years[index].0),
        }
    }
}

/// Pages at the site's start that every site has: the address and the kind.
const AT_THE_START: [(&str, PageKind); 5] = [
    ("index.html", PageKind::Home),
    ("404.html", PageKind::NotFound),
    ("feed.xml", PageKind::Feed(None)),
    ("sitemap.xml", PageKind::SitemapXml),
    ("robots.txt", PageKind::Robots),
];

/// The folder of the pages that readers pass before they leave the site.
pub const LEAVING: &str = "leaving";

/// The folder of a theme's assets.
const ASSETS: &str = "assets";

/// First names of addresses that the site itself uses; a category or page cannot have them.
pub(super) fn names_taken() -> impl Iterator<Item = &'static str> {
    let first = |index: &Index| index.folder.split('/').next().unwrap_or(index.folder);
    INDEXES.map(|index| first(&index)).into_iter().chain([ASSETS, LEAVING])
}

/// All pages of the site. Their order is fixed, but means nothing.
pub fn pages(site: &Site) -> Vec<Page> {
    let articles = (0..site.articles.len()).map(|index| TextId::Article(ArticleId(index)));
    let texts = articles.chain((0..site.pages.len()).map(TextId::Page));
    let mut pages = other_pages(site);
    pages.extend(
        texts.map(|text| Page { path: site.page_of(text).clone(), kind: PageKind::of_text(site, text) }),
    );
    pages
}

/// The pages that are not each the page of one text: lists, indexes, feeds, tables, old addresses.
pub fn other_pages(site: &Site) -> Vec<Page> {
    let mut pages = made_pages(site);
    pages.extend(site.redirects.keys().map(|from| Page { path: from.clone(), kind: PageKind::Redirect }));
    pages
}

/// The pages that no text asked for by an address of its own: lists, indexes, feeds, tables.
pub(super) fn made_pages(site: &Site) -> Vec<Page> {
    let mut pages: Vec<Page> = AT_THE_START.into_iter().map(|(path, kind)| page(path, kind)).collect();
    for index in INDEXES {
        push_list(&mut pages, index.folder, (index.pages)(site), index.kind);
    }
    push_categories(site, &mut pages);
    push_groups(site, &mut pages);
    push_data(site, &mut pages);
    push_search(site, &mut pages);
    pages.extend(site.outside.keys().map(|path| Page { path: path.clone(), kind: PageKind::Leaving }));
    pages
}

fn page(path: &str, kind: PageKind) -> Page {
    Page { path: OutputPath::new(path).expect("fixed names and slugs are plain"), kind }
}

/// The pages of a list, by the folder it stands in.
fn push_list(pages: &mut Vec<Page>, folder: &str, count: usize, kind: impl Fn(usize) -> PageKind) {
    pages.extend((1..=count).map(|number| Page { path: list_path(folder, number), kind: kind(number) }));
}

/// Lists and feeds of the categories. Of two at one address, which is told as such, the first has it.
fn push_categories(site: &Site, pages: &mut Vec<Page>) {
    let mut seen = BTreeSet::new();
    for (index, category) in site.categories.iter().enumerate() {
        let (id, folder) = (CategoryId(index), category.address.as_str());
        if seen.insert(folder) {
            pages.push(page(&format!("{folder}/feed.xml"), PageKind::Feed(Some(id))));
            let count = page_count(category.articles.len(), site.per_page(category));
            push_list(pages, folder, count, |number| PageKind::Category(id, number));
        }
    }
}

/// How the pages of an editor or a tag are made, by number.
type TermPage = fn(TermId, usize) -> PageKind;

/// Lists of what an editor edited, what carries a tag, of years, and of parts of the catalogue.
fn push_groups(site: &Site, pages: &mut Vec<Page>) {
    let count = |articles: &[ArticleId]| page_count(articles.len(), site.config.paginate_by);
    let mut terms = |terms: &[Term], folder: fn(&Term) -> String, kind: TermPage| {
        for (index, term) in terms.iter().enumerate() {
            push_list(pages, &folder(term), count(&term.articles), |number| kind(TermId(index), number));
        }
    };
    terms(&site.editors.list, Site::editor_folder, PageKind::Editor);
    terms(&site.tags.list, Site::tag_folder, PageKind::Tag);
    for (index, year) in site.years.iter().enumerate() {
        push_list(pages, &Site::year_folder(year.year), count(&year.articles), |number| {
            PageKind::Year(index, number)
        });
    }
    for set in CatalogueSet::all(site).into_iter().filter(|set| *set != CatalogueSet::All) {
        push_list(pages, &set.folder(site), count(set.documents(site)), |number| {
            PageKind::Catalogue(set, number)
        });
    }
}

/// The files with data: of each article that has some, and of all targets.
fn push_data(site: &Site, pages: &mut Vec<Page>) {
    for format in DataFormat::ALL {
        let with_data = site.listed().filter(|id| site.article(*id).has_files_of_data());
        pages.extend(
            with_data
                .map(|id| Page { path: site.data_path(id, format), kind: PageKind::ArticleData(id, format) }),
        );
        if DATA.stands(site) {
            pages.push(Page { path: format.all_targets(), kind: PageKind::TargetsFile(format) });
        }
    }
}

/// The files of the index that readers search.
fn push_search(site: &Site, pages: &mut Vec<Page>) {
    if SEARCH.stands(site) {
        let plan = SearchPlan::of(site);
        pages.extend(plan.files().map(|file| Page { path: file.path(), kind: PageKind::SearchFile(file) }));
    }
}

#[cfg(test)]
mod tests;
