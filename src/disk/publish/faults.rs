//! Lets the n-th change on the disk fail or kill the program: only in tests.

use std::io;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// `kill@17`, or an error number of the system: `28@17`. Only child processes of a test carry it.
pub const VARIABLE: &str = "ZHENBAO_TEST_FAULT";

/// Not empty: there is no exchange, as on a network drive.
pub const NO_EXCHANGE: &str = "ZHENBAO_TEST_NO_EXCHANGE";

/// Whether this process is to do without an exchange.
pub fn without_exchange() -> bool {
    std::env::var_os(NO_EXCHANGE).is_some_and(|value| !value.is_empty())
}

#[derive(Clone, Copy)]
struct Fault {
    /// `None`: the program ends at once, as by `kill -9`.
    error: Option<i32>,
    at: u32,
}

fn fault() -> Option<Fault> {
    static FAULT: OnceLock<Option<Fault>> = OnceLock::new();
    *FAULT.get_or_init(|| {
        let text = std::env::var(VARIABLE).ok()?;
        let (what, at) = text.split_once('@')?;
        Some(Fault { error: what.parse().ok(), at: at.parse().ok()? })
    })
}

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Whether the fault has happened, or would have: the program came as far.
pub fn reached() -> bool {
    fault().is_some_and(|fault| COUNT.load(Ordering::SeqCst) >= fault.at)
}

/// Counts one change on the disk.
pub fn step() -> io::Result<()> {
    let Some(fault) = fault() else { return Ok(()) };
    if COUNT.fetch_add(1, Ordering::SeqCst) + 1 != fault.at {
        return Ok(());
    }
    match fault.error {
        Some(error) => Err(io::Error::from_raw_os_error(error)),
        None => std::process::abort(),
    }
}
