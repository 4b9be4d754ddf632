//! From a folder to a checked site: the road that `build` and `check` share.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::console::Console;
use super::{SiteOptions, Warnings};
use crate::check;
use crate::config::{BaseUrl, CheckSettings, Config};
use crate::diagnostic::{Checked, Diagnostic, Severity, Text, counted, sorted};
use crate::disk::load::{self, Project};
use crate::site::{Content, Site, Visibility};
use crate::source::{SourcePath, Stamp};
use crate::text;
use crate::theme::Theme;

/// A site with its theme, assembled and checked.
pub struct Prepared {
    /// The site's folder, canonical.
    pub root: PathBuf,
    /// The theme.
    pub theme: Theme,
    /// The site.
    pub site: Site,
}

/// Reads, assembles and checks the site. The value is `None` when settings or theme are unusable; the
/// findings are sorted. `Err` says why the site cannot be read at all.
pub fn prepare(options: &SiteOptions, warnings: Warnings) -> Result<Checked<Option<Prepared>>, Text> {
    let mut findings = Vec::new();
    let Some(Parsed { root, theme, config, now, content }) = parse(options, &mut findings)? else {
        return Ok(Checked {
            value: None,
            diagnostics: weighed(findings, &CheckSettings::default(), warnings),
        });
    };
    let site = assemble(config, now, content, options.visibility, &mut findings);
    let diagnostics = weighed(findings, &site.config.check, warnings);
    Ok(Checked { value: Some(Prepared { root, theme, site }), diagnostics })
}

/// The findings of the site as it would be published now, and beside them those of drafts and articles
/// of the future as if they were published: warnings always, since they stop nothing yet. The value is the
/// number of articles that were looked at.
pub fn rehearse(options: &SiteOptions, warnings: Warnings) -> Result<Checked<usize>, Text> {
    let mut findings = Vec::new();
    let Some(Parsed { config, now, content, .. }) = parse(options, &mut findings)? else {
        return Ok(Checked { value: 0, diagnostics: weighed(findings, &CheckSettings::default(), warnings) });
    };
    let site = assemble(Arc::clone(&config), now.clone(), content.clone(), options.visibility, &mut findings);
    let mut findings = weighed(findings, &site.config.check, warnings);
    let held: BTreeSet<&SourcePath> =
        site.held.iter().filter(|held| held.reason.is_unpublished()).map(|held| &held.path).collect();
    if held.is_empty() {
        return Ok(Checked { value: site.articles.len(), diagnostics: findings });
    }
    let mut later = Vec::new();
    let everything = Visibility { drafts: true, future: true, ..options.visibility };
    let whole = assemble(config, now, content, everything, &mut later);
    let of_held = |finding: &Diagnostic| finding.path().is_some_and(|path| held.contains(path));
    let warning = |finding| Diagnostic { severity: Severity::Warning, ..finding };
    let later = whole.config.check.weigh(later);
    findings.extend(later.into_iter().filter(of_held).map(warning));
    Ok(Checked { value: whole.articles.len(), diagnostics: sorted(findings) })
}

/// A site that is read and not yet assembled.
struct Parsed {
    root: PathBuf,
    theme: Theme,
    config: Arc<Config>,
    now: Stamp,
    content: Content,
}

fn parse(options: &SiteOptions, findings: &mut Vec<Diagnostic>) -> Result<Option<Parsed>, Text> {
    let loaded = load::load(&options.root).map_err(|fault| {
        let (path, error) = (fault.path.display(), &fault.error);
        text!("{path} 无法读取：{error}", "{path} cannot be read: {error}")
    })?;
    let Some(project) = loaded.take_into(findings) else { return Ok(None) };
    let Project { root, mut config, theme, sources, files, statics } = project;
    if let Some(base_url) = &options.base_url {
        config.base_url = overridden(base_url)?;
    }
    let now = now(&config, options);
    let config = Arc::new(config);
    let mut content = Content::parse(&sources).take_into(findings);
    (content.files, content.statics) = (files, statics);
    load::learn_digests(&root, &content.digested(), &mut content.files);
    findings.extend(content.fill(&load::tables(&root, &content.tables())));
    Ok(Some(Parsed { root, theme, config, now, content }))
}

/// The site with what its assembling and the rules find.
fn assemble(
    config: Arc<Config>,
    now: Stamp,
    content: Content,
    visibility: Visibility,
    findings: &mut Vec<Diagnostic>,
) -> Site {
    let site = Site::assemble(config, now, content, visibility).take_into(findings);
    findings.extend(check::check(&site));
    site
}

/// The address of `--base-url`.
pub fn overridden(base_url: &str) -> Result<BaseUrl, Text> {
    BaseUrl::parse(base_url).map_err(|Text { zh, en }| {
        text!("--base-url {base_url} 不可用：{zh}", "--base-url {base_url} cannot be used: {en}")
    })
}

/// The one place where the clock enters.
fn now(config: &Config, options: &SiteOptions) -> Stamp {
    match options.clock {
        Some(moment) => moment.in_zone(&config.zone),
        None => Stamp::now(&config.zone),
    }
}

/// The findings as severe as site.toml wants them, sorted, each once; with `--strict`, warnings weigh as much as errors.
pub fn weighed(findings: Vec<Diagnostic>, check: &CheckSettings, warnings: Warnings) -> Vec<Diagnostic> {
    let mut findings = sorted(check.weigh(findings));
    if warnings == Warnings::Deny {
        for finding in &mut findings {
            finding.severity = Severity::Error;
        }
    }
    findings
}

/// How many findings of each severity there are.
pub fn tally(findings: &[Diagnostic]) -> (usize, usize) {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    (errors, findings.len() - errors)
}

/// The same in English words.
pub fn tally_in_english((errors, warnings): (usize, usize)) -> String {
    format!("{}, {}", counted(errors, "error"), counted(warnings, "warning"))
}

/// Says, below the findings, that nothing can be done because of errors.
pub fn refuse(console: &Console, findings: &[Diagnostic], consequence: &Text) {
    let (errors, warnings) = tally(findings);
    let Text { zh, en } = consequence;
    let counts = tally_in_english((errors, warnings));
    console.conclusion(&text!("{errors} 处错误，{warnings} 处警告；{zh}", "{counts}; {en}"));
}

/// The folders that hold the site's sources, which nothing may be published into.
pub fn source_folders(root: &Path) -> Vec<PathBuf> {
    ["content", "themes", "templates", "static", crate::config::FILE]
        .into_iter()
        .map(|name| root.join(name))
        .collect()
}
