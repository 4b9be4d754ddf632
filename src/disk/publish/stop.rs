//! The wish to stop: SIGINT, SIGTERM and SIGHUP raise a flag that long work looks at.
//!
//! The only user of signal-hook. Must not know what is being stopped.

use std::io::{self, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::error::PublishError;

#[cfg(unix)]
const SIGNALS: &[i32] =
    &[signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP];
#[cfg(not(unix))]
const SIGNALS: &[i32] = &[signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM];

/// How often the flag is looked at by the thread that insists.
const LOOK: Duration = Duration::from_millis(50);

/// How long the program may take to stop by itself.
const GRACE: Duration = Duration::from_millis(700);

/// What is said then.
const STOPPED_WORDS: &str = "按要求停止了；已发布的网站没有改动，或者已经整个换新。Stopped as asked; the published site is as it was, or wholly new.";

/// The exit code of a program that was made to stop: it did not work.
const STOPPED: i32 = 1;

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
        stop.insist()?;
        Ok(stop)
    }

    /// Ends the program when it goes on although it was asked to stop: within a template or a text that
    /// keep it busy nobody looks at the flag. What it was writing is cleared away by the next start, and the
    /// published site is the old one or the new one, as after a power cut.
    fn insist(&self) -> io::Result<()> {
        let stop = self.clone();
        let watching = thread::Builder::new().name("stop".to_owned()).spawn(move || {
            while !stop.is_requested() {
                thread::sleep(LOOK);
            }
            thread::sleep(GRACE);
            // Whoever reads along may be gone, and nobody knows here which language is asked for.
            let _ = writeln!(io::stderr(), "{STOPPED_WORDS}");
            std::process::exit(STOPPED)
        });
        // Where the system gives no thread for it, a signal ends the program at once.
        if watching.is_err() {
            for signal in SIGNALS {
                signal_hook::flag::register_conditional_shutdown(*signal, STOPPED, Arc::clone(&self.0))?;
            }
        }
        Ok(())
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
