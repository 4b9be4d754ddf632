//! What templates see of the kinds of article: sessions, outlines, notices, documents. Labels are the
//! theme's; here are values only.

use serde::Serialize;

use super::{LinkView, PagerView, TocView};

/// `article.session`: a session of the people's congress.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SessionView {
    /// 金山镇第六届人民代表大会第八次会议, made of the numbers.
    pub name: Option<String>,
    /// The first day.
    pub opened: Option<String>,
    /// The last day, where it is another one.
    pub closed: Option<String>,
    /// Whether both days are of one year, which then need not be said twice.
    pub within_year: bool,
    /// Where it was held.
    pub place: Option<String>,
    /// Who came.
    pub attendance: Option<AttendanceView>,
    /// The agenda in order.
    pub agenda: Vec<AgendaView>,
    /// The elections.
    pub elected: Vec<ElectionView>,
    /// Votes on reports and resolutions.
    pub votes: Vec<BallotView>,
    /// 民生实事 chosen by vote.
    pub projects: Vec<ProjectView>,
}

/// Who came to a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttendanceView {
    /// 应到.
    pub expected: u32,
    /// 请假, as written or what is missing between the other two.
    pub excused: u32,
    /// 实到.
    pub present: u32,
    /// The share of those present in percent with at most one decimal: `95.8`.
    pub share: String,
    /// The fewest deputies that make a session valid.
    pub quorum: u32,
    /// Whether so many came.
    pub valid: bool,
}

/// A point of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaView {
    /// What it was about.
    pub item: String,
    /// Who reported.
    pub reporter: Option<String>,
}

/// An election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ElectionView {
    /// The post.
    pub post: String,
    /// How many were to be elected.
    pub seats: Option<u32>,
    /// Who was elected.
    pub people: Vec<ElectedView>,
}

/// Somebody who was elected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ElectedView {
    /// The name.
    pub name: String,
    /// The votes, where they are known.
    pub votes: Option<u32>,
}

/// A vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BallotView {
    /// What was voted on.
    pub item: String,
    /// 赞成.
    pub in_favour: Option<u32>,
    /// 反对.
    pub against: Option<u32>,
    /// 弃权.
    pub abstained: Option<u32>,
}

/// A project for people's livelihood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProjectView {
    /// What will be done.
    pub name: String,
    /// The votes it got.
    pub votes: Option<u32>,
}

/// `article.outline`: how a work report is built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineView {
    /// Headings of the first level.
    pub parts: usize,
    /// Headings of the second level.
    pub items: usize,
}

/// `article.notice`: the points of a notice. Expiry is the article's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeView {
    /// When it happens or holds, in words.
    pub period: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Whom it concerns.
    pub audience: Option<String>,
    /// Whom to ask: words and telephone numbers.
    pub contact: Vec<ContactView>,
    /// From when it holds.
    pub effective: Option<String>,
}

/// A piece of the words that say whom to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContactView {
    /// The words.
    pub words: String,
    /// What to dial, where the words are a telephone number.
    pub dial: Option<String>,
}

/// `article.document`: the metadata block of an official document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentView {
    /// 索引号.
    pub index_number: Option<String>,
    /// 发文机关.
    pub issuer: Option<String>,
    /// 发文字号.
    pub number: Option<String>,
    /// 成文日期.
    pub made_on: Option<String>,
    /// 发布日期: as written, else the article's.
    pub published_on: String,
    /// 主题分类, with its page of the catalogue.
    pub topic: Option<LinkView>,
    /// 有效性.
    pub validity: Option<ValidityView>,
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

/// `outlines`: the index of work reports.
#[derive(Debug, Clone, Serialize)]
pub struct OutlinesView {
    /// Newest first.
    pub years: Vec<OutlineYearView>,
}

/// The work reports of a year.
#[derive(Debug, Clone, Serialize)]
pub struct OutlineYearView {
    /// The year.
    pub year: i16,
    /// Its reports, newest first.
    pub reports: Vec<OutlineReportView>,
}

/// A work report in the index.
#[derive(Debug, Clone, Serialize)]
pub struct OutlineReportView {
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Its date.
    pub date: String,
    /// The first two levels of its headings.
    pub parts: Vec<TocView>,
}
