//! From a hint to the next snapshot: only what changed is read and parsed again.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::Recipe;
use super::snapshot::{Shown, Snapshot};
use crate::check;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, has_errors, sorted};
use crate::disk::load::{self, Folder, Hints, LoadError};
use crate::site::{Content, ParsedText, Site};
use crate::source::{OutputPath, Source, SourcePath, Stamp};

/// So many texts that were saved together are put into the site one by one; with more it is assembled.
const FEW: usize = 4;

/// What the editing thread remembers.
pub struct Editing {
    folder: Folder,
    /// Every text with what was parsed from it.
    parsed: HashMap<SourcePath, (Source, ParsedText)>,
    recipe: Recipe,
    generation: u64,
    /// The last site that could be assembled, however wrong, with what assembling found.
    assembled: Option<(Arc<Shown>, Vec<Diagnostic>)>,
    last_good: Option<Arc<Shown>>,
}

/// The next snapshot and what is new in it.
#[derive(Debug)]
pub struct Update {
    /// The snapshot.
    pub snapshot: Snapshot,
    /// The page of the text that was saved last, if a text was.
    pub changed: Option<OutputPath>,
    /// Old and new addresses of stylesheets, when nothing else changed.
    pub styles: Option<Vec<(OutputPath, OutputPath)>>,
}

/// What parsing found to be different.
#[derive(Default)]
struct Parsed {
    /// The texts that are new or changed, by path.
    fresh: Vec<SourcePath>,
    /// Whether texts are gone.
    gone: bool,
}

impl Editing {
    /// Reads a site's folder and makes the first snapshot.
    pub fn open(root: &Path, recipe: Recipe) -> Result<(Self, Snapshot), LoadError> {
        let folder = Folder::open(root)?;
        let parsed = HashMap::new();
        let mut editing = Self { folder, parsed, recipe, generation: 0, assembled: None, last_good: None };
        editing.parse();
        editing.assemble();
        let snapshot = editing.snapshot(Templates::Changed);
        Ok((editing, snapshot))
    }

    /// The site's folder, canonical.
    pub fn root(&self) -> &Path {
        self.folder.root()
    }

    /// Whether time passes for the site.
    pub fn clock_runs(&self) -> bool {
        self.recipe.clock.is_none()
    }

    /// Looks again; `None` when everything is as it was.
    pub fn refresh(&mut self, hints: &Hints) -> Option<Update> {
        let news = self.folder.refresh(hints);
        if news.nothing() {
            return None;
        }
        let parsed = if news.texts { self.parse() } else { Parsed::default() };
        let fresh: &[SourcePath] =
            if news.files || news.settings || parsed.gone { &[] } else { &parsed.fresh };
        match self.revised(fresh) {
            Some(shown) => {
                let findings = self.assembled.take().map(|(_, findings)| findings).unwrap_or_default();
                self.assembled = Some((Arc::new(shown), findings));
            }
            None => self.assemble(),
        }
        let before = self.last_good.clone();
        let snapshot = self.snapshot(if news.settings { Templates::Changed } else { Templates::Same });
        let changed = parsed.fresh.last().and_then(|saved| snapshot.shown.as_ref()?.page_of(saved).cloned());
        let styles = match (before, &snapshot.shown) {
            (Some(old), Some(new)) if !news.texts && !news.files && !snapshot.broken() => restyled(&old, new),
            _ => None,
        };
        Some(Update { snapshot, changed, styles })
    }

    /// Assembles again although no file changed: time has passed.
    pub fn reassemble(&mut self) -> Update {
        self.assemble();
        Update { snapshot: self.snapshot(Templates::Same), changed: None, styles: None }
    }

    /// Parses what is not parsed yet and forgets what is gone.
    fn parse(&mut self) -> Parsed {
        let parsed = &self.parsed;
        let stale = |source: &&Source| parsed.get(source.path()).is_none_or(|(known, _)| known != *source);
        let stale: Vec<Source> = self.folder.sources().filter(stale).cloned().collect();
        let texts: Vec<ParsedText> = stale.par_iter().map(ParsedText::parse).collect();
        let fresh = stale.iter().map(|source| source.path().clone()).collect();
        for (source, text) in stale.into_iter().zip(texts) {
            self.parsed.insert(source.path().clone(), (source, text));
        }
        let gone = self.parsed.len() > self.folder.sources().count();
        if gone {
            let known: HashSet<&SourcePath> = self.folder.sources().map(Source::path).collect();
            self.parsed.retain(|path, _| known.contains(path));
        }
        Parsed { fresh, gone }
    }

    /// The last assembled site with these texts as they are now, if that is all there is to do.
    fn revised(&self, fresh: &[SourcePath]) -> Option<Shown> {
        let (shown, findings) = self.assembled.as_ref()?;
        let touches = |finding: &Diagnostic, path: &SourcePath| {
            finding.path() == Some(path)
                || finding.related.iter().any(|(span, _)| span.source().path() == path)
        };
        let told = fresh.iter().any(|path| findings.iter().any(|finding| touches(finding, path)));
        if fresh.is_empty() || fresh.len() > FEW || told {
            return None;
        }
        let now = self.now(&shown.site.config);
        let article = |path: &SourcePath| self.parsed.get(path)?.1.article();
        let (first, rest) = fresh.split_first()?;
        let mut site = shown.site.revised(article(first)?, &now)?;
        for path in rest {
            site = site.revised(article(path)?, &now)?;
        }
        Some(shown.with(site))
    }

    fn assemble(&mut self) {
        let settings = self.folder.config().cloned().zip(self.folder.theme().cloned());
        self.assembled = settings.map(|(mut config, theme)| {
            if let Some(base_url) = &self.recipe.base_url {
                config.base_url = base_url.clone();
            }
            let now = self.now(&config);
            let texts = self.folder.sources().map(|source| &self.parsed[source.path()].1);
            let mut content = Content::of(texts).value;
            self.folder.digest(&content.attached());
            (content.files, content.statics) = (self.folder.files(), self.folder.statics());
            let mut found = content.fill(&load::tables(self.folder.root(), &content.tables()));
            let site = Site::assemble(config, now, content, self.recipe.visibility).take_into(&mut found);
            (Arc::new(Shown::new(self.folder.root(), theme, site)), found)
        });
    }

    fn now(&self, config: &Config) -> Stamp {
        match self.recipe.clock {
            Some(moment) => moment.in_zone(&config.zone),
            None => Stamp::now(&config.zone),
        }
    }

    /// What is to be shown now: the assembled site, unless something stops its publication.
    fn snapshot(&mut self, templates: Templates) -> Snapshot {
        self.generation += 1;
        let mut findings = self.folder.findings();
        for source in self.folder.sources() {
            findings.extend_from_slice(self.parsed[source.path()].1.findings());
        }
        if let Some((shown, found)) = &self.assembled {
            findings.extend_from_slice(found);
            findings.extend(check::check(&shown.site));
            if templates == Templates::Changed && !has_errors(&findings) {
                findings.extend(failing(shown));
            }
        }
        let findings = (self.recipe.weigh)(findings);
        if let Some((shown, _)) = self.assembled.as_ref().filter(|_| !has_errors(&findings)) {
            self.last_good = Some(Arc::clone(shown));
        }
        Snapshot { generation: self.generation, shown: self.last_good.clone(), findings }
    }
}

/// Whether templates may fail that worked before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Templates {
    Changed,
    Same,
}

/// What is wrong with the templates, as far as one page of each kind shows it; each place once.
fn failing(shown: &Shown) -> Vec<Diagnostic> {
    let faults =
        shown.samples().par_iter().filter_map(|page| shown.render(page).err()).map(|fault| *fault).collect();
    let mut faults: Vec<Diagnostic> = sorted(faults);
    faults.dedup_by(|later, first| later.place == first.place && later.code == first.code);
    faults
}

/// Old and new addresses of the stylesheets, if nothing else of the theme is different.
fn restyled(old: &Shown, new: &Shown) -> Option<Vec<(OutputPath, OutputPath)>> {
    let mut styles = Vec::new();
    let (before, after) = (old.theme.assets(), new.theme.assets());
    if before.len() != after.len() || !old.theme.same_templates(&new.theme) {
        return None;
    }
    for (before, after) in before.iter().zip(after) {
        if before.path != after.path {
            let style = before.name == after.name && after.name.to_ascii_lowercase().ends_with(".css");
            styles.push(style.then(|| (before.path.clone(), after.path.clone()))?);
        }
    }
    // Settings show in every page. They are compared by what a developer would see of them: all of it.
    let settings = |shown: &Shown| format!("{:?}", shown.site.config);
    (!styles.is_empty() && settings(old) == settings(new)).then_some(styles)
}
