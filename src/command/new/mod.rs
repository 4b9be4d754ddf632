//! `zhenbao new TITLE`: an article to fill in, in its category, under a name that will not change.

mod index_number;
mod open;
mod skeleton;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::console::Console;
use super::fault::not_created;
use super::{FAILED, shown};
use crate::article::CategoryIndex;
use crate::article::kind::Kind;
use crate::config::LineEnds;
use crate::diagnostic::{Lang, Text, nearest, visible};
use crate::disk::create::{self, CreateFault};
use crate::disk::words_of;
use crate::edition::today;
use crate::site::slug::slug;
use crate::source::{Date, Source, SourcePath};
use crate::text;

/// What `new` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The site.
    pub root: PathBuf,
    /// The article's title, not blank.
    pub title: String,
    /// What kind of article.
    pub kind: Kind,
    /// The folder in `content/`; chosen by the kind if not given.
    pub category: Option<String>,
    /// The article's date; today if not given.
    pub date: Option<Date>,
    /// Whether it is opened in the system's editor.
    pub editor: Editor,
}

/// What becomes of a new article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Editor {
    /// The program for its kind of file opens it.
    Open,
    /// It lies there.
    Leave,
}

/// One of so many articles of a day may have one name; nobody writes more.
const MOST_NAMESAKES: usize = 100;

/// The category of `zhenbao init` that articles of a kind belong to.
fn usual_category(kind: Kind) -> &'static str {
    match kind {
        Kind::News => "yaowen",
        Kind::Session | Kind::Outline | Kind::Targets => "renda",
        Kind::Notice | Kind::Gongshi => "tongzhi",
        Kind::Document | Kind::Progress => "zhengce",
    }
}

/// Writes the skeleton of an article and says where it lies.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    match write(options, console.lang()) {
        Ok(path) => {
            let written = console.result(&format!("{}\n", shown(&path)));
            console.note(&text!(
                "写好后删去“草稿: 是”一行，再运行 zhenbao build；边写边看用 zhenbao serve --watch --open",
                "when it is written, delete the line draft and run zhenbao build; zhenbao serve --watch --open shows it meanwhile"
            ));
            if options.editor == Editor::Open {
                open::open(&path, console);
            }
            written
        }
        Err(fault) => {
            console.error(&fault);
            ExitCode::from(FAILED)
        }
    }
}

fn write(options: &Options, lang: Lang) -> Result<PathBuf, Text> {
    if !create::is_site(&options.root) {
        return Err(no_site(options));
    }
    let category = category(options)?;
    let date = options.date.unwrap_or_else(today);
    let index_number =
        (options.kind == Kind::Document).then(|| index_number::next(&options.root, date)).flatten();
    let text = skeleton::skeleton(&options.title, options.kind, date, index_number.as_deref(), lang);
    let name = slug(&options.title);
    // Long titles are cut, and two of a day may be one then.
    for number in 1..=MOST_NAMESAKES {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        let path = SourcePath::new(&format!("content/{category}/{date}-{name}{number}.md"))
            .map_err(|_| text!("栏目“{category}”不是文件夹名", "'{category}' is no name of a folder"))?;
        match create::file(&options.root, &path, &text) {
            Err(CreateFault::Exists(_)) => {}
            made => return made.map_err(|fault| not_created(&fault)),
        }
    }
    Err(text!(
        "“{category}”里今天叫这个名称的稿件太多了，换个标题",
        "there are too many articles of that name in '{category}' today; take another title"
    ))
}

fn no_site(options: &Options) -> Text {
    let root = shown(&options.root);
    text!(
        "“{root}”里没有 site.toml。请在网站的文件夹中运行，或用 --root 指明；新建网站用 zhenbao init",
        "there is no site.toml in '{root}'. Run this in the site's folder or name it with --root; zhenbao init makes a new site"
    )
}

/// The category asked for by folder or by title, or the one that fits the kind, or the only one.
fn category(options: &Options) -> Result<String, Text> {
    let known = create::category_folders(&options.root).map_err(|error| {
        let error = words_of(&error);
        let Text { zh, en } = error;
        text!("无法读取 content 文件夹：{zh}", "the folder content cannot be read: {en}")
    })?;
    let titles: Vec<(String, String)> =
        known.iter().map(|name| (name.clone(), title(&options.root, name))).collect();
    let listed = |comma: &str| {
        let shown = |(name, title): &(String, String)| {
            if title.is_empty() {
                visible(name).into_owned()
            } else {
                visible(&format!("{name}（{title}）")).into_owned()
            }
        };
        titles.iter().map(shown).collect::<Vec<_>>().join(comma)
    };
    let (list, listed_in_english) = (listed("、"), listed(", "));
    let Some(asked) = &options.category else {
        let usual = usual_category(options.kind);
        return match known.as_slice() {
            [] => Err(text!("content 里还没有栏目", "there is no category in content yet")),
            [only] => Ok(only.clone()),
            all if all.iter().any(|name| name == usual) => Ok(usual.to_owned()),
            _ => Err(text!(
                "请用 --category 指明栏目，可以是：{list}",
                "name the category with --category; it can be: {listed_in_english}"
            )),
        };
    };
    let (first, below) = asked.split_once('/').unwrap_or((asked, ""));
    let named = |(name, title): &&(String, String)| name == first || (!title.is_empty() && title == first);
    if let Some((folder, _)) = titles.iter().find(named) {
        return Ok(format!("{folder}/{below}").trim_end_matches('/').to_owned());
    }
    let asked = visible(asked);
    let names = titles.iter().flat_map(|(name, title)| [name.as_str(), title.as_str()]);
    Err(match nearest(first, names.filter(|name| !name.is_empty())) {
        Some(near) => text!(
            "没有栏目“{asked}”，是不是“{near}”？可以是：{list}",
            "there is no category '{asked}'; did you mean '{near}'? It can be: {listed_in_english}"
        ),
        None => text!(
            "没有栏目“{asked}”，可以是：{list}",
            "there is no category '{asked}'; it can be: {listed_in_english}"
        ),
    })
}

/// The title of a category, if its `_index.md` has one.
fn title(root: &Path, folder: &str) -> String {
    let Some(text) = create::category_index(root, folder) else { return String::new() };
    let Ok(path) = SourcePath::new(&format!("content/{folder}/_index.md")) else { return String::new() };
    CategoryIndex::parse(&Source::new(path, text), LineEnds::default()).value.matter.title
}

#[cfg(test)]
mod tests;
