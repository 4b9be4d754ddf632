//! What templates see: plain values made for them, never the model.
//!
//! Every `url` is relative to the site's start and percent-encoded; a template prints `{{ root }}`
//! before it, so that the same page works under any path and from `file://`. Texts are plain text,
//! which templates escape; the few fields that are HTML say so. Dates are `2025-04-01` or
//! `2025-04-01T09:30+08:00`; filters turn them into words. Fields that may be missing are `none`.

mod site;
mod picture;
mod data;
mod list;
mod kind;
mod article;
mod index;
mod feed;

pub use article::{
    ArticleView, AttachmentView, CorrectionView, CreditView, PlainView, VideoView, WithdrawnView,
};
pub use data::{
    AllTargetsView, AxisView, BarView, CellView, ChartView, ColumnView, DownloadView, IndicatorView,
    LineView, SpreadView, TargetView, TargetsView, TickView, TileView, TilesView,
};
pub use feed::{FeedEntryView, FeedView, UrlView, UrlsView};
pub use index::{
    ArchiveMonthView, ArchiveView, ArchiveYearView, CorrectionEntryView, CorrectionsView, RedirectView,
    SearchChoiceView, SearchView, SitemapCategoryView, SitemapView, TermsView,
};
pub use kind::{
    AllProgressView, AttendanceView, CatalogueRowView, CatalogueView, DocumentLinkView, DocumentView,
    FactView, FilterView, GongshiView, InnerPointView, NameListView, NoticeView, OutlineReportView,
    OutlineView, OutlineYearView, OutlinesView, PieceView, PointListView, PointView, ProgressView,
    ProgressYearView, SessionView, StateView, StepView, TaskView, ValidityView,
};
pub use list::{
    CountView, HomeView, ItemView, ListView, MonthView, NotFoundView, PagerEntry, PagerView, SectionView,
};
pub use picture::{FocusView, FormView, PictureView};
pub use site::{HeadView, LinkView, MenuView, MetaView, SiteView, TocView};
