//! Lists on several pages: how many, and where they stand.

use super::{Category, Site, Term};
use crate::source::OutputPath;

/// How many pages a list of that length has; an empty list still has one.
pub fn page_count(articles: usize, per_page: usize) -> usize {
    articles.div_ceil(per_page).max(1)
}

/// The address of a page of the list that stands in a folder: `renda/index.html`, `renda/2.html` …
pub fn list_path(folder: &str, number: usize) -> OutputPath {
    let path = if number == 1 { format!("{folder}/index.html") } else { format!("{folder}/{number}.html") };
    OutputPath::new(&path).expect("folders of lists are made of slugs and fixed names")
}

impl Site {
    /// Articles on one page of a category's list.
    pub fn per_page(&self, category: &Category) -> usize {
        category
            .index
            .as_ref()
            .and_then(|index| index.matter.paginate_by)
            .map_or(self.config.paginate_by, |number| number as usize)
    }

    /// The folder of an editor's list.
    pub fn editor_folder(editor: &Term) -> String {
        format!("editors/{}", editor.slug)
    }

    /// The folder of a tag's list.
    pub fn tag_folder(tag: &Term) -> String {
        format!("tags/{}", tag.slug)
    }

    /// Every list of the site: its folder, its length, and articles a page.
    pub(super) fn lists(&self) -> impl Iterator<Item = (String, usize, usize)> {
        let per_page = self.config.paginate_by;
        let categories =
            self.categories.iter().map(|c| (c.address.clone(), c.articles.len(), self.per_page(c)));
        let editors =
            self.editors.list.iter().map(move |e| (Self::editor_folder(e), e.articles.len(), per_page));
        let tags = self.tags.list.iter().map(move |t| (Self::tag_folder(t), t.articles.len(), per_page));
        let years =
            self.years.iter().map(move |y| (format!("archive/{}", y.year), y.articles.len(), per_page));
        categories.chain(editors).chain(tags).chain(years).chain(self.catalogue_lists())
    }

    /// The lists of the catalogue: all documents, those of a topic, those of a year. None without
    /// documents.
    fn catalogue_lists(&self) -> impl Iterator<Item = (String, usize, usize)> {
        let per_page = self.config.paginate_by;
        let documents = &self.documents;
        let all =
            (!documents.list.is_empty()).then(|| ("catalogue".to_owned(), documents.list.len(), per_page));
        let topics = &documents.topics.list;
        let topics =
            topics.iter().map(move |topic| (Self::topic_folder(topic), topic.articles.len(), per_page));
        let years = documents.years.iter();
        let years = years.map(move |(year, list)| (Self::catalogue_year_folder(*year), list.len(), per_page));
        all.into_iter().chain(topics).chain(years)
    }
}
