//! What a site is assembled from: every text of `content/`, parsed, and what lies beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address;
use super::witness::Witness;
use crate::article::kind::KindData;
use crate::article::{Article, CategoryIndex, PlainPage};
use crate::config::LineEnds;
use crate::diagnostic::{Checked, Diagnostic};
use crate::picture::Look;
use crate::source::{Digest, OutputPath, OutputPathFault, Source, SourcePath, Span, decode_address};

/// All parsed texts and known files of a site, in the order of their paths.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// Files in the folders of categories.
    pub articles: Vec<Addressed>,
    /// The `_index.md` files.
    pub indexes: Vec<CategoryIndex>,
    /// Files directly in `content/`.
    pub pages: Vec<PlainPage>,
    /// Pictures and attachments in `content/`.
    pub files: BTreeMap<SourcePath, FileInfo>,
    /// Files of `static/`, published as they are.
    pub statics: BTreeMap<SourcePath, FileInfo>,
    /// What the last publication said of addresses.
    pub witness: Arc<Witness>,
}

/// A file beside the articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileInfo {
    /// Bytes.
    pub size: u64,
    /// What it looks like, where it is a file that texts may show as a picture.
    pub picture: Option<Look>,
    /// The digest of its bytes, where an article has it as an attachment or takes its targets from it.
    pub digest: Option<Digest>,
}

impl FileInfo {
    /// Whether browsers can show it: a drawing, or a picture whose header can be read.
    pub fn is_picture(&self) -> bool {
        matches!(self.picture, Some(Look::Pixels(_) | Look::Drawing(_)))
    }
}

/// An article with the address that its path and its slug ask for.
#[derive(Debug, Clone)]
pub struct Addressed {
    /// The article.
    pub article: Arc<Article>,
    /// Its page, if there can be one.
    pub address: Result<OutputPath, OutputPathFault>,
}

impl From<Article> for Addressed {
    fn from(article: Article) -> Self {
        let slug = article.matter.slug.as_ref().map(|(slug, _)| slug.as_str());
        let address = address::page_address(article.source.path(), slug);
        Self { article: Arc::new(article), address }
    }
}

/// What a text in `content/` is, told by its path alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// An article.
    Article,
    /// The `_index.md` of a category.
    Index,
    /// A page outside the categories.
    Page,
    /// `content/_index.md`, which belongs to no category.
    Stray,
}

impl SourceKind {
    /// The kind of the text at a path below `content/`.
    pub fn of(path: &SourcePath) -> Self {
        let top = path.below("content").is_some_and(|rest| !rest.contains('/'));
        match (top, path.stem() == "_index") {
            (true, true) => SourceKind::Stray,
            (true, false) => SourceKind::Page,
            (false, true) => SourceKind::Index,
            (false, false) => SourceKind::Article,
        }
    }
}

/// Endings of Markdown files elsewhere.
const OTHER_ENDINGS: [&str; 5] = ["markdown", "mdown", "mkdn", "mkd", "mdtext"];

/// Whether a file is meant as an article and has another ending than `.md`, as `a.markdown` and `a.md.txt` have.
pub fn is_other_markdown(path: &SourcePath) -> bool {
    let ending = path.extension().unwrap_or_default();
    let hidden = ending == "txt" && path.stem().to_ascii_lowercase().ends_with(".md");
    hidden || OTHER_ENDINGS.contains(&ending.as_str())
}

/// One parsed text with what is wrong with it. It depends on nothing but that text and on what the end of a
/// line means, so it may be kept for as long as both stay the same. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct ParsedText(Arc<Checked<Parsed>>);

#[derive(Debug)]
enum Parsed {
    Article(Addressed),
    Index(CategoryIndex),
    Page(PlainPage),
    Stray,
}

impl ParsedText {
    /// Parses a text as what its path says it is.
    pub fn parse(source: &Source, line_ends: LineEnds) -> Self {
        Self(Arc::new(match SourceKind::of(source.path()) {
            SourceKind::Article => {
                Article::parse(source, line_ends).map(|article| Parsed::Article(article.into()))
            }
            SourceKind::Index => CategoryIndex::parse(source, line_ends).map(Parsed::Index),
            SourceKind::Page => PlainPage::parse(source, line_ends).map(Parsed::Page),
            SourceKind::Stray => Checked { value: Parsed::Stray, diagnostics: vec![stray(source)] },
        }))
    }
}

impl ParsedText {
    /// The same text where the end of a line means this.
    #[must_use]
    pub fn with(&self, line_ends: LineEnds) -> Self {
        let (source, known) = match &self.0.value {
            Parsed::Article(Addressed { article, .. }) => (&article.source, article.line_ends),
            Parsed::Index(index) => (&index.source, index.line_ends),
            Parsed::Page(page) => (&page.source, page.line_ends),
            Parsed::Stray => return self.clone(),
        };
        if known == line_ends { self.clone() } else { Self::parse(source, line_ends) }
    }

    /// The article, if it is one.
    pub fn article(&self) -> Option<&Addressed> {
        match &self.0.value {
            Parsed::Article(article) => Some(article),
            _ => None,
        }
    }

    /// What is wrong with it.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.0.diagnostics
    }
}

impl Content {
    /// Parses all sources, on all cores; the order of `sources` is kept.
    pub fn parse(sources: &[Source], line_ends: LineEnds) -> Checked<Self> {
        use rayon::prelude::*;

        let parsed: Vec<ParsedText> =
            sources.par_iter().map(|source| ParsedText::parse(source, line_ends)).collect();
        Self::of(&parsed)
    }

    /// The content of texts that are parsed already; their order is kept.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a ParsedText>) -> Checked<Self> {
        let mut content = Self::default();
        let mut diagnostics = Vec::new();
        for ParsedText(checked) in texts {
            diagnostics.extend_from_slice(&checked.diagnostics);
            match &checked.value {
                Parsed::Article(article) => content.articles.push(article.clone()),
                Parsed::Index(index) => content.indexes.push(index.clone()),
                Parsed::Page(page) => content.pages.push(page.clone()),
                Parsed::Stray => {}
            }
        }
        Checked { value: content, diagnostics }
    }

    /// A text alone, among the files that it takes its data from.
    #[must_use]
    pub fn alone(&self, text: &ParsedText) -> Self {
        let mut alone = Self::of([text]).value;
        let named = alone.articles.iter().filter_map(|Addressed { article, .. }| table_of(article));
        let known = |path: SourcePath| self.files.get(&path).cloned().map(|info| (path, info));
        alone.files = named.filter_map(known).collect();
        alone
    }

    /// The same with other versions of some texts, or with texts that are new.
    #[must_use]
    pub fn with(&self, texts: Self) -> Self {
        let mut all = self.clone();
        for article in texts.articles {
            put(&mut all.articles, article, |one| one.article.source.path());
        }
        for index in texts.indexes {
            put(&mut all.indexes, index, |one| one.source.path());
        }
        for page in texts.pages {
            put(&mut all.pages, page, |one| one.source.path());
        }
        all
    }

    /// The files whose bytes count, since articles have them as attachments or take their targets from them;
    /// whether they are there or not.
    pub fn digested(&self) -> BTreeSet<SourcePath> {
        let of = |Addressed { article, .. }: &Addressed| {
            let from = article.source.path().clone();
            let attached = article.matter.attachments.iter().map(|attachment| attachment.file.as_str());
            let table = wanted(article).map(|(name, _)| name);
            let named = move |name: &str| [from.resolve(name), from.resolve(&decode_address(name))];
            attached.chain(table).flat_map(named).flatten().collect::<Vec<_>>()
        };
        self.articles.iter().flat_map(of).collect()
    }
}

/// Puts a text at its place in a list that is in the order of paths.
fn put<T>(list: &mut Vec<T>, text: T, path: fn(&T) -> &SourcePath) {
    match list.binary_search_by(|one| path(one).cmp(path(&text))) {
        Ok(at) => list[at] = text,
        Err(at) => list.insert(at, text),
    }
}

/// The file that an article names for its data, with the place.
pub(super) fn wanted(article: &Article) -> Option<(&str, &Span)> {
    match &article.matter.kind {
        KindData::Targets(targets) => targets.table.as_ref(),
        KindData::Gongshi(gongshi) => gongshi.file.as_ref(),
        KindData::Progress(progress) => progress.file.as_ref(),
        _ => None,
    }
    .map(|(name, span)| (name.as_str(), span))
}

/// Where that file lies, whether it is there or not.
pub(super) fn table_of(article: &Article) -> Option<SourcePath> {
    article.source.path().resolve(wanted(article)?.0)
}

fn stray(source: &Source) -> Diagnostic {
    let message =
        crate::text!("content/_index.md 不属于任何栏目", "content/_index.md belongs to no category");
    Diagnostic::new(&crate::site::codes::STRAY_ARTICLE, source, message).help(crate::text!(
        "网站的名称和说明写在 site.toml 里",
        "the site's title and description stand in site.toml"
    ))
}
