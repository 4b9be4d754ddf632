//! Publishing from the desk: what it would change, doing it, and going back. The same as on the command line.

use std::path::PathBuf;
use std::time::SystemTime;

use serde_json::{Value, json};

use super::fault::DeskFault;
use crate::command::build::{self, Outcome, Produced, Publishing, Stopped};
use crate::command::rollback::{self, Way};
use crate::diagnostic::{Diagnostic, Lang, Severity, Text, has_errors};
use crate::disk::publish::{
    Back, Change, Durability, Kept, Losses, PublishError, PublishSettings, Returning, Stop, Texts,
    publications,
};
use crate::edition::Recipe;
use crate::serve::fault;
use crate::site::{HeldReason, Site};
use crate::source::{Stamp, Zone};

/// Earlier publications that are kept: a working week of them.
const KEPT: usize = 5;

/// Findings that are told; the rest are counted.
const MOST: usize = 500;

/// The site and where it is published to.
pub struct Publisher {
    /// How the site is read: as `build` does.
    pub recipe: Recipe,
    /// The folder of the published site.
    pub output: PathBuf,
    /// Raised when the desk ends.
    pub stop: Stop,
    /// The language of the person in front of it.
    pub lang: Lang,
}

impl Publisher {
    /// What publishing would change; nothing is written.
    pub fn plan(&self) -> Result<Value, DeskFault> {
        self.produce(Publishing::DryRun, Losses::Meant)
    }

    /// Publishes, and asks first where many texts would go at once.
    pub fn publish(&self, losses: Losses) -> Result<Value, DeskFault> {
        self.produce(Publishing::Write, losses)
    }

    fn produce(&self, publishing: Publishing, losses: Losses) -> Result<Value, DeskFault> {
        let options = build::Options {
            site: self.recipe.clone(),
            output: self.output.clone(),
            publishing,
            generations: KEPT,
            durability: Durability::Synced,
            losses,
        };
        let Produced { findings, tally, outcome } = build::produce(&options, self.stop.clone(), &|_| {});
        let mut told = self.findings(&findings, tally);
        match outcome {
            Ok((Outcome::Published(account), edition)) => {
                told["texts"] = texts(&account.changes.texts);
                told["held"] = held(&edition.site);
                told["files"] = json!([account.written, account.unchanged, account.removed]);
                told["url"] = Value::from(edition.site.config.base_url.as_str());
                told["folder"] = Value::from(self.output.display().to_string());
            }
            Ok((Outcome::Planned(changes), edition)) => {
                told["texts"] = texts(&changes.texts);
                told["held"] = held(&edition.site);
                let files = [changes.added.len(), changes.changed.len(), changes.removed.len()];
                told["files"] = json!(files);
            }
            Err(Stopped::Unreadable(words)) => return Err(DeskFault::new(words)),
            Err(Stopped::Faulty | Stopped::Broken) => {
                told["asks"] = Value::from(findings.iter().any(|finding| finding.code.id == MANY_LOST));
                told["texts"] = Value::Null;
            }
        }
        Ok(told)
    }

    fn findings(&self, findings: &[Diagnostic], (errors, warnings): (usize, usize)) -> Value {
        let of = |severity| findings.iter().filter(move |finding| finding.severity == severity);
        let ordered = of(Severity::Error).chain(of(Severity::Warning));
        json!({
            "errors": errors, "warnings": warnings, "stopped": has_errors(findings),
            "findings": ordered.take(MOST).map(|finding| fault(finding, self.lang)).collect::<Value>(),
        })
    }

    /// The publications that can be gone back to.
    pub fn kept(&self) -> Result<Value, DeskFault> {
        let zone = rollback::zone(&self.options());
        let kept = publications(&self.settings()).map_err(|error| unpublished(&error))?;
        let one = |(index, Kept { published, texts: count, changes }): (usize, &Kept)| {
            let time = time(*published, &zone);
            json!({ "steps": index + 1, "time": time, "count": count, "texts": texts(changes) })
        };
        Ok(kept.iter().enumerate().map(one).collect())
    }

    /// Goes back, and asks first where texts would come back that were taken off line.
    pub fn go_back(&self, steps: usize, returning: Returning) -> Result<Value, DeskFault> {
        let zone = rollback::zone(&self.options());
        match crate::disk::publish::rollback(&self.settings(), Back { steps, returning }) {
            Ok(back) => {
                Ok(json!({ "time": time(back.published, &zone), "texts": texts(&back.changes.texts) }))
            }
            Err(PublishError::Returning(titles)) => Ok(json!({ "asks": titles })),
            Err(error) => Err(unpublished(&error)),
        }
    }

    fn options(&self) -> rollback::Options {
        rollback::Options { root: self.recipe.root.clone(), output: self.output.clone(), way: Way::List }
    }

    fn settings(&self) -> PublishSettings {
        rollback::settings(&self.options(), self.stop.clone())
    }
}

/// The finding that many texts would go at once.
const MANY_LOST: &str = "ZB814";

fn unpublished(error: &PublishError) -> DeskFault {
    let Diagnostic { message, help, .. } = error.to_diagnostic();
    let Text { zh, en } = message;
    let help = help.unwrap_or(Text { zh: String::new(), en: String::new() });
    DeskFault::new(Text { zh: format!("{zh}。{}", help.zh), en: format!("{en}. {}", help.en) })
}

fn time(moment: SystemTime, zone: &Zone) -> String {
    Stamp::at(moment, zone).minute()
}

fn texts(texts: &Texts) -> Value {
    let one = |change: &Change| json!({ "title": change.title, "page": change.path.url() });
    let list = |changes: &[Change]| changes.iter().map(one).collect::<Value>();
    let moved = texts.moved.iter().map(|moved| {
        let mut told = one(&moved.to);
        told["from"] = Value::from(moved.from.url());
        told
    });
    json!({
        "added": list(&texts.added), "changed": list(&texts.changed), "moved": moved.collect::<Value>(),
        "withdrawn": list(&texts.withdrawn), "before": texts.before,
    })
}

/// What is held back, and why: `{title, why, date?}`.
fn held(site: &Site) -> Value {
    let one = |held: &crate::site::Held| {
        let (why, date) = match &held.reason {
            HeldReason::Draft => ("draft", None),
            HeldReason::Future(date) => ("future", Some(date.minute())),
            HeldReason::Expired(date) => ("expired", Some(date.minute())),
            HeldReason::Withdrawn => ("withdrawn", None),
        };
        json!({ "title": held.title, "why": why, "date": date })
    };
    site.held.iter().map(one).collect()
}
