//! What is published now, and what is held back: drafts and articles of the future.

use crate::article::Article;
use crate::source::{SourcePath, Stamp};

/// What is published beyond the usual.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Visibility {
    /// Drafts too.
    pub drafts: bool,
    /// Articles with a date in the future too.
    pub future: bool,
    /// Expired articles on the home page and in feeds too.
    pub expired: bool,
}

/// An article that is held back, or stands back in some places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The file.
    pub path: SourcePath,
    /// Its title.
    pub title: String,
    /// Why.
    pub reason: HeldReason,
}

/// Why an article is held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldReason {
    /// Marked as a draft: not published.
    Draft,
    /// Dated later than now: not published until then.
    Future(Stamp),
    /// Its expiry has passed: published and marked, but not on the home page or in feeds.
    Expired(Stamp),
    /// Taken back by its editor: a tombstone stands in its place.
    Withdrawn,
}

impl HeldReason {
    /// Whether readers see nothing of the article yet.
    pub fn is_unpublished(&self) -> bool {
        matches!(self, Self::Draft | Self::Future(_))
    }
}

impl Held {
    pub(super) fn new(article: &Article, reason: HeldReason) -> Self {
        Self { path: article.source.path().clone(), title: article.matter.title.clone(), reason }
    }
}

/// Why an article of that date is not published, if it is not.
pub(super) fn reason_to_hold(
    article: &Article,
    date: &Stamp,
    now: &Stamp,
    visibility: Visibility,
) -> Option<HeldReason> {
    if article.matter.draft && !visibility.drafts {
        return Some(HeldReason::Draft);
    }
    (date > now && !visibility.future).then(|| HeldReason::Future(date.clone()))
}
