//! `zhenbao import FILE…`: drafts out of files of other programs, and a report of what came over and what did not.

mod account;
mod place;
mod table;
mod tally;
mod old_site;

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::console::Console;
use super::fault::no_site;
use super::{FAILED, category, shown};
use crate::article::kind::Kind;
use crate::diagnostic::{Lang, Text};
use crate::disk::{create, import as files, words_of};
use crate::edition::today;
use crate::import::draft::Draft;
use crate::import::model::Imported;
use crate::import::old_site::OldSite;
use crate::import::recognise::{Marks, Parts, Wanted, recognise};
use crate::import::{self, Revisions};
use crate::source::Date;
use crate::text;
use account::Account;

/// What to import, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site.
    pub root: PathBuf,
    /// The files; `-` is standard input.
    pub files: Vec<PathBuf>,
    /// The category, where it is not that of the kind.
    pub category: Option<String>,
    /// The kind, where it is not left to the text.
    pub kind: Option<Kind>,
    /// Whether a file may be several articles.
    pub parts: Parts,
    /// What becomes of tracked changes.
    pub revisions: Revisions,
    /// What the old site was made with, where the files are sites.
    pub from: Option<OldSite>,
    /// Whether articles that an old site had published come as published.
    pub publish: bool,
    /// Whether anything is written.
    pub writing: WriteMode,
    /// How the report is written to stdout.
    pub form: Printed,
}

/// Whether anything is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteMode {
    /// Drafts, copies and reports.
    Write,
    /// Only the report, on the terminal.
    DryRun,
}

/// How a report is written to stdout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// For people.
    People,
    /// For programs.
    Json,
}

/// Imports all files; one that cannot be read does not keep the others.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    if !create::is_site(&options.root) {
        console.error(&no_site(&options.root));
        return ExitCode::from(FAILED);
    }
    let today = today();
    if let Some(of) = options.from {
        return old_site::run(of, options, today, console);
    }
    let mut accounts = Vec::new();
    for file in &options.files {
        let name = shown(file);
        console.progress(&text!("导入 {name} …", "importing {name} …"));
        accounts.push(one(file, options, today, console.lang()));
    }
    console.end_progress();
    let failed = accounts.iter().any(|account| account.error.is_some());
    let printed = console.result(&match options.form {
        Printed::Json => account::json(&accounts),
        Printed::People => accounts.iter().map(|account| account.told(console.lang())).collect(),
    });
    if options.form == Printed::People && !failed {
        console.note(&closing(options.writing));
    }
    if failed { ExitCode::from(FAILED) } else { printed }
}

fn closing(writing: WriteMode) -> Text {
    match writing {
        WriteMode::DryRun => text!("只是预演，什么也没有写", "a rehearsal: nothing was written"),
        WriteMode::Write => text!(
            "都是草稿，核对后删去“草稿: 是”一行再发布；提示见 zhenbao check",
            "all are drafts: look at them, delete the line draft, and publish; zhenbao check tells what is left"
        ),
    }
}

/// Imports one file.
fn one(file: &Path, options: &Options, today: Date, lang: Lang) -> Account {
    let name = shown(file);
    let mut account = Account::new(&name, lang);
    let imported = bytes_of(file)
        .and_then(|bytes| drafts(file, &bytes, options, today).map(|drafts| (bytes, drafts)))
        .and_then(|(bytes, drafts)| write(file, &bytes, drafts, options, &mut account));
    if let Err(error) = imported {
        account.error = Some(error);
    }
    account
}

/// The bytes of a file or of standard input.
fn bytes_of(file: &Path) -> Result<Vec<u8>, Text> {
    if file == Path::new("-") {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().take(files::LARGEST).read_to_end(&mut bytes);
        return read.map(|_| bytes).map_err(|error| words_of(&error));
    }
    bytes_of_file(file)
}

fn bytes_of_file(file: &Path) -> Result<Vec<u8>, Text> {
    match files::read(file, files::LARGEST) {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(text!("不是文件，或者超过 128 MB", "it is no file, or has more than 128 MB")),
        Err(error) => Err(words_of(&error)),
    }
}

fn drafts(file: &Path, bytes: &[u8], options: &Options, today: Date) -> Result<Vec<Draft>, Text> {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = if stem == "-" { "导入的稿件".to_owned() } else { stem };
    let wanted = Wanted { kind: options.kind, parts: options.parts, marks: Marks::Mend, today, name };
    if table::is_table(file, bytes) {
        return table::drafts(file, bytes, &wanted).map(|draft| vec![draft]);
    }
    let mut imported: Imported = import::read(&shown(file), bytes, options.revisions)?;
    let folder = file.parent().unwrap_or(Path::new("."));
    import::settle(&mut imported, &|address| place::picture_beside(folder, address));
    Ok(recognise(imported, &wanted))
}

/// Writes the drafts of a file with what belongs to them, then its copy and report.
fn write(
    file: &Path,
    bytes: &[u8],
    mut drafts: Vec<Draft>,
    options: &Options,
    account: &mut Account,
) -> Result<(), Text> {
    let folders: Vec<String> = drafts
        .iter()
        .map(|draft| category::chosen(&options.root, options.category.as_deref(), draft.kind))
        .collect::<Result<_, _>>()?;
    let planned = place::plan(&options.root, &mut drafts, &folders)?;
    account.look_at(&drafts, &planned);
    if options.writing == WriteMode::DryRun {
        return Ok(());
    }
    place::write(&options.root, &drafts, &planned, account.lang)?;
    let folder = place::keep(&options.root, file, bytes)?;
    account.kept = Some(format!("{folder}/report.json"));
    place::report(&options.root, &folder, &account::json(std::slice::from_ref(account)))
}

#[cfg(test)]
mod tests;
