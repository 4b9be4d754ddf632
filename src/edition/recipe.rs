//! How a site is made of what lies in its folder, and the only door of the clock.

use std::path::PathBuf;

use crate::config::{BaseUrl, Config};
use crate::diagnostic::{Diagnostic, Severity, sorted};
use crate::disk::publish::{Manifest, Record};
use crate::site::{PublishedText, Visibility, Witness};
use crate::source::{Date, Moment, Stamp, Zone};

/// Which site is read, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    /// The folder of `site.toml`.
    pub root: PathBuf,
    /// Where the site was published last, if it was: it keeps the addresses of names, and what moved is told.
    pub published: PathBuf,
    /// An address that takes the place of the one in `site.toml`.
    pub base_url: Option<BaseUrl>,
    /// The moment that counts as now; the clock's if not given.
    pub clock: Option<Moment>,
    /// What would be held back and is published all the same.
    pub visibility: Visibility,
    /// What warnings mean.
    pub warnings: Warnings,
}

/// What warnings mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warnings {
    /// Somebody should look.
    Warn,
    /// They stop publishing like errors.
    Deny,
}

impl Recipe {
    /// The present moment in a zone.
    pub fn now(&self, zone: &Zone) -> Stamp {
        match self.clock {
            Some(moment) => moment.in_zone(zone),
            None => Stamp::now(zone),
        }
    }

    /// What the last publication says of addresses; nothing where there is none that can be read.
    pub fn witness(&self) -> Witness {
        let Ok(Some(last)) = Manifest::read(&self.published) else { return Witness::default() };
        let lists = last.files().iter().filter_map(|file| Some((&file.path, file.name.as_deref()?)));
        let text = |file: &Record| {
            Some(PublishedText { path: file.path.clone(), title: file.title.clone(), version: file.text? })
        };
        Witness::of(lists, last.files().iter().filter_map(text).collect())
    }

    /// The findings as severe as site.toml wants them, if it can be read, sorted, each once; with `--strict`,
    /// warnings weigh as much as errors.
    pub fn weighed(&self, findings: Vec<Diagnostic>, config: Option<&Config>) -> Vec<Diagnostic> {
        let mut findings = sorted(match config {
            Some(config) => config.check.weigh(findings),
            None => findings,
        });
        if self.warnings == Warnings::Deny {
            for finding in &mut findings {
                finding.severity = Severity::Error;
            }
        }
        findings
    }
}

/// Today in China, where the sites of this program are.
pub fn today() -> Date {
    Stamp::now(&Zone::named("Asia/Shanghai").expect("the zone is in the table inside the program")).date()
}
