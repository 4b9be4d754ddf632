//! From a hint to the next snapshot: only what changed is read and parsed again.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::snapshot::{Shown, Snapshot};
use super::Settle;
use crate::diagnostic::{Diagnostic, has_errors, sorted};
use crate::disk::load::{Folder, Hints, LoadError};
use crate::site::{Content, ParsedText};
use crate::source::{OutputPath, Source, SourcePath};

/// What the editing thread remembers.
pub struct Editing {
    folder: Folder,
    /// Every text with what was parsed from it.
    parsed: HashMap<SourcePath, (Source, ParsedText)>,
    settle: Settle,
    generation: u64,
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

impl Editing {
    /// Reads a site's folder and makes the first snapshot.
    pub fn open(root: &Path, settle: Settle) -> Result<(Self, Snapshot), LoadError> {
        let folder = Folder::open(root)?;
        let mut editing = Self { folder, parsed: HashMap::new(), settle, generation: 0, last_good: None };
        editing.parse();
        let snapshot = editing.snapshot(Templates::Changed);
        Ok((editing, snapshot))
    }

    /// The site's folder, canonical.
    pub fn root(&self) -> &Path {
        self.folder.root()
    }

    /// Looks again; `None` when everything is as it was.
    pub fn refresh(&mut self, hints: &Hints) -> Option<Update> {
        let news = self.folder.refresh(hints);
        if !news.content && !news.settings {
            return None;
        }
        let saved = if news.content { self.parse() } else { None };
        let templates = if news.settings { Templates::Changed } else { Templates::Same };
        let before = self.last_good.clone();
        let snapshot = self.snapshot(templates);
        let changed = saved.and_then(|saved| snapshot.shown.as_ref()?.page_of(&saved).cloned());
        let styles = match (before, &snapshot.shown) {
            (Some(old), Some(new)) if !news.content && !snapshot.broken() => restyled(&old, new),
            _ => None,
        };
        Some(Update { snapshot, changed, styles })
    }

    /// Assembles again although no file changed: time has passed.
    pub fn reassemble(&mut self) -> Update {
        Update { snapshot: self.snapshot(Templates::Same), changed: None, styles: None }
    }

    /// Parses what is not parsed yet and forgets what is gone. The text that is new or different, if
    /// there is one; of several the last by path.
    fn parse(&mut self) -> Option<SourcePath> {
        let parsed = &self.parsed;
        let stale = |source: &&Source| parsed.get(source.path()).is_none_or(|(known, _)| known != *source);
        let stale: Vec<Source> = self.folder.sources().filter(stale).cloned().collect();
        let fresh: Vec<ParsedText> = stale.par_iter().map(ParsedText::parse).collect();
        let last = stale.last().map(|source| source.path().clone());
        for (source, text) in stale.into_iter().zip(fresh) {
            self.parsed.insert(source.path().clone(), (source, text));
        }
        if self.parsed.len() > self.folder.sources().count() {
            let known: std::collections::HashSet<&SourcePath> = self.folder.sources().map(Source::path).collect();
            self.parsed.retain(|path, _| known.contains(path));
        }
        last
    }

    fn snapshot(&mut self, templates: Templates) -> Snapshot {
        self.generation += 1;
        let mut findings = self.folder.findings();
        let settings = self.folder.config().cloned().zip(self.folder.theme().cloned());
        let content = self.content(&mut findings);
        let Some((config, theme)) = settings else {
            return self.keep_last(sorted(findings));
        };
        let checked = (self.settle)(config, content, findings);
        if has_errors(&checked.diagnostics) {
            return self.keep_last(checked.diagnostics);
        }
        let shown = Shown::new(self.folder.root(), theme, checked.value);
        if templates == Templates::Changed {
            let faults: Vec<Diagnostic> = shown.samples().par_iter().filter_map(|page| shown.render(page).err()).map(|fault| *fault).collect();
            if !faults.is_empty() {
                let mut findings = sorted(faults.into_iter().chain(checked.diagnostics).collect());
                findings.dedup_by(|later, first| later.place == first.place && later.code == first.code);
                return self.keep_last(findings);
            }
        }
        self.last_good = Some(Arc::new(shown));
        self.keep_last(checked.diagnostics)
    }

    fn keep_last(&self, findings: Vec<Diagnostic>) -> Snapshot {
        Snapshot { generation: self.generation, shown: self.last_good.clone(), findings }
    }

    fn content(&self, findings: &mut Vec<Diagnostic>) -> Content {
        let texts = self.folder.sources().map(|source| &self.parsed[source.path()].1);
        let mut content = Content::of(texts).take_into(findings);
        (content.files, content.statics) = (self.folder.files(), self.folder.statics());
        content
    }
}

/// Whether templates may fail that worked before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Templates {
    Changed,
    Same,
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
