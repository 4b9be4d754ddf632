//! `zhenbao build`: the site's files become the published site.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use super::console::Console;
use super::{FAILED, account, shown, tally};
use crate::diagnostic::{Diagnostic, Text, has_errors, sorted};
use crate::disk::load;
use crate::disk::pictures::{self, Gallery};
use crate::disk::publish::{
    Account, Changes, Comparison, Durability, Losses, PublishSettings, Stage, Stop, forget,
};
use crate::edition::{self, Edition, OutputError, Recipe};
use crate::text;

/// What `build` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site.
    pub site: Recipe,
    /// The folder to publish into.
    pub output: PathBuf,
    /// Whether to publish.
    pub publishing: Publishing,
    /// How many earlier publications are kept for `rollback`.
    pub generations: usize,
    /// Whether to wait until everything has reached the disk.
    pub durability: Durability,
    /// Whether many texts may go at once.
    pub losses: Losses,
}

/// Earlier publications that are kept unless told otherwise.
pub const KEPT: usize = 1;

/// Whether the output is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publishing {
    /// It is.
    Write,
    /// Everything but writing is done, and the account says what would change.
    DryRun,
}

/// Builds the site.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    let start = Instant::now();
    match Stop::on_signals() {
        Ok(stop) => build(options, console, start, stop)
            .map_or(ExitCode::from(FAILED), |account| console.account(&account)),
        Err(error) => {
            console.error(&text!("无法接收停止信号：{error}", "signals to stop cannot be received: {error}"));
            ExitCode::from(FAILED)
        }
    }
}

/// The account of the build, or nothing when it did not work, which then has been told. All findings are
/// told at once, behind the work.
fn build(options: &Options, console: &Console, start: Instant, stop: Stop) -> Option<Text> {
    let Produced { findings, tally, outcome } = produce(options, stop, &|step| console.progress(step));
    console.end_progress();
    let folder = shown(&options.output);
    let account = match outcome {
        Ok((Outcome::Published(account), edition)) => {
            account::published(&account, &edition.site, &folder, tally, start.elapsed())
        }
        Ok((Outcome::Planned(changes), edition)) => {
            account::planned(&changes, &edition.site, &folder, tally, start.elapsed())
        }
        Err(Stopped::Unreadable(fault)) => {
            console.error(&fault);
            return None;
        }
        Err(stopped) => {
            console.findings(&findings);
            match stopped {
                Stopped::Faulty => tally::refuse(console, &findings, &stands()),
                _ => console.conclusion(&stands()),
            }
            return None;
        }
    };
    console.findings(&findings);
    Some(account)
}

/// What a build did, without a word to anybody.
pub struct Produced {
    /// Everything that was found on the way.
    pub findings: Vec<Diagnostic>,
    /// How many errors and warnings the site has.
    pub tally: (usize, usize),
    /// What came of it, with the site.
    pub outcome: Result<(Outcome, Edition), Stopped>,
}

/// What came of a build that went through.
pub enum Outcome {
    /// The site is published.
    Published(Account),
    /// Nothing was written; this would change.
    Planned(Changes),
}

/// Why a build did not go through. The old site stands.
pub enum Stopped {
    /// The site cannot be read at all.
    Unreadable(Text),
    /// The site has errors.
    Faulty,
    /// A picture or a page cannot be made, or the output does not take them.
    Broken,
}

/// Builds the site; `told` hears of each step.
pub fn produce(options: &Options, stop: Stop, told: &(dyn Fn(&Text) + Sync)) -> Produced {
    let mut findings = Vec::new();
    let outcome = produce_into(&mut findings, options, stop, told);
    let of_site = |(tally, outcome)| (tally, Ok(outcome));
    let (tally, outcome) = outcome.map_or_else(|stopped| (tally::tally(&findings), Err(stopped)), of_site);
    Produced { findings, tally, outcome }
}

/// The outcome with the number of findings of the site itself.
type Made = ((usize, usize), (Outcome, Edition));

fn produce_into(
    findings: &mut Vec<Diagnostic>,
    options: &Options,
    stop: Stop,
    told: &(dyn Fn(&Text) + Sync),
) -> Result<Made, Stopped> {
    told(&text!("正在读取……", "reading …"));
    let checked = edition::prepare(&options.site).map_err(Stopped::Unreadable)?;
    let edition = checked.take_into(findings).filter(|_| !has_errors(findings)).ok_or(Stopped::Faulty)?;
    let tally = tally::tally(findings);
    let jobs = pictures::jobs(&edition.site.files);
    let pictures_told = |done: usize, all: usize| {
        told(&text!("正在处理图片 {done}/{all}……", "making pictures {done}/{all} …"));
    };
    let gallery = pictures::make(&edition.root, &jobs, &pictures_told).take_into(findings);
    if has_errors(findings) {
        *findings = sorted(std::mem::take(findings));
        return Err(Stopped::Broken);
    }
    told(&text!("正在生成……", "rendering …"));
    let settings = settings(&edition, options, stop);
    let outcome = match options.publishing {
        Publishing::Write => publish(&edition, &gallery, &settings).map(Outcome::Published),
        Publishing::DryRun => plan(&edition, &gallery, settings).map(Outcome::Planned),
    };
    match outcome {
        Ok(outcome) => {
            if let Outcome::Published(account) = &outcome {
                findings.extend(account.to_diagnostics());
            }
            Ok((tally, (outcome, edition)))
        }
        Err(error) => {
            findings.extend(error.into_findings());
            Err(Stopped::Broken)
        }
    }
}

fn stands() -> Text {
    text!("没有发布，原来的网站没有改动", "nothing was published, the old site stands")
}

fn publish(
    prepared: &Edition,
    gallery: &Gallery,
    settings: &PublishSettings,
) -> Result<Account, OutputError> {
    let stage = Stage::open(settings.clone())?;
    let entries = edition::write(prepared, gallery, &stage)?;
    let account = stage.commit(entries)?;
    // Going back must not bring a list of people on line again whose days are over.
    forget::forget(settings, &prepared.site.sealed)?;
    Ok(account)
}

fn plan(prepared: &Edition, gallery: &Gallery, settings: PublishSettings) -> Result<Changes, OutputError> {
    let comparison = Comparison::open(settings)?;
    let entries = edition::write(prepared, gallery, &comparison)?;
    Ok(comparison.changes(entries)?)
}

/// How this site is published to this output.
fn settings(prepared: &Edition, options: &Options, stop: Stop) -> PublishSettings {
    PublishSettings {
        output: options.output.clone(),
        root: prepared.root.clone(),
        sources: load::source_folders(&prepared.root),
        generator: super::GENERATOR.to_owned(),
        built: prepared.site.now.date().to_string(),
        generations: options.generations,
        durability: options.durability,
        losses: options.losses,
        stop,
    }
}
