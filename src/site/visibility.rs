//! What is published now, and what is held back: drafts and articles of the future.

use std::collections::BTreeMap;

use super::content::FileInfo;
use super::data::{DataFormat, data_beside};
use super::file::every_address;
use super::{Published, content};
use crate::article::Article;
use crate::article::kind::Kind;
use crate::article::markdown::Reference;
use crate::source::{OutputPath, SourcePath, Stamp, decode_address};

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
    /// Where it stands, or will stand; none when it can have no address.
    pub address: Option<OutputPath>,
    /// Why.
    pub reason: HeldReason,
    /// The files it refers to, there or not.
    pub files: Vec<SourcePath>,
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
    pub(super) fn new(article: &Article, address: Option<OutputPath>, reason: HeldReason) -> Self {
        let (path, matter) = (article.source.path(), &article.matter);
        let attached = matter.attachments.iter().map(|file| file.file.as_str());
        let cover = matter.cover.iter().map(|cover| cover.image.as_str());
        let files = files_named(path, attached.chain(cover), &article.body.references);
        let files = content::table_of(article).into_iter().chain(files).collect();
        Self { path: path.clone(), title: matter.title.clone(), address, reason, files }
    }
}

/// Every address at which a 公示 that is over had something about people: its page, its data, its files. `whole` is
/// the article as it is written.
pub(super) fn sealed(
    whole: &Article,
    published: &Published,
    known: &BTreeMap<SourcePath, FileInfo>,
) -> Vec<OutputPath> {
    let kind = whole.matter.kind.kind();
    if !published.expired || kind != Kind::Gongshi {
        return Vec::new();
    }
    let attached = whole.matter.attachments.iter().map(|file| file.file.as_str());
    let cover = whole.matter.cover.iter().map(|cover| cover.image.as_str());
    let files = files_named(whole.source.path(), attached.chain(cover), &whole.body.references);
    let files = files.iter().flat_map(|file| every_address(file, known.get(file)));
    let data = DataFormat::ALL.iter().filter_map(|format| data_beside(&published.path, *format));
    std::iter::once(published.path.clone()).chain(data).chain(files).collect()
}

/// The files beside a text that its front matter and its body name.
pub(super) fn files_named<'a>(
    from: &SourcePath,
    named: impl Iterator<Item = &'a str>,
    references: &'a [Reference],
) -> Vec<SourcePath> {
    let linked = references.iter().map(|reference| reference.destination.as_str());
    named
        .chain(linked)
        .flat_map(|name| [from.resolve(name), from.resolve(&decode_address(name))])
        .flatten()
        .collect()
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
