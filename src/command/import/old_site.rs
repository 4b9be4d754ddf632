//! `zhenbao import --from …`: all articles of an old site in one run that can be taken up again, with a report by
//! reason.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::Value;

use super::tally::{Tally, note, reason};
use super::{Options, Printed, WriteMode, bytes_of_file, place};
use crate::command::console::Console;
use crate::command::{FAILED, category, shown};
use crate::diagnostic::{Lang, Text};
use crate::disk::{create, import as files, words_of};
use crate::import::draft::Draft;
use crate::import::model::Imported;
use crate::import::old_site::{self, OldSite, OldText};
use crate::import::recognise::{Marks, Parts, Wanted, recognise};
use crate::import::{decoded, settle};
use crate::site::slug::slug;
use crate::source::{Date, SourcePath};
use crate::text;

/// So often the line of progress is written anew.
const STEP: usize = 20;

/// What is read of a site.
enum Item {
    File(PathBuf, String),
    Post(String, Result<OldText, Text>),
}

/// Imports old sites.
pub(super) fn run(of: OldSite, options: &Options, today: Date, console: &Console) -> ExitCode {
    let mut out = String::new();
    let mut all = Vec::new();
    let mut works = true;
    for path in &options.files {
        match site(of, path, options, today, console) {
            Ok(tally) => {
                works &= tally.failed.is_empty();
                out.push_str(&tally.told(&shown(path), console.lang()));
                all.push(tally.json(&shown(path)));
            }
            Err(error) => {
                console.end_progress();
                let (path, Text { zh, en }) = (shown(path), error);
                console.error(&text!("没有导入 {path}：{zh}", "{path} was not imported: {en}"));
                works = false;
            }
        }
    }
    console.end_progress();
    let printed = console.result(&match options.form {
        Printed::Json => format!("{:#}\n", Value::from(all)),
        Printed::People => out,
    });
    if works { printed } else { ExitCode::from(FAILED) }
}

fn site(of: OldSite, path: &Path, options: &Options, today: Date, console: &Console) -> Result<Tally, Text> {
    let home = home(path);
    let done: BTreeMap<String, String> = ledger(&options.root, &home);
    let items = items(of, path)?;
    let mut tally = Tally::default();
    let mut importing = Importing {
        lang: console.lang(),
        of,
        options,
        today,
        home: &home,
        base: path,
        folders: BTreeMap::new(),
    };
    let count = items.len();
    for (at, item) in items.into_iter().enumerate() {
        if at % STEP == 0 {
            console.progress(&bar(at, count));
        }
        let key = match &item {
            Item::File(_, key) | Item::Post(key, _) => key.clone(),
        };
        let is_done = done.get(&key).is_some_and(|written| !files::is_free(&options.root.join(written)));
        if is_done {
            tally.known += 1;
        } else if let Err(error) = importing.one(item, &key, &mut tally) {
            note(&mut tally.failed, reason(&error), error, &key);
        }
    }
    if options.writing == WriteMode::Write {
        tally.keep(&options.root, &home, &shown(path))?;
    }
    Ok(tally)
}

fn bar(at: usize, count: usize) -> Text {
    const WIDTH: usize = 30;
    let full = at * WIDTH / count.max(1);
    let bar = format!("[{}{}]", "#".repeat(full), ".".repeat(WIDTH - full));
    text!("{bar} {at}/{count} 篇", "{bar} {at} of {count}")
}

/// The folder of an old site's ledger and reports.
fn home(path: &Path) -> String {
    let name = path
        .canonicalize()
        .ok()
        .and_then(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()));
    let name: String = name
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        .take(60)
        .collect();
    format!("{}/site-{name}", files::FOLDER)
}

/// What was imported before: the key of each article and its file.
fn ledger(root: &Path, home: &str) -> BTreeMap<String, String> {
    let read = files::read(&root.join(format!("{home}/done.tsv")), files::LARGEST)
        .ok()
        .flatten()
        .unwrap_or_default();
    let text = String::from_utf8_lossy(&read).into_owned();
    text.lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(key, path)| (key.to_owned(), path.to_owned()))
        .collect()
}

fn items(of: OldSite, path: &Path) -> Result<Vec<Item>, Text> {
    if of == OldSite::WordPress {
        let bytes = bytes_of_file(path)?;
        let (source, _) = decoded("export.xml", &bytes)?;
        let posts = old_site::posts(source.text())?;
        return Ok(posts.into_iter().map(|(key, post)| Item::Post(key, post)).collect());
    }
    let all = files::files(path).map_err(|error| words_of(&error))?;
    let item = |file: PathBuf| {
        let key = file.strip_prefix(path).ok()?.to_str()?.replace('\\', "/");
        old_site::may_hold(of, &key).then_some(Item::File(file, key))
    };
    let items: Vec<Item> = all.into_iter().filter_map(item).collect();
    if items.is_empty() {
        return Err(text!("没有找到文章", "it holds no articles"));
    }
    Ok(items)
}

struct Importing<'o> {
    lang: Lang,
    of: OldSite,
    options: &'o Options,
    today: Date,
    home: &'o str,
    base: &'o Path,
    /// The folder of each old category.
    folders: BTreeMap<String, String>,
}

impl Importing<'_> {
    fn one(&mut self, item: Item, key: &str, tally: &mut Tally) -> Result<(), Text> {
        let (found, beside) = match item {
            Item::Post(_, post) => (post?, self.base.parent().unwrap_or(Path::new(".")).to_owned()),
            Item::File(file, _) => {
                let bytes = files::read(&file, files::LARGEST).map_err(|error| words_of(&error))?;
                let Some(bytes) = bytes else { return Err(text!("文件太大", "the file is too large")) };
                let (source, _) = decoded(key, &bytes)?;
                let folder = file.parent().unwrap_or(Path::new(".")).to_owned();
                (old_site::read(self.of, key, source.text())?, folder)
            }
        };
        let mut imported = match found {
            OldText::Article(imported) => *imported,
            OldText::Nothing(why) => {
                note(&mut tally.left_out, reason(&why), why, key);
                return Ok(());
            }
        };
        self.pictures(&mut imported, &beside, key);
        let categories = imported.about.categories.clone();
        let (queries, aliases) =
            imported.about.aliases.drain(..).partition(|alias: &String| alias.contains('?'));
        imported.about.aliases = aliases;
        let queries: Vec<String> = queries;
        let is_draft = imported.about.draft;
        let stem = key.rsplit('/').next().unwrap_or(key);
        let name = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem).to_owned();
        let wanted = Wanted {
            kind: self.options.kind,
            parts: Parts::One,
            marks: Marks::Keep,
            today: self.today,
            name,
        };
        let mut drafts = recognise(imported, &wanted);
        for draft in &mut drafts {
            draft.draft = is_draft || !self.options.publish;
            tally.drafts += usize::from(draft.draft);
        }
        let written = self.write(&mut drafts, categories.first(), key)?;
        tally.imported += 1;
        tally.queries.extend(queries.into_iter().map(|old| (old, written.clone())));
        for remark in drafts.into_iter().flat_map(|draft| draft.remarks) {
            note(&mut tally.remarks, (remark.fate, reason(&remark.message)), remark.message, key);
        }
        Ok(())
    }

    /// The pictures of an article: beside it, in the folder of its name, or in the site's own folder for files.
    fn pictures(&self, imported: &mut Imported, beside: &Path, key: &str) {
        let stem = key.rsplit_once('.').map_or(key, |(stem, _)| stem);
        let mut folders = vec![beside.to_owned(), self.base.join(stem)];
        for name in ["static", "source", "assets", "themes", "public", ""] {
            folders.push(self.base.join(name));
        }
        if let Some(around) = self.base.parent().filter(|_| self.of == OldSite::WordPress) {
            folders.push(around.to_owned());
        }
        settle(imported, &|address| {
            let local = match address.split_once("wp-content/") {
                Some((_, below)) => format!("wp-content/{below}"),
                None => address.to_owned(),
            };
            folders.iter().find_map(|folder| place::picture_beside(folder, &local))
        });
    }

    /// Writes an article; returns its path in the site.
    fn write(&mut self, drafts: &mut [Draft], category: Option<&String>, key: &str) -> Result<String, Text> {
        let kind = drafts.first().map_or(crate::article::kind::Kind::News, |draft| draft.kind);
        let folder = self.folder(category, kind)?;
        let folders = vec![folder; drafts.len()];
        let planned = place::plan(&self.options.root, drafts, &folders)?;
        let path = planned.first().map(|path| path.as_str().to_owned()).unwrap_or_default();
        if self.options.writing == WriteMode::Write {
            place::write(&self.options.root, drafts, &planned, self.lang)?;
            let line = format!("{key}\t{path}\n");
            files::append(&self.options.root.join(self.home).join("done.tsv"), &line)
                .map_err(|error| words_of(&error))?;
        }
        Ok(path)
    }

    /// The folder of a category of the old site, made where there is none yet.
    fn folder(
        &mut self,
        category: Option<&String>,
        kind: crate::article::kind::Kind,
    ) -> Result<String, Text> {
        let root = &self.options.root;
        let Some(name) = category.filter(|_| self.options.category.is_none()) else {
            return category::chosen(root, self.options.category.as_deref(), kind);
        };
        if let Some(folder) = self.folders.get(name) {
            return Ok(folder.clone());
        }
        let folder = match category::chosen(root, Some(name), kind) {
            Ok(folder) => folder,
            Err(_) => {
                let folder = slug(name);
                let index = SourcePath::new(&format!("content/{folder}/_index.md")).map_err(|_| {
                    text!("栏目“{name}”不能作文件夹名", "'{name}' can be no name of a folder")
                })?;
                if self.options.writing == WriteMode::Write && files::is_free(&index.to_os(root)) {
                    let title = crate::import::draft::value(name);
                    create::file(root, &index, format!("---\ntitle: {title}\n---\n"))
                        .map_err(|fault| crate::command::fault::not_created(&fault))?;
                }
                folder
            }
        };
        self.folders.insert(name.clone(), folder.clone());
        Ok(folder)
    }
}
