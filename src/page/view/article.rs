//! What templates of texts see: articles, plain pages, tombstones.

use serde::Serialize;

use super::{
    DocumentLinkView, DocumentView, GongshiView, LinkView, NoticeView, OutlineView, PictureView,
    ProgressView, SessionView, TargetsView, TocView,
};

/// `article`.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleView {
    /// The title.
    pub title: String,
    /// The kind: `news`, `session`, `outline`, `targets`, `notice`, `document`, `gongshi`, `progress`.
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
    /// The credits that the credit line does not give, in their fixed order, with labels in Chinese.
    pub credits: Vec<CreditView>,
    /// The credit line in the house style: `（编辑：李锡念）`.
    pub credit_line: Option<String>,
    /// The summary as written, or the first paragraph.
    pub summary: String,
    /// Whether the editor wrote the summary.
    pub summary_given: bool,
    /// The targets, in an article of that kind.
    pub targets: Option<TargetsView>,
    /// HTML of the body.
    #[serde(skip)]
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
    /// 会议概况, of a session.
    pub session: Option<SessionView>,
    /// The counts of a work report.
    pub outline: Option<OutlineView>,
    /// 要点, of a notice.
    pub notice: Option<NoticeView>,
    /// 文件信息, of a document.
    pub document: Option<DocumentView>,
    /// 公示信息, of something laid open for objections.
    pub gongshi: Option<GongshiView>,
    /// 项目进展, of the progress of projects.
    pub progress: Option<ProgressView>,
    /// The documents that this article explains.
    pub interprets: Vec<DocumentLinkView>,
    /// The picture for sharing and lists.
    pub cover: Option<PictureView>,
    /// The film or the recording of the article.
    pub video: Option<VideoView>,
    /// Chinese characters plus words in other scripts.
    pub words: usize,
    /// Minutes to read, at least 1.
    pub minutes: usize,
}

/// A credit that the credit line does not give.
#[derive(Debug, Clone, Serialize)]
pub struct CreditView {
    /// 责任编辑, 作者, 记者, 通讯员, 摄影 …
    pub label: String,
    /// The names.
    pub names: Vec<String>,
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
    /// SHA-256 of its bytes in hexadecimal digits.
    pub sha256: Option<String>,
}

/// A correction of a published text.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    /// When it was made.
    pub date: String,
    /// What was corrected.
    pub text: String,
}

/// A film or a recording.
#[derive(Debug, Clone, Serialize)]
pub struct VideoView {
    /// Where it lies.
    pub url: String,
    /// `video` or `audio`.
    pub element: &'static str,
    /// Its media type.
    pub media: &'static str,
    /// What it is called.
    pub title: String,
    /// The picture that is shown until it plays.
    pub poster: Option<PictureView>,
    /// Where its captions lie.
    pub captions: Option<String>,
}

/// `plain`: a page outside the categories.
#[derive(Debug, Clone, Serialize)]
pub struct PlainView {
    /// The title.
    pub title: String,
    /// HTML of the body.
    #[serde(skip)]
    pub content: String,
    /// The headings.
    pub toc: Vec<TocView>,
    /// Date of the last change, if one is given.
    pub updated: Option<String>,
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
