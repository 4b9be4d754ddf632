//! The home page.

use serde::Serialize;

use super::head::{HeadView, MetaView, head, home_link};
use super::item::cover;
use super::kind::targets::tiles::TilesView;
use super::site::{LinkView, category_link};
use crate::site::{ArticleId, CategoryId, Page, Site};

/// `home`.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// The headline: the newest pinned article, else the newest.
    #[serde(skip)]
    pub lead: Option<ArticleId>,
    /// 图片新闻: the newest articles with a picture, up to three, the headline's own first; none where there are fewer
    /// than two.
    #[serde(skip)]
    pub pictures: Vec<ArticleId>,
    /// Headings of the lead's own contents, deep links under the headline (up to three).
    pub lead_links: Vec<LinkView>,
    /// The categories that have articles, in their order.
    #[serde(skip)]
    pub sections: Vec<SectionView>,
    /// The newest targets.
    pub tiles: Option<TilesView>,
    /// The date of the newest article.
    pub updated: Option<String>,
}

/// A category on the home page.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// The category.
    pub category: LinkView,
    /// Its newest articles.
    #[serde(skip)]
    pub items: Vec<ArticleId>,
}

/// Articles of a category on the home page.
const SECTION_ITEMS: usize = 10;

/// Articles that lead the home page with their pictures: a large one and two below it.
const PICTURES: usize = 3;

/// Deep links under the headline.
const LEAD_LINKS: usize = 3;

pub(super) fn view(site: &Site, page: &Page) -> (HeadView, HomeView) {
    let fresh = |id: &ArticleId| !site.article(*id).stands_back;
    let lead = site
        .listed()
        .filter(fresh)
        .find(|id| site.article(*id).article.matter.pinned)
        .or_else(|| site.listed().find(fresh));
    let sections =
        (0..site.categories.len()).map(CategoryId).filter_map(|id| section(site, id, lead)).collect();
    let home = HomeView {
        lead,
        pictures: pictures(site, lead),
        lead_links: lead.map(|id| lead_links(site, id)).unwrap_or_default(),
        sections,
        tiles: super::kind::targets::tiles::tiles(site),
        updated: site.listed().next().map(|id| site.article(id).date.iso()),
    };
    let mut head = head(site, page, "home", site.config.title.clone());
    head.breadcrumb = vec![home_link()];
    if !site.config.keywords.is_empty() {
        head.meta.push(MetaView { name: "Keywords", content: site.config.keywords.join(",") });
    }
    (head, home)
}

/// The newest articles that have a picture, newest first; the headline's own before all.
fn pictures(site: &Site, lead: Option<ArticleId>) -> Vec<ArticleId> {
    let with_picture = |id: &ArticleId| {
        let published = site.article(*id);
        !published.stands_back && cover(site, published).is_some()
    };
    let lead = lead.filter(with_picture);
    let others = site.listed().filter(|id| Some(*id) != lead).filter(with_picture);
    let found: Vec<ArticleId> = lead.into_iter().chain(others).take(PICTURES).collect();
    if found.len() < 2 { Vec::new() } else { found }
}

fn section(site: &Site, id: CategoryId, lead: Option<ArticleId>) -> Option<SectionView> {
    let category = site.category(id);
    if category.parent.is_some() {
        return None;
    }
    let mut items: Vec<ArticleId> = category
        .articles
        .iter()
        .copied()
        .filter(|id| Some(*id) != lead && !site.article(*id).stands_back)
        .collect();
    items.sort_by_key(|id| !site.article(*id).article.matter.pinned);
    items.truncate(SECTION_ITEMS);
    (!items.is_empty()).then(|| SectionView { category: category_link(category), items })
}

fn lead_links(site: &Site, id: ArticleId) -> Vec<LinkView> {
    let published = site.article(id);
    let outline = &published.article.body.outline;
    let top = outline.iter().map(|heading| heading.level).min().unwrap_or_default();
    let link = |id: &str, title: &str| LinkView {
        title: title.to_owned(),
        url: format!("{}#{}", published.path.url(), crate::source::encode_segment(id)),
    };
    outline
        .iter()
        .filter(|heading| heading.level == top)
        .take(LEAD_LINKS)
        .map(|heading| link(&heading.id, &heading.text))
        .collect()
}
