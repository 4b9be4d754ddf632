//! From a hint to the next snapshot: only what changed is read and parsed again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::material::PreviewMaterial;
use super::proof::{Change, Doubt, Proof};
use super::snapshot::{Shown, Snapshot};
use crate::check;
use crate::config::LineEnds;
use crate::diagnostic::{Diagnostic, has_errors, sorted};
use crate::disk::load::{Folder, Hints, LoadError};
use crate::edition::{Material, Recipe};
use crate::site::Page;
use crate::site::{Content, ParsedText, Witness};
use crate::source::{OutputPath, Source, SourcePath};

/// So many of the texts that were saved together are tried at once.
const FEW: usize = 4;

/// What the editing thread remembers.
pub struct Editing {
    folder: Folder,
    parsed: BTreeMap<SourcePath, ParsedText>,
    /// What the end of a line means in them.
    line_ends: LineEnds,
    /// The texts of which parsing told something.
    told: BTreeSet<SourcePath>,
    recipe: Recipe,
    /// What the publication says of addresses that stood when the preview began.
    witness: Arc<Witness>,
    generation: u64,
    /// The last site that could be assembled, however wrong; none while settings or theme cannot be used.
    assembled: Option<Assembled>,
    last_good: Option<Arc<Shown>>,
    /// The last good site whose every page could be rendered, or the first of all.
    proven: Option<Arc<Shown>>,
    /// What changed since then.
    doubt: Doubt,
    /// Of that, under way.
    proof: Option<Proof>,
    /// Pages that could not be rendered when they were tried last.
    suspects: BTreeSet<OutputPath>,
    /// Whether something other than settings and theme changed since the last good site.
    unseen: bool,
}

/// A site with what was found while it was assembled and looked at.
struct Assembled {
    shown: Arc<Shown>,
    material: Arc<PreviewMaterial>,
    findings: Vec<Diagnostic>,
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

impl Editing {
    /// Reads a site's folder and makes the first snapshot.
    pub fn open(recipe: Recipe) -> Result<(Self, Snapshot), LoadError> {
        let folder = Folder::open(&recipe.root)?;
        let sources: Vec<Source> = folder.sources().cloned().collect();
        let mut editing = Self {
            folder,
            parsed: BTreeMap::new(),
            line_ends: LineEnds::default(),
            told: BTreeSet::new(),
            witness: Arc::new(recipe.witness()),
            recipe,
            generation: 0,
            assembled: None,
            last_good: None,
            proven: None,
            doubt: Doubt::none(),
            proof: None,
            suspects: BTreeSet::new(),
            unseen: false,
        };
        editing.parse(&sources);
        editing.assemble();
        let snapshot = editing.snapshot(Change::Templates);
        Ok((editing, snapshot))
    }

    /// The site's folder, canonical.
    pub fn root(&self) -> &Path {
        self.folder.root()
    }

    /// Where the site will stand as far as settings tell: the path of its address.
    pub fn start(&self) -> Option<String> {
        let given = self.recipe.base_url.as_ref();
        let base_url = given.or_else(|| self.folder.config().map(|config| &config.base_url));
        base_url.map(|base_url| base_url.path().to_owned())
    }

    /// Whether an article became due, or expired, since a site was assembled.
    pub fn is_due(&self, shown: &Shown) -> bool {
        shown.site.is_outdated(&self.recipe.now(&shown.site.config.zone))
    }

    /// Looks again; `None` when everything is as it was.
    pub fn refresh(&mut self, hints: &Hints) -> Option<Update> {
        let news = self.folder.refresh(hints);
        if news.nothing() {
            return None;
        }
        let sources: Vec<Source> =
            news.texts.iter().filter_map(|path| self.folder.source(path)).cloned().collect();
        self.parse(&sources);
        for path in &news.gone {
            self.parsed.remove(path);
            self.told.remove(path);
        }
        self.assemble();
        let restyled = !self.unseen && news.only_settings();
        self.unseen |= !news.only_settings();
        let before = self.last_good.clone().filter(|_| restyled);
        let snapshot = self.snapshot(if news.settings {
            Change::Templates
        } else if news.only_texts() && news.gone.is_empty() {
            Change::Texts(&news.texts)
        } else {
            Change::Files
        });
        let changed = news.texts.last().and_then(|saved| snapshot.shown.as_ref()?.page_of(saved));
        let styles = match (before, &snapshot.shown) {
            (Some(old), Some(new)) if !snapshot.broken() => restyled_assets(&old, new),
            _ => None,
        };
        Some(Update { snapshot, changed, styles })
    }

    /// Assembles again although no file changed: time has passed.
    pub fn reassemble(&mut self) -> Update {
        self.assemble();
        self.unseen = true;
        Update { snapshot: self.snapshot(Change::Files), changed: None, styles: None }
    }

    /// What the proof that was under way has found, if it has ended and found something.
    pub fn proved(&mut self) -> Option<Update> {
        let found = self.proof.as_ref()?.result()?;
        self.proof = None;
        if found.is_empty() {
            self.is_proven();
        }
        self.suspect(found)
    }

    /// Takes note of pages that could not be rendered. `None` when they can be by now.
    pub fn suspect(&mut self, pages: Vec<OutputPath>) -> Option<Update> {
        let known = self.suspects.len();
        self.suspects.extend(pages);
        if self.suspects.len() == known {
            return None;
        }
        let shown = &self.assembled.as_ref()?.shown;
        if faults(shown, self.doubtful(shown, Change::Texts(&[]))).is_empty() {
            self.suspects.clear();
            return None;
        }
        self.last_good = self.proven.clone();
        let snapshot = self.snapshot(Change::Texts(&[]));
        Some(Update { snapshot, changed: None, styles: None })
    }

    /// Parses texts that are new or say something else.
    fn parse(&mut self, sources: &[Source]) {
        let line_ends = self.line_ends();
        let texts: Vec<ParsedText> =
            sources.par_iter().map(|source| ParsedText::parse(source, line_ends)).collect();
        for (source, text) in sources.iter().zip(texts) {
            let path = source.path().clone();
            if text.findings().is_empty() {
                self.told.remove(&path);
            } else {
                self.told.insert(path.clone());
            }
            self.parsed.insert(path, text);
        }
    }

    /// What the end of a line means; as long as site.toml cannot be read, what it means unless it is asked for.
    fn line_ends(&self) -> LineEnds {
        self.folder.config().map_or_else(LineEnds::default, |config| config.line_ends)
    }

    fn assemble(&mut self) {
        let line_ends = self.line_ends();
        if line_ends != self.line_ends {
            self.parsed.values_mut().for_each(|text| *text = text.with(line_ends));
            self.line_ends = line_ends;
        }
        let content =
            Content { witness: Arc::clone(&self.witness), ..Content::of(self.parsed.values()).value };
        let gathered = Material::gather(&mut self.folder, content, &self.recipe);
        self.assembled = self.folder.theme().cloned().zip(gathered).map(|(theme, gathered)| {
            let mut findings = Vec::new();
            let (root, visibility) = (self.folder.root().to_owned(), self.recipe.visibility);
            let material = gathered.take_into(&mut findings);
            let site = check::checked(material.clone().assemble(visibility)).take_into(&mut findings);
            let shown = Arc::new(Shown::new(&root, Arc::clone(&theme), site));
            Assembled {
                shown,
                material: Arc::new(PreviewMaterial { root, theme, material, visibility }),
                findings,
            }
        });
    }

    /// What is to be shown now: the assembled site, unless something stops its publication. The pages of saved
    /// texts are tried, and where templates changed one page of each kind; others in the background.
    fn snapshot(&mut self, change: Change<'_>) -> Snapshot {
        self.generation += 1;
        let mut findings = self.folder.findings();
        for path in &self.told {
            findings.extend_from_slice(self.parsed[path].findings());
        }
        if let Some(assembled) = &self.assembled {
            findings.extend_from_slice(&assembled.findings);
            let faults = faults(&assembled.shown, self.doubtful(&assembled.shown, change));
            self.suspects = faults.iter().map(|(page, _)| page.clone()).collect();
            let mut faults: Vec<Diagnostic> = sorted(faults.into_iter().map(|(_, fault)| fault).collect());
            faults.dedup_by(|later, first| later.place == first.place && later.code == first.code);
            findings.extend(faults);
        }
        let findings = self.recipe.weighed(findings, self.folder.config());
        let good = self.assembled.as_ref().filter(|_| !has_errors(&findings));
        let newest = good.is_some();
        if let Some(Assembled { shown, .. }) = good {
            self.last_good = Some(Arc::clone(shown));
            self.unseen = false;
            self.prove(change);
        }
        let material = self.assembled.as_ref().map(|assembled| Arc::clone(&assembled.material));
        let (generation, shown) = (self.generation, self.last_good.clone());
        Snapshot {
            generation,
            shown,
            newest,
            findings,
            texts: self.parsed.keys().cloned().collect(),
            material,
        }
    }

    /// Begins to prove the last good site, as far as it may differ from the one that is proven.
    fn prove(&mut self, change: Change<'_>) {
        let Some(shown) = self.last_good.clone() else { return };
        if shown.theme.is_as_delivered() {
            return self.is_proven();
        }
        self.proven.get_or_insert(Arc::clone(&shown));
        self.doubt = std::mem::replace(&mut self.doubt, Doubt::none()).and(change.doubt());
        self.proof = (self.doubt != Doubt::none()).then(|| Proof::begin(shown, self.doubt.clone()));
    }

    fn is_proven(&mut self) {
        (self.proven, self.doubt, self.proof) = (self.last_good.clone(), Doubt::none(), None);
    }

    /// The pages that may not be rendered any more, as far as they are tried at once.
    fn doubtful(&self, shown: &Shown, change: Change<'_>) -> Vec<Page> {
        let mut pages: Vec<Page> = self.suspects.iter().filter_map(|path| shown.page(path.clone())).collect();
        match change {
            Change::Templates => pages.extend(shown.samples()),
            Change::Texts(saved) => {
                pages.extend(saved.iter().take(FEW).filter_map(|source| shown.page(shown.page_of(source)?)));
            }
            Change::Files => {}
        }
        pages
    }
}

/// What is wrong with the templates, as far as these pages show it, with the page.
fn faults(shown: &Shown, pages: Vec<Page>) -> Vec<(OutputPath, Diagnostic)> {
    let fault = |page: Page| shown.render(&page).err().map(|fault| (page.path, *fault));
    pages.into_par_iter().filter_map(fault).collect()
}

/// Old and new addresses of the stylesheets, if nothing else of the theme is different.
fn restyled_assets(old: &Shown, new: &Shown) -> Option<Vec<(OutputPath, OutputPath)>> {
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
