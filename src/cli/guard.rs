//! What stands between the program's own faults and the person at the keyboard: no backtrace, no panic
//! where threads are short. Must not know the commands.

use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::process::ExitCode;

use crate::command::FAILED;
use crate::command::console::Console;
use crate::text;

/// Runs a command. A fault of the program is told in one line, and nothing was published.
pub fn guarded(console: &Console, command: impl FnOnce() -> ExitCode) -> ExitCode {
    let told = console.clone();
    panic::set_hook(Box::new(move |info| tell(info, &told)));
    start_threads();
    panic::catch_unwind(AssertUnwindSafe(command)).unwrap_or(ExitCode::from(FAILED))
}

fn tell(info: &PanicHookInfo<'_>, console: &Console) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let reason = info.payload_as_str().unwrap_or("panic");
    console.error(&text!(
        "程序内部出错（{place}：{reason}）。这是镇报的缺陷，请把这一行报告给开发者",
        "an internal fault ({place}: {reason}); this is a defect of zhenbao, please report this line"
    ));
}

/// The stack of a thread: texts, templates and sheets nest as deep as their limits allow, and a stack that
/// overflows ends the program without a word. Only what is used of it takes memory.
const STACK: usize = 16 * 1024 * 1024;

/// Sees that work can be spread over threads. Where the system gives none, everything is done on this one.
fn start_threads() {
    let usual = || rayon::ThreadPoolBuilder::new().stack_size(STACK);
    if usual().build().is_ok() {
        let _ = usual().build_global();
    } else {
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
        // Fails only where a pool stands already, which is as good.
        let _ = alone.build_global();
    }
}
