//! `zhenbao explain CODE`: what a finding means, with a wrong and a right example.

use std::process::ExitCode;

use super::USAGE;
use super::console::Console;
use crate::codes::{self, explain};
use crate::diagnostic::{nearest, visible};
use crate::text;

/// Explains the code of that number.
pub fn run(written: &str, console: &Console) -> ExitCode {
    if let Some(code) = codes::find(written) {
        return console.result(&explain(code, console.lang()));
    }
    let shown = visible(written);
    let ids: Vec<String> = codes::all().iter().map(|code| code.id.to_lowercase()).collect();
    let error = match nearest(written, ids.iter().map(String::as_str)).map(str::to_uppercase) {
        Some(near) => text!(
            "没有代码“{shown}”，是不是 {near}？请运行 zhenbao explain {near}",
            "there is no code '{shown}'; did you mean {near}? Run zhenbao explain {near}"
        ),
        None => text!(
            "没有代码“{shown}”。代码写在提示的方括号里，例如 zhenbao explain ZB101",
            "there is no code '{shown}'. Codes stand in the brackets of a finding: zhenbao explain ZB101"
        ),
    };
    console.error(&error);
    ExitCode::from(USAGE)
}
