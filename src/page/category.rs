//! A category's list.

use super::head::{HeadView, add_category, trail};
use super::links::Links;
use super::list::{self, CountView, List, ListView};
use super::site::category_link;
use crate::site::{ArticleId, CategoryId, Page, Site, list_path};

pub(super) fn view(site: &Site, page: &Page, id: CategoryId, number: usize) -> (HeadView, ListView) {
    let category = site.category(id);
    let list = List {
        folder: &category.address,
        title: &category.title,
        description: category.description().to_owned(),
        articles: &category.articles,
        per_page: site.per_page(category),
    };
    let mut view = list::page(site, &list, number);
    if number == 1 {
        let pinned =
            |id: &&ArticleId| site.article(**id).article.matter.pinned && !site.article(**id).stands_back;
        view.pinned = category.articles.iter().filter(pinned).copied().collect();
    }
    let root = page.path.root();
    view.content = category
        .index
        .as_ref()
        .filter(|index| number == 1 && !index.body_text().trim().is_empty())
        .map(|index| index.html(&Links { site, from: index.source.path(), root: &root, page: "" }));
    view.children = category.children.iter().map(|child| count(site, *child)).collect();
    view.parent = category.parent.map(|parent| category_link(site.category(parent)));
    view.feed = Some(format!("{}/feed.xml", category.address));
    let mut head = list::head(site, page, "category", &view);
    head.breadcrumb = trail(site, category);
    add_category(&mut head, site, id);
    (head, view)
}

fn count(site: &Site, id: CategoryId) -> CountView {
    let category = site.category(id);
    CountView {
        title: category.title.clone(),
        url: list_path(&category.address, 1).url(),
        count: category.articles.len(),
    }
}
