//! The data of articles as files, whatever their kind.

use super::cells::DownloadView;
use super::{gongshi, progress, targets};
use crate::article::kind::KindData;
use crate::page::links::size_in_words;
use crate::site::{ArticleId, DataFormat, Site};

/// The bytes of an article's data as a file.
pub fn file(site: &Site, id: ArticleId, format: DataFormat) -> Vec<u8> {
    match &site.article(id).article.matter.kind {
        KindData::Gongshi(data) => {
            data.list.as_ref().map(|list| gongshi::file(site, id, data, list, format)).unwrap_or_default()
        }
        KindData::Progress(data) => progress::file(site, id, data, format),
        _ => targets::file(site, id, format),
    }
}

/// Links to both files.
pub fn downloads(site: &Site, id: ArticleId) -> [DownloadView; 2] {
    DataFormat::ALL.map(|format| {
        let bytes = file(site, id, format).len() as u64;
        DownloadView { url: site.data_path(id, format).url(), size: size_in_words(bytes) }
    })
}
