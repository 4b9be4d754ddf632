//! `zhenbao new TITLE`: an article to fill in, in its category, under a name that will not change.

pub mod index_number;
mod open;
mod skeleton;

use std::path::PathBuf;
use std::process::ExitCode;

use super::console::Console;
use super::fault::{no_site, not_created};
use super::{FAILED, category, shown};
use crate::article::kind::Kind;
use crate::article::{Article, decode};
use crate::config::LineEnds;
use crate::diagnostic::{Lang, Text};
use crate::disk::create::{self, CreateFault};
use crate::edition::today;
use crate::site::slug::{numbered, slug};
use crate::source::character::invisible;
use crate::source::{Date, SourcePath};
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
        return Err(no_site(&options.root));
    }
    let index_number =
        |date| (options.kind == Kind::Document).then(|| index_number::next(&options.root, date)).flatten();
    begin(options, |date| {
        skeleton::skeleton(&options.title, options.kind, date, index_number(date).as_deref(), lang)
    })
}

/// Begins an article with a text of a date, in its category, under a name that will not change, and says where
/// it lies.
pub fn begin(options: &Options, text: impl FnOnce(Date) -> String) -> Result<PathBuf, Text> {
    fit(&options.title)?;
    let category = category::chosen(&options.root, options.category.as_deref(), options.kind)?;
    let date = options.date.unwrap_or_else(today);
    let (text, name) = (text(date), slug(&options.title));
    reads_back(&options.title, &text)?;
    // Long titles are cut, and two of a day may be one then.
    for name in numbered(&format!("{date}-{name}"), MOST_NAMESAKES) {
        let path = SourcePath::new(&format!("content/{category}/{name}.md"))
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

/// Refuses a title that no article may have: nobody would see what was left out of it.
fn fit(title: &str) -> Result<(), Text> {
    let title = title.trim();
    let number = |at: usize| title[..at].chars().count() + 1;
    if let Some(at) = title.find(['\n', '\r', '\t', '\u{2028}', '\u{2029}']) {
        let number = number(at);
        return Err(text!(
            "标题的第 {number} 个字符是换行或制表符；标题写成一行",
            "character {number} of the title is a line break or a tab; write the title on one line"
        ));
    }
    // What only moves other signs, or stands beside letters that it never joins.
    let Some((at, odd)) = invisible(title).next() else { return Ok(()) };
    let (number, code) = (number(at), u32::from(odd));
    Err(text!(
        "标题的第 {number} 个字符 U+{code:04X} 看不见，不能放在标题里；去掉它，或者重新输入标题",
        "character {number} of the title, U+{code:04X}, cannot be seen and has no place in a title; take it out or type the title anew"
    ))
}

/// Refuses a title that would not be read again as it was typed.
fn reads_back(title: &str, text: &str) -> Result<(), Text> {
    let place = SourcePath::new("content/new/new.md").expect("a plain path");
    let decoded = decode::decode(&place, text.as_bytes());
    if let Some(finding) = decoded.diagnostics.first() {
        let Text { zh, en } = &finding.message;
        return Err(text!("这个标题不能用：{zh}", "this title cannot be used: {en}"));
    }
    let read =
        decoded.value.map(|source| Article::parse(&source, LineEnds::default()).value.matter.title.clone());
    if read.as_deref() == Some(title.trim()) {
        return Ok(());
    }
    Err(text!(
        "这个标题不能用：写进稿件以后读出来就不一样了",
        "this title cannot be used: written into an article it would be read as another one"
    ))
}

#[cfg(test)]
mod tests;
