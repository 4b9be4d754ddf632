//! Pictures and attachments: what is known of them without their bytes.

use crate::source::{Digest, SourcePath};

/// A file beside the articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileInfo {
    /// Bytes.
    pub size: u64,
    /// Width and height in pixels, where the file is a picture whose header can be read.
    pub dimensions: Option<(u32, u32)>,
    /// The digest of its bytes, where an article has it as an attachment.
    pub digest: Option<Digest>,
}

/// A file that is published as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedFile {
    /// Where it lies in the sources.
    pub source: SourcePath,
    /// What is known of it.
    pub info: FileInfo,
}
