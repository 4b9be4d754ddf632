//! Opening a file in the program that the system has for it.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::command::console::Console;
use crate::command::shown;
use crate::text;

/// Opens a text, or says that nobody could: it lies there all the same.
pub(super) fn open(path: &Path, console: &Console) {
    let quiet = |command: &mut Command| {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().is_ok()
    };
    if !commands().into_iter().any(|(program, first)| quiet(Command::new(program).args(first).arg(path))) {
        let path = shown(path);
        console.warning(&text!(
            "没有能打开 {path} 的程序，请自己打开它",
            "no program opens {path}; open it yourself"
        ));
    }
}

/// Programs with their first arguments, the first one first. Windows does not know `.md`: its Notepad reads any text.
fn commands() -> Vec<(&'static str, &'static [&'static str])> {
    if cfg!(windows) {
        vec![("notepad.exe", &[])]
    } else if cfg!(target_os = "macos") {
        vec![("open", &["-t"])]
    } else {
        vec![("xdg-open", &[]), ("gio", &["open"])]
    }
}
