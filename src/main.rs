//! Arguments in, exit code out. Everything else lives in the library.

use std::process::ExitCode;

/// Pages are made of many short-lived texts on all cores; this allocator takes a quarter off the CPU
/// time of a build of 10,000 articles (see `benches/`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    zhenbao::cli::run(std::env::args_os())
}
