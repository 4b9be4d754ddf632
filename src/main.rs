//! Arguments in, exit code out. Everything else lives in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    zhenbao::cli::run(std::env::args_os())
}
