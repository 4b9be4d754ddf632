//! Every page that a site has.

use super::{CatalogueSet, Page, PageKind, corrections, outlines};
use crate::site::{ArticleId, CategoryId, DataFormat, Site, TermId, TextId, list_path, page_count};
use crate::source::OutputPath;

/// All pages of the site. Their order is fixed, but means nothing.
pub fn pages(site: &Site) -> Vec<Page> {
    let articles = (0..site.articles.len()).map(|index| TextId::Article(ArticleId(index)));
    let texts = articles.chain((0..site.pages.len()).map(TextId::Page));
    let mut pages = other_pages(site);
    pages.extend(
        texts.map(|text| Page { path: site.page_of(text).clone(), kind: PageKind::of_text(site, text) }),
    );
    pages
}

/// The pages that are not each the page of one text: lists, indexes, feeds, tables.
pub fn other_pages(site: &Site) -> Vec<Page> {
    let fixed = [
        ("index.html", PageKind::Home),
        ("404.html", PageKind::NotFound),
        ("feed.xml", PageKind::Feed(None)),
        ("sitemap.xml", PageKind::SitemapXml),
        ("robots.txt", PageKind::Robots),
        ("sitemap/index.html", PageKind::Sitemap),
        ("editors/index.html", PageKind::Editors),
        ("tags/index.html", PageKind::Tags),
        ("archive/index.html", PageKind::Archive),
    ];
    let mut pages: Vec<Page> = fixed
        .into_iter()
        .map(|(path, kind)| Page { path: OutputPath::new(path).expect("fixed names are plain"), kind })
        .collect();
    push_lists(site, &mut pages);
    push_data(site, &mut pages);
    for from in site.redirects.keys() {
        pages.push(Page { path: from.clone(), kind: PageKind::Redirect });
    }
    pages
}

fn push_lists(site: &Site, pages: &mut Vec<Page>) {
    let per_page = site.config.paginate_by;
    let mut list = |folder: &str, articles: usize, per_page: usize, kind: &dyn Fn(usize) -> PageKind| {
        for number in 1..=page_count(articles, per_page) {
            pages.push(Page { path: list_path(folder, number), kind: kind(number) });
        }
    };
    for (index, category) in site.categories.iter().enumerate() {
        let kind = |number| PageKind::Category(CategoryId(index), number);
        list(&category.address, category.articles.len(), site.per_page(category), &kind);
    }
    for (index, editor) in site.editors.list.iter().enumerate() {
        list(&Site::editor_folder(editor), editor.articles.len(), per_page, &|number| {
            PageKind::Editor(TermId(index), number)
        });
    }
    for (index, tag) in site.tags.list.iter().enumerate() {
        list(&Site::tag_folder(tag), tag.articles.len(), per_page, &|number| {
            PageKind::Tag(TermId(index), number)
        });
    }
    for (index, year) in site.years.iter().enumerate() {
        list(&format!("archive/{}", year.year), year.articles.len(), per_page, &|number| {
            PageKind::Year(index, number)
        });
    }
    for set in CatalogueSet::all(site) {
        list(&set.folder(site), set.documents(site).len(), per_page, &|number| {
            PageKind::Catalogue(set, number)
        });
    }
    let outlines = site.outlines.first().map(|_| (outlines::PATH, PageKind::Outlines));
    let corrections = site.corrected.first().map(|_| (corrections::PATH, PageKind::Corrections));
    for (path, kind) in outlines.into_iter().chain(corrections) {
        pages.push(Page { path: OutputPath::new(path).expect("fixed names are plain"), kind });
    }
    for (index, category) in site.categories.iter().enumerate() {
        let path = OutputPath::new(&format!("{}/feed.xml", category.address))
            .expect("addresses of categories are slugs");
        pages.push(Page { path, kind: PageKind::Feed(Some(CategoryId(index))) });
    }
}

/// The files with targets, and the page of all of them where there are any.
fn push_data(site: &Site, pages: &mut Vec<Page>) {
    for id in site.listed().filter(|id| site.article(*id).targets().is_some()) {
        pages.extend(DataFormat::ALL.map(|format| Page {
            path: site.data_path(id, format),
            kind: PageKind::ArticleData(id, format),
        }));
    }
    if !site.series.years.is_empty() {
        pages.push(Page { path: list_path("data", 1), kind: PageKind::Targets });
        pages.extend(
            DataFormat::ALL
                .map(|format| Page { path: format.all_targets(), kind: PageKind::TargetsFile(format) }),
        );
    }
}
