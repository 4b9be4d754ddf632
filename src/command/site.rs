//! From a folder to a checked site: the road that `build`, `check` and `serve` share.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::console::Console;
use super::{SiteOptions, Warnings};
use crate::check;
use crate::config::{BaseUrl, Config};
use crate::diagnostic::{Checked, Diagnostic, Severity, Text, counted, sorted};
use crate::disk::load::{self, Project};
use crate::site::{Content, Site};
use crate::source::Stamp;
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
    let loaded = load::load(&options.root).map_err(|fault| {
        let (path, error) = (fault.path.display(), &fault.error);
        text!("{path} 无法读取：{error}", "{path} cannot be read: {error}")
    })?;
    let project = loaded.take_into(&mut findings);
    let prepared = project.map(|project| assemble(project, options, &mut findings)).transpose()?;
    if let Some(prepared) = &prepared {
        findings.extend(check::check(&prepared.site));
    }
    Ok(Checked { value: prepared, diagnostics: weighed(findings, warnings) })
}

fn assemble(
    project: Project,
    options: &SiteOptions,
    findings: &mut Vec<Diagnostic>,
) -> Result<Prepared, Text> {
    let Project { root, mut config, theme, sources, files, statics } = project;
    if let Some(base_url) = &options.base_url {
        config.base_url = overridden(base_url)?;
    }
    let now = now(&config, options);
    let mut content = Content::parse(&sources).take_into(findings);
    (content.files, content.statics) = (files, statics);
    load::digest_attachments(&root, &content.attached(), &mut content.files);
    findings.extend(content.fill(&load::tables(&root, &content.tables())));
    let site = Site::assemble(Arc::new(config), now, content, options.visibility).take_into(findings);
    Ok(Prepared { root, theme, site })
}

/// The address of `--base-url`.
pub fn overridden(base_url: &str) -> Result<BaseUrl, Text> {
    BaseUrl::parse(base_url).map_err(|reason| Text {
        zh: format!("--base-url {base_url} 不可用：{}", reason.zh),
        en: format!("--base-url {base_url} cannot be used: {}", reason.en),
    })
}

/// The one place where the clock enters.
fn now(config: &Config, options: &SiteOptions) -> Stamp {
    match options.clock {
        Some(moment) => moment.in_zone(&config.zone),
        None => Stamp::now(&config.zone),
    }
}

/// The findings sorted, each once; with `--strict`, warnings weigh as much as errors.
pub fn weighed(findings: Vec<Diagnostic>, warnings: Warnings) -> Vec<Diagnostic> {
    let mut findings = sorted(findings);
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

/// Says that nothing can be done because of errors.
pub fn refuse(console: &Console, findings: &[Diagnostic], consequence: &Text) {
    let (errors, warnings) = tally(findings);
    let Text { zh, en } = consequence;
    let counts = tally_in_english((errors, warnings));
    console.error(&text!("{errors} 处错误，{warnings} 处警告；{zh}", "{counts}; {en}"));
}

/// The folders that hold the site's sources, which nothing may be published into.
pub fn source_folders(root: &Path) -> Vec<PathBuf> {
    ["content", "themes", "templates", "static", crate::config::FILE]
        .into_iter()
        .map(|name| root.join(name))
        .collect()
}
