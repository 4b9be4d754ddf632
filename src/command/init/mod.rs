//! `zhenbao init [DIR]`: a new site that builds at once.

mod starter;

use std::path::Path;
use std::process::ExitCode;

use super::console::Console;
use super::{FAILED, new, shown};
use crate::disk::create;
use crate::edition::today;
use crate::text;

/// Writes a new site into an empty folder and says how to go on.
pub fn run(folder: &Path, console: &Console) -> ExitCode {
    if let Err(fault) = create::site(folder, &starter::files(today())) {
        console.error(&new::not_created(&fault));
        return ExitCode::from(FAILED);
    }
    let shown = shown(folder);
    let go = if folder == Path::new(".") { String::new() } else { format!("  cd {shown}\n") };
    console.account(&text!(
        "已在“{shown}”新建网站。先在 site.toml 中写上网站名称和网址，然后：\n{go}  zhenbao new \"文章标题\"\n  zhenbao build",
        "A new site lies in '{shown}'. Put its name and address into site.toml, then:\n{go}  zhenbao new \"title\"\n  zhenbao build"
    ))
}
