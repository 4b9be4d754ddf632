//! What templates see: plain values made for them, never the model.
//!
//! Every `url` is relative to the site's start and percent-encoded; a template prints `{{ root }}`
//! before it, so that the same page works under any path and from `file://`. Texts are plain text,
//! which templates escape; the few fields that are HTML say so. Dates are `2025-04-01` or
//! `2025-04-01T09:30+08:00`; filters turn them into words. Fields that may be missing are `none`.

use serde::Serialize;

use crate::config::{Identity, Organization};
use crate::site::ArticleId;

/// `site`, on every page.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// The site's name.
    pub title: String,
    /// One sentence about the site.
    pub description: String,
    /// BCP 47: `zh-CN`.
    pub language: String,
    /// The absolute address of the site's start, ending in `/`.
    pub base_url: String,
    /// One to four characters for the seal.
    pub seal: String,
    /// The superior place.
    pub place: String,
    /// Who runs the site.
    pub organization: Organization,
    /// The site's numbers with the authorities.
    pub identity: Identity,
    /// Whether the site is a demonstration: it has no 网站标识码.
    pub demonstration: bool,
    /// The main navigation.
    pub menu: Vec<MenuView>,
    /// All categories at the top, in their order.
    pub categories: Vec<LinkView>,
    /// The site's feed.
    pub feed: String,
    /// Plain pages (about, contact …) in the order of their paths.
    pub pages: Vec<LinkView>,
    /// `zhenbao 0.1.0`.
    pub generator: String,
}

/// An entry of the main navigation.
#[derive(Debug, Clone, Serialize)]
pub struct MenuView {
    /// What it says.
    pub name: String,
    /// Where it leads; absolute for other sites.
    pub url: String,
    /// Whether it leads out of the site, so that `root` must not be printed before it.
    pub external: bool,
    /// What `page.section` is on the pages that belong to this entry.
    pub section: String,
}

/// Words that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// The words.
    pub title: String,
    /// Where they lead.
    pub url: String,
}

/// `page`, on every page: what stands in the head and above the content.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HeadView {
    /// The kind of page: `home`, `category`, `article`, `page`, `editors`, `editor`, `tags`, `tag`,
    /// `archive`, `year`, `sitemap`, `withdrawn`, `404`.
    pub kind: &'static str,
    /// For `<title>`: the page's own title, without the site's.
    pub title: String,
    /// For the description.
    pub description: String,
    /// The address of the page.
    pub url: String,
    /// The absolute address for `<link rel="canonical">`; empty on pages without one (404).
    pub canonical: String,
    /// The government head tags in their order: SiteName, SiteDomain, SiteIDCode, ColumnName …
    pub meta: Vec<MetaView>,
    /// From the home page down to this page; the last entry is the page itself.
    pub breadcrumb: Vec<LinkView>,
    /// The first part of the address: tells which menu entry is current. Empty on the home page.
    pub section: String,
    /// Feeds to announce.
    pub feeds: Vec<LinkView>,
    /// The list page before this one, for `<link rel="prev">`.
    pub previous: Option<String>,
    /// The list page after this one.
    pub next: Option<String>,
}

/// One `<meta name content>`.
#[derive(Debug, Clone, Serialize)]
pub struct MetaView {
    /// The name.
    pub name: &'static str,
    /// The content.
    pub content: String,
}

/// An article in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ItemView {
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Its date.
    pub date: String,
    /// The first words of it, or its own summary.
    pub summary: String,
    /// Its category.
    pub category: LinkView,
    /// Its kind: `news`, `session`, `outline`, `targets`, `notice`, `document`.
    pub kind: &'static str,
    /// Whether its editor put it on top.
    pub pinned: bool,
    /// Whether its expiry has passed.
    pub expired: bool,
    /// Whether it is in force: it has an expiry that has not passed.
    pub in_force: bool,
}

/// `home`.
#[derive(Debug, Clone)]
pub struct HomeView {
    /// The headline: the newest pinned article, else the newest.
    pub lead: Option<ArticleId>,
    /// Headings of the lead's own contents, deep links under the headline (up to three).
    pub lead_links: Vec<LinkView>,
    /// The categories that have articles, in their order.
    pub sections: Vec<SectionView>,
    /// The date of the newest article.
    pub updated: Option<String>,
}

/// A category on the home page.
#[derive(Debug, Clone)]
pub struct SectionView {
    /// The category.
    pub category: LinkView,
    /// Its newest articles.
    pub items: Vec<ArticleId>,
}

/// `list`: a page of a category, an editor, a tag or a year.
#[derive(Debug, Clone)]
pub struct ListView {
    /// The list's name.
    pub title: String,
    /// What it holds, in a sentence.
    pub description: String,
    /// HTML of the list's own text, on its first page only.
    pub content: Option<String>,
    /// All articles of the list, on all its pages.
    pub count: usize,
    /// The date of the newest of them.
    pub updated: Option<String>,
    /// The articles of this page by month, newest first.
    pub months: Vec<MonthView>,
    /// The pages of this list.
    pub pager: PagerView,
    /// Categories inside this one.
    pub children: Vec<CountView>,
    /// The category above this one.
    pub parent: Option<LinkView>,
    /// The list's feed.
    pub feed: Option<String>,
    /// The counts of the list by year, newest first, with the archive's page.
    pub years: Vec<CountView>,
}

/// The articles of one month on a list page.
#[derive(Debug, Clone)]
pub struct MonthView {
    /// The year.
    pub year: i16,
    /// The month from 1.
    pub month: i8,
    /// The articles.
    pub items: Vec<ArticleId>,
}

/// A link with a count of articles.
#[derive(Debug, Clone, Serialize)]
pub struct CountView {
    /// The words.
    pub title: String,
    /// Where they lead.
    pub url: String,
    /// How many articles are there.
    pub count: usize,
}

/// `list.pager`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PagerView {
    /// This page's number from 1.
    pub number: usize,
    /// How many pages there are.
    pub total: usize,
    /// Articles on a full page.
    pub per_page: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The numbers to show: the first, the last and those around this page.
    pub pages: Vec<PagerEntry>,
}

/// A number in the pager.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PagerEntry {
    /// The page's number.
    pub number: usize,
    /// Its address.
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
    /// Whether numbers are left out before this one.
    pub gap: bool,
}

/// `article`.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleView {
    /// The title.
    pub title: String,
    /// The kind: `news`, `session`, `outline`, `targets`, `notice`, `document`.
    pub kind: &'static str,
    /// Date of publication.
    pub date: String,
    /// Date of the last change.
    pub updated: Option<String>,
    /// When it stops being in force.
    pub expires: Option<String>,
    /// Whether that has passed.
    pub expired: bool,
    /// 来源.
    pub source: Option<String>,
    /// Where a reprint comes from.
    pub source_url: Option<String>,
    /// 编辑, each with the list of what they edited.
    pub editors: Vec<LinkView>,
    /// The other credits in their fixed order, with labels in Chinese: 作者, 记者, 通讯员, 摄影 …
    pub credits: Vec<CreditView>,
    /// The credit line in the house style: `（编辑：李锡念）`.
    pub credit_line: Option<String>,
    /// The summary as written, or the first paragraph.
    pub summary: String,
    /// Whether the editor wrote the summary.
    pub summary_given: bool,
    /// HTML of the body; not part of this value in memory until the page is rendered.
    pub content: String,
    /// The headings as a tree of at most three levels.
    pub toc: Vec<TocView>,
    /// The tags.
    pub tags: Vec<LinkView>,
    /// The category.
    pub category: LinkView,
    /// The older neighbour in the category.
    pub previous: Option<LinkView>,
    /// The newer neighbour in the category.
    pub next: Option<LinkView>,
    /// Articles that share tags, nearest first (up to five).
    pub related: Vec<LinkView>,
    /// Files to download.
    pub attachments: Vec<AttachmentView>,
    /// Corrections, newest first.
    pub corrections: Vec<CorrectionView>,
    /// The picture for sharing and lists.
    pub cover: Option<PictureView>,
    /// Chinese characters plus words in other scripts.
    pub words: usize,
    /// Minutes to read, at least 1.
    pub minutes: usize,
}

/// A credit other than the editor's.
#[derive(Debug, Clone, Serialize)]
pub struct CreditView {
    /// 作者, 记者, 通讯员, 摄影 …
    pub label: String,
    /// The names.
    pub names: Vec<String>,
}

/// A heading in the table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TocView {
    /// The id, for `#id`.
    pub id: String,
    /// The words.
    pub title: String,
    /// Headings below it.
    pub children: Vec<TocView>,
}

/// A file to download.
#[derive(Debug, Clone, Serialize)]
pub struct AttachmentView {
    /// What it is called.
    pub title: String,
    /// Where it lies.
    pub url: String,
    /// The file type in capitals: `PDF`.
    pub file_type: String,
    /// The size in words: `12 KB`.
    pub size: String,
}

/// A correction of a published text.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    /// When it was made.
    pub date: String,
    /// What was corrected.
    pub text: String,
}

/// A picture.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    /// Where it lies.
    pub url: String,
    /// Its alternative text.
    pub alt: String,
    /// Width in pixels, if known.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
}

/// `plain`: a page outside the categories.
#[derive(Debug, Clone, Serialize)]
pub struct PlainView {
    /// The title.
    pub title: String,
    /// HTML of the body.
    pub content: String,
    /// The headings.
    pub toc: Vec<TocView>,
    /// Date of the last change, if one is given.
    pub updated: Option<String>,
}

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

/// `missing`: the page for addresses that do not exist.
#[derive(Debug, Clone)]
pub struct NotFoundView {
    /// The newest articles.
    pub items: Vec<ArticleId>,
}

/// `feed`: an Atom feed (RFC 4287). Its addresses are absolute.
#[derive(Debug, Clone, Serialize)]
pub struct FeedView {
    /// The feed's id and own address.
    pub url: String,
    /// The page the feed belongs to.
    pub page: String,
    /// The feed's title.
    pub title: String,
    /// When anything in it changed last (RFC 3339).
    pub updated: String,
    /// Newest first.
    pub entries: Vec<FeedEntryView>,
}

/// An entry of a feed.
#[derive(Debug, Clone, Serialize)]
pub struct FeedEntryView {
    /// The article's address, also its id.
    pub url: String,
    /// Its title.
    pub title: String,
    /// RFC 3339.
    pub published: String,
    /// RFC 3339.
    pub updated: String,
    /// Its editors, else its source.
    pub authors: Vec<String>,
    /// Its category.
    pub category: String,
    /// Its summary.
    pub summary: String,
    /// HTML of the whole text, with absolute addresses.
    pub content: String,
}

/// `urls`: sitemap.xml.
#[derive(Debug, Clone, Serialize)]
pub struct UrlsView {
    /// Every page that readers should find.
    pub urls: Vec<UrlView>,
}

/// An address of sitemap.xml.
#[derive(Debug, Clone, Serialize)]
pub struct UrlView {
    /// Absolute.
    pub address: String,
    /// Day of the last change.
    pub updated: Option<String>,
}

/// `redirect`: an old address.
#[derive(Debug, Clone, Serialize)]
pub struct RedirectView {
    /// The new page's title.
    pub title: String,
    /// The new page.
    pub url: String,
}

/// `withdrawn`: what stands where an article was taken back (撤稿).
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawnView {
    /// When it was withdrawn.
    pub date: String,
    /// Why, as the editor wrote it.
    pub reason: String,
    /// The category it stood in.
    pub category: LinkView,
}
