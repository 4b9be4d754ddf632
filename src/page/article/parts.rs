//! Credits, corrections and attachments of an article.

use serde::Serialize;

use crate::config::{ReviewNames, Role};
use crate::page::links::size_in_words;
use crate::site::{Published, Site};
use crate::source::Stamp;

/// A credit that the credit line does not give.
#[derive(Debug, Clone, Serialize)]
pub struct CreditView {
    /// 责任编辑, 作者, 记者, 通讯员, 摄影 …
    pub label: String,
    /// The names.
    pub names: Vec<String>,
}

/// A correction of a published text.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    /// When it was made.
    pub date: String,
    /// What was corrected.
    pub text: String,
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

/// The credits that the credit line does not give, in the one order used everywhere. Names of reviewers
/// stay inside the office unless the site says otherwise.
pub(super) fn credits(site: &Site, published: &Published) -> Vec<CreditView> {
    let config = &site.config;
    let shown = |role: Role| {
        role != Role::Editor
            && !config.credit.line.roles().any(|named| named == role)
            && (!role.is_review() || config.review.names == ReviewNames::Shown)
    };
    Role::ALL
        .into_iter()
        .map(|(role, _, label)| (role, label, site.names(published, role)))
        .filter(|(role, _, names)| !names.is_empty() && shown(*role))
        .map(|(_, label, names)| CreditView { label: label.to_owned(), names: names.to_vec() })
        .collect()
}

pub(super) fn corrections(site: &Site, published: &Published) -> Vec<CorrectionView> {
    let mut corrections: Vec<(Stamp, &str)> = published
        .article
        .matter
        .corrections
        .iter()
        .map(|correction| (correction.date.in_zone(&site.config.zone), correction.text.as_str()))
        .collect();
    corrections.sort_by(|a, b| b.0.cmp(&a.0));
    corrections
        .into_iter()
        .map(|(date, text)| CorrectionView { date: date.iso(), text: text.to_owned() })
        .collect()
}

pub(super) fn attachments(site: &Site, published: &Published) -> Vec<AttachmentView> {
    let from = published.article.source.path();
    let attachment = |attachment: &crate::article::front_matter::Attachment| {
        let file = site.attached_file(from, &attachment.file)?;
        Some(AttachmentView {
            title: attachment.title.clone().unwrap_or_else(|| file.file_name().to_owned()),
            url: site.file_address(&file)?.url(),
            file_type: file.extension().unwrap_or_default().to_uppercase(),
            size: size_in_words(site.file(&file)?.size),
            sha256: site.file(&file)?.digest.map(|digest| digest.to_string()),
        })
    };
    published.article.matter.attachments.iter().filter_map(attachment).collect()
}
