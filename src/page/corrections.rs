//! The index of corrections: what published articles had wrong, newest first.

use serde::Serialize;

use super::head::{HeadView, head};
use super::site::LinkView;
use crate::site::pages::CORRECTIONS;
use crate::site::{ArticleId, Page, Site};
use crate::source::Stamp;

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

pub(super) fn view(site: &Site, page: &Page) -> (HeadView, CorrectionsView) {
    let mut made: Vec<(Stamp, ArticleId, &str)> = Vec::new();
    for id in site.corrected.iter().copied() {
        let corrections = &site.article(id).article.matter.corrections;
        made.extend(
            corrections
                .iter()
                .map(|correction| (correction.date.in_zone(&site.config.zone), id, correction.text.as_str())),
        );
    }
    // Stable: on one day the newer article comes first, and within it the order its editor wrote.
    made.sort_by(|a, b| b.0.cmp(&a.0));
    let entries = made.into_iter().map(|(date, id, text)| {
        let published = site.article(id);
        let article = LinkView { title: published.article.matter.title.clone(), url: published.path.url() };
        CorrectionEntryView { date: date.iso(), text: text.to_owned(), article }
    });
    let view = CorrectionsView { entries: entries.collect() };
    let mut head = head(site, page, "corrections", CORRECTIONS.title.to_owned());
    "已发布文章的更正，按更正日期排列，最新的在前。".clone_into(&mut head.description);
    (head, view)
}
