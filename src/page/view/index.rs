//! What templates of indexes see: editors, tags, the archive, corrections, the site map; and of redirects.

use serde::Serialize;

use super::{CountView, LinkView};

/// `terms`: all editors or all tags.
#[derive(Debug, Clone, Serialize)]
pub struct TermsView {
    /// The page's title: 编辑, 标签.
    pub title: String,
    /// The terms with their counts, most articles first.
    pub terms: Vec<CountView>,
}

/// `archive`: all years.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveView {
    /// Newest first.
    pub years: Vec<ArchiveYearView>,
}

/// A year of the archive.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveYearView {
    /// The year.
    pub year: i16,
    /// Its page.
    pub url: String,
    /// Its articles.
    pub count: usize,
    /// Its months that have articles, newest first: (month, count, address of the place in the list).
    pub months: Vec<ArchiveMonthView>,
}

/// A month of the archive.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveMonthView {
    /// From 1.
    pub month: i8,
    /// Its articles.
    pub count: usize,
    /// The list page on which it begins, with `#month-N`.
    pub url: String,
}

/// `search`: the page on which readers search.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// The script that searches; it finds the index beside itself.
    pub script: String,
    /// Categories to which results can be narrowed.
    pub categories: Vec<SearchChoiceView>,
    /// Kinds of articles that the site has, to which results can be narrowed.
    pub kinds: Vec<SearchChoiceView>,
    /// The archive, newest year first: for years to narrow by, and for readers without a script.
    pub years: Vec<ArchiveYearView>,
}

/// One choice of a list.
#[derive(Debug, Clone, Serialize)]
pub struct SearchChoiceView {
    /// What the script knows it by.
    pub key: String,
    /// What it is called.
    pub title: String,
}

/// `corrections`: all corrections of published articles.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionsView {
    /// Newest first; never empty.
    pub entries: Vec<CorrectionEntryView>,
}

/// A correction in the index.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionEntryView {
    /// When it was made.
    pub date: String,
    /// What was corrected.
    pub text: String,
    /// The article.
    pub article: LinkView,
}

/// `sitemap`: 站点地图.
#[derive(Debug, Clone, Serialize)]
pub struct SitemapView {
    /// The categories as a tree, each with its count.
    pub categories: Vec<SitemapCategoryView>,
    /// Plain pages and indexes.
    pub pages: Vec<LinkView>,
    /// The archive's years.
    pub years: Vec<CountView>,
}

/// A category in the site map.
#[derive(Debug, Clone, Serialize)]
pub struct SitemapCategoryView {
    /// Its title.
    pub title: String,
    /// Its list.
    pub url: String,
    /// Its articles.
    pub count: usize,
    /// Categories inside it.
    pub children: Vec<SitemapCategoryView>,
}

/// `redirect`: an old address.
#[derive(Debug, Clone, Serialize)]
pub struct RedirectView {
    /// The new page's title.
    pub title: String,
    /// The new page.
    pub url: String,
}
