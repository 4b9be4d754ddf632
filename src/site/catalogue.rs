//! Which lists the catalogue of official documents has: all, those of a topic, those of a year.

use super::{ArticleId, Site, TermId};

/// Which documents a page of the catalogue lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CatalogueSet {
    /// All.
    All,
    /// Those of a topic.
    Topic(TermId),
    /// Those made in a year, by its place in the site's list of years.
    Year(usize),
}

impl CatalogueSet {
    /// Every list of the catalogue; none without documents.
    pub fn all(site: &Site) -> Vec<Self> {
        if site.documents.list.is_empty() {
            return Vec::new();
        }
        let topics = (0..site.documents.topics.list.len()).map(|index| Self::Topic(TermId(index)));
        let years = (0..site.documents.years.len()).map(Self::Year);
        std::iter::once(Self::All).chain(topics).chain(years).collect()
    }

    /// The documents, newest first.
    pub fn documents(self, site: &Site) -> &[ArticleId] {
        match self {
            Self::All => &site.documents.list,
            Self::Topic(id) => &site.documents.topics.list[id.0].articles,
            Self::Year(index) => &site.documents.years[index].1,
        }
    }
}
