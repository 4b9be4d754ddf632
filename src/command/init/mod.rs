//! `zhenbao init [DIR]`: a new site that builds at once, in the name of its town.

mod ask;
mod starter;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::console::Console;
use super::fault::not_created;
use super::{FAILED, shown};
use crate::config::BaseUrl;
use crate::config::sample::TOWN;
use crate::diagnostic::Text;
use crate::disk::create;
use crate::edition::today;
use crate::text;

pub use starter::Township;

/// What `init` was asked to do. What is not given is asked for on a terminal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The folder of the new site.
    pub folder: PathBuf,
    /// The town: 金山镇.
    pub town: Option<String>,
    /// Its county.
    pub county: Option<String>,
    /// The address of the site.
    pub base_url: Option<String>,
    /// The office that runs it.
    pub office: Option<String>,
    /// Who edits it.
    pub editor: Option<String>,
}

/// Writes a new site into an empty folder and says how to go on.
pub fn run(options: Options, console: &Console) -> ExitCode {
    match create(options, console) {
        Ok(account) => console.account(&account),
        Err(fault) => {
            console.error(&fault);
            ExitCode::from(FAILED)
        }
    }
}

fn create(options: Options, console: &Console) -> Result<Text, Text> {
    create::vacant(&options.folder).map_err(|fault| not_created(&fault))?;
    let (named, folder) = (town_of(&options.folder), options.folder.clone());
    let town = write(ask::missing(Options { town: options.town.or(named), ..options }, console))?;
    Ok(account(&folder, &town))
}

/// Writes a new site into an empty folder, as far as it is known whose.
pub fn write(options: Options) -> Result<Township, Text> {
    let folder = options.folder.clone();
    let town = town(options);
    if let Err(Text { zh, en }) = BaseUrl::parse(&town.base_url) {
        let written = &town.base_url;
        return Err(text!("网址 {written} 不可用：{zh}", "the address {written} cannot be used: {en}"));
    }
    create::site(&folder, &starter::files(today(), &town)).map_err(|fault| not_created(&fault))?;
    Ok(town)
}

/// The town after which a folder is named: 金山镇, 和平乡, 城关街道.
pub fn town_of(folder: &Path) -> Option<String> {
    let folder = std::path::absolute(folder).ok()?;
    let name = folder.file_name()?.to_str()?;
    let is_town = ["镇", "乡", "街道", "苏木"].iter().any(|end| name.ends_with(end));
    (is_town && name.chars().count() <= 12).then(|| name.to_owned())
}

/// The town with what follows from its name.
fn town(options: Options) -> Township {
    let town = options.town.unwrap_or_else(|| TOWN.to_owned());
    let office = options.office.unwrap_or_else(|| format!("{town}党政办公室"));
    Township {
        county: options.county,
        base_url: options.base_url.unwrap_or_else(|| "https://www.example.gov.cn/".to_owned()),
        editor: options.editor.unwrap_or_else(|| office.clone()),
        office,
        town,
    }
}

fn account(folder: &Path, town: &Township) -> Text {
    let shown = shown(folder);
    let go = if folder == Path::new(".") { String::new() } else { format!("  cd {shown}\n") };
    let first = if town.town == TOWN {
        text!(
            "先把 site.toml 里的“{TOWN}”都换成本镇的名称（不换不能发布），写上正式网址，然后",
            "Replace {TOWN} in site.toml by the name of the town (nothing is published before), write its address, then"
        )
    } else {
        text!("先看一眼 site.toml，然后", "Have a look at site.toml, then")
    };
    let Text { zh, en } = first;
    text!(
        "已在“{shown}”新建网站。{zh}：\n{go}  zhenbao new \"文章标题\"\n  zhenbao serve --watch --open\n  zhenbao build",
        "A new site lies in '{shown}'. {en}:\n{go}  zhenbao new \"title\"\n  zhenbao serve --watch --open\n  zhenbao build"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_may_name_the_town() {
        assert_eq!(town_of(Path::new("/tmp/金山镇")).as_deref(), Some("金山镇"));
        assert_eq!(town_of(Path::new("城关街道")).as_deref(), Some("城关街道"));
        assert_eq!(town_of(Path::new("my-town")), None);
        let town = town(Options { town: Some("金山镇".to_owned()), ..Options::default() });
        assert_eq!((town.office.as_str(), town.editor.as_str()), ("金山镇党政办公室", "金山镇党政办公室"));
    }
}
