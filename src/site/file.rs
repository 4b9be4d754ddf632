//! Pictures and attachments: what is known of them without their bytes, and which are published.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::address::{self, Claims};
use super::content::{self, FileInfo};
use super::{ArticleId, Findings, LinkTarget, Site};
use crate::article::Article;
use crate::article::markdown::ReferenceKind;
use crate::config::Originals;
use crate::diagnostic::Place;
use crate::picture::{Format, Look, Plan, Rendition, Treatment};
use crate::source::{OutputPath, SourcePath, Version};

impl FileInfo {
    /// Width and height in pixels as it is shown, where it is a picture that says.
    pub fn dimensions(&self) -> Option<(u32, u32)> {
        self.picture.as_ref().and_then(Look::size)
    }
}

/// A file that is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedFile {
    /// Where it lies in the sources.
    pub source: SourcePath,
    /// What is known of it.
    pub info: FileInfo,
    /// How it is made of its source; `None` where it is published as it lies there.
    pub rendition: Option<Rendition>,
}

/// A picture that texts show, and where it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedPicture {
    /// What is published of it.
    pub plan: Plan,
    /// The address of the folder that all of it stands in: nothing, or with a slash at its end.
    pub folder: String,
}

impl PublishedPicture {
    /// Where a form of it stands.
    pub fn address(&self, rendition: &Rendition) -> OutputPath {
        OutputPath::new(&format!("{}{}", self.folder, rendition.name)).expect("it was claimed")
    }

    /// The largest form that every browser shows.
    pub fn largest(&self) -> &Rendition {
        self.plan.plain.last().expect("a plan is never empty")
    }
}

/// Publishes the files of `static/` as they are.
pub(super) fn claim_statics(
    statics: BTreeMap<SourcePath, FileInfo>,
    claims: &mut Claims,
    findings: &mut Findings,
) -> BTreeMap<OutputPath, PublishedFile> {
    let mut files = BTreeMap::new();
    for (source, info) in statics {
        let place = Place::File(source.clone());
        let address = source.below("static").unwrap_or(source.as_str());
        match OutputPath::new(address) {
            Ok(path) => {
                if claims.claim(&path, place, findings) {
                    let rendition = cleaned(&source, &info);
                    files.insert(path, PublishedFile { source, info, rendition });
                }
            }
            Err(fault) => findings.push(address::unusable(address, place, &fault)),
        }
    }
    files
}

/// What published texts do with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// They show it or link to it.
    Shown,
    /// Readers download it.
    Attached,
    /// Both.
    ShownAndAttached,
}

/// What is published of a file that texts show, if it is a picture.
fn planned(source: &SourcePath, info: &FileInfo, wanted: Wanted, originals: Originals) -> Option<Plan> {
    let originals = match wanted {
        Wanted::Shown => originals,
        Wanted::ShownAndAttached => Originals::Published,
        Wanted::Attached => return None,
    };
    info.picture.as_ref()?.plan(source.file_name(), info.size, originals)
}

/// Every address that a file may have, or a form of it, whatever the settings.
pub(super) fn every_address(source: &SourcePath, info: Option<&FileInfo>) -> Vec<OutputPath> {
    let look = info.and_then(|info| Some((info.picture.as_ref()?, info.size)));
    let plans = [Originals::Kept, Originals::Published]
        .into_iter()
        .filter_map(|originals| look.and_then(|(look, size)| look.plan(source.file_name(), size, originals)));
    let made = plans.flat_map(|Plan { plain, webp, original }| plain.into_iter().chain(webp).chain(original));
    let names = made.map(|form| form.name).chain([source.file_name().to_owned()]);
    names.filter_map(|name| address::address_beside(source, &name).ok()).collect()
}

/// A picture that is published whole leaves out what it tells about camera and place; other files are
/// published as they lie there.
fn cleaned(source: &SourcePath, info: &FileInfo) -> Option<Rendition> {
    let Some(Look::Pixels(header)) = info.picture else { return None };
    let name = source.file_name().to_owned();
    let (width, height, treatment) = (header.width, header.height, Treatment::Cleaned);
    (header.format != Format::Bmp).then_some(Rendition { name, width, height, treatment })
}

impl Site {
    /// Publishes the files that published texts refer to: pictures in the forms that are planned for them,
    /// attachments. A file that nothing refers to stays at home, and so does what only a draft refers to.
    pub(super) fn claim_files(&mut self, findings: &mut Findings) -> BTreeMap<OutputPath, PublishedFile> {
        let wanted = self.wanted_files();
        let claims = Arc::get_mut(&mut self.claims).expect("nobody shares a site that is not assembled");
        let (mut files, mut pictures) = (BTreeMap::new(), BTreeMap::new());
        for (source, wanted) in wanted {
            let info = self.known_files[&source].clone();
            let renditions = match planned(&source, &info, wanted, self.config.pictures.originals) {
                Some(plan) => {
                    let all = plan.plain.iter().chain(&plan.webp).chain(&plan.original);
                    let all = all.cloned().map(Some).collect();
                    let folder = address::folder_of_file(&source);
                    pictures.insert(source.clone(), PublishedPicture { plan, folder });
                    all
                }
                None => vec![cleaned(&source, &info)],
            };
            for rendition in renditions {
                let name = rendition.as_ref().map_or(source.file_name(), |one| one.name.as_str());
                let place = Place::File(source.clone());
                match address::address_beside(&source, name) {
                    Ok(path) if claims.claim(&path, place.clone(), findings) => {
                        let (source, info) = (source.clone(), info.clone());
                        files.insert(path, PublishedFile { source, info, rendition });
                    }
                    Ok(_) => {}
                    Err(fault) => {
                        findings.push(address::unusable(source.file_name(), place, &fault));
                        pictures.remove(&source);
                        break;
                    }
                }
            }
        }
        self.pictures = Arc::new(pictures);
        files
    }

    /// The files that published texts refer to, and what for.
    fn wanted_files(&self) -> BTreeMap<SourcePath, Wanted> {
        let listed = self.articles.iter().filter(|article| !article.withdrawn());
        let mut wanted: BTreeMap<SourcePath, Wanted> = BTreeMap::new();
        for article in listed {
            let article = &article.article;
            for file in self.shown_files(article) {
                wanted.entry(file).or_insert(Wanted::Shown);
            }
            for file in self.attached_files(article) {
                let entry = wanted.entry(file).or_insert(Wanted::Attached);
                if *entry == Wanted::Shown {
                    *entry = Wanted::ShownAndAttached;
                }
            }
        }
        let pages = self.pages.iter().map(|page| (&page.page.source, &page.page.body));
        let indexes = self.categories.iter().filter_map(|category| category.index.as_ref());
        for (source, body) in pages.chain(indexes.map(|index| (&index.source, &index.body))) {
            for reference in &body.references {
                if let Some(file) = self.wanted_file(source.path(), &reference.destination) {
                    let entry = wanted.entry(file).or_insert(Wanted::Shown);
                    if *entry == Wanted::Attached {
                        *entry = Wanted::ShownAndAttached;
                    }
                }
            }
        }
        wanted
    }

    /// What is published of a picture that published texts show.
    pub fn picture(&self, file: &SourcePath) -> Option<&PublishedPicture> {
        self.pictures.get(file)
    }

    /// Where a link to a file beside the texts leads: to the file, or to the largest form of a picture.
    pub fn address_of_file(&self, file: &SourcePath) -> Option<OutputPath> {
        match self.picture(file) {
            Some(picture) => {
                Some(picture.address(picture.plan.original.as_ref().unwrap_or_else(|| picture.largest())))
            }
            None => self.file_address(file),
        }
    }

    /// The files that an article refers to.
    pub(super) fn files_of(&self, article: &Article) -> Vec<SourcePath> {
        self.attached_files(article).chain(self.shown_files(article)).collect()
    }

    fn attached_files(&self, article: &Article) -> impl Iterator<Item = SourcePath> {
        let (from, matter) = (article.source.path(), &article.matter);
        let attached = matter.attachments.iter().map(|attachment| attachment.file.as_str());
        let played = matter.video.iter().flat_map(|video| [Some(&video.file), video.captions.as_ref()]);
        let played = played.flatten().map(|(file, _)| file.as_str());
        attached.chain(played).filter_map(move |file| self.attached_file(from, file))
    }

    /// The files that an article shows or links to.
    fn shown_files(&self, article: &Article) -> impl Iterator<Item = SourcePath> {
        let (matter, from) = (&article.matter, article.source.path());
        let cover = matter.cover.iter().map(|cover| cover.image.as_str());
        let poster = matter.video.iter().filter_map(|video| video.poster.as_ref());
        let cover = cover.chain(poster.map(|(poster, _)| poster.as_str()));
        let linked = article.body.references.iter().map(|reference| reference.destination.as_str());
        cover.chain(linked).filter_map(move |address| self.wanted_file(from, address))
    }

    /// The first picture of an article's text that can be shown, with the words for it.
    pub fn first_picture<'a>(&'a self, article: &'a Article) -> Option<(SourcePath, &'a str)> {
        let from = article.source.path();
        let picture =
            |address: &str| self.wanted_file(from, address).filter(|file| self.picture(file).is_some());
        article.body.references.iter().find_map(|reference| match &reference.kind {
            ReferenceKind::Picture { alt } => Some((picture(&reference.destination)?, alt.as_str())),
            ReferenceKind::Link => None,
        })
    }

    /// What an article says, with what is known of the files it shows: as long as readers see the same, and
    /// the files beside it look the same, this is the same.
    pub fn version(&self, id: ArticleId) -> Version {
        let article = &self.article(id).article;
        let mut files = self.files_of(article);
        files.extend(self.table_of(article));
        if files.is_empty() {
            return article.source.version();
        }
        let known = files.iter().map(|file| {
            let info = self.known_files.get(file).map(|info| (info.size, info.picture, info.digest));
            format!("\n{file} {info:?}")
        });
        Version::of(&(article.source.version().to_string() + &known.collect::<String>()))
    }

    /// The file beside an article that its targets are taken from.
    pub fn table_of(&self, article: &Article) -> Option<SourcePath> {
        content::table_of(article)
    }

    /// Every file beside the texts, published or not.
    pub fn known_files(&self) -> impl Iterator<Item = &SourcePath> {
        self.known_files.keys()
    }

    fn wanted_file(&self, from: &SourcePath, address: &str) -> Option<SourcePath> {
        match self.resolve(from, address) {
            Ok(LinkTarget::File(file)) => Some(file),
            _ => None,
        }
    }
}
