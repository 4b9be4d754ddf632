//! What a front matter says, typed.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::article::kind::{Kind, KindData};
use crate::diagnostic::Diagnostic;
use crate::source::{Moment, Span};

/// The front matter of an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// The title; empty only together with an error.
    pub title: String,
    /// The date of publication; `None` only together with an error.
    pub date: Option<Moment>,
    /// When it was last changed.
    pub updated: Option<Moment>,
    /// When it stops being of use.
    pub expires: Option<Moment>,
    /// Who made it.
    pub credits: Credits,
    /// The publishing unit, or the origin of a reprint.
    pub source: Option<String>,
    /// The address of a reprint's origin.
    pub source_url: Option<String>,
    /// Who reviewed it.
    pub review: Review,
    /// The summary, when written by hand.
    pub summary: Option<String>,
    /// Tags in order, each once.
    pub tags: Vec<String>,
    /// Keywords in order, each once.
    pub keywords: Vec<String>,
    /// Not to be published yet.
    pub draft: bool,
    /// On top of its lists.
    pub pinned: bool,
    /// The part of the permalink that stands for the title.
    pub slug: Option<(String, Span)>,
    /// Old addresses that lead here.
    pub aliases: Vec<(String, Span)>,
    /// The picture for lists.
    pub cover: Option<Cover>,
    /// Files beside the article.
    pub attachments: Vec<Attachment>,
    /// A film or a recording beside the article.
    pub video: Option<Video>,
    /// By whose leave its pictures are shown (授权).
    pub licence: Option<String>,
    /// Corrections made after publication, in the order written.
    pub corrections: Vec<Correction>,
    /// Taken back, with the reason.
    pub withdrawn: Option<Withdrawn>,
    /// Findings that its editors looked at and that are right as they are.
    pub answers: Vec<RuleAnswer>,
    /// The kind, with its data.
    pub kind: KindData,
    /// Free data for templates.
    pub extra: BTreeMap<String, FreeData>,
}

/// An answer to the findings of a rule in this article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleAnswer {
    /// The rule.
    pub rule: String,
    /// Why its findings are right as they are.
    pub reason: String,
    /// Where the rule is named.
    pub span: Span,
    /// Whether something was found in the text and its table that it answers.
    pub used: bool,
}

impl FrontMatter {
    /// Whether its corrections stand in the index of all. Those of a 公示 may name people, and the index outlasts
    /// its days.
    pub fn has_public_corrections(&self) -> bool {
        !self.corrections.is_empty() && self.kind.kind() != Kind::Gongshi
    }

    /// Takes away the findings that are answered, and remembers which answers were needed.
    pub fn answer(&mut self, findings: &mut Vec<Diagnostic>) {
        for answer in &mut self.answers {
            answer.used |= findings.iter().any(|finding| answer.is_to(finding));
        }
        self.unanswered(findings);
    }

    /// Takes away the findings that are answered.
    pub fn unanswered(&self, findings: &mut Vec<Diagnostic>) {
        findings.retain(|finding| !self.answers.iter().any(|answer| answer.is_to(finding)));
    }
}

impl RuleAnswer {
    /// Whether a finding is one of its rule.
    pub fn is_to(&self, finding: &Diagnostic) -> bool {
        finding.code.rule.is_some_and(|rule| rule == self.rule)
    }
}

/// Who made an article, each in the order written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Credits {
    /// 编辑.
    pub editors: Vec<String>,
    /// 责任编辑.
    pub duty_editors: Vec<String>,
    /// 作者.
    pub authors: Vec<String>,
    /// 记者.
    pub reporters: Vec<String>,
    /// 通讯员.
    pub correspondents: Vec<String>,
    /// 摄影.
    pub photographers: Vec<String>,
    /// 供稿.
    pub contributors: Vec<String>,
    /// 签发.
    pub issuer: Option<String>,
}

/// The three reviews (三审).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// 初审.
    pub first: Option<String>,
    /// 复审.
    pub second: Option<String>,
    /// 终审.
    pub third: Option<String>,
}

/// A picture for lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The file, as written.
    pub image: String,
    /// What it shows; empty when not written.
    pub alt: String,
    /// What a crop of it must show, from left and top in quarters of its width and height.
    pub focus: Option<(u8, u8)>,
    /// Where the file's name stands.
    pub span: Span,
}

/// A file beside the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The file, as written.
    pub file: String,
    /// What to call it.
    pub title: Option<String>,
    /// Where the file's name stands.
    pub span: Span,
}

/// A film or a recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Video {
    /// The file, as written.
    pub file: (String, Span),
    /// The picture that is shown until it plays.
    pub poster: Option<(String, Span)>,
    /// The captions, `WebVTT`.
    pub captions: Option<(String, Span)>,
    /// What it is called.
    pub title: Option<String>,
}

/// One correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// When it was made.
    pub date: Moment,
    /// What was wrong and what is right.
    pub text: String,
}

/// An article taken back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Withdrawn {
    /// When.
    pub date: Option<Moment>,
    /// Why.
    pub reason: Option<String>,
}

/// The front matter of a category's `_index.md`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CategoryMatter {
    /// The title; empty only together with an error.
    pub title: String,
    /// What the category holds.
    pub description: Option<String>,
    /// Keywords in order, each once.
    pub keywords: Vec<String>,
    /// The column type of the head tags.
    pub column_type: Option<String>,
    /// The place among its neighbours: smaller first.
    pub weight: i64,
    /// Days until it counts as stale.
    pub max_age: Option<u32>,
    /// Old addresses of its folder, with their places.
    pub aliases: Vec<(String, Span)>,
    /// Articles on one page of its list.
    pub paginate_by: Option<u32>,
    /// Free data for templates.
    pub extra: BTreeMap<String, FreeData>,
}

/// The front matter of a page such as `content/about.md`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageMatter {
    /// The title; empty only together with an error.
    pub title: String,
    /// A date, when it has one.
    pub date: Option<Moment>,
    /// When it was last changed.
    pub updated: Option<Moment>,
    /// The summary, when written by hand.
    pub summary: Option<String>,
    /// Keywords in order, each once.
    pub keywords: Vec<String>,
    /// Not to be published yet.
    pub draft: bool,
    /// The permalink's last part.
    pub slug: Option<(String, Span)>,
    /// Old addresses that lead here.
    pub aliases: Vec<(String, Span)>,
    /// The picture of the page.
    pub cover: Option<Cover>,
    /// Files beside the page.
    pub attachments: Vec<Attachment>,
    /// Free data for templates.
    pub extra: BTreeMap<String, FreeData>,
}

/// Free data under `extra`.
#[derive(Debug, Clone, PartialEq)]
pub enum FreeData {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Switch(bool),
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Decimal(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<FreeData>),
    /// Named values, ordered by name.
    Map(BTreeMap<String, FreeData>),
}

// A number from YAML is never NaN here: `.nan` is refused while reading.
impl Eq for FreeData {}

/// Where the values of a front matter stand, by their English key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    opening: Span,
    list: Vec<(&'static str, Range<usize>)>,
}

impl Places {
    /// No places yet; `opening` is the opening fence.
    pub(super) fn new(opening: Span) -> Self {
        Self { opening, list: Vec::new() }
    }

    pub(super) fn add(&mut self, key: &'static str, range: Range<usize>) {
        self.list.push((key, range));
    }

    /// Whether no key was read at all: there is no front matter, or it is told why it cannot be read.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The value of that key, by its English name: `places.of("date")`.
    pub fn of(&self, key: &str) -> Option<Span> {
        let (_, range) = self.list.iter().find(|(name, _)| *name == key)?;
        Some(self.opening.source().span(range.clone()))
    }

    /// The title, or the opening fence when there is none: the place for what is about the whole text.
    pub fn title(&self) -> Span {
        self.of("title").unwrap_or_else(|| self.opening.clone())
    }
}
