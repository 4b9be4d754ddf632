//! The wish to stop: SIGINT, SIGTERM and SIGHUP raise a flag that long work looks at.
//!
//! The only user of signal-hook. Must not know what is being stopped.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::error::PublishError;

#[cfg(unix)]
const SIGNALS: &[i32] =
    &[signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP];
#[cfg(not(unix))]
const SIGNALS: &[i32] = &[signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM];

/// Whether somebody asked the program to stop. Clones share one flag.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// A flag that only [`request`](Self::request) raises.
    pub fn new() -> Self {
        Self::default()
    }

    /// A flag that SIGINT, SIGTERM and SIGHUP raise instead of ending the program at once.
    pub fn on_signals() -> io::Result<Self> {
        let stop = Self::new();
        for signal in SIGNALS {
            signal_hook::flag::register(*signal, Arc::clone(&stop.0))?;
        }
        Ok(stop)
    }

    /// Asks to stop.
    pub fn request(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether anybody asked.
    pub fn is_requested(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// An error when anybody asked.
    pub fn check(&self) -> Result<(), PublishError> {
        if self.is_requested() { Err(PublishError::Interrupted) } else { Ok(()) }
    }
}
