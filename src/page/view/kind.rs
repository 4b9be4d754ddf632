//! What templates see of the kinds of article: sessions, outlines, notices, documents. Labels are the
//! theme's; here are values only.

use serde::Serialize;

use super::{DownloadView, LinkView, PagerView, TocView};

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
    /// 列席, 特邀, 主持, 选票, 议案 and what else is said of it.
    pub facts: Vec<FactView>,
    /// Its meetings, the agenda, elections, votes, 民生实事 and evaluations: those that there are.
    pub lists: Vec<PointListView>,
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

/// A labelled value in the box of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactView {
    /// The label, as the office wrote it.
    pub label: String,
    /// What stands behind it, in pieces whose words are the whole.
    pub pieces: Vec<PieceView>,
    /// Whether it tells that the article is no longer in force.
    pub past: bool,
}

/// A piece of a labelled value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PieceView {
    /// The words.
    pub words: String,
    /// What to dial, where the words are a telephone number.
    pub dial: Option<String>,
    /// The day or moment, where the words are one.
    pub date: Option<String>,
    /// Where the words lead on this site.
    pub url: Option<String>,
}

/// A list in the box of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointListView {
    /// What it lists: 会议议程, 选举.
    pub title: String,
    /// Whether its order counts.
    pub numbered: bool,
    /// The points in order.
    pub points: Vec<PointView>,
}

/// A point of such a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointView {
    /// What it is.
    pub title: String,
    /// What is said of it, in one line; empty where nothing is.
    pub note: String,
    /// Points below it.
    pub points: Vec<InnerPointView>,
}

/// A point below a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InnerPointView {
    /// What it is.
    pub title: String,
    /// What is said of it, in one line; empty where nothing is.
    pub note: String,
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
    /// 时间, 地点, 对象, 联系 and what else it says.
    pub facts: Vec<FactView>,
}

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

/// `article.gongshi`: something laid open for objections (公示). Its last day is the article's `expires`.
#[derive(Debug, Clone, Serialize)]
pub struct GongshiView {
    /// 事项, 公示期, 依据, 监督电话 and what else it says.
    pub facts: Vec<FactView>,
    /// The list, as long as the days last.
    pub list: Option<NameListView>,
}

/// The list of a 公示.
#[derive(Debug, Clone, Serialize)]
pub struct NameListView {
    /// The headings of its columns.
    pub head: Vec<String>,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
    /// The list for WPS and Excel.
    pub csv: DownloadView,
    /// The list for programs.
    pub json: DownloadView,
}

/// `article.progress`: the projects of a year (进展).
#[derive(Debug, Clone, Serialize)]
pub struct ProgressView {
    /// The year of the projects.
    pub year: i16,
    /// What is said of all of them.
    pub facts: Vec<FactView>,
    /// How many projects are in which state; states that none is in are left out.
    pub states: Vec<StateView>,
    /// The projects in order.
    pub tasks: Vec<TaskView>,
    /// The projects for WPS and Excel.
    pub csv: DownloadView,
    /// The projects for programs.
    pub json: DownloadView,
}

/// `progress`: the progress of all projects, by year.
#[derive(Debug, Clone, Serialize)]
pub struct AllProgressView {
    /// The years, newest first.
    pub years: Vec<ProgressYearView>,
}

/// The projects of a year.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressYearView {
    /// The year.
    pub year: i16,
    /// How many projects are in which state; states that none is in are left out.
    pub states: Vec<StateView>,
    /// All projects of that year, each with its article.
    pub tasks: Vec<TaskView>,
}

/// How many projects are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateView {
    /// `done`, `under_way`, `late`, `not_begun` or `stopped`.
    pub key: &'static str,
    /// 已完成, 推进中, 滞后, 未开工 or 已停止.
    pub words: &'static str,
    /// How many.
    pub count: usize,
}

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskView {
    /// What is done.
    pub name: String,
    /// Where it stands in its article; only on the page of all projects.
    pub url: Option<String>,
    /// The state in the words of the office.
    pub state: String,
    /// The key of the state: see `StateView`.
    pub state_key: &'static str,
    /// How far it has come, in words: `60%`.
    pub share: Option<String>,
    /// The same in percent without the sign, for the width of a bar, where it is a number.
    pub width: Option<String>,
    /// 责任单位, 时限, 投资 and what else is said.
    pub facts: Vec<FactView>,
    /// What was told of it, newest first.
    pub steps: Vec<StepView>,
}

/// A report on a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepView {
    /// When.
    pub date: Option<String>,
    /// How far it had come and what had been done.
    pub words: String,
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
