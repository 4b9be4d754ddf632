//! What machines are told of data that a page shows.

use crate::site::DataFormat;

/// Data that a page shows and gives away as files.
pub(super) struct Dataset<'a> {
    /// What the data is called.
    pub name: String,
    /// What it holds, in a sentence.
    pub description: String,
    /// The page, absolute.
    pub url: String,
    /// When it was published, ISO 8601.
    pub published: Option<String>,
    /// `2025` or `2023/2025`.
    pub years: String,
    /// The indicators with their units.
    pub measured: Vec<(&'a str, Option<&'a str>)>,
    /// The files, absolute.
    pub files: Vec<(DataFormat, String)>,
}
