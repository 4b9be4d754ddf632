//! All files of a site on their way to a destination: pages rendered on all cores, assets, and files
//! beside the articles.

use rayon::prelude::*;

use super::{Edition, attachment_text};
use crate::diagnostic::{Diagnostic, sorted};
use crate::disk::Below;
use crate::disk::pictures::Gallery;
use crate::disk::publish::{Destination, Entry, PublishError};
use crate::search;
use crate::site::pages::{SEARCH, pages};
use crate::site::{CatalogueSet, Page, PageKind, PublishedFile, Site};
use crate::source::OutputPath;
use crate::theme::{Asset, Renderer};

/// Why the files of a site did not reach their destination.
pub enum OutputError {
    /// Templates fail.
    Template(Vec<Diagnostic>),
    /// The destination does not take them.
    Publish(PublishError),
}

impl OutputError {
    /// The findings to show.
    pub fn into_findings(self) -> Vec<Diagnostic> {
        match self {
            Self::Template(findings) => findings,
            Self::Publish(error) => vec![error.to_diagnostic()],
        }
    }
}

impl From<PublishError> for OutputError {
    fn from(error: PublishError) -> Self {
        Self::Publish(error)
    }
}

/// Templates that fail are told for so many pages at most: one mistake fails on every page of a kind.
const TEMPLATE_FAULTS: usize = 5;

/// Makes every file of the site and hands it to the destination.
pub fn write(
    edition: &Edition,
    pictures: &Gallery,
    destination: &impl Destination,
) -> Result<Vec<Entry>, OutputError> {
    let renderer = edition.theme.renderer(&edition.site);
    let files: Vec<File<'_>> = files(edition, pages(&edition.site));
    let mut made: Vec<Result<Entry, OutputError>> =
        files.par_iter().map(|file| make(file, (edition, pictures), &renderer, destination)).collect();
    drop((files, renderer));
    made.extend(write_search(edition, destination));
    gather(made)
}

/// Makes the index that readers search, if the site has one.
fn write_search(edition: &Edition, destination: &impl Destination) -> Vec<Result<Entry, OutputError>> {
    let site = &edition.site;
    if !SEARCH.stands(site) {
        return Vec::new();
    }
    search::write(site, &|path| attachment_text(site, &edition.root, path), &|file, bytes| {
        destination.put(&file.path(), &bytes, None).map_err(OutputError::Publish)
    })
}

/// One file of the site.
enum File<'a> {
    Page(Page),
    Asset(&'a Asset),
    Beside(&'a OutputPath, &'a PublishedFile),
}

fn files(edition: &Edition, pages: Vec<Page>) -> Vec<File<'_>> {
    // The index is made in one pass of its own.
    let pages =
        pages.into_iter().filter(|page| !matches!(page.kind, PageKind::SearchFile(_))).map(File::Page);
    let assets = edition.theme.assets().iter().map(File::Asset);
    pages
        .chain(assets)
        .chain(edition.site.files.iter().map(|(path, file)| File::Beside(path, file)))
        .collect()
}

fn make(
    file: &File<'_>,
    (edition, pictures): (&Edition, &Gallery),
    renderer: &Renderer<'_>,
    to: &impl Destination,
) -> Result<Entry, OutputError> {
    match file {
        File::Page(page) => {
            let bytes = renderer.render(page).map_err(|finding| OutputError::Template(vec![*finding]))?;
            let text = page.version(&edition.site);
            to.put(&page.path, &bytes, page.title(&edition.site))
                .map(|entry| entry.made_of(text).list_of(list_of(&edition.site, page)))
        }
        File::Asset(asset) => to.put(&asset.path, &asset.bytes, None),
        File::Beside(path, file) => {
            let made = file.rendition.as_ref().and_then(|one| pictures.file(&file.source, &one.name));
            let place = made.unwrap_or(file.source.as_str());
            to.copy(path, Below { folder: &edition.root, path: place }, None)
        }
    }
    .map_err(OutputError::Publish)
}

/// Whose list a page is, on the first of its pages.
fn list_of<'a>(site: &'a Site, page: &Page) -> Option<&'a str> {
    let term = match page.kind {
        PageKind::Editor(id, 1) => &site.editors.list[id.0],
        PageKind::Tag(id, 1) => &site.tags.list[id.0],
        PageKind::Catalogue(CatalogueSet::Topic(id), 1) => &site.documents.topics.list[id.0],
        _ => return None,
    };
    Some(&term.name)
}

fn gather(made: Vec<Result<Entry, OutputError>>) -> Result<Vec<Entry>, OutputError> {
    let mut entries = Vec::with_capacity(made.len());
    let mut templates = Vec::new();
    for result in made {
        match result {
            Ok(entry) => entries.push(entry),
            Err(OutputError::Template(findings)) => templates.extend(findings),
            Err(error) => return Err(error),
        }
    }
    if templates.is_empty() {
        return Ok(entries);
    }
    let mut faults = sorted(templates);
    faults.dedup_by(|later, first| later.place == first.place);
    faults.truncate(TEMPLATE_FAULTS);
    Err(OutputError::Template(faults))
}
