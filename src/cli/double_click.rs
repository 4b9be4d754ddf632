//! Whether somebody started the program by a double click: without a word on the command line, and with nobody at
//! a terminal to read what it says.

use std::env;
use std::io::{self, IsTerminal as _};

/// Whether this start was one. A program that is started so by another one, without a desktop, is told how it is
/// used, as on a terminal.
pub(super) fn is_one() -> bool {
    let silent = !io::stdin().is_terminal() && !io::stdout().is_terminal() && !io::stderr().is_terminal();
    let desktop = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(windows) {
        // A double click opens a terminal of its own there. Who types in one has its prompt around.
        return !desktop("PROMPT") && !desktop("PSModulePath") || silent;
    }
    silent && (cfg!(target_os = "macos") || desktop("DISPLAY") || desktop("WAYLAND_DISPLAY"))
}
