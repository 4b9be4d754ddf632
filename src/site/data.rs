//! Where data is published as files of its own.

use super::{ArticleId, Site};
use crate::source::{Digest, OutputPath};

/// How data is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataFormat {
    /// For WPS and Excel.
    Csv,
    /// For programs.
    Json,
}

impl DataFormat {
    /// Both formats.
    pub const ALL: [DataFormat; 2] = [DataFormat::Csv, DataFormat::Json];

    /// The end of file names.
    pub fn extension(self) -> &'static str {
        match self {
            DataFormat::Csv => "csv",
            DataFormat::Json => "json",
        }
    }

    /// The file with all targets of the site.
    pub fn all_targets(self) -> OutputPath {
        OutputPath::new(&format!("data/targets.{}", self.extension())).expect("fixed names are plain")
    }
}

impl Site {
    /// The file with the data of one article: `a-data.csv` beside `a.html`. The end `-data` keeps it
    /// apart from a table that lies beside the article under the same name.
    pub fn data_path(&self, id: ArticleId, format: DataFormat) -> OutputPath {
        let page = &self.article(id).path;
        data_beside(page, format)
            .or_else(|| {
                let short = Digest::of(page.as_str().as_bytes()).short(8);
                OutputPath::new(&format!("data/article-{short}.{}", format.extension())).ok()
            })
            .expect("an address with a longer last name is too long at most, and the other is short")
    }
}

/// `a-data.csv` beside the page `a.html`; none where that name would be too long.
pub(super) fn data_beside(page: &OutputPath, format: DataFormat) -> Option<OutputPath> {
    let stem = page.as_str().strip_suffix(".html").unwrap_or(page.as_str());
    OutputPath::new(&format!("{stem}-data.{}", format.extension())).ok()
}
