//! `zhenbao new TITLE`: an article to fill in, in its category, under a name that will not change.

mod index_number;
mod skeleton;

use std::path::PathBuf;
use std::process::ExitCode;

use super::console::Console;
use super::{FAILED, shown};
use crate::article::kind::Kind;
use crate::diagnostic::{Text, nearest, visible};
use crate::disk::create::{self, CreateFault};
use crate::edition::today;
use crate::site::slug::slug;
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
}

/// The category of `zhenbao init` that articles of a kind belong to.
fn usual_category(kind: Kind) -> &'static str {
    match kind {
        Kind::News => "yaowen",
        Kind::Session | Kind::Outline | Kind::Targets => "renda",
        Kind::Notice => "tongzhi",
        Kind::Document => "zhengce",
    }
}

/// Writes the skeleton of an article and says where it lies.
pub fn run(options: &Options, console: &Console) -> ExitCode {
    match write(options) {
        Ok(path) => {
            let written = console.result(&format!("{}\n", shown(&path)));
            console.note(&text!(
                "写好后删去 draft 一行，再运行 zhenbao build",
                "when it is written, delete the line draft and run zhenbao build"
            ));
            written
        }
        Err(fault) => {
            console.error(&fault);
            ExitCode::from(FAILED)
        }
    }
}

fn write(options: &Options) -> Result<PathBuf, Text> {
    if !create::is_site(&options.root) {
        return Err(no_site(options));
    }
    let category = category(options)?;
    let date = options.date.unwrap_or_else(today);
    let name = format!("{date}-{}.md", slug(&options.title));
    let path = SourcePath::new(&format!("content/{category}/{name}"))
        .map_err(|_| text!("栏目“{category}”不是文件夹名", "'{category}' is no name of a folder"))?;
    let index_number =
        (options.kind == Kind::Document).then(|| index_number::next(&options.root, date)).flatten();
    let text = skeleton::skeleton(&options.title, options.kind, date, index_number.as_deref());
    create::file(&options.root, &path, &text).map_err(|fault| not_created(&fault))
}

fn no_site(options: &Options) -> Text {
    let root = shown(&options.root);
    text!(
        "“{root}”里没有 site.toml。请在网站的文件夹中运行，或用 --root 指明；新建网站用 zhenbao init",
        "there is no site.toml in '{root}'. Run this in the site's folder or name it with --root; zhenbao init makes a new site"
    )
}

/// The category asked for, or the one that fits the kind, or the only one.
fn category(options: &Options) -> Result<String, Text> {
    let known = create::category_folders(&options.root).map_err(|error| {
        text!("无法读取 content 文件夹：{error}", "the folder content cannot be read: {error}")
    })?;
    let list = known.iter().map(|name| visible(name)).collect::<Vec<_>>().join("、");
    let Some(asked) = &options.category else {
        let usual = usual_category(options.kind);
        return match known.as_slice() {
            [] => Err(text!("content 里还没有栏目", "there is no category in content yet")),
            [only] => Ok(only.clone()),
            all if all.iter().any(|name| name == usual) => Ok(usual.to_owned()),
            _ => Err(text!(
                "请用 --category 指明栏目，可以是：{list}",
                "name the category with --category; it can be: {list}"
            )),
        };
    };
    let first = asked.split('/').next().unwrap_or_default();
    if known.iter().any(|name| name == first) {
        return Ok(asked.trim_end_matches('/').to_owned());
    }
    let asked = visible(asked);
    Err(match nearest(first, known.iter().map(String::as_str)) {
        Some(near) => text!(
            "没有栏目“{asked}”，是不是“{near}”？可以是：{list}",
            "there is no category '{asked}'; did you mean '{near}'? It can be: {list}"
        ),
        None => {
            text!("没有栏目“{asked}”，可以是：{list}", "there is no category '{asked}'; it can be: {list}")
        }
    })
}

/// Why a file or site was not created.
pub(super) fn not_created(fault: &CreateFault) -> Text {
    match fault {
        CreateFault::NotEmpty(path) => {
            let path = shown(path);
            text!(
                "文件夹“{path}”不是空的。请换一个文件夹，例如 zhenbao init xinwang",
                "the folder '{path}' is not empty. Take another one: zhenbao init newsite"
            )
        }
        CreateFault::Exists(path) => {
            let path = shown(path);
            text!("“{path}”已经存在，没有改动它", "'{path}' exists already and was left as it is")
        }
        CreateFault::Link(path) => {
            let path = shown(path);
            text!(
                "“{path}”是链接，链接后面的文件不会发布。请换成真正的文件夹",
                "'{path}' is a link, and what lies behind links is not published. Put a real folder in its place"
            )
        }
        CreateFault::System(path, error) => {
            let path = shown(path);
            text!("无法写入“{path}”：{error}", "'{path}' cannot be written: {error}")
        }
    }
}

#[cfg(test)]
mod tests;
