//! `zhenbao build`: the site's files become the published site.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use super::console::Console;
use super::{FAILED, account, shown, tally};
use crate::diagnostic::{Checked, Diagnostic, Text, has_errors, sorted};
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
    let (prepared, mut findings) = prepare(options, console)?;
    let tally = tally::tally(&findings);
    let gallery = pictures(&prepared, console, &mut findings)?;
    console.progress(&text!("正在生成……", "rendering …"));
    let settings = settings(&prepared, options, stop);
    let outcome = match options.publishing {
        Publishing::Write => publish(&prepared, &gallery, &settings).map(Outcome::Published),
        Publishing::DryRun => plan(&prepared, &gallery, settings).map(Outcome::Planned),
    };
    console.end_progress();
    let (folder, site) = (shown(&options.output), &prepared.site);
    let account = match outcome {
        Ok(Outcome::Published(account)) => {
            findings.extend(account.to_diagnostics());
            Ok(account::published(&account, site, &folder, tally, start.elapsed()))
        }
        Ok(Outcome::Planned(changes)) => {
            Ok(account::planned(&changes, site, &folder, tally, start.elapsed()))
        }
        Err(error) => {
            findings.extend(error.into_findings());
            Err(stands())
        }
    };
    console.findings(&findings);
    account.map_err(|stands| console.conclusion(&stands)).ok()
}

/// What came of a build.
enum Outcome {
    Published(Account),
    Planned(Changes),
}

/// Reads and checks the site; nothing when it cannot be published, which then has been told.
fn prepare(options: &Options, console: &Console) -> Option<(Edition, Vec<Diagnostic>)> {
    console.progress(&text!("正在读取……", "reading …"));
    let checked = edition::prepare(&options.site);
    console.end_progress();
    let Checked { value, diagnostics } = checked.map_err(|fault| console.error(&fault)).ok()?;
    let prepared = value.filter(|_| !has_errors(&diagnostics));
    if prepared.is_none() {
        console.findings(&diagnostics);
        tally::refuse(console, &diagnostics, &stands());
    }
    Some((prepared?, diagnostics))
}

/// The pictures in the forms in which they are published; nothing when one cannot be made, which then has been
/// told.
fn pictures(prepared: &Edition, console: &Console, findings: &mut Vec<Diagnostic>) -> Option<Gallery> {
    let jobs = pictures::jobs(&prepared.site.files);
    let told = |done: usize, all: usize| {
        console.progress(&text!("正在处理图片 {done}/{all}……", "making pictures {done}/{all} …"));
    };
    let gallery = pictures::make(&prepared.root, &jobs, &told).take_into(findings);
    console.end_progress();
    if has_errors(findings) {
        console.findings(&sorted(std::mem::take(findings)));
        console.conclusion(&stands());
        return None;
    }
    Some(gallery)
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
