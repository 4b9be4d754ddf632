//! `zhenbao find`: every place where a name or a phrase stands, for whoever has to take it down everywhere.

mod written;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rayon::prelude::*;

use super::console::Console;
use super::{FAILED, shown};
use crate::article::Article;
use crate::config::LineEnds;
use crate::diagnostic::Text;
use crate::disk::load::{self, Folder, Passage};
use crate::disk::publish::Manifest;
use crate::edition::Recipe;
use crate::search::places;
use crate::site::SourceKind;
use crate::source::{OutputPath, Source, SourcePath, Stamp, Zone};
use crate::text;

/// What to look for, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site.
    pub site: Recipe,
    /// The published folder.
    pub published: PathBuf,
    /// Names and phrases; a place that has one of them is told.
    pub words: Vec<String>,
    /// Where to look.
    pub scope: Scope,
    /// How places are written.
    pub format: ListFormat,
}

/// Where to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// In everything that lies in the site's folder: texts, settings, names of files, attachments.
    Everything,
    /// In texts that readers do not see yet.
    Drafts,
    /// In attachments and their names.
    Attachments,
    /// In what is published.
    Public,
}

/// How places are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListFormat {
    /// For reading.
    List,
    /// A JSON object a line.
    Json,
    /// For WPS and Excel.
    Csv,
}

/// A place that has one of the words.
struct Place<'a> {
    word: &'a str,
    file: &'a File,
    /// Where in the file; none where it is its name.
    passage: Option<&'a Passage>,
    /// What the passage says, or the file's name; and which bytes of it are the word.
    text: &'a str,
    found: std::ops::Range<usize>,
}

/// A file that is looked through.
struct File {
    path: SourcePath,
    /// What an article is called; empty for other files.
    title: String,
    state: State,
    /// The line on which the text of an article begins, below its front matter.
    body: Option<usize>,
}

/// What readers see of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Published,
    Draft,
    Future,
    Withdrawn,
    /// No text: what becomes of it depends on others.
    Beside,
}

/// A file with what it says; `None` where its text cannot be read.
type Read = (File, Option<Vec<Passage>>);

/// Tells every place.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    let (root, files) = match files(options) {
        Ok(found) => found,
        Err(fault) => {
            console.error(&fault);
            return ExitCode::from(FAILED);
        }
    };
    let read: Vec<Read> = files
        .into_par_iter()
        .map(|file| {
            let passages = load::passages(&root, &file.path);
            (file, passages)
        })
        .collect();
    let found: Vec<Place<'_>> =
        read.iter().flat_map(|one| options.words.iter().flat_map(|word| places_in(one, word))).collect();
    let code = console.result(&written::written(&found, options.format, console.lang()));
    let unread: Vec<String> = read
        .iter()
        .filter(|(file, passages)| passages.is_none() && !is_picture(&file.path))
        .map(|(file, _)| shown(Path::new(file.path.as_str())))
        .collect();
    account(console, &found, &unread);
    code
}

fn account(console: &Console, found: &[Place<'_>], unread: &[String]) {
    let mut files: Vec<&SourcePath> = found.iter().map(|place| &place.file.path).collect();
    files.dedup();
    let (places, files) = (found.len(), files.len());
    console.note(&text!("{files} 个文件里有 {places} 处", "{places} places in {files} files"));
    if !unread.is_empty() {
        let (count, names) = (unread.len(), unread.join("\n  "));
        console.note(&text!(
            "有 {count} 个文件读不出文字（PDF、旧格式等），请打开核对：\n  {names}",
            "the text of {count} files cannot be read (PDF, old formats); look into them:\n  {names}"
        ));
    }
}

/// Pictures and films hold no text that could be read.
fn is_picture(path: &SourcePath) -> bool {
    const PICTURES: [&str; 12] =
        ["jpg", "jpeg", "png", "gif", "webp", "svg", "bmp", "ico", "mp4", "mp3", "webm", "css"];
    path.extension().is_some_and(|ending| PICTURES.contains(&ending.as_str()))
}

fn places_in<'a>((file, passages): &'a Read, word: &'a str) -> Vec<Place<'a>> {
    let name = file.path.as_str();
    let in_name = places(name, word).into_iter().take(1).map(|found| Place {
        word,
        file,
        passage: None,
        text: name,
        found,
    });
    let in_text = passages.iter().flatten().flat_map(|passage| {
        let text = passage.text.as_str();
        places(text, word).into_iter().map(move |found| Place {
            word,
            file,
            passage: Some(passage),
            text,
            found,
        })
    });
    in_name.chain(in_text).collect()
}

/// The folder, and the files in it that are looked through.
fn files(options: &Options) -> Result<(PathBuf, Vec<File>), Text> {
    if options.scope == Scope::Public {
        return Ok((options.published.clone(), published(&options.published)?));
    }
    let folder = Folder::open(&options.site.root).map_err(|fault| fault.message())?;
    let config = folder.config();
    let now = config.map(|config| (options.site.now(&config.zone), &config.zone));
    let line_ends = config.map(|config| config.line_ends).unwrap_or_default();
    let texts: Vec<File> = folder.sources().map(|source| of_text(source, line_ends, now.as_ref())).collect();
    let settings =
        load::texts(folder.root()).into_iter().filter(|path| path.extension().as_deref() == Some("toml"));
    let beside = folder.files().into_keys().chain(folder.statics().into_keys());
    let files: Vec<File> = match options.scope {
        Scope::Drafts => {
            texts.into_iter().filter(|file| matches!(file.state, State::Draft | State::Future)).collect()
        }
        Scope::Attachments => beside.map(of_file).collect(),
        Scope::Everything | Scope::Public => {
            settings.map(of_file).chain(texts).chain(beside.map(of_file)).collect()
        }
    };
    Ok((folder.root().to_owned(), files))
}

fn of_file(path: SourcePath) -> File {
    File { path, title: String::new(), state: State::Beside, body: None }
}

fn of_text(source: &Source, line_ends: LineEnds, now: Option<&(Stamp, &Zone)>) -> File {
    let path = source.path().clone();
    if SourceKind::of(&path) != SourceKind::Article {
        return File { state: State::Published, ..of_file(path) };
    }
    let article = Article::parse(source, line_ends).value;
    let matter = &article.matter;
    let later = || now.zip(matter.date).is_some_and(|((now, zone), date)| date.in_zone(zone) > *now);
    let state = if matter.withdrawn.is_some() {
        State::Withdrawn
    } else if matter.draft {
        State::Draft
    } else if later() {
        State::Future
    } else {
        State::Published
    };
    let body = Some(source.position(article.body_range().start).line);
    File { path, title: matter.title.clone(), state, body }
}

/// The published files, without the index of the search, which is made of them.
fn published(folder: &Path) -> Result<Vec<File>, Text> {
    let manifest = Manifest::read(folder).map_err(|error| error.to_diagnostic().message)?;
    let Some(manifest) = manifest else {
        let folder = shown(folder);
        return Err(text!("{folder} 里没有发布过的网站", "no site is published in {folder}"));
    };
    let index = |path: &OutputPath| {
        path.as_str().starts_with("search/") && path.as_str().rsplit('.').next() == Some("js")
    };
    let paths = manifest.files().iter().filter(|file| !index(&file.path));
    let file = |file: &crate::disk::publish::Record| {
        let path = SourcePath::new(file.path.as_str()).ok()?;
        Some(File { title: file.title.clone().unwrap_or_default(), state: State::Published, ..of_file(path) })
    };
    Ok(paths.filter_map(file).collect())
}
