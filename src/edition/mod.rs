//! The one road from a folder to a checked site: `build`, `check`, `diff` and the preview all walk it.
//!
//! Must not know the command line, nor what becomes of the site.

mod recipe;
mod output;

pub use output::{OutputError, write};
pub use recipe::{Recipe, Warnings, today};

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::check;
use crate::config::Config;
use crate::diagnostic::{Checked, Diagnostic, Severity, Text, sorted};
use crate::disk::load::{self, Folder};
use crate::site::{Content, ParsedText, Site, Visibility};
use crate::source::{Source, SourcePath, Stamp};
use crate::theme::Theme;

/// A site with its theme, assembled and checked.
pub struct Edition {
    /// The site's folder, canonical.
    pub root: PathBuf,
    /// The theme.
    pub theme: Arc<Theme>,
    /// The site.
    pub site: Site,
}

/// Reads, assembles and checks the site. The value is `None` when settings or theme are unusable; the
/// findings are sorted. `Err` says why the site cannot be read at all.
pub fn prepare(recipe: &Recipe) -> Result<Checked<Option<Edition>>, Text> {
    let mut findings = Vec::new();
    let (folder, material) = read(recipe, &mut findings)?;
    let edition = folder.theme().cloned().zip(material).map(|(theme, material)| {
        let site = check::checked(material.assemble(recipe.visibility)).take_into(&mut findings);
        Edition { root: folder.root().to_owned(), theme, site }
    });
    Ok(Checked { value: edition, diagnostics: recipe.weighed(findings, folder.config()) })
}

/// The findings of the site as it would be published now, and beside them those of drafts and articles
/// of the future as if they were published: warnings always, since they stop nothing yet. The value is the
/// number of articles that were looked at.
pub fn rehearse(recipe: &Recipe) -> Result<Checked<usize>, Text> {
    let mut findings = Vec::new();
    let (folder, material) = read(recipe, &mut findings)?;
    let Some(material) = material else {
        return Ok(Checked { value: 0, diagnostics: recipe.weighed(findings, folder.config()) });
    };
    let site = check::checked(material.clone().assemble(recipe.visibility)).take_into(&mut findings);
    let mut findings = recipe.weighed(findings, folder.config());
    let held: BTreeSet<&SourcePath> =
        site.held.iter().filter(|held| held.reason.is_unpublished()).map(|held| &held.path).collect();
    if held.is_empty() {
        return Ok(Checked { value: site.articles.len(), diagnostics: findings });
    }
    let mut later = Vec::new();
    let everything = Visibility { drafts: true, future: true, ..recipe.visibility };
    let whole = check::checked(material.assemble(everything)).take_into(&mut later);
    let of_held = |finding: &Diagnostic| finding.path().is_some_and(|path| held.contains(path));
    let later = whole.config.check.weigh(later);
    let warning = |finding| Diagnostic { severity: Severity::Warning, ..finding };
    findings.extend(later.into_iter().filter(of_held).map(warning));
    Ok(Checked { value: whole.articles.len(), diagnostics: sorted(findings) })
}

/// What readers of an attachment see, where the site lets them search for it.
pub fn attachment_text(site: &Site, root: &Path, path: &SourcePath) -> Option<String> {
    site.config.search.attachments.then(|| load::attachment_text(root, path)).flatten()
}

/// Reads the folder and parses its texts.
fn read(recipe: &Recipe, findings: &mut Vec<Diagnostic>) -> Result<(Folder, Option<Material>), Text> {
    let mut folder = Folder::open(&recipe.root).map_err(|fault| fault.message())?;
    findings.extend(folder.findings());
    let material = folder.config().map(|config| config.line_ends).map(|line_ends| {
        let sources: Vec<Source> = folder.sources().cloned().collect();
        Content::parse(&sources, line_ends).take_into(findings)
    });
    let witness = Arc::new(recipe.witness());
    let material =
        material.and_then(|content| Material::gather(&mut folder, Content { witness, ..content }, recipe));
    Ok((folder, material.map(|gathered| gathered.take_into(findings))))
}

/// All that a site is assembled from.
#[derive(Clone)]
pub struct Material {
    config: Arc<Config>,
    now: Stamp,
    content: Content,
}

impl Material {
    /// What lies in a folder whose texts are parsed: `content` has nothing but these and the witness. `None` when settings or
    /// theme cannot be used.
    pub fn gather(folder: &mut Folder, mut content: Content, recipe: &Recipe) -> Option<Checked<Self>> {
        folder.theme()?;
        let mut config = folder.config()?.clone();
        if let Some(base_url) = &recipe.base_url {
            config.base_url.clone_from(base_url);
        }
        let now = recipe.now(&config.zone);
        folder.digest(&content.digested());
        (content.files, content.statics) = (folder.files(), folder.statics());
        let tables = load::tables(folder.root(), &content.tables());
        Some(content.filled(&tables).map(|content| Self { config: Arc::new(config), now, content }))
    }

    /// The settings.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Every text with its title, as they were read.
    pub fn titles(&self) -> Vec<(SourcePath, String)> {
        let Content { articles, indexes, pages, .. } = &self.content;
        let articles = articles.iter().map(|one| (one.article.source.path(), &one.article.matter.title));
        let indexes = indexes.iter().map(|one| (one.source.path(), &one.matter.title));
        let pages = pages.iter().map(|one| (one.source.path(), &one.matter.title));
        articles.chain(indexes).chain(pages).map(|(path, title)| (path.clone(), title.clone())).collect()
    }

    /// The same with another version of one text, or with one that is new; what is wrong with the table that the
    /// text takes its data from is told.
    pub fn with(&self, text: &ParsedText, root: &Path) -> Checked<Self> {
        let alone = self.content.alone(text);
        let tables = load::tables(root, &alone.tables());
        alone.filled(&tables).map(|alone| Self { content: self.content.with(alone), ..self.clone() })
    }

    /// The site, with what its assembling finds.
    pub fn assemble(self, visibility: Visibility) -> Checked<Site> {
        Site::assemble(self.config, self.now, self.content, visibility)
    }
}
