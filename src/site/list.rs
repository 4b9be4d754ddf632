//! Lists on several pages: how many, and where they stand.

use super::{Category, Site};
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
}
