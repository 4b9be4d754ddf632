//! The editor's board at `/_zb/`: what is waiting, what is wrong, what is new since the last publication.
//!
//! Everything here is said as JSON and put into the page as text. Must not change anything.

mod changes;
mod lists;
mod element;

pub use lists::state;

use serde_json::{Value, json};

use super::address::file;
use super::fault::fault;
use super::preview::{Found, Shown, Snapshot};
use super::publication::Publication;
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::site::Page;
use crate::source::{Source, SourcePath, decode_address};
use crate::text;
use element::PageElements;

/// The board of one site.
#[derive(Debug)]
pub struct Board {
    /// Where the site is published to.
    pub published: Publication,
}

/// Findings that are listed on the board, errors first; the rest are counted.
const MOST: usize = 500;

impl Board {
    /// All but what needs rendering.
    pub fn overview(&self, snapshot: &Snapshot, lang: Lang) -> Value {
        let findings: Vec<Value> = by_severity(&snapshot.findings)
            .into_iter()
            .take(MOST)
            .map(|finding| with_page(finding, snapshot, lang))
            .collect();
        let mut overview = json!({
            "broken": snapshot.broken(),
            "start": snapshot.shown.as_ref().map(|shown| shown.site.config.base_url.path()),
            "errors": count(snapshot, Severity::Error),
            "warnings": count(snapshot, Severity::Warning),
            "more": snapshot.findings.len() - findings.len(),
            "findings": findings,
        });
        if let Some(shown) = &snapshot.shown {
            for (name, list) in lists::lists(&shown.site) {
                overview[name] = list;
            }
        }
        overview
    }

    /// What changed since the last publication, by title.
    pub fn changes(&self, snapshot: &Snapshot, lang: Lang) -> Value {
        let Some(shown) = &snapshot.shown else {
            let unknown = text!(
                "网站有错误，改好以后才能比较。",
                "The site has errors; it can be compared once they are mended."
            );
            return json!({ "published": null, "error": unknown.in_lang(lang) });
        };
        changes::changes(shown, &self.published, lang)
    }
}

/// The pages that can be looked at, by their titles.
pub fn pages(snapshot: &Snapshot) -> Value {
    snapshot.shown.as_ref().map_or_else(|| json!([]), |shown| lists::pages(&shown.site))
}

/// What is wrong with the text behind a page, for the panel on that page. `path` is what stands in the
/// browser's address bar.
pub fn checklist(snapshot: &Snapshot, path: &str, lang: Lang) -> Value {
    let (errors, warnings) = (count(snapshot, Severity::Error), count(snapshot, Severity::Warning));
    let Some(shown) = &snapshot.shown else {
        return json!({ "findings": [], "errors": errors, "warnings": warnings });
    };
    let page = page_at(&decode_address(path), shown);
    let source = page.as_ref().and_then(|page| page.kind.source(&shown.site)).map(Source::path);
    let files = page.as_ref().map(|page| shown.files_of(page)).unwrap_or_default();
    let mut own = by_severity(&snapshot.findings);
    own.retain(|finding| finding.path().is_some_and(|path| files.contains(path)));
    let elements = page.filter(|_| !own.is_empty()).and_then(|page| PageElements::of(shown, &page));
    let findings = own.into_iter().map(|finding| {
        let mut value = fault(finding, lang);
        value["spot"] = elements.as_ref().map_or(Value::Null, |elements| elements.showing(finding));
        value
    });
    json!({
        "file": source.map(SourcePath::as_str),
        "state": source.map(|source| lists::state(&shown.site, source)),
        "findings": findings.collect::<Value>(),
        "errors": errors,
        "warnings": warnings,
    })
}

/// The page that a path of the address bar shows.
fn page_at(path: &str, shown: &Shown) -> Option<Page> {
    let start = shown.site.config.base_url.path();
    let file = file(path, start, &|path| shown.find(path).is_some())?;
    match shown.find(&file)? {
        Found::Page(page) => Some(page),
        Found::Asset(_) | Found::File(_) => None,
    }
}

fn count(snapshot: &Snapshot, severity: Severity) -> usize {
    snapshot.findings.iter().filter(|finding| finding.severity == severity).count()
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
