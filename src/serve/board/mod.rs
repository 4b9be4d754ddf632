//! The editor's board at `/_zb/`: what is waiting, what is wrong, what is new since the last publication.
//!
//! Everything here is said as JSON and put into the page as text. Must not change anything.

mod changes;
mod lists;

use serde_json::{Value, json};

use super::fault::fault;
use super::preview::{Shown, Snapshot};
use super::publication::Publication;
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::source::{OutputPath, SourcePath};

/// The board of one site.
#[derive(Debug)]
pub struct Board {
    /// Where the site is published to.
    pub published: Publication,
}

/// Findings that are listed on the board; the rest are counted.
const MOST: usize = 200;

impl Board {
    /// All but what needs rendering.
    pub fn overview(&self, snapshot: &Snapshot, lang: Lang) -> Value {
        let count =
            |severity| snapshot.findings.iter().filter(|finding| finding.severity == severity).count();
        let findings: Vec<Value> = by_severity(&snapshot.findings)
            .into_iter()
            .take(MOST)
            .map(|finding| with_page(finding, snapshot, lang))
            .collect();
        let mut overview = json!({
            "broken": snapshot.broken(),
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
            "findings": findings,
        });
        if let Some(shown) = &snapshot.shown {
            for (name, list) in lists::lists(shown) {
                overview[name] = list;
            }
        }
        overview
    }

    /// What changed since the last publication, by title.
    pub fn changes(&self, snapshot: &Snapshot, lang: Lang) -> Value {
        let Some(shown) = &snapshot.shown else { return json!({ "published": null }) };
        changes::changes(shown, &self.published, lang)
    }
}

/// What is wrong with the text behind a page, for the panel on that page.
pub fn checklist(snapshot: &Snapshot, path: &str, lang: Lang) -> Value {
    let Some(shown) = &snapshot.shown else { return json!({ "findings": [] }) };
    let source = page_path(path, shown).and_then(|path| shown.source_of(&path).cloned());
    let own = |finding: &&&Diagnostic| source.is_some() && finding.path() == source.as_ref();
    let findings = by_severity(&snapshot.findings);
    let findings: Vec<Value> = findings.iter().filter(own).map(|finding| fault(finding, lang)).collect();
    json!({
        "file": source.as_ref().map(SourcePath::as_str),
        "state": source.as_ref().map(|source| lists::state(shown, source)),
        "findings": findings,
        "errors": snapshot.findings.iter().filter(|finding| finding.severity == Severity::Error).count(),
        "warnings": snapshot.findings.iter().filter(|finding| finding.severity == Severity::Warning).count(),
    })
}

/// The page that a path of the address bar shows.
fn page_path(path: &str, shown: &Shown) -> Option<OutputPath> {
    let start = shown.site.config.base_url.path();
    let below = path.strip_prefix(start).or_else(|| path.strip_prefix('/'))?;
    let file = if below.is_empty() || below.ends_with('/') {
        format!("{below}index.html")
    } else {
        below.to_owned()
    };
    OutputPath::new(&file).ok()
}

/// Errors first; they are sorted by file and place already.
fn by_severity(findings: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut findings: Vec<&Diagnostic> = findings.iter().collect();
    findings.sort_by_key(|finding| finding.severity);
    findings
}

fn with_page(finding: &Diagnostic, snapshot: &Snapshot, lang: Lang) -> Value {
    let mut value = fault(finding, lang);
    let page = snapshot.shown.as_ref().zip(finding.path()).and_then(|(shown, path)| shown.page_of(path));
    value["page"] = page.map_or(Value::Null, |page| Value::from(page.url()));
    value
}
